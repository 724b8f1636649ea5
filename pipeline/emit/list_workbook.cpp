#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/workbook.hpp"

namespace intake {

namespace {

void add_item(Workbook& book, int row, const LetterItem& item) {
    book.text(row, 0, item.number, Look::strong);
    book.text(row, 1, item.candidate.empty() ? "（单位材料）" : item.candidate);
    book.text(row, 2, item.place);
    book.text(row, 3, item.problem);
    book.text(row, 4, item.remedy);
    book.text(row, 5, item.basis);
    book.text(row, 6, item.kind, item.kind == "必补" ? Look::strong : Look::text);
    book.choices(row, 7, {"已补正", "已说明", "无法补正"});
    book.choices(row, 8, {});
    book.text(row, 9, item.finding, Look::muted);
    if (!item.state.empty()) {
        book.text(row, 10, item.state, Look::strong);
    }
}

/// Of a later round: what became of the items before, and what came.
void add_round(Workbook& book, const Letter& letter) {
    book.add_sheet("前次事项办理情况", {{"编号", 12},
                                        {"候选人", 11},
                                        {"材料与页码", 22},
                                        {"前次通知的问题", 46},
                                        {"类别", 7},
                                        {"办理情况", 11},
                                        {"标识", 9, true}});
    int row = 1;
    for (const LetterItem& item : letter.earlier) {
        book.text(row, 0, item.number, Look::strong);
        book.text(row, 1, item.candidate.empty() ? "（单位材料）" : item.candidate);
        book.text(row, 2, item.place);
        book.text(row, 3, item.problem);
        book.text(row, 4, item.kind);
        book.text(row, 5, item.state, Look::strong);
        book.text(row++, 6, item.finding, Look::muted);
    }
    book.add_sheet("本次收到的材料", {{"文件", 50}, {"识别为", 50}});
    row = 1;
    for (const ReceivedFile& file : letter.received) {
        book.text(row, 0, file.path);
        book.text(row++, 1, file.what);
    }
}

void add_fact(Workbook& book, int& row, const std::string& name, const std::string& value) {
    if (!value.empty()) {
        book.text(row, 0, name, Look::strong);
        book.text(row++, 1, value);
    }
}

std::string day(Date date) {
    return date.ok() ? to_chinese(date) : std::string();
}

void add_facts(Workbook& book, const Letter& letter, const Profile& profile) {
    const LetterRule& rule = profile.letter;
    int row = 1;
    const auto items = letter.unit_items.size() + letter.candidate_items.size();
    add_fact(book, row, profile.unit_title, letter.unit);
    add_fact(book, row, "补正事项", std::to_string(items) + "项，编号与补正通知一致");
    add_fact(book, row, "通知日期", day(letter.date));
    add_fact(book, row, "补正期限",
             letter.due.ok() ? day(letter.due) + rule.cutoff + "前" : "");
    add_fact(book, row, "填写方法",
             "在“补正情况”栏选择或填写结果，在“对应文件名”栏写明重新报送的文件；"
             "请勿改动编号");
    add_fact(book, row, "文件命名", rule.naming);
    add_fact(book, row, "联系部门", rule.department);
    add_fact(book, row, "联系人", rule.contact);
    add_fact(book, row, "电话", rule.phone);
    add_fact(book, row, "邮箱", rule.email);
}

} // namespace

std::string list_workbook(const Letter& letter, const Profile& profile) {
    Workbook book(letter.unit + "补正清单");
    std::vector<SheetColumn> columns{{"编号", 12},     {"候选人", 11},   {"材料与页码", 19},
                                     {"问题", 34},     {"补正要求", 27}, {"依据", 13},
                                     {"类别", 7},      {"补正情况", 11}, {"对应文件名", 19},
                                     {"标识", 9, true}};
    if (letter.round > 1) {
        columns.push_back({"本次状态", 11});
    }
    book.add_sheet("补正清单", columns);
    int row = 1;
    for (const auto* items : {&letter.unit_items, &letter.candidate_items}) {
        for (const LetterItem& item : *items) {
            add_item(book, row++, item);
        }
    }
    if (letter.round > 1) {
        add_round(book, letter);
    }
    book.add_sheet("说明", {{"项目", 16}, {"内容", 90}});
    add_facts(book, letter, profile);
    return book.finish();
}

} // namespace intake

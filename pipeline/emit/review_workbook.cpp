#include "pipeline/emit/answer_columns.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/emit/workbook.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr int crop_pixels = 260; ///< most of a place's height on the sheet
constexpr int page_pixels = 480; ///< of a whole page, which must be legible

constexpr std::array guide{
    "1. "
    "每行一个问题，越靠前越要紧。请对照“原件图片”，在“核对结果”一栏从下拉中选择，或直接填写正确"
    "内容。",
    "2. "
    "“同读数”：原件与“程序读出”完全一致；“空白”：原件此处没有填写；“无法辨认”：人工也看不清。",
    "3. “符合要求”：程序的疑问不成立；“不符合要求”：确有问题，属单位补正的将写入补正通知。",
    "4. “核对人”填一次即可，以下各行视为同一人，直到另填；“说明”可不填。两栏都记入台账。",
    "5. 暂不确定的行留空即可，下次仍会列出。请不要删除行，也不要改动“标识”一栏。",
    "6. 填好保存后运行：dossier-intake apply 核对表.xlsx --ledger 台账，再用同一台账重新运行 "
    "run。",
    "7. “其余存疑”一页列出把握不足、但不影响审查结论的读数，可以不填；填了的同样采用。",
    "8. 表中含完整证件号码，仅限秘书处内部使用。",
};

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) {
        out += (out.empty() ? "" : "\n") + line;
    }
    return out;
}

bool shows_place(const ReviewItem& item) {
    return std::ranges::any_of(item.sources,
                               [](const Source& source) { return !source.box.empty(); });
}

void add_pictures(Workbook& book, int row, const ReviewItem& item) {
    const int pixels = shows_place(item) ? crop_pixels : page_pixels;
    if (book.pictures(row, column_picture, item.pictures, pixels)) {
        return;
    }
    const bool cell = std::ranges::any_of(
        item.sources, [](const Source& source) { return !source.cell.empty(); });
    book.text(row, column_picture,
              cell ? "（表格单元格，请查看原表）" : "（无图片，请查看原件）", Look::muted);
}

std::vector<std::string> labels_of(const ReviewItem& item) {
    std::vector<std::string> labels;
    for (const Option& option : item.options) {
        labels.push_back(option.label);
    }
    return labels;
}

void add_item(Workbook& book, int row, const ReviewItem& item) {
    book.text(row, column_number, std::to_string(row));
    book.text(row, column_weight, chinese_weight(item.severity),
              item.severity == Severity::blocking ? Look::bad : Look::text);
    book.text(row, column_unit, item.unit);
    book.text(row, column_candidate, shown_candidate(item.candidate), Look::strong);
    book.text(row, column_question,
              item.title + "\n" + item.reason + (item.place.empty() ? "" : "\n" + item.place));
    add_pictures(book, row, item);
    const bool value = !item.field.empty();
    book.text(row, column_reading, item.reading.empty() && value ? "（未读出）" : item.reading,
              item.reading.empty() ? Look::muted : Look::text);
    book.text(row, column_others, joined(item.alternatives));
    book.choices(row, column_answer, labels_of(item));
    book.text(row, column_by, "", Look::answer);
    book.text(row, column_why, "", Look::answer);
    book.text(row, column_id, item.id, Look::muted);
}

void add_items(Workbook& book, std::string_view sheet, const std::vector<ReviewItem>& items,
               bool needed, const Batch& batch) {
    const std::string run = fingerprint_of(questions_of(items));
    book.add_sheet(std::string(sheet), {{"序号", 5},
                                        {"级别", 6},
                                        {batch.profile.unit_title, 12},
                                        {std::string(title_candidate), 9},
                                        {std::string(title_question), 26},
                                        {"原件图片", 58},
                                        {"程序读出", 18},
                                        {"其他读法", 20},
                                        {std::string(title_answer), 22},
                                        {std::string(title_by), 9},
                                        {std::string(title_why), 18},
                                        {std::string(title_id) + run, 10}});
    int row = 1;
    for (const ReviewItem& item : items) {
        if (item.needed == needed) {
            add_item(book, row++, item);
        }
    }
    book.guard(column_question);
}

} // namespace

std::string shown_candidate(const std::string& candidate) {
    return candidate.empty() ? "（单位材料）" : candidate;
}

std::string review_workbook(const std::vector<ReviewItem>& items, const Batch& batch) {
    Workbook book(batch.profile.title + "核对表");
    add_items(book, answer_sheet, items, true, batch);
    if (std::ranges::any_of(items, [](const ReviewItem& item) { return !item.needed; })) {
        add_items(book, further_sheet, items, false, batch);
    }
    book.add_sheet("填写说明", {{"怎样填写核对表", 100}});
    int row = 1;
    for (const char* line : guide) {
        book.text(row++, 0, line);
    }
    return book.finish();
}

} // namespace intake

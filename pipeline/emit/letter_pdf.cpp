#include "pipeline/emit/letter_round.hpp"
#include "pipeline/emit/pdf_pages.hpp"
#include "pipeline/emit/typeset.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

const Style body{.indent = 2};
const Style heading{.face = Face::hei, .indent = 2, .keep = 84};
const Style flush{};

void add(Manuscript& out, const Style& style, std::string text) {
    out.blocks.emplace_back(Paragraph{{{std::move(text)}}, style});
}

TextRun text_or_blank(const std::string& text, std::size_t ems) {
    if (!text.empty()) {
        return {text};
    }
    std::string blank;
    for (std::size_t i = 0; i < ems * 2; ++i) {
        blank += "\u00A0";
    }
    return {blank, false, true};
}

std::string replaced(std::string text, std::string_view what, const std::string& with) {
    const std::size_t at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

bool nothing_to_cure(const Letter& letter) {
    return !asks_for_something(letter);
}

bool is_complete(const Letter& letter) {
    return nothing_to_cure(letter) && letter.under_review.empty() && !letter.unit_under_review;
}

std::string subject(const Profile& profile) {
    return "“" + profile.letter.award + "”（" + std::to_string(profile.year) + "年度）";
}

/// In two lines, parted between phrases.
std::pair<std::string, std::string> title_lines(const Letter& letter, const Profile& profile) {
    if (letter.round > 1) {
        return round_title(letter, subject(profile), profile.letter.material);
    }
    return nothing_to_cure(letter)
               ? std::pair("关于" + subject(profile),
                           profile.letter.material + "形式审查情况的通知")
               : std::pair("关于补正" + subject(profile), profile.letter.material + "的通知");
}

std::string title(const Letter& letter, const Profile& profile) {
    const auto [first, second] = title_lines(letter, profile);
    return first + second;
}

/// The number stands above the red rule (GB/T 9704); one that is not given yet is written in.
void add_number(Manuscript& out, const Letter& letter, const Profile& profile) {
    const std::string given = letter.number > 0 ? std::to_string(letter.number) : "　";
    std::string number = replaced(profile.letter.number, "{n}", given);
    number = replaced(number, "{year}", std::to_string(profile.year));
    std::vector<TextRun> spans{text_or_blank(number, 9)};
    if (number.empty()) {
        spans.insert(spans.begin(), {"文号："});
    }
    out.blocks.emplace_back(Paragraph{std::move(spans), {.align = Align::centre}});
}

void add_head(Manuscript& out, const Letter& letter, const Profile& profile) {
    add(out,
        {.bold = true, .size = 34, .pitch = 44, .align = Align::centre, .colour = Colour::red},
        profile.letter.organiser);
    out.blocks.emplace_back(Gap{16});
    add_number(out, letter, profile);
    out.blocks.emplace_back(Gap{8});
    out.blocks.emplace_back(RuledLine{1.8, Colour::red});
    out.blocks.emplace_back(Gap{26});
    const Style large{.bold = true, .size = 22, .pitch = 34, .align = Align::centre};
    const auto [first, second] = title_lines(letter, profile);
    add(out, large, first);
    add(out, large, second);
    out.blocks.emplace_back(Gap{14});
    add(out, flush, letter.unit + "：");
}

std::size_t deficient(const Letter& letter) {
    return static_cast<std::size_t>(
        std::ranges::count(letter.lines, Standing::deficient, &CandidateLine::standing));
}

std::string opening(const Letter& letter, const Profile& profile) {
    const bool again = letter.round > 1;
    std::string text = "贵单位" + std::string(again ? "再次" : "") + "报送的" +
                       subject(profile) + profile.letter.material + "收悉，" +
                       (again ? "本次" : "") + "共" + std::to_string(letter.files) + "个文件" +
                       (again ? "（新材料" + std::to_string(letter.received.size()) + "个），"
                              : std::string("，")) +
                       (again ? "连同此前报送的材料，" : "") + "涉及候选人" +
                       std::to_string(letter.candidates) + "名。感谢贵单位对“" +
                       profile.letter.award + "”" + profile.letter.work + "的支持。";
    if (!profile.letter.rules.empty()) {
        text += "根据" + profile.letter.rules + "及本年度申报通知的要求，";
    }
    return text + profile.letter.organiser + "对材料的完整性进行了形式审查，现将情况通知如下。";
}

std::string overall(const Letter& letter) {
    if (is_complete(letter)) {
        return "经审查，贵单位报送的单位材料及" + std::to_string(letter.candidates) +
               "名候选人的材料齐全，无需补正。";
    }
    std::string text = "候选人" + std::to_string(letter.lines.size()) + "名";
    const std::pair<std::size_t, std::string_view> groups[] = {
        {letter.complete.size(), "名材料齐全"},
        {deficient(letter), "名需补正"},
        {letter.under_review.size(), "名正在核对、暂无需补正"}};
    std::string_view link = "，其中";
    for (const auto& [count, words] : groups) {
        if (count > 0) {
            text.append(link).append(std::to_string(count)).append(words);
            link = "，";
        }
    }
    const std::size_t unit = letter.unit_items.size();
    text += unit > 0 ? "；单位材料需补正" + std::to_string(unit) + "项"
            : letter.unit_under_review ? "；单位材料正在核对，暂无需补正"
                                       : "；单位材料无需补正";
    if (nothing_to_cure(letter)) {
        return text + "。";
    }
    if (letter.round > 1) {
        return text + "。本通知列明仍需补正的事项和因本次报送的材料新发现的事项。";
    }
    return text + (letter.under_review.empty() && !letter.open
                       ? "。本通知一次性列明全部需补正事项。"
                       : "。本通知列明截至目前已确认的全部需补正事项，其余正在核对。");
}

std::string words_of(const CandidateLine& line) {
    const std::string hint =
        line.suggested > 0 ? "；另有建议事项" + std::to_string(line.suggested) + "项" : "";
    switch (line.standing) {
    case Standing::complete:
        return "材料齐全，无需补正" + hint;
    case Standing::deficient:
        return "需补正" + std::to_string(line.required) + "项" + hint +
               (line.open ? "；另有事项正在核对" : "");
    case Standing::under_review:
        break;
    }
    return "正在核对，暂无需补正" + hint;
}

constexpr double full_width = a4_width - 79 - 74;

void add_candidates(Manuscript& out, const Letter& letter) {
    Table table{.columns = {{"序号", 44, Align::centre},
                            {"候选人", 128, Align::centre},
                            {"审查情况", full_width - 172, Align::left}},
                .size = 12,
                .pitch = 18};
    for (const CandidateLine& line : letter.lines) {
        table.rows.push_back(
            {{std::to_string(table.rows.size() + 1), line.name, words_of(line)}});
    }
    out.blocks.emplace_back(Gap{4});
    out.blocks.emplace_back(std::move(table));
    out.blocks.emplace_back(Gap{10});
}

Table item_table() {
    // A line of the basis holds five characters: "细则第九条" and below it "（一）".
    return {.columns = {{"编号", 58, Align::centre},
                        {"材料及位置", 85, Align::left},
                        {"问题", 117, Align::left},
                        {"依据", 57, Align::left},
                        {"补正要求", full_width - 348, Align::left},
                        {"类别", 31, Align::centre}},
            .size = 10,
            .pitch = 14.5,
            .padding = 3.4};
}

Row row_of(const LetterItem& item) {
    const std::string state = item.state.empty() ? "" : "\n" + item.state;
    return {
        {item.number + state, item.place, item.problem, item.basis, item.remedy, item.kind}};
}

void add_items(Manuscript& out, const std::string& caption, Table&& table) {
    table.caption = caption;
    out.blocks.emplace_back(std::move(table));
    out.blocks.emplace_back(Gap{10});
}

void add_tables(Manuscript& out, const Letter& letter) {
    if (!letter.unit_items.empty()) {
        Table table = item_table();
        for (const LetterItem& item : letter.unit_items) {
            table.rows.push_back(row_of(item));
        }
        add_items(out, "表一　单位材料", std::move(table));
    }
    if (!letter.candidate_items.empty()) {
        Table table = item_table();
        std::string candidate;
        for (const LetterItem& item : letter.candidate_items) {
            if (item.candidate != candidate) {
                candidate = item.candidate;
                const auto count = std::ranges::count(letter.candidate_items, candidate,
                                                      &LetterItem::candidate);
                table.rows.push_back({{}, candidate + "（" + std::to_string(count) + "项）"});
            }
            table.rows.push_back(row_of(item));
        }
        add_items(out, letter.unit_items.empty() ? "表一　候选人材料" : "表二　候选人材料",
                  std::move(table));
    }
}

void add_reply(Manuscript& out, const Letter& letter, const Profile& profile) {
    const LetterRule& rule = profile.letter;
    out.blocks.emplace_back(Paragraph{{{"（一）补正材料请以电子版发送至邮箱"},
                                       text_or_blank(rule.email, 9),
                                       {"，只需报送涉及的材料，无需重报全部；邮件中请注明对应的"
                                        "补正编号。凡须签字、盖章的材料，"
                                        "请于签章后重新扫描报送。"}},
                                      body});
    if (!rule.naming.empty()) {
        add(out, body, "（二）文件命名：" + rule.naming + "。");
    }
    std::string due = std::string(rule.naming.empty() ? "（二）" : "（三）") + "请于" +
                      to_chinese(letter.due) + rule.cutoff + "前完成补正（自本通知之日起" +
                      std::to_string(rule.reply_days) + "个工作日）。";
    add(out, body, due + rule.overdue);
}

void add_contact(Manuscript& out, const LetterRule& rule) {
    const auto line = [&](const char* label, const std::string& value, std::size_t ems) {
        out.blocks.emplace_back(Paragraph{{{label}, text_or_blank(value, ems)}, body});
    };
    line("联系部门：", rule.department, 10);
    line("联 系 人：", rule.contact, 10);
    line("联系电话：", rule.phone, 10);
    line("电子邮箱：", rule.email, 10);
    line("联系地址：", rule.address, 18);
}

void add_signature(Manuscript& out, const Letter& letter, const Profile& profile) {
    const Style ending{.indent = 2, .keep = 170}; // no page holds the signature alone
    out.blocks.emplace_back(Gap{12});
    if (nothing_to_cure(letter)) {
        add(out, ending, "附件：送达回执");
    } else {
        add(out, ending, "附件：1. 补正清单（电子表格，编号与本通知一致）");
        add(out, {.left = 80}, "2. 送达回执");
    }
    out.blocks.emplace_back(Gap{56});
    add(out, {.align = Align::right, .right = 48, .keep = 60}, profile.letter.organiser);
    add(out, {.align = Align::right, .right = 64}, to_chinese(letter.date));
    add(out,
        {.size = 10.5,
         .pitch = 18,
         .align = Align::right,
         .right = 100,
         .colour = Colour::grey},
        "（印章）");
}

void add_slip(Manuscript& out, const Letter& letter, const Profile& profile) {
    out.blocks.emplace_back(PageBreak{});
    add(out, {.face = Face::hei}, nothing_to_cure(letter) ? "附件" : "附件2");
    out.blocks.emplace_back(Gap{10});
    add(out, {.bold = true, .size = 22, .pitch = 36, .align = Align::centre}, "送达回执");
    out.blocks.emplace_back(Gap{12});
    Table table{.columns = {{"", 120, Align::centre}, {"", full_width - 120, Align::left}},
                .size = 14,
                .pitch = 22,
                .header = false};
    const auto row = [&](const std::string& label, const std::string& value, double height) {
        table.rows.push_back({{label, value}, "", height});
    };
    row("收到文件", title(letter, profile), 52);
    row(profile.unit_title, letter.unit, 40);
    row("收到时间", "　　　　年　　月　　日　　时", 40);
    row("签 收 人", "", 40);
    row("联系电话", "", 40);
    if (!nothing_to_cure(letter)) {
        row("需补正事项",
            "共" + std::to_string(letter.unit_items.size() + letter.candidate_items.size()) +
                "项，" + to_chinese(letter.due) + profile.letter.cutoff + "前报送",
            40);
        row("拟补正日期", "　　　　年　　月　　日", 40);
    }
    row("单位盖章", "", 120);
    out.blocks.emplace_back(std::move(table));
    out.blocks.emplace_back(Gap{10});
    out.blocks.emplace_back(Paragraph{{{"请于收到本通知后填写本回执，盖章扫描后发送至"},
                                       text_or_blank(profile.letter.email, 9),
                                       {"。"}},
                                      {.size = 12, .pitch = 20, .indent = 2}});
}

void add_round(Manuscript& out, const Letter& letter) {
    if (!letter.received.empty()) {
        add_items(out, "本次收到的材料", received_table(letter, full_width));
    }
    if (!letter.earlier.empty()) {
        add_items(out, "前次通知事项的办理情况", earlier_table(letter, full_width));
    }
}

/// Headings count: "一、", "二、" ...
void add_heading(Manuscript& out, std::size_t& count, const std::string& title) {
    constexpr std::array<const char*, 6> ordinals{"一、", "二、", "三、",
                                                  "四、", "五、", "六、"};
    add(out, heading, ordinals.at(count++) + title);
}

} // namespace

std::string letter_pdf(const Letter& letter, const Profile& profile) {
    Manuscript out{.title = title(letter, profile),
                   .author = profile.letter.organiser,
                   .date = letter.date};
    std::size_t headings = 0;
    add_head(out, letter, profile);
    add(out, body, opening(letter, profile));
    add_heading(out, headings, "总体情况");
    add(out, body,
        letter.round > 1 ? round_summary(letter) + overall(letter) : overall(letter));
    if (!letter.lines.empty()) {
        add_candidates(out, letter);
    }
    if (letter.round > 1) {
        add_heading(out, headings, "本次收到的材料和前次通知事项");
        add_round(out, letter);
    }
    if (!nothing_to_cure(letter)) {
        add_heading(out, headings, "需补正事项");
        add(out, body,
            "需补正事项见下表。“必补”事项请在期限内补正；“建议”事项供完善材料时参考，"
            "不作为必补要求。");
        add_tables(out, letter);
        add_heading(out, headings, "补正方式和期限");
        add_reply(out, letter, profile);
    }
    add_heading(out, headings, "联系方式");
    add_contact(out, profile.letter);
    add(out, body, "本通知仅就材料的完整性提出，不涉及评审结论。");
    add_signature(out, letter, profile);
    add_slip(out, letter, profile);
    return with_language(typeset(out).pdf);
}

} // namespace intake

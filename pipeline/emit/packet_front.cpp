#include "pipeline/emit/packet_front.hpp"

#include "pipeline/emit/letter.hpp"
#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/tally.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr double margin = 71;
constexpr double full_width = a4_width - 2 * margin;

constexpr std::array key_fields{"name",
                                "sex",
                                "birth",
                                "ethnicity",
                                "education",
                                "political_status",
                                "employer",
                                "position",
                                "occupation",
                                "professional_title",
                                "skill_grade",
                                "industry",
                                "category",
                                "work_start",
                                "mentor",
                                "cultivation_start",
                                "cultivation_end",
                                "assessment_result"};
constexpr std::array condition_fields{"condition_1", "condition_2", "condition_3",
                                      "condition_4"};
constexpr std::array force_fields{"force_leading", "force_practice", "force_innovation",
                                  "force_problem_solving", "force_heritage"};

/// Everything the front is made from.
struct Front {
    const Packet& packet;
    const Review& review;
    const Dossier& dossier;
    const Batch& batch;
    PageNumbers numbers;
    Manuscript out;
};

void add(Front& front, const Style& style, const std::string& text) {
    front.out.blocks.emplace_back(Paragraph{{{text}}, style});
}

void add_heading(Front& front, const std::string& text) {
    add(front, {.bold = true, .size = 20, .pitch = 34, .align = Align::centre}, text);
    front.out.blocks.emplace_back(Gap{10});
}

void add_caption(Front& front, const std::string& text) {
    front.out.blocks.emplace_back(Gap{8});
    add(front, {.face = Face::hei, .size = 12, .pitch = 22, .align = Align::left, .keep = 40},
        text);
}

std::string shortened(const std::string& text, std::size_t most) {
    std::u32string points = decode(text);
    std::erase_if(points, [](char32_t c) { return c <= U' ' || c == 0x3000; });
    return points.size() <= most ? encode(points) : encode(points.substr(0, most - 1)) + "…";
}

/// The value as reviewers may see it: doubt is said, personal numbers are not.
std::string shown(const Field* field, std::size_t most) {
    if (field == nullptr || field->state == State::absent) {
        return "—";
    }
    if (field->state == State::unreadable) {
        return "（待人工核对）";
    }
    const std::string value = shortened(hide_numbers(field->value), most);
    return field->state == State::review ? value + "（待核对）" : value;
}

bool is_on(const Front& front, const PacketPage& page, const Source& source) {
    return page.number == source.page &&
           front.review.subject.documents.at(page.document).path == source.file;
}

std::string page_text(int page) {
    return page > 0 ? "第" + std::to_string(page) + "页" : "—";
}

/// The packet's page a value was read on.
int page_of(const Front& front, const Field* field) {
    if (field == nullptr || !field->source.cell.empty()) {
        return 0;
    }
    const std::vector<const PacketPage*> pages = printed_pages(front.packet);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (is_on(front, *pages[i], field->source)) {
            return front.numbers.front + static_cast<int>(i) + 1;
        }
    }
    return 0;
}

std::string field_title(const Front& front, const char* name) {
    return title_of_field(front.batch.profile, name);
}

std::string value_of(const Front& front, const char* name, std::size_t most) {
    return shown(find_field(front.dossier, name), most);
}

void add_cover(Front& front) {
    const Profile& profile = front.batch.profile;
    front.out.blocks.emplace_back(Gap{96});
    const Style large{.bold = true, .size = 30, .pitch = 48, .align = Align::centre};
    add(front, large, "“" + profile.letter.award + "”");
    add(front, large, "评审材料册");
    add(front, {.size = 18, .pitch = 36, .align = Align::centre},
        "（" + std::to_string(profile.year) + "年度）");
    front.out.blocks.emplace_back(Gap{84});
    Table table{.columns = {{"", 116, Align::centre}, {"", full_width - 116, Align::left}},
                .size = 15,
                .pitch = 22,
                .header = false};
    const auto row = [&](const std::string& label, const std::string& value) {
        table.rows.push_back({{label, value}, "", 40});
    };
    row("编　　号", "");
    row("姓　　名", front.packet.candidate);
    row("工作单位", value_of(front, "employer", 60));
    row("推荐单位", front.packet.unit);
    row("推荐类别", value_of(front, "category", 40));
    row("所属领域", value_of(front, "industry", 40));
    front.out.blocks.emplace_back(std::move(table));
    front.out.blocks.emplace_back(Gap{110});
    const Style foot{.size = 15, .pitch = 26, .align = Align::centre};
    add(front, foot, profile.letter.organiser);
    add(front, foot, to_chinese(front.batch.as_of));
}

void add_key_data(Front& front) {
    const double label = 82;
    const double value = full_width / 2 - label;
    Table table{.columns = {{"", label, Align::centre},
                            {"", value, Align::left},
                            {"", label, Align::centre},
                            {"", value, Align::left}},
                .pitch = 14,
                .header = false};
    for (std::size_t i = 0; i < key_fields.size(); i += 2) {
        Row row;
        for (std::size_t k = i; k < std::min(i + 2, key_fields.size()); ++k) {
            row.cells.push_back(field_title(front, key_fields.at(k)));
            row.cells.push_back(value_of(front, key_fields.at(k), 24));
        }
        table.rows.push_back(std::move(row));
    }
    front.out.blocks.emplace_back(std::move(table));
}

template <std::size_t size>
void add_claims(Front& front, const std::array<const char*, size>& names,
                const std::vector<std::string>& titles) {
    Table table{.columns = {{"", 82, Align::centre},
                            {"要点", full_width - 82 - 56, Align::left},
                            {"页码", 56, Align::centre}},
                .pitch = 14,
                .header = false};
    for (std::size_t i = 0; i < size; ++i) {
        const Field* field = find_field(front.dossier, names.at(i));
        const std::string title =
            i < titles.size() ? titles[i] : field_title(front, names.at(i));
        table.rows.push_back({{title, shown(field, 52), page_text(page_of(front, field))}});
    }
    front.out.blocks.emplace_back(std::move(table));
}

/// The sections side by side, their first pages below.
void add_document_pages(Front& front) {
    Table table{.pitch = 14, .header = true};
    Row pages;
    std::string section;
    for (std::size_t i = 0; i < front.packet.items.size(); ++i) {
        if (front.packet.items[i].section != section) {
            section = front.packet.items[i].section;
            table.columns.push_back({section_title(section), 0, Align::centre});
            pages.cells.push_back(page_text(front.numbers.items[i]) + "起");
        }
    }
    for (Column& column : table.columns) {
        column.width = full_width / static_cast<double>(table.columns.size());
    }
    table.rows.push_back(std::move(pages));
    front.out.blocks.emplace_back(std::move(table));
}

void add_summary(Front& front) {
    front.out.blocks.emplace_back(PageBreak{});
    add_heading(front, "候选人情况摘要");
    add_key_data(front);
    add_caption(front, "一、四个基本条件");
    add_claims(front, condition_fields, front.batch.profile.conditions);
    add_caption(front, "二、工匠五力");
    add_claims(front, force_fields, front.batch.profile.forces);
    if (!front.packet.items.empty()) {
        add_caption(front, "三、所附材料");
        add_document_pages(front);
    }
    front.out.blocks.emplace_back(Gap{4});
    add(front, {.face = Face::kai, .size = 10.5, .pitch = 16, .colour = Colour::grey},
        "本页由程序据申报材料摘录，以所附材料原文为准；标“待核对”的内容尚待人工核对。");
}

void add_contents(Front& front) {
    front.out.blocks.emplace_back(PageBreak{});
    add_heading(front, "目　　录");
    Table table{.columns = {{"序号", 44, Align::centre},
                            {"材料", full_width - 44 - 64, Align::left},
                            {"页码", 64, Align::centre}},
                .size = 12,
                .pitch = 17};
    const auto row = [&](const std::string& title, int page) {
        table.rows.push_back(
            {{std::to_string(table.rows.size() + 1), title, std::to_string(page)}});
    };
    row("候选人情况摘要", front.numbers.summary);
    row("形式审查结论", front.numbers.review);
    std::string section;
    int number = 2;
    for (std::size_t i = 0; i < front.packet.items.size(); ++i) {
        const PacketItem& item = front.packet.items[i];
        if (item.section != section) {
            section = item.section;
            if (needs_heading(front.packet, item)) {
                table.rows.push_back({{}, section_title(section)});
            }
        }
        table.rows.push_back(
            {{std::to_string(++number), item.title, std::to_string(front.numbers.items[i])}});
    }
    front.out.blocks.emplace_back(std::move(table));
}

std::string conclusion(const std::string& verdict) {
    if (verdict == "complete") {
        return "申报材料齐全，通过形式审查。";
    }
    return verdict == "deficient" ? "申报材料尚需补正，补正事项见下表。"
                                  : "申报材料正在核对，尚未形成形式审查结论。";
}

void add_open_items(Front& front) {
    Table table{.columns = {{"序号", 40, Align::centre},
                            {"材料及位置", 120, Align::left},
                            {"事项", full_width - 40 - 120 - 44, Align::left},
                            {"类别", 44, Align::centre}},
                .size = 11,
                .pitch = 16};
    for (const Finding& finding : front.review.verdicts.findings) {
        if (finding.candidate == front.dossier.candidate && finding.result == Result::fail &&
            finding.audience == Audience::unit) {
            table.rows.push_back({{std::to_string(table.rows.size() + 1),
                                   place_of(finding, front.review, front.batch.profile),
                                   hide_numbers(finding.message),
                                   finding.severity == Severity::advisory ? "建议" : "必补"}});
        }
    }
    if (table.rows.empty()) {
        add(front, {.size = 14, .pitch = 26, .indent = 2}, "待补正及建议事项：无。");
    } else {
        front.out.blocks.emplace_back(std::move(table));
    }
}

void add_left_out(Front& front) {
    if (front.packet.left_out.empty()) {
        return;
    }
    add_caption(front, "未编入本册的页");
    std::vector<std::pair<std::string, int>> reasons;
    for (const Exclusion& one : front.packet.left_out) {
        const auto found =
            std::ranges::find(reasons, one.reason, &std::pair<std::string, int>::first);
        if (found == reasons.end()) {
            reasons.emplace_back(one.reason, 1);
        } else {
            ++found->second;
        }
    }
    for (const auto& [reason, count] : reasons) {
        add(front, {.size = 11, .pitch = 18, .indent = 2},
            std::to_string(count) + "页：" + reason + "。");
    }
}

void add_review(Front& front) {
    front.out.blocks.emplace_back(PageBreak{});
    add_heading(front, "形式审查结论");
    const std::string verdict = shown_verdict(front.review, front.dossier);
    const Style text{.size = 14, .pitch = 26, .indent = 2};
    add(front, text, "候选人：" + front.packet.candidate);
    add(front, text, "审查日期：" + to_chinese(front.batch.as_of));
    add(front, text, "结论：" + conclusion(verdict));
    front.out.blocks.emplace_back(Gap{8});
    add_open_items(front);
    add_left_out(front);
    front.out.blocks.emplace_back(Gap{10});
    add(front,
        {.face = Face::kai, .size = 11, .pitch = 18, .indent = 2, .colour = Colour::grey},
        "形式审查仅就材料的完整性提出，不涉及评审结论。为保护个人信息，身份证件不编入本册，"
        "身份证号码、联系方式和住址已遮盖。");
}

Front compose(const PacketFront& before, const Packet& packet, const Review& review,
              const Dossier& dossier, const Batch& batch) {
    Front front{packet, review, dossier, batch, before.numbers, {}};
    front.out = {.title = batch.profile.letter.award + "评审材料册",
                 .author = batch.profile.letter.organiser,
                 .date = batch.as_of,
                 .top = 64,
                 .bottom = 56,
                 .left = margin,
                 .right = margin,
                 .numbered = false};
    return front;
}

/// The page of the block behind a page break.
int start_after(const Typeset& set, std::size_t block) {
    return block + 1 < set.starts.size() ? set.starts[block + 1] : set.pages;
}

} // namespace

bool needs_heading(const Packet& packet, const PacketItem& item) {
    return item.title != section_title(item.section) ||
           std::ranges::count(packet.items, item.section, &PacketItem::section) > 1;
}

std::vector<const PacketPage*> printed_pages(const Packet& packet) {
    std::vector<const PacketPage*> out;
    for (const PacketItem& item : packet.items) {
        for (const PacketPage& page : item.pages) {
            const auto same = [&](const PacketPage* other) {
                return other->document == page.document && other->number == page.number;
            };
            if (std::ranges::none_of(out, same)) {
                out.push_back(&page);
            }
        }
    }
    return out;
}

PacketFront set_front(const Packet& packet, const Review& review, const Dossier& dossier,
                      const Batch& batch) {
    PacketFront out;
    out.numbers.items.assign(packet.items.size(), 0);
    const std::vector<const PacketPage*> pages = printed_pages(packet);
    // Numbers of another width may move a line: until the pages stay where they are.
    for (int round = 0; round < 4; ++round) {
        Front front = compose(out, packet, review, dossier, batch);
        add_cover(front);
        const std::size_t summary = front.out.blocks.size();
        add_summary(front);
        const std::size_t contents = front.out.blocks.size();
        add_contents(front);
        const std::size_t formal = front.out.blocks.size();
        add_review(front);
        out.set = typeset(front.out);
        PageNumbers numbers{.summary = start_after(out.set, summary),
                            .contents = start_after(out.set, contents),
                            .review = start_after(out.set, formal),
                            .front = out.set.pages};
        for (const PacketItem& item : packet.items) {
            const auto first = std::ranges::find_if(pages, [&](const PacketPage* page) {
                return page->document == item.pages.front().document &&
                       page->number == item.pages.front().number;
            });
            numbers.items.push_back(numbers.front + static_cast<int>(first - pages.begin()) +
                                    1);
        }
        const bool settled = round > 0 && numbers.items == out.numbers.items &&
                             numbers.review == out.numbers.review;
        out.numbers = numbers;
        if (settled) {
            break;
        }
    }
    return out;
}

} // namespace intake

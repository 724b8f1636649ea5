#include "pipeline/emit/packet_blocks.hpp"
#include "pipeline/emit/packet_evidence.hpp"

#include <algorithm>

namespace intake {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : "、") + word;
    }
    return out.empty() ? "—" : out;
}

/// The form's line, or where it stands; "—" where no line was found.
std::string claim_of(const Front& front, const ProvenClaim& evidence) {
    if (!evidence.claim.empty()) {
        return evidence.claim;
    }
    const int page = page_of(front, evidence.listed);
    return page > 0 ? "见" + section_title("form", front.batch.profile) + "，" + page_text(page)
                    : "—";
}

/// The items from `from` that belong to one group of evidence.
std::size_t end_of_group(const std::vector<PacketItem>& items, std::size_t from) {
    std::size_t to = from;
    while (to < items.size() && items[to].section == items[from].section &&
           evidence_group(items[to]) == evidence_group(items[from])) {
        ++to;
    }
    return to;
}

} // namespace

void add_cover(Front& front) {
    const Profile& profile = front.batch.profile;
    front.out.blocks.emplace_back(Gap{96});
    const Style large{.bold = true, .size = 30, .pitch = 48, .align = Align::centre};
    add_paragraph(front, large, "“" + profile.letter.award + "”");
    add_paragraph(front, large, "评审材料册");
    add_paragraph(front, {.size = 18, .pitch = 36, .align = Align::centre},
                  "（" + std::to_string(profile.year) + "年度）");
    front.out.blocks.emplace_back(Gap{84});
    Table table{.columns = {{"", 116, Align::centre}, {"", packet_width - 116, Align::left}},
                .size = 15,
                .pitch = 22,
                .header = false,
                .padding = 6};
    const auto row = [&](const std::string& label, const std::string& value) {
        table.rows.push_back({{label, value}, "", 40});
    };
    row("编　　号", front.packet.number);
    row("姓　　名", front.packet.candidate);
    row("工作单位", short_value(front, "employer", 60));
    row(profile.unit_title, front.packet.unit);
    for (const char* field : {"category", "industry"}) {
        if (const FieldRule* rule = find_field_rule(profile, field)) {
            row(rule->title, short_value(front, field, 40));
        }
    }
    front.out.blocks.emplace_back(std::move(table));
    if (front.packet.is_blind()) {
        front.out.blocks.emplace_back(Gap{14});
        add_paragraph(front, {.size = 11, .pitch = 20, .align = Align::centre},
                      blind_notice(front));
    }
    front.out.blocks.emplace_back(Gap{front.packet.is_blind() ? 76.0 : 110.0});
    const Style foot{.size = 15, .pitch = 26, .align = Align::centre};
    add_paragraph(front, foot, profile.letter.organiser);
    add_paragraph(front, foot, to_chinese(front.batch.as_of));
}

void add_contents(Front& front) {
    front.out.blocks.emplace_back(PageBreak{});
    add_heading(front, "目　　录");
    Table table{.columns = {{"序号", 44, Align::centre},
                            {"材料", packet_width - 44 - 64, Align::left},
                            {"页码", 64, Align::centre}},
                .size = 12,
                .pitch = 17};
    int number = 0;
    const auto row = [&](const std::string& title, int page) {
        table.rows.push_back({{std::to_string(++number), title, std::to_string(page)}});
    };
    row("书面初评评审表", front.numbers.scoring);
    row("候选人情况摘要", front.numbers.summary);
    row("形式审查结论", front.numbers.review);
    std::string section;
    for (std::size_t i = 0; i < front.packet.items.size(); ++i) {
        const PacketItem& item = front.packet.items[i];
        if (item.section != section) {
            section = item.section;
            if (needs_heading(front.packet, item, front.batch.profile)) {
                table.rows.push_back({{}, section_title(section, front.batch.profile)});
            }
            if (section == "evidence") {
                row("证明材料索引", front.numbers.evidence);
            }
        }
        row(item.title, front.numbers.items[i]);
    }
    row("材料来源与程序版本", front.numbers.provenance);
    front.out.blocks.emplace_back(std::move(table));
}

void add_evidence_index(Front& front) {
    const Profile& profile = front.batch.profile;
    add_heading(front, "证明材料索引");
    add_paragraph(front, {.size = 11, .pitch = 18, .indent = 2},
                  "按" + profile.conditions_title + "分列。" + section_title("form", profile) +
                      "的文字点明该项材料，或已有规定的，归入相应的条件和" +
                      profile.forces_title + "；其余列入“其他”，由评审专家判断。");
    front.out.blocks.emplace_back(Gap{8});
    Table table{.columns = {{section_title("form", profile) + "所列事项", 176, Align::left},
                            {"证明材料", packet_width - 176 - 48 - 84, Align::left},
                            {"页码", 48, Align::centre},
                            {profile.forces_title, 84, Align::centre}},
                .pitch = 15};
    const std::vector<PacketItem>& items = front.packet.items;
    for (std::size_t i = 0; i < items.size();) {
        if (items[i].section != "evidence") {
            ++i;
            continue;
        }
        const std::size_t end = end_of_group(items, i);
        table.rows.push_back(
            {{}, evidence_group(items[i]) + "（" + std::to_string(end - i) + "件）"});
        for (; i < end; ++i) {
            const ProvenClaim& evidence = items[i].evidence;
            table.rows.push_back(
                {{claim_of(front, evidence), items[i].title,
                  std::to_string(front.numbers.items[i]), joined(evidence.forces)}});
        }
    }
    front.out.blocks.emplace_back(std::move(table));
}

} // namespace intake

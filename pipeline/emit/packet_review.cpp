#include "pipeline/emit/letter.hpp"
#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/packet_blocks.hpp"
#include "pipeline/emit/tally.hpp"
#include "pipeline/emit/wording.hpp"

#include <algorithm>

namespace intake {

namespace {

/// A blind packet names no file.
std::string place_in_packet(const Front& front, const Finding& finding) {
    if (!front.packet.is_blind()) {
        return place_of(finding, front.review, front.batch.profile);
    }
    return finding.document.empty()
               ? "申报材料"
               : "《" + title_of_document(front.batch.profile, finding.document) + "》";
}

void add_open_items(Front& front) {
    Table table{.columns = {{"序号", 40, Align::centre},
                            {"材料及位置", 120, Align::left},
                            {"事项", packet_width - 40 - 120 - 44, Align::left},
                            {"类别", 44, Align::centre}},
                .size = 11,
                .pitch = 16,
                .caption = "待补正及建议事项"};
    for (const Finding& finding : front.review.verdicts.findings) {
        if (finding.candidate == front.dossier.candidate && finding.result == Result::fail &&
            finding.audience == Audience::unit) {
            table.rows.push_back(
                {{std::to_string(table.rows.size() + 1), place_in_packet(front, finding),
                  hide_numbers(with_chinese_dates(
                      without_identity(finding.message, front.packet.identity))),
                  finding.severity == Severity::advisory ? "建议" : "必补"}});
        }
    }
    if (table.rows.empty()) {
        add_paragraph(front, {.size = 14, .pitch = 26, .indent = 2}, "待补正及建议事项：无。");
    } else {
        front.out.blocks.emplace_back(std::move(table));
    }
}

/// What waits for a person, page by page.
void add_unassigned(Front& front) {
    if (front.packet.unassigned.empty()) {
        return;
    }
    front.out.blocks.emplace_back(Gap{10});
    Table table{.columns = {{"文件", 190, Align::left},
                            {"页", 40, Align::centre},
                            {"原因", packet_width - 230, Align::left}},
                .pitch = 15,
                .caption = "未能归入的页（候选人材料中，待人工核对）"};
    for (const Exclusion& one : front.packet.unassigned) {
        const std::string name =
            front.packet.is_blind() ? blind_name : one.file.substr(one.file.rfind('/') + 1);
        table.rows.push_back({{hide_numbers(name), std::to_string(one.page), one.reason}});
    }
    front.out.blocks.emplace_back(std::move(table));
}

void add_left_out(Front& front) {
    if (front.packet.left_out.empty()) {
        return;
    }
    add_caption(front, "不编入本册的页");
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
        add_paragraph(front, {.size = 11, .pitch = 18, .indent = 2},
                      std::to_string(count) + "页：" + reason + "。");
    }
}

} // namespace

void add_review(Front& front) {
    front.out.blocks.emplace_back(PageBreak{});
    add_heading(front, "形式审查结论");
    const std::string verdict = shown_verdict(front.review, front.dossier);
    const Style text{.size = 14, .pitch = 26, .indent = 2};
    add_paragraph(front, text, "候选人：" + front.packet.candidate);
    add_paragraph(front, text, "审查日期：" + to_chinese(front.batch.as_of));
    add_paragraph(front, text, "结论：" + formal_conclusion(verdict));
    front.out.blocks.emplace_back(Gap{8});
    add_open_items(front);
    add_unassigned(front);
    add_left_out(front);
    add_blind_pages(front);
    front.out.blocks.emplace_back(Gap{10});
    add_paragraph(
        front, {.size = 11, .pitch = 18, .indent = 2, .colour = Colour::grey},
        "形式审查仅就材料的完整性提出，不涉及评审结论。为保护个人信息，身份证件不编入本册，"
        "身份证号码、联系方式和住址已遮盖。");
}

} // namespace intake

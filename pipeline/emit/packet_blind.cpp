#include "pipeline/emit/packet_blocks.hpp"

namespace intake {

namespace {

/// The packet's pages that may still tell who it is about, in their order.
std::vector<std::pair<int, std::string>> told_pages(const Front& front) {
    std::vector<std::pair<int, std::string>> out;
    const std::vector<const PacketPage*> pages = printed_pages(front.packet);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (!pages[i]->doubt.empty()) {
            const int page = i < front.numbers.pages.size() ? front.numbers.pages[i] : 0;
            out.emplace_back(page, pages[i]->doubt);
        }
    }
    return out;
}

} // namespace

std::string blind_notice(const Front& front) {
    if (!front.packet.is_blind()) {
        return "";
    }
    const std::size_t told = told_pages(front).size();
    return told == 0
               ? "盲评：姓名和单位名称已遮盖，说明见" + page_text(front.numbers.review)
               : "盲评：有" + std::to_string(told) + "页不能保证已遮盖干净，页码和原因见" +
                     page_text(front.numbers.review);
}

void add_blind_pages(Front& front) {
    if (!front.packet.is_blind()) {
        return;
    }
    add_caption(front, "盲评说明");
    const Style text{.size = 11, .pitch = 18, .indent = 2};
    add_paragraph(
        front, text,
        "本册文字和页面图像中的人名、单位名称、印章、签名、人像和未能识读的零散墨迹已遮盖。"
        "扫描页按识别结果遮盖，误识的名称可能遗漏。证明材料无法完全匿名：简称、产品和项目名称、"
        "奖项、图片内容仍可能使人认出候选人。");
    const auto told = told_pages(front);
    if (told.empty()) {
        add_paragraph(front, text, "没有发现可能遗漏的页。");
        return;
    }
    Table table{.columns = {{"页码", 56, Align::centre},
                            {"不能保证已遮盖干净的原因", packet_width - 56, Align::left}},
                .size = 10,
                .pitch = 14};
    for (const auto& [page, reason] : told) {
        table.rows.push_back({{std::to_string(page), reason}});
    }
    front.out.blocks.emplace_back(Gap{6});
    front.out.blocks.emplace_back(std::move(table));
}

} // namespace intake

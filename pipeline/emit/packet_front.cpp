#include "pipeline/emit/packet_front.hpp"

#include "pipeline/emit/packet_blocks.hpp"

#include <algorithm>

namespace intake {

namespace {

Manuscript blank_manuscript(const Batch& batch) {
    return {.title = batch.profile.letter.award + "评审材料册",
            .author = batch.profile.letter.organiser,
            .date = batch.as_of,
            .top = 64,
            .bottom = 56,
            .left = packet_margin,
            .right = packet_margin,
            .numbered = false};
}

/// The page of the block behind a page break.
int start_after(const Typeset& set, std::size_t block) {
    return block + 1 < set.starts.size() ? set.starts[block + 1] : set.pages;
}

bool same_page(const PacketPage& a, const PacketPage& b) {
    return a.document == b.document && a.number == b.number;
}

/// Where the documents stand behind the front, the index of evidence among them.
void number_documents(const Packet& packet, int front, int index, PageNumbers& numbers) {
    const std::vector<const PacketPage*> pages = printed_pages(packet);
    const std::size_t evidence = first_evidence_page(packet);
    numbers.front = front;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        numbers.pages.push_back(front + static_cast<int>(i) + 1 + (i >= evidence ? index : 0));
    }
    if (evidence < pages.size()) {
        numbers.evidence = numbers.pages[evidence] - index;
    }
    for (const PacketItem& item : packet.items) {
        const auto first = std::ranges::find_if(pages, [&](const PacketPage* page) {
            return same_page(*page, item.pages.front());
        });
        numbers.items.push_back(
            numbers.pages.at(static_cast<std::size_t>(first - pages.begin())));
    }
    numbers.provenance = front + static_cast<int>(pages.size()) + index + 1;
}

/// One pass with the numbers of the last one.
PacketFront set_once(const Front& start) {
    PacketFront out;
    Front front = start;
    add_cover(front);
    std::vector<std::size_t> begins;
    for (const auto add : {add_scoring, add_summary, add_contents, add_review}) {
        begins.push_back(front.out.blocks.size());
        add(front);
    }
    out.front = typeset(front.out);
    PageNumbers& numbers = out.numbers;
    numbers.scoring = start_after(out.front, begins[0]);
    numbers.summary = start_after(out.front, begins[1]);
    numbers.contents = start_after(out.front, begins[2]);
    numbers.review = start_after(out.front, begins[3]);
    if (first_evidence_page(start.packet) < printed_pages(start.packet).size()) {
        Front index = start;
        add_evidence_index(index);
        out.evidence = typeset(index.out);
    }
    number_documents(start.packet, out.front.pages, out.evidence.pages, numbers);
    Front back = start;
    add_provenance(back);
    out.back = typeset(back.out);
    return out;
}

} // namespace

bool needs_heading(const Packet& packet, const PacketItem& item, const Profile& profile) {
    return item.title != section_title(item.section, profile) ||
           std::ranges::count(packet.items, item.section, &PacketItem::section) > 1;
}

std::vector<const PacketPage*> printed_pages(const Packet& packet) {
    std::vector<const PacketPage*> out;
    for (const PacketItem& item : packet.items) {
        for (const PacketPage& page : item.pages) {
            if (std::ranges::none_of(
                    out, [&](const PacketPage* other) { return same_page(*other, page); })) {
                out.push_back(&page);
            }
        }
    }
    return out;
}

std::size_t first_evidence_page(const Packet& packet) {
    const std::vector<const PacketPage*> pages = printed_pages(packet);
    for (const PacketItem& item : packet.items) {
        for (const PacketPage& page : item.pages) {
            const auto at = std::ranges::find(pages, &page);
            if (item.section == "evidence" && at != pages.end()) {
                return static_cast<std::size_t>(at - pages.begin());
            }
        }
    }
    return pages.size();
}

PacketFront set_front(const Packet& packet, const Review& review, const Dossier& dossier,
                      const Batch& batch) {
    PacketFront out;
    out.numbers.items.assign(packet.items.size(), 0);
    // Numbers of another width may move a line: until the pages stay where they are.
    for (int round = 0; round < 4; ++round) {
        const PageNumbers before = out.numbers;
        out = set_once({packet, review, dossier, batch, before, blank_manuscript(batch)});
        if (round > 0 && out.numbers.items == before.items &&
            out.numbers.review == before.review &&
            out.numbers.provenance == before.provenance) {
            break;
        }
    }
    return out;
}

} // namespace intake

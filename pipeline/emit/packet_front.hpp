/// \file
/// The pages of a packet that are set by us: cover, scoring sheet, summary, contents and formal
/// review before the documents, the index of evidence among them, the provenance behind them.
#pragma once

#include "pipeline/emit/packet.hpp"
#include "pipeline/emit/typeset.hpp"

#include <vector>

namespace intake {

/// Where things stand in the finished packet, pages from 1; 0: nowhere.
struct PageNumbers {
    std::vector<int> items; ///< first page of each Packet::items
    std::vector<int> pages; ///< of each of printed_pages()
    int scoring = 0;
    int summary = 0;
    int contents = 0;
    int review = 0;
    int evidence = 0; ///< the index of evidence
    int provenance = 0;
    int front = 0; ///< pages before the first document
};

struct PacketFront {
    Typeset front;
    Typeset evidence; ///< no pages if there is no evidence
    Typeset back;
    PageNumbers numbers;
};

/// Sets the pages so that the page numbers they print are those of the finished packet.
[[nodiscard]] PacketFront set_front(const Packet& packet, const Review& review,
                                    const Dossier& dossier, const Batch& batch);

/// The physical pages of a packet in the order they are printed, each once.
[[nodiscard]] std::vector<const PacketPage*> printed_pages(const Packet& packet);

/// Which of printed_pages() the index of evidence stands before; their number if none.
[[nodiscard]] std::size_t first_evidence_page(const Packet& packet);

/// Whether the section of `item` needs a heading: not when the item alone says the same.
[[nodiscard]] bool needs_heading(const Packet& packet, const PacketItem& item,
                                 const Profile& profile);

} // namespace intake

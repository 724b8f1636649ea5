/// \file
/// The pages before the documents of a packet: cover, summary, contents, formal review.
#pragma once

#include "pipeline/emit/packet.hpp"
#include "pipeline/emit/typeset.hpp"

#include <vector>

namespace intake {

/// Where things stand in the finished packet, pages from 1; 0: nowhere.
struct PageNumbers {
    std::vector<int> items; ///< first page of each Packet::items
    int summary = 0;
    int contents = 0;
    int review = 0;
    int front = 0; ///< pages before the first document
};

struct PacketFront {
    Typeset set;
    PageNumbers numbers;
};

/// Sets the front so that the page numbers it prints are those of the finished packet.
[[nodiscard]] PacketFront set_front(const Packet& packet, const Review& review,
                                    const Dossier& dossier, const Batch& batch);

/// The physical pages of a packet in the order they are printed, each once.
[[nodiscard]] std::vector<const PacketPage*> printed_pages(const Packet& packet);

/// Whether the section of `item` needs a heading: not when the item alone says the same.
[[nodiscard]] bool needs_heading(const Packet& packet, const PacketItem& item);

} // namespace intake

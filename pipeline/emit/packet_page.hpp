/// \file
/// One physical page of a packet: whether it may be seen, and what is painted over.
#pragma once

#include "pipeline/emit/packet.hpp"

#include <set>
#include <string>
#include <utility>

namespace intake {

/// Pages of documents, halves apart, by what may be shown: document, index of the page.
struct Permission {
    std::set<std::pair<std::size_t, std::size_t>> allowed;
    std::set<std::pair<std::size_t, std::size_t>> forbidden; ///< claimed by a part kept out
};

inline constexpr const char* unread_page = "该页未能识读，无法确认是否含个人信息，待人工核对";

/// All halves of the page must be harmless, or are masked. With a blind `identity` also
/// whatever tells who the candidate is.
[[nodiscard]] PacketPage plan_page(const Review& review, const Batch& batch,
                                   const Permission& permission, const Identity& identity,
                                   std::pair<std::size_t, int> document_and_number);

} // namespace intake

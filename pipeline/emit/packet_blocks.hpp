/// \file
/// What the typeset pages of a packet have in common: its sources, its type, its page
/// references. Each add_ function begins a page.
#pragma once

#include "pipeline/emit/packet_front.hpp"

#include <string>

namespace intake {

/// Everything the pages are made from, and the manuscript they become.
struct Front {
    const Packet& packet;
    const Review& review;
    const Dossier& dossier;
    const Batch& batch;
    PageNumbers numbers;
    Manuscript out;
};

inline constexpr double packet_margin = 71;
inline constexpr double packet_width = a4_width - 2 * packet_margin;

void add_paragraph(Front& front, const Style& style, const std::string& text);
void add_heading(Front& front, const std::string& text);
void add_caption(Front& front, const std::string& text);

[[nodiscard]] std::string page_text(int page); ///< "第8页"; "—" for 0

/// "第8、12页", each page once; "—" for none.
[[nodiscard]] std::string pages_text(std::vector<int> pages);

/// The packet's page a value was read on; 0 if that page is not in it.
[[nodiscard]] int page_of(const Front& front, const Source& source);

/// Where reviewers find what speaks for a condition or a force: its text on the form, then the
/// evidence that is assigned to it.
[[nodiscard]] std::vector<int> pages_for(const Front& front, const char* field,
                                         const std::string& title);

/// A short value as reviewers may see it: doubt is said, personal numbers are not.
[[nodiscard]] std::string short_value(const Front& front, const char* field, std::size_t most);

/// A long one: the beginning of what is certain; what is in doubt is only pointed at.
[[nodiscard]] std::string long_value(const Front& front, const char* field, std::size_t most);

/// What a blind packet's cover says of the pages that may still tell; empty: it is none.
[[nodiscard]] std::string blind_notice(const Front& front);

/// The same in full: what is hidden, what cannot be, and those pages with the reasons.
void add_blind_pages(Front& front);

[[nodiscard]] std::string formal_conclusion(const std::string& verdict);

void add_cover(Front& front);
void add_scoring(Front& front);
void add_summary(Front& front); ///< one page, whatever it holds
void add_contents(Front& front);
void add_review(Front& front);
void add_evidence_index(Front& front);
void add_provenance(Front& front);

} // namespace intake

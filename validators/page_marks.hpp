/// \file
/// What stands on pages besides fields: "第3页 共5页", secrecy marks, years in titles.
#pragma once

#include "pipeline/model/dossier.hpp"

#include <string>
#include <vector>

namespace intake {

struct PageMarks {
    int stated = 0;        ///< the largest "共n页"; 0: none is printed
    bool sure = true;      ///< all from text layers, or read alike by both readers
    std::vector<int> seen; ///< the "第n页" of each page that prints one, in order
};

[[nodiscard]] PageMarks page_marks(const Case& whole, const Part& part);

/// A line that is one of `marks` and nothing else ("机密★10年", "秘密 ★"), in the page's head
/// or foot; null if there is none. The same word inside a sentence is prose.
[[nodiscard]] const Text* secrecy_mark(const Page& page, const std::vector<std::string>& marks);

/// "2025年度…": the year in a title, 0 if none is printed.
[[nodiscard]] int year_in(const std::string& title);

/// The year in a document's title, or at the head of its first page; 0: it names none.
[[nodiscard]] int year_of(const Case& whole, const Part& part);

/// The year a line of its own names at the head of a form ("年度：2024年"); 0: there is none.
[[nodiscard]] int year_at_head(const Page& page);

} // namespace intake

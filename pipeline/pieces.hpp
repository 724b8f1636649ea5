/// \file
/// Files read some pages at a time: long ones are spread over the workers, keep within a
/// worker's limits, and lose to a crash the page that caused it, no more.
#pragma once

#include "extractors/ocr.hpp"
#include "extractors/page_range.hpp"
#include "pipeline/model/document.hpp"
#include "pipeline/model/submission.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace intake {

/// Some pages of a file, and what became of them.
struct PagePiece {
    const InputFile* file = nullptr;
    PageRange pages;
    std::optional<Document> document; ///< holds the pages asked for; page_count is the file's
    std::string code;                 ///< why there is none
};

/// The first pages of a file; all of most files.
[[nodiscard]] PagePiece first_piece(const InputFile& file);

/// The first page alone, after the first pages together brought the worker down.
[[nodiscard]] std::optional<PagePiece> second_try(const PagePiece& first);

/// The pages that a first piece left.
[[nodiscard]] std::vector<PagePiece> further_pieces(const PagePiece& first);

/// Each page of a piece by itself: what a second try after a crash reads.
[[nodiscard]] std::vector<PagePiece> single_pages(const PagePiece& piece);

/// Reads the pieces, each in a process of its own; `done` hears of each as it ends.
void read_pieces(std::vector<PagePiece>& pieces, const Recognizer& recognizer, int parallel,
                 const std::function<void(PagePiece&)>& done);

/// The whole file; pages of pieces without a document are unreadable and say why.
/// \param pieces of one file, the first of which has a document
[[nodiscard]] Document joined(const std::vector<PagePiece>& pieces);

} // namespace intake

#include "pipeline/pieces.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace intake {

namespace {

PagePiece read_piece(const InputFile& file, PageRange pages, int count) {
    Document document{.page_count = count};
    for (int number = pages.first; number <= std::min(pages.last, count); ++number) {
        document.pages.push_back({.number = number});
    }
    return {.file = &file, .pages = pages, .document = document};
}

} // namespace

TEST(Pieces, CoverEveryPageOfALongFileOnce) {
    const InputFile file;
    PagePiece first = first_piece(file);
    first = read_piece(file, first.pages, 100);
    std::vector<PagePiece> pieces{first};
    for (const PagePiece& piece : further_pieces(first)) {
        pieces.push_back(read_piece(file, piece.pages, 100));
    }
    EXPECT_GT(pieces.size(), 2U);
    const Document whole = joined(pieces);
    ASSERT_EQ(whole.pages.size(), 100U);
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(whole.pages[static_cast<std::size_t>(i)].number, i + 1);
    }
}

TEST(Pieces, LeaveAShortFileWhole) {
    const InputFile file;
    EXPECT_TRUE(further_pieces(read_piece(file, first_piece(file).pages, 3)).empty());
}

TEST(Pieces, LoseToACrashOnlyThePageThatCausedIt) {
    const InputFile file;
    const PagePiece first = read_piece(file, first_piece(file).pages, 20);
    PagePiece crashed = further_pieces(first).at(0);
    crashed.code = "crashed";
    std::vector<PagePiece> pieces{first};
    for (PagePiece& page : single_pages(crashed)) {
        pieces.push_back(page.pages.first == 18 ? page : read_piece(file, page.pages, 20));
    }
    pieces[2].code = "crashed";
    const Document whole = joined(pieces);
    ASSERT_EQ(whole.pages.size(), 20U);
    EXPECT_EQ(whole.pages[17].state, PageState::unreadable);
    EXPECT_FALSE(whole.pages[17].note.empty());
    EXPECT_EQ(std::ranges::count(whole.pages, PageState::read, &Page::state), 19);
}

TEST(Pieces, TryTheFirstPageAloneAfterACrashOnly) {
    const InputFile file;
    PagePiece first = first_piece(file);
    first.code = "crashed";
    EXPECT_EQ(second_try(first)->pages.last, 1);
    first.code = "encrypted";
    EXPECT_FALSE(second_try(first));
}

} // namespace intake

#include "pipeline/model/lines.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Lines, KeepTheirBreaksAndTabs) {
    EXPECT_EQ(printable_lines("a\tb\r\nc\rd\u2028e\n\nf"), "a\tb\nc\nd\ne\n\nf");
}

TEST(Lines, SpellOutWhatNobodySees) {
    EXPECT_EQ(printable_lines("\x1B[2J\u200E\u200F\u061C\u202A\u2069\uFEFF"),
              "\\u{1b}[2J\\u{200e}\\u{200f}\\u{61c}\\u{202a}\\u{2069}\\u{feff}");
}

} // namespace intake

#include "extractors/ocr.hpp"
#include "tests/extractors/drawing.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Recognizer, SaysWhatItIs) {
    const Recognizer recognizer;
    EXPECT_EQ(recognizer.info().name, "tesseract");
    EXPECT_EQ(recognizer.info().model, "chi_sim");
    EXPECT_EQ(recognizer.info().model_sha256.size(), 64U);
    EXPECT_FALSE(recognizer.info().version.empty());
}

TEST(Recognizer, ReadsNothingOnWhite) {
    const Recognizer recognizer;
    EXPECT_TRUE(recognizer.read(white_page(300, 60, 300), Layout::block).empty());
    EXPECT_TRUE(recognizer.read(white_page(1, 1, 300), Layout::line).empty());
    EXPECT_EQ(recognizer.orientation(white_page(300, 300, 300)).first, 0);
}

} // namespace intake

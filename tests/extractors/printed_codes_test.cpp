#include "extractors/printed_codes.hpp"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <gtest/gtest.h>

namespace intake {
namespace {

constexpr int side = 120;

Raster white_page() {
    return {600, 800, 1, 150, std::vector<std::uint8_t>(480'000, 255)};
}

/// A white page of 150 dpi with a code whose corner lies at (x, y).
Raster page_with(const ZXing::BitMatrix& code, int x, int y) {
    Raster page = white_page();
    for (int row = 0; row < code.height(); ++row) {
        for (int column = 0; column < code.width(); ++column) {
            page.pixels[page.at(x + column, y + row)] = code.get(column, row) ? 20 : 255;
        }
    }
    return page;
}

ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat format) {
    return ZXing::MultiFormatWriter(format).setMargin(0);
}

} // namespace

TEST(PrintedCodes, AreReadWithTheirPlace) {
    const Raster page = page_with(
        writer(ZXing::BarcodeFormat::QRCode).encode("https://example.org/v?id=310", side, side),
        300, 500);
    const auto codes = find_codes(page);
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0].text, "https://example.org/v?id=310");
    const Box inner{302 * 0.48, 502 * 0.48, (300 + side - 2) * 0.48, (500 + side - 2) * 0.48};
    EXPECT_GT(share_inside(inner, codes[0].box), 0.97);
    EXPECT_LT(codes[0].box.width(), 1.4 * side * 0.48);
}

TEST(PrintedCodes, InBarsAreReadToo) {
    const auto codes = find_codes(page_with(
        writer(ZXing::BarcodeFormat::Code128).encode("ZS20260412", 300, 60), 100, 100));
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0].text, "ZS20260412");
}

TEST(PrintedCodes, AreNotSeenInTablesAndText) {
    Raster page = white_page();
    for (int x = 50; x < 550; x += 7) {
        for (int y = 100; y < 700; ++y) {
            page.pixels[page.at(x, y)] = 0;
        }
    }
    EXPECT_TRUE(find_codes(page).empty());
}

} // namespace intake

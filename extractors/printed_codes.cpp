#include "extractors/printed_codes.hpp"

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <utility>

namespace intake {

namespace {

constexpr std::size_t longest_text = 4096; ///< bytes
constexpr double quiet_zone = 6;           ///< points around what was found

Box box_of(const ZXing::Position& corners, double dpi) {
    const auto [left, right] =
        std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] =
        std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    return inflate({left * 72 / dpi, top * 72 / dpi, right * 72 / dpi, bottom * 72 / dpi},
                   quiet_zone);
}

ZXing::DecodeHints hints() {
    using enum ZXing::BarcodeFormat;
    ZXing::DecodeHints hints;
    hints.setFormats(QRCode | DataMatrix | Aztec | PDF417 | Code128 | EAN13);
    hints.setTryRotate(false);
    return hints;
}

} // namespace

std::vector<PrintedCode> find_codes(const Raster& grey) {
    const ZXing::ImageView view{grey.pixels.data(), grey.width, grey.height,
                                ZXing::ImageFormat::Lum};
    std::vector<PrintedCode> codes;
    for (const ZXing::Result& found : ZXing::ReadBarcodes(view, hints())) {
        std::string text = found.text();
        if (text.size() <= longest_text) {
            codes.push_back({box_of(found.position(), grey.dpi), std::move(text)});
        }
    }
    std::ranges::sort(codes, {}, [](const PrintedCode& code) {
        return std::pair(code.box.top, code.box.left);
    });
    return codes;
}

} // namespace intake

#include "extractors/biff_strings.hpp"

#include "extractors/charset.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::uint8_t wide = 1;
constexpr std::uint8_t extended = 4;
constexpr std::uint8_t rich = 8;

/// Joins surrogates; a lone one is U+FFFD.
std::string utf8_of(const std::u16string& units) {
    std::u32string out;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const char32_t unit = units[i];
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        const bool pair =
            high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
        if (pair) {
            out.push_back(0x10000 + ((unit - 0xD800) << 10) + (units[++i] - 0xDC00U));
        } else {
            out.push_back(unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
        }
    }
    return encode(out);
}

std::string charset_of(std::uint16_t code_page) {
    switch (code_page) {
    case 936:
    case 10008:
        return "GB18030";
    case 950:
        return "BIG5-HKSCS";
    case 367:
        return "CP1252";
    case 10000:
    case 32768:
        return "MACINTOSH";
    case 32769:
        return "CP1252";
    default:
        return "CP" + std::to_string(code_page);
    }
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

bool BiffPieces::at_boundary() const {
    return piece_ < pieces_.size() && at_ == pieces_.at(piece_).size();
}

bool BiffPieces::at_end() const {
    return piece_ >= pieces_.size() || (at_boundary() && piece_ + 1 == pieces_.size());
}

std::uint8_t BiffPieces::byte() {
    while (at_boundary()) {
        ++piece_;
        at_ = 0;
    }
    if (piece_ >= pieces_.size()) {
        throw InputError("damaged", "工作簿文字不完整");
    }
    return static_cast<std::uint8_t>(pieces_[piece_][at_++]);
}

std::uint16_t BiffPieces::two() {
    const unsigned low = byte();
    return static_cast<std::uint16_t>(low | static_cast<unsigned>(byte()) << 8);
}

std::uint32_t BiffPieces::four() {
    const std::uint32_t low = two();
    return low | static_cast<std::uint32_t>(two()) << 16;
}

void BiffPieces::skip(std::size_t bytes) {
    for (; bytes > 0; --bytes) {
        (void)byte();
    }
}

std::string BiffPieces::unicode(std::size_t length) {
    std::uint8_t flags = byte();
    const std::size_t runs = (flags & rich) != 0 ? two() : 0;
    const std::size_t extra = (flags & extended) != 0 ? four() : 0;
    std::u16string units;
    for (std::size_t i = 0; i < length; ++i) {
        if (at_boundary()) {
            flags = byte();
        }
        units.push_back((flags & wide) != 0 ? two() : byte());
    }
    skip(runs * 4);
    skip(extra);
    return utf8_of(units);
}

std::string BiffPieces::bytes(std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) {
        out.push_back(static_cast<char>(byte()));
    }
    return out;
}

std::string BiffText::read(BiffPieces& pieces, int length_bytes) const {
    const std::size_t length = length_bytes == 1 ? pieces.byte() : pieces.two();
    if (unicode) {
        // An empty string outside the shared table may lack even its flags.
        return length == 0 && pieces.at_end() ? "" : pieces.unicode(length);
    }
    std::string raw = pieces.bytes(length);
    if (is_ascii(raw)) {
        return raw;
    }
    auto text = to_utf8(raw, charset_of(code_page).c_str());
    if (!text) {
        throw InputError("damaged", "工作簿文字编码无法识别");
    }
    return *std::move(text);
}

} // namespace intake

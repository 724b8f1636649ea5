#include "pipeline/emit/strip_jpeg.hpp"

namespace intake {

namespace {

unsigned byte_at(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// APP0 (density), APP2 (colour profile) and APP14 (colour transform) matter to the picture.
bool is_private_segment(unsigned marker) {
    const bool application = marker >= 0xE0 && marker <= 0xEF;
    const bool needed = marker == 0xE0 || marker == 0xE2 || marker == 0xEE;
    return (application && !needed) || marker == 0xFE;
}

} // namespace

std::string strip_jpeg(const std::string& bytes) {
    if (bytes.size() < 4 || byte_at(bytes, 0) != 0xFF || byte_at(bytes, 1) != 0xD8) {
        return bytes;
    }
    std::string out = bytes.substr(0, 2);
    std::size_t at = 2;
    while (at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF) {
        const unsigned marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const std::size_t size = byte_at(bytes, at + 2) * 256U + byte_at(bytes, at + 3);
        if (marker == 0xDA || size < 2 || at + 2 + size > bytes.size()) {
            break;
        }
        if (!is_private_segment(marker)) {
            out.append(bytes, at, 2 + size);
        }
        at += 2 + size;
    }
    // Phones append pictures and videos behind the end of the image.
    const std::size_t end = bytes.rfind("\xFF\xD9");
    const std::size_t stop = end == std::string::npos || end < at ? bytes.size() : end + 2;
    return out.append(bytes, at, stop - at);
}

std::size_t jpeg_frame(const std::string& bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size() && byte_at(bytes, at) == 0xFF) {
        const unsigned marker = byte_at(bytes, at + 1);
        const bool other = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
        if (marker >= 0xC0 && marker <= 0xCF && !other) {
            return at;
        }
        at += marker == 0xFF ? 1 : 2 + byte_at(bytes, at + 2) * 256U + byte_at(bytes, at + 3);
    }
    return std::string::npos;
}

int jpeg_components(const std::string& bytes) {
    const std::size_t frame = jpeg_frame(bytes);
    return frame == std::string::npos ? 0 : static_cast<int>(byte_at(bytes, frame + 9));
}

} // namespace intake

/// \file
/// Pictures and the font of hidden text as PDF objects.
#pragma once

#include "extractors/qpdf.hpp"
#include "pipeline/emit/glyphless.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace intake {

[[nodiscard]] QPDFObjectHandle dictionary_of(
    std::initializer_list<std::pair<const char*, QPDFObjectHandle>> entries);

/// The JPEG's own data, less its metadata. \throws InputError without a frame header
[[nodiscard]] QPDFObjectHandle jpeg_image(QPDF& out, const std::string& bytes);

/// \pre 8 bits a channel, grey or RGB, not interlaced
[[nodiscard]] QPDFObjectHandle png_image(QPDF& out, const std::string& bytes);

/// To be filled in once all codes are known.
[[nodiscard]] QPDFObjectHandle make_hidden_font(QPDF& out);
void fill_hidden_font(QPDF& out, QPDFObjectHandle hidden_font, const CodeTable& codes);

} // namespace intake

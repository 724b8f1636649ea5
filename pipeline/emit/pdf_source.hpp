/// \file
/// A PDF that came in, opened to take pages out of it.
#pragma once

#include "extractors/qpdf.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace intake {

/// A page as a form: drawn, it fills [0, width] x [0, height], turned as people see it.
struct PageForm {
    QPDFObjectHandle form; ///< a stream of the document it came from
    double width = 0;
    double height = 0;
};

/// \throws InputError when the file is no PDF that can be opened.
[[nodiscard]] std::unique_ptr<QPDF> open_pdf(const std::filesystem::path& file);

/// Draws annotations into the pages, then forgets them. Once for a document, before page_form.
void flatten(QPDF& pdf);

/// Page `number` (from 1) with its resources cleaned in place. \throws InputError
[[nodiscard]] PageForm page_form(QPDF& pdf, int number);

/// Whether what people see of the page is more, or less, than its content holds.
[[nodiscard]] bool needs_picture(QPDF& pdf, QPDFObjectHandle page);

} // namespace intake

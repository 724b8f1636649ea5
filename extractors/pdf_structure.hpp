/// \file
/// What Poppler's C++ interface does not tell of a PDF: where pictures lie, what form fields
/// hold. The only reader that knows qpdf.
#pragma once

#include "pipeline/model/geometry.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace intake {

/// A text or choice field of a form, as its widget shows it.
struct FieldValue {
    std::string value; ///< UTF-8, not empty
    Box box;           ///< points of the page as shown
};

/// Owns the opened file. Never throws: a file qpdf cannot read has no structure, and every
/// question about it is answered with "unknown".
class PdfStructure {
public:
    /// `pages` is how many pages the renderer sees; where qpdf sees others, nothing is known.
    PdfStructure(const std::filesystem::path& file, int pages);
    ~PdfStructure();
    PdfStructure(const PdfStructure&) = delete;
    PdfStructure& operator=(const PdfStructure&) = delete;
    PdfStructure(PdfStructure&&) noexcept;
    PdfStructure& operator=(PdfStructure&&) noexcept;

    [[nodiscard]] bool has_xfa() const;

    /// Boxes of the pictures page `number` (from 1) paints, form XObjects included, clipping
    /// ignored. `to_shown` maps the page's user space to the page as shown.
    [[nodiscard]] std::optional<std::vector<Box>> pictures(int number,
                                                           const Affine& to_shown) const;

    /// Filled text and choice fields that are not hidden.
    [[nodiscard]] std::vector<FieldValue> fields(int number, const Affine& to_shown) const;

private:
    struct File;
    std::unique_ptr<File> file_;
};

} // namespace intake

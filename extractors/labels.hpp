/// \file
/// Finding a form's labels in text: variants, padding, full-width forms and OCR slips forgiven.
#pragma once

#include "pipeline/model/document.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// A label variant, ready to compare: skeletons only, longest first.
struct LabelForm {
    std::u32string skeleton;
    std::size_t owner = 0; ///< whatever the caller counts: index of a field rule, column ...
};

/// \param labels one list of variants per owner
[[nodiscard]] std::vector<LabelForm> label_forms(
    std::span<const std::vector<std::string>> labels);

/// A label found in a line of text. Positions are code points of the text as given.
struct LabelHit {
    std::size_t owner = 0;
    std::size_t from = 0;
    std::size_t to = 0;    ///< one past the label's last character
    std::size_t value = 0; ///< where the value begins (after colon and brackets)
    bool colon = false;    ///< a colon or similar follows
    bool exact = true;     ///< no OCR slip was forgiven
};

/// Whether `text` is a label and nothing else ("姓　名：", "出生年月(岁)", "(一) 工艺专长"):
/// every owner with a variant that matches as long as the longest match. Slips only if
/// `lenient`.
[[nodiscard]] std::vector<std::size_t> owners_of_label(std::string_view text,
                                                       const std::vector<LabelForm>& forms,
                                                       bool lenient);

/// Labels inside running text, left to right, not overlapping, longest first at each place. A
/// hit stands at the start of the text, after a gap or separator, or before a colon.
[[nodiscard]] std::vector<LabelHit> labels_in(std::u32string_view text,
                                              const std::vector<LabelForm>& forms);

} // namespace intake

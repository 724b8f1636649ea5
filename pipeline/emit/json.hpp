/// \file
/// The pieces of JSON that the emitters share. Only for sources of pipeline/emit, verify and
/// ledger.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/submission.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace intake {

using Json = nlohmann::ordered_json; ///< keys stay in the order they are added

[[nodiscard]] Json text_or_null(std::string_view text); ///< null when empty
[[nodiscard]] Json page_or_null(int page);              ///< null when unknown (0)
[[nodiscard]] Json box_json(const Box& box);            ///< one decimal; null when empty
[[nodiscard]] Json confidence_json(double confidence);  ///< 0..1, two decimals

/// One line without a line end. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string compact(const Json& value);

/// "<submission>/<path inside it>"; the submission's name for an archive that did not open.
[[nodiscard]] std::string input_path(const std::string& submission, const InputFile& file);

} // namespace intake

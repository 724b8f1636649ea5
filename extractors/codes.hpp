/// \file
/// Numbers and addresses with a shape: ID numbers, credit codes, phones, e-mail, counts.
#pragma once

#include "extractors/normalize.hpp"

namespace intake {

[[nodiscard]] std::optional<Meaning> normalize_id_number(std::string_view raw);
[[nodiscard]] std::optional<Meaning> normalize_credit_code(std::string_view raw);
[[nodiscard]] std::optional<Meaning> normalize_phone(std::string_view raw);
[[nodiscard]] std::optional<Meaning> normalize_email(std::string_view raw);
[[nodiscard]] std::optional<Meaning> normalize_number(std::string_view raw);
[[nodiscard]] std::optional<Meaning> normalize_code(std::string_view raw);

} // namespace intake

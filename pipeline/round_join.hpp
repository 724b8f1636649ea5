/// \file
/// Which unit of the ledger a submission is from: by credit code, by the unit's normalised
/// name, by the folder's name without words like 补正. Never by resemblance.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/registers.hpp"
#include "pipeline/round.hpp"

#include <string>
#include <vector>

namespace intake {

struct Belonging {
    const UnitHistory* unit = nullptr; ///< null: a unit the ledger does not know, or in doubt
    std::string doubt;                 ///< Chinese; empty: certain
};

[[nodiscard]] Belonging belongs_to(const Case& subject, const Registers& registers,
                                   const std::vector<UnitHistory>& units);

/// The recommending unit's credit code: of the register, else of its own documents.
[[nodiscard]] std::string unit_code(const Case& subject, const Registers& registers);

/// unit_key() of the unit's name where it is certain, else empty.
[[nodiscard]] std::string unit_name_key(const Case& subject);

/// A name of a folder or file without words for rounds and versions, numbers and punctuation;
/// empty when nothing is left that tells it from others.
[[nodiscard]] std::string plain_name(std::string_view name);

/// Two files of the same folder and name but for such words, and enough is left of the name
/// that no scanner gave it.
[[nodiscard]] bool is_named_alike(const std::string& a, const std::string& b);

} // namespace intake

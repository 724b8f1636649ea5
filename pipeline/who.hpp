/// \file
/// Whose a document is: the kinds of evidence, one function each. Nothing is guessed; evidence
/// that speaks of two people speaks of nobody.
#pragma once

#include "pipeline/model/dossier.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct KnownPerson {
    std::string name;
    std::string key;
    std::string id;
    int row = 0;
    std::string folder; ///< where the person's form lies; "" if at the top or unknown
    std::string alias;  ///< key of the name his papers give, where the table writes another
};

using Who = std::optional<std::size_t>; ///< index into the people

/// The value of a field; empty if it was not read.
[[nodiscard]] std::string value_of(const std::vector<Reading>& readings,
                                   std::string_view field);
[[nodiscard]] bool is_accepted(const std::vector<Reading>& readings, std::string_view field);

/// The person of the deepest folder whose name is a person's.
[[nodiscard]] Who by_folder_name(const Part& part, const std::vector<KnownPerson>& people);
[[nodiscard]] Who by_file_name(const Part& part, const std::vector<KnownPerson>& people);

/// The person of the nearest folder that is anybody's; nobody where it is several people's.
[[nodiscard]] Who by_form_folder(const Part& part, const std::vector<KnownPerson>& people);

/// The person whose ID number a paper that gives `name` gives too: the table may write his name
/// otherwise.
[[nodiscard]] Who by_papers_number(const std::vector<Part>& parts, const std::string& name,
                                   const std::vector<KnownPerson>& people);

/// By all evidence, strongest first.
[[nodiscard]] Who person_of(const Case& subject, const Part& part,
                            const std::vector<KnownPerson>& people);

} // namespace intake

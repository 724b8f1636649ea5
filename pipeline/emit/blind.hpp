/// \file
/// Blind packets: who a candidate is and where from, found and hidden in text.
///
/// Hidden are names of people and units as the documents give them, whatever blanks and
/// punctuation stand between the characters. What a unit is called for short is no name that
/// could be known: a page that may hold it is told, not trusted.
#pragma once

#include "pipeline/emit/page_glyphs.hpp"
#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

inline constexpr const char* blind_name = "（盲评）"; ///< stands where a name would

struct Identity {
    bool blind = false;                ///< nothing is hidden unless this is set
    std::vector<std::u32string> names; ///< letters only, longest first
    std::vector<std::u32string> hints; ///< what a unit may be called by for short
    std::vector<std::string> doubts;   ///< why the names themselves may be wrong, Chinese
};

/// The names of the candidates of the submission; the people and units that the fields of
/// `dossier` and of the unit's documents name; those units without their place and legal form.
/// Never the organiser.
[[nodiscard]] Identity identity_of(const Case& subject, const Dossier& dossier,
                                   const Profile& profile);

/// Whether a field names the candidate, somebody around, or (by its code too) a unit that is
/// not one that issues documents.
[[nodiscard]] bool identifies(const FieldRule& rule);

/// A run's letters, digits and ideographs.
[[nodiscard]] GlyphRun letters_of(const GlyphRun& run);

/// Where `letters` say a name, longest names first; stretches may overlap.
[[nodiscard]] std::vector<Stretch> names_in(std::u32string_view letters,
                                            const Identity& identity);

/// The same, with as many characters misread as a recogniser misreads.
[[nodiscard]] std::vector<Stretch> nearly_names_in(std::u32string_view letters,
                                                   const Identity& identity);

/// Whether `text` says a name.
[[nodiscard]] bool betrays(std::string_view text, const Identity& identity);

/// `text` with every name in it replaced, and names of files in “” too. Not blind: `text`.
[[nodiscard]] std::string without_identity(std::string_view text, const Identity& identity);

} // namespace intake

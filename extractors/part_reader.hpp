/// \file
/// What the readers of one document share: where it is, what it may hold, where readings go.
#pragma once

#include "extractors/labels.hpp"
#include "extractors/reading.hpp"
#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <vector>

namespace intake {

/// What one document type may hold, ready to be looked for.
struct Wanted {
    std::vector<const FieldRule*> rules;
    std::vector<LabelForm> forms;
};

struct Reader {
    const Document& document;
    const Profile& profile;
    const Wanted& wanted;
    Part& part;
};

/// Judges what was found for rule `owner` and keeps it; a period gives two readings.
void add_reading(Reader& reader, std::size_t owner, const Found& found);

} // namespace intake

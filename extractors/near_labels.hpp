/// \file
/// Labels that no variant of the profile spells, but that say nearly the same.
#pragma once

#include "extractors/part_reader.hpp"

namespace intake {

/// Gives fields that were found nowhere in the part the values beside labels that come near one
/// of theirs ("毕业学校及所学专业" for "毕业院校及专业"). What is read so is at most `review`:
/// whether the label means the field is for a person to say.
void add_near_labelled(Reader& reader);

} // namespace intake

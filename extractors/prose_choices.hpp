/// \file
/// Choices that a document tells in a sentence ("三年制专科学习") instead of under a label.
#pragma once

#include "extractors/part_reader.hpp"

namespace intake {

/// Reads a field from the first phrase of FieldRule::prose that the part says; in the
/// documents of FieldRule::prose_in, and where no label gave it a value. Lines are joined, for
/// prose breaks anywhere.
void add_choices_of_prose(Reader& reader);

} // namespace intake

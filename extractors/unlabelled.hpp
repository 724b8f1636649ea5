/// \file
/// Values that stand without a label of their own: numbers that prove themselves, periods told
/// in a sentence, and row tables that are a field as a whole.
#pragma once

#include "extractors/part_reader.hpp"

namespace intake {

/// A number that proves itself needs no label: cards and forms lose theirs to bad scans. Only
/// if the part shows one number, and nothing was read under a label.
void add_unlabelled_number(Reader& reader);

/// A unit's document tells its period in a sentence as often as under a label.
void add_period_of_prose(Reader& reader);

/// A field of a list's name is the list's rows, one after the other.
void add_lists_as_fields(Reader& reader);

} // namespace intake

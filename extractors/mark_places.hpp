/// \file
/// Which mark a document must bear stands where, and whether it is there.
#pragma once

#include "extractors/part_reader.hpp"

namespace intake {

/// Fills `part.seals` and `part.places` from its pages' marks. A field's readings tell where
/// the seal of its opinion belongs, so they must be there already. The seals' texts are as
/// recognised and their states `unreadable`: whoever knows the names judges them.
void add_seals(Reader& reader);

/// Fills `part.signatures`: one a signature the profile asks of the document.
void add_signatures(Reader& reader);

/// A reading's box on its upright page: the index of the page in Document::pages, and the box.
struct Spot {
    std::size_t page = 0;
    Box box;
};

/// Where the part's readings of `field` stand, in the order of the readings.
[[nodiscard]] std::vector<Spot> spots_of(const Reader& reader, std::string_view field);

/// The fields whose places are those of the marks; empty: a mark has no field of its own.
[[nodiscard]] std::string_view field_of_mark(std::string_view mark);

} // namespace intake

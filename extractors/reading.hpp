/// \file
/// From text found at a place to a Reading with its state.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <optional>

namespace intake {

/// Text found where a value belongs.
struct Found {
    std::string raw; ///< lines joined by '\n'
    Source source;   ///< complete, box in file points
    Ink ink = Ink::read;
    double confidence = 1;
    double weakest = 1;
    std::string
        second; ///< what the other reader saw here; empty unless all of it was read twice
    CellType type = CellType::text;
};

/// Judges one finding place. Empty and no ink: absent. Ink without text: unreadable. Text that
/// is sound and unambiguous: accepted; from OCR only if two readers say the same and are sure
/// enough, or one reads what proves itself. Everything else: review, what the other reader saw
/// among the alternatives.
[[nodiscard]] Reading make_reading(const FieldRule& rule, const std::string& document,
                                   const Found& found, const Profile& profile);

/// The box of a part of the page as the file shows it.
[[nodiscard]] Source source_on(const Document& document, std::size_t page, const Box& upright,
                               Origin origin);

} // namespace intake

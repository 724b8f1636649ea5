/// \file
/// The review packet of one candidate: what goes in and in which order, then the PDF.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <vector>

namespace intake {

enum class Treatment { copy, mask, leave_out };

/// One physical page of an input file in a packet.
struct PacketPage {
    std::size_t document = 0; ///< index into Case::documents
    int number = 1;           ///< physical page of the file
    Treatment treatment = Treatment::copy;
    std::string reason;     ///< of mask or leave_out, Chinese
    std::vector<Box> masks; ///< points of the page as the file shows it
};

struct PacketItem {
    std::string section; ///< form|narrative|cultivation|evidence|opinion
    std::string type;    ///< document code
    std::string title;   ///< outline entry
    std::vector<PacketPage> pages;
};

struct Packet {
    std::string candidate;
    std::string unit;
    std::vector<PacketItem> items;
    std::vector<Exclusion> left_out; ///< ID pages and whatever else may not go to reviewers
};

/// Decides; touches no file.
[[nodiscard]] Packet plan_packet(const Review& review, const Dossier& dossier,
                                 const Batch& batch);

/// Makes the PDF. Parses input files, so it runs in a worker. Deterministic bytes.
/// \throws InputError when a source file cannot be used after all.
[[nodiscard]] std::string packet_pdf(const Packet& packet, const Review& review,
                                     const Dossier& dossier, const Batch& batch);

} // namespace intake

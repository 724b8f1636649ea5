/// \file
/// The conservation law of pages: in a packet, in a unit document, or excluded with a reason.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/packet.hpp"

#include <string>
#include <vector>

namespace intake {

/// A planned packet and where it will lie in OUT.
struct PlannedPacket {
    std::size_t review = 0;  ///< index into Batch::reviews
    std::size_t dossier = 0; ///< index into Case::dossiers
    std::string path;
    Packet packet;
    bool made = true; ///< false: its pages are excluded, with a reason
};

/// Fills `batch.placements` and `batch.exclusions` so that every physical page of every
/// processed file is in one of them.
void place_pages(const std::vector<PlannedPacket>& packets, Batch& batch);

} // namespace intake

/// \file
/// The review packet of one candidate: what goes in and in which order, then the PDF.
#pragma once

#include "pipeline/batch.hpp"
#include "pipeline/emit/blind.hpp"

#include <string>
#include <vector>

namespace intake {

enum class Treatment { copy, mask, leave_out };

/// One physical page of an input file in a packet.
struct PacketPage {
    std::size_t document = 0; ///< index into Case::documents
    int number = 1;           ///< physical page of the document
    Treatment treatment = Treatment::copy;
    std::string reason;     ///< of mask or leave_out, Chinese
    std::vector<Box> masks; ///< points of the page as the file shows it
    std::string doubt;      ///< of a blind packet: why the page may still tell who it is about
};

/// What a piece of evidence proves, as far as the documents or the profile say so.
struct ProvenClaim {
    std::string claim;     ///< the form's line it proves; what is in doubt is left out
    Source listed;         ///< where that line stands; no page: none was found
    std::string condition; ///< one of Profile::conditions; empty: nobody says which
    std::vector<std::string> forces; ///< of Profile::forces, in their order
};

/// A document in the packet. A physical page that two documents share (an A3 sheet) is in both
/// items and printed once.
struct PacketItem {
    std::string section; ///< form|narrative|cultivation|evidence|qualification|opinion
    std::string type;    ///< document code
    std::string title;   ///< outline entry
    std::vector<PacketPage> pages; ///< never empty, none left out
    ProvenClaim evidence;          ///< of section evidence
};

struct Packet {
    std::string number;    ///< "2026-017": by the order of the batch; empty outside one
    std::string candidate; ///< of a blind packet blind_name, and so is the unit
    std::string unit;
    Identity identity;                 ///< what a blind packet hides
    std::vector<PacketItem> items;     ///< evidence by condition, then as the dossier has it
    std::vector<Exclusion> left_out;   ///< ID pages and whatever else reviewers do not need
    std::vector<Exclusion> unassigned; ///< the candidate's, but a person must place it first

    [[nodiscard]] bool is_blind() const { return identity.blind; }
};

/// Decides; touches no file.
[[nodiscard]] Packet plan_packet(const Review& review, const Dossier& dossier,
                                 const Batch& batch);

/// Makes the PDF. Parses input files, so it runs in a worker. Deterministic bytes.
/// \throws InputError when a source file cannot be used after all.
[[nodiscard]] std::string packet_pdf(const Packet& packet, const Review& review,
                                     const Dossier& dossier, const Batch& batch);

/// The title of a section: "证明材料"; of form and narrative that of the profile's document.
[[nodiscard]] std::string section_title(const std::string& section, const Profile& profile);

} // namespace intake

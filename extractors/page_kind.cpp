#include "extractors/page_kind.hpp"

namespace intake {
namespace {

constexpr double scan_share = 0.8; // of the page under pictures
constexpr std::size_t most_regions = 150;

} // namespace

PageKind kind_of(const PageFacts& facts) {
    const bool picture = !facts.picture_share || *facts.picture_share >= scan_share;
    const bool garbage = facts.glyphs == 0 || 2 * facts.garbled > facts.glyphs;
    const bool drawn = facts.uncovered > 0.5 || facts.regions > most_regions;
    return picture || garbage || drawn ? PageKind::scan : PageKind::digital;
}

} // namespace intake

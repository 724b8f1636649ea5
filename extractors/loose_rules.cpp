#include "extractors/loose_rules.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

// Pixels at rule_dpi.
constexpr double short_rule = 102; // 17 mm: strokes of a few neighbouring glyphs
constexpr double touching = 16;    // an end this near a rule meets it
constexpr double same_line = 6;

bool ends_at(const std::vector<Rule>& others, double end, double at) {
    return std::ranges::any_of(others, [&](const Rule& other) {
        return std::abs(other.at - end) <= touching && at >= other.from - touching &&
               at <= other.to + touching;
    });
}

// Whether what lies in one line with the rule is a rule that broke: one long piece, or more
// ink than gaps.
bool is_piece(const std::vector<Rule>& rules, const Rule& rule) {
    double from = rule.from;
    double to = rule.to;
    double drawn = 0;
    double longest = 0;
    int pieces = 0;
    for (const Rule& other : rules) {
        if (std::abs(other.at - rule.at) <= same_line) {
            from = std::min(from, other.from);
            to = std::max(to, other.to);
            drawn += other.length();
            longest = std::max(longest, other.length());
            ++pieces;
        }
    }
    return longest > short_rule || (pieces > 1 && drawn * 2 > to - from);
}

bool drop_loose(std::vector<Rule>& rules, const std::vector<Rule>& others) {
    std::vector<Rule> kept;
    std::ranges::copy_if(rules, std::back_inserter(kept), [&](const Rule& rule) {
        const bool held =
            ends_at(others, rule.from, rule.at) && ends_at(others, rule.to, rule.at);
        return held || rule.length() > short_rule || is_piece(rules, rule);
    });
    const bool fewer = kept.size() < rules.size();
    rules = std::move(kept);
    return fewer;
}

} // namespace

Rules without_loose(Rules rules) {
    bool fewer = true;
    while (fewer) {
        fewer = drop_loose(rules.across, rules.down);
        fewer = drop_loose(rules.down, rules.across) || fewer;
    }
    return rules;
}

} // namespace intake

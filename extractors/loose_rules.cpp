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

constexpr double edge = 0.03;   // of the page: this near is the edge itself
constexpr double slant = 20;    // between two pieces: a page that was turned upright turned it
constexpr double hidden = 64;   // a streak is not seen where it crosses print and bars
constexpr double true_line = 4; // pieces this near one line may be far apart:
constexpr double far_apart = 160;

/// Whether one goes on where the other ends.
bool are_joined(const Rule& a, const Rule& b) {
    const double gap = std::min(std::abs(b.from - a.to), std::abs(b.to - a.from));
    const double aside = std::abs(a.at - b.at);
    return (gap <= hidden && aside <= slant) || (gap <= far_apart && aside <= true_line);
}

/// The rules of one broken line that `start` is a piece of.
std::vector<std::size_t> chain_of(const std::vector<Rule>& rules, std::size_t start) {
    std::vector<std::size_t> chain{start};
    for (std::size_t next = 0; next < chain.size(); ++next) {
        const Rule piece = rules[chain[next]];
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (are_joined(piece, rules[i]) && std::ranges::find(chain, i) == chain.end()) {
                chain.push_back(i);
            }
        }
    }
    return chain;
}

bool runs_through(const std::vector<Rule>& rules, const std::vector<std::size_t>& chain,
                  double extent) {
    constexpr double drawn = 0.6;
    double from = extent;
    double to = 0;
    double length = 0;
    for (const std::size_t i : chain) {
        from = std::min(from, rules[i].from);
        to = std::max(to, rules[i].to);
        length += rules[i].length();
    }
    return from <= edge * extent && to >= (1 - edge) * extent && length >= drawn * extent;
}

/// A table that fills the page has rules from edge to edge of its own.
bool fills_page(const std::vector<Rule>& rules, double extent, double across) {
    return std::ranges::any_of(rules, [&](const Rule& rule) {
        const bool inside = rule.at > edge * across && rule.at < (1 - edge) * across;
        return inside && rule.from <= edge * extent && rule.to >= (1 - edge) * extent;
    });
}

void drop_streaks(std::vector<Rule>& rules, const std::vector<Rule>& others, double extent,
                  double across) {
    if (fills_page(others, across, extent)) {
        return;
    }
    std::vector<bool> streak(rules.size(), false);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::vector<std::size_t> chain =
            rules[i].from <= edge * extent ? chain_of(rules, i) : std::vector<std::size_t>{};
        if (runs_through(rules, chain, extent)) {
            std::ranges::for_each(chain, [&](std::size_t k) { streak[k] = true; });
        }
    }
    std::vector<Rule> kept;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!streak[i]) {
            kept.push_back(rules[i]);
        }
    }
    rules = std::move(kept);
}

} // namespace

Rules without_streaks(Rules rules, int width, int height) {
    const Rules all = rules;
    drop_streaks(rules.down, all.across, height, width);
    drop_streaks(rules.across, all.down, width, height);
    return rules;
}

Rules without_loose(Rules rules) {
    bool fewer = true;
    while (fewer) {
        fewer = drop_loose(rules.across, rules.down);
        fewer = drop_loose(rules.down, rules.across) || fewer;
    }
    return rules;
}

} // namespace intake

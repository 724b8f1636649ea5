#include "extractors/form_lines.hpp"

#include "extractors/accord.hpp"
#include "extractors/matrix.hpp"
#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

constexpr std::size_t longest_plain_value = 40; ///< of a value without a colon before it

bool in_grids(const Page& page, const Text& line) {
    return std::ranges::any_of(page.grids, [&](const Grid& grid) {
        return !is_frame(page, grid) &&
               std::ranges::any_of(grid.cells, [&](const GridCell& cell) {
                   return centre_inside(line.box, cell.box);
               });
    });
}

std::string joined(const std::string& above, const std::string& below) {
    return above.empty() ? below : above + "\n" + below;
}

/// Lines on one baseline, joined; a gap is a tab. `at` tells where each character came from.
struct Row {
    std::u32string text;
    std::vector<std::pair<const Text*, std::size_t>> at;
};

bool same_baseline(const Text& a, const Text& b) {
    const double overlap =
        std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
    return overlap > 0.5 * std::min(a.box.height(), b.box.height());
}

void append(Row& row, const Text& line) {
    if (!row.text.empty()) {
        row.text.push_back(U'\t');
        row.at.emplace_back(nullptr, 0);
    }
    const std::u32string text = decode(line.text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        row.text.push_back(text[i]);
        row.at.emplace_back(&line, i);
    }
}

/// "-3-", "3", "第3页 共5页" in the margin belongs to no value.
bool is_page_number(const Page& page, const Text& line) {
    const bool margin =
        line.box.top > 0.9 * page.height || line.box.bottom < 0.07 * page.height;
    const std::u32string text = decode(squeeze(line.text));
    return margin && text.size() <= 10 && std::ranges::all_of(text, [](char32_t c) {
               return (c >= U'0' && c <= U'9') ||
                      std::u32string_view(U"第共页/-—·,.").find(c) != std::u32string_view::npos;
           });
}

std::vector<Row> rows_of(const Page& page) {
    std::vector<const Text*> lines;
    for (const Text& line : page.lines) {
        if (!in_grids(page, line) && !is_page_number(page, line)) {
            lines.push_back(&line);
        }
    }
    std::vector<Row> rows;
    std::vector<bool> used(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (used[i]) {
            continue;
        }
        std::vector<const Text*> band{lines[i]};
        for (std::size_t k = i + 1; k < lines.size() && k < i + 12; ++k) {
            if (!used[k] && same_baseline(*lines[i], *lines[k])) {
                band.push_back(lines[k]);
                used[k] = true;
            }
        }
        std::ranges::stable_sort(band, {}, [](const Text* line) { return line->box.left; });
        Row row;
        for (const Text* line : band) {
            append(row, *line);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool is_filler(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'_' || c == U'＿' || c == U'　' || c == U'.' ||
           c == U'…';
}

/// What the other reader has in place of a stretch of the row; empty unless it saw all of it.
std::string second_in(const Row& row, std::size_t from, std::size_t to) {
    std::string all;
    for (std::size_t i = from; i < to;) {
        const auto [line, index] = row.at[i];
        std::size_t end = i + 1;
        while (line != nullptr && end < to && row.at[end].first == line) {
            ++end;
        }
        if (line != nullptr) {
            const bool twice = line->origin != Origin::ocr || !line->second.empty();
            if (!twice) {
                return "";
            }
            const std::size_t last = index + (end - i);
            all += (all.empty() ? "" : " ") + (line->origin == Origin::ocr
                                                   ? second_of(*line, index, last)
                                                   : encode(row.text.substr(i, end - i)));
        }
        i = end;
    }
    return all;
}

LineValue value_at(const Row& row, std::size_t owner, std::size_t from, std::size_t to,
                   bool cut) {
    while (from < to && is_filler(row.text[from])) {
        ++from;
    }
    // Beyond a gap another thing stands on the same line.
    to = cut ? std::min(to, row.text.find(U'\t', from)) : to;
    while (to > from && is_filler(row.text[to - 1])) {
        --to;
    }
    LineValue value{.owner = owner, .raw = encode(row.text.substr(from, to - from))};
    value.second = second_in(row, from, to);
    double sum = 0;
    double count = 0;
    for (std::size_t i = from; i < to; ++i) {
        const auto& [line, index] = row.at[i];
        if (line == nullptr) {
            continue;
        }
        value.box = unite(value.box, box_of(*line, index, index + 1));
        value.origin = line->origin;
        value.weakest = std::min(value.weakest, line->weakest);
        sum += line->confidence;
        ++count;
    }
    value.confidence = count > 0 ? sum / count : 1;
    return value;
}

/// Without a colon only a value of the right shape tells that the label was one.
bool convinces(const FieldRule& rule, const std::string& raw, bool begins) {
    if (!begins || length(raw) > longest_plain_value || raw.empty()) {
        return false;
    }
    const auto meaning = normalize(raw, rule);
    switch (rule.kind) {
    case Kind::choice:
    case Kind::date:
    case Kind::month:
    case Kind::period:
    case Kind::id_number:
    case Kind::credit_code:
    case Kind::phone:
        return meaning.has_value();
    case Kind::name:
        return meaning && meaning->sure && count_han(meaning->value) >= 2 && length(raw) <= 16;
    default:
        return meaning.has_value() && rule.kind != Kind::paragraph && count_han(raw) >= 4;
    }
}

void read_row(const Row& row, const std::vector<const FieldRule*>& rules,
              const std::vector<LabelForm>& forms, std::vector<LineValue>& out) {
    const std::vector<LabelHit> hits = labels_in(row.text, forms);
    for (const LabelHit& hit : hits) {
        std::size_t end = row.text.size();
        for (const LabelHit& next : hits) {
            const bool separate =
                next.colon || next.from == 0 || is_filler(row.text[next.from - 1]);
            end = next.from >= hit.to && separate ? std::min(end, next.from) : end;
        }
        const FieldRule& rule = *rules.at(hit.owner);
        const bool begins = hit.from == 0 || is_filler(row.text[hit.from - 1]);
        const bool cut = rule.kind != Kind::paragraph && rule.kind != Kind::text;
        LineValue value = value_at(row, hit.owner, std::min(hit.value, end), end, cut);
        if (hit.colon ? begins || hit.from == 0 || !value.raw.empty()
                      : convinces(rule, value.raw, begins)) {
            if (value.raw.empty()) {
                value.empty_place = true;
                value = value_at(row, hit.owner, hit.from, hit.to, false);
                value.raw.clear();
                value.empty_place = true;
            }
            out.push_back(std::move(value));
        }
    }
}

/// A line that is a heading of one of the rules, and nothing else.
std::vector<std::size_t> heading_owners(const Text& line, const std::vector<LabelForm>& forms) {
    return owners_of_label(line.text, forms, line.origin == Origin::ocr);
}

} // namespace

std::vector<LineValue> read_lines(const Page& page, const std::vector<const FieldRule*>& rules,
                                  const std::vector<LabelForm>& forms) {
    std::vector<LineValue> out;
    for (const Row& row : rows_of(page)) {
        read_row(row, rules, forms, out);
    }
    return out;
}

std::vector<BlockValue> read_blocks(const std::vector<const Page*>& pages,
                                    const std::vector<const FieldRule*>& rules,
                                    const std::vector<LabelForm>& forms) {
    std::vector<BlockValue> blocks;
    std::vector<std::size_t> open;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (const Text& line : pages[p]->lines) {
            if (is_page_number(*pages[p], line)) {
                continue;
            }
            if (in_grids(*pages[p], line)) {
                open.clear();
                continue;
            }
            const std::vector<std::size_t> owners = heading_owners(line, forms);
            if (!owners.empty()) {
                open.clear();
                for (const std::size_t owner : owners) {
                    if (rules.at(owner)->kind == Kind::paragraph) {
                        open.push_back(blocks.size());
                        blocks.push_back({p, {.owner = owner, .origin = line.origin}});
                    }
                }
                continue;
            }
            for (const std::size_t at : open) {
                LineValue& value = blocks[at].value;
                const bool twice =
                    !line.second.empty() && (value.raw.empty() || !value.second.empty());
                value.second = twice ? joined(value.second, line.second) : "";
                value.raw = joined(value.raw, line.text);
                value.confidence = std::min(value.confidence, line.confidence);
                value.weakest = std::min(value.weakest, line.weakest);
                if (blocks[at].page == p) {
                    value.box = unite(value.box, line.box);
                }
            }
        }
    }
    std::erase_if(blocks, [](const BlockValue& block) { return block.value.raw.empty(); });
    return blocks;
}

} // namespace intake

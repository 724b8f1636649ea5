#include "extractors/form_lines.hpp"

#include "extractors/accord.hpp"
#include "extractors/matrix.hpp"
#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

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
    double agreed = 1;
    for (std::size_t i = from; i < to; ++i) {
        const auto& [line, index] = row.at[i];
        if (line == nullptr) {
            continue;
        }
        value.box = unite(value.box, box_of(*line, index, index + 1));
        value.origin = line->origin;
        value.weakest = std::min(value.weakest, line->weakest);
        agreed = std::min(agreed, line->agreed);
        sum += line->confidence;
        ++count;
    }
    value.confidence = count > 0 ? sum / count : 1;
    // What the readers make of the rest of the line is no doubt about this part of it.
    if (value.origin == Origin::ocr && same_words(value.raw, value.second)) {
        value.weakest = std::max(value.weakest, agreed);
        value.confidence = std::max(value.confidence, agreed);
    }
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
        return meaning && meaning->sure; // "学位评定委员会主席" is no degree
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
        return meaning.has_value() && rule.kind != Kind::paragraph && count_han(raw) >= 4 &&
               !contains(raw, "，") && !contains(raw, "。");
    }
}

/// How a heading is counted: "五、" 1, "（一）" 2, "3．" 3; 0 not at all.
int numbering_of(std::u32string_view text) {
    constexpr std::u32string_view han = U"一二三四五六七八九十";
    const bool bracket = !text.empty() && (text[0] == U'(' || text[0] == U'（');
    const std::u32string_view rest = text.substr(bracket ? 1 : 0);
    const std::size_t digits = rest.find_first_not_of(U"0123456789");
    const std::size_t hans = rest.find_first_not_of(han);
    const std::size_t end = hans > 0 ? hans : digits;
    if (end == 0 || end > 3 || end == std::u32string_view::npos) {
        return 0;
    }
    const std::u32string_view marks =
        bracket ? U")）" : U"、.．·•・。,"; // "．" as OCR may read it
    const bool counted = marks.find(rest[end]) != std::u32string_view::npos;
    return !counted ? 0 : bracket ? 2 : hans > 0 ? 1 : 3;
}

/// Where the text of a paragraph begins behind its label on the same line: "5．传承力：…".
std::optional<LabelHit> inline_heading(std::u32string_view text,
                                       const std::vector<const FieldRule*>& rules,
                                       const std::vector<LabelForm>& forms) {
    constexpr std::u32string_view count = U"一二三四五六七八九十0123456789()（）、.．·•・。, ";
    for (const LabelHit& hit : labels_in(text, forms)) {
        const bool first =
            text.substr(0, hit.from).find_first_not_of(count) == std::u32string_view::npos;
        if (first && hit.colon && hit.value < text.size() &&
            rules.at(hit.owner)->kind == Kind::paragraph) {
            return hit;
        }
    }
    return {};
}

/// "性别男民族汉": a listed value between two labels parts them as a gap would.
bool parted_by_value(const Row& row, const LabelHit& label, const LabelHit& next,
                     const FieldRule& rule) {
    if (rule.kind != Kind::choice || label.value >= next.from) {
        return false;
    }
    const std::u32string between = row.text.substr(label.value, next.from - label.value);
    const auto meaning = normalize(encode(between), rule);
    return meaning && meaning->sure;
}

/// Whether a label stands apart: at the beginning, behind a gap or behind another's value.
bool stands_apart(const Row& row, const LabelHit& hit, const std::vector<LabelHit>& hits,
                  const std::vector<const FieldRule*>& rules) {
    const auto begins = [&](const LabelHit& label) {
        return label.from == 0 || is_filler(row.text[label.from - 1]);
    };
    return begins(hit) || std::ranges::any_of(hits, [&](const LabelHit& label) {
               return begins(label) && parted_by_value(row, label, hit, *rules.at(label.owner));
           });
}

/// \param titled the row is the document's title: words in it are labels only with a colon
void read_row(const Row& row, bool titled, const std::vector<const FieldRule*>& rules,
              const std::vector<LabelForm>& forms, std::vector<LineValue>& out) {
    const std::vector<LabelHit> hits = labels_in(row.text, forms);
    const std::optional<LabelHit> block = inline_heading(row.text, rules, forms);
    for (const LabelHit& hit : hits) {
        if (block && block->from == hit.from) {
            continue; // read_blocks() takes it to its end
        }
        std::size_t end = row.text.size();
        for (const LabelHit& next : hits) {
            const bool separate = next.colon || stands_apart(row, next, hits, rules);
            end = next.from >= hit.to && separate ? std::min(end, next.from) : end;
        }
        const FieldRule& rule = *rules.at(hit.owner);
        const bool begins = stands_apart(row, hit, hits, rules);
        const bool cut = rule.kind != Kind::paragraph && rule.kind != Kind::text;
        LineValue value = value_at(row, hit.owner, std::min(hit.value, end), end, cut);
        if (hit.colon ? begins || !value.raw.empty()
                      : !titled && convinces(rule, value.raw, begins)) {
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

std::vector<LineValue> read_lines(const Page& page, const std::string& title,
                                  const std::vector<const FieldRule*>& rules,
                                  const std::vector<LabelForm>& forms) {
    std::vector<LineValue> out;
    const std::string printed_title = squeeze(title);
    for (const Row& row : rows_of(page)) {
        const bool titled =
            !printed_title.empty() && squeeze(encode(row.text)) == printed_title;
        read_row(row, titled, rules, forms, out);
    }
    return out;
}

namespace {

/// Text blocks while they grow: those at `open` take the lines that come.
struct Blocks {
    std::vector<BlockValue> all;
    std::vector<std::size_t> open;
    int numbering = 0; ///< of the heading above the open ones
};

void begin(Blocks& blocks, std::size_t page, std::size_t owner, const Text& line) {
    blocks.open.push_back(blocks.all.size());
    blocks.all.push_back({page, {.owner = owner, .origin = line.origin}});
}

void append(Blocks& blocks, std::size_t page, const Text& line, std::size_t from) {
    const std::u32string text = decode(line.text);
    const std::string second = second_of(line, from, text.size());
    for (const std::size_t at : blocks.open) {
        LineValue& value = blocks.all[at].value;
        const bool twice = !second.empty() && (value.raw.empty() || !value.second.empty());
        value.second = twice ? joined(value.second, second) : "";
        value.raw = joined(value.raw, encode(text.substr(from)));
        value.confidence = std::min(value.confidence, line.confidence);
        value.weakest = std::min(value.weakest, line.weakest);
        if (blocks.all[at].page == page) {
            value.box = unite(value.box, line.box);
        }
    }
}

/// Whether the line heads the next section: counted like the heading above, or one level up.
bool ends_block(const Blocks& blocks, std::u32string_view text) {
    constexpr std::size_t longest_heading = 24;
    const int numbering = numbering_of(text);
    return blocks.numbering != 0 && numbering != 0 && numbering <= blocks.numbering &&
           text.size() <= longest_heading && text.find_first_of(U"，。；") == text.npos;
}

void read_block_line(Blocks& blocks, std::size_t page, const Text& line,
                     const std::vector<const FieldRule*>& rules,
                     const std::vector<LabelForm>& forms) {
    const std::u32string text = decode(line.text);
    const std::vector<std::size_t> owners = heading_owners(line, forms);
    const std::optional<LabelHit> heading = inline_heading(text, rules, forms);
    if (!owners.empty() || heading || ends_block(blocks, text)) {
        blocks.open.clear();
        blocks.numbering = numbering_of(text);
    }
    for (const std::size_t owner : owners) {
        if (rules.at(owner)->kind == Kind::paragraph) {
            begin(blocks, page, owner, line);
        }
    }
    if (heading && owners.empty()) {
        begin(blocks, page, heading->owner, line);
        append(blocks, page, line, heading->value);
    } else if (owners.empty()) {
        append(blocks, page, line, 0);
    }
}

} // namespace

std::vector<BlockValue> read_blocks(const std::vector<const Page*>& pages,
                                    const std::vector<const FieldRule*>& rules,
                                    const std::vector<LabelForm>& forms) {
    Blocks blocks;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (const Text& line : pages[p]->lines) {
            if (is_page_number(*pages[p], line)) {
                continue;
            }
            if (in_grids(*pages[p], line)) {
                blocks.open.clear();
            } else {
                read_block_line(blocks, p, line, rules, forms);
            }
        }
    }
    std::erase_if(blocks.all, [](const BlockValue& block) { return block.value.raw.empty(); });
    return std::move(blocks.all);
}

} // namespace intake

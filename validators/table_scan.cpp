#include "validators/table_scan.hpp"

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"
#include "validators/table_rows.hpp"

#include <algorithm>

namespace intake {

namespace {

/// The scanned row that is the same person's: by ID number, else by name.
const Entry* scanned_row(const Part& scan, const TableRow& row) {
    for (const std::string field : {"id_number", "name"}) {
        const Reading* wanted = find_reading(row.cells, field);
        const Entry* found = nullptr;
        std::size_t count = 0;
        for (const Entry& entry : scan.entries) {
            const Reading* seen = find_reading(entry.columns, field);
            const bool both = wanted != nullptr && seen != nullptr && !wanted->value.empty();
            if (both && skeleton(wanted->value) == skeleton(seen->value)) {
                found = &entry;
                ++count;
            }
        }
        if (count > 0) {
            return count == 1 ? found : nullptr;
        }
    }
    return nullptr;
}

struct Difference {
    const FieldRule* rule = nullptr;
    const Reading* cell = nullptr;
    const Reading* seen = nullptr;
};

/// "/" in an empty cell looks like a single 1, l or dash.
bool is_stroke(const Reading& cell, const Reading& seen) {
    constexpr std::u32string_view strokes = U"1lI|/\\-一丿";
    const std::u32string text = decode(squeeze(seen.raw));
    return is_none(cell.value) && text.size() == 1 &&
           strokes.find(text.front()) != std::u32string_view::npos;
}

/// Dashes and 一 are one stroke each: what was recognised cannot tell them.
bool same_but_for_strokes(const Reading& cell, const Reading& seen) {
    const auto plain = [](const std::string& text) {
        std::u32string out;
        for (const char32_t c : decode(squeeze(text))) {
            const bool stroke =
                std::u32string_view(U"—–－ー―一-~～").find(c) != std::u32string_view::npos;
            if (!stroke || out.empty() || out.back() != U'一') {
                out += stroke ? U'一' : c;
            }
        }
        return skeleton(encode(out));
    };
    return plain(cell.value) == plain(seen.value);
}

std::vector<Difference> differences(const Subject& subject, const TableRow& row,
                                    const Entry& scanned) {
    std::vector<Difference> found;
    for (const Reading& cell : row.cells) {
        const FieldRule* rule = find_field_rule(subject.evidence.profile, cell.field);
        const Reading* seen = find_reading(scanned.columns, cell.field);
        const bool comparable = seen != nullptr && !seen->value.empty() &&
                                !cell.value.empty() && !cell.as_number &&
                                cell.state == State::accepted;
        if (rule != nullptr && rule->kind != Kind::paragraph && comparable &&
            !agree(*rule, cell.value, seen->value) &&
            (is_certain(subject, *seen) ||
             (!look_alike(cell.value, seen->value) && !is_stroke(cell, *seen) &&
              !same_but_for_strokes(cell, *seen)))) {
            found.push_back({rule, &cell, seen});
        }
    }
    return found;
}

/// Fields that surely differ, one hit each; all others of a row in one hit for a person.
void compare_row(const Subject& subject, const TableRow& row, const Entry& scanned,
                 std::vector<Hit>& hits) {
    std::string doubts;
    Source place;
    for (const Difference& found : differences(subject, row, scanned)) {
        if (!is_certain(subject, *found.seen)) {
            const Box before = place.box;
            place = found.seen->source;
            place.box = unite(before, place.box);
            doubts += (doubts.empty() ? "" : "、") + ("“" + found.rule->title + "”") +
                      "扫描件读作“" + found.seen->value + "”，电子版为“" + found.cell->value +
                      "”";
            continue;
        }
        Hit hit = hit_of_cell(subject, row, *found.cell);
        hit.source = found.seen->source;
        hit.found = hit.words["a"] = found.seen->value;
        hit.expected = hit.words["b"] = found.cell->value;
        // The digits that differ may be those a letter hides.
        const bool hidden =
            found.rule->kind == Kind::id_number || found.rule->kind == Kind::phone;
        hit.wording = hidden ? "masked" : "";
        hits.push_back(std::move(hit));
    }
    if (!doubts.empty()) {
        hits.push_back(
            {.result = Result::undetermined,
             .document = "U2",
             .source = place,
             .slot = "row" + slot_of(table_of(subject), row),
             .candidate = candidate_of(row),
             .reason = "第" + std::to_string(row.row) + "行" + doubts + "，请对照原件"});
    }
}

/// Rows that were not found again are one question, however many.
Hit hit_of_unmatched(const Subject& subject, const Part& scan,
                     const std::vector<const TableRow*>& rows) {
    std::string list;
    for (const TableRow* row : rows) {
        const std::string name = candidate_of(*row);
        list += (list.empty() ? "第" : "、第") + std::to_string(row->row) + "行" +
                (name.empty() ? "" : "（" + name + "）");
    }
    const bool none = rows.size() == table_of(subject).rows.size();
    return {.result = Result::undetermined,
            .document = "U2",
            .source = source_of(subject, scan),
            .slot = "unmatched",
            .reason = none ? "{U2}扫描件中没有一行能与电子版对上，请对照原件"
                           : "{U2}电子版" + list + "在扫描件中未能对上，请对照原件"};
}

} // namespace

Reply scan_agrees(const Subject& subject) {
    const Sight sight = look_for(subject, "U2");
    std::vector<const Part*> scans;
    std::ranges::copy_if(sight.parts, std::back_inserter(scans),
                         [](const Part* part) { return part->sheet < 0; });
    if (scans.empty() || !table_of(subject).found) {
        return not_applicable("没有可对照的盖章扫描件和电子版");
    }
    std::vector<Hit> hits;
    std::vector<const TableRow*> unmatched;
    for (const TableRow& row : table_of(subject).rows) {
        const Entry* scanned = nullptr;
        for (const Part* scan : scans) {
            scanned = scanned == nullptr ? scanned_row(*scan, row) : scanned;
        }
        if (scanned == nullptr) {
            unmatched.push_back(&row);
        } else {
            compare_row(subject, row, *scanned, hits);
        }
    }
    if (!unmatched.empty()) {
        hits.push_back(hit_of_unmatched(subject, *scans.front(), unmatched));
    }
    return from_hits(std::move(hits));
}

Reply scan_signed(const Subject& subject) {
    auto scans = parts_of(subject.evidence.subject.unit_parts, "U2");
    std::erase_if(scans, [](const Part* part) { return part->sheet >= 0; });
    if (scans.empty()) {
        return not_applicable("没有{U2}盖章扫描件");
    }
    const MarkSight seal = seal_on(subject, scans, "unit_seal");
    if (seal.state != Presence::present) {
        Hit hit = hit_of_mark(seal, "U2", "unit_seal", "{U2}扫描件的公章");
        hit.wording = "unsealed";
        return from_hits({hit});
    }
    const bool dated = std::ranges::any_of(scans, [](const Part* part) {
        const Reading* date = find_reading(part->readings, "fill_date");
        return date != nullptr && date->state == State::accepted;
    });
    Hit hit{.result = Result::undetermined,
            .document = "U2",
            .source = source_of(subject, *scans.front()),
            .field = "fill_date",
            .reason = "{U2}扫描件的填报人和日期须由人工查看"};
    return dated ? pass() : from_hits({hit});
}

} // namespace intake

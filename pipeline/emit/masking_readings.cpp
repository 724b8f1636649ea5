#include "pipeline/emit/masking.hpp"

#include "pipeline/emit/blind.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_private_name(const MaskedPage& view, const std::string& name) {
    const auto hidden = [&](const FieldRule& rule) {
        return is_private(rule) || (view.blind && identifies(rule));
    };
    const FieldRule* rule = find_field_rule(view.profile, name);
    if (rule != nullptr) {
        return hidden(*rule);
    }
    for (const ListRule& list : view.profile.lists) {
        for (const ColumnRule& column : list.columns) {
            if (column.name == name && hidden({.name = column.name, .kind = column.kind})) {
                return true;
            }
        }
    }
    return hidden({.name = name});
}

/// The glyphs of `words` in the lines inside `box` (file points); none: they stand in no line.
std::vector<Box> boxes_of_words(const MaskedPage& view, const Box& box,
                                const std::string& words) {
    const Page& page = view.page;
    const std::u32string wanted = decode(squeeze(words));
    const std::size_t least = view.blind ? 2 : 4;
    std::vector<Box> out;
    for (std::size_t i = 0; i < page.lines.size() && wanted.size() >= least; ++i) {
        if (!centre_inside(apply(page.to_file, page.lines[i].box), box)) {
            continue;
        }
        const GlyphRun run = without_blanks(glyphs_of(page, {static_cast<int>(i)}));
        const std::size_t at = run.text.find(wanted);
        if (at != std::u32string::npos) {
            const std::vector<Box> found = boxes_of(page, run, at, at + wanted.size());
            out.insert(out.end(), found.begin(), found.end());
        }
    }
    return out;
}

/// What to hide of a private reading: its box, or in a box of prose or a frame its words.
std::vector<Box> boxes_of_reading(const MaskedPage& view, const Reading& reading) {
    const Box& box = reading.source.box;
    if (!is_small_cell(box)) {
        for (const std::string* words : {&reading.raw, &reading.value}) {
            std::vector<Box> found = boxes_of_words(view, box, *words);
            for (Box& one : found) {
                one = inflate(apply(view.page.to_file, one), mask_margin);
            }
            if (!found.empty()) {
                return found;
            }
        }
    }
    return {inflate(box, 2)};
}

} // namespace

bool is_small_cell(const Box& cell) {
    return cell.height() <= 72 && cell.width() <= 420;
}

std::vector<Box> boxes_of_readings(const MaskedPage& view) {
    std::vector<Box> out;
    for (const Reading* reading : view.readings) {
        if (is_private_name(view, reading->field) && !reading->source.box.empty()) {
            const std::vector<Box> found = boxes_of_reading(view, *reading);
            out.insert(out.end(), found.begin(), found.end());
        }
    }
    return out;
}

} // namespace intake

#include "extractors/near_labels.hpp"

#include "extractors/accord.hpp"
#include "extractors/form_grid.hpp"
#include "extractors/lists.hpp"
#include "extractors/matrix.hpp"
#include "extractors/normalize.hpp"
#include "extractors/reading.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <optional>

namespace intake {

namespace {

constexpr std::size_t longest_label = 16; ///< code points
constexpr std::size_t shortest_label = 4;

std::size_t common_subsequence(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const char32_t c : a) {
        std::size_t corner = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = c == b[j] ? corner + 1 : std::max(row[j + 1], row[j]);
            corner = above;
        }
    }
    return row.back();
}

bool was_read(const Reader& reader, std::size_t owner) {
    return find_reading(reader.part.readings, reader.wanted.rules[owner]->name) != nullptr;
}

/// How near: 0 not at all. Nearly all of the label, and half of what is printed.
double nearness(const std::u32string& printed, const std::u32string& label) {
    if (label.size() < shortest_label || printed.size() < shortest_label) {
        return 0;
    }
    const auto same = static_cast<double>(common_subsequence(printed, label));
    const double of_label = same / static_cast<double>(label.size());
    const double of_print = same / static_cast<double>(printed.size());
    return of_label >= 0.8 && of_print >= 0.5 ? of_label + of_print : 0;
}

/// The unread field whose label comes nearest, if one does and no other field's as near.
std::optional<std::size_t> nearest_owner(const Reader& reader, const std::u32string& printed) {
    std::optional<std::size_t> nearest;
    double best = 0;
    bool tie = false;
    for (const LabelForm& form : reader.wanted.forms) {
        const double near = nearness(printed, form.skeleton);
        if (near > best) {
            nearest = form.owner;
            tie = false;
        } else if (near == best && near > 0 && nearest != form.owner) {
            tie = true;
        }
        best = std::max(best, near);
    }
    return best > 0 && !tie && !was_read(reader, *nearest) ? nearest : std::nullopt;
}

/// Labels of the matrix that nobody listed, as if they had been.
std::vector<LabelForm> near_forms(const Reader& reader, const Matrix& matrix,
                                  const std::vector<bool>& taken,
                                  const std::vector<bool>& used) {
    std::vector<LabelForm> forms;
    for (std::size_t i = 0; i < matrix.slots.size(); ++i) {
        const std::string plain = skeleton(matrix.slots[i].text);
        if (taken[i] || used[i] || plain.empty() || length(plain) > longest_label) {
            continue;
        }
        const std::vector<std::vector<std::string>> label{{matrix.slots[i].text}};
        for (LabelForm form : label_forms(label)) {
            if (const auto owner = nearest_owner(reader, form.skeleton)) {
                form.owner = *owner;
                forms.push_back(std::move(form));
            }
        }
    }
    return forms;
}

void add_value(Reader& reader, std::size_t index, const Matrix& matrix,
               const GridValue& value) {
    const Page& page = reader.document.pages.at(index);
    const FieldRule& rule = *reader.wanted.rules.at(value.owner);
    const Origin origin = value.slot.text.empty() ? page.origin : value.slot.origin;
    const Found found{.raw = value.slot.text,
                      .source = source_on(reader.document, index, value.slot.box, origin),
                      .ink = value.slot.ink,
                      .confidence = value.slot.confidence,
                      .weakest = value.slot.weakest,
                      .second = value.slot.second};
    Reading reading = make_reading(rule, reader.part.type, found, reader.profile);
    reading.state = reading.state == State::accepted ? State::review
                    : reading.state == State::absent ? State::unreadable
                                                     : reading.state;
    reading.note = "栏目名称为“" + squeeze(matrix.slots.at(value.label).text) + "”，与“" +
                   rule.title + "”相近但不相同";
    reader.part.readings.push_back(std::move(reading));
}

void add_near_labelled_in(Reader& reader, std::size_t index, const Grid& grid) {
    const Page& page = reader.document.pages.at(index);
    const Matrix matrix = matrix_of(page, grid);
    const bool lenient = page.origin == Origin::ocr;
    const std::vector<bool> taken =
        read_lists(matrix, reader.document, index, reader.part.type, reader.profile).taken;
    const GridReading listed = read_grid(matrix, reader.wanted.forms, taken, lenient);
    const std::vector<LabelForm> near = near_forms(reader, matrix, taken, listed.used);
    std::vector<LabelForm> all = near;
    all.insert(all.end(), reader.wanted.forms.begin(), reader.wanted.forms.end());
    for (const GridValue& value : read_grid(matrix, all, taken, lenient).values) {
        const bool wanted =
            std::ranges::find(near, value.owner, &LabelForm::owner) != near.end();
        const bool plain = reader.wanted.rules.at(value.owner)->kind != Kind::period;
        if (wanted && plain && !listed.used[value.label] && !was_read(reader, value.owner)) {
            add_value(reader, index, matrix, value);
        }
    }
}

/// "生别" for "性别": a short label of a list's field with one character misread.
bool is_slip_of(const std::u32string& printed, const std::u32string& label) {
    return printed.size() == label.size() && printed.size() >= 2 &&
           printed.size() < shortest_label &&
           common_subsequence(printed, label) + 1 == label.size();
}

/// The one unread field whose label may have been printed, and whose list has the value.
std::optional<std::size_t> slipped_owner(const Reader& reader, const std::u32string& printed,
                                         const std::string& raw) {
    std::optional<std::size_t> found;
    for (const LabelForm& form : reader.wanted.forms) {
        const FieldRule& rule = *reader.wanted.rules[form.owner];
        if (found == form.owner || rule.kind != Kind::choice ||
            !is_slip_of(printed, form.skeleton)) {
            continue;
        }
        const auto meaning = normalize(raw, rule);
        if (meaning && meaning->sure && found) {
            return std::nullopt;
        }
        found = meaning && meaning->sure ? form.owner : found;
    }
    return found && !was_read(reader, *found) ? found : std::nullopt;
}

/// A recognised line that begins with such a label, a gap and a value of the field's list.
void add_slipped_label(Reader& reader, std::size_t index, const Text& line) {
    const std::u32string text = decode(line.text);
    const std::size_t to = std::min(text.find_first_of(U" \t　:："), text.size());
    const std::size_t from = std::min(text.find_first_not_of(U" \t　:：", to), text.size());
    const std::size_t end = std::min(text.find_first_of(U" \t　", from), text.size());
    const std::string raw = encode(text.substr(from, end - from));
    const auto owner = slipped_owner(reader, text.substr(0, to), raw);
    if (!owner) {
        return;
    }
    const FieldRule& rule = *reader.wanted.rules[*owner];
    const Found found{
        .raw = raw,
        .source = source_on(reader.document, index, box_of(line, from, end), line.origin),
        .ink = Ink::read,
        .confidence = line.confidence,
        .weakest = line.weakest,
        .second = second_of(line, from, end)};
    Reading reading = make_reading(rule, reader.part.type, found, reader.profile);
    reading.state = State::review;
    reading.note =
        "栏目名称识别为“" + encode(text.substr(0, to)) + "”，应为“" + rule.title + "”";
    reader.part.readings.push_back(std::move(reading));
}

void add_slipped_labels(Reader& reader, std::size_t index) {
    for (const Text& line : reader.document.pages.at(index).lines) {
        if (line.origin == Origin::ocr) {
            add_slipped_label(reader, index, line);
        }
    }
}

} // namespace

void add_near_labelled(Reader& reader) {
    for (const std::size_t index : reader.part.pages) {
        const Page& page = reader.document.pages.at(index);
        for (const Grid& grid : page.grids) {
            if (!is_frame(page, grid)) {
                add_near_labelled_in(reader, index, grid);
            }
        }
        add_slipped_labels(reader, index);
    }
}

} // namespace intake

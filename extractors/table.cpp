#include "extractors/table.hpp"

#include "extractors/accord.hpp"
#include "extractors/matrix.hpp"
#include "extractors/normalize.hpp"
#include "extractors/reading.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <functional>

namespace intake {

namespace {

constexpr int enough_columns = 4;  ///< labels that make a header
constexpr int empty_rows_end = 30; ///< a gap this long ends the table

const DocumentRule* workbook_rule(const Profile& profile) {
    const auto at = std::ranges::find(profile.documents, true, &DocumentRule::workbook);
    return at == profile.documents.end() ? nullptr : &*at;
}

/// The rules of the fields a document may hold, and their labels ready to compare.
struct Columns {
    std::vector<const FieldRule*> rules;
    std::vector<LabelForm> forms;
};

Columns columns_for(const Profile& profile, const std::string& code) {
    Columns columns;
    std::vector<std::vector<std::string>> labels;
    for (const FieldRule& rule : profile.fields) {
        if (std::ranges::find(rule.documents, code) != rule.documents.end()) {
            columns.rules.push_back(&rule);
            labels.push_back(rule.labels);
        }
    }
    columns.forms = label_forms(labels);
    return columns;
}

bool is_header(const Header& header, const Columns& columns) {
    const bool named = std::ranges::any_of(header.owners, [&](const auto& owners) {
        return std::ranges::any_of(owners, [&](std::size_t owner) {
            return columns.rules.at(owner)->kind == Kind::name;
        });
    });
    return named && header.hits >= enough_columns;
}

Found found_in(const Slot* slot, Source source) {
    Found found{.source = std::move(source), .ink = Ink::none};
    if (slot != nullptr) {
        found.raw = slot->text;
        found.ink = slot->ink;
        found.confidence = slot->confidence;
        found.weakest = slot->weakest;
        found.second = slot->second;
        found.type = slot->type;
    }
    return found;
}

bool is_example(const std::vector<std::string>& texts, const Profile& profile) {
    return std::ranges::any_of(texts, [&](const std::string& text) {
        const std::string plain = skeleton(text);
        return plain == "例" ||
               std::ranges::any_of(profile.example_words, [&](const auto& word) {
                   return contains(plain, word) && length(plain) <= length(word) + 6;
               });
    });
}

std::vector<std::string> texts_of_row(const Matrix& matrix, int row) {
    std::vector<std::string> texts;
    for (const Slot& slot : matrix.slots) {
        if (slot.row <= row && row < slot.row + slot.row_span && !slot.text.empty()) {
            texts.push_back(slot.text);
        }
    }
    return texts;
}

/// "共 12 人": the number between.
std::optional<std::string> stated_count(const std::string& text) {
    const std::u32string plain = decode(squeeze(text));
    for (std::size_t at = plain.find(U'共'); at != std::u32string::npos;
         at = plain.find(U'共', at + 1)) {
        std::size_t end = at + 1;
        while (end < plain.size() && plain[end] >= U'0' && plain[end] <= U'9') {
            ++end;
        }
        const bool people = end < plain.size() && (plain[end] == U'人' || plain[end] == U'名');
        if (end > at + 1 && people) {
            return encode(plain.substr(at + 1, end - at - 1));
        }
    }
    return std::nullopt;
}

bool is_labelled(const std::string& text) {
    return contains(text, ":") || contains(text, "：");
}

/// A name, or something as long as an ID number: "共4人", "填报日期：…" and "联系电话：…" tell
/// nobody.
bool tells_person(const FieldRule& rule, const Reading& reading) {
    const std::string plain = squeeze(reading.raw);
    if (plain.empty() || is_labelled(plain) || stated_count(plain)) {
        return false;
    }
    return (rule.kind == Kind::id_number && length(plain) >= 15 && length(plain) <= 20) ||
           (rule.name == "name" && length(plain) <= 20);
}

/// A line around the table: "填报人：…  联系电话：…".
bool is_caption(const std::vector<std::string>& texts) {
    return 2 * std::ranges::count_if(texts, is_labelled) >= std::ssize(texts);
}

/// A second header line, or the header printed again on the next page.
bool repeats_header(const Matrix& matrix, const Header& header, int row,
                    const Columns& columns) {
    int labels = 0;
    for (int column = 0; column < static_cast<int>(header.owners.size()); ++column) {
        const Slot* slot = slot_at(matrix, row, column);
        const bool label =
            slot != nullptr && !owners_of_label(slot->text, columns.forms, false).empty();
        labels += label ? 1 : 0;
    }
    return labels >= 3;
}

/// A table of a document and what its values are read by.
struct Table {
    const Matrix& matrix;
    const Columns& columns;
    const std::string& code; ///< of the document
    const Profile& profile;
    std::function<Source(const Slot*, int row, int column)> source_of;
};

/// Readings of one row; empty when the row names nobody.
std::vector<Reading> readings_of_row(const Table& from, const Header& header, int row) {
    std::vector<Reading> readings;
    bool somebody = false;
    for (int column = 0; column < static_cast<int>(header.owners.size()); ++column) {
        for (const std::size_t owner : header.owners[static_cast<std::size_t>(column)]) {
            const FieldRule& rule = *from.columns.rules.at(owner);
            const Slot* slot = slot_at(from.matrix, row, column);
            Reading reading =
                make_reading(rule, from.code, found_in(slot, from.source_of(slot, row, column)),
                             from.profile);
            somebody = somebody || tells_person(rule, reading);
            readings.push_back(std::move(reading));
        }
    }
    return somebody ? readings : std::vector<Reading>{};
}

/// "填报单位：…", "联系电话 …", "共12人" in the rows around the table.
void read_footer(const Table& from, int row, SummaryTable& table) {
    for (const Slot& slot : from.matrix.slots) {
        if (slot.row != row || slot.text.empty()) {
            continue;
        }
        const std::u32string text = decode(slot.text);
        const std::vector<LabelHit> hits = labels_in(text, from.columns.forms);
        for (std::size_t i = 0; i < hits.size(); ++i) {
            const FieldRule& rule = *from.columns.rules.at(hits[i].owner);
            std::size_t end = text.size();
            for (const LabelHit& next : hits) {
                end = next.from >= hits[i].to ? std::min(end, next.from) : end;
            }
            Slot value = slot;
            const std::size_t begin = std::min(hits[i].value, end);
            value.text = encode(text.substr(begin, end - begin));
            value.second = opposite_part(slot.text, slot.second, begin, end);
            const Slot* at = &slot;
            if (squeeze(value.text).empty()) {
                at = slot_at(from.matrix, row, slot.column + slot.column_span);
                value = at == nullptr ? value : *at;
            }
            if (!squeeze(value.text).empty() && (hits[i].colon || at != &slot)) {
                table.footer.push_back(make_reading(
                    rule, from.code, found_in(&value, from.source_of(at, row, value.column)),
                    from.profile));
            }
        }
    }
}

void read_count(const Table& from, int row, SummaryTable& table) {
    for (const Slot& slot : from.matrix.slots) {
        const auto count = slot.row == row ? stated_count(slot.text) : std::nullopt;
        if (count) {
            Reading reading{.field = "stated_count",
                            .document = from.code,
                            .source = from.source_of(&slot, row, slot.column),
                            .raw = slot.text,
                            .value = *count,
                            .state = State::accepted,
                            .confidence = 1};
            table.footer.push_back(std::move(reading));
        }
    }
}

void name_columns(const Matrix& matrix, const Header& header, const Columns& columns,
                  SummaryTable& table) {
    for (int column = 0; column < static_cast<int>(header.owners.size()); ++column) {
        const auto& owners = header.owners[static_cast<std::size_t>(column)];
        for (const std::size_t owner : owners) {
            table.columns.push_back(columns.rules.at(owner)->name);
        }
        const Slot* slot = slot_at(matrix, header.last_row, column);
        if (owners.empty() && slot != nullptr && slot->column == column &&
            !slot->text.empty()) {
            table.unknown_columns.push_back(squeeze(slot->text));
        }
    }
}

void add_rows(const Table& from, const Header& header, int first, std::vector<Entry>& entries) {
    for (int row = first; row < from.matrix.rows; ++row) {
        auto readings = readings_of_row(from, header, row);
        if (!readings.empty() && !is_example(texts_of_row(from.matrix, row), from.profile)) {
            entries.push_back({"table", std::move(readings)});
        }
    }
}

bool is_hidden(const Sheet& sheet, int row) {
    return std::ranges::binary_search(sheet.hidden_rows, row);
}

} // namespace

const DocumentRule* type_of_sheet(const Sheet& sheet, const Profile& profile) {
    const DocumentRule* rule = workbook_rule(profile);
    if (rule == nullptr) {
        return nullptr;
    }
    const Columns columns = columns_for(profile, rule->code);
    const Header header = find_header(matrix_of(sheet), columns.forms, 0, false);
    return is_header(header, columns) ? rule : nullptr;
}

SummaryTable read_table(const Document& document, const Part& part, const Profile& profile) {
    const Sheet& sheet = document.sheets.at(static_cast<std::size_t>(part.sheet));
    const Matrix matrix = matrix_of(sheet);
    const Columns columns = columns_for(profile, part.type);
    const Header header = find_header(matrix, columns.forms, 0, false);
    SummaryTable table{.found = true,
                       .file = document.path,
                       .sheet = sheet.name,
                       .sheet_number = part.sheet + 1};
    name_columns(matrix, header, columns, table);
    const auto source_of = [&table](const Slot*, int row, int column) {
        return Source{.file = table.file,
                      .page = table.sheet_number,
                      .box = {},
                      .cell = cell_name(row + 1, column + 1),
                      .origin = Origin::cell};
    };
    const Table from{matrix, columns, part.type, profile, source_of};
    const auto outside = [&](int row) {
        read_footer(from, row, table);
        read_count(from, row, table);
    };
    for (int row = 0; row < header.first_row; ++row) {
        outside(row);
    }
    for (int row = header.last_row + 1, gap = 0; row < matrix.rows && gap < empty_rows_end;
         ++row) {
        const std::vector<std::string> texts = texts_of_row(matrix, row);
        gap = texts.empty() ? gap + 1 : 0;
        auto readings = readings_of_row(from, header, row);
        if (repeats_header(matrix, header, row, columns)) {
            continue;
        }
        if (is_example(texts, profile)) {
            ++table.example_rows;
        } else if (texts.size() >= 3 && !readings.empty() && !is_caption(texts)) {
            table.hidden_rows += is_hidden(sheet, row + 1) ? 1 : 0;
            table.rows.push_back({row + 1, std::move(readings)});
        } else {
            outside(row);
        }
    }
    return table;
}

std::vector<Entry> read_table_rows(const Document& document, const Part& part,
                                   const Profile& profile) {
    const Columns columns = columns_for(profile, part.type);
    std::vector<Entry> entries;
    Header header;
    for (const std::size_t index : part.pages) {
        const Page& page = document.pages.at(index);
        for (const Grid& grid : page.grids) {
            const Matrix matrix = matrix_of(page, grid);
            Header own = find_header(matrix, columns.forms, 0, true);
            const bool headed = is_header(own, columns);
            // The same table goes on over the page without its header.
            if (!headed && static_cast<int>(header.owners.size()) != matrix.columns) {
                continue;
            }
            header = headed ? own : header;
            const auto source_of = [&](const Slot* slot, int, int) {
                const Origin origin = page.origin == Origin::ocr ? Origin::ocr : Origin::text;
                return source_on(document, index, slot == nullptr ? grid.box : slot->box,
                                 origin);
            };
            add_rows({matrix, columns, part.type, profile, source_of}, header,
                     headed ? own.last_row + 1 : 0, entries);
        }
    }
    return entries;
}

} // namespace intake

#include "validators/profile_rules.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

const std::vector<std::string_view> kind_words{
    "text",        "paragraph", "name",  "unit",   "date",    "month",  "period", "id_number",
    "credit_code", "phone",     "email", "choice", "choices", "number", "code"};

const std::vector<std::string_view> section_words{
    "form", "narrative", "cultivation", "evidence", "qualification", "opinion", "none"};

const std::vector<std::string_view> mark_words{"employer_seal", "recommender_seal",
                                               "candidate_signature", "unit_seal"};

Kind take_kind(Section& section) {
    return static_cast<Kind>(take_word(section, "kind", kind_words, 0));
}

Choice read_choice(const TomlNode& node, Section& section) {
    Choice choice;
    if (node.type == TomlType::text) {
        choice.value = node.text;
        return choice;
    }
    Section inner{node, section.place + " 的 choices", section.loading};
    if (node.type != TomlType::table) {
        note(section.loading, node.line, node.column, inner.place + " 的成员应为文字或表");
        return choice;
    }
    need(inner, "value");
    take(inner, "value", choice.value);
    take_squeezed(inner, "variants", choice.variants);
    finish(inner);
    return choice;
}

void take_choices(Section& section, FieldRule& rule) {
    if (const TomlNode* array = take(section, "choices", TomlType::array)) {
        for (const TomlNode& node : array->items) {
            rule.choices.push_back(read_choice(node, section));
        }
    }
    const bool closed = rule.kind == Kind::choice || rule.kind == Kind::choices;
    if (closed == rule.choices.empty()) {
        note(section.loading, section.table.line, section.table.column,
             section.place +
                 (closed ? " 缺少 choices" : " 的 kind 不是 choice，不应有 choices"));
    }
}

void take_prose(Section& section, FieldRule& rule) {
    take_squeezed(section, "prose", rule.prose);
    take_names(section, "prose_in", Target::document, rule.prose_in);
    const bool gaps = std::ranges::all_of(
        rule.prose, [](const std::string& phrase) { return contains(phrase, prose_gap); });
    const bool sound = gaps && rule.prose.empty() == rule.prose_in.empty() &&
                       (rule.prose.empty() || rule.kind == Kind::choice);
    if (!sound) {
        note(section.loading, section.table.line, section.table.column,
             section.place + " 的 prose 只用于 kind 为 choice 的栏目，每句含有 " +
                 std::string(prose_gap) + "，并须写明 prose_in");
    }
}

void need_second(Section& section, const FieldRule& rule) {
    if ((rule.kind == Kind::period) == rule.second.empty()) {
        note(section.loading, section.table.line, section.table.column,
             section.place + (rule.second.empty() ? " 的 kind 为 period，缺少 second"
                                                  : " 的 kind 不是 period，不应有 second"));
    }
}

ColumnRule read_column(const TomlNode& table, const std::string& list, Loading& loading) {
    ColumnRule column;
    Section section{table, list + " 的列", loading};
    need(section, "name");
    need(section, "title");
    need(section, "labels");
    take(section, "name", column.name);
    take(section, "title", column.title);
    column.kind = take_kind(section);
    take_squeezed(section, "labels", column.labels);
    finish(section);
    return column;
}

void take_marks(Section& section, DocumentRule& rule) {
    const TomlNode* array = take(section, "marks", TomlType::array);
    if (array == nullptr) {
        return;
    }
    const std::vector<std::string> known(mark_words.begin(), mark_words.end());
    for (const TomlNode& item : array->items) {
        if (std::ranges::find(known, item.text) == known.end()) {
            note(section.loading, item.line, item.column,
                 section.place + " 未知的 marks “" + item.text + "”" +
                     nearest_hint(item.text, known));
        }
        rule.marks.push_back(item.text);
    }
}

} // namespace

DocumentRule read_document_rule(const TomlNode& table, Loading& loading) {
    DocumentRule rule;
    Section section{table, "[[document]]", loading};
    take_definition(section, "code", Target::document, rule.code);
    need(section, "title");
    need(section, "names");
    take(section, "title", rule.title);
    rule.level = static_cast<Level>(take_word(section, "level", {"unit", "candidate"}, 1));
    rule.need =
        static_cast<Need>(take_word(section, "need", {"always", "claimed", "never"}, 2));
    take_squeezed(section, "titles", rule.titles);
    take_squeezed(section, "anchors", rule.anchors);
    take_squeezed(section, "excludes", rule.excludes);
    take_squeezed(section, "names", rule.names);
    take_names(section, "claims", Target::claim, rule.claims);
    take_marks(section, rule);
    rule.section = section_words.at(take_word(section, "section", section_words, 6));
    take(section, "condition", rule.condition);
    take(section, "forces", rule.forces);
    take(section, "picture", rule.picture);
    take(section, "workbook", rule.workbook);
    take(section, "scan", rule.scan);
    take(section, "contents", rule.contents);
    if (rule.need == Need::claimed && rule.claims.empty()) {
        note(loading, table.line, table.column,
             section.place + " 的 need 为 claimed，缺少 claims");
    }
    finish(section);
    return rule;
}

FieldRule read_field_rule(const TomlNode& table, Loading& loading) {
    FieldRule rule;
    Section section{table, "[[field]]", loading};
    take_definition(section, "name", Target::field, rule.name);
    need(section, "title");
    take(section, "title", rule.title);
    rule.kind = take_kind(section);
    take_squeezed(section, "labels", rule.labels);
    take_names(section, "documents", Target::document, rule.documents);
    take_name(section, "second", Target::field, rule.second);
    take_name(section, "after", Target::field, rule.after);
    take_names(section, "closing", Target::document, rule.closing);
    take_choices(section, rule);
    take_prose(section, rule);
    take(section, "required", rule.required);
    take(section, "column_required", rule.column_required);
    take(section, "canonical", rule.canonical);
    take(section, "none_allowed", rule.none_allowed);
    take(section, "record", rule.record);
    need_second(section, rule);
    finish(section);
    return rule;
}

ListRule read_list_rule(const TomlNode& table, Loading& loading) {
    ListRule rule;
    Section section{table, "[[list]]", loading};
    take_definition(section, "name", Target::list, rule.name);
    need(section, "title");
    need(section, "labels");
    need(section, "columns");
    take(section, "title", rule.title);
    take_squeezed(section, "labels", rule.labels);
    take_names(section, "documents", Target::document, rule.documents);
    take_name(section, "proof", Target::document, rule.proof);
    take(section, "required", rule.required);
    if (const TomlNode* columns = take(section, "columns", TomlType::array)) {
        for (const TomlNode& node : columns->items) {
            rule.columns.push_back(read_column(node, section.place, loading));
        }
    }
    finish(section);
    return rule;
}

LetterRule read_letter_rule(const TomlNode& table, Loading& loading) {
    LetterRule rule;
    Section section{table, "[letter]", loading};
    need(section, "organiser");
    need(section, "award");
    need(section, "rules");
    take(section, "organiser", rule.organiser);
    take(section, "award", rule.award);
    take(section, "work", rule.work);
    take(section, "material", rule.material);
    take(section, "rules", rule.rules);
    take(section, "number", rule.number);
    take(section, "department", rule.department);
    take(section, "contact", rule.contact);
    take(section, "phone", rule.phone);
    take(section, "email", rule.email);
    take(section, "address", rule.address);
    take(section, "overdue", rule.overdue);
    take(section, "naming", rule.naming);
    take(section, "reply_days", rule.reply_days);
    take(section, "cutoff", rule.cutoff);
    for (const TomlEntry& entry : table.entries) {
        const bool numbered = entry.key == "number";
        note_placeholders(section, entry.key,
                          numbered ? std::vector<std::string>{"n", "year"}
                                   : std::vector<std::string>{});
    }
    finish(section);
    return rule;
}

} // namespace intake

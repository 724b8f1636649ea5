#include "validators/entry_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

Hit hit_at(const Subject& subject, const FieldRule& rule, const Reading& reading) {
    Hit hit{.document = form_code(subject),
            .source = reading.source,
            .field = rule.name,
            .found = reading.raw};
    hit.words = {{"字段", rule.title}, {"项目", rule.title}, {"值", reading.raw}};
    return hit;
}

bool has_any(const std::string& text, const std::vector<std::string>& words) {
    return std::ranges::any_of(
        words, [&](const std::string& word) { return !word.empty() && contains(text, word); });
}

/// "学历、学位" in one cell: what is ticked for the one is no tick for the other.
bool shares_cell(const Subject& subject, const Reading& reading) {
    return std::ranges::any_of(subject.dossier->fields, [&](const Field& field) {
        return field.name != reading.field &&
               std::ranges::any_of(field.readings, [&](const Reading& other) {
                   return other.document == reading.document && other.raw == reading.raw;
               });
    });
}

/// Boxes of a text layer that are read one by one; a tick drawn over one is not in it.
bool shows_boxes(const Subject& subject, const Reading& reading) {
    return reading.source.origin != Origin::ocr && !shares_cell(subject, reading) &&
           has_any(reading.raw, words_of(subject.rule, "boxes"));
}

/// Two ticks where one is meant are two ticks in print.
void judge_boxes(const Subject& subject, const FieldRule& rule, const Reading& reading,
                 std::vector<Hit>& hits) {
    const bool twice = rule.kind == Kind::choice && reading.alternatives.size() > 1;
    const bool none = reading.value == "无" && !rule.none_allowed;
    if (!twice && !none) {
        return;
    }
    Hit hit = hit_at(subject, rule, reading);
    hit.result = twice ? Result::fail : Result::undetermined;
    hit.wording = twice ? "" : "unticked";
    hit.reason = "“" + rule.title + "”各选项似未勾选，请看原件";
    hits.push_back(std::move(hit));
}

bool is_listed(const FieldRule& rule, const std::string& value) {
    const std::string plain = skeleton(value);
    const auto inside = [&](const std::string& word) {
        const std::string listed = skeleton(word);
        return plain == listed || (length(listed) > 1 && contains(plain, listed));
    };
    return std::ranges::any_of(rule.choices, [&](const Choice& choice) {
        return inside(choice.value) || std::ranges::any_of(choice.variants, inside);
    });
}

/// The value of the list that may be meant; "" where none is near.
std::string example_of(const FieldRule& rule, const std::string& value) {
    const std::u32string given = decode(skeleton(value));
    for (const std::size_t limit : {1U, 2U}) {
        for (const Choice& choice : rule.choices) {
            const std::u32string listed = decode(skeleton(choice.value));
            if (listed.size() > limit && edit_distance(given, listed, limit) <= limit) {
                return choice.value;
            }
        }
    }
    return "";
}

bool is_printed(const Subject& subject, const Part& part) {
    return !is_scanned(subject, part) && well_read(subject.evidence.subject, part);
}

std::string without(std::string text, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        const std::string plain = skeleton(word);
        for (std::size_t at = plain.empty() ? std::string::npos : text.find(plain);
             at != std::string::npos; at = text.find(plain)) {
            text.erase(at, plain.size());
        }
    }
    return text;
}

} // namespace

Reply boxes_ticked(const Subject& subject) {
    std::vector<Hit> hits;
    bool asked = false;
    for (const FieldRule& rule : subject.evidence.profile.fields) {
        const bool choice = rule.kind == Kind::choice || rule.kind == Kind::choices;
        const Reading* reading =
            choice ? reading_in(subject, rule.name, form_code(subject)) : nullptr;
        if (reading != nullptr && shows_boxes(subject, *reading)) {
            asked = true;
            judge_boxes(subject, rule, *reading, hits);
        }
    }
    return asked ? from_hits(std::move(hits))
                 : not_applicable("{form}没有以文字层给出的勾选框；手工勾选由人查看");
}

Reply values_listed(const Subject& subject) {
    std::vector<Hit> hits;
    bool asked = false;
    for (const std::string& name : words_of(subject.rule, "fields")) {
        const FieldRule* rule = find_field_rule(subject.evidence.profile, name);
        const Reading* reading = reading_in(subject, name, form_code(subject));
        const bool given = rule != nullptr && !rule->choices.empty() && reading != nullptr &&
                           !reading->value.empty() && reading->value != "无";
        // A value misread from pixels is on no list either: its own doubt says so. Words that
        // forms print beside the place are not what was filled in.
        if (!given || reading->source.origin == Origin::ocr ||
            has_any(reading->value, words_of(subject.rule, "printed"))) {
            continue;
        }
        asked = true;
        if (!is_listed(*rule, reading->value) && !is_listed(*rule, reading->raw)) {
            hits.push_back(hit_at(subject, *rule, *reading));
            const std::string example = example_of(*rule, reading->value);
            hits.back().expected = example;
            hits.back().words["例"] = example.empty() ? "" : "（如“" + example + "”）";
        }
    }
    return asked ? from_hits(std::move(hits))
                 : not_applicable("没有以文字给出的民族、政治面貌、学历");
}

Reply sections_kept(const Subject& subject) {
    const auto forms = forms_of(subject);
    const auto& sections = words_of(subject.rule, "sections");
    if (forms.empty() || sections.empty()) {
        return not_applicable(forms.empty() ? "没有{form}" : "配置未给出原表的栏目");
    }
    std::string text;
    for (const Part* part : forms) {
        text += skeleton(text_of(subject.evidence.subject, *part));
    }
    const bool sure =
        std::ranges::all_of(forms,
                            [&](const Part* part) { return is_printed(subject, *part); }) &&
        doubt_about(subject, form_code(subject)).empty();
    std::vector<Hit> hits;
    for (const std::string& section : sections) {
        if (contains_nearly(text, skeleton(section), !sure)) {
            continue;
        }
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = form_code(subject),
                .source = source_of(subject, *forms.front()),
                .slot = section,
                .reason = "{form}上没有读到“" + section + "”，请看原件是否删改栏目"};
        hit.words = {{"栏目", section}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

bool is_only_signed(const Subject& subject, const Reading& reading) {
    constexpr std::size_t longest_signature = 6; // characters recognisers make of it
    const auto& agreed = words_of(subject.rule, "agreed");
    std::string rest = skeleton(reading.value);
    std::erase_if(rest, [](char c) { return c >= '0' && c <= '9'; });
    rest = without(rest, subject.evidence.profile.printed_words);
    return !agreed.empty() && reading.source.origin == Origin::ocr &&
           reading.state == State::review && !has_any(rest, agreed) &&
           length(rest) <= longest_signature;
}

Reply review_blank(const Subject& subject) {
    const std::string field = text_of(subject.rule, "field");
    const FieldRule* rule = find_field_rule(subject.evidence.profile, field);
    const Reading* reading = reading_in(subject, field, form_code(subject));
    if (rule == nullptr || reading == nullptr) {
        return not_applicable("{form}没有读到评审意见栏");
    }
    const std::string written =
        without(skeleton(reading->value), words_of(subject.rule, "printed"));
    if (!has_any(written, words_of(subject.rule, "opinions"))) {
        return pass();
    }
    // Where the place before it seems empty, its words may have been taken for this one's.
    const Reading* before =
        reading_in(subject, text_of(subject.rule, "before"), form_code(subject));
    const bool apart = before != nullptr && !before->value.empty();
    Hit hit = hit_at(subject, *rule, *reading);
    hit.result = apart && is_certain(subject, *reading) ? Result::fail : Result::undetermined;
    hit.reason = "“" + rule->title + "”栏读作“" + reading->value + "”，请看原件是否应为空白";
    return from_hits({hit});
}

Reply unaltered(const Subject& subject) {
    return not_applicable(forms_of(subject).empty() ? "没有{form}"
                                                    : "涂改痕迹须看原件，程序不作判断");
}

} // namespace intake

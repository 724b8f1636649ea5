#include "pipeline/emit/review_desk.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/reconcile.hpp"

#include <algorithm>
#include <map>

namespace intake {

namespace {

constexpr std::size_t most_choices = 12; ///< of a closed list that a dropdown repeats

/// The places on paper where one field of one candidate is in doubt, and who waits for it.
struct Doubts {
    const Dossier* dossier = nullptr;
    const Field* field = nullptr;
    const FieldRule* rule = nullptr;
    std::vector<const Reading*> places;
    Severity severity = Severity::advisory;
    std::string reason;
};

bool is_open(const Reading& reading) {
    return reading.source.origin == Origin::ocr && reading.source.page > 0 &&
           (reading.state == State::review || reading.state == State::unreadable);
}

/// A value some other document gives for certain.
std::string known_value(const Field& field) {
    for (const Reading& reading : field.readings) {
        if (reading.state == State::accepted && !reading.value.empty()) {
            return reading.value;
        }
    }
    return "";
}

bool agrees(const FieldRule& rule, const Field& field, const Reading& reading) {
    return std::ranges::any_of(field.readings, [&](const Reading& other) {
        return other.state == State::accepted && !other.value.empty() &&
               same_value(rule, other.value, reading.value);
    });
}

/// What a person can settle by looking: readings in doubt that nothing certain repeats. An
/// unreadable place counts where `document` asks for it, or where nothing else was read.
std::vector<const Reading*> open_places(const FieldRule& rule, const Field& field,
                                        const std::string& document) {
    const bool none = std::ranges::none_of(
        field.readings, [](const Reading& reading) { return !reading.value.empty(); });
    std::vector<const Reading*> places;
    for (const Reading& reading : field.readings) {
        const bool wanted = reading.state == State::review || none ||
                            (!document.empty() && reading.document == document);
        if (is_open(reading) && wanted && !agrees(rule, field, reading)) {
            places.push_back(&reading);
        }
    }
    return places;
}

bool has_document(const Field& field, const std::string& document) {
    return document.empty() || std::ranges::any_of(field.readings, [&](const Reading& reading) {
               return reading.document == document;
           });
}

const Dossier* dossier_of(const Desk& desk, const std::string& candidate) {
    const auto& dossiers = desk.review.subject.dossiers;
    const auto at = std::ranges::find(dossiers, candidate, &Dossier::candidate);
    return at != dossiers.end()                     ? &*at
           : candidate.empty() && !dossiers.empty() ? &dossiers.front()
                                                    : nullptr;
}

/// What the finding waits for, if a value would settle it.
Doubts doubts_of(const Desk& desk, const Finding& finding) {
    Doubts doubts{.severity = finding.severity,
                  .reason = finding.doubt.empty() ? finding.message : finding.doubt};
    doubts.rule = find_field_rule(desk.profile, finding.field);
    doubts.dossier = dossier_of(desk, finding.candidate);
    doubts.field = doubts.dossier == nullptr || finding.field.empty()
                       ? nullptr
                       : find_field(*doubts.dossier, finding.field);
    const bool fits = finding.result == Result::undetermined && doubts.rule != nullptr &&
                      doubts.rule->kind != Kind::paragraph && doubts.field != nullptr &&
                      has_document(*doubts.field, finding.document);
    if (fits) {
        doubts.places = open_places(*doubts.rule, *doubts.field, finding.document);
    }
    return doubts;
}

std::string origin_of(const Reading& reading, const Profile& profile) {
    const std::string title = reading.document.empty()
                                  ? reading.source.file
                                  : title_of_document(profile, reading.document);
    if (!reading.source.cell.empty()) {
        return title + reading.source.cell;
    }
    return reading.source.page > 0 ? title + "第" + std::to_string(reading.source.page) + "页"
                                   : title;
}

void add_option(ReviewItem& item, const std::string& value) {
    const bool known = std::ranges::any_of(item.options, [&](const Option& option) {
        return option.value == value && option.said == Said::value;
    });
    if (!value.empty() && !known) {
        item.options.push_back({value, Said::value, value});
    }
}

void add_alternative(ReviewItem& item, const std::string& value, const std::string& origin) {
    const std::string shown = value + "（" + origin + "）";
    if (!value.empty() && value != item.reading &&
        std::ranges::find(item.alternatives, shown) == item.alternatives.end()) {
        item.alternatives.push_back(shown);
    }
}

/// Other readings of the place first, then what other documents say, then the closed list.
void add_others(const Desk& desk, const Doubts& doubts, ReviewItem& item) {
    for (const Reading* place : doubts.places) {
        for (const std::string& value : place->alternatives) {
            add_alternative(item, value, origin_of(*place, desk.profile));
            add_option(item, value);
        }
    }
    for (const Reading& reading : doubts.field->readings) {
        if (std::ranges::find(doubts.places, &reading) == doubts.places.end()) {
            add_alternative(item, reading.value, origin_of(reading, desk.profile));
            add_option(item, reading.value);
        }
    }
    if (doubts.rule->choices.size() <= most_choices) {
        for (const Choice& choice : doubts.rule->choices) {
            add_option(item, choice.value);
        }
    }
}

std::string reason_of(const Doubts& doubts, const Reading& place) {
    if (!doubts.reason.empty()) {
        return doubts.reason;
    }
    return !place.note.empty()                ? place.note
           : place.state == State::unreadable ? "有内容但未能识读"
                                              : "读出的内容把握不足";
}

ReviewItem value_item(const Desk& desk, const Doubts& doubts) {
    const Reading& first = *doubts.places.front();
    const DocumentRule* document = find_document_rule(desk.profile, first.document);
    const bool common = document != nullptr && document->level == Level::unit;
    ReviewItem item = blank_item(desk, common ? "" : doubts.dossier->candidate);
    const std::string title = title_of_field(desk.profile, doubts.rule->name);
    item.title = doubts.places.size() > 1
                     ? title + "（" + std::to_string(doubts.places.size()) + "处）"
                 : document == nullptr ? title
                                       : "《" + document->title + "》" + title;
    item.reason = reason_of(doubts, first);
    item.severity = doubts.severity;
    item.field = doubts.rule->name;
    for (const Reading* place : doubts.places) {
        item.sources.push_back(place->source);
        item.topics.push_back(topic_of(*place, desk.testimony));
        const bool fresh = item.place.find(place_of(place->source)) == std::string::npos;
        item.place += fresh ? (item.place.empty() ? "" : "\n") + place_of(place->source) : "";
    }
    return item;
}

/// One place: what stands there?
void ask_place(Desk& desk, const Doubts& doubts) {
    ReviewItem item = value_item(desk, doubts);
    item.reading = doubts.places.front()->value;
    if (!item.reading.empty()) {
        item.options.push_back({"同读数", Said::value, item.reading});
    }
    add_others(desk, doubts, item);
    item.options.push_back({"空白", Said::blank, ""});
    item.options.push_back({"无法辨认", Said::illegible, ""});
    put(desk, std::move(item));
}

/// Several places that should all say what another document says: one look.
void ask_places(Desk& desk, const Doubts& doubts, const std::string& known) {
    ReviewItem item = value_item(desk, doubts);
    for (const Reading* place : doubts.places) {
        item.reading += (item.reading.empty() ? "" : "\n") + place->value + "（" +
                        title_of_document(desk.profile, place->document) + "）";
    }
    item.options = {{"各处都是：" + known, Said::value, known}};
    add_others(desk, doubts, item);
    item.options.push_back({"各处不同（下次逐处列出）", Said::split, ""});
    item.options.push_back({"无法辨认", Said::illegible, ""});
    put(desk, std::move(item));
}

void ask(Desk& desk, Doubts doubts) {
    std::erase_if(doubts.places, [&](const Reading* place) {
        return is_settled(desk, topic_of(*place, desk.testimony));
    });
    const std::string known = known_value(*doubts.field);
    const bool together = doubts.places.size() > 1 && !known.empty() &&
                          std::ranges::all_of(doubts.places, [&](const Reading* place) {
                              return place->state == State::review &&
                                     !is_split(desk, topic_of(*place, desk.testimony));
                          });
    if (together) {
        ask_places(desk, doubts, known);
        return;
    }
    const std::vector<const Reading*> places = doubts.places;
    for (const Reading* place : places) {
        doubts.places = {place};
        if (!is_settled(desk, topic_of(*place, desk.testimony))) {
            ask_place(desk, doubts);
        }
    }
}

/// Findings that wait for the same field of the same person are one question.
void merge(Doubts& into, const Doubts& more) {
    for (const Reading* place : more.places) {
        if (std::ranges::find(into.places, place) == into.places.end()) {
            into.places.push_back(place);
        }
    }
    into.severity = std::min(into.severity, more.severity);
    if (into.reason.find(more.reason) == std::string::npos) {
        into.reason += "；" + more.reason;
    }
}

bool is_part_of(const Dossier& dossier, const Finding& finding) {
    return std::ranges::any_of(dossier.parts, [&](const Part& part) {
        return part.type == finding.document && lies_in(part, finding.source.file);
    });
}

/// A field of the form whose place was not found: somebody can find it.
bool is_unplaced(const Desk& desk, const Finding& finding) {
    const FieldRule* rule = find_field_rule(desk.profile, finding.field);
    const Dossier* dossier = dossier_of(desk, finding.candidate);
    const Field* field = dossier == nullptr ? nullptr : find_field(*dossier, finding.field);
    const bool listed =
        rule != nullptr && rule->kind != Kind::paragraph &&
        std::ranges::find(rule->documents, finding.document) != rule->documents.end();
    return finding.result == Result::undetermined && listed && field != nullptr &&
           !finding.candidate.empty() && !finding.document.empty() &&
           !has_document(*field, finding.document) && finding.source.page > 0 &&
           finding.source.cell.empty() && is_part_of(*dossier, finding);
}

void ask_unplaced(Desk& desk, const Finding& finding) {
    const Dossier& dossier = *dossier_of(desk, finding.candidate);
    Reading unseen{.field = finding.field,
                   .document = finding.document,
                   .source = finding.source,
                   .state = State::unreadable};
    Doubts doubts{.dossier = &dossier,
                  .field = find_field(dossier, finding.field),
                  .rule = find_field_rule(desk.profile, finding.field),
                  .places = {&unseen},
                  .severity = finding.severity,
                  .reason = finding.doubt.empty() ? finding.message : finding.doubt};
    if (!is_settled(desk, topic_of(unseen, desk.testimony))) {
        ask_place(desk, doubts);
    }
}

/// Whether the record's verdict waits for the field.
bool is_needed(const Field& field, const FieldRule& rule) {
    return rule.record && rule.required && rule.kind != Kind::paragraph &&
           (field.state == State::review || field.state == State::unreadable);
}

} // namespace

void ask_values(Desk& desk, std::vector<const Finding*>& findings) {
    std::map<std::pair<const Dossier*, const Field*>, Doubts> waiting;
    std::vector<std::pair<const Dossier*, const Field*>> order;
    std::vector<const Finding*> rest;
    for (const Finding* finding : findings) {
        if (is_unplaced(desk, *finding)) {
            ask_unplaced(desk, *finding);
            continue;
        }
        const Doubts doubts = doubts_of(desk, *finding);
        if (doubts.places.empty()) {
            rest.push_back(finding);
            continue;
        }
        const auto [at, fresh] =
            waiting.emplace(std::pair(doubts.dossier, doubts.field), doubts);
        if (fresh) {
            order.push_back(at->first);
        } else {
            merge(at->second, doubts);
        }
    }
    findings = std::move(rest);
    for (const auto& key : order) {
        ask(desk, waiting.at(key));
    }
}

void ask_required_values(Desk& desk) {
    for (const Dossier& dossier : desk.review.subject.dossiers) {
        for (const Field& field : dossier.fields) {
            const FieldRule* rule = find_field_rule(desk.profile, field.name);
            if (rule == nullptr || !is_needed(field, *rule)) {
                continue;
            }
            Doubts doubts{.dossier = &dossier, .field = &field, .rule = rule};
            doubts.places = open_places(*rule, field, "");
            if (!doubts.places.empty()) {
                ask(desk, doubts);
            }
        }
    }
}

void ask_further_places(Desk& desk, const Dossier& dossier, const Field& field) {
    const FieldRule* rule = find_field_rule(desk.profile, field.name);
    if (rule == nullptr || rule->kind == Kind::paragraph) {
        return;
    }
    for (const Reading& reading : field.readings) {
        const bool settled = is_settled(desk, topic_of(reading, desk.testimony));
        if (is_open(reading) && !settled) {
            ask_place(
                desk,
                {.dossier = &dossier, .field = &field, .rule = rule, .places = {&reading}});
        }
    }
}

void ask_further_values(Desk& desk) {
    for (const Dossier& dossier : desk.review.subject.dossiers) {
        for (const Field& field : dossier.fields) {
            ask_further_places(desk, dossier, field);
        }
    }
}

} // namespace intake

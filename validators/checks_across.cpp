#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/across.hpp"
#include "validators/lookup.hpp"
#include "validators/near_duplicates.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace intake {

namespace {

using Words = std::vector<std::string>;
using Replies = std::vector<Reply>;

/// What one person is known by, surely or if what was read is right.
struct Keys {
    Words sure;
    Words doubtful;
};

bool is_open(const Field* field) {
    return field != nullptr &&
           (field->state == State::review || field->state == State::unreadable);
}

std::string value_of(const Dossier& dossier, std::string_view name) {
    const Field* field = find_field(dossier, name);
    return field != nullptr && field->state == State::accepted ? field->value : "";
}

/// What a value in doubt may be: all that was read, but for what a workbook spoilt.
Words possible_values(const Dossier& dossier, std::string_view name) {
    const Field* field = find_field(dossier, name);
    Words values;
    for (const Reading& reading : is_open(field) ? field->readings : std::vector<Reading>{}) {
        if (!reading.value.empty() && !lost_digits(reading)) {
            values.push_back(reading.value);
            values.insert(values.end(), reading.alternatives.begin(),
                          reading.alternatives.end());
        }
    }
    return values;
}

/// Only numbers whose check holds tell people apart; a truncated one has no voice.
std::string number_of(const Dossier& dossier) {
    const std::string id = value_of(dossier, "id_number");
    return id_check_holds(id) ? id : "";
}

Words possible_numbers(const Dossier& dossier) {
    Words numbers = possible_values(dossier, "id_number");
    std::erase_if(numbers, [](const std::string& id) { return !id_check_holds(id); });
    return numbers;
}

Keys id_numbers(const Dossier& dossier) {
    return {{number_of(dossier)}, possible_numbers(dossier)};
}

std::string name_and_birth(const Dossier& dossier, const std::string& birth) {
    return birth.empty() ? "" : skeleton(dossier.candidate) + birth.substr(0, 7);
}

Keys names_and_births(const Dossier& dossier) {
    Keys keys{{name_and_birth(dossier, value_of(dossier, "birth"))}, {}};
    for (const std::string& birth : possible_values(dossier, "birth")) {
        keys.doubtful.push_back(name_and_birth(dossier, birth));
    }
    return keys;
}

std::string long_enough(const std::string& value, std::size_t least) {
    std::string number = skeleton(value);
    return number.size() >= least ? number : "";
}

Keys certificates(const Dossier& dossier) {
    constexpr std::size_t least = 8;
    Keys keys{{long_enough(value_of(dossier, "certificate_number"), least)}, {}};
    for (const std::string& value : possible_values(dossier, "certificate_number")) {
        keys.doubtful.push_back(long_enough(value, least));
    }
    return keys;
}

/// Patents, standards and the like by their numbers, as the form lists them.
Keys achievements(const Dossier& dossier) {
    Keys keys;
    for (const Part& part : dossier.parts) {
        for (const Entry& entry : part.entries) {
            const Reading* number = find_reading(entry.columns, "number");
            if (number != nullptr) {
                Words& words = number->state == State::accepted ? keys.sure : keys.doubtful;
                words.push_back(long_enough(number->value, 6));
            }
        }
    }
    return keys;
}

/// Each word once; what is surely so is in no doubt.
Keys tidy(Keys keys) {
    const auto sort = [](Words& words) {
        std::ranges::sort(words);
        words.erase(std::unique(words.begin(), words.end()), words.end());
        std::erase(words, "");
    };
    sort(keys.sure);
    sort(keys.doubtful);
    std::erase_if(keys.doubtful, [&](const std::string& word) {
        return std::ranges::binary_search(keys.sure, word);
    });
    return keys;
}

bool differ(const std::vector<Place>& places) {
    std::set<std::string> numbers;
    for (const Place& place : places) {
        numbers.insert(number_of(*place.dossier));
    }
    numbers.erase(""); // a number nobody could read differs from nothing
    return numbers.size() > 1;
}

/// A number in doubt may be another one; one that only reads like the other's is XU-01's.
bool may_differ(const std::vector<Place>& places) {
    std::set<std::string> numbers;
    bool unread = false;
    for (const Place& place : places) {
        const Words possible = possible_numbers(*place.dossier);
        numbers.insert(possible.begin(), possible.end());
        numbers.insert(number_of(*place.dossier));
        unread =
            unread || (possible.empty() && is_open(find_field(*place.dossier, "id_number")));
    }
    numbers.erase("");
    return numbers.size() > 1 || (unread && places.size() > 1);
}

bool several_units(const std::vector<Place>& places) {
    return std::ranges::any_of(
        places, [&](const Place& place) { return place.index != places.front().index; });
}

bool several_people(const std::vector<Place>& places) {
    return places.size() > 1 && !std::ranges::all_of(places, [&](const Place& place) {
               const std::string first = number_of(*places.front().dossier);
               return !first.empty() && number_of(*place.dossier) == first;
           });
}

/// What is compared across the batch, and when sharing it is worth a look.
struct Comparison {
    std::string field;
    Keys (*keys)(const Dossier&);
    bool (*counts)(const std::vector<Place>&);
    bool (*may_count)(const std::vector<Place>&);
    std::string missing; ///< why somebody is not compared
    std::string doubt;
};

std::map<std::string, Holders> holders_of(const std::vector<Keys>& keys) {
    std::map<std::string, Holders> holders;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        for (const std::string& key : keys[i].sure) {
            holders[key].sure.push_back(i);
        }
        for (const std::string& key : keys[i].doubtful) {
            holders[key].doubtful.push_back(i);
        }
    }
    return holders;
}

std::vector<Place> places_of(const Across& across, const Indices& indices) {
    std::vector<Place> places;
    for (const std::size_t index : indices) {
        places.push_back(across.subjects.at(index));
    }
    return places;
}

/// What the people in question share: the field the finding points at.
Reply reply_of(const Dossier& dossier, const Comparison& comparison, Result result) {
    Hit hit{.result = result, .field = comparison.field, .reason = comparison.doubt};
    if (const Field* field = find_field(dossier, comparison.field)) {
        hit.source = field->source;
        hit.found = comparison.field == "id_number" ? mask_id(field->value) : field->value;
    }
    return from_hits({hit});
}

Replies compare(const Across& across, const Comparison& comparison) {
    std::vector<Keys> keys;
    Replies replies;
    for (const Place& subject : across.subjects) {
        keys.push_back(tidy(comparison.keys(*subject.dossier)));
        replies.push_back(keys.back().sure.empty() ? not_applicable(comparison.missing)
                                                   : pass());
    }
    const auto when = [&](bool (*counts)(const std::vector<Place>&)) {
        return [&across, counts](const Indices& indices) {
            return counts(places_of(across, indices));
        };
    };
    for (const auto& [key, holders] : holders_of(keys)) {
        for (const auto& [index, result] :
             collisions(holders, when(comparison.counts), when(comparison.may_count))) {
            if (replies[index].result != Result::fail) { // who shares two things is named once
                replies[index] = reply_of(*across.subjects[index].dossier, comparison, result);
            }
        }
    }
    return replies;
}

Replies one_unit_each(const Across& across) {
    if (is_alone(across.cases)) {
        return nothing_to_compare(across);
    }
    return compare(across, {"id_number", id_numbers, several_units, several_units,
                            "{id_number}缺失、有误或尚未确认，未参与比对",
                            "{id_number}尚未确认；如读数无误，同一号码出现在两个单位"});
}

Replies one_number_each(const Across& across) {
    return compare(across,
                   {"id_number", names_and_births, differ, may_differ,
                    "{birth}缺失或尚未确认，未参与比对",
                    "有同名同生日者；{birth}或{id_number}尚未确认，无法判定是否同一人"});
}

Replies own_achievements(const Across& across) {
    return compare(across, {"achievements", achievements, several_people, several_people,
                            "没有读到带编号的成果",
                            "成果编号尚未确认；如读数无误，同一成果列在多人名下"});
}

Replies own_certificate(const Across& across) {
    return compare(across,
                   {"certificate_number", certificates, several_people, several_people,
                    "{certificate_number}缺失、过短或尚未确认，未参与比对",
                    "{certificate_number}尚未确认；如读数无误，同一编号出现在多人名下"});
}

struct Narrative {
    std::string text;
    bool whole = true; ///< every page of it was read
};

Narrative narrative_of(const Across& across, const Place& place) {
    const Case& subject = across.cases.at(place.index);
    Narrative narrative;
    for (const Part& part : place.dossier->parts) {
        const DocumentRule* rule = find_document_rule(across.profile, part.type);
        if (rule != nullptr && rule->section == "narrative") {
            narrative.text += text_of(subject, part);
            narrative.whole = narrative.whole && well_read(subject, part);
        }
    }
    return narrative;
}

Reply unlike(const Narrative& narrative) {
    if (narrative.text.empty()) {
        return not_applicable("没有读到{narrative}");
    }
    return narrative.whole ? pass() : not_applicable("{narrative}有未能读出的页，比对不全");
}

/// Within a unit, or between units.
Replies compare_narratives(const Across& across, bool within) {
    Words texts;
    Replies replies;
    for (const Place& subject : across.subjects) {
        Narrative narrative = narrative_of(across, subject);
        replies.push_back(unlike(narrative));
        texts.push_back(std::move(narrative.text));
    }
    const auto& subjects = across.subjects;
    const double similarity = number_of(across.rule, "similarity", 0.8);
    for (const auto& [a, b] : near_duplicates(texts, similarity)) {
        if ((subjects[a].index == subjects[b].index) == within) {
            for (const std::size_t index : {a, b}) {
                replies[index] =
                    reply_of(*subjects[index].dossier, {.field = "deeds"}, Result::fail);
            }
        }
    }
    return replies;
}

Replies own_words(const Across& across) {
    return compare_narratives(across, true);
}

Replies own_words_between_units(const Across& across) {
    return is_alone(across.cases) ? nothing_to_compare(across)
                                  : compare_narratives(across, false);
}

constexpr std::array table{
    AcrossCheck{"XU-01", "同一人没有被两个单位推荐", Level::candidate, one_unit_each},
    AcrossCheck{"XU-02", "同名同生日者身份证号一致", Level::candidate, one_number_each},
    AcrossCheck{"XU-03", "一项成果没有列在多人名下", Level::candidate, own_achievements},
    AcrossCheck{"XU-05", "一个证书编号没有对应不同的人", Level::candidate, own_certificate},
    AcrossCheck{"NAR-04", "事迹材料不与他人雷同", Level::candidate, own_words},
    AcrossCheck{"XU-04", "各单位事迹材料不雷同", Level::candidate, own_words_between_units},
};

} // namespace

std::span<const AcrossCheck> people_across() {
    return table;
}

} // namespace intake

#include "validators/comparison.hpp"

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

/// The document the others are held against: the first of `reference` that gives a value.
const Reading* reference_reading(const Field& field,
                                 const std::vector<std::string>& reference) {
    for (const std::string& code : reference) {
        for (const Reading& reading : field.readings) {
            if (reading.document == code && reading.state == State::accepted) {
                return &reading;
            }
        }
    }
    for (const Reading& reading : field.readings) {
        if (reading.state == State::accepted) {
            return &reading;
        }
    }
    return nullptr;
}

/// A difference is a fact only between values that were not recognised from pixels, or proved
/// themselves. One misread character looks like a small difference.
bool is_doubtful(const Reading& a, const Reading& b) {
    const auto certain = [](const Reading& reading) {
        const bool named = reading.field == "name" &&
                           contains(skeleton(reading.source.file), skeleton(reading.value));
        return reading.state == State::accepted &&
               (reading.source.origin != Origin::ocr || id_check_holds(reading.value) || named);
    };
    return !certain(a) || !certain(b);
}

/// One question for a person, however many documents raise it.
std::vector<Hit> one_doubt(std::vector<Hit> hits) {
    std::vector<Hit> out;
    Hit* doubt = nullptr;
    out.reserve(hits.size());
    for (Hit& hit : hits) {
        if (hit.result == Result::undetermined && doubt != nullptr) {
            doubt->reason += "；" + hit.reason;
            continue;
        }
        out.push_back(std::move(hit));
        doubt = out.back().result == Result::undetermined ? &out.back() : doubt;
    }
    return out;
}

/// A branch beside its parent, a post with and without its department: not surely different.
bool is_part_of(const Subject& subject, const Reading& a, const Reading& b) {
    const FieldRule* rule = find_field_rule(subject.evidence.profile, a.field);
    const bool words =
        rule != nullptr && (rule->kind == Kind::unit || rule->kind == Kind::text);
    const std::string one = skeleton(a.value);
    const std::string two = skeleton(b.value);
    return words && (contains(one, two) || contains(two, one));
}

Hit hit_of(const Subject& subject, const Reading& reading, const Reading& against) {
    const Profile& profile = subject.evidence.profile;
    Hit hit{.document = reading.document,
            .source = reading.source,
            .field = reading.field,
            .found = reading.value,
            .expected = against.value,
            .slot = against.document};
    hit.words = {{"甲", title_of_document(profile, reading.document)},
                 {"乙", title_of_document(profile, against.document)},
                 {"材料", title_of_document(profile, reading.document)},
                 {"字段", title_of_field(profile, reading.field)},
                 {"a", reading.value},
                 {"b", against.value},
                 {"值", reading.value},
                 {"值2", against.value},
                 {"列表", reading.value + "、" + against.value}};
    const FieldRule* rule = find_field_rule(profile, reading.field);
    const bool apart = rule != nullptr && are_far_apart(*rule, reading, against);
    if ((!apart && is_doubtful(reading, against)) || is_part_of(subject, reading, against)) {
        hit.result = Result::undetermined;
        hit.reason = title_of_field(profile, reading.field) + "在" +
                     quoted_title(subject, reading.document) + "中读作“" + reading.value +
                     "”，与" + quoted_title(subject, against.document) + "的“" + against.value +
                     "”不同，请对照原件";
    }
    return hit;
}

} // namespace

std::string organisation_key(std::string_view name) {
    return skeleton(name);
}

bool agree(const FieldRule& rule, std::string_view a, std::string_view b) {
    switch (rule.kind) {
    case Kind::date:
    case Kind::month:
    case Kind::period:
        return a.substr(0, 7) == b.substr(0, 7) && (a.size() < 10 || b.size() < 10 || a == b);
    case Kind::choice:
        return canonical_choice(rule, a) == canonical_choice(rule, b);
    default:
        return skeleton(a) == skeleton(b);
    }
}

bool are_far_apart(const FieldRule& rule, const Reading& a, const Reading& b) {
    const std::string one = skeleton(a.raw);
    const std::string two = skeleton(b.raw);
    return rule.kind == Kind::choice && a.state == State::accepted &&
           b.state == State::accepted && !agree(rule, a.value, b.value) &&
           edit_distance(decode(one), decode(two), 1) > 1 && !contains(one, two) &&
           !contains(two, one);
}

bool look_alike(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view text) {
        std::string out = skeleton(text);
        std::ranges::replace_if(
            out, [](char c) { return c == 'l' || c == 'I' || c == 'i'; }, '1');
        std::ranges::replace_if(
            out, [](char c) { return c == 'o' || c == 'O'; }, '0');
        return out;
    };
    return plain(a) == plain(b);
}

Result names_person(const Subject& subject, const Part& part, std::string_view name) {
    const std::string text = skeleton(text_of(subject.evidence.subject, part));
    if (contains(text, skeleton(name))) {
        return Result::pass;
    }
    return is_scanned(subject, part) || !well_read(subject.evidence.subject, part)
               ? Result::undetermined
               : Result::fail;
}

namespace {

/// Read so that a name in the line would have been seen: alike by both readers, or by the one
/// that read it without a glyph in doubt. A line of a date has no room for a name.
bool is_legible(const Text& line) {
    constexpr double sure_line = 0.9;
    constexpr double sure_glyph = 0.5;
    const bool dated = contains(line.text, "年") && contains(line.text, "月");
    const bool alike =
        line.second.empty()
            ? line.weakest >= sure_glyph
            : edit_distance(decode(skeleton(line.text)), decode(skeleton(line.second)), 1) <= 1;
    return line.origin != Origin::ocr || count_han(line.text) < (dated ? 5 : 2) ||
           (line.confidence >= sure_line && alike);
}

/// Whether a place of the text has so much of the name that it may be the name misread.
bool may_name(const std::string& text, const std::u32string& name) {
    const std::u32string all = decode(skeleton(text));
    for (std::size_t at = 0; at + name.size() <= all.size(); ++at) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            same += all[at + i] == name[i] ? 1U : 0U;
        }
        if (same * 2 >= name.size()) {
            return true;
        }
    }
    return false;
}

/// A scan that was read whole and sure, and has nothing like the name.
bool clearly_lacks(const Subject& subject, const Part& part, const std::string& candidate) {
    const std::u32string name = decode(skeleton(candidate));
    const auto& pages = subject.evidence.subject.documents.at(part.document).pages;
    std::string first; // joined: a name may be broken over two lines
    std::string second;
    for (const std::size_t index : part.pages) {
        const Page& page = pages.at(index);
        if (page.state != PageState::read || !std::ranges::all_of(page.lines, is_legible)) {
            return false;
        }
        for (const Text& line : page.lines) {
            first += line.text;
            second += line.second;
        }
    }
    return name.size() >= 2 && !may_name(first, name) && !may_name(second, name);
}

/// The number a text begins with, in digits or as one Chinese numeral; 0 if there is none.
std::size_t leading_number(const std::u32string& text) {
    static const std::u32string numerals = U"一二三四五六七八九十";
    std::size_t value = 0;
    std::size_t at = 0;
    while (at < text.size() && at < 3 && text[at] >= U'0' && text[at] <= U'9') {
        value = value * 10 + (text[at++] - U'0');
    }
    const std::size_t numeral = text.empty() ? std::u32string::npos : numerals.find(text[0]);
    return numeral == std::u32string::npos ? value : numeral + 1;
}

/// "王建国等4名同志": more people than it names.
bool names_for_others(const std::string& text, const std::vector<Dossier>& dossiers,
                      std::size_t named) {
    return std::ranges::any_of(dossiers, [&](const Dossier& dossier) {
        const std::string name = skeleton(dossier.candidate) + "等";
        const std::size_t at = text.find(name);
        return at != std::string::npos && [&](std::size_t count) {
            return count == 0 || count > named;
        }(leading_number(decode(text.substr(at + name.size()))));
    });
}

/// The document leaves names to another ("名单附后"), or to those who know them.
bool leaves_names_out(const Subject& subject, const std::vector<const Part*>& parts,
                      std::size_t named) {
    const auto& words = words_of(subject.rule, "annex");
    const auto& dossiers = subject.evidence.subject.dossiers;
    return std::ranges::any_of(parts, [&](const Part* part) {
        const std::string text = skeleton(text_of(subject.evidence.subject, *part));
        return names_for_others(text, dossiers, named) ||
               std::ranges::any_of(words, [&](const std::string& word) {
                   return contains(text, skeleton(word));
               });
    });
}

Result best_of(const Subject& subject, const std::vector<const Part*>& parts,
               const Dossier& dossier) {
    Result best = Result::fail;
    for (const Part* part : parts) {
        const Result result = names_person(subject, *part, dossier.candidate);
        const bool lacks =
            result == Result::undetermined && clearly_lacks(subject, *part, dossier.candidate);
        best = result == Result::pass || best == Result::pass ? Result::pass
               : result == Result::undetermined && !lacks     ? result
                                                              : best;
    }
    return best;
}

} // namespace

Reply names_in_documents(const Subject& subject, const std::vector<const Part*>& parts,
                         const std::string& word) {
    std::vector<Hit> hits;
    const auto& dossiers = subject.evidence.subject.dossiers;
    const auto named =
        static_cast<std::size_t>(std::ranges::count_if(dossiers, [&](const Dossier& dossier) {
            return best_of(subject, parts, dossier) == Result::pass;
        }));
    // A document that names nobody leaves the names to an annex.
    const bool lists = named > 0 && !leaves_names_out(subject, parts, named);
    for (const Dossier& dossier : dossiers) {
        const Result best = best_of(subject, parts, dossier);
        if (best == Result::pass || parts.empty()) {
            continue;
        }
        const std::string& type = parts.front()->type;
        const bool sure =
            lists && has_certain_name(dossier) && doubt_about(subject, type).empty();
        Hit hit{.result = sure ? best : Result::undetermined,
                .document = type,
                .source = source_of(subject, *parts.front()),
                .field = "name",
                .slot = dossier.candidate,
                .candidate = dossier.candidate,
                .reason = "未在" + quoted_title(subject, type) + "中认出“" + dossier.candidate +
                          "”，可能另附名单或识别有误"};
        hit.words = {{"姓名", dossier.candidate}, {word, dossier.candidate}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

std::vector<Hit> disagreements(const Subject& subject, const std::string& field,
                               const std::vector<std::string>& reference) {
    const Field* found = find_field(*subject.dossier, field);
    const FieldRule* rule = find_field_rule(subject.evidence.profile, field);
    const Reading* against = found == nullptr ? nullptr : reference_reading(*found, reference);
    std::vector<Hit> hits;
    if (against == nullptr || rule == nullptr) {
        return hits;
    }
    // A document that gives the value somewhere does not contradict it elsewhere.
    const auto agrees = [&](const std::string& document) {
        return std::ranges::any_of(found->readings, [&](const Reading& reading) {
            return reading.document == document && !reading.value.empty() &&
                   agree(*rule, reading.value, against->value);
        });
    };
    for (const Reading& reading : found->readings) {
        const bool valued = !reading.value.empty() && (reading.state == State::accepted ||
                                                       reading.state == State::review);
        const bool listed = std::ranges::any_of(
            hits, [&](const Hit& hit) { return hit.document == reading.document; });
        const bool misread =
            is_doubtful(reading, *against) && look_alike(reading.value, against->value);
        if (valued && !listed && !misread && !lost_digits(reading) &&
            reading.document != against->document && !agrees(reading.document)) {
            hits.push_back(hit_of(subject, reading, *against));
        }
    }
    return one_doubt(std::move(hits));
}

} // namespace intake

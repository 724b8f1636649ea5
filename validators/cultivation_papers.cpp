#include "validators/cultivation_papers.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_time(Kind kind) {
    return kind == Kind::date || kind == Kind::month || kind == Kind::period;
}

/// What one paper says of a field.
using Said = std::vector<const Reading*>;

Said said_by(const Subject& subject, const FieldRule& rule, const std::string& paper) {
    Said said;
    for (const Reading& reading : readings_of(find_field(*subject.dossier, rule.name))) {
        if (reading.document == paper && !reading.value.empty()) {
            said.push_back(&reading);
        }
    }
    return said;
}

bool is_accepted(const Reading* reading) {
    return reading->state == State::accepted;
}

/// Two papers agree where one thing that both say is the same; a part of a name is its name.
bool agree_somewhere(const FieldRule& rule, const Said& one, const Said& other) {
    const bool words = rule.kind == Kind::unit || rule.kind == Kind::text;
    return std::ranges::any_of(one, [&](const Reading* a) {
        return std::ranges::any_of(other, [&](const Reading* b) {
            const std::string left = skeleton(a->value);
            const std::string right = skeleton(b->value);
            const bool part = words && (contains(left, right) || contains(right, left));
            // One character that a scan has otherwise is a misread one; X-02 asks.
            const bool seen =
                a->source.origin == Origin::ocr || b->source.origin == Origin::ocr;
            const bool misread =
                words && seen && edit_distance(decode(left), decode(right), 1) <= 1;
            return part || misread || agree(rule, a->value, b->value);
        });
    });
}

Hit hit_of_papers(const Subject& subject, const FieldRule& rule, const Said& one,
                  const Said& other) {
    const auto certain = [&](const Reading* reading) { return is_certain(subject, *reading); };
    const bool sure = std::ranges::all_of(one, certain) && std::ranges::all_of(other, certain);
    const Reading& first = *one.front();
    const Reading& second = *other.front();
    const Profile& profile = subject.evidence.profile;
    Hit hit{.result = sure ? Result::fail : Result::undetermined,
            .document = second.document,
            .source = second.source,
            .field = rule.name,
            .found = second.value,
            .expected = first.value,
            .slot = first.document,
            .reason = rule.title + "在" + quoted_title(subject, second.document) + "中读作“" +
                      second.value + "”，与" + quoted_title(subject, first.document) + "的“" +
                      first.value + "”不同，请对照原件"};
    hit.words = {{"字段", rule.title},
                 {"甲", title_of_document(profile, second.document)},
                 {"a", second.value},
                 {"乙", title_of_document(profile, first.document)},
                 {"b", first.value}};
    return hit;
}

} // namespace

/// The papers of the cultivation among each other; what they say against others is X-02's and
/// X-05's. Entries of an archive have periods of their own: the profile says who is asked.
Reply papers_agree(const Subject& subject) {
    bool asked = false;
    std::vector<Hit> hits;
    for (const std::string& field : words_of(subject.rule, "fields")) {
        const FieldRule* rule = find_field_rule(subject.evidence.profile, field);
        Said first;
        for (const std::string& paper : words_of(
                 subject.rule, rule != nullptr && is_time(rule->kind) ? "dated" : "papers")) {
            const Said said = rule == nullptr ? Said{} : said_by(subject, *rule, paper);
            // A reading in doubt is asked about elsewhere.
            const bool told = std::ranges::any_of(first, is_accepted) &&
                              std::ranges::any_of(said, is_accepted);
            asked = asked || told;
            if (told && !agree_somewhere(*rule, first, said)) {
                hits.push_back(hit_of_papers(subject, *rule, first, said));
            }
            first = first.empty() ? said : first;
        }
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有两种可以对照的培育材料");
}

} // namespace intake

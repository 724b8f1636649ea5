#include "validators/claim_checks.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/figures.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

constexpr std::size_t shortest_number = 6; ///< characters that no other number shares
constexpr std::size_t shortest_title = 4;

/// How a proof calls itself.
struct Identity {
    std::string number;
    std::string title;
    bool sure = true;

    [[nodiscard]] bool empty() const { return number.empty() && title.empty(); }
};

/// The words between the first “ ” of a text; "" if there are none, or hardly any.
std::string quoted_in(const std::string& text) {
    std::u32string plain = decode(text);
    std::erase(plain, U'\n');
    const std::size_t open = plain.find(U'“');
    const std::size_t close = open == plain.npos ? open : plain.find(U'”', open);
    const std::string name =
        close == plain.npos ? "" : encode(plain.substr(open + 1, close - open - 1));
    return length(name) >= shortest_title && length(name) <= 40 ? name : "";
}

/// The first value among the fields that the profile calls numbers or titles of proofs.
void name_by(const Subject& subject, const Part& part, const std::string& fields,
             std::string& name, bool& sure) {
    for (const std::string& field : words_of(subject.rule, fields)) {
        const Reading* reading = find_reading(part.readings, field);
        if (reading != nullptr && !reading->raw.empty() && name.empty()) {
            const std::size_t start = reading->raw.find_first_not_of("\n\t ");
            name = reading->raw.substr(std::min(start, reading->raw.size()));
            name = name.substr(0, name.find('\n'));
            sure = sure && is_certain(subject, *reading);
        }
    }
}

Identity identity_of(const Subject& subject, const Part& part) {
    Identity identity;
    name_by(subject, part, "numbers", identity.number, identity.sure);
    name_by(subject, part, "titles", identity.title, identity.sure);
    if (identity.empty()) {
        identity.title = quoted_in(text_of(subject.evidence.subject, part));
    }
    const bool number = skeleton(identity.number).size() >= shortest_number;
    identity.number = number ? identity.number : "";
    identity.title = length(identity.title) >= shortest_title ? identity.title : "";
    return identity;
}

bool is_achievement(const Subject& subject, const Part& part) {
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
    return rule != nullptr && rule->section == "evidence";
}

/// What the form claims: its rows, and the clauses of prose where rows belong.
std::vector<std::string> claims_in(const Subject& subject,
                                   const std::vector<const Part*>& forms) {
    std::vector<std::string> claims;
    for (const Part* form : forms) {
        for (const Entry& entry : form->entries) {
            claims.push_back(claim_rule(subject, entry) == nullptr ? "" : claim_of(entry));
        }
        for (const ListRule& list : subject.evidence.profile.lists) {
            const Reading* prose = find_reading(form->readings, list.name);
            const auto clauses = clauses_of(prose == nullptr ? "" : prose->raw);
            claims.insert(claims.end(), clauses.begin(), clauses.end());
        }
    }
    std::erase_if(claims, [](const std::string& claim) {
        return length(skeleton(claim)) < shortest_title;
    });
    return claims;
}

/// Whether the form claims the thing: by its number, by the likeness of its title, or by a row
/// that the proof bears out.
bool is_claimed(const Subject& subject, const Part& proof, const Identity& identity,
                double least) {
    const auto forms = forms_of(subject);
    const std::string form = text_of_all(subject, forms);
    const std::string text = text_of(subject.evidence.subject, proof);
    const bool numbered =
        !identity.number.empty() && contains(skeleton(form), skeleton(identity.number));
    return numbered || overlap(form, identity.title) >= least ||
           std::ranges::any_of(claims_in(subject, forms), [&](const std::string& claim) {
               return overlap(text, claim) >= 0.8;
           });
}

bool all_printed(const Subject& subject, const std::vector<const Part*>& parts) {
    return std::ranges::all_of(parts,
                               [&](const Part* part) { return is_printed(subject, *part); });
}

Hit hit_of_unclaimed(const Subject& subject, const Part& part, const Identity& identity) {
    const std::string name = identity.title.empty() ? identity.number : identity.title;
    Hit hit{.document = part.type,
            .source = source_of(subject, part),
            .found = name,
            .slot = skeleton(name),
            .reason = "证明材料“" + name + "”未在{form}中认出，请对照{form}"};
    hit.words = {{"名称", name}};
    return hit;
}

/// A row, and where it stands among the form's claims.
struct Claim {
    const ListRule* list = nullptr;
    const Entry* entry = nullptr;
    std::string key;
};

std::vector<Claim> claims_of(const Subject& subject, const Part& part) {
    std::vector<Claim> claims;
    for (const Entry& entry : part.entries) {
        const ListRule* list = claim_rule(subject, entry);
        const std::string key = skeleton(claim_of(entry));
        if (list != nullptr && length(key) >= shortest_title) {
            claims.push_back({list, &entry, key});
        }
    }
    return claims;
}

bool all_accepted(const Entry& entry) {
    return std::ranges::all_of(entry.columns, [](const Reading& reading) {
        return reading.state == State::accepted || reading.state == State::absent;
    });
}

/// The same honour in two years is two honours.
bool is_same(const Claim& a, const Claim& b) {
    const bool dated = column_of(*a.entry, "date") == column_of(*b.entry, "date");
    return a.key == b.key && (a.list != b.list || dated);
}

Hit hit_of_repeat(const Claim& again) {
    const std::string title = claim_of(*again.entry);
    Hit hit{.result = all_accepted(*again.entry) ? Result::fail : Result::undetermined,
            .document = again.entry->columns.front().document,
            .source = again.entry->columns.front().source,
            .field = again.list->name,
            .found = title,
            .slot = again.key,
            .reason = "“" + title + "”似列在多处，请看原件"};
    hit.words = {{"名称", title}};
    return hit;
}

} // namespace

Reply proofs_claimed(const Subject& subject) {
    const auto forms = forms_of(subject);
    const bool whole =
        all_printed(subject, forms) && doubt_about(subject, form_code(subject)).empty();
    bool asked = false;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const Identity identity = identity_of(subject, part);
        if (forms.empty() || identity.empty() || !is_achievement(subject, part)) {
            continue;
        }
        asked = true;
        const bool sure = whole && identity.sure && is_printed(subject, part);
        // Recognised words differ a little; a title of which hardly anything is found is new.
        const double least = number_of(subject.rule, sure ? "printed" : "scanned", 0.5);
        if (is_claimed(subject, part, identity, least)) {
            continue;
        }
        Hit hit = hit_of_unclaimed(subject, part, identity);
        hit.result = sure ? Result::fail : Result::undetermined;
        hits.push_back(std::move(hit));
    }
    return asked ? from_hits(std::move(hits)) : not_applicable("没有能与{form}对照的业绩证明");
}

Reply claims_counted_once(const Subject& subject) {
    bool claimed = false;
    std::vector<Hit> hits;
    for (const Part* form : forms_of(subject)) {
        const std::vector<Claim> claims = claims_of(subject, *form);
        claimed = claimed || !claims.empty();
        for (std::size_t i = 0; i < claims.size(); ++i) {
            const bool before =
                std::any_of(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(i),
                            [&](const Claim& other) { return is_same(other, claims[i]); });
            if (before) {
                hits.push_back(hit_of_repeat(claims[i]));
            }
        }
    }
    return claimed ? from_hits(std::move(hits)) : not_applicable("没有列出业绩");
}

namespace {

/// The rows of a list in the form.
std::vector<const Entry*> rows_of(const Subject& subject, const std::string& list) {
    std::vector<const Entry*> rows;
    for (const Part* form : forms_of(subject)) {
        std::vector<const Entry*> here;
        for (const Entry& entry : form->entries) {
            const bool none = is_none(claim_of(entry)) && is_none(column_of(entry, "name"));
            if (entry.list == list && !none) {
                here.push_back(&entry);
            }
        }
        // The same form may be there twice, to be edited and as a scan.
        if (here.size() > rows.size()) {
            rows = std::move(here);
        }
    }
    return rows;
}

/// "专利3项" beside a list of patents and programs: the figure may be right.
bool are_of_one_kind(const std::vector<const Entry*>& rows) {
    const auto kind = [](const Entry* row) {
        const bool program = contains(column_of(*row, "number"), "SR");
        return std::pair(column_of(*row, "type"), program);
    };
    return std::ranges::all_of(
        rows, [&](const Entry* row) { return kind(row) == kind(rows.front()); });
}

Hit hit_of_count(const ListRule& list, int stated, const std::vector<const Entry*>& rows) {
    const Reading& place = rows.front()->columns.front();
    Hit hit{.result = Result::undetermined,
            .document = place.document,
            .source = place.source,
            .field = list.name,
            .found = std::to_string(stated),
            .expected = std::to_string(rows.size()),
            .reason = list.title + "文字读作" + std::to_string(stated) + "项，列出" +
                      std::to_string(rows.size()) + "项，请看原件"};
    hit.words = {{"类别", list.title},
                 {"a", std::to_string(stated)},
                 {"b", std::to_string(rows.size())}};
    return hit;
}

} // namespace

Reply counts_as_listed(const Subject& subject) {
    const auto forms = forms_of(subject);
    const std::string text = text_of_all(subject, forms);
    const auto& unless = words_of(subject.rule, "unless");
    bool asked = false;
    std::vector<Hit> hits;
    for (const ListRule& list : subject.evidence.profile.lists) {
        const std::set<int> stated =
            figures_in(text, words_of(subject.rule, list.name), unless);
        const auto rows = rows_of(subject, list.name);
        // Several figures are of several kinds; which the list is of, nobody says.
        if (stated.size() != 1 || rows.empty()) {
            continue;
        }
        asked = true;
        if (*stated.begin() == static_cast<int>(rows.size())) {
            continue;
        }
        Hit hit = hit_of_count(list, *stated.begin(), rows);
        const bool sure =
            all_printed(subject, forms) && are_of_one_kind(rows) &&
            std::ranges::all_of(rows, [](const Entry* row) { return all_accepted(*row); });
        hit.result = sure ? Result::fail : Result::undetermined;
        hits.push_back(std::move(hit));
    }
    return asked ? from_hits(std::move(hits))
                 : not_applicable("{form}没有同时写明项数和逐项列出");
}

} // namespace intake

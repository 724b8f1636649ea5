#include "validators/claims.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

bool is_none(std::string_view value) {
    const std::string plain = skeleton(value);
    return plain.empty() || plain == "无";
}

bool is_evidence(const Subject& subject, const Part& part) {
    const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
    return rule != nullptr && is_proof(*rule);
}

bool is_printed(const Subject& subject, const Part& part) {
    return !is_scanned(subject, part) && well_read(subject.evidence.subject, part);
}

std::string column_of(const Entry& entry, std::string_view name) {
    const Reading* reading = find_reading(entry.columns, name);
    return reading == nullptr ? "" : reading->value.empty() ? reading->raw : reading->value;
}

std::string claim_of(const Entry& entry) {
    const std::string title = column_of(entry, "title");
    return is_none(title) ? column_of(entry, "number") : title;
}

const ListRule* claim_rule(const Subject& subject, const Entry& entry) {
    const auto& lists = subject.evidence.profile.lists;
    const auto list = std::ranges::find(lists, entry.list, &ListRule::name);
    const bool claimed = list != lists.end() && !list->proof.empty();
    return claimed ? &*list : nullptr;
}

double overlap(std::string_view text, std::string_view name) {
    const std::u32string wanted = decode(skeleton(name));
    const std::u32string inside = decode(skeleton(text));
    if (wanted.size() < 2) {
        return 0;
    }
    std::size_t found = 0;
    for (std::size_t i = 0; i + 2 <= wanted.size(); ++i) {
        found += inside.find(wanted.substr(i, 2)) != std::u32string::npos ? 1U : 0U;
    }
    return static_cast<double>(found) / static_cast<double>(wanted.size() - 1);
}

bool says_any(std::string_view text, const std::vector<std::string>& words) {
    const std::string plain = skeleton(text);
    return std::ranges::any_of(words, [&](const std::string& word) {
        const std::string wanted = skeleton(word);
        return !wanted.empty() && contains(plain, wanted);
    });
}

std::string text_of_all(const Subject& subject, const std::vector<const Part*>& parts) {
    std::string all;
    for (const Part* part : parts) {
        all += text_of(subject.evidence.subject, *part) + "\n";
    }
    return all;
}

} // namespace intake

#include "pipeline/emit/packet_evidence.hpp"

#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <functional>

namespace intake {

namespace {

constexpr std::size_t least_name = 4; ///< characters that make a name one of a kind
constexpr std::size_t long_name = 7;

bool is_usable(const Reading& reading) {
    return reading.state == State::accepted || reading.state == State::review;
}

/// The words of a line of the form that name one thing: its title and its number.
std::vector<std::string> names_of(const Entry& entry) {
    std::vector<std::string> out;
    for (const char* column : {"title", "number", "name"}) {
        const Reading* reading = find_reading(entry.columns, column);
        const std::string name = reading == nullptr ? "" : skeleton(reading->value);
        const std::size_t least = column == std::string_view("name") ? 2 : least_name;
        if (reading != nullptr && is_usable(*reading) && length(name) >= least) {
            out.push_back(name);
        }
    }
    return out;
}

/// Long names, though not numbers, are found where the recogniser slipped on one character.
bool names_any(const std::string& text, const std::vector<std::string>& names) {
    return std::ranges::any_of(names, [&](const std::string& name) {
        return contains_nearly(text, name, count_han(name) >= long_name);
    });
}

/// The lines of the form that documents of this type prove.
std::vector<const Entry*> lines_for(const Part& part, const Dossier& dossier,
                                    const Profile& profile) {
    std::vector<const Entry*> out;
    for (const Part& other : dossier.parts) {
        const DocumentRule* rule = find_document_rule(profile, other.type);
        if (rule == nullptr || rule->section != "form") {
            continue;
        }
        for (const Entry& entry : other.entries) {
            const auto list = std::ranges::find(profile.lists, entry.list, &ListRule::name);
            if (list != profile.lists.end() && list->proof == part.type) {
                out.push_back(&entry);
            }
        }
    }
    return out;
}

/// The one line whose name or number stands in the document; null for none or several.
const Entry* line_proved(const std::vector<const Entry*>& lines, const std::string& text) {
    const Entry* found = nullptr;
    for (const Entry* line : lines) {
        if (names_any(text, names_of(*line))) {
            if (found != nullptr && names_of(*found) != names_of(*line)) {
                return nullptr;
            }
            found = line;
        }
    }
    return found;
}

/// The line as the form has it; what is in doubt is left out.
std::string words_of(const Entry& line) {
    std::string out;
    for (const Reading& reading : line.columns) {
        if (reading.state == State::accepted && !reading.value.empty()) {
            out += (out.empty() ? "" : "，") + with_chinese_dates(reading.value);
        }
    }
    return hide_numbers(out);
}

/// What a text puts in quotation or title marks.
std::vector<std::string> quoted_in(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> marks{
        {{"“", "”"}, {"《", "》"}}};
    std::vector<std::string> out;
    for (const auto& [open, close] : marks) {
        for (std::size_t at = text.find(open); at != std::string::npos;
             at = text.find(open, at + 1)) {
            const std::size_t from = at + open.size();
            const std::size_t end = text.find(close, from);
            const std::string name =
                end == std::string::npos ? "" : skeleton(text.substr(from, end - from));
            if (length(name) >= least_name) {
                out.push_back(name);
            }
        }
    }
    return out;
}

/// Whether the form's text for one condition or force speaks of the document.
bool speaks_of(const Dossier& dossier, const char* name, const Entry* line,
               const std::string& document) {
    const Field* field = find_field(dossier, name);
    if (field == nullptr || field->value.empty()) {
        return false;
    }
    return names_any(document, quoted_in(field->value)) ||
           (line != nullptr && names_any(skeleton(field->value), names_of(*line)));
}

template <std::size_t size>
std::vector<std::string> spoken_of(const std::array<const char*, size>& fields,
                                   const std::vector<std::string>& titles,
                                   const std::function<bool(const char*)>& speaks) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(size, titles.size()); ++i) {
        if (speaks(fields[i])) {
            out.push_back(titles[i]);
        }
    }
    return out;
}

} // namespace

ProvenClaim evidence_of(const Part& part, const Case& subject, const Dossier& dossier,
                        const Profile& profile) {
    const std::string text = skeleton(text_of(subject, part));
    const Entry* line = line_proved(lines_for(part, dossier, profile), text);
    const auto speaks = [&](const char* field) {
        return speaks_of(dossier, field, line, text);
    };
    ProvenClaim out;
    if (line != nullptr) {
        out.claim = words_of(*line);
        out.listed = line->columns.front().source;
    }
    const std::vector<std::string> conditions =
        spoken_of(condition_fields, profile.conditions, speaks);
    out.condition = conditions.empty() ? "" : conditions.front();
    out.forces = spoken_of(force_fields, profile.forces, speaks);
    const DocumentRule* rule = find_document_rule(profile, part.type);
    if (rule != nullptr && out.condition.empty()) {
        out.condition = rule->condition;
    }
    if (rule != nullptr && out.forces.empty()) {
        out.forces = rule->forces;
    }
    return out;
}

void order_evidence(std::vector<PacketItem>& items, const Profile& profile) {
    const auto first = std::ranges::find(items, "evidence", &PacketItem::section);
    const auto last = std::find_if(
        first, items.end(), [](const PacketItem& item) { return item.section != "evidence"; });
    std::stable_sort(first, last, [&](const PacketItem& a, const PacketItem& b) {
        const auto rank = [&](const PacketItem& item) {
            return std::ranges::find(profile.conditions, item.evidence.condition) -
                   profile.conditions.begin();
        };
        return rank(a) < rank(b);
    });
}

std::string evidence_group(const PacketItem& item) {
    return item.evidence.condition.empty() ? "其他" : item.evidence.condition;
}

} // namespace intake

#include "pipeline/model/titles.hpp"

#include <algorithm>
#include <optional>

namespace intake {

namespace {

bool is_code(std::string_view key) {
    return key.size() >= 2 && (key[0] == 'U' || key[0] == 'C') &&
           std::ranges::all_of(key.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

/// What the profile calls the thing; nothing if it is none.
std::optional<std::string> title_of(const Profile& profile, std::string_view key) {
    if (key == "unit_title") {
        return profile.unit_title;
    }
    const DocumentRule* document = find_document_rule(profile, key);
    if (key == "form" || key == "narrative") {
        const auto at = std::ranges::find(profile.documents, key, &DocumentRule::section);
        document = at == profile.documents.end() ? nullptr : &*at;
    }
    if (document != nullptr) {
        return "《" + document->title + "》";
    }
    if (const FieldRule* field = find_field_rule(profile, key)) {
        return field->title;
    }
    return is_code(key) ? std::optional("材料" + std::string(key)) : std::nullopt;
}

} // namespace

std::string with_titles(const Profile& profile, std::string_view text) {
    constexpr std::string_view quote = "“";
    constexpr std::string_view unquote = "”";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool quoted = text.substr(at, quote.size()) == quote;
        const bool braced = text[at] == '{';
        const std::size_t end = quoted   ? text.find(unquote, at)
                                : braced ? text.find('}', at)
                                         : std::string_view::npos;
        const bool named = braced && end != std::string_view::npos;
        if (quoted && end != std::string_view::npos) {
            out.append(text.substr(at, end - at));
            at = end;
        } else if (const auto title = named
                                          ? title_of(profile, text.substr(at + 1, end - at - 1))
                                          : std::nullopt) {
            out.append(*title);
            at = end + 1;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string all_titles(const std::vector<std::string>& codes) {
    std::string titles;
    for (const std::string& code : codes) {
        titles += (titles.empty() ? "{" : "、{") + code + "}";
    }
    return titles;
}

} // namespace intake

#include "pipeline/emit/names.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace intake {

namespace {

constexpr std::size_t most_bytes = 76; ///< with ".pdf" 80

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0xAD ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x61C ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_space(char32_t c) {
    return c == U' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x1680;
}

bool is_reserved(char32_t c) {
    return std::u32string_view(U"/\\:?\"<>|").find(c) != std::u32string_view::npos;
}

/// The byte length of the longest prefix of at most `limit` bytes that ends at a character.
std::string cut(std::string_view text, std::size_t limit) {
    std::string out;
    for (const char32_t c : decode(text)) {
        const std::string one = encode(std::u32string_view(&c, 1));
        if (out.size() + one.size() > limit) {
            break;
        }
        out += one;
    }
    return out;
}

/// Without dots and spaces where Windows and shells mind them.
std::string trim(std::string text) {
    const std::size_t first = text.find_first_not_of(". ");
    if (first == std::string::npos) {
        return {};
    }
    text.erase(0, first);
    text.erase(text.find_last_not_of(". ") + 1);
    return text;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// Names Windows keeps for devices, with any ending.
bool is_device(const std::string& name) {
    constexpr std::array<std::string_view, 6> devices{"con", "prn", "aux", "nul", "com", "lpt"};
    const std::string stem = lower(name.substr(0, name.find('.')));
    const bool numbered = stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9';
    return std::ranges::any_of(devices, [&](std::string_view device) {
        const bool takes_number = device == "com" || device == "lpt";
        return takes_number ? numbered && stem.starts_with(device) : stem == device;
    });
}

std::string clean(std::string_view text) {
    std::u32string out;
    for (const char32_t c : decode(mask_personal(text))) {
        if (is_control(c)) {
            continue;
        }
        if (is_space(c)) {
            if (!out.empty() && out.back() != U' ') {
                out += U' ';
            }
        } else {
            out += c == U'*' ? U'x' : is_reserved(c) ? U'_' : c;
        }
    }
    return encode(out);
}

/// What two names are the same by, also on file systems that fold case and width.
std::string key_of(const std::string& name) {
    return lower(squeeze(name));
}

} // namespace

std::string safe_name(std::string_view text, std::string_view fallback) {
    std::string name = trim(cut(trim(clean(text)), most_bytes));
    if (name.empty()) {
        name = fallback;
    }
    return is_device(name) ? "_" + name : name;
}

std::vector<std::string> distinct_names(const std::vector<std::string>& names) {
    std::vector<std::string> out;
    std::map<std::string, int> taken;
    for (const std::string& name : names) {
        std::string candidate = name;
        for (int number = 2; taken.contains(key_of(candidate)); ++number) {
            const std::string suffix = "-" + std::to_string(number);
            candidate = trim(cut(name, most_bytes - suffix.size())) + suffix;
        }
        taken.emplace(key_of(candidate), 1);
        out.push_back(candidate);
    }
    return out;
}

std::vector<std::string> unit_folders(const Batch& batch) {
    std::vector<std::string> names;
    for (const Review& review : batch.reviews) {
        const std::string& unit = review.subject.unit;
        names.push_back(safe_name(unit.empty() ? review.submission.name : unit, "单位"));
    }
    return distinct_names(names);
}

std::vector<std::string> packet_names(const Review& review) {
    std::vector<std::string> names;
    for (const Dossier& dossier : review.subject.dossiers) {
        names.push_back(safe_name(dossier.candidate, "候选人"));
    }
    return distinct_names(names);
}

std::string packet_path(const Batch& batch, const std::string& folder, const std::string& name,
                        const Dossier& dossier) {
    return batch.blind ? "packets/盲评/" + packet_number(batch, dossier) + ".pdf"
                       : "packets/" + folder + "/" + name + ".pdf";
}

std::string packet_number(const Batch& batch, const Dossier& dossier) {
    int place = 0;
    for (const Review& review : batch.reviews) {
        for (const Dossier& one : review.subject.dossiers) {
            ++place;
            if (&one == &dossier) {
                const std::string digits = std::to_string(place);
                return std::to_string(batch.profile.year) + "-" +
                       std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
            }
        }
    }
    return {};
}

} // namespace intake

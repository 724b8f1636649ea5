#include "pipeline/who.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

std::string value_of(const std::vector<Reading>& readings, std::string_view field) {
    const Reading* reading = find_reading(readings, field);
    return reading == nullptr ? "" : reading->value;
}

bool is_accepted(const std::vector<Reading>& readings, std::string_view field) {
    const Reading* reading = find_reading(readings, field);
    return reading != nullptr && reading->state == State::accepted;
}

namespace {

bool stands_in(const std::string& plain, const KnownPerson& person) {
    const auto stands = [&](const std::string& key) {
        return !key.empty() && contains(plain, skeleton(key));
    };
    return stands(person.key) || stands(person.alias);
}

/// The only person whose name stands in `text`; of names inside each other, the longest.
Who named_in(const std::string& text, const std::vector<KnownPerson>& people) {
    const std::string plain = skeleton(text);
    Who found;
    bool twice = false;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (!stands_in(plain, people[i])) {
            continue;
        }
        if (found && contains(people[*found].key, people[i].key)) {
            twice = twice || people[*found].key == people[i].key;
        } else if (found && !contains(people[i].key, people[*found].key)) {
            twice = true;
        } else {
            found = i;
        }
    }
    return twice ? Who{} : found;
}

Who by_number(const Part& part, const std::vector<KnownPerson>& people) {
    const std::string id = value_of(part.readings, "id_number");
    if (id.empty() || !is_accepted(part.readings, "id_number")) {
        return {};
    }
    const auto at = std::ranges::find(people, id, &KnownPerson::id);
    return at == people.end() ? Who{} : static_cast<std::size_t>(at - people.begin());
}

Who by_name(const Part& part, const std::vector<KnownPerson>& people) {
    const std::string key = name_key(part.person);
    Who found;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (!key.empty() && (people[i].key == key || people[i].alias == key)) {
            if (found) {
                return {};
            }
            found = i;
        }
    }
    return found;
}

/// One character off, same length, only one such person: a recognition slip.
Who by_similar_name(const Part& part, const std::vector<KnownPerson>& people) {
    const std::u32string key = decode(name_key(part.person));
    Who found;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const std::u32string other = decode(people[i].key);
        const bool similar =
            key.size() == other.size() && key.size() >= 2 && edit_distance(key, other, 1) == 1;
        if (similar && found) {
            return {};
        }
        found = similar ? Who{i} : found;
    }
    return is_accepted(part.readings, "name") ? Who{} : found;
}

Who by_text(const Case& subject, const Part& part, const std::vector<KnownPerson>& people) {
    return named_in(text_of(subject, part), people);
}

} // namespace

Who by_folder_name(const Part& part, const std::vector<KnownPerson>& people) {
    for (std::string folder = folder_of(part.file); !folder.empty();
         folder = folder_of(folder)) {
        const std::size_t slash = folder.rfind('/');
        const Who who =
            named_in(slash == std::string::npos ? folder : folder.substr(slash + 1), people);
        if (who) {
            return who;
        }
    }
    return {};
}

Who by_file_name(const Part& part, const std::vector<KnownPerson>& people) {
    return named_in(stem_of(part.file), people);
}

Who by_form_folder(const Part& part, const std::vector<KnownPerson>& people) {
    for (std::string folder = folder_of(part.file); !folder.empty();
         folder = folder_of(folder)) {
        const auto first = std::ranges::find(people, folder, &KnownPerson::folder);
        if (first == people.end()) {
            continue;
        }
        const bool shared = std::ranges::count(people, folder, &KnownPerson::folder) > 1;
        return shared ? Who{} : Who(static_cast<std::size_t>(first - people.begin()));
    }
    return {};
}

Who by_papers_number(const std::vector<Part>& parts, const std::string& name,
                     const std::vector<KnownPerson>& people) {
    Who found;
    for (const Part& part : parts) {
        const bool same = !name.empty() && is_accepted(part.readings, "name") &&
                          name_key(part.person) == name_key(name);
        const Who who = same ? by_number(part, people) : Who{};
        if (who && found && *who != *found) {
            return {};
        }
        found = who ? who : found;
    }
    return found;
}

Who person_of(const Case& subject, const Part& part, const std::vector<KnownPerson>& people) {
    for (const auto& evidence :
         {by_folder_name, by_file_name, by_form_folder, by_number, by_name}) {
        if (const Who who = evidence(part, people)) {
            return who;
        }
    }
    if (const Who who = by_text(subject, part, people)) {
        return who;
    }
    return by_similar_name(part, people);
}

} // namespace intake

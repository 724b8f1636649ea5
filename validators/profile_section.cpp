#include "validators/profile_section.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

std::string quoted(std::string_view word) {
    return "“" + std::string(word) + "”";
}

void note_type(Section& section, const TomlNode& node, std::string_view key, TomlType wanted) {
    note(section.loading, node.line, node.column,
         section.place + " 的 " + std::string(key) + " 应为" + std::string(name_of(wanted)) +
             "，现为" + std::string(name_of(node.type)));
}

/// The texts of an array node; what is not text is noted.
std::vector<std::string> texts_of(Section& section, const TomlNode& array,
                                  std::string_view key) {
    std::vector<std::string> texts;
    for (const TomlNode& item : array.items) {
        if (item.type == TomlType::text) {
            texts.push_back(item.text);
        } else {
            note_type(section, item, std::string(key) + " 的成员", TomlType::text);
        }
    }
    return texts;
}

std::string_view noun_of(Target target) {
    switch (target) {
    case Target::document:
        return "材料代码";
    case Target::field:
        return "字段";
    case Target::list:
        return "列表";
    case Target::claim:
        return "字段或列表";
    case Target::check:
        return "检查";
    }
    return "";
}

/// "可用：{n}、{year}"
std::string usable(const std::vector<std::string>& placeholders) {
    std::string list;
    for (const std::string& word : placeholders) {
        list += (list.empty() ? "可用：{" : "、{") + word + "}";
    }
    return list.empty() ? "这里不能用花括号，请删去" : list;
}

/// What to do about a name that nothing resembles.
std::string advice_for(Target target) {
    switch (target) {
    case Target::document:
        return "，请改正，或写一个 [[document]]";
    case Target::field:
        return "，请改正，或写一个 [[field]]";
    case Target::list:
    case Target::claim:
        return "，请改正，或写一个 [[field]] 或 [[list]]";
    case Target::check:
        return "，请改正，或写一个 [[check]]";
    }
    return "";
}

void note_doubles(Loading& loading) {
    std::map<std::pair<Target, std::string>, int> first_lines;
    for (const Mention& now : loading.defined) {
        const auto [first, fresh] =
            first_lines.emplace(std::pair(now.target, now.name), now.line);
        if (!fresh) {
            note(loading, now.line, now.column,
                 std::string(noun_of(now.target)) + quoted(now.name) + "重复，第" +
                     std::to_string(first->second) + "行已有");
        }
    }
}

} // namespace

std::vector<std::string> names_of(const Loading& loading, Target target) {
    std::vector<std::string> names;
    for (const Mention& mention : loading.defined) {
        const bool claimable =
            mention.target == Target::field || mention.target == Target::list;
        if (mention.target == target || (target == Target::claim && claimable)) {
            names.push_back(mention.name);
        }
    }
    std::ranges::sort(names);
    return names;
}

void note(Loading& loading, int line, int column, std::string message) {
    loading.problems.push_back({line, column, std::move(message)});
}

std::string nearest_hint(std::string_view word, const std::vector<std::string>& words) {
    const std::u32string wanted = decode(word);
    const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 3);
    std::size_t best = limit + 1;
    std::string nearest;
    for (const std::string& candidate : words) {
        const std::size_t distance = edit_distance(wanted, decode(candidate), limit);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return nearest.empty() ? "" : "，是否为 " + nearest + "？";
}

const TomlEntry* find_entry(const TomlNode& table, std::string_view key) {
    const auto at = std::ranges::find(table.entries, key, &TomlEntry::key);
    return at == table.entries.end() ? nullptr : &*at;
}

const TomlNode* take(Section& section, std::string_view key, TomlType type) {
    section.known.emplace_back(key);
    const TomlEntry* entry = find_entry(section.table, key);
    if (entry == nullptr) {
        return nullptr;
    }
    if (entry->value.type != type) {
        note_type(section, entry->value, key, type);
        return nullptr;
    }
    return &entry->value;
}

void take(Section& section, std::string_view key, std::string& out) {
    if (const TomlNode* node = take(section, key, TomlType::text)) {
        out = node->text;
    }
}

void take(Section& section, std::string_view key, bool& out) {
    if (const TomlNode* node = take(section, key, TomlType::boolean)) {
        out = node->boolean;
    }
}

void take(Section& section, std::string_view key, double& out) {
    if (const TomlNode* node = take(section, key, TomlType::number)) {
        out = node->number;
    }
}

void take(Section& section, std::string_view key, int& out) {
    const TomlNode* node = take(section, key, TomlType::number);
    if (node == nullptr) {
        return;
    }
    constexpr double most = 1'000'000;
    const bool small = node->number >= 0 && node->number <= most;
    if (small && node->number == static_cast<double>(static_cast<int>(node->number))) {
        out = static_cast<int>(node->number);
    } else {
        note(section.loading, node->line, node->column,
             section.place + " 的 " + std::string(key) + " 应为不小于0的整数");
    }
}

void take(Section& section, std::string_view key, std::vector<std::string>& out) {
    if (const TomlNode* node = take(section, key, TomlType::array)) {
        out = texts_of(section, *node, key);
    }
}

void take(Section& section, std::string_view key, std::vector<double>& out) {
    const TomlNode* array = take(section, key, TomlType::array);
    for (const TomlNode& item : array == nullptr ? std::vector<TomlNode>{} : array->items) {
        out.push_back(item.number);
        if (item.type != TomlType::number) {
            note_type(section, item, std::string(key) + " 的成员", TomlType::number);
        }
    }
}

void take(Section& section, std::string_view key, std::map<std::string, double>& out) {
    const TomlNode* node = take(section, key, TomlType::table);
    for (const TomlEntry& entry : node == nullptr ? std::vector<TomlEntry>{} : node->entries) {
        if (entry.value.type == TomlType::number) {
            out[entry.key] = entry.value.number;
        } else {
            note_type(section, entry.value, entry.key, TomlType::number);
        }
    }
}

void take(Section& section, std::string_view key, std::map<std::string, std::string>& out) {
    const TomlNode* node = take(section, key, TomlType::table);
    for (const TomlEntry& entry : node == nullptr ? std::vector<TomlEntry>{} : node->entries) {
        if (entry.value.type == TomlType::text) {
            out[entry.key] = entry.value.text;
        } else {
            note_type(section, entry.value, entry.key, TomlType::text);
        }
    }
}

void take(Section& section, std::string_view key,
          std::map<std::string, std::vector<std::string>>& out) {
    const TomlNode* node = take(section, key, TomlType::table);
    for (const TomlEntry& entry : node == nullptr ? std::vector<TomlEntry>{} : node->entries) {
        if (entry.value.type == TomlType::array) {
            out[entry.key] = texts_of(section, entry.value, entry.key);
        } else {
            note_type(section, entry.value, entry.key, TomlType::array);
        }
    }
}

void take_squeezed(Section& section, std::string_view key, std::vector<std::string>& out) {
    const TomlNode* node = take(section, key, TomlType::array);
    if (node == nullptr) {
        return;
    }
    for (const std::string& text : texts_of(section, *node, key)) {
        out.push_back(squeeze(text));
        if (out.back().empty()) {
            note(section.loading, node->line, node->column,
                 section.place + " 的 " + std::string(key) + " 含有空的文字");
        }
    }
}

void take_names(Section& section, std::string_view key, Target target,
                std::vector<std::string>& out) {
    const TomlNode* node = take(section, key, TomlType::array);
    if (node == nullptr) {
        return;
    }
    out = texts_of(section, *node, key);
    for (const TomlNode& item : node->items) {
        if (item.type == TomlType::text) {
            section.loading.mentioned.push_back(
                {target, item.text, item.line, item.column,
                 section.place + " 的 " + std::string(key) + " 中"});
        }
    }
}

void take_name(Section& section, std::string_view key, Target target, std::string& out) {
    const TomlNode* node = take(section, key, TomlType::text);
    if (node != nullptr && !node->text.empty()) {
        out = node->text;
        section.loading.mentioned.push_back(
            {target, node->text, node->line, node->column,
             section.place + " 的 " + std::string(key) + " 中"});
    }
}

std::size_t take_word(Section& section, std::string_view key,
                      const std::vector<std::string_view>& words, std::size_t otherwise) {
    const TomlNode* node = take(section, key, TomlType::text);
    if (node == nullptr) {
        return otherwise;
    }
    const auto at = std::ranges::find(words, node->text);
    if (at != words.end()) {
        return static_cast<std::size_t>(at - words.begin());
    }
    std::string list;
    for (const std::string_view word : words) {
        list += (list.empty() ? "" : "、") + std::string(word);
    }
    note(section.loading, node->line, node->column,
         section.place + " 的 " + std::string(key) + " 不能为" + quoted(node->text) +
             "，可用：" + list);
    return otherwise;
}

void need(Section& section, std::string_view key) {
    const TomlEntry* entry = find_entry(section.table, key);
    const bool empty = entry != nullptr &&
                       ((entry->value.type == TomlType::text && entry->value.text.empty()) ||
                        (entry->value.type == TomlType::array && entry->value.items.empty()));
    if (entry == nullptr || empty) {
        note(section.loading, section.table.line, section.table.column,
             section.place + " 缺少 " + std::string(key));
    }
}

void take_definition(Section& section, std::string_view key, Target target, std::string& out) {
    need(section, key);
    const TomlNode* node = take(section, key, TomlType::text);
    if (node != nullptr && !node->text.empty()) {
        out = node->text;
        section.place += " " + quoted(out);
        section.loading.defined.push_back({target, out, node->line, node->column});
    }
}

void note_placeholders(Section& section, std::string_view key,
                       const std::vector<std::string>& known) {
    const TomlEntry* entry = find_entry(section.table, key);
    if (entry == nullptr || entry->value.type != TomlType::text) {
        return;
    }
    const TomlNode& node = entry->value;
    const std::string place = section.place + " 的 " + std::string(key);
    std::size_t at = 0;
    while ((at = node.text.find_first_of("{}", at)) != std::string::npos) {
        const std::size_t close = node.text.find_first_of("{}", at + 1);
        if (node.text[at] == '}' || close == std::string::npos || node.text[close] == '{') {
            note(section.loading, node.line, node.column,
                 place + " 中花括号不成对，请补全或删去");
            return;
        }
        const std::string word = node.text.substr(at + 1, close - at - 1);
        if (std::ranges::find(known, word) == known.end()) {
            note(section.loading, node.line, node.column,
                 std::string(place).append(" 中的 {" + word + "} 没有内容可填，" +
                                           usable(known)));
        }
        at = close + 1;
    }
}

void finish(Section& section) {
    for (const TomlEntry& entry : section.table.entries) {
        if (std::ranges::find(section.known, entry.key) == section.known.end()) {
            note(section.loading, entry.line, entry.column,
                 section.place + (section.place.empty() ? "" : " 中") + "未知的键 " +
                     entry.key + nearest_hint(entry.key, section.known));
        }
    }
}

void check_mentions(Loading& loading) {
    note_doubles(loading);
    for (const Mention& mention : loading.mentioned) {
        const std::vector<std::string> names = names_of(loading, mention.target);
        if (!std::ranges::binary_search(names, mention.name)) {
            const std::string hint = nearest_hint(mention.name, names);
            note(loading, mention.line, mention.column,
                 mention.place + "未知的" + std::string(noun_of(mention.target)) +
                     quoted(mention.name) + (hint.empty() ? advice_for(mention.target) : hint));
        }
    }
}

} // namespace intake

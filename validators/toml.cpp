#include "validators/toml.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <tuple>

#include <toml++/toml.h>

namespace intake {

namespace {

TomlNode plain(const toml::node& node);

bool stands_before(const TomlEntry& a, const TomlEntry& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

std::vector<TomlEntry> entries_of(const toml::table& table) {
    std::vector<TomlEntry> entries;
    for (const auto& [key, value] : table) {
        const toml::source_position at = key.source().begin;
        entries.push_back({std::string(key.str()), static_cast<int>(at.line),
                           static_cast<int>(at.column), plain(value)});
    }
    std::ranges::sort(entries, stands_before);
    return entries;
}

template <typename Value> std::string printed(const Value& value) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << value;
    return out.str();
}

void fill(TomlNode& out, const toml::node& node) {
    if (const auto* table = node.as_table()) {
        out.entries = entries_of(*table);
    } else if (const auto* array = node.as_array()) {
        out.type = TomlType::array;
        for (const toml::node& item : *array) {
            out.items.push_back(plain(item));
        }
    } else if (const auto number = node.value<double>(); number && node.is_number()) {
        out.type = TomlType::number;
        out.number = *number;
    } else if (const auto* boolean = node.as_boolean()) {
        out.type = TomlType::boolean;
        out.boolean = boolean->get();
    } else {
        out.type = TomlType::text;
        node.visit([&](const auto& value) {
            if constexpr (toml::is_string<decltype(value)>) {
                out.text = value.get();
            } else if constexpr (toml::is_date<decltype(value)> ||
                                 toml::is_time<decltype(value)> ||
                                 toml::is_date_time<decltype(value)>) {
                out.text = printed(value.get());
            }
        });
    }
}

TomlNode plain(const toml::node& node) {
    TomlNode out;
    out.line = static_cast<int>(node.source().begin.line);
    out.column = static_cast<int>(node.source().begin.column);
    fill(out, node);
    return out;
}

} // namespace

TomlTree parse_toml(std::string_view text) {
    TomlTree tree;
    try {
        tree.root = plain(toml::parse(text));
    } catch (const toml::parse_error& error) {
        tree.error = error.description();
        tree.line = static_cast<int>(error.source().begin.line);
        tree.column = static_cast<int>(error.source().begin.column);
    }
    return tree;
}

std::string_view name_of(TomlType type) {
    constexpr std::array<std::string_view, 5> names{"表", "数组", "文字", "数字", "真假值"};
    return names.at(static_cast<std::size_t>(type));
}

} // namespace intake

/// \file
/// TOML text -> a plain tree of values that know where they stand. The only source that knows
/// the TOML library is toml.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace intake {

enum class TomlType { table, array, text, number, boolean };

struct TomlEntry;

/// One value. Lines and columns count from 1.
struct TomlNode {
    TomlType type = TomlType::table;
    int line = 0;
    int column = 0;
    std::string text;  ///< text; a date as YYYY-MM-DD
    double number = 0; ///< number
    bool boolean = false;
    std::vector<TomlNode> items;    ///< array, in order
    std::vector<TomlEntry> entries; ///< table, in the order of the file
};

struct TomlEntry {
    std::string key;
    int line = 0; ///< of the key
    int column = 0;
    TomlNode value;
};

struct TomlTree {
    TomlNode root;
    std::string error; ///< of the syntax, as the library says it; empty: none
    int line = 0;      ///< of the error
    int column = 0;
};

/// Never throws on text.
[[nodiscard]] TomlTree parse_toml(std::string_view text);

/// Chinese, for messages: 表, 数组, 文字, 数字, 真假值.
[[nodiscard]] std::string_view name_of(TomlType type);

} // namespace intake

/// \file
/// One table of a profile while it is read: keys are taken one by one, every problem is noted
/// with its place, and what nobody took is unknown.
#pragma once

#include "pipeline/model/profile.hpp"
#include "validators/profile.hpp"
#include "validators/toml.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// What a name in a profile points at.
enum class Target { document, field, list, claim, check }; ///< claim: a field or a list

struct Mention {
    Target target = Target::document;
    std::string name;
    int line = 0;
    int column = 0;
    std::string place; ///< for messages, before the name; may be empty
};

/// What a whole profile has said so far.
struct Loading {
    std::vector<ProfileProblem> problems;
    std::vector<Mention> defined;
    std::vector<Mention> mentioned;
    std::vector<std::string> topics; ///< titles of the conditions and forces
};

struct Section {
    const TomlNode& table;
    std::string place; ///< for messages: "[[field]]"
    Loading& loading;
    std::vector<std::string> known = {}; ///< keys asked for
};

void note(Loading& loading, int line, int column, std::string message);

/// The entry of `key` in a table, or null.
[[nodiscard]] const TomlEntry* find_entry(const TomlNode& table, std::string_view key);

/// The value of `key`, or null if it is not there or not of `type` (which is noted).
const TomlNode* take(Section& section, std::string_view key, TomlType type);

/// The value of `key` stays what it was if the key is not there or has the wrong type.
void take(Section& section, std::string_view key, std::string& out);
void take(Section& section, std::string_view key, bool& out);
void take(Section& section, std::string_view key, int& out);
void take(Section& section, std::string_view key, double& out);
void take(Section& section, std::string_view key, std::vector<std::string>& out);
void take(Section& section, std::string_view key, std::vector<double>& out);
void take(Section& section, std::string_view key, std::map<std::string, double>& out);
void take(Section& section, std::string_view key, std::map<std::string, std::string>& out);
void take(Section& section, std::string_view key,
          std::map<std::string, std::vector<std::string>>& out);

/// Texts that are compared with what is printed: squeezed.
void take_squeezed(Section& section, std::string_view key, std::vector<std::string>& out);

/// Texts that name something defined elsewhere; resolved by check_mentions().
void take_names(Section& section, std::string_view key, Target target,
                std::vector<std::string>& out);
void take_name(Section& section, std::string_view key, Target target, std::string& out);

/// A text that is one of `words`: its index, or `otherwise`.
[[nodiscard]] std::size_t take_word(Section& section, std::string_view key,
                                    const std::vector<std::string_view>& words,
                                    std::size_t otherwise);

/// Notes the key if it is not there or empty.
void need(Section& section, std::string_view key);

/// Like take() for the name that the section defines; needed, and noted as defined.
void take_definition(Section& section, std::string_view key, Target target, std::string& out);

/// Notes every {placeholder} in the text of `key` that is not among `known`, and braces that do
/// not close: such a text would reach people with a hole or a brace in it.
void note_placeholders(Section& section, std::string_view key,
                       const std::vector<std::string>& known);

/// What is defined so far, sorted.
[[nodiscard]] std::vector<std::string> names_of(const Loading& loading, Target target);

/// Notes every key nobody asked for.
void finish(Section& section);

/// Notes doubled definitions and mentions of what is nowhere defined.
void check_mentions(Loading& loading);

/// "，是否为 title？" for the nearest of `words`, empty if none is near.
[[nodiscard]] std::string nearest_hint(std::string_view word,
                                       const std::vector<std::string>& words);

} // namespace intake

/// \file
/// What is wrong with files as such, whatever they hold.
#pragma once

#include "validators/probe.hpp"

namespace intake {

[[nodiscard]] Reply files_open(const Subject& subject);
[[nodiscard]] Reply formats_accepted(const Subject& subject);

/// No file or folder name holds an ID number.
[[nodiscard]] Reply names_without_id(const Subject& subject);

/// No file is larger or longer than the profile allows, where it says so.
[[nodiscard]] Reply within_limits(const Subject& subject);

/// No file is named like a program or a document with macros. What files hold inside is not
/// looked at: nothing of it is ever run.
[[nodiscard]] Reply no_programs(const Subject& subject);

/// A secrecy mark stands alone on a line near the edge of a page; the same word inside a
/// sentence is prose.
[[nodiscard]] Reply no_secrecy_mark(const Subject& subject);

} // namespace intake

/// \file
/// File names as strangers wrote them: decoding, endings, what is system litter, and which
/// names inside an archive may be trusted as a path.
#pragma once

#include <string>
#include <string_view>

namespace intake {

/// UTF-8 (NFC) of a file name's bytes: as they are when valid UTF-8, else read as GB18030;
/// bytes that are neither become U+FFFD.
[[nodiscard]] std::string display_name(std::string_view bytes);

/// Lower-case ending without the dot; "" when there is none.
[[nodiscard]] std::string extension_of(std::string_view path);

/// "a/b" of "a/b/c.pdf"; "" when there is none.
[[nodiscard]] std::string folder_of(std::string_view path);

/// "c" of "a/b/c.pdf".
[[nodiscard]] std::string stem_of(std::string_view path);

/// An archive's name without its ending (".tar.gz" counts as one).
[[nodiscard]] std::string without_archive_ending(std::string_view name);

/// Whether the name ends like an archive's.
[[nodiscard]] bool is_named_archive(std::string_view name);

/// Files that operating systems and office programs leave behind, and the marks ".ready" and
/// "<archive>.ready" by which `watch` is told that a submission is whole.
[[nodiscard]] bool is_system_dropping(std::string_view path);

/// A member's decoded name as a path: backslashes separate, "." and empty steps are gone.
/// Not safe: absolute, with a drive letter, "..", control characters, or without any name. The
/// path of an unsafe member is its name unchanged, to be shown and never to be opened.
struct MemberPath {
    std::string path;
    bool safe = true;
};

[[nodiscard]] MemberPath member_path(std::string_view decoded);

/// "a/b.pdf", 2 -> "a/b (2).pdf".
[[nodiscard]] std::string numbered(std::string_view path, int number);

} // namespace intake

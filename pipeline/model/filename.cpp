#include "pipeline/model/filename.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include <iconv.h>
#include <utf8proc.h>

namespace intake {

namespace {

struct CloseConverter {
    void operator()(void* converter) const { iconv_close(converter); }
};

struct Free {
    void operator()(utf8proc_uint8_t* text) const {
        // NOLINTNEXTLINE(*-no-malloc,*-owning-memory): utf8proc hands out malloc's memory
        std::free(text);
    }
};

std::string from_gb18030(std::string_view bytes) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    iconv_t raw = iconv_open("UTF-8", "GB18030");
    // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own mark of failure
    const bool opened = raw != reinterpret_cast<iconv_t>(-1);
    const std::unique_ptr<void, CloseConverter> converter(opened ? raw : nullptr);
    std::string in(bytes);
    std::string out;
    char* at = in.data();
    std::size_t left = in.size();
    while (left > 0) {
        std::array<char, 256> buffer{};
        char* to = buffer.data();
        std::size_t room = buffer.size();
        const auto done =
            converter ? iconv(converter.get(), &at, &left, &to, &room) : std::size_t{0};
        const bool stuck =
            !converter || (done == static_cast<std::size_t>(-1) && errno != E2BIG);
        out.append(buffer.data(), buffer.size() - room);
        if (stuck) {
            out += replacement;
            ++at;
            --left;
        }
    }
    return out;
}

std::string nfc(const std::string& utf8) {
    utf8proc_uint8_t* raw = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                     static_cast<utf8proc_ssize_t>(utf8.size()), &raw,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, Free> owned(raw);
    return size < 0 ? utf8
                    : std::string(reinterpret_cast<const char*>(raw),
                                  static_cast<std::size_t>(size));
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

std::string_view base_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

// Where the ending begins (its dot), or the size. A leading dot begins no ending.
std::size_t ending_at(std::string_view path) {
    const std::size_t start = path.size() - base_of(path).size();
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos || dot <= start ? path.size() : dot;
}

bool has_control(std::string_view utf8) {
    return std::ranges::any_of(decode(utf8),
                               [](char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); });
}

bool is_anchored(std::string_view path) {
    const bool letter = !path.empty() && std::isalpha(static_cast<unsigned char>(path[0])) != 0;
    return path.starts_with('/') || (letter && path.substr(1, 1) == ":");
}

} // namespace

std::string display_name(std::string_view bytes) {
    return nfc(is_valid_utf8(bytes) ? std::string(bytes) : from_gb18030(bytes));
}

std::string extension_of(std::string_view path) {
    const std::size_t dot = ending_at(path);
    return dot == path.size() ? "" : lower(path.substr(dot + 1));
}

std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash));
}

std::string stem_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::string_view name =
        slash == std::string_view::npos ? path : path.substr(slash + 1);
    return std::string(name.substr(0, name.rfind('.')));
}

std::string without_archive_ending(std::string_view name) {
    std::string_view stem = name.substr(0, ending_at(name));
    if (extension_of(stem) == "tar") {
        stem = stem.substr(0, ending_at(stem));
    }
    return std::string(stem);
}

bool is_named_archive(std::string_view name) {
    constexpr std::array<std::string_view, 10> endings{"zip",  "7z",  "rar", "tar", "tgz",
                                                       "tbz2", "txz", "gz",  "bz2", "xz"};
    return std::ranges::find(endings, extension_of(name)) != endings.end();
}

namespace {

/// What people lay beside an archive, or into a folder, when it is complete.
bool is_ready_mark(std::string_view base) {
    return base == ".ready" || (base.ends_with(".ready") && is_named_archive(stem_of(base)));
}

} // namespace

bool is_system_dropping(std::string_view path) {
    constexpr std::array<std::string_view, 5> names{".ds_store", "thumbs.db", "ehthumbs.db",
                                                    "desktop.ini", ".localized"};
    const std::string base = lower(base_of(path));
    const std::string steps = "/" + std::string(path) + "/";
    return contains(steps, "/__MACOSX/") || base.starts_with("._") || base.starts_with("~$") ||
           is_ready_mark(base) || std::ranges::find(names, base) != names.end();
}

MemberPath member_path(std::string_view decoded) {
    std::string slashed(decoded);
    std::ranges::replace(slashed, '\\', '/');
    MemberPath result;
    result.safe = !is_anchored(slashed) && !has_control(slashed);
    for (std::size_t at = 0; at <= slashed.size();) {
        const std::size_t end = std::min(slashed.find('/', at), slashed.size());
        const std::string step = slashed.substr(at, end - at);
        result.safe = result.safe && step != "..";
        if (!step.empty() && step != ".") {
            result.path += (result.path.empty() ? "" : "/") + step;
        }
        at = end + 1;
    }
    result.safe = result.safe && !result.path.empty();
    if (!result.safe) {
        result.path = decoded;
    }
    return result;
}

std::string numbered(std::string_view path, int number) {
    const std::size_t dot = ending_at(path);
    return std::string(path.substr(0, dot)) + " (" + std::to_string(number) + ")" +
           std::string(path.substr(dot));
}

} // namespace intake

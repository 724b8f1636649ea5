#include "extractors/archive.hpp"

#include "extractors/zip_directory.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <clocale>
#include <fstream>
#include <functional>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace intake {

namespace {

constexpr std::size_t block_size = 1U << 16U;
constexpr std::uint64_t ratio_from = 64U << 20U;
constexpr std::int64_t smallest_zip_header = 30;
constexpr std::size_t mimetype_size = 100;
constexpr std::string_view nameless = "无名文件";

struct CloseArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

struct FreeLocale {
    void operator()(locale_t locale) const { freelocale(locale); }
};

using Handle = std::unique_ptr<archive, CloseArchive>;

// libarchive hands names out in the encoding of the locale.
class Utf8Locale {
public:
    Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (!locale_) {
            throw SystemError("the machine lacks the locale C.UTF-8");
        }
        before_ = uselocale(locale_.get());
    }

    ~Utf8Locale() { uselocale(before_); }

    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;
    Utf8Locale(Utf8Locale&&) = delete;
    Utf8Locale& operator=(Utf8Locale&&) = delete;

private:
    std::unique_ptr<std::remove_pointer_t<locale_t>, FreeLocale> locale_;
    locale_t before_ = nullptr;
};

void enable(archive* handle, Format format) {
    if (format == Format::zip) {
        archive_read_support_format_zip_seekable(handle);
    } else if (format == Format::seven_zip) {
        archive_read_support_format_7zip(handle);
    } else if (format == Format::rar) {
        archive_read_support_format_rar(handle);
        archive_read_support_format_rar5(handle);
    } else {
        archive_read_support_format_tar(handle);
    }
    if (format == Format::compressed) {
        archive_read_support_format_raw(handle);
        archive_read_support_filter_gzip(handle);
        archive_read_support_filter_bzip2(handle);
        archive_read_support_filter_xz(handle);
        archive_read_support_filter_zstd(handle);
        archive_read_support_filter_lz4(handle);
        archive_read_support_filter_compress(handle);
    }
}

std::string error_of(archive* handle) {
    const char* text = archive_error_string(handle);
    return text == nullptr ? "" : text;
}

// Only once there is a format: before, libarchive follows a null pointer here.
[[noreturn]] void give_up(archive* handle) {
    if (archive_errno(handle) == ENOMEM) {
        throw InputError("out_of_memory", error_of(handle));
    }
    const bool locked = archive_read_has_encrypted_entries(handle) > 0;
    throw InputError(locked ? "encrypted" : "damaged", error_of(handle));
}

Handle open_archive(const std::filesystem::path& blob, Format format, bool gb18030) {
    Handle handle(archive_read_new());
    if (!handle) {
        throw std::bad_alloc();
    }
    enable(handle.get(), format);
    if (gb18030) {
        archive_read_set_options(handle.get(), "hdrcharset=GB18030");
    }
    if (archive_read_open_filename(handle.get(), blob.c_str(), block_size) != ARCHIVE_OK) {
        throw InputError("damaged", error_of(handle.get()));
    }
    return handle;
}

std::string stored_name(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    name = name == nullptr ? archive_entry_pathname_utf8(entry) : name;
    return name == nullptr || *name == '\0' ? std::string(nameless) : name;
}

// The next entry, or null at the end. \p result tells warnings apart.
archive_entry* next_entry(archive* handle, int& result) {
    archive_entry* entry = nullptr;
    result = archive_read_next_header(handle, &entry);
    if (result == ARCHIVE_EOF) {
        return nullptr;
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
        give_up(handle);
    }
    return entry;
}

bool all_utf8(const std::filesystem::path& blob, int most) {
    const Handle handle = open_archive(blob, Format::zip, false);
    int result = 0;
    for (int i = 0; i <= most; ++i) {
        archive_entry* entry = next_entry(handle.get(), result);
        if (entry == nullptr) {
            break;
        }
        if (!is_valid_utf8(stored_name(entry))) {
            return false;
        }
    }
    return true;
}

std::string framed(Piece::Kind kind, std::string_view text) {
    return static_cast<char>(kind) + std::string(text);
}

struct Unpacking {
    archive* handle;
    Format format;
    UnpackLimits limits;
    Sink* sink;
    std::uint64_t packed = 0;
    std::uint64_t total = 0;
    std::int64_t end_of_last = 0; ///< offset in the file where the last member's bytes ended
    std::vector<ListedMember> listed; ///< of a zip
    std::size_t next = 0;             ///< of them
    int entries = 0;
};

/// A member's name, decoded, and why it cannot be had as far as that is known.
struct Called {
    std::string name;
    std::string code;
};

bool over_budget(const Unpacking& job) {
    return job.total > job.limits.total_bytes ||
           (job.total > ratio_from && static_cast<double>(job.total) >
                                          job.limits.ratio * static_cast<double>(job.packed));
}

// Members that share bytes are how small archives unpack to huge ones.
bool overlaps(const Unpacking& job) {
    const std::int64_t data_at = archive_filter_bytes(job.handle, 0);
    return job.format == Format::zip && job.end_of_last > 0 &&
           data_at < job.end_of_last + smallest_zip_header;
}

std::string code_before_data(const Unpacking& job, archive_entry* entry, int result) {
    if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) != AE_IFREG) {
        return "not_regular";
    }
    if (archive_entry_is_data_encrypted(entry) != 0) {
        return "encrypted";
    }
    const bool lies = result == ARCHIVE_WARN && contains(error_of(job.handle), "Inconsistent");
    if (lies || overlaps(job)) {
        return "damaged";
    }
    const bool large =
        archive_entry_size_is_set(entry) != 0 &&
        static_cast<std::uint64_t>(std::max<std::int64_t>(archive_entry_size(entry), 0)) >
            job.limits.member_bytes;
    return large ? "too_large" : "";
}

void send_bytes(Unpacking& job, std::uint64_t gap, std::string_view bytes) {
    for (; gap > 0; gap -= std::min<std::uint64_t>(gap, block_size)) {
        const auto size = std::min<std::uint64_t>(gap, block_size);
        job.sink->send(framed(Piece::Kind::bytes, std::string(size, '\0')));
    }
    while (!bytes.empty()) {
        job.sink->send(framed(Piece::Kind::bytes, bytes.substr(0, block_size)));
        bytes.remove_prefix(std::min(bytes.size(), block_size));
    }
}

std::string code_of_bad_data(archive* handle) {
    if (archive_errno(handle) == ENOMEM) {
        return "out_of_memory";
    }
    const std::string text = error_of(handle);
    return contains(text, "assphrase") || contains(text, "ncrypt") ? "encrypted" : "damaged";
}

// Sends the bytes of the current member. \return its code; \p fatal: nothing comes after it.
std::string stream_member(Unpacking& job, bool& fatal) {
    std::uint64_t sent = 0;
    for (;;) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int result = archive_read_data_block(job.handle, &block, &size, &offset);
        if (result == ARCHIVE_EOF) {
            job.end_of_last = archive_filter_bytes(job.handle, 0);
            return "";
        }
        if (result != ARCHIVE_OK) {
            fatal = result == ARCHIVE_FATAL;
            return code_of_bad_data(job.handle);
        }
        const auto at = static_cast<std::uint64_t>(std::max<la_int64_t>(offset, 0));
        const std::uint64_t gap = at > sent ? at - sent : 0;
        if (gap > job.limits.member_bytes || sent + gap + size > job.limits.member_bytes) {
            return "too_large";
        }
        job.total += gap + size;
        if (over_budget(job)) {
            return "too_large";
        }
        send_bytes(job, gap, {static_cast<const char*>(block), size});
        sent += gap + size;
    }
}

void count_entry(Unpacking& job) {
    if (++job.entries > job.limits.entries) {
        throw InputError("too_many", "too many entries");
    }
}

// A NUL is shown for what it is: everything behind this would end the name there.
std::string shown_name(const std::string& stored) {
    std::string shown;
    for (std::size_t at = 0; at <= stored.size();) {
        const std::size_t end = std::min(stored.find('\0', at), stored.size());
        shown += (at == 0 ? "" : "\uFFFD") + display_name(stored.substr(at, end - at));
        at = end + 1;
    }
    return shown.empty() ? std::string(nameless) : shown;
}

// What the directory calls the member at whose header libarchive is. Both go by the offset.
Called called_in_zip(Unpacking& job, archive_entry* entry) {
    if (job.next == job.listed.size()) {
        return {display_name(stored_name(entry)), "damaged"};
    }
    const ListedMember& listed = job.listed[job.next++];
    const bool cut = listed.name.find('\0') != std::string::npos;
    if (listed.sound && !cut) {
        return {display_name(stored_name(entry)), ""};
    }
    return {shown_name(listed.name), listed.sound ? "unsafe_path" : "damaged"};
}

// Lines of the directory that libarchive passes over: others of the same header, or, at the
// end, all that are left.
void send_passed_over(Unpacking& job, bool all) {
    while (job.next < job.listed.size() &&
           (all || (job.next > 0 && job.listed[job.next].at == job.listed[job.next - 1].at))) {
        count_entry(job);
        job.sink->send(framed(Piece::Kind::begin, shown_name(job.listed[job.next++].name)));
        job.sink->send(framed(Piece::Kind::end, "0 damaged"));
    }
}

void send_member(Unpacking& job, archive_entry* entry, int result, const Called& called) {
    const bool stated = archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0;
    const std::string claimed = std::to_string(stated ? archive_entry_size(entry) : 0);
    bool fatal = false;
    job.sink->send(framed(Piece::Kind::begin, called.name));
    std::string code = called.code.empty() ? code_before_data(job, entry, result) : called.code;
    if (code.empty()) {
        code = stream_member(job, fatal);
    }
    job.sink->send(framed(Piece::Kind::end, claimed + " " + code));
    if (over_budget(job)) {
        throw InputError("too_large", "unpacks to too much");
    }
    if (fatal) {
        give_up(job.handle);
    }
}

} // namespace

ZipListing list_zip(const std::filesystem::path& blob) {
    const Utf8Locale locale;
    const Handle handle = open_archive(blob, Format::zip, false);
    ZipListing listing;
    int result = 0;
    while (archive_entry* entry = next_entry(handle.get(), result)) {
        listing.names.push_back(stored_name(entry));
        if (listing.names.back() == "mimetype") {
            listing.mimetype.resize(mimetype_size);
            const auto size =
                archive_read_data(handle.get(), listing.mimetype.data(), mimetype_size);
            listing.mimetype.resize(static_cast<std::size_t>(std::max<la_ssize_t>(size, 0)));
        }
    }
    return listing;
}

bool is_archive(Format format) {
    return format == Format::zip || format == Format::seven_zip || format == Format::rar ||
           format == Format::tar || format == Format::compressed;
}

Piece piece_from(std::string_view frame) {
    Piece piece;
    piece.kind = frame.empty() ? Piece::Kind{} : static_cast<Piece::Kind>(frame.front());
    if (piece.kind == Piece::Kind::begin || piece.kind == Piece::Kind::bytes) {
        piece.text = frame.substr(1);
        return piece;
    }
    const std::size_t space = frame.find(' ');
    if (piece.kind != Piece::Kind::end || space == std::string_view::npos) {
        throw InputError("crashed", "not a piece of an archive");
    }
    std::from_chars(frame.data() + 1, frame.data() + space, piece.claimed);
    piece.text = frame.substr(space + 1);
    return piece;
}

void unpack(const std::filesystem::path& blob, Format format, std::string_view name,
            const UnpackLimits& limits, Sink& sink) {
    const Utf8Locale locale;
    // A zip rarely says how its names are written: one that is not UTF-8 decides for all that
    // do not say. Elsewhere a name speaks for itself.
    const bool gb18030 = format == Format::zip && !all_utf8(blob, limits.entries);
    const Handle handle = open_archive(blob, format, gb18030);
    Unpacking job{handle.get(), format, limits, &sink};
    job.packed = std::filesystem::file_size(blob);
    if (format == Format::zip) {
        std::ifstream zip(blob, std::ios::binary);
        job.listed = zip_directory(zip);
    }
    int result = 0;
    while (archive_entry* entry = next_entry(handle.get(), result)) {
        count_entry(job);
        const bool single = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
        const Called called = format == Format::zip ? called_in_zip(job, entry)
                              : single              ? Called{without_archive_ending(name), ""}
                                       : Called{display_name(stored_name(entry)), ""};
        const bool folder =
            archive_entry_filetype(entry) == AE_IFDIR && archive_entry_size(entry) <= 0;
        if (!folder || !called.code.empty()) {
            send_member(job, entry, result, called);
        }
        send_passed_over(job, false);
    }
    send_passed_over(job, true);
}

} // namespace intake

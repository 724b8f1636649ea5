#include "validators/file_checks.hpp"

#include "pipeline/model/filename.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <cmath>

namespace intake {

namespace {

/// With one decimal at most, rounded up: what is over a limit never prints as the limit.
std::string decimal(double number) {
    const auto tenths = static_cast<long long>(std::ceil(number * 10));
    return std::to_string(tenths / 10) +
           (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

Hit hit_of_file(const InputFile& file) {
    Hit hit{.source = {.file = file.path}, .found = file.reason, .slot = file.path};
    hit.words = {{"文件名", file.path},
                 {"原因", file.reason},
                 {"办法", file.remedy.empty() ? "重新提供该文件" : file.remedy},
                 {"格式", file.format == Format::unknown ? "无法识别的"
                                                         : std::string(name_of(file.format))},
                 {"大小", std::to_string(file.bytes / 1024) + "KB"}};
    return hit;
}

bool is_format_problem(const InputFile& file) {
    return file.code == "needs_conversion" || file.code == "unknown_format";
}

/// The reader gave up: the file may well open on the unit's machine.
bool is_readers_trouble(const InputFile& file) {
    return file.code == "crashed" || file.code == "failed" || file.code == "timed_out" ||
           file.code == "out_of_memory";
}

/// A mark of secrecy stands on it: PKG-16 says so.
bool is_stopped(const InputFile& file) {
    return file.code == "marked_secret" || file.code == "maybe_secret";
}

/// The candidate whose folder or name the path carries, if exactly one.
std::string candidate_of(const Case& whole, const std::string& path) {
    std::string found;
    for (const Dossier& dossier : whole.dossiers) {
        const bool inside = !dossier.folder.empty() && path.starts_with(dossier.folder + "/");
        if (inside || contains(skeleton(path), skeleton(dossier.candidate))) {
            if (!found.empty()) {
                return "";
            }
            found = dossier.candidate;
        }
    }
    return found;
}

/// Whether the same document lies beside the file in a format that was read.
bool has_readable_twin(const Submission& submission, const InputFile& file) {
    return std::ranges::any_of(submission.files, [&](const InputFile& other) {
        return other.outcome == Outcome::processed &&
               folder_of(other.path) == folder_of(file.path) &&
               skeleton(stem_of(other.path)) == skeleton(stem_of(file.path));
    });
}

Reply quarantined_files(const Subject& subject, bool format_problems) {
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        if (file.outcome == Outcome::quarantined && !is_stopped(file) &&
            is_format_problem(file) == format_problems &&
            !(format_problems && has_readable_twin(subject.evidence.submission, file))) {
            Hit hit = hit_of_file(file);
            hit.result = is_readers_trouble(file) ? Result::undetermined : Result::fail;
            hit.reason =
                "文件“" + file.path + "”未能读取（" + file.reason + "），请人工打开查看";
            hit.candidate = candidate_of(subject.evidence.subject, file.path);
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

/// The path up to the first file or folder whose name holds an ID number; "" if none does.
std::string path_with_number(const std::string& path) {
    std::string digits;
    for (std::size_t at = 0; at <= path.size(); ++at) {
        const char c = at < path.size() ? path[at] : '/';
        if ((c >= '0' && c <= '9') || ((c == 'X' || c == 'x') && digits.size() == 17)) {
            digits += c == 'x' ? 'X' : c;
            continue;
        }
        if (id_check_holds(digits)) {
            return path.substr(0, path.find('/', at));
        }
        digits.clear();
    }
    return "";
}

Hit hit_of_limit(const Subject& subject, const InputFile& file, const std::string& size,
                 const std::string& limit) {
    Hit hit = hit_of_file(file);
    hit.found = hit.words["大小"] = size;
    hit.expected = hit.words["上限"] = limit;
    hit.candidate = candidate_of(subject.evidence.subject, file.path);
    return hit;
}

std::string extension_of(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    std::string extension = dot == std::string::npos ? "" : path.substr(dot + 1);
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return extension;
}

} // namespace

Reply files_open(const Subject& subject) {
    return quarantined_files(subject, false);
}

Reply formats_accepted(const Subject& subject) {
    return quarantined_files(subject, true);
}

Reply names_without_id(const Subject& subject) {
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        const std::string named = path_with_number(file.path);
        if (named.empty() || std::ranges::find(hits, named, &Hit::slot) != hits.end()) {
            continue;
        }
        Hit hit = hit_of_file(file);
        hit.found = hit.slot = hit.words["文件名"] = named;
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

Reply within_limits(const Subject& subject) {
    const CheckRule& rule = subject.rule;
    if (!has_number(rule, "megabytes") && !has_number(rule, "pages")) {
        return not_applicable("配置未设文件大小和页数上限");
    }
    constexpr double megabyte = 1024.0 * 1024.0;
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        const double size = static_cast<double>(file.bytes) / megabyte;
        const double most = number_of(rule, "megabytes", size);
        const double pages = number_of(rule, "pages", file.pages_total);
        if (file.outcome == Outcome::ignored) {
            continue;
        }
        if (size > most) {
            hits.push_back(
                hit_of_limit(subject, file, decimal(size) + "MB", decimal(most) + "MB"));
        } else if (file.pages_total > pages) {
            hits.push_back(hit_of_limit(subject, file,
                                        "共" + std::to_string(file.pages_total) + "页",
                                        decimal(pages) + "页"));
        }
    }
    return from_hits(std::move(hits));
}

Reply no_programs(const Subject& subject) {
    const auto& extensions = words_of(subject.rule, "extensions");
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        if (std::ranges::find(extensions, extension_of(file.path)) != extensions.end()) {
            hits.push_back(hit_of_file(file));
            hits.back().found = extension_of(file.path);
        }
    }
    return from_hits(std::move(hits));
}

Reply no_secrecy_mark(const Subject& subject) {
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        if (is_stopped(file)) {
            Hit hit = hit_of_file(file);
            hit.result = file.code == "marked_secret" ? Result::fail : Result::undetermined;
            hit.reason = "文件“" + file.path + "”疑有密级或内部标识，已停止处理，请看原件";
            hit.candidate = candidate_of(subject.evidence.subject, file.path);
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

} // namespace intake

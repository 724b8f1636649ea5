#include "pipeline/ledger_folder.hpp"

#include "pipeline/durable.hpp"
#include "pipeline/model/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace intake {

namespace {

namespace fs = std::filesystem;

constexpr const char* answers_name = "answers.jsonl";
constexpr const char* asked_name = "asked";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file) {
        throw SystemError("无法读取台账文件：" + path.string());
    }
    return std::move(bytes).str();
}

/// Nobody's photographs become a ledger because of a slip on the command line.
void check_ours(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) {
        return;
    }
    if (!fs::is_directory(folder, error)) {
        throw UsageError("台账应为文件夹：" + folder.string());
    }
    if (!is_ledger(folder) && !fs::is_empty(folder, error)) {
        throw UsageError("“" + folder.string() + "”不是空的，也不是台账文件夹，不予使用");
    }
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::create_directories(folder, error)) {
        fs::permissions(folder, fs::perms::owner_all, error);
    }
    if (error || !fs::is_directory(folder)) {
        throw SystemError("无法建立台账文件夹：" + folder.string());
    }
}

bool is_fingerprint(const std::string& text) {
    return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

bool is_ledger(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / answers_name, error) || fs::exists(folder / asked_name, error) ||
           fs::exists(folder / "rounds.sqlite", error) || fs::exists(folder / ".lock", error);
}

LedgerFolder::LedgerFolder(fs::path folder) : folder_(std::move(folder)) {
    check_ours(folder_);
    make_folder(folder_);
    lock_ = take_lock(folder_ / ".lock", "另一次运行正在使用该台账，请待其结束后再试");
}

LedgerFolder::~LedgerFolder() {
    ::close(lock_);
}

Ledger LedgerFolder::load() const {
    const fs::path path = folder_ / answers_name;
    return ledger_from(fs::exists(path) ? bytes_of(path) : "");
}

void LedgerFolder::remember(const std::vector<Question>& questions) const {
    const fs::path path = folder_ / asked_name / (fingerprint_of(questions) + ".jsonl");
    if (fs::exists(path)) {
        return;
    }
    make_folder(path.parent_path());
    std::string lines;
    for (const Question& question : questions) {
        lines += to_line(question);
    }
    replace_file(path, lines);
}

std::vector<Question> LedgerFolder::asked(const std::string& run) const {
    const fs::path path = folder_ / asked_name / (run + ".jsonl");
    if (!is_fingerprint(run) || !fs::exists(path)) {
        throw UsageError("这张核对表（运行标识“" + run +
                         "”）不是用此台账生成的，未采用任何一行；请用 run --ledger "
                         "指定同一台账重新生成核对表");
    }
    return questions_from(bytes_of(path));
}

void LedgerFolder::append(const std::vector<Statement>& statements) const {
    const fs::path path = folder_ / answers_name;
    std::string lines = fs::exists(path) ? bytes_of(path) : "";
    for (const Statement& statement : statements) {
        lines += to_line(statement);
    }
    replace_file(path, lines);
}

} // namespace intake

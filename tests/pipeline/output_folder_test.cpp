#include "pipeline/output_folder.hpp"

#include "pipeline/model/error.hpp"
#include "tests/support/temp_dir.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <gtest/gtest.h>

namespace intake {

namespace {

namespace fs = std::filesystem;
using test::slurp;
using test::spill;
using test::TempDir;

constexpr const char* manifest = R"({"schema":"run/1"})";

int entries(const fs::path& folder) {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) {
        ++count;
    }
    return count;
}

int mode_of(const fs::path& path) {
    struct stat found {};

    return ::stat(path.c_str(), &found) == 0 ? static_cast<int>(found.st_mode & 0777U) : -1;
}

/// No file grows beyond some bytes while it lives.
class SmallFiles {
public:
    SmallFiles() : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit small = before_;
        small.rlim_cur = 1024;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }

    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;
    SmallFiles(SmallFiles&&) = delete;
    SmallFiles& operator=(SmallFiles&&) = delete;

private:
    void (*handler_)(int);
    rlimit before_{};
};

std::string complaint_about(OutputFolder& folder, const std::string& path) {
    try {
        folder.write(path, std::string(4096, 'x'));
    } catch (const SystemError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST(OutputFolder, AppearsOnlyOnCommit) {
    const TempDir dir;
    OutputFolder folder(dir / "out");
    folder.write("units/浦东/补正通知.pdf", "letter");
    EXPECT_FALSE(fs::exists(dir / "out"));
    folder.commit(manifest);
    EXPECT_EQ(slurp(dir / "out/units/浦东/补正通知.pdf"), "letter");
    EXPECT_EQ(slurp(dir / "out/run.json"), manifest);
}

TEST(OutputFolder, LeavesNothingBeside) {
    const TempDir dir;
    {
        OutputFolder folder(dir / "out");
        folder.write("a", "1");
        folder.commit(manifest);
    }
    EXPECT_EQ(entries(dir.path()), 1);
}

TEST(OutputFolder, LeavesNothingWhenNotCommitted) {
    const TempDir dir;
    {
        OutputFolder folder(dir / "out");
        folder.write("a/b", "1");
    }
    EXPECT_EQ(entries(dir.path()), 0);
}

TEST(OutputFolder, ReplacesTheOldOneWhole) {
    const TempDir dir;
    {
        OutputFolder first(dir / "out");
        first.write("old", "1");
        first.commit(manifest);
    }
    OutputFolder second(dir / "out");
    second.write("new", "2");
    EXPECT_TRUE(fs::exists(dir / "out/old"));
    second.commit(manifest);
    EXPECT_FALSE(fs::exists(dir / "out/old"));
    EXPECT_EQ(slurp(dir / "out/new"), "2");
}

TEST(OutputFolder, KeepsWhatPeopleChangedInTheOldOne) {
    const TempDir dir;
    const auto write = [&](const std::string& sheet) {
        OutputFolder folder(dir / "out");
        folder.write("review/核对表.xlsx", sheet);
        folder.write("index.html", "page");
        std::string outputs;
        for (const WrittenFile& file : folder.written()) {
            outputs += (outputs.empty() ? "" : ",") + std::string(R"({"path":")") + file.path +
                       R"(","sha256":")" + file.sha256 + R"("})";
        }
        folder.commit(R"({"schema":"run/1","outputs":[)" + outputs + "]}");
    };
    write("first");
    write("second");
    EXPECT_FALSE(fs::exists(dir / "out-留存-1"));
    spill(dir / "out/review/核对表.xlsx", "answers");
    spill(dir / "out/note.txt", "mine");
    spill(dir / "out/review/~$核对表.xlsx", "lock");
    write("third");
    EXPECT_EQ(slurp(dir / "out-留存-1/review/核对表.xlsx"), "answers");
    EXPECT_EQ(slurp(dir / "out-留存-1/note.txt"), "mine");
    EXPECT_FALSE(fs::exists(dir / "out-留存-1/index.html"));
    EXPECT_FALSE(fs::exists(dir / "out-留存-1/review/~$核对表.xlsx"));
    EXPECT_EQ(slurp(dir / "out/review/核对表.xlsx"), "third");
    spill(dir / "out/note.txt", "again");
    write("fourth");
    EXPECT_EQ(slurp(dir / "out-留存-2/note.txt"), "again");
}

TEST(OutputFolder, IsPrivate) {
    const TempDir dir;
    OutputFolder folder(dir / "out");
    folder.write("a/b", "1");
    folder.commit(manifest);
    EXPECT_EQ(mode_of(dir / "out"), 0700);
    EXPECT_EQ(mode_of(dir / "out/a"), 0700);
    EXPECT_EQ(mode_of(dir / "out/a/b"), 0600);
}

TEST(OutputFolder, RefusesASecondRun) {
    const TempDir dir;
    const OutputFolder first(dir / "out");
    EXPECT_THROW(OutputFolder(dir / "out"), BusyError);
    const OutputFolder other(dir / "other");
}

TEST(OutputFolder, IsFreeAgainAfterARunWasKilled) {
    const TempDir dir;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        OutputFolder folder(dir / "out");
        folder.write("half", "1");
        ::_exit(0); // no destructor: as if killed
    }
    ASSERT_EQ(::waitpid(child, nullptr, 0), child);
    EXPECT_EQ(entries(dir.path()), 2);
    OutputFolder folder(dir / "out");
    folder.commit(manifest);
    EXPECT_FALSE(fs::exists(dir / "out/half"));
    EXPECT_FALSE(fs::exists(dir / (".out.partial-" + std::to_string(child))));
}

TEST(OutputFolder, NeverReplacesAFolderThatIsNotOurs) {
    const TempDir dir;
    fs::create_directory(dir / "out");
    spill(dir / "out/thesis.docx", "years of work");
    EXPECT_THROW(OutputFolder(dir / "out"), UsageError);
    spill(dir / "out/run.json", R"({"something":"else"})");
    EXPECT_THROW(OutputFolder(dir / "out"), UsageError);
    EXPECT_EQ(slurp(dir / "out/thesis.docx"), "years of work");
    EXPECT_EQ(entries(dir.path()), 1);
}

TEST(OutputFolder, NeverReplacesAFile) {
    const TempDir dir;
    spill(dir / "out", "x");
    EXPECT_THROW(OutputFolder(dir / "out"), UsageError);
}

TEST(OutputFolder, FillsAnEmptyFolderAndFollowsALink) {
    const TempDir dir;
    fs::create_directory(dir / "real");
    fs::create_directory_symlink(dir / "real", dir / "link");
    OutputFolder folder(dir / "link/");
    folder.write("a", "1");
    folder.commit(manifest);
    EXPECT_TRUE(fs::is_symlink(dir / "link"));
    EXPECT_EQ(slurp(dir / "real/a"), "1");
}

TEST(OutputFolder, ListsWhatItWroteButNotItself) {
    const TempDir dir;
    OutputFolder folder(dir / "out");
    folder.write("a", "abc");
    folder.write("timing.json", "{}");
    const std::vector<WrittenFile> expected{
        {"a", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}};
    EXPECT_EQ(folder.written(), expected);
}

TEST(OutputFolder, RefusesPathsThatLeaveIt) {
    const TempDir dir;
    OutputFolder folder(dir / "out");
    folder.write("a", "1");
    for (const char* path : {"../a", "/a", "b/../../a", "", "b/", "./b", "a"}) {
        EXPECT_THROW(folder.write(path, "1"), std::logic_error) << path;
    }
}

TEST(OutputFolder, TellsNoNameOfAFileItCannotWrite) {
    const TempDir dir;
    OutputFolder folder(dir / "out");
    folder.write("a", "1");
    const SmallFiles limit;
    const std::string told = complaint_about(folder, "packets/浦东新区质量协会/王建国.pdf");
    EXPECT_EQ(told, "无法写入文件：" + (dir / "out/packets").string() +
                        "（第2个输出文件）（File too large）");
    EXPECT_NE(complaint_about(folder, "records.jsonl").find("records.jsonl"),
              std::string::npos);
}

TEST(OutputFolder, SaysSoWhenTheDiskRefuses) {
    const TempDir dir;
    spill(dir / "file", "x");
    EXPECT_THROW(OutputFolder(dir / "file/out"), SystemError);
}

} // namespace intake

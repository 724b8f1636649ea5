#include "pipeline/ingest.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/zip_bytes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace intake {

namespace {

constexpr auto pdf = "%PDF-1.4\n";

struct Try {
    ScratchFolder inbox;
    ScratchFolder scratch;
    IngestLimits limits;

    [[nodiscard]] Inbox take() const { return ingest(inbox.path(), scratch.path(), limits); }

    [[nodiscard]] std::map<std::string, InputFile> files() const {
        std::map<std::string, InputFile> found;
        for (const Submission& submission : take().submissions) {
            for (const InputFile& file : submission.files) {
                EXPECT_TRUE(found.emplace(submission.name + "/" + file.path, file).second);
            }
        }
        return found;
    }
};

std::string code_of(const std::map<std::string, InputFile>& files, const std::string& path) {
    const auto at = files.find(path);
    return at == files.end() ? "not there" : at->second.code;
}

std::string content(const InputFile& file) {
    std::ifstream stream(file.blob, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string fixture(const std::string& name) {
    std::ifstream stream(std::string(INTAKE_TEST_DATA) + "/archives/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

TEST(Ingest, AFolderIsASubmissionWithPrivateCopies) {
    const Try test;
    test.inbox.write("浦东/王建国/推荐表.pdf", pdf);
    const Inbox inbox = test.take();
    ASSERT_EQ(inbox.submissions.size(), 1U);
    EXPECT_EQ(inbox.submissions[0].name, "浦东");
    const InputFile& file = inbox.submissions[0].files.at(0);
    EXPECT_EQ(file.path, "王建国/推荐表.pdf");
    EXPECT_EQ(file.format, Format::pdf);
    EXPECT_EQ(file.outcome, Outcome::processed);
    EXPECT_EQ(file.sha256, sha256_hex(pdf));
    EXPECT_EQ(content(file), pdf);
    EXPECT_EQ(file.blob.parent_path(), test.scratch.path());
}

TEST(Ingest, AnArchiveReadsLikeAFolder) {
    const Try test;
    test.inbox.write("静安.zip", zip_bytes({{"王/a.pdf", pdf}, {"__MACOSX/._a.pdf", "x"}}));
    const auto files = test.files();
    ASSERT_EQ(files.size(), 2U);
    EXPECT_EQ(code_of(files, "静安/王/a.pdf"), "");
    EXPECT_EQ(content(files.at("静安/王/a.pdf")), pdf);
    const InputFile& dropping = files.at("静安/__MACOSX/._a.pdf");
    EXPECT_EQ(dropping.outcome, Outcome::ignored);
    EXPECT_EQ(dropping.code, "system_dropping");
    EXPECT_EQ(dropping.sha256, sha256_hex("x"));
    EXPECT_EQ(dropping.bytes, 1U);
}

TEST(Ingest, ArchivesInsideAreUnpackedUntilTheyAreTooDeep) {
    const Try test;
    test.inbox.write("u/droste.zip", fixture("droste.zip"));
    test.inbox.write("u/gbk.zip", fixture("gbk.zip"));
    const auto files = test.files();
    EXPECT_EQ(code_of(files, "u/droste.zip/droste.jpg"), "");
    EXPECT_EQ(code_of(files, "u/droste.zip/droste.zip/droste.zip/droste.zip/droste.zip"),
              "too_deep");
    EXPECT_EQ(code_of(files, "u/gbk.zip/审计压缩包文件检索测试/"
                             "集团邮件审计系统2021年自动巡检需求文档_V4.0.doc"),
              "empty");
    EXPECT_EQ(code_of(files, "u/droste.zip"), "not there");
}

TEST(Ingest, UnsafeMembersAreNamedAndNotStored) {
    const Try test;
    test.inbox.write("u.zip", zip_bytes({{"../../evil.pdf", pdf}, {"good.pdf", pdf}}));
    const auto files = test.files();
    EXPECT_EQ(code_of(files, "u/good.pdf"), "");
    const InputFile& evil = files.at("u/../../evil.pdf");
    EXPECT_EQ(evil.code, "unsafe_path");
    EXPECT_EQ(evil.sha256, sha256_hex(pdf));
    EXPECT_TRUE(evil.blob.empty());
    EXPECT_FALSE(std::filesystem::exists(test.scratch.path() / "../../evil.pdf"));
}

TEST(Ingest, TheSamePathTwiceIsKeptTwiceUnlessTheBytesAreTheSame) {
    const Try test;
    test.inbox.write("u.zip", zip_bytes({{"a.pdf", pdf},
                                         {"a.pdf", "%PDF-1.7\n"},
                                         {"a.pdf", pdf},
                                         {"./a.pdf", "%PDF-1.5\n"}}));
    const auto files = test.files();
    ASSERT_EQ(files.size(), 4U);
    EXPECT_EQ(content(files.at("u/a.pdf")), pdf);
    EXPECT_EQ(content(files.at("u/a (2).pdf")), "%PDF-1.7\n");
    EXPECT_EQ(files.at("u/a (3).pdf").outcome, Outcome::ignored);
    EXPECT_EQ(files.at("u/a (3).pdf").code, "duplicate_path");
    EXPECT_EQ(content(files.at("u/a (4).pdf")), "%PDF-1.5\n");
}

TEST(Ingest, AnArchiveThatCannotBeOpenedIsItselfAnInput) {
    const Try test;
    const std::string whole = zip_bytes({{"a.pdf", pdf}});
    test.inbox.write("cut.zip", whole.substr(0, whole.size() - 30));
    test.inbox.write("none.zip", zip_bytes({}));
    test.inbox.write("zero.rar", "");
    test.inbox.write("noise.7z", "\x01\x02\x03");
    test.inbox.write("locked.7z", fixture("full_encrypted.7z"));
    const auto files = test.files();
    ASSERT_EQ(files.size(), 5U);
    EXPECT_EQ(code_of(files, "cut/cut.zip"), "damaged");
    EXPECT_EQ(code_of(files, "none/none.zip"), "empty");
    EXPECT_EQ(code_of(files, "zero/zero.rar"), "empty");
    EXPECT_EQ(code_of(files, "noise/noise.7z"), "damaged");
    EXPECT_EQ(code_of(files, "locked/locked.7z"), "encrypted");
    EXPECT_FALSE(files.at("locked/locked.7z").sha256.empty());
    EXPECT_FALSE(files.at("locked/locked.7z").remedy.empty());
}

TEST(Ingest, LoneFilesAreStraysWithAReason) {
    const Try test;
    test.inbox.write("推荐表.pdf", pdf);
    test.inbox.write(".DS_Store", "x");
    test.inbox.write("表.xlsx",
                     zip_bytes({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}}));
    const Inbox inbox = test.take();
    EXPECT_TRUE(inbox.submissions.empty());
    ASSERT_EQ(inbox.strays.size(), 3U);
    EXPECT_EQ(inbox.strays[0].code, "system_dropping");
    EXPECT_EQ(inbox.strays[1].code, "unknown_format");
    EXPECT_NE(inbox.strays[1].reason.find("文件夹"), std::string::npos);
    EXPECT_EQ(inbox.strays[2].format, Format::xlsx);
    EXPECT_EQ(inbox.strays[2].outcome, Outcome::quarantined);
}

TEST(Ingest, LinksPipesAndEmptyFilesAreNotRead) {
    const Try test;
    test.inbox.write("u/a.pdf", pdf);
    test.inbox.write("u/empty.pdf", "");
    std::filesystem::create_symlink("/etc/passwd", test.inbox.path() / "u/link.pdf");
    std::filesystem::create_directory_symlink("/etc", test.inbox.path() / "u/folder");
    std::filesystem::create_directory_symlink("/etc", test.inbox.path() / "inbox link");
    ASSERT_EQ(mkfifo((test.inbox.path() / "u/pipe").c_str(), 0600), 0);
    const auto files = test.files();
    ASSERT_EQ(files.size(), 5U);
    EXPECT_EQ(code_of(files, "u/empty.pdf"), "empty");
    EXPECT_EQ(code_of(files, "u/link.pdf"), "not_regular");
    EXPECT_EQ(code_of(files, "u/folder"), "not_regular");
    EXPECT_EQ(code_of(files, "u/pipe"), "not_regular");
    EXPECT_EQ(files.at("u/pipe").sha256, "");
    EXPECT_EQ(test.take().strays.at(0).code, "not_regular");
}

TEST(Ingest, SocketsAreNotReadAndHardLinksAreFiles) {
    const Try test;
    test.inbox.write("u/a.pdf", pdf);
    std::filesystem::create_hard_link(test.inbox.path() / "u/a.pdf",
                                      test.inbox.path() / "u/b.pdf");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string place = test.inbox.path() / "u/socket.pdf";
    place.copy(address.sun_path, sizeof address.sun_path - 1);
    const int bound = socket(AF_UNIX, SOCK_STREAM, 0);
    ASSERT_EQ(bind(bound, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const auto files = test.files();
    close(bound);
    ASSERT_EQ(files.size(), 3U);
    EXPECT_EQ(code_of(files, "u/socket.pdf"), "not_regular");
    EXPECT_EQ(code_of(files, "u/b.pdf"), "");
    EXPECT_EQ(content(files.at("u/b.pdf")), pdf);
}

TEST(Ingest, FormatsWeDoNotReadAreNamedWithARemedy) {
    const Try test;
    test.inbox.write("u/a.ofd", zip_bytes({{"OFD.xml", "x"}}));
    test.inbox.write("u/b.docx",
                     zip_bytes({{"[Content_Types].xml", ""}, {"word/document.xml", ""}}));
    test.inbox.write("u/c.pdf", "\x01\x02");
    const auto files = test.files();
    EXPECT_EQ(code_of(files, "u/a.ofd"), "needs_conversion");
    EXPECT_TRUE(files.at("u/a.ofd").reason.starts_with("OFD格式"));
    EXPECT_EQ(files.at("u/b.docx").format, Format::docx);
    EXPECT_EQ(code_of(files, "u/b.docx"), "needs_conversion");
    EXPECT_EQ(code_of(files, "u/c.pdf"), "unknown_format");
    for (const auto& [path, file] : files) {
        EXPECT_FALSE(file.remedy.empty()) << path;
    }
}

TEST(Ingest, HugeFilesAreNotCopied) {
    Try test;
    test.limits.member_bytes = 1000;
    const auto huge = test.inbox.write("u/huge.pdf", pdf);
    std::filesystem::resize_file(huge, 1ULL << 40U);
    const auto files = test.files();
    EXPECT_EQ(code_of(files, "u/huge.pdf"), "too_large");
    EXPECT_EQ(files.at("u/huge.pdf").bytes, 1ULL << 40U);
    EXPECT_TRUE(std::filesystem::is_empty(test.scratch.path()));
}

TEST(Ingest, LimitsOfASubmissionNameEveryFileTheyLeaveOut) {
    Try test;
    test.limits.entries = 2;
    for (const auto* name : {"u/a.pdf", "u/b.pdf", "u/c.pdf", "v/a.pdf"}) {
        test.inbox.write(name, pdf);
    }
    test.inbox.write("w.zip",
                     zip_bytes({{"a.pdf", "%PDF-1"}, {"b.pdf", "%PDF-2"}, {"c.pdf", "x"}}));
    const auto files = test.files();
    EXPECT_EQ(code_of(files, "u/b.pdf"), "");
    EXPECT_EQ(code_of(files, "u/c.pdf"), "too_many");
    EXPECT_EQ(code_of(files, "v/a.pdf"), "");
    EXPECT_EQ(code_of(files, "w/b.pdf"), "");
    EXPECT_EQ(code_of(files, "w/w.zip"), "too_many");
}

TEST(Ingest, ArchivesInsideCountForTheWholeSubmission) {
    Try test;
    test.limits.total_bytes = 2500;
    const std::string thousand(1000, 'x');
    const auto zip_with = [&thousand](const std::string& name) {
        return zip_bytes({{name, thousand}});
    };
    test.inbox.write("u.zip", zip_bytes({{"1.zip", zip_with("a")},
                                         {"2.zip", zip_with("b")},
                                         {"3.zip", zip_with("c")}}));
    const auto files = test.files();
    std::uint64_t stored = 0;
    int refused = 0;
    for (const auto& [path, file] : files) {
        stored += file.blob.empty() ? 0 : file.bytes;
        refused += file.code == "too_large" ? 1 : 0;
    }
    EXPECT_LE(stored, test.limits.total_bytes);
    EXPECT_GE(refused, 1);
}

TEST(Ingest, AMemberThatOnlyTheDirectoryNamesHasALineOfItsOwn) {
    const Try test;
    ZipMember member{"local.csv", "a,b"};
    member.listed_name = "../../central.csv";
    ZipMember twin{"good.pdf", pdf};
    twin.shares_previous = true;
    twin.listed_name = "twin.pdf";
    test.inbox.write("u.zip", zip_bytes({member, {"good.pdf", pdf}, twin}));
    const auto files = test.files();
    ASSERT_EQ(files.size(), 3U);
    EXPECT_EQ(code_of(files, "u/../../central.csv"), "damaged");
    EXPECT_EQ(code_of(files, "u/good.pdf"), "");
    EXPECT_EQ(code_of(files, "u/twin.pdf"), "damaged");
}

TEST(Ingest, DeepFoldersAndOddNamesAreTaken) {
    const Try test;
    std::string deep = "u";
    for (int i = 0; i < 100; ++i) {
        deep += "/d";
    }
    std::string longest;
    for (int i = 0; i < 83; ++i) {
        longest += "长";
    }
    test.inbox.write(deep + "/a.pdf", pdf);
    test.inbox.write("u/" + longest + ".pdf", pdf);
    test.inbox.write("u/\xCD\xF5.pdf", pdf);
    test.inbox.write("u/a\n\u202Eb.pdf", pdf);
    const auto files = test.files();
    EXPECT_EQ(code_of(files, deep + "/a.pdf"), "");
    EXPECT_EQ(code_of(files, "u/" + longest + ".pdf"), "");
    EXPECT_EQ(code_of(files, "u/王.pdf"), "");
    EXPECT_EQ(code_of(files, "u/a\n\u202Eb.pdf"), "");
}

TEST(Ingest, TwoEntriesOfOneNameAreBothKept) {
    const Try test;
    test.inbox.write("浦东/a.pdf", pdf);
    test.inbox.write("浦东.zip", zip_bytes({{"b.pdf", pdf}}));
    const auto files = test.files();
    EXPECT_EQ(code_of(files, "浦东/a.pdf"), "");
    EXPECT_EQ(code_of(files, "浦东 (2)/b.pdf"), "");
}

TEST(Ingest, AFolderCalledLikeADroppingIsASubmission) {
    const Try test;
    test.inbox.write("浦东.ready/a.pdf", pdf);
    test.inbox.write("._x/a.pdf", pdf);
    test.inbox.write("__MACOSX/a.pdf", pdf);
    const Inbox inbox = test.take();
    EXPECT_EQ(inbox.submissions.size(), 2U);
    ASSERT_EQ(inbox.strays.size(), 1U);
    EXPECT_EQ(inbox.strays[0].outcome, Outcome::ignored);
}

TEST(Ingest, FilesComeInTheOrderOfTheirPaths) {
    const Try test;
    for (const auto* name : {"u/b.pdf", "u/B.pdf", "u/a/z.pdf", "u/a.pdf", "u/一.pdf"}) {
        test.inbox.write(name, pdf);
    }
    const Inbox inbox = test.take();
    EXPECT_TRUE(std::ranges::is_sorted(inbox.submissions.at(0).files, {}, &InputFile::path));
}

TEST(Ingest, AnInboxThatIsNoFolderIsAUsageError) {
    const Try test;
    const auto file = test.inbox.write("a", "x");
    EXPECT_THROW((void)ingest(file, test.scratch.path()), UsageError);
    EXPECT_THROW((void)ingest(test.inbox.path(), file / "x"), SystemError);
}

} // namespace intake

#include "pipeline/model/filename.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Filename, BytesThatAreNotUtf8AreReadAsGb18030) {
    EXPECT_EQ(display_name("\xCD\xF5\xBD\xA8\xB9\xFA.pdf"), "王建国.pdf");
    EXPECT_EQ(display_name("王建国.pdf"), "王建国.pdf");
    EXPECT_EQ(display_name("a\xFF"), "a\uFFFD");
}

TEST(Filename, DecomposedNamesAreComposed) {
    EXPECT_EQ(display_name("u\xCC\x88"
                           ".pdf"),
              "ü.pdf");
}

TEST(Filename, TheEndingIsWhatFollowsTheLastDotOfTheName) {
    EXPECT_EQ(extension_of("a.b/推荐表.PDF"), "pdf");
    EXPECT_EQ(extension_of("a.b/c"), "");
    EXPECT_EQ(extension_of(".profile"), "");
    EXPECT_EQ(without_archive_ending("材料.tar.gz"), "材料");
    EXPECT_EQ(without_archive_ending("浦东v1.2.zip"), "浦东v1.2");
}

TEST(Filename, DroppingsAreKnownByNameOrFolder) {
    for (const auto* name : {"a/.DS_Store", "Thumbs.db", "x/desktop.ini", "~$推荐表.docx",
                             "._照片.jpg", "__MACOSX/a.pdf", "x/__MACOSX/y/a.pdf"}) {
        EXPECT_TRUE(is_system_dropping(name)) << name;
    }
    EXPECT_FALSE(is_system_dropping("MACOSX/a.pdf"));
    EXPECT_FALSE(is_system_dropping("desktop.ini.pdf"));
    EXPECT_FALSE(is_system_dropping("推荐表.pdf.ready"));
}

TEST(Filename, MemberPathsThatLeaveTheArchiveAreUnsafe) {
    for (const auto* name : {"../a", "a/../../b", "/etc/passwd", "C:\\a", "c:a", R"(\\host\a)",
                             "..\\a", "a\nb", "", "./", "\x7F"}) {
        EXPECT_FALSE(member_path(name).safe) << name;
        EXPECT_EQ(member_path(name).path, name);
    }
}

TEST(Filename, BackslashesAndEmptyStepsBecomePlainSlashes) {
    EXPECT_EQ(member_path("王建国\\.\\推荐表.pdf").path, "王建国/推荐表.pdf");
    EXPECT_EQ(member_path("a//b/./c..d").path, "a/b/c..d");
    EXPECT_TRUE(member_path("a//b/./c..d").safe);
}

TEST(Filename, NumbersGoBeforeTheEnding) {
    EXPECT_EQ(numbered("a.b/c.pdf", 2), "a.b/c (2).pdf");
    EXPECT_EQ(numbered("a.b/c", 3), "a.b/c (3)");
}

} // namespace intake

#include "extractors/archive.hpp"

#include "pipeline/model/error.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/support/temporary_file.hpp"
#include "tests/zip_bytes.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

struct Member {
    std::string name;
    std::string bytes;
    std::string code;
};

struct Unpacked {
    Ending ending;
    std::vector<Member> members;
};

Unpacked unpacked(const std::string& bytes, Format format, const UnpackLimits& limits = {},
                  const std::string& name = "a.zip") {
    const ScratchFolder folder;
    const auto blob = folder.write("blob", bytes);
    Unpacked result;
    const Job job{"test",
                  [&](Sink& sink) { unpack(blob, format, name, limits, sink); },
                  [&result](std::string&& frame) {
                      const Piece piece = piece_from(frame);
                      if (piece.kind == Piece::Kind::begin) {
                          result.members.push_back({std::string(piece.text), "", ""});
                      } else if (piece.kind == Piece::Kind::bytes) {
                          result.members.back().bytes += piece.text;
                      } else {
                          result.members.back().code = piece.text;
                      }
                  },
                  {}};
    result.ending = run_jobs({job}, 1).front();
    return result;
}

/// Every member's name, and what is wrong with it.
std::vector<std::string> lines_of(const Unpacked& unpacked) {
    std::vector<std::string> lines;
    for (const Member& member : unpacked.members) {
        lines.push_back(member.name + (member.code.empty() ? "" : " " + member.code));
    }
    return lines;
}

/// The zip's first member, of a name of one letter, as a gzip file without its trailing sums.
std::string gzip_of(const std::string& zip) {
    using namespace std::string_literals;
    return "\x1F\x8B\x08\0\0\0\0\0\0\3"s + zip.substr(31);
}

std::string tar_entry(std::string name, const std::string& bytes, char type) {
    name.resize(100, '\0');
    std::string size = "00000000000";
    for (std::size_t i = 0, left = bytes.size(); i < size.size(); ++i, left /= 8) {
        size[size.size() - 1 - i] = static_cast<char>('0' + left % 8);
    }
    std::string head = name + "0000644" + '\0' + "0000000" + '\0' + "0000000" + '\0' + size +
                       '\0' + "00000000000" + '\0' + "        " + type;
    head.resize(257, '\0');
    head += "ustar";
    head += '\0';
    head += "00";
    head.resize(512, '\0');
    unsigned int sum = 0;
    for (const char c : head) {
        sum += static_cast<unsigned char>(c);
    }
    std::string digits = "000000";
    for (std::size_t i = 0; i < digits.size(); ++i, sum /= 8) {
        digits[digits.size() - 1 - i] = static_cast<char>('0' + sum % 8);
    }
    head.replace(148, 8, digits + '\0' + ' ');
    std::string body = bytes;
    body.resize((bytes.size() + 511) / 512 * 512, '\0');
    return head + body;
}

std::string file_of(const std::string& path) {
    std::ifstream stream(std::string(INTAKE_TEST_DATA) + "/archives/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

constexpr auto gbk_name = "\xCD\xF5\xBD\xA8\xB9\xFA/\xCD\xC6\xBC\xF6\xB1\xED.pdf";

} // namespace

TEST(Archive, MembersComeWithTheirBytes) {
    const std::string large(200'000, 'x');
    const Unpacked zip = unpacked(zip_bytes({{"a/b.pdf", large}, {"空.txt", ""}}), Format::zip);
    EXPECT_EQ(zip.ending.code, "");
    ASSERT_EQ(zip.members.size(), 2U);
    EXPECT_EQ(zip.members[0].name, "a/b.pdf");
    EXPECT_EQ(zip.members[0].bytes, large);
    EXPECT_EQ(zip.members[1].name, "空.txt");
}

TEST(Archive, OneNameInGbkDecidesForAllThatDoNotSay) {
    // The second name's bytes are valid as UTF-8 too, by accident.
    const Unpacked zip = unpacked(
        zip_bytes(
            {{gbk_name, "a"}, {"\xC1\xAA\xCD\xA8.pdf", "b"}, {"王.pdf", "c", 0100644, 0x800}}),
        Format::zip);
    ASSERT_EQ(zip.members.size(), 3U);
    EXPECT_EQ(zip.members[0].name, "王建国/推荐表.pdf");
    EXPECT_EQ(zip.members[1].name, "联通.pdf");
    EXPECT_EQ(zip.members[2].name, "王.pdf");
}

TEST(Archive, ABackslashByteInsideACharacterIsNoSeparator) {
    // U+8A8C in GBK ends in 0x5C.
    const Unpacked zip = unpacked(zip_bytes({{"\xD5\x49\xD5\x5C.pdf", "a"}}), Format::zip);
    ASSERT_EQ(zip.members.size(), 1U);
    EXPECT_EQ(zip.members[0].name.find('\\'), std::string::npos);
    EXPECT_EQ(zip.members[0].name.find('/'), std::string::npos);
}

TEST(Archive, LinksAndLockedMembersDoNotStopTheOthers) {
    const Unpacked zip = unpacked(zip_bytes({{"link", "/etc/passwd", 0120777},
                                             {"locked.pdf", "0123456789abcdef", 0100644, 1},
                                             {"sum.pdf", "x", 0100644, 0, true},
                                             {"good.pdf", "good"}}),
                                  Format::zip);
    EXPECT_EQ(zip.ending.code, "");
    ASSERT_EQ(zip.members.size(), 4U);
    EXPECT_EQ(zip.members[0].code, "not_regular");
    EXPECT_EQ(zip.members[0].bytes, "");
    EXPECT_EQ(zip.members[1].code, "encrypted");
    EXPECT_EQ(zip.members[2].code, "damaged");
    EXPECT_EQ(zip.members[3].bytes, "good");
}

TEST(Archive, AMemberListedTwiceIsReadOnceAndTheOtherNamed) {
    const ZipMember first{"a", std::string(1000, 'x')};
    ZipMember second = first;
    second.shares_previous = true;
    const Unpacked zip = unpacked(zip_bytes({first, second, second}), Format::zip);
    EXPECT_EQ(zip.ending.code, "");
    EXPECT_EQ(lines_of(zip), (std::vector<std::string>{"a", "a damaged", "a damaged"}));
}

TEST(Archive, AMemberInsideTheBytesOfAnotherIsDamaged) {
    const ZipMember inner{"inner", "small"};
    const std::string whole = zip_bytes({inner});
    const ZipMember outer{"outer", whole.substr(0, whole.find("PK\1\2"))};
    ZipMember quoted = inner;
    quoted.listed_at = 30 + static_cast<std::uint32_t>(outer.name.size());
    const Unpacked zip =
        unpacked(zip_bytes({outer, quoted, {"last", "behind them"}}), Format::zip);
    EXPECT_EQ(lines_of(zip), (std::vector<std::string>{"outer", "inner damaged", "last"}));
}

TEST(Archive, AMemberOfTwoNamesIsDamagedUnderTheNameThatIsListed) {
    ZipMember member{"local.csv", "a,b"};
    member.listed_name = "../../central.csv";
    ZipMember folder{"folder/", ""};
    folder.listed_name = "file.csv";
    const Unpacked zip = unpacked(zip_bytes({member, folder, {"good.csv", "c"}}), Format::zip);
    EXPECT_EQ(zip.ending.code, "");
    EXPECT_EQ(lines_of(zip), (std::vector<std::string>{"../../central.csv damaged",
                                                       "file.csv damaged", "good.csv"}));
}

TEST(Archive, ANameIsNotCutAtANul) {
    using namespace std::string_literals;
    ZipMember cut{"cut.csv", "d"};
    cut.listed_name = "cut.csv\0.exe"s;
    const Unpacked zip =
        unpacked(zip_bytes({{"good.csv\0.exe"s, "a,b"}, cut, {"c", "c"}}), Format::zip);
    EXPECT_EQ(lines_of(zip), (std::vector<std::string>{"good.csv\uFFFD.exe unsafe_path",
                                                       "cut.csv\uFFFD.exe damaged", "c"}));
}

TEST(Archive, AMemberWhoseSizesDifferOrThatIsNowhereIsDamaged) {
    ZipMember sized{"sized", "12345"};
    sized.listed_size = 4;
    ZipMember nowhere{"nowhere", "1"};
    nowhere.listed_at = 1;
    const Unpacked zip =
        unpacked(zip_bytes({{"first", "123"}, nowhere, sized, {"last", "1"}}), Format::zip);
    for (const Member& member : zip.members) {
        EXPECT_EQ(member.code, member.name.ends_with("st") ? "" : "damaged") << member.name;
    }
    EXPECT_TRUE(zip.ending.code == "damaged" || zip.members.size() == 4);
}

TEST(Archive, WhatUnpacksToFarMoreThanItIsEndsTheArchive) {
    const std::string letters(80U << 20U, 'a');
    const std::string bomb = test::zip_of({{"a", letters}, {"b", "behind it"}});
    const Unpacked zip = unpacked(bomb, Format::zip);
    EXPECT_EQ(zip.ending.code, "too_large");
    EXPECT_EQ(lines_of(zip), std::vector<std::string>{"a too_large"});
    EXPECT_LE(zip.members[0].bytes.size(), 65U << 20U);
    const Unpacked packed = unpacked(gzip_of(bomb), Format::compressed);
    EXPECT_EQ(packed.ending.code, "too_large");
    EXPECT_LE(packed.members.at(0).bytes.size(), 65U << 20U);
}

TEST(Archive, AFileThatUnpacksToItselfIsDamagedNotEndless) {
    EXPECT_EQ(unpacked(file_of("quine.gz"), Format::compressed).ending.code, "damaged");
}

TEST(Archive, LimitsEndTheArchiveOrTheMember) {
    const std::string three = zip_bytes({{"a", "12345"}, {"b", "1"}, {"c", "12345"}});
    UnpackLimits limits;
    limits.entries = 2;
    EXPECT_EQ(unpacked(three, Format::zip, limits).ending.code, "too_many");
    limits = {};
    limits.total_bytes = 7;
    EXPECT_EQ(unpacked(three, Format::zip, limits).ending.code, "too_large");
    limits = {};
    limits.member_bytes = 4;
    const Unpacked zip = unpacked(three, Format::zip, limits);
    EXPECT_EQ(zip.ending.code, "");
    ASSERT_EQ(zip.members.size(), 3U);
    EXPECT_EQ(zip.members[0].code, "too_large");
    EXPECT_EQ(zip.members[1].code, "");
}

TEST(Archive, TarMembersSpeakForThemselves) {
    const std::string tar = tar_entry(gbk_name, "a", '0') + tar_entry("王.pdf", "b", '0') +
                            tar_entry("link", "", '2') + tar_entry("pipe", "", '6') +
                            std::string(1024, '\0');
    const Unpacked result = unpacked(tar, Format::tar);
    ASSERT_EQ(result.members.size(), 4U);
    EXPECT_EQ(result.members[0].name, "王建国/推荐表.pdf");
    EXPECT_EQ(result.members[1].name, "王.pdf");
    EXPECT_EQ(result.members[2].code, "not_regular");
    EXPECT_EQ(result.members[3].code, "not_regular");
}

TEST(Archive, WhatWasSentBeforeATarBreaksOffStands) {
    const std::string tar =
        tar_entry("a", "1", '0') + tar_entry("b", std::string(5000, 'x'), '0');
    const Unpacked result = unpacked(tar.substr(0, 3000), Format::tar);
    EXPECT_EQ(result.ending.code, "damaged");
    ASSERT_EQ(result.members.size(), 2U);
    EXPECT_EQ(result.members[0].code, "");
    EXPECT_EQ(result.members[1].code, "damaged");
}

TEST(Archive, OtherPackersAreRead) {
    for (const auto& [name, format] : {std::pair{"test-documents.7z", Format::seven_zip},
                                       std::pair{"test-documents.rar", Format::rar},
                                       std::pair{"test-documents.tbz2", Format::compressed}}) {
        const Unpacked result = unpacked(file_of(name), format);
        EXPECT_EQ(result.ending.code, "") << name;
        EXPECT_EQ(result.members.size(), 9U) << name;
    }
}

TEST(Archive, AFileThatIsMerelyCompressedIsItsOnlyMember) {
    const Unpacked result = unpacked(file_of("bob.gz"), Format::compressed, {}, "说明.txt.gz");
    ASSERT_EQ(result.members.size(), 1U);
    EXPECT_EQ(result.members[0].name, "说明.txt");
    EXPECT_EQ(result.members[0].bytes, "hello world");
}

TEST(Archive, APasswordOnTheListOfMembersIsEncrypted) {
    EXPECT_EQ(unpacked(file_of("full_encrypted.7z"), Format::seven_zip).ending.code,
              "encrypted");
}

TEST(Archive, GarbageIsDamagedNotACrash) {
    for (const Format format :
         {Format::zip, Format::seven_zip, Format::rar, Format::tar, Format::compressed}) {
        const std::string code = unpacked("garbage, garbage, garbage", format).ending.code;
        EXPECT_TRUE(code == "damaged" || (code.empty() && format == Format::compressed))
            << code;
    }
}

TEST(Archive, OnlyItsOwnFramesArePieces) {
    EXPECT_THROW((void)piece_from(""), InputError);
    EXPECT_THROW((void)piece_from("X"), InputError);
    EXPECT_THROW((void)piece_from("E"), InputError);
}

} // namespace intake

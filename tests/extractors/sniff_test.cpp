#include "extractors/sniff.hpp"

#include "pipeline/model/error.hpp"
#include "tests/scratch_folder.hpp"
#include "tests/zip_bytes.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using namespace std::string_literals;

Format format_of(std::string_view head, std::string_view name = "x") {
    return sniff(head, name).format;
}

SniffedFormat inside(const std::string& bytes, std::string_view name) {
    const ScratchFolder folder;
    return look_inside(folder.write("blob", bytes), name);
}

std::string ooxml(const std::string& part) {
    return zip_bytes({{"[Content_Types].xml", "<Types/>"}, {part, "<x/>"}});
}

// A compound file of four sectors: header, allocation table, directory of four entries.
std::string compound(const std::vector<std::string>& names) {
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(22, '\0') +
                         little(9, 2) + std::string(16, '\0') + little(1, 4);
    header.resize(76, '\0');
    header += little(0, 4);
    header.resize(512, '\xFF');
    std::string table = little(0xFFFFFFFD, 4) + little(0xFFFFFFFE, 4);
    table.resize(512, '\xFF');
    std::string directory;
    for (const std::string& name : names) {
        std::string entry;
        for (const char c : name) {
            entry += little(static_cast<unsigned char>(c), 2);
        }
        entry.resize(64, '\0');
        entry += little((name.size() + 1) * 2, 2) + "\2";
        entry.resize(128, '\0');
        directory += entry;
    }
    directory.resize(512, '\0');
    return header + table + directory;
}

} // namespace

TEST(Sniff, ContentDecidesWhateverTheNameSays) {
    EXPECT_EQ(format_of("%PDF-1.4\n", "a.jpg"), Format::pdf);
    EXPECT_EQ(format_of("\xEF\xBB\xBF\r\n%PDF-1.4\n", "a"), Format::pdf);
    EXPECT_EQ(format_of("\xFF\xD8\xFF\xE0", "a.png"), Format::jpeg);
    EXPECT_EQ(format_of("\x89PNG\r\n\x1A\n", "a.pdf"), Format::png);
    EXPECT_EQ(format_of("II*\0"s), Format::tiff);
    EXPECT_EQ(format_of("7z\xBC\xAF\x27\x1C"), Format::seven_zip);
    EXPECT_EQ(format_of("Rar!\x1A\x07\x01"), Format::rar);
    EXPECT_EQ(format_of("\x1F\x8B\x08"), Format::compressed);
    EXPECT_EQ(format_of(""), Format::empty);
    EXPECT_EQ(format_of("\x01\x02\x03", "a.pdf"), Format::unknown);
}

TEST(Sniff, PhonePicturesAndFilmsShareABox) {
    EXPECT_EQ(format_of("\0\0\0\x18"
                        "ftypheic"s),
              Format::heic);
    EXPECT_EQ(format_of("\0\0\0\x18"
                        "ftypmif1"s),
              Format::heic);
    EXPECT_EQ(format_of("\0\0\0\x18"
                        "ftypqt  "s),
              Format::video);
}

TEST(Sniff, TextThatBeginsWithBmIsNoPicture) {
    EXPECT_EQ(format_of("BMW 3 Series and other words\n"), Format::text);
    EXPECT_EQ(format_of("BM" + std::string(12, '\0') + "\x28" + std::string(40, '\0')),
              Format::bmp);
}

TEST(Sniff, TextIsATableByItsNameOrItsColumns) {
    EXPECT_EQ(format_of("姓名\n王建国\n", "汇总.csv"), Format::csv);
    EXPECT_EQ(format_of("\xD0\xD5\xC3\xFB,\xB5\xA5\xCE\xBB\n", "a.csv"), Format::csv);
    EXPECT_EQ(format_of("a\tb\n1\t2\n", "汇总.xls"), Format::csv);
    EXPECT_EQ(format_of("王建国，男。\n生于上海。\n", "a.txt"), Format::text);
    EXPECT_EQ(format_of("<!DOCTYPE html><table>", "汇总.xls"), Format::text);
    EXPECT_EQ(format_of(R"(<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>)"),
              Format::xls);
}

TEST(Sniff, ACharacterCutInTwoIsStillText) {
    const std::string text = "推荐";
    EXPECT_EQ(format_of(text.substr(0, 5), "a.txt"), Format::text);
}

TEST(Sniff, ZipContainersAreKnownByTheirParts) {
    EXPECT_TRUE(sniff(ooxml("xl/workbook.xml"), "a").container);
    EXPECT_EQ(inside(ooxml("xl/workbook.xml"), "a.bin").format, Format::xlsx);
    EXPECT_EQ(inside(ooxml("xl/workbook.xml"), "a.et").format, Format::et);
    EXPECT_EQ(inside(ooxml("word/document.xml"), "a.xlsx").format, Format::docx);
    EXPECT_EQ(inside(ooxml("ppt/presentation.xml"), "a").format, Format::ppt);
    EXPECT_EQ(inside(zip_bytes({{"OFD.xml", "<x/>"}}), "a.zip").format, Format::ofd);
    EXPECT_EQ(
        inside(zip_bytes({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), "a")
            .format,
        Format::ods);
    EXPECT_EQ(inside(zip_bytes({{"xl/a.pdf", "%PDF-"}}), "a.xlsx").format, Format::zip);
}

TEST(Sniff, CompoundFilesAreKnownByTheirStreams) {
    EXPECT_TRUE(sniff(compound({"Root Entry"}), "a").container);
    EXPECT_EQ(inside(compound({"Root Entry", "Workbook"}), "a").format, Format::xls);
    EXPECT_EQ(inside(compound({"Root Entry", "Workbook"}), "a.et").format, Format::et);
    EXPECT_EQ(inside(compound({"Root Entry", "WordDocument"}), "a.xls").format, Format::doc);
    EXPECT_EQ(inside(compound({"Root Entry", "WordDocument"}), "a.wps").format, Format::wps);
    EXPECT_EQ(inside(compound({"PowerPoint Document"}), "a").format, Format::ppt);
}

TEST(Sniff, AWorkbookBehindAPasswordIsEncrypted) {
    const SniffedFormat found =
        inside(compound({"Root Entry", "EncryptedPackage"}), "汇总.xlsx");
    EXPECT_EQ(found.code, "encrypted");
    EXPECT_EQ(found.format, Format::xlsx);
}

TEST(Sniff, BrokenContainersAreDamaged) {
    const std::string whole = ooxml("xl/workbook.xml");
    EXPECT_EQ(inside(whole.substr(0, whole.size() - 40), "a.xlsx").code, "damaged");
    EXPECT_EQ(inside(compound({"Workbook"}).substr(0, 600), "a.xls").code, "damaged");
    // A directory chain that leads back to itself ends.
    std::string looped = compound({"Workbook"});
    looped.replace(512 + 4, 4, little(1, 4));
    EXPECT_EQ(inside(looped, "a.xls").format, Format::xls);
}

TEST(Sniff, GuessesCrossThePipeUnchanged) {
    const Guess back = guess_from(to_frame(Guess{Format::zip, true}));
    EXPECT_EQ(back.format, Format::zip);
    EXPECT_TRUE(back.container);
    for (const std::string_view frame : {"", "\1", "\1x", "\x7F\x30", "\1\x30\x30"}) {
        EXPECT_THROW((void)guess_from(frame), InputError) << frame;
    }
}

TEST(Sniff, IdentitiesCrossThePipeUnchanged) {
    const SniffedFormat back =
        identity_from(to_frame(SniffedFormat{Format::xlsx, "encrypted"}));
    EXPECT_EQ(back.format, Format::xlsx);
    EXPECT_EQ(back.code, "encrypted");
    EXPECT_THROW((void)identity_from(""), InputError);
    EXPECT_THROW((void)identity_from("\x7F"), InputError);
}

} // namespace intake

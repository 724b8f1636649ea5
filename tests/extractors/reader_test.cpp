#include "extractors/reader.hpp"

#include "pipeline/model/error.hpp"

#include <gtest/gtest.h>

namespace intake {
namespace {

InputFile picture(const std::string& name, Format format) {
    InputFile file;
    file.path = "王建国/" + name;
    file.blob = std::string(INTAKE_TEST_DATA) + "/images/" + name;
    file.format = format;
    return file;
}

Document read(const InputFile& file) {
    static const Recognizer recognizer;
    return read_document(file, recognizer);
}

std::string code_of(const InputFile& file) {
    try {
        static_cast<void>(read(file));
    } catch (const InputError& error) {
        return error.code;
    }
    return "read";
}

} // namespace

TEST(Reader, KnowsWhatItReads) {
    for (const Format format :
         {Format::pdf, Format::jpeg, Format::png, Format::tiff, Format::bmp, Format::xlsx,
          Format::xls, Format::ods, Format::csv}) {
        EXPECT_TRUE(is_readable(format)) << name_of(format);
    }
    for (const Format format : {Format::unknown, Format::empty, Format::docx, Format::ofd,
                                Format::heic, Format::zip, Format::gif}) {
        EXPECT_FALSE(is_readable(format)) << name_of(format);
        EXPECT_EQ(code_of(picture("plain.png", format)), "unknown_format");
    }
}

TEST(Reader, EveryFrameIsAPageOfTheFilesPath) {
    const Document document = read(picture("three_frames.tif", Format::tiff));
    EXPECT_EQ(document.path, "王建国/three_frames.tif");
    EXPECT_EQ(document.page_count, 3);
    ASSERT_GE(document.pages.size(), 3U);
    EXPECT_EQ(document.pages.front().number, 1);
    EXPECT_EQ(document.pages.back().number, 3);
}

TEST(Reader, DamagedPicturesAreRefused) {
    EXPECT_EQ(code_of(picture("cut.jpg", Format::jpeg)), "damaged");
    EXPECT_EQ(code_of(picture("bomb.png", Format::png)), "too_large");
    EXPECT_EQ(code_of(picture("missing.png", Format::png)), "damaged");
}

TEST(Reader, PicturesOfPagesAreScaledDownNeverUp) {
    const Raster own = picture_of(picture("plain.png", Format::png), 1, 300);
    EXPECT_EQ(own.width, 40);
    const Raster half = picture_of(picture("plain.png", Format::png), 1, own.dpi / 2);
    EXPECT_EQ(half.width, 20);
    EXPECT_EQ(half.height, 12);
    EXPECT_THROW(static_cast<void>(picture_of(picture("plain.png", Format::png), 2, 72)),
                 InputError);
    EXPECT_THROW(static_cast<void>(picture_of(picture("plain.png", Format::xlsx), 1, 72)),
                 InputError);
}

} // namespace intake

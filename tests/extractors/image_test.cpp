#include "extractors/image.hpp"

#include "extractors/image_header.hpp"
#include "pipeline/model/error.hpp"

#include "tests/zip_bytes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>

namespace intake {
namespace {

std::string bytes_of(const std::string& name) {
    std::ifstream in(std::string(INTAKE_TEST_DATA) + "/images/" + name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string code_of(std::string_view bytes, int index = 0) {
    try {
        static_cast<void>(decode_image(bytes, index));
    } catch (const InputError& error) {
        return error.code;
    }
    return "decoded";
}

int grey_at(const Raster& raster, int x, int y) {
    const Raster grey = to_grey(raster);
    return grey.pixels.at(grey.at(x, y));
}

/// The fixtures' picture: 40×24, white, black over the left quarter of the top half.
void expect_bar(const Raster& raster, const std::string& name) {
    ASSERT_EQ(raster.width, 40) << name;
    ASSERT_EQ(raster.height, 24) << name;
    EXPECT_LT(grey_at(raster, 3, 4), 40) << name;
    EXPECT_GT(grey_at(raster, 30, 4), 215) << name;
    EXPECT_GT(grey_at(raster, 3, 20), 215) << name;
    EXPECT_GT(grey_at(raster, 30, 20), 215) << name;
}

/// A TIFF of one strip that is not there, of this size.
std::string tiff_of(std::uint64_t width, std::uint64_t height) {
    const std::array<std::array<std::uint64_t, 2>, 8> tags{{{256, width},
                                                            {257, height},
                                                            {258, 8},
                                                            {259, 1},
                                                            {262, 1},
                                                            {273, 8},
                                                            {278, height},
                                                            {279, 100}}};
    std::string out = std::string("II*\0\x08\0\0\0", 8) + little(tags.size(), 2);
    for (const auto& [tag, value] : tags) {
        out += little(tag, 2) + little(4, 2) + little(1, 4) + little(value, 4);
    }
    return out + little(0, 4) + std::string(100, 'x');
}

Raster gradient(int channels) {
    Raster raster{7, 5, channels, 150, {}};
    for (std::size_t i = 0; i < raster.at(0, raster.height); ++i) {
        raster.pixels.push_back(static_cast<std::uint8_t>(i * 37));
    }
    return raster;
}

} // namespace

TEST(Image, EveryEncodingShowsTheSamePicture) {
    for (const char* name :
         {"plain.png", "grey.jpg", "cmyk.jpg", "bilevel.png", "palette.png", "four_bit.bmp",
          "plain.bmp", "lzw.tif", "sixteen_bit.png", "transparent.png", "transparent_grey.png",
          "transparent_palette.png"}) {
        expect_bar(decode_image(bytes_of(name)), name);
    }
}

TEST(Image, WhitePrintOnNothingDoesNotVanish) {
    const Raster raster = decode_image(bytes_of("white_on_nothing.png"));
    EXPECT_GT(grey_at(raster, 3, 4), 215);
    EXPECT_LT(grey_at(raster, 30, 20), 40);
    const Raster nothing = decode_image(bytes_of("nothing.png"));
    EXPECT_GT(grey_at(nothing, 3, 4), 215);
}

TEST(Image, AllEightExifOrientationsAreApplied) {
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const std::string name = "exif_" + std::to_string(orientation) + ".jpg";
        EXPECT_EQ(jpeg_orientation(bytes_of(name)), orientation);
        expect_bar(decode_image(bytes_of(name)), name);
    }
}

TEST(Image, EveryFrameOfATiffIsRead) {
    const std::string bytes = bytes_of("three_frames.tif");
    EXPECT_EQ(frame_count(bytes), 3);
    expect_bar(decode_image(bytes, 0), "frame 0");
    expect_bar(turn(decode_image(bytes, 1), 2), "frame 1");
    expect_bar(decode_image(bytes, 2), "frame 2");
    EXPECT_EQ(code_of(bytes, 3), "damaged");
}

TEST(Image, FaxPagesAreMadeSquare) {
    const Raster fax = decode_image(bytes_of("bilevel.tif"));
    EXPECT_EQ(fax.width, 40);
    EXPECT_EQ(fax.height, 50);
}

TEST(Image, ImplausibleResolutionsBecomeA4) {
    const Raster stamp = decode_image(bytes_of("plain.png")); // 40 px at 300 dpi: 10 points
    EXPECT_DOUBLE_EQ(stamp.dpi, 40 * 72 / 842.0);
    Raster page{1240, 1754, 1, 150, {}};
    page.pixels.assign(page.at(0, page.height), 255);
    EXPECT_DOUBLE_EQ(decode_image(encode_png(page)).dpi, 150);
    page.dpi = 72; // a photo's default: 1754 points long
    EXPECT_DOUBLE_EQ(decode_image(encode_jpeg(page, 50)).dpi, 1754 * 72 / 842.0);
}

TEST(Image, PicturesWithTooManyPixelsAreRefusedBeforeDecoding) {
    EXPECT_EQ(code_of(bytes_of("bomb.png")), "too_large");
    EXPECT_EQ(code_of(bytes_of("bomb.bmp")), "too_large");
}

TEST(Image, PicturesThatOnlyClaimToBeHugeAreRefusedBeforeDecoding) {
    std::string jpeg = bytes_of("grey.jpg");
    jpeg.replace(jpeg.find("\xFF\xC0") + 5, 4, "\xEA\x60\xEA\x60"); // height, width
    EXPECT_EQ(code_of(jpeg), "too_large");
    for (const std::uint64_t side : {60'000U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
        const std::string code = code_of(tiff_of(side, side));
        EXPECT_TRUE(code == "too_large" || code == "damaged") << side << ' ' << code;
    }
    EXPECT_EQ(code_of(tiff_of(60'000, 60'000)), "too_large");
}

TEST(Image, HalfAJpegIsDamagedNotHalfAPage) {
    EXPECT_EQ(code_of(bytes_of("cut.jpg")), "damaged");
}

TEST(Image, CutFilesNeverCrash) {
    for (const char* name : {"plain.png", "grey.jpg", "plain.bmp", "lzw.tif", "exif_6.jpg",
                             "three_frames.tif", "palette.png"}) {
        const std::string bytes = bytes_of(name);
        for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 97) {
            const std::string code = code_of(std::string_view(bytes).substr(0, size));
            EXPECT_TRUE(code == "damaged" || code == "too_large" || code == "decoded");
        }
    }
    EXPECT_EQ(code_of("GIF89a"), "damaged");
}

TEST(Image, PngKeepsEveryPixelAndTheResolution) {
    for (const int channels : {1, 3}) {
        Raster raster = gradient(channels);
        raster.dpi = 1; // a page of A4 size comes back with the dpi of that size
        const Raster back = decode_image(encode_png(raster));
        EXPECT_EQ(back.pixels, raster.pixels);
        EXPECT_EQ(back.channels, channels);
    }
}

TEST(Image, EncodingTwiceGivesTheSameBytes) {
    EXPECT_EQ(encode_png(gradient(3)), encode_png(gradient(3)));
    EXPECT_EQ(encode_jpeg(gradient(3), 80), encode_jpeg(gradient(3), 80));
}

TEST(Image, TurnsGoClockwise) {
    const Raster from = gradient(3);
    const Raster once = turn(from, 1);
    EXPECT_EQ(once.width, from.height);
    EXPECT_EQ(once.pixels.at(once.at(once.width - 1, 0)), from.pixels.at(0));
    EXPECT_EQ(turn(once, 3).pixels, from.pixels);
    EXPECT_EQ(turn(from, -3).pixels, once.pixels);
    EXPECT_EQ(turn(from, 4).pixels, from.pixels);
}

TEST(Image, RotatingKeepsTheSizeAndGoesClockwise) {
    Raster from{101, 101, 1, 72, std::vector<std::uint8_t>(101UL * 101, 255)};
    for (int y = 0; y < 6; ++y) {
        for (int x = 45; x < 56; ++x) {
            from.pixels.at(from.at(x, y + 5)) = 0; // a mark at the top
        }
    }
    const Raster turned = rotate(from, 45);
    EXPECT_EQ(turned.width, 101);
    EXPECT_LT(turned.pixels.at(turned.at(50 + 30, 50 - 30)), 128); // now at the top right
    EXPECT_GT(turned.pixels.at(turned.at(50 - 30, 50 - 30)), 200);
}

TEST(Image, ResizingScalesTheResolutionAlong) {
    const Raster big = resize(gradient(1), 2);
    EXPECT_EQ(big.width, 14);
    EXPECT_EQ(big.height, 10);
    EXPECT_DOUBLE_EQ(big.dpi, 300);
}

TEST(Image, CroppingStaysInsideThePicture) {
    const Raster from = gradient(3);
    const Raster part = crop(from, 2, 1, 100, 3);
    EXPECT_EQ(part.width, 5);
    EXPECT_EQ(part.height, 2);
    EXPECT_EQ(part.pixels.at(0), from.pixels.at(from.at(2, 1)));
    EXPECT_EQ(crop(from, 5, 5, 2, 2).pixels.size(), 0U);
}

TEST(ImageHeader, TiffDirectoriesThatGoInCirclesEnd) {
    const std::string circle("II*\0\x08\0\0\0\0\0\x08\0\0\0", 14);
    EXPECT_EQ(tiff_frames(circle, 1000), 1);
    EXPECT_EQ(tiff_frames(std::string("II*\0\xff\xff\xff\xff", 8), 1000), 0);
}

} // namespace intake

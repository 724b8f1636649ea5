#include "pipeline/crops.hpp"

#include "pipeline/model/error.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

const std::string png = "\x89PNG\r\n\x1A\n and more";

} // namespace

TEST(Crops, EachPictureGoesToThePlaceThatWaitsForIt) {
    std::vector<ReviewItem> items(2);
    items[0].pictures.assign(1, "");
    items[1].pictures.assign(2, "");
    const std::vector<Want> wanted{{0, 0}, {1, 1}};
    take_picture(std::string(), 0, wanted, items);
    take_picture(std::string(png), 1, wanted, items);
    EXPECT_EQ(items[0].pictures, std::vector<std::string>{""});
    EXPECT_EQ(items[1].pictures, (std::vector<std::string>{"", png}));
}

TEST(Crops, FramesNobodyAskedForAreRefused) {
    std::vector<ReviewItem> items(1);
    items[0].pictures.assign(1, "");
    const std::vector<Want> wanted{{0, 0}};
    EXPECT_THROW(take_picture(std::string(png), 1, wanted, items), InputError);
    EXPECT_THROW(take_picture("<html>", 0, wanted, items), InputError);
    EXPECT_EQ(items[0].pictures[0], "");
}

} // namespace intake

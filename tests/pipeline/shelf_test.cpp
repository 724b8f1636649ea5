#include "pipeline/shelf.hpp"

#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

namespace fs = std::filesystem;
using test::slurp;
using test::spill;
using test::TempDir;

const std::vector<EngineInfo> engines{{"reader", "1", "model", "00"}};

InputFile file_of(const std::string& content) {
    InputFile file;
    file.sha256 = content;
    file.format = Format::pdf;
    return file;
}

fs::path only_file_in(const fs::path& folder) {
    fs::path found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            EXPECT_TRUE(found.empty());
            found = entry.path();
        }
    }
    return found;
}

TEST(Shelf, GivesBackWhatWasRead) {
    const TempDir place;
    Shelf(place / "readings", engines).put(file_of("aa11"), "what was read");
    const Shelf again(place / "readings", engines);
    EXPECT_EQ(again.take(file_of("aa11")), "what was read");
    EXPECT_EQ(again.take(file_of("aa12")), std::nullopt);
}

TEST(Shelf, KeepsReadingsOfOneContentInTwoFormatsApart) {
    const TempDir place;
    const Shelf shelf(place / "readings", engines);
    shelf.put(file_of("aa11"), "as PDF");
    InputFile table = file_of("aa11");
    table.format = Format::csv;
    EXPECT_EQ(shelf.take(table), std::nullopt);
}

TEST(Shelf, DoesNotTrustATornOrChangedReading) {
    const TempDir place;
    const Shelf shelf(place / "readings", engines);
    shelf.put(file_of("aa11"), "what was read");
    const fs::path kept = only_file_in(place / "readings");
    const std::string bytes = slurp(kept);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        spill(kept, bytes.substr(0, size));
        EXPECT_EQ(shelf.take(file_of("aa11")), std::nullopt) << size;
    }
    spill(kept, bytes.substr(0, bytes.size() - 1) + "!");
    EXPECT_EQ(shelf.take(file_of("aa11")), std::nullopt);
}

TEST(Shelf, ReadsAgainWithAnotherModelAndKeepsNoOldReadings) {
    const TempDir place;
    Shelf(place / "readings", engines).put(file_of("aa11"), "what was read");
    std::vector<EngineInfo> others = engines;
    others.front().model_sha256 = "01";
    EXPECT_EQ(Shelf(place / "readings", others).take(file_of("aa11")), std::nullopt);
    EXPECT_TRUE(only_file_in(place / "readings").empty());
}

TEST(Shelf, IsPrivate) {
    const TempDir place;
    const Shelf shelf(place / "readings", engines);
    shelf.put(file_of("aa11"), "what was read");
    EXPECT_EQ(fs::status(place / "readings").permissions(), fs::perms::owner_all);
    const auto file_mode = fs::status(only_file_in(place / "readings")).permissions();
    EXPECT_EQ(file_mode, fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace

} // namespace intake

#include "pipeline/guarded.hpp"

#include "pipeline/commands.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace intake {

TEST(Guarded, AFileSystemErrorTellsTheReasonAndNoPath) {
    std::string complaint;
    const auto look = []() -> int {
        return static_cast<int>(std::filesystem::file_size("/nowhere/王建国.pdf"));
    };
    EXPECT_EQ(guarded(look, complaint), Exit::machine);
    EXPECT_NE(complaint.find("No such file"), std::string::npos) << complaint;
    EXPECT_EQ(complaint.find("王建国"), std::string::npos) << complaint;
}

} // namespace intake

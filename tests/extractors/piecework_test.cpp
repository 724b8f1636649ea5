#include "extractors/piecework.hpp"

#include "pipeline/model/error.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include <unistd.h>

namespace intake {

namespace {

struct Received {
    std::vector<std::string> codes;
    std::vector<std::string> frames;
};

Received run(const std::function<std::string(std::size_t)>& work) {
    Received result;
    result.frames.resize(6);
    Piecework pieces{.label = "test", .count = 6, .work = work};
    pieces.limits.output = 10;
    pieces.receive = [&result](std::size_t piece, std::string&& frame) {
        if (frame == "bad") {
            throw InputError("crashed", "not a frame of ours");
        }
        result.frames[piece] = std::move(frame);
    };
    result.codes = run_pieces(pieces);
    return result;
}

} // namespace

TEST(Piecework, AllPiecesAreDoneByOneWorker) {
    const Received result = run([](std::size_t) { return std::to_string(getpid()); });
    EXPECT_EQ(result.codes, std::vector<std::string>(6));
    EXPECT_EQ(result.frames, std::vector<std::string>(6, result.frames[0]));
    EXPECT_NE(result.frames[0], std::to_string(getpid()));
}

TEST(Piecework, APieceThatGoesWrongIsAloneInThat) {
    const Received result = run([](std::size_t piece) {
        if (piece == 0) {
            std::raise(SIGSEGV);
        } else if (piece == 1) {
            throw InputError("damaged", "");
        } else if (piece == 3) {
            return std::string("bad");
        } else if (piece == 5) {
            return std::string(11, 'x');
        }
        return std::to_string(piece);
    });
    EXPECT_EQ(result.codes,
              (std::vector<std::string>{"crashed", "damaged", "", "crashed", "", "crashed"}));
    EXPECT_EQ(result.frames, (std::vector<std::string>{"", "", "2", "", "4", ""}));
}

TEST(Piecework, NoPiecesNeedNoWorker) {
    EXPECT_TRUE(run_pieces({.label = "test", .count = 0}).empty());
}

} // namespace intake

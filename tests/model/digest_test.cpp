#include "pipeline/model/digest.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(Digest, KnowsThePublishedExample) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, PiecesMakeTheSameDigestAsTheWhole) {
    Digest digest;
    digest.add("a");
    digest.add("");
    digest.add("bc");
    EXPECT_EQ(digest.hex(), sha256_hex("abc"));
}

} // namespace intake

#include "pipeline/secrecy.hpp"

#include "tests/support/pages.hpp"
#include "validators/profile.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::ocr_at;

constexpr const char* hash = "0f";

std::string_view code_of(const Text& line, const Ledger* ledger = nullptr) {
    Page page = blank_page(line.origin);
    page.lines = {line};
    return secrecy_code(document_of({page}), hash, {{"机密", "内部资料"}, ledger});
}

Ledger said(Said what) {
    Ledger ledger;
    const Topic topic = topic_of_secrecy(hash);
    ledger.statements[key_of(topic)] = {.topic = topic, .said = what};
    return ledger;
}

} // namespace

TEST(Secrecy, MarksStandAloneNearTheEdge) {
    EXPECT_EQ(code_of(line_at("机密★10年", 60, 20)), "marked_secret");
    EXPECT_EQ(code_of(line_at("保守机密人人有责", 60, 20)), "");
    EXPECT_EQ(code_of(line_at("机密★10年", 60, 400)), "");
}

TEST(Secrecy, OnScansIsSureWhereBothReadersAre) {
    Text mark = ocr_at("机密★10年", 60, 20, 12, 0.99);
    EXPECT_EQ(code_of(mark), "maybe_secret");
    mark.second = "机密大10年";
    EXPECT_EQ(code_of(mark), "marked_secret");
    mark.weakest = 0.5;
    EXPECT_EQ(code_of(mark), "maybe_secret");
}

TEST(Secrecy, IsWhatAPersonSaid) {
    const Text mark = ocr_at("内部资料", 60, 20, 12, 0.99);
    const Ledger none = said(Said::pass);
    const Ledger real = said(Said::fail);
    const Ledger unclear = said(Said::illegible);
    EXPECT_EQ(code_of(mark, &none), "");
    EXPECT_EQ(code_of(mark, &real), "marked_secret");
    EXPECT_EQ(code_of(mark, &unclear), "maybe_secret");
    EXPECT_EQ(code_of(line_at("正文", 60, 20), &real), "") << "no mark, no question";
}

TEST(Secrecy, IsAskedForAsTheProfileSays) {
    Profile profile = load_profile(INTAKE_SOURCE_DIR
                                   "/validators/profiles/shanghai-quality-craftsman-2026.toml");
    EXPECT_FALSE(secrecy_of(profile, nullptr).marks.empty());
    for (CheckRule& rule : profile.checks) {
        rule.enabled = rule.id != "PKG-16";
    }
    EXPECT_TRUE(secrecy_of(profile, nullptr).marks.empty());
}

} // namespace intake

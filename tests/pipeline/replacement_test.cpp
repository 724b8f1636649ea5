#include "pipeline/replacement.hpp"

#include "tests/support/batch_builder.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

/// A submission of two rounds: what is kept begins with "old".
struct Table {
    Case both;
    Submission submission;
    std::vector<KeptFile> kept;
    std::vector<RoundItem> items;
    Profile profile = test::small_profile();
};

std::string hash_of(const std::string& path) {
    std::string hash(64, '0');
    for (const char c : path) {
        hash[static_cast<unsigned char>(c) % 64U] =
            hash[static_cast<unsigned char>(c) % 64U] == '0' ? 'a' : 'b';
    }
    return hash;
}

Part& add(Table& table, const std::string& type, const std::string& path, int pages) {
    InputFile file = test::input_file(path, pages);
    file.sha256 = hash_of(path);
    table.submission.files.push_back(file);
    if (path.starts_with("old")) {
        table.kept.push_back({.file = file, .round = 1, .document = ""});
    }
    Part part;
    part.type = type;
    part.file = path;
    part.document = table.both.documents.size();
    for (int i = 0; i < pages; ++i) {
        part.pages.push_back(static_cast<std::size_t>(i));
    }
    table.both.documents.push_back(test::document(path, pages));
    if (table.both.dossiers.empty()) {
        table.both.dossiers.resize(1);
        table.both.dossiers[0].candidate = "王建国";
    }
    table.both.dossiers[0].parts.push_back(std::move(part));
    return table.both.dossiers[0].parts.back();
}

void put(Part& part, const std::string& field, int page, const std::string& value = "x") {
    part.readings.push_back(
        test::reading(field, part.type, test::on_page(part.file, page), value));
}

DocumentRule rule(const std::string& code, const std::string& section) {
    DocumentRule out;
    out.code = code;
    out.section = section;
    return out;
}

Replacements look(const Table& table) {
    return replacements_of({table.both, table.kept, table.submission, table.items, 3},
                           table.profile);
}

} // namespace

TEST(Replacement, LetsTheLaterOfTwoFormsWin) {
    Table table;
    Part& old = add(table, "C1", "old/推荐表.pdf", 1);
    put(old, "name", 1);
    put(add(table, "C1", "new/推荐表.pdf", 1), "name", 1);
    const Replacements found = look(table);
    ASSERT_EQ(found.certain.size(), 1U);
    EXPECT_EQ(found.certain[0].sha256, hash_of("old/推荐表.pdf"));
    EXPECT_EQ(found.certain[0].by, hash_of("new/推荐表.pdf"));
    EXPECT_EQ(found.certain[0].by_page, 0);
}

TEST(Replacement, PutsAPageThatCameAloneInTheOldOnesPlace) {
    Table table;
    {
        Part& old = add(table, "C1", "old/form.pdf", 2);
        put(old, "name", 1);
        put(old, "opinion", 2);
    }
    put(add(table, "C1", "new/page.pdf", 1), "opinion", 1);
    const Replacements found = look(table);
    ASSERT_EQ(found.certain.size(), 1U);
    EXPECT_EQ(found.certain[0].page, 2);
    EXPECT_EQ(found.certain[0].by_page, 1);
    const auto documents = replace_pages(
        table.both.documents, found.certain,
        {{hash_of("old/form.pdf"), "old/form.pdf"}, {hash_of("new/page.pdf"), "new/page.pdf"}});
    ASSERT_EQ(documents.size(), 1U);
    ASSERT_EQ(documents[0].pages.size(), 2U);
    const Source place = place_of(documents[0], documents[0].pages[1]);
    EXPECT_EQ(place.file, "new/page.pdf");
    EXPECT_EQ(place.page, 1);
    EXPECT_EQ(documents[0].pages[1].number, 2);
}

TEST(Replacement, KeepsTheSideOfACardThatDidNotComeAgain) {
    Table table;
    {
        Part& old = add(table, "C2", "old/card.pdf", 1);
        put(old, "id_number", 1);
        put(old, "id_issuer", 1);
    }
    put(add(table, "C2", "new/back.jpg", 1), "id_issuer", 1);
    EXPECT_TRUE(look(table).certain.empty());
}

TEST(Replacement, AddsACertificateUnlessItIsTheSameOne) {
    Table table;
    table.profile.documents.push_back(rule("C6", "evidence"));
    add(table, "C6", "old/王建国/先进个人.pdf", 1);
    add(table, "C6", "new/王建国/劳动奖章.pdf", 1);
    EXPECT_TRUE(look(table).certain.empty());
    add(table, "C6", "new/先进个人（重扫）.pdf", 1);
    EXPECT_TRUE(look(table).certain.empty()) << "another folder";
}

TEST(Replacement, AsksWhetherANewCertificateStandsForOneThatWasFaulty) {
    Table table;
    table.profile.documents.push_back(rule("C6", "evidence"));
    add(table, "C6", "old/先进个人.pdf", 1);
    add(table, "C6", "new/奖章.pdf", 1);
    RoundItem item{.number = 12};
    item.sha256 = hash_of("old/先进个人.pdf");
    table.items = {item};
    EXPECT_TRUE(look(table).certain.empty());
    EXPECT_EQ(look(table).unclear.size(), 1U);
}

TEST(Replacement, KnowsAnAnswerByTheNumberInItsName) {
    Table table;
    table.profile.documents.push_back(rule("C6", "evidence"));
    add(table, "C6", "old/先进个人.pdf", 1);
    add(table, "C6", "new/单位_王建国_BZ-03-012_证书.pdf", 1);
    RoundItem item{.number = 12};
    item.sha256 = hash_of("old/先进个人.pdf");
    table.items = {item};
    EXPECT_EQ(look(table).certain.size(), 1U);
    EXPECT_TRUE(look(table).unclear.empty());
}

TEST(Replacement, LetsAFileOfTheSameNameStandForOneThatCouldNotBeUsed) {
    Table table;
    InputFile broken =
        test::refused_file("old/推荐函.pdf", Outcome::quarantined, "damaged", "损坏", "重报");
    broken.sha256 = hash_of(broken.path);
    table.kept = {{.file = broken, .round = 1, .document = ""}};
    table.submission.files = {broken};
    EXPECT_TRUE(look(table).certain.empty());
    InputFile sound = test::input_file("old/推荐函（重扫）.pdf", 1);
    sound.sha256 = hash_of(sound.path);
    table.submission.files.push_back(sound);
    ASSERT_EQ(look(table).certain.size(), 1U);
    EXPECT_EQ(look(table).certain[0].page, 0);
}

} // namespace intake

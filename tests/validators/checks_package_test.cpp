#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

namespace intake::test {

namespace {
const std::string person = "王建国";
}

TEST(WorkbookCheck, AsksForATableThatCanBeRead) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-01"), "pass");
    world.subject.table = {};
    EXPECT_EQ(answer(world, "PKG-01"), "fail");
    quarantine(world, "推荐汇总表.et", "needs_conversion");
    EXPECT_EQ(answer(world, "PKG-01"), "undetermined");
    std::erase_if(world.profile.documents,
                  [](const DocumentRule& rule) { return rule.code == "U2"; });
    EXPECT_EQ(answer(world, "PKG-01"), "not_applicable");
}

TEST(SealedScanCheck, AsksForTheScanBesideTheWorkbook) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-10"), "pass");
    remove_document(world, "", "U2");
    EXPECT_EQ(outline(world, "PKG-10"), "fail unit PKG-10 缺少《推荐汇总表》盖章扫描件\n");
    EXPECT_EQ(answer(world, "SUM-10"), "not_applicable");
    add_unread_page(world, "扫描.jpg");
    EXPECT_EQ(answer(world, "PKG-10"), "undetermined");
    for (DocumentRule& rule : world.profile.documents) {
        rule.scan = false;
    }
    EXPECT_EQ(answer(world, "PKG-10"), "not_applicable");
}

TEST(PeopleWithoutPapers, AreAskedForUnlessTheirPapersMayBeHere) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-03"), "pass");
    dossier_of(world, person).parts.clear();
    EXPECT_EQ(outline(world, "PKG-03"),
              "fail unit PKG-03 王建国 汇总表第4行“王建国”未见申报材料，请补报或在汇总表中删除"
              "并说明\n");
    World archive = world;
    quarantine(archive, "王建国.rar", "damaged");
    EXPECT_EQ(answer(archive, "PKG-03"), "undetermined");
    World elsewhere = world;
    quarantine(elsewhere, "李敏/照片.jpg", "damaged");
    EXPECT_EQ(answer(elsewhere, "PKG-03"), "fail");
    world.subject.loose_parts.push_back(make_part(world, "C1", "表.pdf", {}));
    EXPECT_EQ(answer(world, "PKG-03"), "undetermined");
    world.subject.table = {};
    EXPECT_EQ(answer(world, "PKG-03"), "not_applicable");
}

TEST(PeopleWithoutRow, AreReportedOnlyUnderACertainName) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-04"), "pass");
    Dossier& dossier = dossier_of(world, person);
    dossier.in_table = false;
    std::erase_if(world.subject.table.rows,
                  [](const TableRow& row) { return row.cells.at(0).value == person; });
    EXPECT_EQ(answer(world, "PKG-04"), "fail");
    Field& name = *std::ranges::find(dossier.fields, "name", &Field::name);
    name.state = State::review;
    EXPECT_EQ(answer(world, "PKG-04"), "fail") << "the files bear it too";
    name.value = "王建园";
    EXPECT_EQ(answer(world, "PKG-04"), "undetermined");
    World loose = complete_world();
    loose.subject.loose_parts.push_back(part_of(loose, person, "C1"));
    EXPECT_EQ(answer(loose, "PKG-04"), "undetermined") << "of somebody not listed, perhaps";
    world.subject.table = {};
    EXPECT_EQ(answer(world, "PKG-04"), "not_applicable");
}

TEST(Files, ThatDoNotOpenAreTheUnitsUnlessTheReaderGaveUp) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-05"), "pass");
    quarantine(world, "王建国/荣誉.pdf", "timed_out");
    EXPECT_EQ(answer(world, "PKG-05"), "undetermined");
    quarantine(world, "王建国/奖状.pdf", "damaged");
    EXPECT_EQ(answer(world, "PKG-05"), "fail");
    EXPECT_EQ(answer(world, "PKG-06"), "pass");
    quarantine(world, "李敏/证书.heic", "needs_conversion");
    EXPECT_EQ(answer(world, "PKG-06"), "fail");
    add_document(world, "李敏/证书.pdf", {});
    EXPECT_EQ(answer(world, "PKG-06"), "pass"); // the same in a format that was read
}

TEST(Files, WithANumberInTheirFoldersNameAreToldOnce) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-08"), "pass");
    const std::string folder = "王建国" + id_of("31010119780512031");
    add_document(world, folder + "/一.pdf", {});
    add_document(world, folder + "/二.pdf", {});
    EXPECT_EQ(findings_of(judged(world), "PKG-08").size(), 1U);
}

TEST(RequiredDocuments, AreMissingOnlyIfNothingMayBeThem) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-09", person), "pass");
    remove_document(world, person, "C17");
    EXPECT_EQ(answer(world, "PKG-09", person), "pass"); // the portrait on the form
    page_of(world, part_of(world, person, "C1")).portraits.clear();
    EXPECT_EQ(answer(world, "PKG-09", person), "fail");
    make_scan(world, person, "C1");
    EXPECT_EQ(answer(world, "PKG-09", person), "undetermined");
    EXPECT_TRUE(findings_of(judged(world), "PKG-09").front().doubt.ends_with("请看原件"));
    dossier_of(world, person).parts.clear();
    EXPECT_EQ(answer(world, "PKG-09", person), "not_applicable");
}

TEST(RequiredDocuments, OfAnotherPersonsFolderAreNoDoubt) {
    World world = complete_world();
    remove_document(world, person, "C13");
    quarantine(world, "李敏/扫描.pdf", "damaged");
    EXPECT_EQ(answer(world, "PROC-01", person), "fail");
    quarantine(world, "王建国/身份证.jpg", "damaged"); // its name says what it is
    EXPECT_EQ(answer(world, "PROC-01", person), "fail");
    World partly = world;
    file_of(partly, "王建国/推荐表.pdf").pages_unreadable = 1;
    EXPECT_EQ(answer(partly, "PROC-01", person), "undetermined");
    quarantine(world, "王建国/承诺书.jpg", "damaged");
    EXPECT_EQ(answer(world, "PROC-01", person), "undetermined");
}

TEST(RequiredDocuments, MayBeAPageInsideAnotherWithItsOwnHeading) {
    World world = complete_world();
    remove_document(world, person, "C13");
    EXPECT_EQ(answer(world, "PROC-01", person), "fail");
    part_of(world, person, "C12").possible = {"C13"};
    EXPECT_EQ(answer(world, "PROC-01", person), "undetermined");
}

TEST(SameFileTwice, IsToldWhereTheNamesPromiseTwoThings) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-11", person), "pass");
    file_of(world, "王建国/承诺书.pdf").sha256 = "王建国/身份证.pdf";
    EXPECT_EQ(findings_of(judged(world), "PKG-11").size(), 1U);
}

TEST(UnknownPages, GoToAPerson) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-12"), "pass");
    add_unread_page(world, "王建国/其他.jpg", person);
    EXPECT_EQ(answer(world, "PKG-12"), "undetermined");
}

TEST(UnknownPages, AreOneFindingARun) {
    World world = complete_world();
    for (const std::size_t page : {0U, 1U, 2U, 4U}) {
        add_unread_page(world, "王建国/其他.pdf", person);
        Unrecognised& rest = world.subject.unrecognised.back();
        rest.document = world.subject.unrecognised.front().document;
        rest.page = page;
    }
    Document& book = world.subject.documents.at(world.subject.unrecognised.front().document);
    const Page blank = book.pages.front();
    for (int number = 2; number <= 5; ++number) {
        book.pages.push_back(blank);
        book.pages.back().number = number;
    }
    const auto told = findings_of(judged(world), "PKG-12");
    ASSERT_EQ(told.size(), 2U);
    EXPECT_NE(told.front().message.find("第1–3页"), std::string::npos) << told.front().message;
    EXPECT_EQ(told.back().source.page, 5);
}

TEST(PageCounts, AreHeldAgainstAllPagesOfTheFile) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-13", person), "not_applicable");
    Document& document = world.subject.documents.at(part_of(world, person, "C18").document);
    document.pages.front().lines.push_back(
        {.text = "第1页 共2页", .box = {250, 800, 300, 810}});
    EXPECT_EQ(outline(world, "PKG-13"),
              "fail unit PKG-13 王建国 《培育方案》缺第2页，请补齐\n");
    World scan = world;
    make_scan(scan, person, "C18");
    EXPECT_EQ(answer(scan, "PKG-13", person), "undetermined");
    Page next = document.pages.front();
    next.lines.back().text = "第2页 共2页";
    document.pages.push_back(next); // of another document in the same file
    EXPECT_EQ(answer(world, "PKG-13", person), "pass");
}

TEST(PageCounts, OfAScanAreSureWhereBothReadersSeeThemGoUp) {
    World world = complete_world();
    Document& document = world.subject.documents.at(part_of(world, person, "C18").document);
    part_of(world, person, "C18").pages = {0, 1};
    document.pages.push_back({.number = 2, .width = 595, .height = 842});
    for (Page& page : document.pages) {
        const std::string mark = page.number == 1 ? "第1页/共3页" : "第3页/共3页";
        page.lines.push_back(
            {.text = mark, .box = {250, 800, 300, 810}, .origin = Origin::ocr});
        page.lines.back().second = mark;
    }
    EXPECT_EQ(outline(world, "PKG-13"),
              "fail unit PKG-13 王建国 《培育方案》缺第2页，请补齐\n");
    document.pages.back().lines.back().second = "第3页/共8页";
    EXPECT_EQ(answer(world, "PKG-13", person), "undetermined");
}

TEST(FormsYear, IsReadFromATextLayerOnly) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-15", person), "pass");
    part_of(world, person, "C1").title = "2025年度推荐表";
    EXPECT_EQ(answer(world, "PKG-15", person), "fail");
    make_scan(world, person, "C1");
    EXPECT_EQ(answer(world, "PKG-15", person), "undetermined");
}

TEST(FormYear, MayStandInALineAtItsHead) {
    World world = complete_world();
    Page& page = page_of(world, part_of(world, person, "C1"));
    page.lines.insert(page.lines.begin(), {.text = "年度：2024年", .box = {400, 80, 480, 92}});
    EXPECT_EQ(answer(world, "PKG-15", person), "fail");
    page.lines.front().text = "（2026年度）";
    EXPECT_EQ(answer(world, "PKG-15", person), "pass");
    page.lines.front() = {.text = "2024年度", .box = {400, 600, 480, 612}};
    EXPECT_EQ(answer(world, "PKG-15", person), "pass") << "a row of a table";
}

TEST(SecrecyMark, StopsTheFileAndIsSaidOnce) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-16"), "pass");
    quarantine(world, "王建国/总结.pdf", "marked_secret");
    EXPECT_EQ(answer(world, "PKG-16"), "fail");
    EXPECT_EQ(answer(world, "PKG-05"), "pass");
    world.submission.files.back().code = "maybe_secret";
    EXPECT_EQ(answer(world, "PKG-16"), "undetermined");
}

TEST(Deadline, IsAPersonsToJudgeOncePast) {
    World world = complete_world();
    EXPECT_EQ(answer(world, "PKG-02"), "not_applicable");
    rule_of(world, "PKG-02").texts["deadline"] = "2026-05-15";
    EXPECT_EQ(answer(world, "PKG-02"), "pass");
    world.as_of = *parse_date("2026-05-16");
    EXPECT_EQ(answer(world, "PKG-02"), "undetermined");
    EXPECT_TRUE(contains(outline(world, "PKG-02"), "请按收件登记核对"));
}

TEST(Deadline, IsKeptByWhatTheLedgerSawBefore) {
    World world = complete_world();
    rule_of(world, "PKG-02").texts["deadline"] = "2026-05-15";
    Evidence evidence{world.subject, world.submission, world.profile, world.registers,
                      *parse_date("2026-06-10")};
    EXPECT_EQ(findings_of(check(evidence), "PKG-02").size(), 1U);
    evidence.received = parse_date("2026-05-12");
    EXPECT_EQ(findings_of(check(evidence), "PKG-02").size(), 0U);
}

} // namespace intake::test

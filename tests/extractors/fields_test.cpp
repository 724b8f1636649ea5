#include "extractors/fields.hpp"

#include "extractors/labels.hpp"
#include "pipeline/model/unicode.hpp"
#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::add_grid;
using testing::blank_page;
using testing::document_of;
using testing::line_at;
using testing::ocr_at;
using testing::small_profile;

Part read_form(Page page, const std::string& type = "F") {
    const Document document = document_of({std::move(page)});
    return read_part({.type = type, .file = "a.pdf", .pages = {0}}, document, small_profile());
}

std::string value(const Part& part, const std::string& field) {
    const Reading* reading = find_reading(part.readings, field);
    return reading == nullptr ? "(none)" : reading->value;
}

} // namespace

TEST(Fields, ValuesStandRightOfTheirLabels) {
    Page page = blank_page();
    add_grid(page, {{"姓名", "王建国", "性别", "男"},
                    {"出生年月", "1978.05", "手机", "13812345678"}});
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "name"), "王建国");
    EXPECT_EQ(value(part, "sex"), "男");
    EXPECT_EQ(value(part, "birth"), "1978-05");
    EXPECT_EQ(value(part, "mobile"), "13812345678");
    EXPECT_EQ(part.person, "王建国");
}

TEST(Fields, ValuesStandBelowARowOfLabels) {
    Page page = blank_page();
    add_grid(page, {{"姓名", "性别", "出生年月", "手机"},
                    {"王建国", "男", "1978.05", "13812345678"}});
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "name"), "王建国");
    EXPECT_EQ(value(part, "birth"), "1978-05");
}

TEST(Fields, TheOtherReadingIsThatOfTheValueAlone) {
    Page page = blank_page(Origin::ocr);
    add_grid(page,
             {{"姓名", "王建国", "性别", "男"}, {"手机：13812345678", "<", "工作单位", ""}});
    for (Text& line : page.lines) {
        line.second = line.text == "王建国" ? "王健国" : line.text;
    }
    const Part part = read_form(page);
    EXPECT_EQ(find_reading(part.readings, "mobile")->state, State::accepted);
    EXPECT_EQ(find_reading(part.readings, "name")->state, State::review);
    EXPECT_EQ(find_reading(part.readings, "name")->alternatives,
              (std::vector<std::string>{"王健国"}));
}

TEST(Fields, AnEmptyCellIsAbsentAndInkNobodyReadIsUnreadable) {
    Page page = blank_page();
    add_grid(page, {{"姓名", "王建国", "手机", ""}, {"性别", "", "工作单位", ""}});
    page.grids[0].cells[7].ink = Ink::unreadable;
    const Part part = read_form(page);
    EXPECT_EQ(find_reading(part.readings, "mobile")->state, State::absent);
    EXPECT_EQ(find_reading(part.readings, "employer")->state, State::unreadable);
}

TEST(Fields, ALabelAndItsValueMayShareACell) {
    Page page = blank_page();
    add_grid(page, {{"姓名：王建国", "性别：男"}, {"主要事迹：勤恳工作二十年。", "<"}});
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "name"), "王建国");
    EXPECT_EQ(value(part, "deeds"), "勤恳工作二十年。");
}

TEST(Fields, LinesOutsideATableAreReadToo) {
    Page page = blank_page();
    page.lines = {line_at("姓名：王建国", 60, 100),
                  line_at("工作单位：上海精工有限公司", 300, 100)};
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "name"), "王建国");
    EXPECT_EQ(value(part, "employer"), "上海精工有限公司");
}

TEST(Fields, WordsThatBeginLikeALabelGiveNoChoice) {
    Page page = blank_page();
    page.lines = {line_at("性别平等委员会主席", 60, 100), line_at("性别女", 60, 140)};
    EXPECT_EQ(value(read_form(page), "sex"), "女");
    page.lines.pop_back();
    EXPECT_EQ(value(read_form(page), "sex"), "(none)");
}

TEST(Fields, ALabelNobodyListedBelowALabelIsNoValue) {
    Page page = blank_page(); // "主要事迹" stands before a group of rows and means no cell
    add_grid(page, {{"主要事迹", "姓名", "王建国", "<"},
                    {"专利、标准", "无", "<", "<"},
                    {"手机", "13812345678", "<", "<"}});
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "deeds"), "(none)");
    EXPECT_EQ(value(part, "name"), "王建国");
    Page columns = blank_page(); // two labels side by side over their values
    add_grid(columns, {{"姓名", "性别"}, {"王建国", "男"}});
    EXPECT_EQ(value(read_form(columns), "name"), "王建国");
}

TEST(Fields, AParagraphThatBeginsBesideItsLabelGoesOnBelow) {
    Page page = blank_page();
    page.lines = {line_at("5．主要事迹：勤恳工作", 60, 100), line_at("二十年。", 60, 120),
                  line_at("6．其他情况", 60, 140), line_at("此处另写。", 60, 160)};
    EXPECT_EQ(value(read_form(page), "deeds"), "勤恳工作二十年。");
    page.lines[0] = line_at("5·主要事迹：勤恳工作", 60, 100); // "．" as OCR reads it
    page.lines[2] = line_at("6·其他情况", 60, 140);
    EXPECT_EQ(value(read_form(page), "deeds"), "勤恳工作二十年。");
}

TEST(Fields, TheHeadingOfTheNextSectionIsNoValue) {
    Page page = blank_page();
    add_grid(page, {{"性别", "手机"}, {"五、四个基本条件", "<"}});
    EXPECT_EQ(value(read_form(page), "mobile"), "(none)");
}

TEST(Fields, ThePageNumberBelongsToNoValue) {
    Page page = blank_page();
    page.lines = {line_at("主要事迹", 60, 740), line_at("勤恳工作二十年。", 60, 760),
                  line_at("-3-", 290, 800)};
    EXPECT_EQ(value(read_form(page), "deeds"), "勤恳工作二十年。");
}

TEST(Fields, ACardHasNoColons) {
    Page page = blank_page(Origin::ocr);
    page.lines = {ocr_at("姓名王建国", 60, 100, 12, 0.95), ocr_at("性别男", 60, 120, 12, 0.95),
                  ocr_at("公民身份号码11010519491231002X", 60, 160, 12, 0.95)};
    const Part part = read_form(page, "K");
    EXPECT_EQ(value(part, "name"), "王建国");
    EXPECT_EQ(value(part, "id_number"), "11010519491231002X");
    EXPECT_EQ(find_reading(part.readings, "id_number")->state, State::accepted);
    EXPECT_EQ(find_reading(part.readings, "name")->state, State::review)
        << "a name never stands on OCR alone";
}

TEST(Fields, ALabelWithBracketsMayStandAboveItsValueInOneCell) {
    const auto value_in = [](const std::u32string& text, const std::string& label) {
        const std::vector<std::vector<std::string>> labels{{label}};
        const std::vector<LabelHit> hits = labels_in(text, label_forms(labels));
        return hits.size() == 1 ? encode(text.substr(hits[0].value)) : "(none)";
    };
    EXPECT_EQ(value_in(U"职业资格（技能）等级\n无", "职业资格(技能)等级"), "\n无");
    EXPECT_EQ(value_in(U"工作单位（全称）\n某厂", "工作单位全称"), "\n某厂");
    EXPECT_EQ(value_in(U"从事专业（工种）：车工", "从事专业(工种)"), "车工");
    EXPECT_EQ(value_in(U"单位（全称要写清楚）", "单位全称"), "(none)");
}

TEST(Fields, ALabelRightBehindAListedValueIsALabel) {
    Page page = blank_page(Origin::ocr);
    page.lines = {ocr_at("性别女出生年月1978.05", 60, 100, 12, 0.95),
                  ocr_at("手机甲姓名王建国", 60, 140, 12, 0.95)};
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "sex"), "女");
    EXPECT_EQ(value(part, "birth"), "1978-05");
    EXPECT_EQ(value(part, "name"), "(none)");
}

TEST(Fields, DoubtAboutTheRestOfALineIsNoneAboutTheValue) {
    const auto mobile_of = [](const std::string& second) {
        Page page = blank_page(Origin::ocr);
        page.lines = {ocr_at("手机：13812345678", 60, 100, 12, 0.6)};
        page.lines[0].weakest = 0.5;
        page.lines[0].agreed = 0.97;
        page.lines[0].second = second;
        const Part part = read_form(page);
        return *find_reading(part.readings, "mobile");
    };
    EXPECT_EQ(mobile_of("手一札：13812345678").state, State::accepted);
    EXPECT_EQ(mobile_of("手机：13812345679").state, State::review);
}

TEST(Fields, ANumberInBoxesIsReadAcrossThem) {
    Page page = blank_page();
    add_grid(page, {{"身份证号", "1", "", ""}});
    page.lines.push_back(line_at("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X", 160, 400));
    const Part part = read_form(page);
    EXPECT_EQ(value(part, "id_number"), "11010519491231002X");
    EXPECT_EQ(find_reading(part.readings, "id_number")->state, State::accepted);
    page.lines.pop_back();
    double left = 160;
    for (const char digit : std::string("11010519491231002X")) {
        page.lines.push_back(line_at(std::string(1, digit), left, 400));
        left += 20;
    }
    EXPECT_EQ(value(read_form(page), "id_number"), "11010519491231002X");
    page.lines.at(page.lines.size() - 9).text = "91|"; // a rule beside the 9 read as a 1
    const Part doubtful = read_form(page);
    EXPECT_EQ(value(doubtful, "id_number"), "11010519491231002X");
    EXPECT_EQ(find_reading(doubtful.readings, "id_number")->state, State::review);
}

TEST(Fields, AnEmptyCellOverFilledOnesBesideTheSameLabelIsNotAbsent) {
    Page page = blank_page(Origin::ocr);
    add_grid(page, {{"手机", "", "<"}, {"", "138", "0013"}});
    Grid& grid = page.grids.front();
    grid.cells[0].row_span = 2;
    std::erase_if(grid.cells,
                  [](const GridCell& cell) { return cell.row == 1 && cell.column == 0; });
    EXPECT_EQ(find_reading(read_form(page).readings, "mobile")->state, State::unreadable);
    page.lines.resize(1);
    for (GridCell& cell : grid.cells) {
        cell.lines.resize(cell.column == 0 ? 1 : 0);
    }
    EXPECT_EQ(find_reading(read_form(page).readings, "mobile")->state, State::absent);
}

TEST(Fields, ALabelThatMayHoldItsValueGivesTheNextCellToAPerson) {
    Page page = blank_page(Origin::ocr);
    add_grid(page, {{"工作单位", "上海某某厂"}});
    page.lines[1].second = page.lines[1].text;
    EXPECT_EQ(find_reading(read_form(page).readings, "employer")->state, State::accepted);
    page.lines[0].text = "工作单位（全利"; // and the value below it, in the same cell
    page.lines.push_back(ocr_at("某某站", 54, 214, 8, 1));
    page.grids[0].cells[0].lines.push_back(2);
    EXPECT_EQ(find_reading(read_form(page).readings, "employer")->state, State::review);
}

TEST(Fields, RowsOfAListAreEntriesAndNotFields) {
    Page page = blank_page();
    add_grid(page, {{"工作单位", "上海精工有限公司", "<"},
                    {"起止年月", "单位", "职务"},
                    {"2001.07-2010.06", "上海第一机床厂", "技术员"},
                    {"2010.07-至今", "上海精工有限公司", "主任"},
                    {"主要事迹", "勤恳工作。", "<"}});
    const Part part = read_form(page);
    ASSERT_EQ(part.entries.size(), 2U);
    EXPECT_EQ(part.entries[0].list, "resume");
    EXPECT_EQ(find_reading(part.entries[0].columns, "position")->value, "技术员");
    EXPECT_EQ(value(part, "employer"), "上海精工有限公司");
    EXPECT_EQ(value(part, "deeds"), "勤恳工作。");
}

/// A form whose history is lines in one cell.
Page page_with_history(const std::vector<std::string>& lines, Origin origin = Origin::text) {
    Page page = blank_page(origin);
    add_grid(page, {{"工作单位", "上海精工有限公司"}, {"工作简历", ""}});
    GridCell& cell = page.grids.front().cells.back();
    cell.box.bottom += 100;
    page.grids.front().box.bottom += 100;
    cell.ink = Ink::read;
    for (const std::string& text : lines) {
        const double top = cell.box.top + 4 + 12 * static_cast<double>(cell.lines.size());
        cell.lines.push_back(static_cast<int>(page.lines.size()));
        page.lines.push_back(line_at(text, cell.box.left + 4, top, 8, origin));
        page.lines.back().second = origin == Origin::ocr ? text : "";
    }
    return page;
}

TEST(Fields, AHistoryWrittenInLinesHasRowsToo) {
    for (const Origin origin : {Origin::text, Origin::ocr}) {
        const Part part = read_form(
            page_with_history({"2001.07—2010.06　上海第一机床厂　技术员", "（其间借调）",
                               "2010年7月一至今 日立电梯（中国）有限公司"},
                              origin));
        ASSERT_EQ(part.entries.size(), 2U);
        const Reading* period = find_reading(part.entries[0].columns, "period");
        EXPECT_EQ(period->value, "2001-07/2010-06");
        EXPECT_EQ(period->state, State::accepted);
        EXPECT_LT(period->source.box.height(), 20);
        EXPECT_EQ(find_reading(part.entries[0].columns, "unit")->value, "上海第一机床厂");
        EXPECT_EQ(find_reading(part.entries[1].columns, "period")->value, "2010-07/至今");
        EXPECT_EQ(find_reading(part.entries[1].columns, "unit")->raw, "日立电梯(中国)有限公司");
    }
}

TEST(Fields, AHistoryWithoutBothEndsOfEveryPeriodStaysProse) {
    const Part part = read_form(page_with_history(
        {"2001.07 参加工作", "2003.07—2010.06 上海第一机床厂", "2010.07—今"}));
    EXPECT_TRUE(part.entries.empty());
    EXPECT_NE(find_reading(part.readings, "resume"), nullptr);
}

TEST(Fields, RowsBesideTheListsLabelNeedNoHeadings) {
    Page page = blank_page();
    add_grid(page, {{"工作简历", "2001.07-2010.06", "上海第一机床厂 技术员"},
                    {"", "2010.07-至今", "上海精工有限公司 主任"},
                    {"", "", ""},
                    {"主要事迹", "勤恳工作。", "<"}});
    Grid& grid = page.grids.front();
    grid.cells[0].row_span = 3;
    std::erase_if(grid.cells, [](const GridCell& cell) {
        return cell.column == 0 && (cell.row == 1 || cell.row == 2);
    });
    const Part part = read_form(page);
    ASSERT_EQ(part.entries.size(), 2U);
    EXPECT_EQ(find_reading(part.entries[0].columns, "period")->value, "2001-07/2010-06");
    EXPECT_EQ(find_reading(part.entries[1].columns, "unit")->value, "上海精工有限公司");
    EXPECT_EQ(value(part, "deeds"), "勤恳工作。");
    page.lines[1].text = "2001.07"; // one row without an end, and none is believed
    EXPECT_TRUE(read_form(page).entries.empty());
}

TEST(Fields, ReadersThatDifferOnAPeriodGiveTheRowToAPerson) {
    Page page = page_with_history({"2010.07至今 上海精工", "2001.07—2010.06 上海第一机床厂"},
                                  Origin::ocr);
    page.lines.back().second = "2001.01—2010.06 上海第一机床厂";
    const Part part = read_form(page);
    ASSERT_EQ(part.entries.size(), 2U);
    EXPECT_EQ(find_reading(part.entries[1].columns, "period")->state, State::review);
}

TEST(Fields, TheHeadOfAListNobodyKnowsNamesNoValues) {
    Page page = blank_page();
    add_grid(page, {{"从何时", "到何时", "工作单位", "职务"},
                    {"2001.07", "2010.06", "上海第一机床厂", "技术员"},
                    {"2010.07", "至今", "上海精工有限公司", "主任"}});
    EXPECT_EQ(value(read_form(page), "employer"), "(none)");
}

TEST(Fields, ALabelNobodyListedButNearlyIsAskedAbout) {
    Page page = blank_page();
    add_grid(page, {{"姓名", "王建国", "现所在工作单位名", "上海精工有限公司"},
                    {"公民身份证件号码", "11010519491231002X", "车间班组", "一车间"}});
    const Part part = read_form(page);
    const Reading* employer = find_reading(part.readings, "employer");
    ASSERT_NE(employer, nullptr);
    EXPECT_EQ(employer->value, "上海精工有限公司");
    EXPECT_EQ(employer->state, State::review);
    EXPECT_EQ(find_reading(part.readings, "id_number")->state, State::review);
    EXPECT_EQ(part.readings.size(), 3U);
}

TEST(Fields, AListedValueBehindAShortLabelWithOneSlipIsAskedAbout) {
    Page page = blank_page(Origin::ocr);
    page.lines = {line_at("生别 男 民族 汉", 60, 100), line_at("性名 王建国", 60, 120)};
    for (Text& line : page.lines) {
        line.origin = Origin::ocr;
    }
    const Part part = read_form(page);
    const Reading* sex = find_reading(part.readings, "sex");
    ASSERT_NE(sex, nullptr);
    EXPECT_EQ(sex->value, "男");
    EXPECT_EQ(sex->state, State::review);
    EXPECT_EQ(find_reading(part.readings, "name"), nullptr);
}

TEST(Fields, AnInstructionIsNoValue) {
    Page page = blank_page();
    page.lines = {line_at("2.工作单位应填写全称，并与所盖公章一致。", 60, 100)};
    EXPECT_EQ(value(read_form(page), "employer"), "(none)");
}

TEST(Fields, TextUnderAHeadingIsABlock) {
    Page page = blank_page();
    page.lines = {line_at("一、主要事迹", 60, 100), line_at("他二十年如一日，", 60, 120),
                  line_at("改进工艺三十项。", 60, 140)};
    EXPECT_EQ(value(read_form(page), "deeds"), "他二十年如一日，改进工艺三十项。");
}

TEST(Fields, BoxesAreThoseOfThePageInTheFile) {
    Page page = blank_page();
    page.to_file = {-1, 0, 0, -1, 595, 842};
    add_grid(page, {{"姓名", "王建国"}, {"性别", "男"}});
    const Part part = read_form(page);
    const Box box = find_reading(part.readings, "name")->source.box;
    EXPECT_DOUBLE_EQ(box.left, 595 - 530);
    EXPECT_DOUBLE_EQ(box.bottom, 842 - 200);
}

TEST(Fields, TheTitleOfADocumentIsNoLabelWithAValue) {
    Page page = blank_page();
    page.lines = {line_at("候选人姓名考评意见表", 200, 60)};
    Profile profile = small_profile();
    const Document document = document_of({page});
    Part part{.type = "F", .file = "a.pdf", .pages = {0}, .title = "候选人姓名考评意见表"};
    EXPECT_EQ(find_reading(read_part(part, document, profile).readings, "name"), nullptr);
    part.title.clear();
    EXPECT_NE(find_reading(read_part(part, document, profile).readings, "name"), nullptr);
}

} // namespace intake

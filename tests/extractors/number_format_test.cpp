#include "extractors/number_format.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using Kind = NumberFormat::Kind;

Kind kind_of(std::string_view code) {
    return parse_number_format(code).kind;
}

SheetCell shown(std::string_view stored, std::string_view code,
                DateSystem system = DateSystem::from_1900) {
    SheetCell cell;
    set_number(cell, stored, parse_number_format(code), system);
    return cell;
}

} // namespace

TEST(NumberFormat, KnowsChineseDates) {
    EXPECT_EQ(kind_of("[$-804]yyyy\"年\"m\"月\"d\"日\";@"), Kind::date);
    EXPECT_EQ(kind_of("yyyy/m/d;@"), Kind::date);
    EXPECT_EQ(kind_of("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@"), Kind::date);
    EXPECT_EQ(kind_of("m\"月\"d\"日\";@"), Kind::date);
    EXPECT_EQ(kind_of("yyyy\"年\"m\"月\";@"), Kind::month);
    EXPECT_EQ(kind_of("yyyy\\.mm"), Kind::month);
    EXPECT_EQ(kind_of("[$-804]aaaa;@"), Kind::date);
}

TEST(NumberFormat, TellsTimesAndNumbersFromDates) {
    EXPECT_EQ(kind_of("h:mm AM/PM"), Kind::time);
    EXPECT_EQ(kind_of("mm:ss.0"), Kind::time);
    EXPECT_EQ(kind_of("[h]:mm:ss"), Kind::number);
    EXPECT_EQ(kind_of("[mm]:ss"), Kind::number);
    EXPECT_EQ(kind_of("General"), Kind::number);
    EXPECT_EQ(kind_of("G/通用格式;[Red]General"), Kind::number);
    EXPECT_EQ(kind_of("0.00E+00"), Kind::number);
    EXPECT_EQ(kind_of("#,##0\"day\""), Kind::number);
    EXPECT_EQ(kind_of("[Red]0.00_);(0.00)"), Kind::number);
    EXPECT_EQ(kind_of("@"), Kind::number);
    EXPECT_EQ(kind_of(""), Kind::number);
    EXPECT_EQ(kind_of("\"unfinished"), Kind::number);
}

TEST(NumberFormat, KnowsTheBuiltInFormatsOfChineseExcel) {
    for (const int id : {14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58}) {
        EXPECT_EQ(builtin_number_format(id).kind, Kind::date) << id;
    }
    for (const int id : {17, 27, 36, 50, 52, 57}) {
        EXPECT_EQ(builtin_number_format(id).kind, Kind::month) << id;
    }
    for (const int id : {0, 1, 2, 9, 11, 46, 48, 49}) {
        EXPECT_EQ(builtin_number_format(id).kind, Kind::number) << id;
    }
}

TEST(PlainDecimal, NeverWritesAnExponent) {
    EXPECT_EQ(plain_decimal(4.201061986112346e+17), "420106198611234600");
    EXPECT_EQ(plain_decimal(-1.5), "-1.5");
    EXPECT_EQ(plain_decimal(0.00012), "0.00012");
    EXPECT_EQ(plain_decimal(100), "100");
    EXPECT_EQ(plain_decimal(12345.678), "12345.678");
    EXPECT_EQ(plain_decimal(-0.0), "0");
    EXPECT_EQ(plain_decimal(0.1 + 0.2), "0.3");
    EXPECT_EQ(plain_decimal(70.599999999999994), "70.6");
    EXPECT_EQ(plain_decimal(0.99999999999999989), "1");
    EXPECT_EQ(plain_decimal(1e300).size(), 301U);
}

TEST(SetNumber, KeepsEveryDigitThatWasStored) {
    EXPECT_EQ(shown("310101197805120314", "General").text, "310101197805120314");
    EXPECT_EQ(shown("4.201061986112346E+17", "0").text, "420106198611234600");
    EXPECT_EQ(shown("13800138000", "General").type, CellType::number);
    EXPECT_EQ(shown("123", "000000").text, "000123");
    EXPECT_EQ(shown("12x", "General").type, CellType::error);
    EXPECT_EQ(shown("1e999", "General").type, CellType::error);
}

TEST(SetNumber, CountsDaysInBothDateSystems) {
    EXPECT_EQ(shown("28622", "yyyy-mm-dd").text, "1978-05-12");
    EXPECT_EQ(shown("27160", "yyyy-mm-dd", DateSystem::from_1904).text, "1978-05-12");
    EXPECT_EQ(shown("1", "yyyy-mm-dd").text, "1900-01-01");
    EXPECT_EQ(shown("59", "yyyy-mm-dd").text, "1900-02-28");
    EXPECT_EQ(shown("61", "yyyy-mm-dd").text, "1900-03-01");
    EXPECT_EQ(shown("0", "yyyy-mm-dd").text, "1900-01-00");
    EXPECT_EQ(shown("-1", "yyyy-mm-dd").type, CellType::number);
    EXPECT_EQ(shown("198605", "yyyy-mm-dd").text, "2443-10-04");
    EXPECT_EQ(shown("19860512", "yyyy-mm-dd").text, "19860512");
}

TEST(SetNumber, WritesOnlyWhatTheFormatShows) {
    EXPECT_EQ(shown("28611", "yyyy\"年\"m\"月\"").text, "1978-05");
    EXPECT_EQ(shown("28622", "yyyy\"年\"m\"月\"").text, "1978-05-12");
    EXPECT_EQ(shown("28622.354166666668", "yyyy/m/d h:mm").text, "1978-05-12 08:30:00");
    EXPECT_EQ(shown("28622.354166666668", "yyyy/m/d").text, "1978-05-12");
    EXPECT_EQ(shown("28622.9999999999", "yyyy/m/d h:mm").text, "1978-05-13");
    EXPECT_EQ(shown("0.354166666666667", "h:mm").text, "08:30:00");
    EXPECT_EQ(shown("28622", "h:mm").text, "1978-05-12");
}

TEST(SetIsoDate, TakesDatesWithAndWithoutATime) {
    SheetCell cell;
    ASSERT_TRUE(set_iso_date(cell, "1978-05-12"));
    EXPECT_EQ(cell.text, "1978-05-12");
    EXPECT_EQ(cell.number, 28622);
    ASSERT_TRUE(set_iso_date(cell, "1978-05-12T08:30:00.000"));
    EXPECT_EQ(cell.text, "1978-05-12 08:30:00");
    EXPECT_FALSE(set_iso_date(cell, "1978-02-30"));
    EXPECT_FALSE(set_iso_date(cell, "08:30"));
}

} // namespace intake

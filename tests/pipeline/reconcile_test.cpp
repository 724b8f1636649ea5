#include "pipeline/reconcile.hpp"

#include "tests/support/pages.hpp"

#include <gtest/gtest.h>

namespace intake {

namespace {

using testing::small_profile;

/// How a value was read.
struct Seen {
    State state = State::accepted;
    Origin origin = Origin::text;
    double confidence = 1;
};

Reading reading(const std::string& field, const std::string& document, const std::string& value,
                const Seen& seen) {
    Reading out{.field = field,
                .document = document,
                .raw = value,
                .value = value,
                .state = seen.state,
                .confidence = seen.confidence};
    out.source.file = document;
    out.source.origin = seen.origin;
    return out;
}

Field reconciled(const std::vector<Reading>& readings, const std::string& field) {
    Dossier dossier{.candidate = "王芳"};
    for (const Reading& one : readings) {
        dossier.parts.push_back(
            {.type = one.document, .file = one.document, .readings = {one}});
    }
    Case subject;
    subject.documents.push_back({});
    reconcile(dossier, subject, small_profile());
    return *find_field(dossier, field);
}

} // namespace

TEST(Reconcile, AnOcrNameIsRaisedByACellThatSaysTheSame) {
    const Field field =
        reconciled({reading("name", "F", "王芳", {State::review, Origin::ocr, 0.9}),
                    reading("name", "T", "王芳", {State::accepted, Origin::cell})},
                   "name");
    EXPECT_EQ(field.state, State::accepted);
    EXPECT_EQ(field.readings.at(0).state, State::accepted);
}

TEST(Reconcile, TwoOcrReadingsDoNotMakeANameCertain) {
    const Field field =
        reconciled({reading("name", "F", "王芳", {State::review, Origin::ocr, 0.9}),
                    reading("name", "K", "王芳", {State::review, Origin::ocr, 0.9})},
                   "name");
    EXPECT_EQ(field.state, State::review);
}

TEST(Reconcile, AContradictionIsForAPersonAndReplacesNothing) {
    const Field field =
        reconciled({reading("mobile", "F", "13812345678", {State::accepted, Origin::text}),
                    reading("mobile", "T", "13812345679", {State::accepted, Origin::cell})},
                   "mobile");
    EXPECT_EQ(field.state, State::review);
    EXPECT_EQ(field.readings.at(0).value, "13812345678");
    EXPECT_EQ(field.readings.at(1).value, "13812345679");
}

TEST(Reconcile, ALongerNameOfAUnitDoesNotTakeTheShortersPlace) {
    const Field field = reconciled(
        {reading("employer", "F", "上海某某有限公司", {State::accepted, Origin::ocr}),
         reading("employer", "T", "上海某某有限公司（盖章）日期",
                 {State::accepted, Origin::ocr})},
        "employer");
    EXPECT_EQ(field.value, "上海某某有限公司");
}

TEST(Reconcile, AWeakOcrReadingDoesNotContradictACell) {
    const Field field =
        reconciled({reading("mobile", "F", "13812345679", {State::review, Origin::ocr, 0.5}),
                    reading("mobile", "T", "13812345678", {State::accepted, Origin::cell})},
                   "mobile");
    EXPECT_EQ(field.state, State::accepted);
    EXPECT_EQ(field.value, "13812345678");
}

TEST(Reconcile, AProvenIdNumberBearsWitnessForBirthAndSex) {
    const std::vector<Reading> readings{
        reading("id_number", "F", "34052419800101001X", {State::accepted, Origin::ocr, 0.95}),
        reading("birth", "F", "1980-01", {State::review, Origin::ocr, 0.7}),
        reading("sex", "F", "女", {State::review, Origin::ocr, 0.7})};
    EXPECT_EQ(reconciled(readings, "birth").state, State::accepted);
    EXPECT_EQ(reconciled(readings, "sex").state, State::review);
}

TEST(Reconcile, AMonthAgreesWithADayInIt) {
    const Field field =
        reconciled({reading("birth", "F", "1980-01", {State::accepted, Origin::text}),
                    reading("birth", "K", "1980-01-01", {State::accepted, Origin::text})},
                   "birth");
    EXPECT_EQ(field.state, State::accepted);
    EXPECT_EQ(field.value, "1980-01-01");
}

TEST(Reconcile, NothingSeenAnywhereIsAbsent) {
    EXPECT_EQ(reconciled({}, "mobile").state, State::absent);
}

TEST(Reconcile, WhatTwoDocumentsSurelySayADoubtfulThirdDoesNotUnsettle) {
    const Reading form =
        reading("employer", "F", "上海甲有限公司", {State::accepted, Origin::ocr});
    const Reading cell =
        reading("employer", "T", "上海甲有限公司", {State::accepted, Origin::cell});
    const Reading noise =
        reading("employer", "K", "2026年4月22日", {State::review, Origin::ocr});
    EXPECT_EQ(reconciled({form, cell, noise}, "employer").state, State::accepted);
    EXPECT_EQ(reconciled({form, noise}, "employer").state, State::review);
}

TEST(Reconcile, AnUnseenFieldIsNotAbsentBesideALineHardlyRead) {
    Page page = testing::blank_page(Origin::ocr);
    page.lines = {testing::ocr_at("证件", 50, 50, 12, 0.95)};
    Case subject;
    subject.documents = {testing::document_of({page})};
    Dossier dossier{.candidate = "王芳"};
    dossier.parts = {{.type = "K", .file = "a.pdf", .pages = {0}}};
    reconcile(dossier, subject, small_profile());
    EXPECT_EQ(find_field(dossier, "sex")->state, State::absent);
    subject.documents[0].pages[0].lines[0].confidence = 0.4;
    reconcile(dossier, subject, small_profile());
    EXPECT_EQ(find_field(dossier, "sex")->state, State::unreadable);
}

} // namespace intake

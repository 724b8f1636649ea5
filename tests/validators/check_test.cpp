#include "tests/support/cases.hpp"

#include "pipeline/model/unicode.hpp"

#include <gtest/gtest.h>

#include <set>

namespace intake::test {

namespace {

const std::string person = "王建国";

std::string outline_of_units(const World& world) {
    return outline(judged(world).findings);
}

/// Worlds with every kind of fault, for what must hold of all findings.
std::vector<World> spoilt_worlds() {
    std::vector<World> worlds;
    for (const DocumentRule& rule : shipped_profile().documents) {
        World world = complete_world();
        remove_document(world, rule.level == Level::unit ? "" : person, rule.code);
        worlds.push_back(std::move(world));
    }
    World faulty = complete_world();
    quarantine(faulty, "王建国/照片.heic", "needs_conversion");
    quarantine(faulty, "李敏/材料" + id_of("31010419850707002") + ".pdf", "damaged");
    give(faulty, person, "id_number", "C1", id_of("31010119780512033"));
    give(faulty, person, "sex", "C1", "女");
    give(faulty, person, "birth", "C1", "1978-06-12");
    give(faulty, person, "mobile", "U2", "13800000002");
    give(faulty, person, "employer", "C18", "另一家有限公司");
    give(faulty, person, "position", "U2", "总工程师");
    give(faulty, person, "cultivation_end", "C20", "2025-09-01");
    give(faulty, person, "name", "C1", "王建中");
    give(faulty, person, "professional_title", "C1", "高级工程师");
    give(faulty, person, "certificate_number", "C1", "Y003");
    cell_of(faulty, person, "id_number").as_number = true;
    cell_of(faulty, person, "mobile").raw = "";
    cell_of(faulty, person, "mobile").value = "";
    cell_of(faulty, person, "mobile").state = State::absent;
    faulty.subject.table.columns.pop_back();
    reading_of(faulty, person, "deeds", "C1").state = State::absent;
    reading_of(faulty, person, "condition_1", "C1").state = State::absent;
    reading_of(faulty, person, "force_heritage", "C1").state = State::absent;
    part_of(faulty, "", "U5").readings[1].value = "2026-04-29";
    part_of(faulty, person, "C1").title = "2025年度推荐表";
    Part& form = part_of(faulty, person, "C1");
    form.entries.push_back({"honours", {make_value("title", "C1", form.file, "某某奖")}});
    form.entries.push_back(
        {"patents", {make_value("number", "C1", form.file, "ZL201310699744.3")}});
    form.seals.push_back({1, {}, "某某公司", State::accepted, "employer_seal"});
    page_of(faulty, part_of(faulty, person, "C12")).lines.front().text = "李敏的材料";
    worlds.push_back(std::move(faulty));
    return worlds;
}

} // namespace

TEST(Check, CompleteMaterialHasNoFinding) {
    const World world = complete_world();
    EXPECT_EQ(outline_of_units(world), "");
    for (const Dossier& dossier : world.subject.dossiers) {
        EXPECT_EQ(verdict_of(dossier, judged(world).findings, world.profile), "complete");
    }
}

TEST(Check, CatalogueAndEnabledRowsAreTheSame) {
    std::set<std::string> known;
    for (const CheckSummary& check : catalogue()) {
        EXPECT_TRUE(known.insert(std::string(check.id)).second) << check.id;
        const CheckRule* rule = find_check_rule(shipped_profile(), check.id);
        ASSERT_NE(rule, nullptr) << check.id;
        EXPECT_TRUE(rule->enabled) << check.id;
    }
    for (const CheckRule& rule : shipped_profile().checks) {
        EXPECT_EQ(rule.enabled, known.contains(rule.id)) << rule.id;
    }
}

TEST(Check, EveryCheckAnswersForEverybodyOnce) {
    const World world = complete_world();
    std::vector<Answer> answers = judged(world).answers;
    const auto across = check_across({world.subject}, world.profile);
    std::ranges::copy(across.at(0).answers, std::back_inserter(answers));
    std::set<std::string> asked;
    for (const Answer& given : answers) {
        EXPECT_TRUE(asked.insert(given.check + given.candidate).second) << given.check;
    }
    for (const CheckSummary& check : catalogue()) {
        const std::string id(check.id);
        EXPECT_TRUE(asked.contains(id) ||
                    (asked.contains(id + person) && asked.contains(id + "李敏")))
            << id;
    }
}

void expect_filled(const std::string& text, const std::string& check) {
    EXPECT_FALSE(text.empty()) << check;
    for (const auto* hole : {"{", "}", "“”", "《》", "（）"}) {
        EXPECT_FALSE(contains(text, hole)) << check << " " << text;
    }
}

TEST(Check, MessagesAreFilledAndIdsUnique) {
    for (const World& world : spoilt_worlds()) {
        std::set<std::string> ids;
        for (const Finding& finding : judged(world).findings) {
            expect_filled(finding.message, finding.check);
            expect_filled(finding.remedy, finding.check);
            EXPECT_TRUE(ids.insert(finding.id).second) << finding.check << finding.message;
            EXPECT_EQ(finding.id.size(), 16U);
        }
    }
}

/// A profile in which everything is called otherwise.
Profile renamed(Profile profile) {
    profile.unit_title = "选送方";
    for (DocumentRule& rule : profile.documents) {
        rule.title = "甲" + rule.code;
    }
    for (FieldRule& rule : profile.fields) {
        rule.title = "乙" + rule.name;
    }
    return profile;
}

/// `text` without what it quotes: names of files, values.
std::string without_quotes(std::string text) {
    for (std::size_t at = text.find("“"); at != std::string::npos; at = text.find("“", at)) {
        const std::size_t end = text.find("”", at);
        text.erase(at, end == std::string::npos ? end : end - at);
    }
    return text;
}

void expect_renamed(const std::string& reason, const std::string& check) {
    const std::string text = without_quotes(reason);
    for (const auto* word :
         {"{", "}", "推荐表", "汇总表", "推荐函", "公示证明", "承诺书", "事迹材料", "培育方案",
          "培育档案", "考评表", "身份证复印件", "征求意见表", "推荐单位"}) {
        EXPECT_FALSE(contains(text, word)) << check << " " << reason;
    }
}

TEST(Check, ReasonsCallThingsAsTheProfileDoes) {
    for (World& world : spoilt_worlds()) {
        world.profile = renamed(world.profile);
        const Verdicts verdicts = judged(world);
        for (const Answer& given : verdicts.answers) {
            expect_renamed(given.reason, given.check);
        }
        for (const Finding& finding : verdicts.findings) {
            expect_renamed(finding.doubt, finding.check);
        }
    }
    World world = complete_world();
    world.profile = renamed(world.profile);
    remove_document(world, person, "C13");
    for (const Answer& given : judged(world).answers) {
        if (given.check == "PROC-02" && given.candidate == person) {
            EXPECT_EQ(given.reason, "没有《甲C13》");
        }
    }
}

TEST(Check, OnlySecretariatsChecksAndDoubtsStayInside) {
    for (const World& world : spoilt_worlds()) {
        for (const Finding& finding : judged(world).findings) {
            const CheckRule* rule = find_check_rule(world.profile, finding.check);
            const bool inside = finding.result == Result::undetermined ||
                                rule->audience == Audience::secretariat;
            EXPECT_EQ(finding.audience == Audience::secretariat, inside) << finding.check;
        }
    }
}

TEST(Check, NumbersOfPeopleAreMaskedInWhatItSays) {
    for (const World& world : spoilt_worlds()) {
        for (const Finding& finding : judged(world).findings) {
            for (const std::string& text :
                 {finding.found, finding.expected, finding.message, finding.remedy}) {
                EXPECT_EQ(mask_personal(text), text) << finding.check;
            }
        }
    }
}

TEST(Check, IdsStayWhereRowsAndPagesMove) {
    World world = complete_world();
    give(world, person, "sex", "C1", "女");
    const auto before = findings_of(judged(world), "ID-05");
    reading_of(world, person, "sex", "C1").source.page = 7;
    for (Dossier& dossier : world.subject.dossiers) {
        dossier.table_row += 3;
    }
    const auto after = findings_of(judged(world), "ID-05");
    ASSERT_EQ(before.size(), 1U);
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(before[0].id, after[0].id);
}

TEST(Check, NamesakesKeepTheirOwnFindings) {
    World world = complete_world();
    add_person(world, person, id_of("31010119900101001"));
    for (Dossier& dossier : world.subject.dossiers) {
        if (dossier.candidate == person) {
            std::erase_if(dossier.parts, [](const Part& part) { return part.type == "C19"; });
        }
    }
    EXPECT_EQ(findings_of(judged(world), "CULT-04").size(), 2U);
}

TEST(Check, OneCauseIsSaidOnce) {
    World world = complete_world();
    remove_document(world, person, "C1");
    const std::string all = outline(judged(world).findings);
    EXPECT_TRUE(contains(all, "fail unit FORM-01 王建国"));
    EXPECT_FALSE(contains(all, "PKG-09"));
    EXPECT_FALSE(contains(all, "FORM-02"));
}

TEST(Check, ADoubtIsSaidOnceToo) {
    World world = complete_world();
    remove_document(world, person, "C1");
    add_unread_page(world, "王建国/扫描.pdf", person);
    const std::string all = outline(judged(world).findings);
    EXPECT_TRUE(contains(all, "undetermined secretariat FORM-01 王建国"));
    EXPECT_FALSE(contains(all, "fail unit"));
    EXPECT_FALSE(contains(all, "PKG-09"));
}

TEST(Check, AMissingPageExplainsWhatCouldNotBeReadButNoFault) {
    World world = complete_world();
    reading_of(world, person, "condition_1", "C1").state = State::unreadable;
    reading_of(world, person, "condition_2", "C1").state = State::absent;
    const std::size_t both = findings_of(judged(world), "FORM-15").size();
    Part& form = part_of(world, person, "C1");
    page_of(world, form)
        .lines.push_back({.text = "第1页 共3页",
                          .box = {250, 800, 300, 810},
                          .confidence = 0.9,
                          .origin = Origin::ocr});
    make_scan(world, person, "C1");
    ASSERT_EQ(answer(world, "PKG-13", person), "undetermined");
    const std::vector<Finding> left = findings_of(judged(world), "FORM-15");
    EXPECT_EQ(both, 2U);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().field, "condition_2");
}

TEST(Check, BlocksOfTextThatNobodyFoundAreOneQuestion) {
    World world = complete_world();
    for (const char* field : {"force_leading", "force_practice", "force_heritage"}) {
        reading_of(world, person, field, "C1").state = State::unreadable;
    }
    reading_of(world, person, "force_innovation", "C1").state = State::absent;
    const std::vector<Finding> found = findings_of(judged(world), "FORM-16");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].result, Result::fail);
    EXPECT_EQ(found[1].result, Result::undetermined);
    EXPECT_TRUE(contains(found[1].message, "引领力”“实践力”“传承力"));
}

TEST(Check, ACauseHidesNothingOfAnotherField) {
    World world = complete_world();
    std::erase(world.subject.table.columns, "sex");
    Reading& mobile = cell_of(world, person, "mobile");
    mobile.raw = mobile.value = "";
    mobile.state = State::absent;
    EXPECT_EQ(outline(world, "SUM-01"),
              "fail unit SUM-01 汇总表缺少“性别”列，请使用本年度模板\n");
    EXPECT_EQ(findings_of(judged(world), "SUM-02").size(), 1U);
}

TEST(Check, DisabledOnesAreNotApplicable) {
    World world = complete_world();
    remove_document(world, person, "C13");
    for (CheckRule& rule : world.profile.checks) {
        rule.enabled = rule.enabled && rule.id != "PROC-01";
    }
    EXPECT_EQ(answer(world, "PROC-01", person), "not_applicable");
    EXPECT_EQ(answer(world, "PKG-09", person), "fail");
}

TEST(Verdict, FollowsTheWorstThatConcernsThePerson) {
    World world = complete_world();
    const Dossier& dossier = dossier_of(world, person);
    Finding finding{.candidate = person};
    EXPECT_EQ(verdict_of(dossier, {finding}, world.profile), "deficient");
    finding.audience = Audience::secretariat;
    EXPECT_EQ(verdict_of(dossier, {finding}, world.profile), "review");
    finding.severity = Severity::advisory;
    EXPECT_EQ(verdict_of(dossier, {finding}, world.profile), "complete");
    finding.result = Result::undetermined;
    EXPECT_EQ(verdict_of(dossier, {finding}, world.profile), "review");
    finding.candidate = "李敏";
    EXPECT_EQ(verdict_of(dossier, {finding}, world.profile), "complete");
}

TEST(Verdict, ADoubtfulRequiredValueIsForReview) {
    World world = complete_world();
    dossier_of(world, person).fields.at(0).state = State::unreadable;
    EXPECT_EQ(verdict_of(dossier_of(world, person), {}, world.profile), "review");
    EXPECT_EQ(verdict_of({.candidate = "没有材料"}, {}, world.profile), "review");
}

TEST(Property, NoRequiredDocumentCanBeTakenAwayUnnoticed) {
    for (const DocumentRule& rule : shipped_profile().documents) {
        if (rule.need == Need::never) {
            continue;
        }
        World world = complete_world();
        const bool claimed = rule.need == Need::claimed && rule.code != "C3";
        if (claimed || rule.code == "C17") {
            continue;
        }
        const std::string whose = rule.level == Level::unit ? "" : person;
        remove_document(world, whose, rule.code);
        const Verdicts verdicts = judged(world);
        const bool told = std::ranges::any_of(verdicts.findings, [&](const Finding& finding) {
            return finding.document == rule.code && finding.result == Result::fail &&
                   finding.audience == Audience::unit && finding.candidate == whose;
        });
        EXPECT_TRUE(told) << rule.code;
        if (!whose.empty()) {
            EXPECT_EQ(verdict_of(dossier_of(world, whose), verdicts.findings, world.profile),
                      "deficient")
                << rule.code;
        }
    }
}

TEST(Property, AnUnreadPageTurnsEveryMissingIntoADoubt) {
    for (const DocumentRule& rule : shipped_profile().documents) {
        World world = complete_world();
        const std::string whose = rule.level == Level::unit ? "" : person;
        remove_document(world, whose, rule.code);
        add_unread_page(world, whose.empty() ? "扫描.pdf" : "王建国/扫描.pdf", whose);
        EXPECT_FALSE(contains(outline(judged(world).findings), "fail unit")) << rule.code;
    }
}

TEST(Property, AFileThatCouldNotBeUsedTurnsEveryMissingIntoADoubt) {
    for (const DocumentRule& rule : shipped_profile().documents) {
        World world = complete_world();
        const std::string whose = rule.level == Level::unit ? "" : person;
        remove_document(world, whose, rule.code);
        quarantine(world, whose.empty() ? "其他.pdf" : "王建国/其他.pdf", "crashed");
        EXPECT_FALSE(contains(outline(judged(world).findings), "fail unit")) << rule.code;
    }
}

} // namespace intake::test

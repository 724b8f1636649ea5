#include "tests/support/cases.hpp"

#include "pipeline/model/numbers.hpp"

namespace intake::test {

namespace {

const std::string unit = "上海市某某行业协会";
const std::string employer = "上海某某精密机械有限公司";
const std::vector<std::string> candidate_documents{"C1",  "C2",  "C3",  "C12", "C13",
                                                   "C17", "C18", "C19", "C20"};

Seal seal_of(const std::string& text, const std::string& field) {
    return {.page = 1,
            .box = {300, 600, 400, 700},
            .text = text,
            .state = State::accepted,
            .field = field};
}

std::vector<std::string> words_of(const std::string& type, const std::string& name) {
    if (type == "C2") {
        return {"姓名" + name, "住址某路1号", "公民身份号码", "签发机关某公安局",
                "有效期限2015.01.01-2035.01.01"};
    }
    if (type == "C13") {
        return {name + "的承诺", "本人遵纪守法，同意为评审处理和公示个人信息。"};
    }
    if (type == "C18") {
        return {name + "的材料", "本人从事质量工作多年，带头攻关。", "导师一人，目标两项。"};
    }
    if (type == "C19") {
        return {name + "的材料", "本人从事质量工作多年，带头攻关。", "2025年6月16日"};
    }
    return {name + "的材料", "本人从事质量工作多年，带头攻关。"};
}

void add_row(World& world, const std::string& name, const std::string& id) {
    const int row = static_cast<int>(world.subject.table.rows.size()) + 4;
    TableRow made{.row = row};
    int column = 1;
    for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
             {"name", name},
             {"sex", sex_of_id(id)},
             {"birth", to_string(*birth_of_id(id))},
             {"id_number", id},
             {"employer", employer},
             {"position", "班长"},
             {"mobile", "13800000001"}}) {
        Reading cell = make_value(field, "U2", "推荐汇总表.xlsx", value);
        cell.source.cell = cell_name(row, column++);
        cell.source.origin = Origin::cell;
        made.cells.push_back(cell);
    }
    world.subject.table.rows.push_back(made);
}

void fill_fields(World& world, const std::string& name, const std::string& id) {
    give_all(world, name, "name", {"C1", "U2", "C2", "C12", "C13", "C18", "C20"}, name);
    give_all(world, name, "sex", {"C1", "U2", "C2"}, sex_of_id(id));
    give_all(world, name, "birth", {"C1", "U2", "C2"}, to_string(*birth_of_id(id)));
    give_all(world, name, "id_number", {"C1", "U2", "C2"}, id);
    give_all(world, name, "employer", {"C1", "U2", "C13", "C18", "C20"}, employer);
    give_all(world, name, "position", {"C1", "U2"}, "班长");
    give_all(world, name, "mobile", {"C1", "U2"}, "13800000001");
    give_all(world, name, "education", {"C1", "C3"}, "大学本科");
    give_all(world, name, "cultivation_start", {"C1", "C18", "C20"}, "2025-03-01");
    give_all(world, name, "cultivation_end", {"C1", "C18", "C20"}, "2026-03-01");
    give(world, name, "assessment_result", "C20", "优秀");
    give(world, name, "assessment_date", "C20", "2026-03-15");
    give(world, name, "id_valid_to", "C2", "2035-01-01");
    give(world, name, "signature_date", "C1", "2026-04-20");
    give(world, name, "employer_opinion_date", "C1", "2026-05-08");
    give(world, name, "recommender_opinion_date", "C1", "2026-05-10");
    give(world, name, "employer_opinion", "C1", "同意推荐");
    give(world, name, "recommender_opinion", "C1", "同意推荐");
    for (const FieldRule& rule : world.profile.fields) {
        if (rule.required && find_field(dossier_of(world, name), rule.name) == nullptr) {
            give(world, name, rule.name, "C1",
                 rule.choices.empty() ? "某某" : rule.choices.front().value);
        }
    }
}

} // namespace

void add_person(World& world, const std::string& name, const std::string& id) {
    add_row(world, name, id);
    world.subject.dossiers.push_back({.candidate = name,
                                      .folder = name,
                                      .in_table = true,
                                      .table_row = world.subject.table.rows.back().row});
    for (const std::string& type : candidate_documents) {
        const std::string title = title_of_document(world.profile, type);
        std::string file = name;
        file.append("/").append(title).append(".pdf");
        Part part = make_part(world, type, file, words_of(type, name));
        part.title = title;
        world.subject.dossiers.back().parts.push_back(std::move(part));
    }
    fill_fields(world, name, id);
    Part& form = part_of(world, name, "C1");
    form.seals = {seal_of(employer, "employer_seal"), seal_of(unit, "recommender_seal")};
    form.signatures = {{1, "candidate_signature", Presence::present}};
    page_of(world, form).portraits = {{400, 100, 480, 210}};
    page_of(world, form).grids = {{.box = {50, 80, 545, 780}}};
    Part& pledge = part_of(world, name, "C13");
    pledge.signatures = {{1, "candidate_signature", Presence::present}};
    pledge.readings.push_back(make_value("signature_date", "C13", pledge.file, "2026-04-20"));
    part_of(world, name, "C20").seals = {seal_of(employer, "unit_seal")};
    Entry shown{"table", world.subject.table.rows.back().cells};
    for (Reading& column : shown.columns) {
        column.source = {.file = part_of(world, "", "U2").file, .page = 1};
    }
    part_of(world, "", "U2").entries.push_back(std::move(shown));
    for (const std::string type : {"U1", "U4", "U5"}) {
        Text line{.text = name, .box = {60, 500, 200, 512}};
        page_of(world, part_of(world, "", type)).lines.push_back(line);
    }
}

World complete_world() {
    World world;
    world.subject.submission = world.submission.name = "某某协会推荐材料";
    world.subject.unit = unit;
    world.subject.unit_state = State::accepted;
    SummaryTable& table = world.subject.table;
    table.found = true;
    table.file = "推荐汇总表.xlsx";
    table.columns = {"name", "sex", "birth", "id_number", "employer", "position", "mobile"};
    for (const auto& [type, file] :
         std::vector<std::pair<std::string, std::string>>{{"U1", "推荐函.pdf"},
                                                          {"U2", "推荐汇总表（盖章）.pdf"},
                                                          {"U4", "培育计划.pdf"},
                                                          {"U5", "公示证明.pdf"}}) {
        Part part = make_part(world, type, file, {"经集体研究，公示期满，无异议，现推荐。"});
        part.seals = {seal_of(unit, "unit_seal")};
        world.subject.unit_parts.push_back(std::move(part));
    }
    for (const auto* line : {"上海市质量协会：", "2026年5月12日"}) {
        page_of(world, part_of(world, "", "U1")).lines.push_back({.text = line});
    }
    Part& publicity = part_of(world, "", "U5");
    publicity.readings = {make_value("publicity_start", "U5", publicity.file, "2026-04-28"),
                          make_value("publicity_end", "U5", publicity.file, "2026-05-07")};
    Part& scan = part_of(world, "", "U2");
    scan.readings = {make_value("fill_date", "U2", scan.file, "2026-05-12")};
    add_person(world, "王建国", id_of("31010119780512031"));
    add_person(world, "李敏", id_of("31010419850707002"));
    return world;
}

} // namespace intake::test

#include "pipeline/emit/packet_blocks.hpp"
#include "pipeline/emit/packet_evidence.hpp"
#include "pipeline/emit/wording.hpp"

#include <algorithm>

namespace intake {

namespace {

std::string boxes(const std::vector<std::string>& choices) {
    std::string out;
    for (const std::string& choice : choices) {
        out += (out.empty() ? "□" : "　□") + choice;
    }
    return out;
}

Table block(const std::string& first, const std::string& second) {
    return {.columns = {{first, 84, Align::centre},
                        {second, 170, Align::centre},
                        {"材料页码", 100, Align::centre},
                        {"备注", packet_width - 354, Align::left}},
            .size = 11,
            .pitch = 15,
            .padding = 3.5};
}

void add_person(Front& front) {
    Table table{.columns = {{"", 60, Align::centre},
                            {"", packet_width / 2 - 60, Align::left},
                            {"", 60, Align::centre},
                            {"", packet_width / 2 - 60, Align::left}},
                .size = 11,
                .pitch = 15,
                .header = false,
                .padding = 3.5};
    table.rows.push_back(
        {{"编号", front.packet.number, "姓名", front.packet.candidate}, "", 25});
    table.rows.push_back({{"工作单位", short_value(front, "employer", 40),
                           front.batch.profile.unit_title, front.packet.unit},
                          "",
                          25});
    front.out.blocks.emplace_back(std::move(table));
    front.out.blocks.emplace_back(Gap{9});
}

void add_conditions(Front& front) {
    const Profile& profile = front.batch.profile;
    Table table = block(profile.conditions_title, "评价");
    for (std::size_t i = 0; i < std::min(profile.conditions.size(), condition_fields.size());
         ++i) {
        const std::string& title = profile.conditions[i];
        table.rows.push_back({{title, boxes(profile.scoring.condition_grades),
                               pages_text(pages_for(front, condition_fields.at(i), title)), ""},
                              "",
                              27});
    }
    front.out.blocks.emplace_back(std::move(table));
    front.out.blocks.emplace_back(Gap{9});
}

void add_forces(Front& front) {
    const Profile& profile = front.batch.profile;
    const ScoringRule& scoring = profile.scoring;
    const bool weighted = scoring.force_weights.size() == profile.forces.size();
    Table table = block(profile.forces_title,
                        "得分（每项0～" + points_text(scoring.force_points) + "分）");
    for (std::size_t i = 0; i < std::min(profile.forces.size(), force_fields.size()); ++i) {
        const std::string& title = profile.forces[i];
        const std::string weight =
            weighted ? "（权重" + points_text(scoring.force_weights[i]) + "）" : "";
        table.rows.push_back(
            {{title + weight, "", pages_text(pages_for(front, force_fields.at(i), title)), ""},
             "",
             27});
    }
    const double most = scoring.force_points * static_cast<double>(profile.forces.size());
    table.rows.push_back({{weighted ? "加权合计" : "合计", "",
                           weighted ? "—" : "满分" + points_text(most) + "分", ""},
                          "",
                          27});
    front.out.blocks.emplace_back(std::move(table));
    front.out.blocks.emplace_back(Gap{9});
}

void add_conclusion(Front& front) {
    Table table{.columns = {{"", 84, Align::centre}, {"", packet_width - 84, Align::left}},
                .size = 11,
                .pitch = 16,
                .header = false,
                .padding = 3.5};
    const auto row = [&](const char* label, const std::string& value, double height) {
        table.rows.push_back({{label, value}, "", height});
    };
    if (const FieldRule* rule = find_field_rule(front.batch.profile, "industry")) {
        row("产业匹配", rule->title + "：" + short_value(front, "industry", 24) + "　　意见：",
            27);
    }
    row("总体结论", boxes(front.batch.profile.scoring.conclusions), 27);
    row("评　　语", "", 106);
    row("回避声明",
        "本人与候选人、其所在单位和" + front.batch.profile.unit_title +
            "　□无应当回避的关系　□须回避",
        27);
    row("专家签名", "　　　　　　　　　　　　　　　日期：　　　　年　　月　　日", 30);
    front.out.blocks.emplace_back(std::move(table));
}

} // namespace

void add_scoring(Front& front) {
    const Profile& profile = front.batch.profile;
    front.out.blocks.emplace_back(PageBreak{});
    add_paragraph(front, {.size = 12, .pitch = 18, .align = Align::centre},
                  "“" + profile.letter.award + "”（" + std::to_string(profile.year) + "年度）");
    add_heading(front, "书面初评评审表");
    add_person(front);
    add_conditions(front);
    add_forces(front);
    add_conclusion(front);
    front.out.blocks.emplace_back(Gap{5});
    add_paragraph(front, {.size = 10, .pitch = 15, .colour = Colour::grey},
                  "材料页码为本册页码，由程序据" + section_title("form", profile) +
                      "和证明材料的文字填列，供查找，不代表评价。");
}

} // namespace intake

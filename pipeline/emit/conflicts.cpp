#include "pipeline/emit/conflicts.hpp"

#include "pipeline/emit/html.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/comparison.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::size_t telling = 6; ///< characters that make one name inside another no accident
constexpr const char* nothing_found =
    "没有发现与候选人同名、同单位的专家。亲属、师承等关系请专家自行声明。";
constexpr const char* purpose = "仅供秘书处安排评审时参考，不发给专家和推荐单位。";

/// What holds of an expert and a candidate, and whether it rests on doubtful readings only.
struct Relation {
    std::string text;
    bool doubt = false;
};

void add(std::vector<Relation>& relations, const std::string& text, bool doubt) {
    const auto found = std::ranges::find(relations, text, &Relation::text);
    if (found == relations.end()) {
        relations.push_back({text, doubt});
    } else {
        found->doubt = found->doubt && doubt;
    }
}

struct Named {
    std::string value;
    bool doubt = false;
};

/// What any document says of a field.
std::vector<Named> values_of(const Dossier& dossier, const char* name) {
    std::vector<Named> out;
    const Field* field = find_field(dossier, name);
    if (field == nullptr) {
        return out;
    }
    const auto add_value = [&](const std::string& value, State state) {
        if (!value.empty() && (state == State::accepted || state == State::review)) {
            out.push_back({value, state == State::review});
        }
    };
    add_value(field->value, field->state);
    for (const Reading& reading : field->readings) {
        add_value(reading.value, reading.state);
    }
    return out;
}

void compare_people(const Expert& expert, const Dossier& dossier, const Profile& profile,
                    std::vector<Relation>& out) {
    const std::string name = skeleton(expert.name);
    if (skeleton(dossier.candidate) == name) {
        add(out, "与候选人同名", false);
    }
    for (const Named& mentor : values_of(dossier, "mentor")) {
        if (skeleton(mentor.value) == name) {
            add(out, "与候选人的" + title_of_field(profile, "mentor") + "同名", mentor.doubt);
        }
    }
}

void compare_unit(const Expert& expert, const Named& unit, const std::string& title,
                  std::vector<Relation>& out) {
    const std::string own = organisation_key(expert.unit);
    const std::string other = organisation_key(unit.value);
    if (own.empty() || other.empty()) {
        return;
    }
    if (own == other) {
        add(out, "与" + title + "相同", unit.doubt);
    } else if ((length(own) >= telling && contains(other, own)) ||
               (length(other) >= telling && contains(own, other))) {
        add(out, "与" + title + "“" + unit.value + "”名称相互包含，可能有隶属关系", unit.doubt);
    }
}

std::string joined(const std::vector<Relation>& relations) {
    std::string out;
    for (const Relation& relation : relations) {
        out += (out.empty() ? "" : "；") + relation.text + (relation.doubt ? "（待核对）" : "");
    }
    return out;
}

std::string relation_of(const Expert& expert, const Review& review, const Dossier& dossier,
                        const Profile& profile) {
    std::vector<Relation> out;
    compare_people(expert, dossier, profile, out);
    for (const Named& employer : values_of(dossier, "employer")) {
        compare_unit(expert, employer, title_of_field(profile, "employer"), out);
    }
    compare_unit(expert, {review.subject.unit, review.subject.unit_state != State::accepted},
                 profile.unit_title, out);
    return joined(out);
}

/// The expert's conflicts with the candidates of one submission.
void add_conflicts(const Expert& expert, const Review& review, const Batch& batch,
                   std::vector<Conflict>& out) {
    for (const Dossier& dossier : review.subject.dossiers) {
        std::string relation = relation_of(expert, review, dossier, batch.profile);
        if (!relation.empty()) {
            out.push_back({expert.name, expert.unit, packet_number(batch, dossier),
                           dossier.candidate, review.subject.unit, std::move(relation)});
        }
    }
}

} // namespace

std::vector<Conflict> conflicts_of_interest(const Batch& batch) {
    std::vector<Conflict> out;
    for (const Expert& expert : batch.registers.experts.value_or(std::vector<Expert>{})) {
        for (const Review& review : batch.reviews) {
            add_conflicts(expert, review, batch, out);
        }
    }
    return out;
}

void add_conflicts(Workbook& book, const Batch& batch) {
    if (!batch.registers.experts) {
        return;
    }
    book.add_sheet("回避提示", {{"专家", 12},
                                {"专家单位", 30},
                                {"编号", 11},
                                {"候选人", 14},
                                {batch.profile.unit_title, 28},
                                {"关系", 50}});
    int row = 1;
    for (const Conflict& conflict : conflicts_of_interest(batch)) {
        int column = 0;
        for (const std::string* text :
             {&conflict.expert, &conflict.expert_unit, &conflict.number, &conflict.candidate,
              &conflict.unit, &conflict.relation}) {
            book.text(row, column++, *text);
        }
        ++row;
    }
    book.text(row, 5, row == 1 ? nothing_found : purpose, Look::warn);
}

std::string conflicts_html(const Batch& batch) {
    if (!batch.registers.experts) {
        return "";
    }
    std::string rows;
    for (const Conflict& conflict : conflicts_of_interest(batch)) {
        rows += row_html({escape_html(conflict.expert), escape_html(conflict.expert_unit),
                          escape_html(conflict.number), escape_html(conflict.candidate),
                          escape_html(conflict.unit), escape_html(conflict.relation)});
    }
    return "<h2 id=\"conflicts\">回避提示</h2>\n<p class=\"soft\">" +
           std::string(rows.empty() ? nothing_found : purpose) + "</p>\n" +
           (rows.empty() ? ""
                         : table_html("conflicts",
                                      {"专家", "专家单位", "编号", "候选人",
                                       escape_html(batch.profile.unit_title), "关系"},
                                      rows));
}

} // namespace intake

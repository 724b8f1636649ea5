#include "pipeline/emit/scoring_workbook.hpp"

#include "pipeline/emit/conflicts.hpp"
#include "pipeline/emit/packet_evidence.hpp"
#include "pipeline/emit/tally.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/emit/workbook.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr const char* in_doubt = "（待核对）";

std::string sure(const Dossier& dossier, const char* name) {
    const Field* field = find_field(dossier, name);
    if (field == nullptr || field->state == State::absent) {
        return "";
    }
    return field->state == State::accepted ? field->value : in_doubt;
}

// Grades to choose from for each condition, points for each force, a conclusion, a remark.
std::vector<SheetColumn> columns_of(const Profile& profile) {
    std::vector<SheetColumn> columns{
        {"编号", 11}, {"姓名", 12}, {"工作单位", 28}, {profile.unit_title, 24}};
    for (const std::string& condition : profile.conditions) {
        columns.push_back({condition, 12});
    }
    const ScoringRule& scoring = profile.scoring;
    const bool weighted = scoring.force_weights.size() == profile.forces.size();
    for (std::size_t i = 0; i < profile.forces.size(); ++i) {
        const std::string weight =
            weighted ? "，权重" + points_text(scoring.force_weights[i]) : "";
        columns.push_back({profile.forces[i] + "（0～" + points_text(scoring.force_points) +
                               "分" + weight + "）",
                           12});
    }
    columns.push_back({"评审结论", 12});
    columns.push_back({"评语", 40});
    return columns;
}

void add_scores(Workbook& book, const std::vector<PlannedPacket>& packets, const Batch& batch) {
    const Profile& profile = batch.profile;
    book.add_sheet("评分", columns_of(profile));
    book.guard(2);
    int row = 1;
    for (const PlannedPacket& plan : packets) {
        if (!plan.made) {
            continue;
        }
        const Case& subject = batch.reviews.at(plan.review).subject;
        int column = 0;
        book.text(row, column++, plan.packet.number);
        book.text(row, column++, plan.packet.candidate, Look::strong);
        book.text(row, column++,
                  batch.blind ? blind_name
                              : sure(subject.dossiers.at(plan.dossier), "employer"));
        book.text(row, column++, plan.packet.unit);
        for (std::size_t i = 0; i < profile.conditions.size(); ++i) {
            book.choices(row, column++, profile.scoring.condition_grades);
        }
        for (std::size_t i = 0; i < profile.forces.size(); ++i) {
            book.choices(row, column++, {});
        }
        book.choices(row, column++, profile.scoring.conclusions);
        book.choices(row++, column, {});
    }
}

/// What stands below the names, so that nobody takes the draft for a decision.
std::string draft_note(int others) {
    return "草稿：未经评审决定，不得公布。只列材料齐全的候选人" +
           (others > 0 ? "，另有" + std::to_string(others) + "名需补正或待核对，未列入。"
                       : std::string("。"));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : "、") + word;
    }
    return text;
}

void add_evidence(Workbook& book, const std::vector<PlannedPacket>& packets,
                  const Profile& profile) {
    book.add_sheet("证据索引", {{"编号", 11},
                                {"姓名", 12},
                                {profile.conditions_title, 14},
                                {profile.forces_title, 22},
                                {"证明材料", 36},
                                {"所证明的事项", 46}});
    int row = 1;
    for (const PlannedPacket& plan : packets) {
        for (const PacketItem& item : plan.packet.items) {
            if (!plan.made || item.section != "evidence") {
                continue;
            }
            book.text(row, 0, plan.packet.number);
            book.text(row, 1, plan.packet.candidate);
            book.text(row, 2, evidence_group(item));
            book.text(row, 3, joined(item.evidence.forces));
            book.text(row, 4, item.title);
            book.text(row++, 5, item.evidence.claim);
        }
    }
}

} // namespace

std::string scoring_workbook(const std::vector<PlannedPacket>& packets, const Batch& batch) {
    Workbook book("评分表");
    add_scores(book, packets, batch);
    add_evidence(book, packets, batch.profile);
    if (!batch.blind) { // numbers beside names are for the secretariat's overview alone
        add_conflicts(book, batch);
    }
    return book.finish();
}

std::string publication_draft(const Batch& batch) {
    Workbook book("公示名单（草稿，未经评审决定）");
    book.add_sheet(
        "草稿，未经评审决定",
        {{"序号", 8}, {"姓名", 16}, {title_of_field(batch.profile, "employer"), 60}});
    int row = 1;
    int others = 0;
    for (const Review& review : batch.reviews) {
        for (const Dossier& dossier : review.subject.dossiers) {
            if (shown_verdict(review, dossier) != "complete") {
                ++others;
                continue;
            }
            const Field* name = find_field(dossier, "name");
            const bool doubt = name == nullptr || name->state != State::accepted;
            book.number(row, 0, row);
            book.text(row, 1, dossier.candidate + (doubt ? in_doubt : ""));
            book.text(row++, 2, sure(dossier, "employer"));
        }
    }
    book.text(row, 2, draft_note(others), Look::warn);
    return book.finish();
}

} // namespace intake

#include "pipeline/emit/conflicts.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/tally.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/emit/workbook.hpp"

#include <algorithm>

namespace intake {

namespace {

Look look_of(std::string_view verdict) {
    if (verdict == "complete") {
        return Look::good;
    }
    return verdict == "deficient" ? Look::bad : Look::warn;
}

void add_numbers(Workbook& book, int row, int column, const std::vector<int>& numbers) {
    for (const int number : numbers) {
        book.number(row, column++, number);
    }
}

void add_summary(Workbook& book, const Batch& batch) {
    const Tally sum = tally(batch);
    const std::vector<std::pair<std::string, int>> lines{
        {"报送单位", static_cast<int>(batch.reviews.size())},
        {"收到文件", sum.inputs},
        {"　其中：已处理", sum.processed},
        {"　其中：未能使用", sum.quarantined},
        {"　其中：系统文件，已忽略", sum.ignored},
        {"页数", sum.pages_total},
        {"　其中：已读", sum.pages_read},
        {"　其中：未能识读", sum.pages_unreadable},
        {"候选人", sum.candidates},
        {"　其中：材料齐全", sum.complete},
        {"　其中：需要补正", sum.deficient},
        {"　其中：待人工核对", sum.in_review},
        {"问题", sum.findings},
        {"　其中：须通知单位", sum.for_unit},
        {"　其中：仅供秘书处", sum.for_secretariat},
        {"待人工核对事项", static_cast<int>(review_items(batch).size())}};
    book.add_sheet("总览", {{"项目", 30}, {"数量", 12}, {"说明", 60}});
    int row = 1;
    for (const auto& [name, count] : lines) {
        book.text(row, 0, name, name.starts_with("　") ? Look::text : Look::strong);
        book.number(row, 1, count);
        book.text(row++, 2, "");
    }
    book.text(1, 2, batch.profile.title);
    book.text(2, 2, "基准日 " + to_chinese(batch.as_of));
}

std::vector<int> numbers_of(const Tally& sum) {
    return {sum.candidates,      sum.complete, sum.deficient,   sum.in_review,
            sum.blocking,        sum.required, sum.advisory,    sum.for_unit,
            sum.for_secretariat, sum.inputs,   sum.quarantined, sum.pages_unreadable};
}

void add_units(Workbook& book, const Batch& batch) {
    book.add_sheet("单位", {{batch.profile.unit_title, 30},
                            {"报送文件夹", 24},
                            {"候选人", 9},
                            {"齐全", 8},
                            {"需补正", 8},
                            {"待核对", 8},
                            {"关键", 8},
                            {"必补", 8},
                            {"建议", 8},
                            {"通知单位", 10},
                            {"秘书处", 9},
                            {"文件", 8},
                            {"未能使用", 10},
                            {"未识读页", 10}});
    int row = 1;
    for (const Review& review : batch.reviews) {
        book.text(row, 0, review.subject.unit);
        book.text(row, 1, review.submission.name);
        add_numbers(book, row++, 2, numbers_of(tally(review)));
    }
    if (!batch.strays.empty()) {
        book.text(row, 0, "（未归入单位的文件）");
        book.text(row, 1, "");
        add_numbers(book, row++, 2, numbers_of(tally(batch.strays)));
    }
    book.text(row, 0, "合计", Look::strong);
    book.text(row, 1, "", Look::strong);
    add_numbers(book, row, 2, numbers_of(tally(batch)));
}

int findings_of(const Review& review, const Dossier& dossier, Audience audience) {
    return static_cast<int>(
        std::ranges::count_if(review.verdicts.findings, [&](const Finding& finding) {
            return finding.candidate == dossier.candidate && finding.audience == audience;
        }));
}

int questions_about(const std::vector<ReviewItem>& queue, const Review& review,
                    const Dossier& dossier) {
    return static_cast<int>(std::ranges::count_if(queue, [&](const ReviewItem& item) {
        return item.submission == review.submission.name && item.candidate == dossier.candidate;
    }));
}

void add_candidates(Workbook& book, const Batch& batch) {
    book.add_sheet("候选人", {{batch.profile.unit_title, 28},
                              {"编号", 10},
                              {"候选人", 16},
                              {"结论", 13},
                              {"下一步", 28},
                              {"须通知单位", 11},
                              {"仅供秘书处", 11},
                              {"材料件数", 10}});
    const std::vector<ReviewItem> queue = review_items(batch);
    int row = 1;
    for (const Review& review : batch.reviews) {
        for (const Dossier& dossier : review.subject.dossiers) {
            const std::string verdict = shown_verdict(review, dossier);
            book.text(row, 0, review.subject.unit);
            book.text(row, 1, packet_number(batch, dossier));
            book.text(row, 2, dossier.candidate, Look::strong);
            book.text(row, 3, chinese_verdict(verdict), look_of(verdict));
            book.text(row, 4,
                      chinese_next_step(verdict, questions_about(queue, review, dossier)));
            add_numbers(book, row++, 5,
                        {findings_of(review, dossier, Audience::unit),
                         findings_of(review, dossier, Audience::secretariat),
                         static_cast<int>(dossier.parts.size())});
        }
    }
}

void add_findings(Workbook& book, const Batch& batch) {
    book.add_sheet("问题", {{batch.profile.unit_title, 20},
                            {"候选人", 14},
                            {"级别", 7},
                            {"处理", 10},
                            {"问题", 44},
                            {"位置", 26},
                            {"补正要求", 32},
                            {"依据", 17},
                            {"检查项", 10},
                            {"标识", 9}});
    int row = 1;
    for (const Review& review : batch.reviews) {
        for (const Finding& finding : review.verdicts.findings) {
            book.text(row, 0, review.subject.unit);
            book.text(row, 1, finding.candidate.empty() ? "（单位材料）" : finding.candidate);
            book.text(row, 2, chinese_severity(finding.severity),
                      finding.severity == Severity::blocking ? Look::bad : Look::text);
            book.text(row, 3, chinese_action(finding));
            book.text(row, 4, finding.message);
            book.text(row, 5, place_of(finding.source));
            book.text(row, 6, finding.remedy);
            book.text(row, 7, finding.basis);
            book.text(row, 8, finding.check, Look::muted);
            book.text(row++, 9, finding.id, Look::muted);
        }
    }
}

Look look_of(State state) {
    switch (state) {
    case State::accepted:
        return Look::text;
    case State::absent:
        return Look::muted;
    case State::review:
    case State::unreadable:
        break;
    }
    return Look::warn;
}

void add_values(Workbook& book, const Batch& batch) {
    std::vector<SheetColumn> columns{{batch.profile.unit_title, 24}, {"候选人", 14}};
    std::vector<const FieldRule*> rules;
    for (const FieldRule& rule : batch.profile.fields) {
        if (rule.record && rule.kind != Kind::paragraph) {
            rules.push_back(&rule);
            columns.push_back({rule.title, rule.kind == Kind::id_number ? 21.0 : 14.0});
        }
    }
    book.add_sheet("候选人数据", columns);
    int row = 1;
    for (const Review& review : batch.reviews) {
        for (const Dossier& dossier : review.subject.dossiers) {
            book.text(row, 0, review.subject.unit);
            book.text(row, 1, dossier.candidate, Look::strong);
            int column = 2;
            for (const FieldRule* rule : rules) {
                const Field* field = find_field(dossier, rule->name);
                book.text(row, column++, field ? shown_value(*field) : "【待核】",
                          look_of(field ? field->state : State::review));
            }
            ++row;
        }
    }
}

void add_unused(Workbook& book, const Batch& batch) {
    book.add_sheet("未能使用的文件",
                   {{"报送文件夹", 24}, {"文件", 46}, {"原因", 34}, {"处理办法", 40}});
    int row = 1;
    const auto add = [&](const std::string& submission, const std::vector<InputFile>& files) {
        for (const InputFile& file : files) {
            if (file.outcome == Outcome::quarantined) {
                book.text(row, 0, submission);
                book.text(row, 1, file.path);
                book.text(row, 2, reason_of(file));
                book.text(row++, 3, remedy_of(file));
            }
        }
    };
    for (const Review& review : batch.reviews) {
        add(review.submission.name, files_received(review));
    }
    add("（收件夹）", batch.strays);
}

} // namespace

std::string overview_workbook(const Batch& batch) {
    Workbook book(batch.profile.title + "总览");
    add_summary(book, batch);
    add_units(book, batch);
    add_candidates(book, batch);
    add_findings(book, batch);
    add_values(book, batch);
    add_unused(book, batch);
    add_conflicts(book, batch);
    return book.finish();
}

} // namespace intake

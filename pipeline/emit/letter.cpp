#include "pipeline/emit/letter.hpp"

#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/model/calendar.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

bool is_for_letter(const Finding& finding, const Review& review) {
    const bool own = finding.submission.empty() || finding.submission == review.submission.name;
    return own && finding.result == Result::fail && finding.audience == Audience::unit;
}

bool keeps_unit_open(const Finding& finding) {
    return finding.candidate.empty() &&
           (finding.result == Result::undetermined ||
            (finding.audience == Audience::secretariat &&
             finding.severity != Severity::advisory && finding.result == Result::fail));
}

std::string serial(int unit, std::size_t item) {
    const auto padded = [](std::size_t value, std::size_t width) {
        const std::string digits = std::to_string(value);
        return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
    };
    return "BZ-" + padded(static_cast<std::size_t>(unit), 2) + "-" + padded(item, 3);
}

/// Files of one type the candidate (or the unit) sent: with several, a place must name its
/// file.
std::size_t files_of_type(const Finding& finding, const Review& review) {
    std::set<std::string> files;
    const auto collect = [&](const std::vector<Part>& parts) {
        for (const Part* part : parts_of(parts, finding.document)) {
            files.insert(part->file);
        }
    };
    if (finding.candidate.empty()) {
        collect(review.subject.unit_parts);
    }
    for (const Dossier& dossier : review.subject.dossiers) {
        if (!finding.candidate.empty() && dossier.candidate == finding.candidate) {
            collect(dossier.parts);
        }
    }
    return files.size();
}

std::string base_name(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

LetterItem item_of(const Finding& finding, const Review& review, const Profile& profile) {
    LetterItem item;
    item.candidate = finding.candidate;
    item.place = place_of(finding, review, profile);
    item.problem = hide_numbers(with_chinese_dates(finding.message));
    item.basis = hide_numbers(finding.basis);
    item.remedy = hide_numbers(with_chinese_dates(finding.remedy));
    item.kind = finding.severity == Severity::advisory ? "建议" : "必补";
    item.finding = finding.id;
    return item;
}

std::vector<std::string> candidates_of(const Review& review) {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::ranges::find(names, name) == names.end()) {
            names.push_back(name);
        }
    };
    for (const Dossier& dossier : review.subject.dossiers) {
        add(dossier.candidate);
    }
    for (const Finding& finding : review.verdicts.findings) {
        if (is_for_letter(finding, review)) {
            add(finding.candidate);
        }
    }
    return names;
}

std::vector<LetterItem> items_of(const Review& review, const Profile& profile,
                                 const std::string& candidate) {
    std::vector<LetterItem> items;
    for (const Finding& finding : review.verdicts.findings) {
        if (is_for_letter(finding, review) && finding.candidate == candidate) {
            items.push_back(item_of(finding, review, profile));
        }
    }
    return items;
}

/// Two dossiers of one name share their items: nothing tells their findings apart.
Standing standing_of(const Review& review, const CandidateLine& line) {
    if (line.required > 0) {
        return Standing::deficient;
    }
    const auto& dossiers = review.subject.dossiers;
    const auto named = [&](const Dossier& dossier) { return dossier.candidate == line.name; };
    const auto complete = [&](const Dossier& dossier) {
        return !named(dossier) || dossier.verdict == "complete";
    };
    const bool known = std::ranges::any_of(dossiers, named);
    return known && std::ranges::all_of(dossiers, complete) ? Standing::complete
                                                            : Standing::under_review;
}

CandidateLine line_of(const Review& review, const std::string& name,
                      const std::vector<LetterItem>& items) {
    CandidateLine line{.name = name};
    for (const LetterItem& item : items) {
        (item.kind == "必补" ? line.required : line.suggested) += 1;
    }
    line.standing = standing_of(review, line);
    return line;
}

} // namespace

std::string place_of(const Finding& finding, const Review& review, const Profile& profile) {
    const std::string file = hide_numbers(base_name(finding.source.file));
    std::string place;
    if (!finding.document.empty()) {
        place = "《" + title_of_document(profile, finding.document) + "》";
        if (!file.empty() && files_of_type(finding, review) > 1) {
            place += "（" + file + "）";
        }
    } else if (!file.empty()) {
        place = "文件“" + file + "”";
    } else {
        return finding.candidate.empty() ? "单位材料" : "申报材料";
    }
    if (!finding.source.cell.empty()) {
        return place + finding.source.cell + "单元格";
    }
    return finding.source.page > 0 ? place + "第" + std::to_string(finding.source.page) + "页"
                                   : place;
}

Letter compose_letter(const Review& review, const Batch& batch, int unit_number) {
    Letter letter;
    letter.number = unit_number;
    letter.unit = review.subject.unit;
    letter.submission = review.submission.name;
    letter.files = static_cast<int>(
        std::ranges::count_if(review.submission.files, [](const InputFile& file) {
            return file.outcome != Outcome::ignored;
        }));
    letter.candidates = static_cast<int>(review.subject.dossiers.size());
    letter.date = batch.as_of;
    letter.due = add_working_days(batch.as_of, batch.profile.letter.reply_days,
                                  calendar_of(batch.profile, batch.registers));
    letter.unit_under_review = std::ranges::any_of(review.verdicts.findings, keeps_unit_open);
    letter.unit_items = items_of(review, batch.profile, "");
    for (const std::string& name : candidates_of(review)) {
        const std::vector<LetterItem> items = items_of(review, batch.profile, name);
        const CandidateLine line = line_of(review, name, items);
        letter.lines.push_back(line);
        if (line.standing == Standing::complete) {
            letter.complete.push_back(name);
        } else if (line.standing == Standing::under_review) {
            letter.under_review.push_back(name);
        }
        letter.candidate_items.insert(letter.candidate_items.end(), items.begin(), items.end());
    }
    std::size_t count = 0;
    for (std::vector<LetterItem>* items : {&letter.unit_items, &letter.candidate_items}) {
        for (LetterItem& item : *items) {
            item.number = serial(unit_number, ++count);
        }
    }
    return letter;
}

} // namespace intake

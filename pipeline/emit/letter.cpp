#include "pipeline/emit/letter.hpp"

#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/model/calendar.hpp"
#include "pipeline/model/unicode.hpp"
#include "pipeline/round_items.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

/// A doubt that may turn out to be the unit's to cure.
bool may_follow(const Finding& finding, const Profile& profile) {
    const CheckRule* rule = find_check_rule(profile, finding.check);
    return finding.result == Result::undetermined && rule != nullptr &&
           rule->audience == Audience::unit;
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
            items.push_back(letter_item(finding, review, profile));
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

/// Within each candidate.
void sort_by_number(std::vector<LetterItem>& items) {
    for (auto from = items.begin(); from != items.end();) {
        const auto to = std::find_if(from, items.end(), [&](const LetterItem& item) {
            return item.candidate != from->candidate;
        });
        std::sort(from, to, [](const LetterItem& a, const LetterItem& b) {
            return std::pair(a.number.size(), a.number) < std::pair(b.number.size(), b.number);
        });
        from = to;
    }
}

/// Numbers of the ledger, else the place in this letter.
void number_items(const Review& review, Letter& letter) {
    int count = 0;
    for (std::vector<LetterItem>* items : {&letter.unit_items, &letter.candidate_items}) {
        for (LetterItem& item : *items) {
            const RoundItem* known = find_item(review.round, item.finding);
            ++count;
            item.number = known == nullptr ? item_number(letter.number, count)
                                           : item_number(review.round.unit, known->number);
            item.state = known == nullptr || letter.round < 2
                             ? ""
                             : std::string(chinese_state(known->state));
        }
        if (letter.round > 1) {
            sort_by_number(*items);
        }
    }
}

LetterItem shown(const RoundItem& item, int unit) {
    return {.number = item_number(unit, item.number),
            .candidate = item.candidate,
            .place = item.place,
            .problem = item.problem,
            .basis = item.basis,
            .remedy = item.remedy,
            .kind = item.kind,
            .finding = item.finding,
            .state = std::string(chinese_state(item.state))};
}

/// What a file was taken for, without numbers of people.
std::string taken_for(const Review& review, const Profile& profile, const InputFile& file) {
    if (file.outcome == Outcome::quarantined) {
        return "未能使用：" + reason_of(file);
    }
    std::vector<std::string> names;
    const auto add = [&](const Part& part, const std::string& owner) {
        const std::string name = "《" + title_of_document(profile, part.type) + "》" +
                                 (owner.empty() ? "" : "（" + owner + "）");
        if (lies_in(part, file.path) && std::ranges::find(names, name) == names.end()) {
            names.push_back(name);
        }
    };
    for (const Part& part : review.subject.unit_parts) {
        add(part, "");
    }
    for (const Dossier& dossier : review.subject.dossiers) {
        for (const Part& part : dossier.parts) {
            add(part, dossier.candidate);
        }
    }
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : "、") + name;
    }
    return text.empty() ? "正在核对" : text;
}

void tell_round(const Review& review, const Profile& profile, Letter& letter) {
    letter.round = review.round.number;
    if (letter.round < 2) {
        return;
    }
    for (const RoundItem& item : review.round.items) {
        const bool was_open =
            item.since < letter.round && (item.until == 0 || item.until == letter.round);
        if (was_open) {
            letter.earlier.push_back(shown(item, review.round.unit));
        }
    }
    for (const InputFile& file : files_received(review)) {
        const bool again = review.round.earlier_content.contains(file.sha256);
        if (file.outcome != Outcome::ignored && !again) {
            letter.received.push_back(
                {hide_numbers(file.path), taken_for(review, profile, file)});
        }
    }
}

} // namespace

LetterItem letter_item(const Finding& finding, const Review& review, const Profile& profile) {
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

std::pair<Date, Date> dates_of_letter(const Review& review, const Batch& batch) {
    const Date sent = review.round.sent.ok() ? review.round.sent : batch.as_of;
    return {sent, add_working_days(sent, batch.profile.letter.reply_days,
                                   calendar_of(batch.profile, batch.registers))};
}

std::string letter_path(const std::string& unit_folder, bool asks, int round) {
    return "units/" + unit_folder +
           (asks || round < 2 ? "/补正通知.pdf" : "/形式审查情况通知.pdf");
}

bool asks_for_something(const Letter& letter) {
    return !letter.unit_items.empty() || !letter.candidate_items.empty();
}

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
    letter.number = review.round.number > 0 ? review.round.letter : unit_number;
    letter.unit = review.subject.unit;
    letter.submission = review.submission.name;
    const std::vector<InputFile> files = files_received(review);
    letter.files = static_cast<int>(std::ranges::count_if(
        files, [](const InputFile& file) { return file.outcome != Outcome::ignored; }));
    letter.candidates = static_cast<int>(review.subject.dossiers.size());
    std::tie(letter.date, letter.due) = dates_of_letter(review, batch);
    tell_round(review, batch.profile, letter);
    letter.unit_under_review = std::ranges::any_of(review.verdicts.findings, keeps_unit_open);
    letter.open = std::ranges::any_of(review.verdicts.findings, [&](const Finding& finding) {
        return may_follow(finding, batch.profile);
    });
    letter.unit_items = items_of(review, batch.profile, "");
    for (const std::string& name : candidates_of(review)) {
        const std::vector<LetterItem> items = items_of(review, batch.profile, name);
        CandidateLine line = line_of(review, name, items);
        line.open = std::ranges::any_of(review.verdicts.findings, [&](const Finding& finding) {
            return finding.candidate == name && may_follow(finding, batch.profile);
        });
        letter.lines.push_back(line);
        if (line.standing == Standing::complete) {
            letter.complete.push_back(name);
        } else if (line.standing == Standing::under_review) {
            letter.under_review.push_back(name);
        }
        letter.candidate_items.insert(letter.candidate_items.end(), items.begin(), items.end());
    }
    number_items(review, letter);
    return letter;
}

} // namespace intake

#include "pipeline/testimony.hpp"

#include "validators/check.hpp"

#include <algorithm>

namespace intake {

namespace {

void confirm(Reading& reading, const Statement& statement) {
    reading.superseded = Superseded{reading.raw,        reading.value,   reading.state,
                                    reading.confidence, reading.backing, reading.source.origin};
    reading.source.origin = Origin::person;
    reading.raw = statement.value;
    reading.value = statement.said == Said::value ? statement.value : "";
    reading.state = statement.said == Said::value   ? State::accepted
                    : statement.said == Said::blank ? State::absent
                                                    : State::unreadable;
    reading.confidence = reading.state == State::unreadable ? 0 : 1;
    reading.alternatives.clear();
    reading.note = reading.state == State::unreadable ? "人工查看后仍无法辨认" : "";
    reading.as_number = false;
    reading.disputed = false;
}

bool is_about_value(const Statement& statement) {
    return statement.said == Said::value || statement.said == Said::blank ||
           statement.said == Said::illegible;
}

/// A value on a page where the program had found no place for it.
Reading seen_by_person(const Part& part, const std::string& file, const Statement& statement) {
    Reading reading{.field = statement.topic.name, .document = part.type};
    reading.source.file = file;
    reading.source.page = statement.topic.page;
    confirm(reading, statement);
    reading.superseded.reset();
    return reading;
}

bool has_reading(const std::vector<Part>& parts, const std::string& file, int page,
                 const std::string& field) {
    return std::ranges::any_of(parts, [&](const Part& part) {
        return std::ranges::any_of(part.readings, [&](const Reading& reading) {
            return reading.field == field && reading.source.page == page &&
                   reading.source.file == file;
        });
    });
}

void add_unseen(std::vector<Part>& parts, const Testimony& testimony) {
    for (const auto& [key, statement] : testimony.ledger->statements) {
        const Topic& topic = statement.topic;
        if (topic.kind != TopicKind::reading || !topic.cell.empty() ||
            !is_about_value(statement)) {
            continue;
        }
        for (const auto& known : testimony.hashes) {
            const auto& file = known.first;
            const auto part = std::ranges::find_if(parts, [&](const Part& each) {
                return each.type == topic.document && lies_in(each, file);
            });
            if (known.second == topic.basis && part != parts.end() &&
                !has_reading(parts, file, topic.page, topic.name)) {
                part->readings.push_back(seen_by_person(*part, file, statement));
            }
        }
    }
}

const Statement* said_of_page(const Case& subject, const Unrecognised& rest,
                              const Testimony& testimony) {
    const Document& document = subject.documents.at(rest.document);
    if (rest.sheet >= 0 || rest.page >= document.pages.size()) {
        return nullptr;
    }
    const Source place = place_of(document, document.pages.at(rest.page));
    return said_about(testimony, topic_of_page(place.file, place.page, "type", testimony));
}

/// Whether the page follows the part's last one and is of its type.
bool continues(const Part& part, const Unrecognised& rest, const std::string& type) {
    return part.document == rest.document && part.type == type &&
           part.pages.back() + 1 == rest.page;
}

/// What a confirmed doubt becomes.
void confirm(Finding& finding, const Profile& profile) {
    finding.person = "fail";
    if (finding.result != Result::undetermined) {
        return;
    }
    const CheckRule* rule = find_check_rule(profile, finding.check);
    finding.result = Result::fail;
    finding.audience = rule == nullptr ? finding.audience : rule->audience;
    finding.message = finding.confirmed;
}

/// What a check of the unit found may be about one of its candidates.
Result result_of(const Answer& answer, const std::vector<Finding>& findings) {
    bool open = false;
    for (const Finding& finding : findings) {
        const bool theirs = answer.candidate.empty() || finding.candidate == answer.candidate;
        if (finding.check == answer.check && theirs) {
            if (finding.result == Result::fail) {
                return Result::fail;
            }
            open = true;
        }
    }
    return open ? Result::undetermined : Result::pass;
}

} // namespace

std::vector<Part> typed_pages(Case& subject, const Testimony& testimony,
                              const Profile& profile) {
    std::vector<Part> parts;
    std::vector<Unrecognised> rests;
    for (Unrecognised& rest : subject.unrecognised) {
        const Statement* said = said_of_page(subject, rest, testimony);
        if (said == nullptr || said->said != Said::value ||
            find_document_rule(profile, said->value) == nullptr) {
            rest.settled = said != nullptr && said->said == Said::blank;
            rest.possible = rest.settled ? std::vector<std::string>{} : rest.possible;
            rests.push_back(std::move(rest));
        } else if (!parts.empty() && continues(parts.back(), rest, said->value)) {
            parts.back().pages.push_back(rest.page);
        } else {
            parts.push_back({.type = said->value,
                             .file = subject.documents.at(rest.document).path,
                             .document = rest.document,
                             .pages = {rest.page},
                             .confidence = 1});
        }
    }
    subject.unrecognised = std::move(rests);
    return parts;
}

void confirm_readings(std::vector<Part>& parts, const Testimony& testimony) {
    mark_spots(parts);
    if (testimony.ledger == nullptr) {
        return;
    }
    for (Part& part : parts) {
        for (Reading& reading : part.readings) {
            const Statement* said = said_about(testimony, topic_of(reading, testimony));
            if (said == nullptr || !is_about_value(*said)) {
                continue;
            }
            if (reading.field == "name" && part.person == reading.value) {
                part.person = said->value;
            }
            confirm(reading, *said);
        }
    }
    add_unseen(parts, testimony);
}

void confirm_owners(const Case& subject, std::vector<Part>& parts, const Testimony& testimony) {
    for (Part& part : parts) {
        if (part.pages.empty()) {
            continue;
        }
        const Document& document = subject.documents.at(part.document);
        const Source place = place_of(document, document.pages.at(part.pages.front()));
        const Statement* said =
            said_about(testimony, topic_of_page(place.file, place.page, "owner", testimony));
        if (said != nullptr && said->said == Said::value) {
            part.person = said->value;
        }
    }
}

void confirm_unit(Case& subject, const Testimony& testimony) {
    const Statement* said = said_about(testimony, topic_of_unit(subject, testimony));
    if (said != nullptr && said->said == Said::value) {
        subject.unit = said->value;
        subject.unit_source.origin = Origin::person;
        subject.unit_state = State::accepted;
    }
}

void confirm_findings(Review& review, const Testimony& testimony, const Profile& profile) {
    if (testimony.ledger == nullptr) {
        return;
    }
    std::vector<Finding> kept;
    for (Finding& finding : review.verdicts.findings) {
        const Statement* said =
            finding.audience == Audience::secretariat
                ? said_about(testimony, topic_of(finding, review.subject, testimony))
                : nullptr;
        if (said != nullptr && said->said == Said::pass) {
            continue;
        }
        if (said != nullptr && said->said == Said::fail) {
            confirm(finding, profile);
        } else if (said != nullptr && said->said == Said::illegible) {
            finding.person = "illegible";
        }
        kept.push_back(std::move(finding));
    }
    review.verdicts.findings = std::move(kept);
    silence(profile, review.verdicts);
    for (Answer& answer : review.verdicts.answers) {
        if (answer.result == Result::undetermined) {
            answer.result = result_of(answer, review.verdicts.findings);
        }
    }
}

} // namespace intake

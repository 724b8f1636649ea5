#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/model/digest.hpp"

#include <algorithm>
#include <set>

namespace intake {

namespace {

constexpr std::string_view separator{"\x1F", 1};

std::string item_id(const std::vector<std::string>& parts) {
    std::string key;
    for (const std::string& part : parts) {
        key += part;
        key += separator;
    }
    return sha256_hex(key).substr(0, 16);
}

ReviewItem blank_item(const Review& review, const std::string& candidate) {
    ReviewItem item;
    item.submission = review.submission.name;
    item.unit = review.subject.unit;
    item.candidate = candidate;
    return item;
}

ReviewItem finding_item(const Review& review, const Finding& finding) {
    ReviewItem item = blank_item(review, finding.candidate);
    item.id = finding.id;
    item.title = finding.message;
    item.source = finding.source;
    item.place = place_of(finding.source);
    item.reading = finding.found;
    item.reason = finding.result == Result::undetermined ? "程序无法判定，请人工判断"
                                                         : "仅供秘书处掌握，请人工判断";
    item.severity = finding.severity;
    item.choices = {"符合要求", "不符合要求", "需单位重新提供"};
    return item;
}

/// How letters name the document a reading comes from, with its page or cell.
std::string origin_of(const Reading& reading, const Profile& profile) {
    const std::string title = reading.document.empty()
                                  ? reading.source.file
                                  : title_of_document(profile, reading.document);
    if (!reading.source.cell.empty()) {
        return title + reading.source.cell;
    }
    return reading.source.page > 0 ? title + "第" + std::to_string(reading.source.page) + "页"
                                   : title;
}

void add_choice(ReviewItem& item, const std::string& value) {
    if (!value.empty() && std::ranges::find(item.choices, value) == item.choices.end()) {
        item.choices.push_back(value);
    }
}

void add_alternatives(ReviewItem& item, const Field& field, const Profile& profile) {
    add_choice(item, field.value);
    for (const Reading& reading : field.readings) {
        const std::string origin = "（" + origin_of(reading, profile) + "）";
        std::vector<std::string> values{reading.value};
        values.insert(values.end(), reading.alternatives.begin(), reading.alternatives.end());
        for (const std::string& value : values) {
            const std::string shown = value + origin;
            if (!value.empty() &&
                std::ranges::find(item.alternatives, shown) == item.alternatives.end()) {
                item.alternatives.push_back(shown);
            }
            add_choice(item, value);
        }
    }
}

std::string field_reason(const Field& field) {
    const auto noted =
        std::ranges::find_if(field.readings, [](const Reading& r) { return !r.note.empty(); });
    if (noted != field.readings.end()) {
        return noted->note;
    }
    return field.state == State::unreadable ? "有内容但未能识读" : "读出的内容把握不足";
}

ReviewItem field_item(const Review& review, const Dossier& dossier, const Field& field,
                      const Profile& profile) {
    ReviewItem item = blank_item(review, dossier.candidate);
    item.id = item_id({"field", item.submission, dossier.folder, item.candidate, field.name});
    item.title = title_of_field(profile, field.name);
    item.source = field.source;
    for (const Reading& reading : field.readings) {
        if (item.source.file.empty()) {
            item.source = reading.source;
        }
    }
    item.place = place_of(item.source);
    item.reading = field.state == State::review ? field.value : std::string();
    item.reason = field_reason(field);
    const FieldRule* rule = find_field_rule(profile, field.name);
    item.severity = rule && (rule->required || rule->column_required) ? Severity::required
                                                                      : Severity::advisory;
    add_alternatives(item, field, profile);
    return item;
}

ReviewItem page_item(const Review& review, const Source& source, std::string title,
                     std::string reason) {
    ReviewItem item = blank_item(review, {});
    item.id = item_id({"page", item.submission, source.file, std::to_string(source.page)});
    item.title = std::move(title);
    item.source = source;
    item.place = place_of(source);
    item.reason = std::move(reason);
    return item;
}

/// What findings for people already speak of, so that nobody is asked twice.
struct Asked {
    std::set<std::pair<std::string, std::string>> fields; ///< candidate, field
    std::set<std::pair<std::string, int>> pages;          ///< file, page; page 0: all of it
};

bool covers(const Asked& asked, const Source& source) {
    return asked.pages.contains({source.file, source.page}) ||
           asked.pages.contains({source.file, 0});
}

void add_findings(const Review& review, Asked& asked, std::vector<ReviewItem>& items) {
    for (const Finding& finding : review.verdicts.findings) {
        if (finding.audience == Audience::secretariat) {
            items.push_back(finding_item(review, finding));
            asked.fields.emplace(finding.candidate, finding.field);
            asked.pages.emplace(finding.source.file, finding.source.page);
        } else if (finding.source.page > 0) {
            asked.pages.emplace(finding.source.file, finding.source.page);
        }
    }
}

/// Prose whose wording alone is unsure is read by the reviewers in the packet, not here; a
/// field that was seen nowhere and is not required has no place to look at.
bool needs_person(const Field& field, const Profile& profile) {
    constexpr double legible = 0.85;
    const FieldRule* rule = find_field_rule(profile, field.name);
    if (rule == nullptr || !rule->record) {
        return false;
    }
    const bool prose = rule->kind == Kind::paragraph && field.confidence >= legible;
    const bool nowhere = field.source.file.empty() && !rule->required;
    return (field.state == State::review && !prose) ||
           (field.state == State::unreadable && !nowhere);
}

void add_fields(const Review& review, const Profile& profile, const Asked& asked,
                std::vector<ReviewItem>& items) {
    for (const Dossier& dossier : review.subject.dossiers) {
        for (const Field& field : dossier.fields) {
            if (needs_person(field, profile) &&
                !asked.fields.contains({dossier.candidate, field.name})) {
                items.push_back(field_item(review, dossier, field, profile));
            }
        }
    }
}

void add_loose_parts(const Review& review, const Profile& profile, Asked& asked,
                     std::vector<ReviewItem>& items) {
    for (const Part& part : review.subject.loose_parts) {
        Source source;
        source.file = part.file;
        const auto& pages = review.subject.documents.at(part.document).pages;
        source.page = part.pages.empty() ? part.sheet + 1 : pages.at(part.pages.front()).number;
        const std::string title =
            part.type.empty() ? "材料" : "《" + title_of_document(profile, part.type) + "》";
        if (!covers(asked, source)) {
            items.push_back(page_item(review, source, title + "属于哪位候选人？",
                                      "未能归到任何一位候选人名下"));
            asked.pages.emplace(source.file, source.page);
        }
    }
}

void add_pages(const Review& review, Asked& asked, std::vector<ReviewItem>& items) {
    const auto ask = [&](const Document& document, const Page& page, std::string title,
                         std::string reason) {
        Source source;
        source.file = document.path;
        source.page = page.number;
        if (!covers(asked, source)) {
            items.push_back(page_item(review, source, std::move(title), std::move(reason)));
            asked.pages.emplace(source.file, source.page);
        }
    };
    for (const Document& document : review.subject.documents) {
        for (const Page& page : document.pages) {
            if (page.state == PageState::unreadable) {
                ask(document, page, "本页内容是什么？",
                    page.note.empty() ? "本页未能识读" : page.note);
            }
        }
    }
    for (const Unrecognised& place : review.subject.unrecognised) {
        const Document& document = review.subject.documents.at(place.document);
        if (place.page < document.pages.size()) {
            ask(document, document.pages.at(place.page), "本页属于哪种材料？",
                "未能识别材料类型");
        }
    }
}

void add_unit(const Review& review, std::vector<ReviewItem>& items) {
    const Case& subject = review.subject;
    if (subject.unit_state == State::accepted) {
        return;
    }
    ReviewItem item =
        page_item(review, subject.unit_source, "推荐单位全称", "推荐单位名称需人工确认");
    item.id = item_id({"unit", item.submission});
    item.reading = subject.unit;
    add_choice(item, subject.unit);
    items.push_back(std::move(item));
}

} // namespace

std::vector<ReviewItem> review_items(const Batch& batch) {
    std::vector<ReviewItem> items;
    for (const Review& review : batch.reviews) {
        Asked asked;
        add_unit(review, items);
        add_findings(review, asked, items);
        add_fields(review, batch.profile, asked, items);
        add_loose_parts(review, batch.profile, asked, items);
        add_pages(review, asked, items);
    }
    std::ranges::stable_sort(items, {}, &ReviewItem::severity);
    return items;
}

} // namespace intake

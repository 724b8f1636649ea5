#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"
#include "validators/page_marks.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace intake {

namespace {

const DocumentRule* workbook_rule(const Profile& profile) {
    const auto at = std::ranges::find(profile.documents, true, &DocumentRule::workbook);
    return at == profile.documents.end() ? nullptr : &*at;
}

Reply workbook_present(const Subject& subject) {
    const DocumentRule* rule = workbook_rule(subject.evidence.profile);
    if (rule == nullptr) {
        return not_applicable("配置未要求电子表格");
    }
    if (subject.evidence.subject.table.found) {
        return pass();
    }
    const Sight sight = look_for(subject, rule->code);
    Hit hit{.document = rule->code, .words = {{"材料名称", rule->title}}};
    if (!sight.doubt.empty() && !sight.present()) {
        hit.result = Result::undetermined;
        hit.reason = sight.doubt;
    }
    return from_hits({hit});
}

Reply arrived_in_time(const Subject& subject) {
    const std::string deadline = text_of(subject.rule, "deadline");
    return not_applicable(deadline.empty() ? "配置未设截止日期" : "收件时间不在材料之内");
}

/// A person the table names and of whom no document came.
Reply rows_have_dossiers(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    if (!whole.table.found) {
        return not_applicable("没有可读的汇总表");
    }
    std::vector<Hit> hits;
    for (const Dossier& dossier : whole.dossiers) {
        if (!dossier.in_table || !dossier.parts.empty()) {
            continue;
        }
        const bool doubt =
            !whole.loose_parts.empty() ||
            std::ranges::any_of(whole.unrecognised, [&](const Unrecognised& rest) {
                return rest.candidate == dossier.candidate;
            });
        Hit hit{.result = doubt ? Result::undetermined : Result::fail,
                .source = {.file = whole.table.file},
                .field = "name",
                .slot = dossier.candidate,
                .candidate = dossier.candidate};
        hit.source.page = whole.table.sheet_number;
        hit.source.cell = cell_name(dossier.table_row, 1);
        hit.source.origin = Origin::cell;
        hit.reason = "有材料未能确定属于谁，不能断定该人没有材料";
        hit.words = {{"n", std::to_string(dossier.table_row)}, {"姓名", dossier.candidate}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

Reply dossiers_have_rows(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    if (!whole.table.found) {
        return not_applicable("没有可读的汇总表");
    }
    std::vector<Hit> hits;
    for (const Dossier& dossier : whole.dossiers) {
        if (dossier.in_table) {
            continue;
        }
        Hit hit{.document = "U2",
                .field = "name",
                .slot = dossier.candidate,
                .candidate = dossier.candidate};
        hit.source =
            dossier.parts.empty() ? Source{} : source_of(subject, dossier.parts.front());
        hit.words = {{"姓名", dossier.candidate}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

Hit hit_of_file(const InputFile& file) {
    Hit hit{.source = {.file = file.path}, .found = file.reason, .slot = file.path};
    hit.words = {{"文件名", file.path},
                 {"原因", file.reason},
                 {"格式", std::string(name_of(file.format))},
                 {"大小", std::to_string(file.bytes / 1024) + "KB"}};
    return hit;
}

bool is_format_problem(const InputFile& file) {
    return file.code == "needs_conversion" || file.code == "unknown_format";
}

/// The candidate whose folder or name the path carries, if exactly one.
std::string candidate_of(const Case& whole, const std::string& path) {
    std::string found;
    for (const Dossier& dossier : whole.dossiers) {
        const bool inside = !dossier.folder.empty() && path.starts_with(dossier.folder + "/");
        if (inside || contains(skeleton(path), skeleton(dossier.candidate))) {
            if (!found.empty()) {
                return "";
            }
            found = dossier.candidate;
        }
    }
    return found;
}

Reply quarantined_files(const Subject& subject, bool format_problems) {
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        if (file.outcome == Outcome::quarantined &&
            is_format_problem(file) == format_problems) {
            Hit hit = hit_of_file(file);
            hit.candidate = candidate_of(subject.evidence.subject, file.path);
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

Reply files_open(const Subject& subject) {
    return quarantined_files(subject, false);
}

Reply formats_accepted(const Subject& subject) {
    return quarantined_files(subject, true);
}

bool holds_id_number(const std::string& path) {
    std::string digits;
    for (const char c : path + "/") {
        if ((c >= '0' && c <= '9') || ((c == 'X' || c == 'x') && digits.size() == 17)) {
            digits += c == 'x' ? 'X' : c;
        } else {
            if (id_check_holds(digits)) {
                return true;
            }
            digits.clear();
        }
    }
    return false;
}

Reply names_without_id(const Subject& subject) {
    std::vector<Hit> hits;
    for (const InputFile& file : subject.evidence.submission.files) {
        if (holds_id_number(file.path)) {
            hits.push_back(hit_of_file(file));
        }
    }
    return from_hits(std::move(hits));
}

/// A portrait glued or printed on the form serves as the photo.
bool has_portrait(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    return std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        const Document& document = whole.documents.at(part.document);
        return rule != nullptr && rule->section == "form" &&
               std::ranges::any_of(part.pages, [&](std::size_t index) {
                   return !document.pages.at(index).portraits.empty();
               });
    });
}

/// On a scan a glued photo may have gone unnoticed.
bool form_is_scan(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    return std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        const Document& document = whole.documents.at(part.document);
        return rule != nullptr && rule->section == "form" &&
               std::ranges::any_of(part.pages, [&](std::size_t index) {
                   return document.pages.at(index).origin == Origin::ocr;
               });
    });
}

std::string requirement_of(const DocumentRule& rule) {
    return rule.marks.empty() ? "PDF或图片" : "签字盖章后的扫描件";
}

Reply required_documents(const Subject& subject) {
    std::vector<Hit> hits;
    for (const DocumentRule& rule : subject.evidence.profile.documents) {
        if (rule.level != Level::candidate || rule.need != Need::always) {
            continue;
        }
        const Sight sight = look_for(subject, rule.code);
        const bool portrait_on_form = rule.picture && has_portrait(subject);
        if (sight.present() || portrait_on_form) {
            continue;
        }
        const bool sure = sight.missing() && !(rule.picture && form_is_scan(subject));
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = rule.code,
                .reason = "未见《" + rule.title + "》；" + sight.doubt};
        hit.words = {{"材料名称", rule.title}, {"要求", requirement_of(rule)}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// The document type a file's own name speaks of; the longest word wins. "" if none.
std::string type_by_name(const Subject& subject, const std::string& path) {
    const std::string name = squeeze(path.substr(path.rfind('/') + 1));
    std::string type;
    std::size_t longest = 0;
    for (const DocumentRule& rule : subject.evidence.profile.documents) {
        for (const std::string& word : rule.names) {
            if (contains(name, squeeze(word)) && word.size() > longest) {
                longest = word.size();
                type = rule.code;
            }
        }
    }
    return type;
}

bool names_differ(const Subject& subject, const std::string& a, const std::string& b) {
    const std::string first = type_by_name(subject, a);
    const std::string second = type_by_name(subject, b);
    return !first.empty() && !second.empty() && first != second;
}

/// Two slots filled with one and the same file.
Reply different_files(const Subject& subject) {
    std::map<std::string, const Part*> seen;
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const auto& files = subject.evidence.submission.files;
        const auto file = std::ranges::find(files, part.file, &InputFile::path);
        if (file == files.end()) {
            continue;
        }
        const auto [at, fresh] = seen.emplace(file->sha256, &part);
        const bool copy = !fresh && at->second->file != part.file;
        if (copy && names_differ(subject, at->second->file, part.file)) {
            Hit hit{
                .document = part.type, .source = source_of(subject, part), .slot = part.file};
            hit.words = {{"甲", at->second->file}, {"乙", part.file}};
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

Reply unknown_pages(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    std::vector<Hit> hits;
    for (const Unrecognised& rest : whole.unrecognised) {
        const Document& document = whole.documents.at(rest.document);
        Hit hit{.result = Result::undetermined,
                .source = {.file = document.path},
                .slot = document.path + "#" + std::to_string(rest.page) + "#" +
                        std::to_string(rest.sheet),
                .candidate = rest.candidate,
                .reason = "未能识别材料种类，请人工判断"};
        hit.source.page =
            rest.sheet >= 0 ? rest.sheet + 1 : document.pages.at(rest.page).number;
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// "第3页 共5页" marks with a gap.
Reply pages_complete(const Subject& subject) {
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const PageMarks marks = page_marks(subject.evidence.subject, part);
        if (marks.stated == 0 || !well_read(subject.evidence.subject, part)) {
            continue;
        }
        for (int number = 1; number <= marks.stated; ++number) {
            const bool seen = std::ranges::find(marks.seen, number) != marks.seen.end();
            if (!seen && marks.printed && marks.seen.size() == part.pages.size()) {
                Hit hit{.document = part.type,
                        .source = source_of(subject, part),
                        .slot = std::to_string(number)};
                hit.words = {{"材料", title_of_document(subject.evidence.profile, part.type)},
                             {"n", std::to_string(number)}};
                hits.push_back(std::move(hit));
            }
        }
    }
    return from_hits(std::move(hits));
}

/// The form names another cycle's year in its title.
Reply this_cycles_form(const Subject& subject) {
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        const int year = rule != nullptr && rule->section == "form" ? year_in(part.title) : 0;
        if (year != 0 && year != subject.evidence.profile.year) {
            Hit hit{.document = part.type,
                    .source = source_of(subject, part),
                    .found = std::to_string(year),
                    .expected = std::to_string(subject.evidence.profile.year)};
            hit.words = {{"年度", std::to_string(year)}};
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

/// A secrecy mark stands alone on a line near the top of a page; the same word inside a
/// sentence is prose.
Reply no_secrecy_mark(const Subject& subject) {
    std::vector<Hit> hits;
    for (const Document& document : subject.evidence.subject.documents) {
        for (const Page& page : document.pages) {
            const Text* mark = secrecy_mark(page, words_of(subject.rule, "marks"));
            if (mark == nullptr) {
                continue;
            }
            Hit hit{.result = mark->origin == Origin::ocr && mark->confidence < 0.8
                                  ? Result::undetermined
                                  : Result::fail,
                    .source = {.file = document.path,
                               .page = page.number,
                               .box = apply(page.to_file, mark->box),
                               .origin = mark->origin},
                    .found = mark->text,
                    .slot = document.path,
                    .candidate = candidate_of(subject.evidence.subject, document.path),
                    .reason = "疑有密级标识，识别不清"};
            hit.words = {{"文件名", document.path}};
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

constexpr std::array table{
    Check{"PKG-01", "报送了可读的汇总表电子表格", Level::unit, workbook_present},
    Check{"PKG-02", "在截止时间前报送", Level::unit, arrived_in_time},
    Check{"PKG-03", "汇总表所列每人都有材料", Level::unit, rows_have_dossiers},
    Check{"PKG-04", "每份材料的人都列入汇总表", Level::unit, dossiers_have_rows},
    Check{"PKG-05", "每个文件都能打开", Level::unit, files_open},
    Check{"PKG-06", "文件格式可以接收", Level::unit, formats_accepted},
    Check{"PKG-08", "文件名不含完整身份证号", Level::unit, names_without_id},
    Check{"PKG-09", "应交材料齐全", Level::candidate, required_documents},
    Check{"PKG-11", "不同材料不是同一个文件", Level::candidate, different_files},
    Check{"PKG-12", "每一页都认得出是什么材料", Level::unit, unknown_pages},
    Check{"PKG-13", "材料页数完整", Level::candidate, pages_complete},
    Check{"PKG-15", "使用本年度表格", Level::candidate, this_cycles_form},
    Check{"PKG-16", "没有密级或内部标识", Level::unit, no_secrecy_mark},
};

} // namespace

std::span<const Check> package_checks() {
    return table;
}

} // namespace intake

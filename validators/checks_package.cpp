#include "pipeline/model/unicode.hpp"
#include "validators/competing_versions.hpp"
#include "validators/file_checks.hpp"
#include "validators/lookup.hpp"
#include "validators/page_marks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

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
    // A scan of the table says nothing of a workbook that could not be opened.
    const std::string doubt = doubt_about(subject, rule->code);
    Hit hit{.result = doubt.empty() ? Result::fail : Result::undetermined,
            .document = rule->code,
            .reason = doubt,
            .words = {{"材料名称", rule->title}}};
    return from_hits({hit});
}

/// The same table as a sealed scan, where the profile asks for both.
Reply scan_present(const Subject& subject) {
    std::vector<Hit> hits;
    for (const DocumentRule& rule : subject.evidence.profile.documents) {
        const auto parts = parts_of(subject.evidence.subject.unit_parts, rule.code);
        if (!rule.scan ||
            std::ranges::any_of(parts, [](const Part* part) { return part->sheet < 0; })) {
            continue;
        }
        const std::string doubt = doubt_about(subject, rule.code);
        Hit hit{.result = doubt.empty() ? Result::fail : Result::undetermined,
                .document = rule.code,
                .slot = "scan",
                .reason = "未见《" + rule.title + "》盖章扫描件；" + doubt};
        hit.words = {{"材料", rule.title}, {"电子版/盖章扫描件", "盖章扫描件"}};
        hits.push_back(std::move(hit));
    }
    const bool asked = std::ranges::any_of(subject.evidence.profile.documents,
                                           [](const DocumentRule& rule) { return rule.scan; });
    return asked ? from_hits(std::move(hits)) : not_applicable("配置未要求盖章扫描件");
}

/// Papers do not say when they came: what had come by the deadline did, the rest a person
/// knows.
Reply arrived_in_time(const Subject& subject) {
    const std::optional<Date> deadline = parse_date(text_of(subject.rule, "deadline"));
    if (!deadline) {
        return not_applicable("配置未设截止日期");
    }
    const Date known = subject.evidence.received.value_or(subject.evidence.as_of);
    if (known <= *deadline) {
        return {Result::pass, to_chinese(known) + "已收到", {}};
    }
    return undetermined("截止日期为" + to_chinese(*deadline) +
                        "，收件日期不在材料之内，请按收件登记核对");
}

/// A person the table names and of whom no document came.
Reply rows_have_dossiers(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    if (!whole.table.found) {
        return not_applicable("没有可读的{U2}");
    }
    std::vector<Hit> hits;
    for (const Dossier& dossier : whole.dossiers) {
        if (!dossier.in_table || !dossier.parts.empty()) {
            continue;
        }
        const std::string doubt =
            doubt_about_person({subject.evidence, subject.rule, &dossier});
        Hit hit{.result = doubt.empty() ? Result::fail : Result::undetermined,
                .source = {.file = whole.table.file},
                .field = "name",
                .slot = dossier.candidate,
                .candidate = dossier.candidate};
        hit.source.page = whole.table.sheet_number;
        hit.source.cell = cell_name(dossier.table_row, 1);
        hit.source.origin = Origin::cell;
        hit.reason = "未见“" + dossier.candidate + "”的材料；" + doubt;
        hit.words = {{"n", std::to_string(dossier.table_row)}, {"姓名", dossier.candidate}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

/// The table lists the same number under another name.
bool in_table_by_number(const Case& whole, const Dossier& dossier) {
    const Field* id = find_field(dossier, "id_number");
    return id != nullptr && !id->value.empty() &&
           std::ranges::any_of(whole.table.rows, [&](const TableRow& row) {
               const Reading* listed = find_reading(row.cells, "id_number");
               return listed != nullptr && listed->value == id->value;
           });
}

/// What could not be joined to anybody may be a person's whom the table leaves out.
std::vector<Hit> hits_of_loose(const Subject& subject) {
    std::vector<Hit> hits;
    for (const Part& part : subject.evidence.subject.loose_parts) {
        const bool listed =
            std::ranges::any_of(hits, [&](const Hit& hit) { return hit.slot == part.file; });
        if (!listed) {
            hits.push_back({.result = Result::undetermined,
                            .document = part.type,
                            .source = source_of(subject, part),
                            .slot = part.file,
                            .reason = "文件“" + part.file + "”未能归到任何一位候选人名下"});
        }
    }
    return hits;
}

/// Further tables are not taken into the records, but they may list people.
bool in_another_table(const Subject& subject, const std::string& name) {
    const Case& whole = subject.evidence.subject;
    return std::ranges::any_of(whole.unit_parts, [&](const Part& part) {
        if (part.type != "U2" || part.sheet < 0) {
            return false;
        }
        const Sheet& sheet =
            whole.documents.at(part.document).sheets.at(static_cast<std::size_t>(part.sheet));
        return std::ranges::any_of(sheet.cells, [&](const SheetCell& cell) {
            return contains(skeleton(cell.text), skeleton(name));
        });
    });
}

Reply dossiers_have_rows(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    std::vector<Hit> hits = hits_of_loose(subject);
    if (!whole.table.found) {
        return hits.empty() ? not_applicable("没有可读的{U2}") : from_hits(std::move(hits));
    }
    for (const Dossier& dossier : whole.dossiers) {
        if (dossier.in_table) {
            continue;
        }
        const bool elsewhere = in_another_table(subject, dossier.candidate);
        const bool sure =
            has_certain_name(dossier) && !in_table_by_number(whole, dossier) && !elsewhere;
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = "U2",
                .field = "name",
                .slot = dossier.candidate,
                .candidate = dossier.candidate,
                .reason = elsewhere ? "“" + dossier.candidate + "”只列在另一张{U2}中，请看原件"
                                    : "“" + dossier.candidate + "”不在{U2}中，但姓名没有把握"};
        hit.source =
            dossier.parts.empty() ? Source{} : source_of(subject, dossier.parts.front());
        hit.words = {{"姓名", dossier.candidate}};
        hits.push_back(std::move(hit));
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
    return std::ranges::any_of(subject.dossier->parts, [&](const Part& part) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        return rule != nullptr && rule->section == "form" && is_scanned(subject, part);
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
        if (sight.present() || (rule.picture && has_portrait(subject))) {
            continue;
        }
        const bool sure = sight.missing() && !(rule.picture && form_is_scan(subject));
        const std::string doubt =
            sight.missing() ? "{form}是扫描件，照片或在表上，请看原件" : sight.doubt;
        Hit hit{.result = sure ? Result::fail : Result::undetermined,
                .document = rule.code,
                .source = sight.place,
                .reason = "未见《" + rule.title + "》；" + doubt};
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
        const bool told = std::ranges::find(hits, part.file, &Hit::slot) != hits.end();
        const bool copy = !fresh && !told && at->second->file != part.file;
        if (copy && names_differ(subject, at->second->file, part.file)) {
            Hit hit{
                .document = part.type, .source = source_of(subject, part), .slot = part.file};
            hit.words = {{"甲", at->second->file}, {"乙", part.file}};
            hits.push_back(std::move(hit));
        }
    }
    return from_hits(std::move(hits));
}

bool is_next_page(const Unrecognised& before, const Unrecognised& after) {
    return before.document == after.document && before.sheet < 0 && after.sheet < 0 &&
           before.candidate == after.candidate && after.page == before.page + 1;
}

/// "3", "3–7"
std::string page_range(int first, int last) {
    return std::to_string(first) + (last > first ? "–" + std::to_string(last) : "");
}

/// A run of neighbouring pages is one finding: a foreign book is one matter, not a thousand.
Reply unknown_pages(const Subject& subject) {
    std::vector<Hit> hits;
    const Unrecognised* before = nullptr;
    int first = 0;
    for (const Unrecognised& rest : subject.evidence.subject.unrecognised) {
        if (rest.settled) {
            continue;
        }
        const Source place = source_of(subject, rest);
        if (before != nullptr && is_next_page(*before, rest)) {
            const std::string pages = page_range(first, place.page);
            hits.back().words["页"] = pages;
            hits.back().reason = "第" + pages + "页均未能识别材料种类，请人工判断";
        } else {
            first = place.page;
            Hit hit{.result = Result::undetermined,
                    .source = place,
                    .slot = place.file + "#" + std::to_string(rest.page) + "#" +
                            std::to_string(rest.sheet),
                    .candidate = rest.candidate,
                    .reason = "未能识别材料种类，请人工判断"};
            hit.words = {{"文件名", place.file}, {"页", std::to_string(first)}};
            hits.push_back(std::move(hit));
        }
        before = &rest;
    }
    return from_hits(std::move(hits));
}

/// Numbers printed on any page of the files that hold documents of the type: pages may come as
/// one scan each, and a file's count may run over several documents.
std::vector<int> numbers_around(const Subject& subject, const std::string& type) {
    std::vector<int> seen;
    for (const Part* part : parts_of(subject.dossier->parts, type)) {
        Part whole_file = *part;
        const auto& pages = subject.evidence.subject.documents.at(part->document).pages;
        whole_file.pages.resize(pages.size());
        std::iota(whole_file.pages.begin(), whole_file.pages.end(), 0U);
        const PageMarks marks = page_marks(subject.evidence.subject, whole_file);
        seen.insert(seen.end(), marks.seen.begin(), marks.seen.end());
    }
    return seen;
}

/// "第3页 共5页" marks with a gap, where every page of the document prints one.
Reply pages_complete(const Subject& subject) {
    std::vector<Hit> hits;
    bool marked = false;
    for (const Part& part : subject.dossier->parts) {
        const PageMarks marks = page_marks(subject.evidence.subject, part);
        if (marks.stated == 0 || marks.seen.size() != part.pages.size()) {
            continue;
        }
        marked = true;
        // One number alone may be misread; numbers that go up under one total are not.
        const bool sure = marks.sure && (marks.seen.size() > 1 || !is_scanned(subject, part)) &&
                          doubt_about(subject, part.type).empty();
        const std::vector<int> seen = numbers_around(subject, part.type);
        for (int number = 1; number <= marks.stated; ++number) {
            if (std::ranges::find(seen, number) != seen.end()) {
                continue;
            }
            Hit hit{.result = sure ? Result::fail : Result::undetermined,
                    .document = part.type,
                    .source = source_of(subject, part),
                    .slot = std::to_string(number),
                    .reason = "似缺第" + std::to_string(number) + "页，请看原件"};
            hit.words = {{"材料", title_of_document(subject.evidence.profile, part.type)},
                         {"n", std::to_string(number)}};
            hits.push_back(std::move(hit));
        }
    }
    return marked ? from_hits(std::move(hits)) : not_applicable("材料没有印“第几页共几页”");
}

/// The form names another cycle's year.
Reply this_cycles_form(const Subject& subject) {
    std::vector<Hit> hits;
    for (const Part& part : subject.dossier->parts) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        const int year = rule != nullptr && rule->section == "form"
                             ? year_of(subject.evidence.subject, part)
                             : 0;
        if (year != 0 && year != subject.evidence.profile.year) {
            Hit hit{.result = is_scanned(subject, part) ? Result::undetermined : Result::fail,
                    .document = part.type,
                    .source = source_of(subject, part),
                    .found = std::to_string(year),
                    .expected = std::to_string(subject.evidence.profile.year),
                    .reason = "表头年度读作“" + std::to_string(year) + "”，请看原件"};
            hit.words = {{"年度", std::to_string(year)}};
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
    Check{"PKG-07", "文件大小和页数不超过上限", Level::unit, within_limits},
    Check{"PKG-08", "文件名不含完整身份证号", Level::unit, names_without_id},
    Check{"PKG-09", "应交材料齐全", Level::candidate, required_documents},
    Check{"PKG-10", "盖章扫描件与电子版都有", Level::unit, scan_present},
    Check{"PKG-11", "不同材料不是同一个文件", Level::candidate, different_files},
    Check{"PKG-12", "每一页都认得出是什么材料", Level::unit, unknown_pages},
    Check{"PKG-13", "材料页数完整", Level::candidate, pages_complete},
    Check{"PKG-14", "同一材料没有内容不同的多个版本", Level::unit, no_competing_versions},
    Check{"PKG-15", "使用本年度表格", Level::candidate, this_cycles_form},
    Check{"PKG-16", "没有密级或内部标识", Level::unit, no_secrecy_mark},
    Check{"PKG-17", "没有可执行文件和带宏的文件", Level::unit, no_programs},
};

} // namespace

std::span<const Check> package_checks() {
    return table;
}

} // namespace intake

/// \file
/// A small batch in code, with invented people: one unit with a complete, a deficient and a
/// doubtful candidate, one unit without faults, one file of every outcome.
#pragma once

#include "pipeline/batch.hpp"

#include <string>
#include <utility>
#include <vector>

namespace intake::test {

inline InputFile input_file(std::string path, int pages, int unreadable = 0) {
    InputFile file;
    file.path = std::move(path);
    file.bytes = 1000;
    file.sha256 = std::string(64, 'a');
    file.format = Format::pdf;
    file.pages_total = pages;
    file.pages_read = pages - unreadable;
    file.pages_unreadable = unreadable;
    return file;
}

inline InputFile refused_file(std::string path, Outcome outcome, std::string code,
                              std::string reason, std::string remedy) {
    InputFile file = input_file(std::move(path), 0);
    file.outcome = outcome;
    file.code = std::move(code);
    file.reason = std::move(reason);
    file.remedy = std::move(remedy);
    return file;
}

inline Source on_page(std::string file, int page, Box box = {71.2, 144, 233.94, 158.4}) {
    Source source;
    source.file = std::move(file);
    source.page = page;
    source.box = box;
    source.origin = Origin::ocr;
    return source;
}

inline Source in_cell(std::string file, std::string cell) {
    Source source;
    source.file = std::move(file);
    source.page = 1;
    source.cell = std::move(cell);
    source.origin = Origin::cell;
    return source;
}

inline Reading reading(std::string field, std::string document, Source source,
                       std::string value, State state = State::accepted) {
    Reading out;
    out.field = std::move(field);
    out.document = std::move(document);
    out.source = std::move(source);
    out.raw = value;
    out.value = std::move(value);
    out.state = state;
    out.confidence = 0.987;
    return out;
}

inline Field field(std::string name, State state, std::string value,
                   std::vector<Reading> readings) {
    Field out;
    out.name = std::move(name);
    out.state = state;
    out.value = std::move(value);
    out.readings = std::move(readings);
    if (!out.readings.empty()) {
        out.source = out.readings.front().source;
        out.confidence = out.readings.front().confidence;
    }
    return out;
}

inline Profile small_profile() {
    const auto rule = [](std::string name, std::string title, Kind kind, bool required) {
        FieldRule out;
        out.name = std::move(name);
        out.title = std::move(title);
        out.kind = kind;
        out.required = required;
        return out;
    };
    const auto document = [](std::string code, std::string title, Level level) {
        DocumentRule out;
        out.code = std::move(code);
        out.title = std::move(title);
        out.level = level;
        return out;
    };
    Profile profile;
    profile.id = "test-2026";
    profile.title = "“上海质量工匠”（2026年度）推荐";
    profile.sha256 = std::string(64, 'b');
    profile.year = 2026;
    profile.fields = {rule("name", "姓名", Kind::name, true),
                      rule("id_number", "公民身份号码", Kind::id_number, true),
                      rule("mobile", "手机", Kind::phone, true),
                      rule("education", "学历", Kind::text, false)};
    profile.fields.push_back(rule("page_mark", "页码", Kind::text, false));
    profile.fields.back().record = false;
    profile.documents = {document("U2", "推荐汇总表", Level::unit),
                         document("C1", "推荐表", Level::candidate),
                         document("C2", "身份证", Level::candidate)};
    profile.letter.organiser = "上海市质量协会";
    profile.letter.award = "上海质量工匠";
    return profile;
}

inline Dossier dossier(const std::string& name, const std::string& id,
                       const std::string& verdict) {
    const std::string form = name + "/推荐表.pdf";
    Dossier out;
    out.candidate = name;
    out.folder = name;
    out.in_table = true;
    out.verdict = verdict;
    out.fields = {
        field("name", State::accepted, name,
              {reading("name", "C1", on_page(form, 1), name),
               reading("name", "U2", in_cell("推荐汇总表.xlsx", "B4"), name)}),
        field("id_number", State::accepted, id,
              {reading("id_number", "U2", in_cell("推荐汇总表.xlsx", "J4"), id)}),
        field("mobile", State::accepted, "13800000000",
              {reading("mobile", "C1", on_page(form, 1), "13800000000")}),
        field("education", State::absent, "", {}),
        field("page_mark", State::absent, "", {}),
    };
    Part part;
    part.type = "C1";
    part.file = form;
    part.pages = {0, 1};
    part.confidence = 1;
    part.seals = {{2, {300, 500, 420, 620}, "上海某某有限公司", State::accepted},
                  {2, {300, 640, 420, 760}, "", State::unreadable}};
    part.signatures = {{2, "candidate_signature", Presence::present}};
    out.parts = {part};
    return out;
}

/// A document of `pages` pages, the last `unreadable` of them unreadable.
inline Document document(std::string path, int pages, int unreadable = 0) {
    Document out;
    out.path = std::move(path);
    out.page_count = pages;
    for (int number = 1; number <= pages; ++number) {
        Page page;
        page.number = number;
        page.width = 595;
        page.height = 842;
        page.origin = Origin::ocr;
        page.state = number > pages - unreadable ? PageState::unreadable : PageState::read;
        out.pages.push_back(page);
    }
    return out;
}

/// The finding as the review's, with an audience and a basis.
inline Finding finding_in(const Review& review, Finding out) {
    out.audience = out.result == Result::fail ? Audience::unit : Audience::secretariat;
    out.submission = review.submission.name;
    out.unit = review.subject.unit;
    out.basis = "细则第九条（一）";
    return out;
}

/// Adds a candidate with a two-page form and everything that belongs to it.
inline void add_candidate(Review& review, const std::string& name, const std::string& id,
                          const std::string& verdict) {
    Dossier added = dossier(name, id, verdict);
    added.parts.front().document = review.subject.documents.size();
    review.subject.documents.push_back(document(name + "/推荐表.pdf", 2));
    review.submission.files.push_back(input_file(name + "/推荐表.pdf", 2));
    review.subject.dossiers.push_back(std::move(added));
}

inline Review review_of(std::string submission, std::string unit) {
    Review review;
    review.submission.name = std::move(submission);
    review.subject.submission = review.submission.name;
    review.subject.unit = std::move(unit);
    review.subject.unit_state = State::accepted;
    review.submission.files = {input_file("推荐汇总表.xlsx", 0), input_file("推荐函.pdf", 1)};
    review.subject.documents = {document("推荐汇总表.xlsx", 0), document("推荐函.pdf", 1)};
    return review;
}

inline Review faulty_review() {
    Review review = review_of("浦东新区推荐材料", "浦东新区质量协会");
    add_candidate(review, "王建国", "310101197805120314", "complete");
    add_candidate(review, "李敏", "310101198003050021", "deficient");
    add_candidate(review, "阿依古丽·买买提", "310101198507070045", "review");
    Dossier& doubtful = review.subject.dossiers.back();
    Field& mobile = doubtful.fields.at(2);
    mobile.state = State::review;
    mobile.readings.front().state = State::review;
    mobile.readings.front().confidence = 0.61;
    mobile.readings.front().alternatives = {"13800000006"};
    mobile.readings.front().note = "最后一位不清晰";
    doubtful.fields.at(3).state = State::unreadable;
    doubtful.fields.at(3).source.file = doubtful.fields.at(2).source.file;
    doubtful.fields.at(3).source.page = 1;
    review.submission.files.push_back(refused_file("李敏/作品.heic", Outcome::quarantined,
                                                   "needs_conversion", "文件格式不能直接读取",
                                                   "请导出为PDF后重新报送"));
    review.submission.files.push_back(refused_file(
        "Thumbs.db", Outcome::ignored, "system_dropping", "操作系统自动生成的文件", ""));
    const Finding seal{.id = "00000000000000a1",
                       .check = "FORM-05",
                       .severity = Severity::blocking,
                       .candidate = "李敏",
                       .document = "C1",
                       .source = on_page("李敏/推荐表.pdf", 2, {10.04, 20, 30, 40}),
                       .field = "employer_seal",
                       .message = "《推荐表》“所在单位意见”未加盖公章",
                       .remedy = "加盖公章后重新扫描该页"};
    const Finding doubt{.id = "00000000000000a2",
                        .check = "ID-02",
                        .result = Result::undetermined,
                        .candidate = "阿依古丽·买买提",
                        .field = "id_number",
                        .message = "身份证号无法判定"};
    const Finding letter{
        .id = "00000000000000a3", .check = "UNIT-06", .message = "缺少加盖公章的推荐函"};
    const Finding name{.id = "00000000000000a4",
                       .check = "PKG-08",
                       .severity = Severity::advisory,
                       .candidate = "王建国",
                       .message = "文件名含身份证号码"};
    for (const Finding& each : {letter, seal, doubt, name}) {
        review.verdicts.findings.push_back(finding_in(review, each));
    }
    return review;
}

/// The packet of the candidate in whose folder the file lies; "" for a file of the unit.
inline std::string packet_of(const Review& review, const InputFile& file) {
    const std::size_t slash = file.path.find('/');
    return slash == std::string::npos
               ? ""
               : "packets/" + review.subject.unit + "/" + file.path.substr(0, slash) + ".pdf";
}

/// Every page of every processed file gets its place.
inline void place_pages(Batch& batch) {
    for (const Review& review : batch.reviews) {
        for (const InputFile& file : review.submission.files) {
            const std::string packet = packet_of(review, file);
            for (int page = 1; page <= file.pages_total; ++page) {
                batch.placements.push_back({review.submission.name, file.path, page, packet});
            }
            if (!packet.empty() && file.pages_total > 0) {
                batch.packets.insert(packet);
            }
        }
    }
}

inline Batch small_batch() {
    Batch batch;
    batch.profile = small_profile();
    batch.as_of = Date{std::chrono::year(2026), std::chrono::month(5), std::chrono::day(15)};
    batch.engines = {{"tesseract", "5.3.0", "chi_sim", std::string(64, 'c')},
                     {"tesseract", "5.3.0", "osd", std::string(64, 'd')}};
    batch.registers.winners.emplace();
    batch.reviews.push_back(faulty_review());
    batch.reviews.push_back(review_of("静安区", "静安区总工会"));
    add_candidate(batch.reviews.back(), "赵铁柱", "310101199001010031", "complete");
    batch.strays = {refused_file("说明.ofd", Outcome::quarantined, "needs_conversion",
                                 "文件格式不能直接读取", "请导出为PDF后重新报送")};
    place_pages(batch);
    return batch;
}

} // namespace intake::test

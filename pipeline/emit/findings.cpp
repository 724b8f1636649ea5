#include "pipeline/emit/json.hpp"
#include "pipeline/emit/outputs.hpp"

namespace intake {

namespace {

Json finding_json(const Finding& finding) {
    const Source& source = finding.source;
    const bool in_cell = !source.cell.empty();
    return {{"schema", "finding/1"},
            {"id", finding.id},
            {"check", finding.check},
            {"result", name_of(finding.result)},
            {"severity", name_of(finding.severity)},
            {"audience", name_of(finding.audience)},
            {"submission", finding.submission},
            {"unit", finding.unit},
            {"candidate", text_or_null(finding.candidate)},
            {"document", text_or_null(finding.document)},
            {"file", text_or_null(source.file)},
            {"page", page_or_null(source.page)},
            {"box", in_cell ? Json(nullptr) : box_json(source.box)},
            {"cell", text_or_null(source.cell)},
            {"field", text_or_null(finding.field)},
            {"found", text_or_null(finding.found)},
            {"expected", text_or_null(finding.expected)},
            {"message", finding.message},
            {"remedy", text_or_null(finding.remedy)},
            {"basis", text_or_null(finding.basis)},
            {"person", text_or_null(finding.person)}};
}

} // namespace

std::string findings_jsonl(const Batch& batch) {
    std::string out;
    for (const Review& review : batch.reviews) {
        for (const Finding& finding : review.verdicts.findings) {
            out += compact(finding_json(finding)) + '\n';
        }
    }
    return out;
}

} // namespace intake

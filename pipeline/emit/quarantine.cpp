#include "pipeline/emit/json.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/model/outcome.hpp"

namespace intake {

namespace {

std::string line(const std::string& path, const InputFile& file) {
    const OutcomeCode& known = outcome_code(file.code);
    const auto text_or = [](const std::string& text, std::string_view other) {
        return text.empty() ? std::string(other) : text;
    };
    return compact({{"schema", "quarantine/1"},
                    {"path", path},
                    {"bytes", file.bytes},
                    {"sha256", text_or_null(file.sha256)},
                    {"code", file.code.empty() ? known.code : std::string_view(file.code)},
                    {"reason", text_or(file.reason, known.reason)},
                    {"remedy", text_or_null(text_or(file.remedy, known.remedy))}}) +
           '\n';
}

} // namespace

std::string quarantine_jsonl(const Batch& batch) {
    std::string out;
    for (const Review& review : batch.reviews) {
        for (const InputFile& file : review.submission.files) {
            if (file.outcome == Outcome::quarantined) {
                out += line(input_path(review.submission.name, file), file);
            }
        }
    }
    for (const InputFile& file : batch.strays) {
        if (file.outcome == Outcome::quarantined) {
            out += line(file.path, file);
        }
    }
    return out;
}

} // namespace intake

#include "pipeline/emit/json.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/model/outcome.hpp"

namespace intake {

namespace {

std::string line(const std::string& path, const InputFile& file) {
    return compact({{"schema", "quarantine/1"},
                    {"path", path},
                    {"bytes", file.bytes},
                    {"sha256", text_or_null(file.sha256)},
                    {"code", file.code.empty() ? outcome_code({}).code : file.code},
                    {"reason", reason_of(file)},
                    {"remedy", text_or_null(remedy_of(file))}}) +
           '\n';
}

} // namespace

std::string quarantine_jsonl(const Batch& batch) {
    std::string out;
    for (const Review& review : batch.reviews) {
        for (const InputFile& file : files_received(review)) {
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

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

/// A number that lost its digits takes no part in comparisons; SUM-04 has told the unit.
Reply compared_by_number(const Subject& subject) {
    if (id_check_holds(accepted_value(subject, "id_number"))) {
        return pass();
    }
    const Field* id = find_field(*subject.dossier, "id_number");
    const auto& readings = readings_of(id);
    const auto lost = std::ranges::find_if(readings, lost_digits);
    if (lost == readings.end()) {
        return not_applicable(readings.empty() ? "没有读到身份证号"
                                               : "身份证号尚未确认，未参与跨单位比对");
    }
    return from_hits(
        {{.document = lost->document, .source = lost->source, .field = "id_number"}});
}

struct Earlier {
    std::string year;
    std::string sha256;
};

/// "2025 <sha256>", as that year's run.json gives it.
std::vector<Earlier> earlier_files(const CheckRule& rule) {
    std::vector<Earlier> files;
    for (const std::string& line : words_of(rule, "fingerprints")) {
        const std::size_t space = line.find(' ');
        if (space != std::string::npos) {
            files.push_back({line.substr(0, space), line.substr(space + 1)});
        }
    }
    return files;
}

void find_repeats(const Subject& subject, const std::vector<Part>& parts,
                  const std::string& candidate, std::vector<Hit>& hits) {
    const auto& types = words_of(subject.rule, "documents");
    const auto& files = subject.evidence.submission.files;
    const std::vector<Earlier> earlier = earlier_files(subject.rule);
    for (const Part& part : parts) {
        const auto file = std::ranges::find(files, part.file, &InputFile::path);
        const bool renewed = std::ranges::find(types, part.type) != types.end();
        const auto same = file == files.end() || !renewed
                              ? earlier.end()
                              : std::ranges::find(earlier, file->sha256, &Earlier::sha256);
        if (same == earlier.end()) {
            continue;
        }
        Hit hit{.document = part.type,
                .source = source_of(subject, part),
                .found = same->year,
                .slot = part.file,
                .candidate = candidate};
        hit.words = {{"材料", title_of_document(subject.evidence.profile, part.type)},
                     {"年度", same->year}};
        hits.push_back(std::move(hit));
    }
}

/// Cards and certificates rightly stay the same; what is written for the cycle does not.
Reply not_sent_before(const Subject& subject) {
    if (words_of(subject.rule, "fingerprints").empty()) {
        return not_applicable("未提供往年材料的文件指纹");
    }
    std::vector<Hit> hits;
    find_repeats(subject, subject.evidence.subject.unit_parts, "", hits);
    for (const Dossier& dossier : subject.evidence.subject.dossiers) {
        find_repeats(subject, dossier.parts, dossier.candidate, hits);
    }
    return from_hits(std::move(hits));
}

constexpr std::array table{
    Check{"XU-07", "失真的身份证号不参与跨单位比对", Level::candidate, compared_by_number,
          true},
    Check{"XU-09", "材料不是往年材料原样重报", Level::unit, not_sent_before},
};

} // namespace

std::span<const Check> prior_checks() {
    return table;
}

} // namespace intake

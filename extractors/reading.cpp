#include "extractors/reading.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

double threshold(const FieldRule& rule, const Profile& profile) {
    const auto at = profile.accept_by_field.find(rule.name);
    return at == profile.accept_by_field.end() ? profile.accept_confidence : at->second;
}

/// A value that proves itself needs little confidence; a name never stands on OCR alone,
/// because no engine knows every character; free text must be read well throughout.
bool ocr_suffices(const FieldRule& rule, const std::string& value, const Found& found,
                  const Profile& profile) {
    const double least = threshold(rule, profile);
    switch (rule.kind) {
    case Kind::id_number:
        return id_check_holds(value) && birth_of_id(value) && found.confidence >= 0.6;
    case Kind::credit_code:
        return credit_code_holds(value) && found.confidence >= 0.6;
    case Kind::choice:
    case Kind::choices:
        return found.confidence >= std::min(least, 0.8);
    case Kind::name:
        return false;
    case Kind::paragraph:
        return found.confidence >= std::min(least, 0.85);
    case Kind::phone:
    case Kind::email:
    case Kind::code:
        return found.confidence >= least && found.weakest >= 0.8;
    default:
        return found.confidence >= least && found.weakest >= 0.7;
    }
}

void judge(Reading& reading, const FieldRule& rule, const Found& found, const Meaning& meaning,
           const Profile& profile) {
    reading.value = meaning.value;
    reading.alternatives = meaning.alternatives;
    reading.note = meaning.note;
    const bool ocr = found.source.origin == Origin::ocr;
    const bool trusted = !ocr || ocr_suffices(rule, meaning.value, found, profile);
    reading.state = meaning.sure && trusted ? State::accepted : State::review;
    if (meaning.sure && !trusted) {
        reading.note = "仅凭图像识别，尚无其他依据佐证";
    }
}

/// A long number held by a numeric cell has lost its tail before we saw it.
bool lost_digits(const FieldRule& rule, const Found& found) {
    return rule.kind == Kind::id_number && found.type == CellType::number;
}

} // namespace

Reading make_reading(const FieldRule& rule, const std::string& document, const Found& found,
                     const Profile& profile) {
    Reading reading{
        .field = rule.name, .document = document, .source = found.source, .raw = found.raw};
    reading.confidence = found.confidence;
    reading.as_number = found.type == CellType::number;
    if (squeeze(found.raw).empty()) {
        reading.state = found.ink == Ink::unreadable ? State::unreadable : State::absent;
        reading.confidence = found.ink == Ink::unreadable ? 0 : 1;
        return reading;
    }
    const std::optional<Meaning> meaning = normalize(found.raw, rule);
    if (!meaning) {
        reading.state = found.source.origin == Origin::ocr ? State::unreadable : State::review;
        reading.note = "所填内容不是该栏应有的内容";
        return reading;
    }
    judge(reading, rule, found, *meaning, profile);
    if (lost_digits(rule, found)) {
        reading.state = State::review;
        reading.note = "单元格为数值格式，末几位可能已失真";
    }
    return reading;
}

Source source_on(const Document& document, std::size_t page, const Box& upright,
                 Origin origin) {
    const Page& at = document.pages.at(page);
    return {.file = document.path,
            .page = at.number,
            .box = apply(at.to_file, upright),
            .cell = "",
            .origin = origin};
}

} // namespace intake

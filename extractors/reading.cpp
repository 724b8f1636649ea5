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

/// What OCR may be trusted with alone: a value that proves itself, or one of a closed list.
/// Names, dates and free text need a second witness, because a recogniser is wrong with
/// confidence.
bool ocr_suffices(const FieldRule& rule, const std::string& value, const Found& found,
                  const Profile& profile) {
    switch (rule.kind) {
    case Kind::id_number:
        return id_check_holds(value) && birth_of_id(value) && found.confidence >= 0.6;
    case Kind::credit_code:
        return credit_code_holds(value) && found.confidence >= 0.6;
    case Kind::choice:
        return found.confidence >= threshold(rule, profile);
    default:
        return false;
    }
}

/// The printed spelling of a listed choice stays; records say what the page says. Of a cell
/// that holds two ("大学本科/工学学士") it is the piece that is meant.
std::string value_to_keep(const FieldRule& rule, const Found& found, const Meaning& meaning) {
    constexpr std::u32string_view breaks = U"/、,; \n";
    if (rule.kind != Kind::choice || rule.canonical || !meaning.sure) {
        return meaning.value;
    }
    const std::string whole = squeeze(found.raw);
    if (canonical_choice(rule, whole) == meaning.value) {
        return whole;
    }
    const std::u32string text = decode(fold(found.raw));
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find_first_of(breaks, from), text.size());
        const std::string piece = encode(text.substr(from, to - from));
        if (!piece.empty() && canonical_choice(rule, piece) == meaning.value) {
            return piece;
        }
        from = to + 1;
    }
    return meaning.value;
}

void judge(Reading& reading, const FieldRule& rule, const Found& found, const Meaning& meaning,
           const Profile& profile) {
    reading.value = value_to_keep(rule, found, meaning);
    reading.alternatives = meaning.alternatives;
    reading.note = meaning.note;
    const bool ocr = found.source.origin == Origin::ocr;
    const bool trusted = !ocr || ocr_suffices(rule, meaning.value, found, profile);
    const bool whole = rule.kind != Kind::unit || count_han(meaning.value) >= 4;
    reading.state = meaning.sure && trusted && whole ? State::accepted : State::review;
    if (meaning.sure && !trusted) {
        reading.note = "仅凭图像识别，尚无其他依据佐证";
    }
}

/// Rules and specks beside a value are recognised as quotes and stops around it.
std::string without_specks(const std::string& raw) {
    constexpr std::u32string_view specks = U" \n\"'“”‘’`。，,、;；:：|_·.~^";
    const std::u32string text = decode(raw);
    const std::size_t from = text.find_first_not_of(specks);
    const std::size_t to = text.find_last_not_of(specks);
    return from == std::u32string::npos ? raw : encode(text.substr(from, to - from + 1));
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
    const bool ocr = found.source.origin == Origin::ocr;
    const std::optional<Meaning> meaning = normalize(
        ocr && rule.kind != Kind::paragraph ? without_specks(found.raw) : found.raw, rule);
    if (!meaning) {
        reading.state = ocr ? State::unreadable : State::review;
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

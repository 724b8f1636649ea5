#include "extractors/reading.hpp"

#include "extractors/accord.hpp"
#include "extractors/normalize.hpp"
#include "extractors/printed.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace intake {

namespace {

/// Of the lowest glyph where two readers see the same one of a closed list.
constexpr double least_listed = 0.5;

double threshold(const FieldRule& rule, const Profile& profile) {
    const auto at = profile.accept_by_field.find(rule.name);
    return at == profile.accept_by_field.end() ? profile.accept_confidence : at->second;
}

bool is_dated(const FieldRule& rule) {
    return rule.kind == Kind::date || rule.kind == Kind::month || rule.kind == Kind::period;
}

/// Rules and specks beside a value are recognised as quotes, stops and corners around it, and
/// as dashes too, but behind a date a dash may say that it goes on.
std::string without_specks(const std::string& raw, const FieldRule& rule) {
    const std::u32string text = decode(raw);
    std::u32string specks = U" \n\"'“”‘’`。，,、;；:：|_·.~^";
    const bool opens = text.find_first_of(U"「『") != std::u32string::npos;
    const bool closes = text.find_first_of(U"」』") != std::u32string::npos;
    specks += opens != closes ? U"「『」』" : U"";
    specks += is_dated(rule) ? U"" : U"-—";
    const std::size_t from = text.find_first_not_of(specks);
    const std::size_t to = text.find_last_not_of(specks);
    return from == std::u32string::npos ? raw : encode(text.substr(from, to - from + 1));
}

/// "mai1.example.cn": among the letters of a host's name a 1 was an l. The rest stays.
std::string with_letters(const std::string& address) {
    std::u32string text = decode(address);
    const auto is_letter = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    const std::size_t host = std::min(text.find(U'@'), text.size());
    for (std::size_t i = host + 1; i + 1 < text.size(); ++i) {
        const bool ends = text[i + 1] == U'.' || is_letter(text[i + 1]);
        text[i] = text[i] == U'1' && is_letter(text[i - 1]) && ends ? U'l' : text[i];
    }
    return encode(text);
}

std::string printed_part(const std::string& raw, const FieldRule& rule) {
    const std::string text = rule.kind == Kind::paragraph ? raw : without_specks(raw, rule);
    return rule.kind == Kind::email ? with_letters(text) : text;
}

/// How many readers saw a recognised value, and whether they say the same.
enum class Witnesses { one, agreeing, differing };

/// The other reader's meaning of the same place.
std::optional<Meaning> other_meaning(const FieldRule& rule, const Found& found) {
    return found.second.empty() ? std::nullopt
                                : normalize(printed_part(found.second, rule), rule);
}

bool says_the_same(const FieldRule& rule, const Meaning& a, const Meaning& b) {
    switch (rule.kind) {
    case Kind::date:
    case Kind::month:
    case Kind::period:
    case Kind::id_number:
    case Kind::credit_code:
    case Kind::phone:
    case Kind::code:
    case Kind::email:
        return a.value == b.value && a.second == b.second;
    case Kind::choice:
        return canonical_choice(rule, a.value) == canonical_choice(rule, b.value);
    default:
        return same_words(a.value, b.value);
    }
}

Witnesses witnesses(const FieldRule& rule, const Found& found, const Meaning& meaning,
                    const std::optional<Meaning>& other) {
    if (found.second.empty()) {
        return Witnesses::one;
    }
    return other && says_the_same(rule, meaning, *other) ? Witnesses::agreeing
                                                         : Witnesses::differing;
}

/// A number that carries the proof of its own reading.
bool proves_itself(const FieldRule& rule, const std::string& value) {
    return (rule.kind == Kind::id_number && id_check_holds(value) && birth_of_id(value)) ||
           (rule.kind == Kind::credit_code && credit_code_holds(value));
}

bool is_listed(const FieldRule& rule, const Meaning& meaning) {
    return rule.kind == Kind::choice && meaning.sure;
}

/// What one reader may be trusted with alone: a value that proves itself, or one of a closed
/// list. Everything else needs a second witness, because a recogniser is wrong with confidence.
bool one_suffices(const FieldRule& rule, const Meaning& meaning, double confidence,
                  const Profile& profile) {
    return rule.kind == Kind::choice
               ? is_listed(rule, meaning) && confidence >= threshold(rule, profile)
               : proves_itself(rule, meaning.value) && confidence >= 0.6;
}

/// Readers that differ are believed only where one of them read what cannot be and the other
/// what proves itself.
bool outweighs(const FieldRule& rule, const Meaning& meaning,
               const std::optional<Meaning>& other) {
    return proves_itself(rule, meaning.value) && !(other && proves_itself(rule, other->value));
}

/// "某某管理有": a company's name that stops inside its last words.
bool is_cut_name(const FieldRule& rule, const std::string& value) {
    constexpr std::array<std::string_view, 7> stumps{
        "有", "有限", "有限公", "有限责", "有限责任", "有限责任公", "股份有"};
    const std::string plain = squeeze(value);
    return rule.kind == Kind::unit && std::ranges::any_of(stumps, [&](std::string_view stump) {
               return plain.ends_with(stump);
           });
}

/// Prose that stops in the middle of a sentence was cut: by a page, a rule, a label misread.
bool is_cut_prose(const FieldRule& rule, const std::string& value) {
    constexpr std::size_t shortest_prose = 4; // "同意推荐" is a whole answer
    const std::u32string text = decode(value);
    return rule.kind == Kind::paragraph && text.size() > shortest_prose &&
           std::u32string_view(U"。！？.!?…”\"'）)；;").find(text.back()) ==
               std::u32string_view::npos;
}

bool is_trusted(const FieldRule& rule, const Found& found, const Meaning& meaning,
                const std::optional<Meaning>& other, const Profile& profile) {
    if (found.source.origin != Origin::ocr) {
        return true;
    }
    if (is_cut_prose(rule, meaning.value) || is_cut_name(rule, meaning.value)) {
        return false;
    }
    switch (witnesses(rule, found, meaning, other)) {
    case Witnesses::one:
        return one_suffices(rule, meaning, found.confidence, profile);
    case Witnesses::agreeing:
        // Of a character that neither knows both may see the same other one, but not surely.
        return proves_itself(rule, meaning.value) ||
               (is_listed(rule, meaning) && found.weakest >= least_listed) ||
               found.weakest >= threshold(rule, profile);
    case Witnesses::differing:
        return outweighs(rule, meaning, other);
    }
    return false;
}

/// The printed spelling of a listed choice stays; records say what the page says. Of a cell
/// that holds two ("大学本科/工学学士") it is the piece that is meant.
std::string value_to_keep(const FieldRule& rule, const Found& found, const Meaning& meaning) {
    constexpr std::u32string_view breaks = U"/、,; \n";
    if (rule.kind != Kind::choice || rule.canonical || !meaning.sure) {
        return meaning.value;
    }
    std::string whole = squeeze(found.raw);
    if (canonical_choice(rule, whole) == meaning.value) {
        return whole;
    }
    const std::u32string text = decode(fold(found.raw));
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find_first_of(breaks, from), text.size());
        std::string piece = encode(text.substr(from, to - from));
        if (!piece.empty() && canonical_choice(rule, piece) == meaning.value) {
            return piece;
        }
        from = to + 1;
    }
    return meaning.value;
}

void judge(Reading& reading, const FieldRule& rule, const Found& found, const Meaning& meaning,
           const Profile& profile) {
    const std::optional<Meaning> other = other_meaning(rule, found);
    reading.value = value_to_keep(rule, found, meaning);
    reading.alternatives = meaning.alternatives;
    reading.note = meaning.note;
    const bool trusted = is_trusted(rule, found, meaning, other, profile);
    const bool whole = rule.kind != Kind::unit || count_han(meaning.value) >= 4;
    reading.state = meaning.sure && trusted && whole ? State::accepted : State::review;
    const bool differ = witnesses(rule, found, meaning, other) == Witnesses::differing;
    reading.backing = !meaning.sure          ? Backing::unclear
                      : differ               ? Backing::differing
                      : found.second.empty() ? Backing::alone
                                             : Backing::alike;
    if (trusted) {
        return;
    }
    reading.disputed = differ && meaning.alternatives.empty();
    if (differ && other && other->value != reading.value) {
        reading.alternatives.push_back(other->value);
    }
    if (meaning.sure) {
        reading.note = differ                 ? "两个识别引擎读出的内容不一致"
                       : found.second.empty() ? "仅凭图像识别，尚无其他依据佐证"
                                              : "两个识别引擎一致，但把握不足";
    }
}

/// Dots and ticks that recognisers make of dust: no letter, digit or stroke people write.
bool is_specks(const std::string& raw) {
    constexpr std::u32string_view specks = U".,:;'`\"^~*·•…。，、：；‘’“”'′";
    const std::u32string text = decode(squeeze(raw));
    return !text.empty() && text.find_first_not_of(specks) == std::u32string::npos;
}

/// "五、四个基本条件" is the heading of the next section, taken for a value.
bool is_heading(const std::string& raw) {
    constexpr std::size_t longest = 16;
    const std::u32string text = decode(squeeze(raw));
    const std::size_t end = text.find_first_not_of(U"一二三四五六七八九十");
    return text.size() <= longest && end != std::u32string::npos && end > 0 && end <= 3 &&
           text[end] == U'、';
}

/// A long number held by a numeric cell has lost its tail before we saw it.
bool lost_digits(const FieldRule& rule, const Found& found) {
    return rule.kind == Kind::id_number && found.type == CellType::number;
}

/// Where only the other reader saw something that can be, its reading comes first.
Found surer_of_two(const FieldRule& rule, const Found& found) {
    const auto meaning = normalize(printed_part(found.raw, rule), rule);
    const auto other = other_meaning(rule, found);
    const auto weight = [&](const std::optional<Meaning>& m) {
        return !m ? 0 : proves_itself(rule, m->value) ? 3 : m->sure ? 2 : 1;
    };
    Found best = found;
    if (weight(other) > weight(meaning)) {
        std::swap(best.raw, best.second);
    }
    return best;
}

} // namespace

Reading make_reading(const FieldRule& rule, const std::string& document, const Found& found,
                     const Profile& profile) {
    Reading reading{
        .field = rule.name, .document = document, .source = found.source, .raw = found.raw};
    reading.confidence = found.confidence;
    reading.as_number = found.type == CellType::number;
    if (found.source.origin == Origin::ocr && is_specks(found.raw)) {
        reading.state = State::unreadable;
        reading.note = "只见零星墨点，未能认出文字";
        return reading;
    }
    if (squeeze(found.raw).empty()) {
        reading.state = found.ink == Ink::unreadable ? State::unreadable : State::absent;
        reading.confidence = found.ink == Ink::unreadable ? 0 : 1;
        return reading;
    }
    const bool ocr = found.source.origin == Origin::ocr;
    const bool told = rule.kind != Kind::paragraph || profile.printed_words.empty() ||
                      skeleton(found.raw).empty() ||
                      !without_printed(found.raw, profile.printed_words).empty();
    if (!told) {
        reading.state = ocr ? State::unreadable : State::absent;
        reading.note = "栏内只读到表上印好的字";
        return reading;
    }
    const Found best = ocr ? surer_of_two(rule, found) : found;
    const std::optional<Meaning> meaning =
        normalize(ocr ? printed_part(best.raw, rule) : best.raw, rule);
    if (!meaning) {
        reading.state = ocr ? State::unreadable : State::review;
        reading.note = "所填内容不是该栏应有的内容";
        return reading;
    }
    reading.raw = best.raw;
    judge(reading, rule, best, *meaning, profile);
    if (ocr && rule.kind == Kind::email && with_letters(best.raw) != best.raw) {
        reading.state = State::review;
        reading.note = "邮箱域名中的“1”按字母“l”读取";
    }
    if (is_heading(found.raw)) {
        reading.state = State::review;
        reading.note = "可能是下一部分的标题";
    }
    if (lost_digits(rule, found)) {
        reading.state = State::review;
        reading.note = "单元格为数值格式，末几位可能已失真";
    }
    return reading;
}

Source source_on(const Document& document, std::size_t page, const Box& upright,
                 Origin origin) {
    const Page& at = document.pages.at(page);
    Source source = place_of(document, at);
    source.box = apply(at.to_file, upright);
    source.origin = origin;
    return source;
}

} // namespace intake

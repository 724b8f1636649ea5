#include "extractors/normalize.hpp"

#include "extractors/choices.hpp"
#include "extractors/codes.hpp"
#include "extractors/dates.hpp"
#include "extractors/names.hpp"
#include "extractors/printed.hpp"
#include "pipeline/model/unicode.hpp"

namespace intake {

namespace {

std::optional<Meaning> normalize_text(std::string_view raw) {
    std::string value = tidy(raw);
    if (value.empty()) {
        return std::nullopt;
    }
    const bool broken = contains(value, "\uFFFD");
    return Meaning{
        .value = std::move(value), .sure = !broken, .note = broken ? "有无法识别的字符" : ""};
}

std::optional<Meaning> by_kind(std::string_view raw, const FieldRule& rule) {
    switch (rule.kind) {
    case Kind::text:
    case Kind::paragraph:
        return normalize_text(raw);
    case Kind::name:
        return normalize_name(raw);
    case Kind::unit:
        return normalize_unit(raw);
    case Kind::date:
    case Kind::month:
        return normalize_date(raw);
    case Kind::period:
        return normalize_span(raw);
    case Kind::id_number:
        return normalize_id_number(raw);
    case Kind::credit_code:
        return normalize_credit_code(raw);
    case Kind::phone:
        return normalize_phone(raw);
    case Kind::email:
        return normalize_email(raw);
    case Kind::choice:
        return normalize_choice(raw, rule);
    case Kind::choices:
        return normalize_choices(raw, rule);
    case Kind::number:
        return normalize_number(raw);
    case Kind::code:
        return normalize_code(raw);
    }
    return std::nullopt;
}

} // namespace

std::optional<Meaning> normalize(std::string_view raw, const FieldRule& rule) {
    if (!says_none(raw)) {
        auto meaning = by_kind(raw, rule);
        if (!meaning || !says_none(meaning->value)) {
            return meaning;
        }
        if (!meaning->sure) {
            meaning->value = "无";
            return meaning;
        }
    }
    if (rule.none_allowed) {
        return Meaning{.value = "无"};
    }
    return Meaning{.value = "无", .sure = false, .note = "本栏不应填“无”"};
}

} // namespace intake

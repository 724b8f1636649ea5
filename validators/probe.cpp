#include "validators/probe.hpp"

#include "validators/parameters.hpp"
#include "validators/placeholders.hpp"

#include <algorithm>
#include <cassert>

namespace intake {

Reply pass() {
    return {};
}

Reply not_applicable(std::string reason) {
    return {Result::not_applicable, std::move(reason), {}};
}

Reply undetermined(std::string reason) {
    return {Result::undetermined, std::move(reason), {}};
}

Hit doubt_at(const Reading& reading, std::string reason) {
    return {.result = Result::undetermined,
            .document = reading.document,
            .source = reading.source,
            .field = reading.field,
            .reason = std::move(reason)};
}

Hit doubt_at(const Field& field, std::string reason) {
    return {.result = Result::undetermined,
            .source = field.source,
            .field = field.name,
            .reason = std::move(reason)};
}

Reply undetermined_at(const Reading& reading, std::string reason) {
    return from_hits({doubt_at(reading, std::move(reason))});
}

Reply undetermined_at(const Field& field, std::string reason) {
    return from_hits({doubt_at(field, std::move(reason))});
}

Reply from_hits(std::vector<Hit> hits) {
    Reply reply;
    for (const Hit& hit : hits) {
        const bool fails = hit.result == Result::fail || reply.result == Result::fail;
        reply.result = fails ? Result::fail : Result::undetermined;
        reply.reason = hit.result == Result::undetermined ? hit.reason : reply.reason;
    }
    reply.hits = std::move(hits);
    return reply;
}

double number_of(const CheckRule& rule, const std::string& name, double fallback) {
    assert(is_parameter(rule.id, ParameterKind::number, name));
    const auto at = rule.numbers.find(name);
    return at == rule.numbers.end() ? fallback : at->second;
}

bool has_number(const CheckRule& rule, const std::string& name) {
    assert(is_parameter(rule.id, ParameterKind::number, name));
    return rule.numbers.contains(name);
}

const std::vector<std::string>& words_of(const CheckRule& rule, const std::string& name) {
    assert(is_parameter(rule.id, ParameterKind::words, name));
    static const std::vector<std::string> none;
    const auto at = rule.words.find(name);
    return at == rule.words.end() ? none : at->second;
}

std::string text_of(const CheckRule& rule, const std::string& name) {
    assert(is_parameter(rule.id, ParameterKind::text, name));
    const auto at = rule.texts.find(name);
    return at == rule.texts.end() ? "" : at->second;
}

bool has_wording(const CheckRule& rule, const std::string& name) {
    assert(is_wording(rule.id, name));
    return rule.wordings.contains(name);
}

namespace {

/// Brackets that enclosed a word nobody supplied.
std::string without_empty_brackets(std::string text) {
    constexpr std::string_view brackets = "（）";
    for (std::size_t at = text.find(brackets); at != std::string::npos;
         at = text.find(brackets)) {
        text.erase(at, brackets.size());
    }
    return text;
}

} // namespace

std::string fill(std::string_view text, const std::map<std::string, std::string>& words) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            return without_empty_brackets(out + std::string(text.substr(at)));
        }
        out += text.substr(at, open - at);
        const auto word = words.find(std::string(text.substr(open + 1, close - open - 1)));
        out += word == words.end() ? "" : word->second;
        at = close + 1;
    }
    return without_empty_brackets(std::move(out));
}

} // namespace intake

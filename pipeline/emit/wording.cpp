#include "pipeline/emit/wording.hpp"

#include "pipeline/model/date.hpp"
#include "pipeline/model/outcome.hpp"

#include <cmath>
#include <cstdlib>

namespace intake {

namespace {

/// Whether a character beside digits makes them part of a number or a name.
bool joins(std::string_view text, std::size_t at) {
    constexpr std::string_view joining = "-_./\\";
    const char c = at < text.size() ? text[at] : ' ';
    const bool word =
        (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return word || joining.find(c) != std::string_view::npos;
}

/// The end of a file's name in “” that begins at `at`; `at` when none begins there.
std::size_t behind_file_name(std::string_view text, std::size_t at) {
    constexpr std::string_view open = "“";
    constexpr std::string_view close = "”";
    if (text.substr(at, open.size()) != open) {
        return at;
    }
    const std::size_t end = text.find(close, at);
    const bool named = end != std::string_view::npos &&
                       text.substr(at, end - at).find('.') != std::string_view::npos;
    return named ? end + close.size() : at;
}

struct PrintedDate {
    std::string text;
    std::size_t size = 0; ///< of the ISO form; 0: no date
};

PrintedDate date_at(std::string_view text, std::size_t at) {
    if (at > 0 && joins(text, at - 1)) {
        return {};
    }
    if (const auto day = parse_date(text.substr(at, 10)); day && !joins(text, at + 10)) {
        return {to_chinese(*day), 10};
    }
    if (const auto month = parse_month(text.substr(at, 7)); month && !joins(text, at + 7)) {
        const std::string whole = to_chinese(*month);
        return {whole.substr(0, whole.find("月") + std::string_view("月").size()), 7};
    }
    return {};
}

} // namespace

std::string with_chinese_dates(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t behind = behind_file_name(text, at);
        if (behind > at) {
            out += text.substr(at, behind - at);
            at = behind;
            continue;
        }
        const PrintedDate date = date_at(text, at);
        out += date.size > 0 ? date.text : std::string(1, text[at]);
        at += date.size > 0 ? date.size : 1;
    }
    return out;
}

std::string_view chinese_verdict(std::string_view verdict) {
    if (verdict == "complete") {
        return "材料齐全";
    }
    return verdict == "deficient" ? "需要补正" : "待人工核对";
}

std::string_view chinese_severity(Severity severity) {
    switch (severity) {
    case Severity::blocking:
        return "关键";
    case Severity::required:
        return "必补";
    case Severity::advisory:
        break;
    }
    return "建议";
}

std::string_view chinese_weight(Severity severity) {
    switch (severity) {
    case Severity::blocking:
        return "重要";
    case Severity::required:
        return "一般";
    case Severity::advisory:
        break;
    }
    return "提示";
}

std::string_view chinese_action(const Finding& finding) {
    if (finding.result == Result::undetermined) {
        return "人工判断";
    }
    return finding.audience == Audience::unit ? "通知单位" : "秘书处掌握";
}

std::string chinese_next_step(std::string_view verdict, int questions) {
    const std::string look = "核对 " + std::to_string(questions) + " 项";
    if (verdict == "complete") {
        return questions > 0 ? look + "后可送评审" : "可送评审";
    }
    if (verdict == "deficient") {
        return questions > 0 ? look + "，再发补正通知" : "发补正通知，等补正材料";
    }
    return questions > 0 ? look + "，再定结论" : "人工核对后再定结论";
}

std::string place_of(const Source& source) {
    if (source.file.empty()) {
        return {};
    }
    if (!source.cell.empty()) {
        return source.file + " " + source.cell;
    }
    return source.page > 0 ? source.file + " 第" + std::to_string(source.page) + "页"
                           : source.file;
}

std::string shown_value(const Field& field) {
    switch (field.state) {
    case State::accepted:
        return field.value;
    case State::review:
        return "【待核】" + field.value;
    case State::unreadable:
        return "【未能识读】";
    case State::absent:
        break;
    }
    return "【空缺】";
}

std::string reason_of(const InputFile& file) {
    if (!file.reason.empty() || file.outcome == Outcome::processed) {
        return file.reason;
    }
    return std::string(outcome_code(file.code).reason);
}

std::string remedy_of(const InputFile& file) {
    if (!file.remedy.empty() || file.outcome == Outcome::processed) {
        return file.remedy;
    }
    return std::string(outcome_code(file.code).remedy);
}

std::string points_text(double points) {
    const auto tenths = std::llround(points * 10);
    const std::string whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "." + std::to_string(std::abs(tenths % 10));
}

} // namespace intake

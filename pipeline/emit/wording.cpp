#include "pipeline/emit/wording.hpp"

#include "pipeline/model/outcome.hpp"

namespace intake {

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

} // namespace intake

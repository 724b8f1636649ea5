#include "pipeline/emit/finding_lookup.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"

#include <array>
#include <fstream>

#include <nlohmann/json.hpp>

namespace intake {

namespace {

struct Line {
    const char* key;
    const char* title;
};

constexpr std::array lines{
    Line{"check", "检查"},       Line{"result", "结论"},     Line{"severity", "程度"},
    Line{"audience", "对象"},    Line{"submission", "报送"}, Line{"unit", ""},
    Line{"candidate", "候选人"}, Line{"document", "材料"},   Line{"file", "文件"},
    Line{"page", "页"},          Line{"box", "位置"},        Line{"cell", "单元格"},
    Line{"field", "栏目"},       Line{"found", "读到"},      Line{"expected", "应为"},
    Line{"message", "问题"},     Line{"remedy", "办法"},     Line{"basis", "依据"},
    Line{"person", "人工核对"}};

std::string shown(const Line& line, const nlohmann::json& value) {
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (std::string_view(line.key) != "person") {
        return printable(text);
    }
    return text == "fail" ? "确认不符合要求" : "看过，仍无法辨认";
}

std::string describe(const nlohmann::json& finding, const std::string& unit_title) {
    std::string text;
    for (const Line& line : lines) {
        const auto at = finding.find(line.key);
        if (at == finding.end() || at->is_null()) {
            continue;
        }
        const std::string value = shown(line, *at);
        if (!value.empty()) {
            const std::string title = line.title;
            text += (title.empty() ? unit_title : title) + "：" + value + "\n";
        }
    }
    return text;
}

} // namespace

std::optional<std::string> find_finding(const std::filesystem::path& out, const std::string& id,
                                        const Profile& profile) {
    std::ifstream file(out / "findings.jsonl");
    if (!file) {
        throw UsageError("“" + out.string() +
                         "”中没有 findings.jsonl，请用 -o 指定一次运行的输出");
    }
    for (std::string text; std::getline(file, text);) {
        const auto finding = nlohmann::json::parse(text, nullptr, false);
        if (finding.is_object() && finding.value("id", "") == id) {
            return describe(finding, profile.unit_title);
        }
    }
    return std::nullopt;
}

} // namespace intake

#include "pipeline/commands.hpp"
#include "pipeline/emit/finding_lookup.hpp"
#include "pipeline/model/error.hpp"
#include "validators/profile.hpp"

#include <iostream>

namespace intake {

namespace {

std::string severity_title(Severity severity) {
    switch (severity) {
    case Severity::blocking:
        return "不补正不能通过";
    case Severity::required:
        return "须补正";
    case Severity::advisory:
        return "建议";
    }
    return "";
}

void print_parameters(const CheckRule& rule) {
    for (const auto& [name, number] : rule.numbers) {
        std::cout << "参数 " << name << "：" << number << "\n";
    }
    for (const auto& [name, text] : rule.texts) {
        std::cout << "参数 " << name << "：" << (text.empty() ? "（未设）" : text) << "\n";
    }
    for (const auto& [name, words] : rule.words) {
        std::cout << "参数 " << name << "：";
        for (const std::string& word : words) {
            std::cout << word << " ";
        }
        std::cout << "\n";
    }
}

void print_rule(const CheckRule& rule, const Profile& profile) {
    std::cout << "检查：" << rule.id << "\n规则：" << rule.title << "\n依据：" << rule.basis
              << "\n数据：" << (rule.data.empty() ? "（配置未写明）" : rule.data) << "\n程度："
              << severity_title(rule.severity) << "\n对象："
              << (rule.audience == Audience::unit ? profile.unit_title : "秘书处（不进通知）")
              << "\n启用：" << (rule.enabled ? "是" : "否") << "\n措辞：" << rule.message
              << "\n";
    for (const auto& [occasion, message] : rule.wordings) {
        std::cout << "措辞 " << occasion << "：" << message << "\n";
    }
    std::cout << "补正办法：" << rule.remedy << "\n";
    for (const std::string& cause : rule.silenced_by) {
        std::cout << "已由 " << cause << " 说明时不再重复\n";
    }
    print_parameters(rule);
}

} // namespace

int explain_command(const Options& options) {
    if (options.inputs.size() != 1) {
        throw UsageError("explain 需要一个检查编号（如 FORM-05）或问题编号");
    }
    const std::string& id = options.inputs.front();
    const Profile profile = load_profile(profile_path(options));
    if (const CheckRule* rule = find_check_rule(profile, id)) {
        print_rule(*rule, profile);
        return Exit::done;
    }
    if (options.out.empty()) {
        throw UsageError("没有编号为“" + id +
                         "”的检查；若是问题编号，请用 -o 指定那次运行的输出文件夹");
    }
    const auto text = find_finding(options.out, id, profile);
    if (!text) {
        throw UsageError("“" + options.out.string() + "”中没有编号为“" + id + "”的问题");
    }
    std::cout << *text;
    return Exit::done;
}

} // namespace intake

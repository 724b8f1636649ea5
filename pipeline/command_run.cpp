#include "pipeline/commands.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/process.hpp"

#include <iostream>

namespace intake {

namespace {

void check_arguments(const Options& options) {
    if (options.inputs.size() != 1) {
        throw UsageError("run 需要一个收件夹，例如：dossier-intake run 收件夹 -o 输出");
    }
    if (options.out.empty()) {
        throw UsageError("run 需要用 -o 指定输出文件夹");
    }
    const std::filesystem::path inbox = std::filesystem::absolute(options.inputs.front());
    const std::filesystem::path out = std::filesystem::absolute(options.out);
    const auto relative = out.lexically_normal().lexically_relative(inbox.lexically_normal());
    if (!relative.empty() && *relative.begin() != "..") {
        throw UsageError("输出文件夹不能放在收件夹里面，请另选位置");
    }
}

int status_of(const Summary& summary, const Options& options) {
    if (summary.quarantined > 0) {
        return Exit::quarantined;
    }
    return summary.findings > 0 && !options.findings_exit_0 ? Exit::findings : Exit::done;
}

} // namespace

int run_command(const Options& options) {
    check_arguments(options);
    const Summary summary = process(options);
    std::cout << "报送单位 " << summary.submissions << " 家，候选人 " << summary.candidates
              << " 名；问题 " << summary.findings << " 项，待人工核对 " << summary.questions
              << " 项，未能使用的文件 " << summary.quarantined << " 个\n"
              << "总览：" << (options.out / "index.html").string() << "\n";
    return status_of(summary, options);
}

} // namespace intake

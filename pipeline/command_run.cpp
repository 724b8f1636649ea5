#include "pipeline/commands.hpp"
#include "pipeline/process.hpp"

#include <iostream>

namespace intake {

namespace {

int status_of(const Summary& summary, const Options& options) {
    if (summary.quarantined > 0 || summary.unmade > 0) {
        return Exit::quarantined;
    }
    return summary.findings > 0 && !options.findings_exit_0 ? Exit::findings : Exit::done;
}

} // namespace

int run_command(const Options& options) {
    check_places(options, "run");
    const Summary summary = process(options);
    std::cout << "报送单位 " << summary.submissions << " 家，候选人 " << summary.candidates
              << " 名；问题 " << summary.findings << " 项，待人工核对 " << summary.questions
              << " 项，未能使用的文件 " << summary.quarantined << " 个\n"
              << (summary.unmade > 0
                      ? "未能生成的评审材料册 " + std::to_string(summary.unmade) +
                            " 份，请按原件人工编制\n"
                      : "")
              << "总览：" << (options.out / "index.html").string() << "\n";
    return status_of(summary, options);
}

} // namespace intake

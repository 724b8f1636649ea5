#include "pipeline/commands.hpp"
#include "pipeline/model/error.hpp"
#include "validators/profile.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace intake {

int lint_command(const Options& options) {
    if (options.inputs.size() != 1) {
        throw UsageError("lint 需要一个配置文件");
    }
    const std::string& path = options.inputs.front();
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
        throw UsageError("无法读取“" + path + "”");
    }
    const ProfileResult result = parse_profile(text.str());
    for (const ProfileProblem& problem : result.problems) {
        std::cout << path << ":" << problem.line << ":" << problem.column << ": "
                  << problem.message << "\n";
    }
    if (result.problems.empty()) {
        std::cout << path << "：没有问题\n";
    }
    return result.problems.empty() ? Exit::done : Exit::usage;
}

} // namespace intake

#include "pipeline/commands.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"
#include "pipeline/verify.hpp"

#include <iostream>

namespace intake {

int verify_command(const Options& options) {
    if (options.inputs.size() != 1) {
        throw UsageError("verify 需要一个输出文件夹");
    }
    const std::vector<std::string> problems = verify(options.inputs.front());
    for (const std::string& problem : problems) {
        std::cout << printable(problem) << "\n";
    }
    if (problems.empty()) {
        std::cout << "完整无损：所列文件全部相符，每个文件、每一页都有去向\n";
    }
    return problems.empty() ? Exit::done : Exit::machine;
}

} // namespace intake

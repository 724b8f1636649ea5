#include "pipeline/commands.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/purge.hpp"

#include <iostream>

namespace intake {

namespace {

std::string summary_of(const std::string& folder, const Purged& purged, bool really) {
    const std::string count =
        std::to_string(purged.files) + " 个文件，" + std::to_string(purged.bytes) + " 字节";
    const std::string linked = purged.linked == 0
                                   ? ""
                                   : "；其中 " + std::to_string(purged.linked) +
                                         " 个另有硬链接，只删除本处的名称，内容仍在别处";
    return (really ? "已覆写并删除：" : "将覆写并删除：") + folder + "（" + count + linked +
           "）";
}

} // namespace

int purge_command(const Options& options) {
    if (options.inputs.empty()) {
        throw UsageError(
            "purge 需要输出文件夹或台账文件夹，如：dossier-intake purge 结果 台账");
    }
    for (const std::string& folder : options.inputs) {
        const Purged purged = purge(folder, options.yes);
        if (options.yes && std::filesystem::exists(folder)) {
            throw SystemError("删除后“" + folder + "”仍在");
        }
        std::cout << summary_of(folder, purged, options.yes) << "\n";
    }
    std::cout << (options.yes
                      ? "已复核：以上文件夹均不存在。备份和报送的原件不在其内，请另行处理\n"
                      : "尚未删除任何文件；确认无误后加 --yes 再运行\n");
    return options.yes ? Exit::done : Exit::findings;
}

} // namespace intake

#include "pipeline/commands.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/watch.hpp"
#include "validators/profile.hpp"
#include "validators/registers.hpp"

namespace intake {

int watch_command(const Options& options) {
    check_places(options, "watch");
    if (options.ledger.empty()) {
        throw UsageError("watch 需要用 --ledger 指定台账文件夹");
    }
    (void)load_profile(profile_path(options)); // or every submission would be set aside for it
    (void)load_registers(options.registers);
    const int status = watch(options);
    log_line("守候结束");
    return status;
}

} // namespace intake

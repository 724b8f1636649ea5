#include "pipeline/commands.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/round_store.hpp"
#include "pipeline/status_table.hpp"
#include "validators/profile.hpp"
#include "validators/registers.hpp"

#include <iostream>

namespace intake {

int status_command(const Options& options) {
    if (!options.inputs.empty() || options.ledger.empty()) {
        throw UsageError("status 需要台账，例如：dossier-intake status --ledger 台账");
    }
    if (!std::filesystem::is_directory(options.ledger)) {
        throw UsageError("没有“" + options.ledger + "”这个台账文件夹");
    }
    const Profile profile = load_profile(profile_path(options));
    const Calendar calendar = calendar_of(profile, load_registers(options.registers));
    const std::vector<UnitStatus> units =
        status_of(units_in(options.ledger), options.as_of, calendar);
    std::cout << (options.json ? status_jsonl(units, options.as_of)
                               : status_text(units, options.as_of));
    return Exit::done;
}

} // namespace intake

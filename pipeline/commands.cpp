#include "pipeline/commands.hpp"

#include <array>

namespace intake {

namespace {

constexpr std::array table{
    Command{"apply", "apply 核对表.xlsx --ledger 台账",
            "把填好的核对表记入台账，供下次运行采用", apply_command},
    Command{"doctor", "doctor [--profile FILE]",
            "检查本机：识别引擎、模型、字体、配置、进程隔离是否齐备", doctor_command},
    Command{"explain", "explain 检查编号|问题编号 [-o OUT]",
            "说明一项检查的规则、依据和补正办法，或一条问题的证据", explain_command},
    Command{"lint", "lint 配置文件", "检查年度配置，列出每处错误的行和列", lint_command},
    Command{"purge", "purge 输出|台账… [--yes]",
            "一轮工作结束后，覆写并删除输出和台账中的全部个人信息", purge_command},
    Command{"run", "run 收件夹 -o 输出 [选项]",
            "读取全部报送材料，生成记录、通知、材料册和核对表", run_command},
    Command{"show", "show 文件…", "显示从文件中读到的内容（供编写配置）", show_command},
    Command{"status", "status --ledger 台账 [--json]",
            "列出各单位的轮次、通知与期限、待补正和已补正事项、逾期情况", status_command},
    Command{"verify", "verify 输出", "核对输出是否完整无损，并证明没有遗漏任何文件和页面",
            verify_command},
    Command{"watch", "watch 收件夹 -o 输出 --ledger 台账 [--settle 秒] [--poll 秒] [--once]",
            "守候收件夹，材料到齐后逐家收取处理", watch_command},
};

} // namespace

std::span<const Command> commands() {
    return table;
}

} // namespace intake

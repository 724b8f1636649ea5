/// \file
/// The outcome codes of files and pages that could not be used, each with the sentence people
/// see and the remedy. One table; quarantine.jsonl, letters and the man page all speak from it.
#pragma once

#include <array>
#include <string_view>

namespace intake {

struct OutcomeCode {
    std::string_view code;
    std::string_view reason; ///< Chinese
    std::string_view remedy; ///< Chinese, addressed to the unit
};

inline constexpr std::array outcome_codes{
    OutcomeCode{"crashed", "读取该文件的程序异常终止", "请用原软件重新导出为PDF后再报送"},
    OutcomeCode{"damaged", "文件已损坏或不完整，无法打开", "请重新导出或扫描后再报送"},
    OutcomeCode{"duplicate_path", "压缩包内有同名文件", "请改名后重新打包报送"},
    OutcomeCode{"empty", "文件为空（0字节）", "请重新报送该文件"},
    OutcomeCode{"encrypted", "文件已加密，需要密码才能打开", "请取消密码后重新报送"},
    OutcomeCode{"failed", "读取时出错", "请重新导出为PDF后再报送"},
    OutcomeCode{"marked_secret", "带有密级或内部标识，已停止处理",
                "请按保密规定撤回，经保密审查后另行报送"},
    OutcomeCode{"maybe_secret", "疑有密级或内部标识，已停止处理，待秘书处核对",
                "请秘书处打开原件，在核对表中说明是否为密级标识"},
    OutcomeCode{"needs_conversion", "文件格式不能直接读取", "请导出为PDF后重新报送"},
    OutcomeCode{"not_regular", "不是普通文件（链接、管道或设备），未读取",
                "请直接报送文件本身"},
    OutcomeCode{"out_of_memory", "读取该文件所需内存超过上限", "请拆分或压缩后重新报送"},
    OutcomeCode{"system_dropping", "操作系统自动生成的文件", ""},
    OutcomeCode{"timed_out", "读取该文件超过时限", "请拆分或重新导出后再报送"},
    OutcomeCode{"too_deep", "压缩包嵌套层数超过上限", "请解压后以文件夹方式报送"},
    OutcomeCode{"too_large", "文件或页面尺寸超过上限",
                "请压缩、拆分或以较低分辨率重新扫描后报送"},
    OutcomeCode{"too_many", "文件数或页数超过上限", "请拆分后重新报送"},
    OutcomeCode{"unknown_format", "无法识别的文件格式",
                "请转换为PDF、JPG、PNG或xlsx后重新报送"},
    OutcomeCode{"unsafe_path", "压缩包内的路径指向包外或含非法字符，未解压",
                "请重新打包后报送"},
};

/// The entry for `code`, or that of "failed" for a code that is not in the table.
[[nodiscard]] constexpr const OutcomeCode& outcome_code(std::string_view code) {
    const OutcomeCode* fallback = &outcome_codes.front();
    for (const OutcomeCode& entry : outcome_codes) {
        if (entry.code == code) {
            return entry;
        }
        if (entry.code == "failed") {
            fallback = &entry;
        }
    }
    return *fallback;
}

} // namespace intake

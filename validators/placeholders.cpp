#include "validators/placeholders.hpp"

#include "validators/words.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

struct Filled {
    std::string_view check;
    std::string_view words;    ///< parted by spaces
    std::string_view wordings; ///< parted by spaces
};

constexpr std::string_view of_file = "文件名 原因 办法 格式 大小";
constexpr std::string_view of_limit = "文件名 原因 办法 格式 大小 上限";
constexpr std::string_view of_cell = "n 列名 列 字段 值";
constexpr std::string_view of_two_cells = "n 列名 列 字段 值 a b";
constexpr std::string_view of_two = "甲 乙 材料 字段 a b 值 值2 列表";
constexpr std::string_view of_place = "字段 栏目 项目 x";
constexpr std::string_view of_length = "字段 栏目 项目 x n m";
constexpr std::string_view of_shape = "字段 栏目 项目 x 值";

constexpr std::array table{
    Filled{"PKG-01", "材料名称"},
    Filled{"PKG-03", "n 姓名"},
    Filled{"PKG-04", "姓名"},
    Filled{"PKG-05", of_file},
    Filled{"PKG-06", of_file},
    Filled{"PKG-07", of_limit},
    Filled{"PKG-08", of_file},
    Filled{"PKG-09", "材料名称 要求"},
    Filled{"PKG-10", "材料 电子版/盖章扫描件"},
    Filled{"PKG-11", "甲 乙"},
    Filled{"PKG-12", "文件名 页"},
    Filled{"PKG-13", "材料 n"},
    Filled{"PKG-14", "材料 n"},
    Filled{"PKG-15", "年度"},
    Filled{"PKG-16", of_file},
    Filled{"PKG-17", of_file},
    Filled{"UNIT-01", "单位 填写"},
    Filled{"UNIT-02", "单位 填写 登记名"},
    Filled{"UNIT-03", "值"},
    Filled{"UNIT-04", "单位 填写 q n"},
    Filled{"UNIT-05", "n 缺失/重复 缺号", "gap"},
    Filled{"UNIT-06", "材料名称", "unsealed undated unaddressed"},
    Filled{"UNIT-07", "推荐程序/公示情况/推荐意见"},
    Filled{"UNIT-08", "姓名 差异"},
    Filled{"UNIT-11", "列表"},
    Filled{"UNIT-12", "姓名"},
    Filled{"UNIT-09", "字段"},
    Filled{"UNIT-10", "印文 材料"},
    Filled{"SUM-01", "列名"},
    Filled{"SUM-02", of_cell},
    Filled{"SUM-03", "a b n 值", "serial"},
    Filled{"SUM-04", of_cell},
    Filled{"SUM-05", of_cell, "odd"},
    Filled{"SUM-06", of_two_cells},
    Filled{"SUM-07", of_two_cells, "masked"},
    Filled{"SUM-09", of_cell},
    Filled{"SUM-10", "", "unsealed"},
    Filled{"ID-01", "人像面/国徽面 面 材料名称"},
    Filled{"ID-02", "材料 掩码"},
    Filled{"ID-03", "材料 掩码"},
    Filled{"ID-04", of_two},
    Filled{"ID-05", "材料 值 值2"},
    Filled{"ID-06", "材料 值 值2"},
    Filled{"ID-07", "日期"},
    Filled{"ID-11", of_two},
    Filled{"FORM-02", of_place, "none nowhere required"},
    Filled{"FORM-07", of_place, "nowhere"},
    Filled{"FORM-08", "栏目 缺失/晚于截止日/早于前序环节"},
    Filled{"FORM-09", "印文 名称"},
    Filled{"FORM-10", "起 止"},
    Filled{"FORM-11", of_length},
    Filled{"FORM-12", "字段 项目 值", "unticked"},
    Filled{"FORM-13", of_shape},
    Filled{"FORM-14", "字段 项目 值 例"},
    Filled{"FORM-15", of_place, "nowhere"},
    Filled{"FORM-16", of_place, "nowhere"},
    Filled{"FORM-17", "栏目"},
    Filled{"FORM-18", "字段 项目 值"},
    Filled{"FORM-21", "值"},
    Filled{"FORM-22", of_place},
    Filled{"EVD-01", "名称 时间 材料名称"},
    Filled{"EVD-02", "名称"},
    Filled{"EVD-03", "名称"},
    Filled{"EVD-04", "名称 颁发单位/日期/印章"},
    Filled{"EVD-05", "a b"},
    Filled{"EVD-06", "值 问题"},
    Filled{"EVD-07", "日期"},
    Filled{"EVD-08", "等级 a 材料名称"},
    Filled{"EVD-09", "值", "shape"},
    Filled{"EVD-10", "值"},
    Filled{"EVD-11", "a b"},
    Filled{"EVD-12", "值"},
    Filled{"EVD-13", "专利 问题"},
    Filled{"EVD-14", "值"},
    Filled{"EVD-15", "名称 页面"},
    Filled{"EVD-16", "名称 页面"},
    Filled{"EVD-17", "名称"},
    Filled{"EVD-18", "名称 值"},
    Filled{"EVD-19", "n"},
    Filled{"EVD-20", "名称"},
    Filled{"EVD-21", "名称"},
    Filled{"EVD-22", "名称"},
    Filled{"EVD-23", "名称"},
    Filled{"EVD-24", "a b"},
    Filled{"EVD-25", "名称 页面"},
    Filled{"NAR-01", "字数", "lengths"},
    Filled{"NAR-02", "要求 n a b"},
    Filled{"NAR-03", "他名"},
    Filled{"NAR-05", "材料 x"},
    Filled{"NAR-06", "a b"},
    Filled{"PROC-01", "材料名称 年度", "outdated"},
    Filled{"PROC-05", "材料名称"},
    Filled{"PROC-06", "起 止 n 最少 工作日"},
    Filled{"PROC-10", "身份 部门"},
    Filled{"PROC-11", "部门 问题"},
    Filled{"PROC-12", "部门"},
    Filled{"PROC-13", "材料名称"},
    Filled{"PROC-14", "材料名称"},
    Filled{"PROC-07", "", "unsealed"},
    Filled{"PROC-08", "日期", "elsewhen"},
    Filled{"CULT-01", "姓名"},
    Filled{"CULT-02", "材料名称"},
    Filled{"CULT-03", "材料名称 要素", "incomplete"},
    Filled{"CULT-04", "材料名称 n", "unrecorded"},
    Filled{"CULT-05", "起 止 m"},
    Filled{"CULT-06", "材料名称", "unsealed"},
    Filled{"CULT-07", "日期 止"},
    Filled{"CULT-08", "值"},
    Filled{"CULT-09", "材料 x"},
    Filled{"CULT-12", "字段 甲 a 乙 b"},
    Filled{"CULT-10", "", "self"},
    Filled{"ELIG-01", "姓名 年度 说明"},
    Filled{"ELIG-02", "姓名 年度 说明"},
    Filled{"ELIG-03", "姓名 年度 说明"},
    Filled{"ELIG-04", "姓名 年度 说明"},
    Filled{"ELIG-08", "类别"},
    Filled{"X-01", of_two},
    Filled{"X-02", of_two},
    Filled{"X-03", of_two},
    Filled{"X-04", of_two},
    Filled{"X-05", of_two},
    Filled{"X-06", of_two},
    Filled{"X-07", "字段 依据 a b"},
    Filled{"X-08", "证书 时间"},
    Filled{"X-10", "类别 a b"},
    Filled{"X-11", "列表"},
    Filled{"XU-06", "n q"},
    Filled{"XU-09", "材料 年度"},
};

const Filled* find_row(std::string_view check) {
    const auto* at = std::ranges::find(table, check, &Filled::check);
    return at == table.end() ? nullptr : at;
}

} // namespace

std::vector<std::string> placeholders_of(std::string_view check) {
    const Filled* row = find_row(check);
    return row == nullptr ? std::vector<std::string>{} : parted(row->words);
}

std::vector<std::string> wordings_of(std::string_view check) {
    const Filled* row = find_row(check);
    return row == nullptr ? std::vector<std::string>{} : parted(row->wordings);
}

bool is_wording(std::string_view check, std::string_view name) {
    const std::vector<std::string> known = wordings_of(check);
    return std::ranges::find(known, name) != known.end();
}

bool tells_reading(std::string_view placeholder) {
    constexpr std::array<std::string_view, 14> readings{"值",   "值2",  "a",    "b",    "日期",
                                                        "止",   "印文", "掩码", "填写", "单位",
                                                        "专利", "他名", "列表", "起"};
    return std::ranges::find(readings, placeholder) != readings.end();
}

} // namespace intake

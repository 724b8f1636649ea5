#include "pipeline/emit/letter_round.hpp"

#include <algorithm>

namespace intake {

namespace {

int with_state(const Letter& letter, ItemState state) {
    return static_cast<int>(
        std::ranges::count(letter.earlier, chinese_state(state), &LetterItem::state));
}

int raised_now(const Letter& letter) {
    const auto count = [](const std::vector<LetterItem>& items) {
        return std::ranges::count(items, chinese_state(ItemState::fresh), &LetterItem::state);
    };
    return static_cast<int>(count(letter.unit_items) + count(letter.candidate_items));
}

} // namespace

std::pair<std::string, std::string> round_title(const Letter& letter, const std::string& award,
                                                const std::string& material) {
    return {"关于" + award,
            material + (asks_for_something(letter) ? "再次补正的通知" : "补正情况的通知")};
}

std::string round_summary(const Letter& letter) {
    if (letter.earlier.empty() && raised_now(letter) == 0) {
        return "";
    }
    std::string text = "前次通知尚待补正的" + std::to_string(letter.earlier.size()) + "项";
    std::string_view link = "中，";
    for (const ItemState state :
         {ItemState::cured, ItemState::settled, ItemState::open, ItemState::review}) {
        if (const int count = with_state(letter, state); count > 0) {
            text.append(link).append(std::to_string(count)).append("项");
            text.append(chinese_state(state));
            link = "，";
        }
    }
    if (const int count = raised_now(letter); count > 0) {
        text += "；另有" + std::to_string(count) + "项因本次报送的材料新发现";
    }
    return text + "。";
}

Table received_table(const Letter& letter, double width) {
    Table table{.columns = {{"序号", 40, Align::centre},
                            {"文件", (width - 40) / 2, Align::left},
                            {"识别为", (width - 40) / 2, Align::left}},
                .size = 10.5,
                .pitch = 15};
    for (const ReceivedFile& file : letter.received) {
        table.rows.push_back({{std::to_string(table.rows.size() + 1), file.path, file.what}});
    }
    return table;
}

Table earlier_table(const Letter& letter, double width) {
    Table table{.columns = {{"编号", 62, Align::centre},
                            {"候选人", 62, Align::centre},
                            {"材料及位置", 100, Align::left},
                            {"前次通知的问题", width - 286, Align::left},
                            {"办理情况", 62, Align::centre}},
                .size = 10.5,
                .pitch = 15};
    for (const LetterItem& item : letter.earlier) {
        table.rows.push_back(
            {{item.number, item.candidate.empty() ? "单位材料" : item.candidate, item.place,
              item.problem, item.state}});
    }
    return table;
}

} // namespace intake

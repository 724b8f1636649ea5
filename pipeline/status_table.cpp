#include "pipeline/status_table.hpp"

#include "pipeline/emit/json.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

using Cells = std::array<std::string, 10>;

constexpr std::size_t gap = 2; ///< columns between two cells

bool is_wide(char32_t c) {
    constexpr std::array<std::pair<char32_t, char32_t>, 9> ranges{{{0x1100, 0x115F},
                                                                   {0x2E80, 0x303E},
                                                                   {0x3041, 0xA4CF},
                                                                   {0xAC00, 0xD7A3},
                                                                   {0xF900, 0xFAFF},
                                                                   {0xFE30, 0xFE6F},
                                                                   {0xFF00, 0xFF60},
                                                                   {0xFFE0, 0xFFE6},
                                                                   {0x20000, 0x3FFFD}}};
    return std::ranges::any_of(
        ranges, [&](const auto& range) { return c >= range.first && c <= range.second; });
}

std::string day(Date date) {
    return date.ok() ? to_string(date) : "—";
}

std::string situation(const UnitStatus& unit) {
    if (unit.overdue > 0) {
        return "逾期" + std::to_string(unit.overdue) + "个工作日";
    }
    return unit.open > 0 ? "待补正" : unit.review > 0 ? "待核对" : "无待补正事项";
}

Cells cells_of(const UnitStatus& unit) {
    return {item_number(unit.unit, 0).substr(0, item_number(unit.unit, 0).rfind('-')),
            printable(unit.name),
            std::to_string(unit.round),
            day(unit.received),
            day(unit.sent),
            std::to_string(unit.open),
            std::to_string(unit.cured),
            std::to_string(unit.review),
            day(unit.due),
            situation(unit)};
}

std::string line_of(const Cells& cells, const std::array<std::size_t, 10>& widths) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += cells[i];
        if (i + 1 < cells.size()) {
            line += std::string(widths[i] - display_width(cells[i]) + gap, ' ');
        }
    }
    return line + "\n";
}

std::string sums_of(const std::vector<UnitStatus>& units, Date as_of) {
    const auto waiting =
        std::ranges::count_if(units, [](const UnitStatus& unit) { return unit.open > 0; });
    const auto late =
        std::ranges::count_if(units, [](const UnitStatus& unit) { return unit.overdue > 0; });
    int open = 0;
    for (const UnitStatus& unit : units) {
        open += unit.open;
    }
    return "共" + std::to_string(units.size()) + "家单位，待补正" + std::to_string(waiting) +
           "家、" + std::to_string(open) + "项，逾期" + std::to_string(late) + "家（截至" +
           to_string(as_of) + "）\n";
}

void count_items(const PastRound& round, UnitStatus& status) {
    for (const RoundItem& item : round.items) {
        status.open += is_open(item) ? 1 : 0;
        status.cured += item.state == ItemState::cured ? 1 : 0;
        status.settled += item.state == ItemState::settled ? 1 : 0;
        status.review += item.state == ItemState::review ? 1 : 0;
        if (is_open(item)) {
            status.open_items.push_back(item_number(status.unit, item.number));
        }
    }
}

Json date_or_null(Date date) {
    return text_or_null(date.ok() ? to_string(date) : "");
}

Json rounds_of(const UnitStatus& unit) {
    Json rounds = Json::array();
    for (const PastRound& round : unit.rounds) {
        rounds.push_back({{"round", round.number},
                          {"submission", round.submission},
                          {"received", date_or_null(round.received)},
                          {"sent", date_or_null(round.sent)},
                          {"due", date_or_null(round.due)}});
    }
    return rounds;
}

} // namespace

std::vector<UnitStatus> status_of(const std::vector<UnitHistory>& units, Date as_of,
                                  const Calendar& calendar) {
    std::vector<UnitStatus> all;
    for (const UnitHistory& unit : units) {
        if (unit.rounds.empty()) {
            continue;
        }
        const PastRound& last = unit.rounds.back();
        UnitStatus status{.unit = unit.number, .name = unit.name, .round = last.number};
        status.received = last.received;
        status.sent = last.sent;
        count_items(last, status);
        if (status.open > 0 && last.due.ok()) {
            status.due = last.due;
            status.overdue = working_days(add_days(last.due, 1), as_of, calendar);
        }
        for (PastRound round : unit.rounds) {
            round.items.clear();
            status.rounds.push_back(std::move(round));
        }
        all.push_back(std::move(status));
    }
    std::ranges::sort(all, {}, &UnitStatus::unit);
    return all;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const char32_t c : decode(text)) {
        width += is_wide(c) ? 2U : 1U;
    }
    return width;
}

std::string status_text(const std::vector<UnitStatus>& units, Date as_of) {
    std::vector<Cells> rows{
        {"编号", "单位", "轮次", "收到", "通知", "待补正", "已补正", "核对中", "期限", "情况"}};
    for (const UnitStatus& unit : units) {
        rows.push_back(cells_of(unit));
    }
    std::array<std::size_t, 10> widths{};
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], display_width(row[i]));
        }
    }
    std::string text;
    for (const Cells& row : rows) {
        text += line_of(row, widths);
    }
    return text + sums_of(units, as_of);
}

std::string status_jsonl(const std::vector<UnitStatus>& units, Date as_of) {
    std::string lines;
    for (const UnitStatus& unit : units) {
        lines += compact({{"schema", "status/1"},
                          {"unit_number", unit.unit},
                          {"unit", unit.name},
                          {"round", unit.round},
                          {"received", date_or_null(unit.received)},
                          {"sent", date_or_null(unit.sent)},
                          {"due", date_or_null(unit.due)},
                          {"as_of", to_string(as_of)},
                          {"open", unit.open},
                          {"cured", unit.cured},
                          {"settled", unit.settled},
                          {"review", unit.review},
                          {"overdue_working_days", unit.overdue},
                          {"open_items", unit.open_items},
                          {"rounds", rounds_of(unit)}}) +
                 '\n';
    }
    return lines;
}

} // namespace intake

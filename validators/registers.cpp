#include "validators/registers.hpp"

#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/csv_table.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace intake {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void complain(const fs::path& file, std::size_t line, const std::string& what) {
    throw UsageError(file.string() + ":" + std::to_string(line) + ": " + what);
}

/// A register's rows, its columns in the wanted order; absent if there is no such file.
std::optional<std::vector<CsvRow>> rows_of(const fs::path& file,
                                           const std::vector<std::string>& columns) {
    if (!fs::exists(file)) {
        return std::nullopt;
    }
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        throw UsageError("无法读取名册“" + file.string() + "”");
    }
    if (!is_valid_utf8(text.str())) {
        complain(file, 1, "名册须为UTF-8编码的CSV文件");
    }
    const CsvTable table = parse_csv(text.str());
    std::vector<std::size_t> places;
    for (const std::string& column : columns) {
        const auto at = std::ranges::find(table.header, column);
        if (at == table.header.end()) {
            complain(file, 1, "缺少“" + column + "”列");
        }
        places.push_back(static_cast<std::size_t>(at - table.header.begin()));
    }
    std::vector<CsvRow> rows;
    for (const CsvRow& row : table.rows) {
        CsvRow picked{.line = row.line};
        for (const std::size_t place : places) {
            picked.cells.push_back(place < row.cells.size() ? fold(row.cells[place]) : "");
        }
        rows.push_back(std::move(picked));
    }
    return rows;
}

std::optional<std::vector<RecommendingUnit>> load_units(const fs::path& file) {
    const auto rows = rows_of(file, {"name", "channel", "quota", "credit_code"});
    if (!rows) {
        return std::nullopt;
    }
    std::vector<RecommendingUnit> units;
    for (const CsvRow& row : *rows) {
        RecommendingUnit unit{row.cells[0], row.cells[1], std::nullopt, row.cells[3]};
        const std::string& quota = row.cells[2];
        int number = 0;
        const auto [end, error] =
            std::from_chars(quota.data(), quota.data() + quota.size(), number);
        if (!quota.empty() && (error != std::errc{} || end != quota.data() + quota.size())) {
            complain(file, row.line, "quota 应为整数，收到“" + quota + "”");
        }
        unit.quota = quota.empty() ? std::nullopt : std::optional(number);
        units.push_back(std::move(unit));
    }
    return units;
}

std::optional<std::vector<Person>> load_people(const fs::path& file, const std::string& when,
                                               const std::string& note) {
    const auto rows = rows_of(file, {"name", "id_number", when, note});
    if (!rows) {
        return std::nullopt;
    }
    std::vector<Person> people;
    for (const CsvRow& row : *rows) {
        people.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3]});
    }
    return people;
}

std::optional<std::vector<Expert>> load_experts(const fs::path& file) {
    const auto rows = rows_of(file, {"name", "unit"});
    if (!rows) {
        return std::nullopt;
    }
    std::vector<Expert> experts;
    for (const CsvRow& row : *rows) {
        if (row.cells[0].empty()) {
            complain(file, row.line, "name 不能为空");
        }
        experts.push_back({row.cells[0], row.cells[1]});
    }
    return experts;
}

std::optional<std::map<Date, bool>> load_holidays(const fs::path& file) {
    const auto rows = rows_of(file, {"date", "kind"});
    if (!rows) {
        return std::nullopt;
    }
    std::map<Date, bool> days;
    for (const CsvRow& row : *rows) {
        const std::optional<Date> date = parse_date(row.cells[0]);
        const bool known = row.cells[1] == "off" || row.cells[1] == "work";
        if (!date || !known) {
            complain(file, row.line, "应为 YYYY-MM-DD 和 off 或 work");
        }
        days[*date] = row.cells[1] == "work";
    }
    return days;
}

} // namespace

Registers load_registers(const std::string& folder) {
    Registers registers;
    if (folder.empty()) {
        return registers;
    }
    const fs::path path(folder);
    if (!fs::is_directory(path)) {
        throw UsageError("--registers 应为一个文件夹，没有“" + folder + "”");
    }
    registers.units = load_units(path / "recommending_units.csv");
    registers.winners = load_people(path / "winners.csv", "year", "title");
    registers.revoked = load_people(path / "revoked.csv", "date", "reason");
    registers.previous = load_people(path / "previous.csv", "year", "unit");
    registers.experts = load_experts(path / "experts.csv");
    registers.holidays = load_holidays(path / "holidays.csv");
    return registers;
}

} // namespace intake

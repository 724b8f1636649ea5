#include "pipeline/round_join.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace intake {

namespace {

using namespace std::string_view_literals;

/// What units write into names of what they send again; longer words first.
constexpr std::array round_words{
    "以此版为准"sv, "以此为准"sv, "重新报送"sv, "重新提交"sv, "修改后"sv,   "更正后"sv,
    "第二次"sv,     "第三次"sv,   "第二轮"sv,   "第三轮"sv,   "最终版"sv,   "修改版"sv,
    "修订版"sv,     "更新版"sv,   "补充"sv,     "补正"sv,     "补交"sv,     "补报"sv,
    "补件"sv,       "重报"sv,     "重传"sv,     "重扫"sv,     "更正"sv,     "修改"sv,
    "修订"sv,       "更新"sv,     "新版"sv,     "回复"sv,     "答复"sv,     "再次"sv,
    "二次"sv,       "二轮"sv,     "报送"sv,     "推荐材料"sv, "申报材料"sv, "材料"sv,
    "copy"sv,       "new"sv,      "final"sv,    "bz"sv,       "第次"sv,     "第轮"sv};

const UnitHistory* only(const std::vector<const UnitHistory*>& units) {
    return units.size() == 1 ? units.front() : nullptr;
}

template <typename Test>
std::vector<const UnitHistory*> units_that(const std::vector<UnitHistory>& units, Test test) {
    std::vector<const UnitHistory*> found;
    for (const UnitHistory& unit : units) {
        if (test(unit)) {
            found.push_back(&unit);
        }
    }
    return found;
}

/// The folder is called as an earlier one of the unit, or as the unit itself.
bool is_called_after(const std::string& folder, const UnitHistory& unit) {
    return !folder.empty() &&
           (unit.folders.contains(folder) || unit.names.contains(unit_key(folder)));
}

/// One or two characters off: misread, renamed, or another unit.
bool resembles(const std::string& name, const UnitHistory& unit) {
    const std::u32string key = decode(name);
    return key.size() >= 6 && std::ranges::any_of(unit.names, [&](const std::string& other) {
               const std::size_t distance = edit_distance(key, decode(other), 2);
               return distance > 0 && distance <= 2;
           });
}

bool shares_candidate(const Case& subject, const UnitHistory& unit) {
    return std::ranges::any_of(subject.dossiers, [&](const Dossier& dossier) {
        return std::ranges::any_of(unit.rounds, [&](const PastRound& round) {
            return std::ranges::find(round.items, dossier.candidate, &RoundItem::candidate) !=
                   round.items.end();
        });
    });
}

Belonging doubt(const std::string& why) {
    return {nullptr, why + "，未与前一轮合并，请确认{unit_title}"};
}

Belonging by_folder_alone(const Case& subject, const std::vector<UnitHistory>& units,
                          const UnitHistory* folder) {
    if (folder != nullptr) {
        return {folder, ""};
    }
    for (const UnitHistory& unit : units) {
        if (shares_candidate(subject, unit)) {
            return doubt("报送材料中没有可确认的{unit_title}名称，候选人与“" + unit.name +
                         "”前一轮的相同");
        }
    }
    if (!units.empty() && subject.unit_parts.empty() && !subject.table.found) {
        return doubt("报送材料中没有单位材料，未能确定是哪家单位报送");
    }
    return {};
}

/// The folders and the name of a file without words for rounds: "王建国/推荐表".
std::string plain_path(const std::string& path) {
    std::string plain = plain_name(stem_of(path));
    for (std::string folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
        const std::string step = plain_name(stem_of(folder + "."));
        if (!step.empty()) {
            plain.insert(0, step + "/");
        }
    }
    return plain;
}

} // namespace

std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char c : skeleton(name)) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (c < '0' || c > '9') {
            plain += upper ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    for (const std::string_view word : round_words) {
        for (std::size_t at = plain.find(word); at != std::string::npos;
             at = plain.find(word)) {
            plain.erase(at, word.size());
        }
    }
    return plain == "推荐" ? "" : plain;
}

bool is_named_alike(const std::string& a, const std::string& b) {
    return count_han(plain_name(stem_of(a))) >= 2 && plain_path(a) == plain_path(b);
}

std::string unit_code(const Case& subject, const Registers& registers) {
    const std::string key = unit_name_key(subject);
    if (registers.units && !key.empty()) {
        for (const RecommendingUnit& unit : *registers.units) {
            if (unit_key(unit.name) == key && credit_code_holds(unit.credit_code)) {
                return unit.credit_code;
            }
        }
    }
    std::set<std::string> codes;
    const auto collect = [&](const std::vector<Reading>& readings) {
        for (const Reading& reading : readings) {
            if (reading.field == "credit_code" && reading.state == State::accepted &&
                credit_code_holds(reading.value)) {
                codes.insert(reading.value);
            }
        }
    };
    collect(subject.table.footer);
    for (const Part& part : subject.unit_parts) {
        collect(part.readings);
    }
    return codes.size() == 1 ? *codes.begin() : "";
}

std::string unit_name_key(const Case& subject) {
    return subject.unit_state == State::accepted ? unit_key(subject.unit) : "";
}

Belonging belongs_to(const Case& subject, const Registers& registers,
                     const std::vector<UnitHistory>& units) {
    const std::string code = unit_code(subject, registers);
    const std::string name = unit_name_key(subject);
    const std::string called = plain_name(subject.submission);
    const auto with_code =
        units_that(units, [&](const UnitHistory& unit) { return unit.codes.contains(code); });
    const auto with_name =
        units_that(units, [&](const UnitHistory& unit) { return unit.names.contains(name); });
    const UnitHistory* by_code = only(with_code);
    const UnitHistory* by_name = only(with_name);
    if (by_code != nullptr && by_name != nullptr && by_code != by_name) {
        return doubt("统一社会信用代码与“" + by_code->name + "”相同，单位名称与“" +
                     by_name->name + "”相同");
    }
    if (by_code != nullptr || by_name != nullptr) {
        return {by_code != nullptr ? by_code : by_name, ""};
    }
    const UnitHistory* by_folder = only(units_that(
        units, [&](const UnitHistory& unit) { return is_called_after(called, unit); }));
    if (name.empty()) {
        return by_folder_alone(subject, units, by_folder);
    }
    if (subject.unit_source.origin == Origin::person) {
        return {};
    }
    const bool read = subject.unit_source.origin == Origin::ocr;
    for (const UnitHistory& unit : units) {
        if (&unit == by_folder || (read && resembles(name, unit))) {
            return unit.names.empty() ? Belonging{&unit, ""}
                                      : doubt("{unit_title}读作“" + subject.unit +
                                              "”，与前一轮的“" + unit.name + "”相近而不同");
        }
    }
    return {};
}

} // namespace intake

#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/comparison.hpp"
#include "validators/lookup.hpp"
#include "validators/named_people.hpp"
#include "validators/table_rows.hpp"
#include "validators/unit_letter.hpp"
#include "validators/unit_seals.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace intake {

namespace {

const RecommendingUnit* registered_unit(const Subject& subject) {
    const auto& units = subject.evidence.registers.units;
    const auto at = std::ranges::find_if(*units, [&](const RecommendingUnit& unit) {
        return organisation_key(unit.name) == organisation_key(subject.evidence.subject.unit);
    });
    return at == units->end() ? nullptr : &*at;
}

Hit hit_of_unit(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    Hit hit{.source = whole.unit_source, .field = "recommender", .found = whole.unit};
    hit.words = {{"单位", whole.unit}, {"填写", whole.unit}};
    return hit;
}

bool unit_is_certain(const Subject& subject) {
    return subject.evidence.subject.unit_state == State::accepted;
}

/// "上海市总工会" shortens no district's: what is left out must not part one place from
/// another.
bool leaves_out_place(const std::u32string& given, const std::u32string& full) {
    constexpr std::u32string_view places = U"区县市镇";
    return std::ranges::any_of(places, [&](char32_t place) {
        return std::ranges::count(given, place) < std::ranges::count(full, place);
    });
}

/// Whether the name is the other one with characters left out.
bool is_within(const std::u32string& given, const std::u32string& full) {
    std::size_t used = 0;
    for (const char32_t c : full) {
        if (used < given.size() && given[used] == c) {
            ++used;
        }
    }
    return given.size() >= 3 && used == given.size() && given.size() < full.size();
}

/// Whether the name may be short for a registered one, or the registered one for it; nobody
/// says which.
bool may_be_short(const Subject& subject) {
    const std::u32string given = decode(organisation_key(subject.evidence.subject.unit));
    return std::ranges::any_of(
        *subject.evidence.registers.units, [&](const RecommendingUnit& unit) {
            const std::u32string full = decode(organisation_key(unit.name));
            return is_within(given, full) || is_within(full, given);
        });
}

/// The one registered unit whose name the given one shortens, character by character.
const RecommendingUnit* shortened(const Subject& subject) {
    const std::u32string given = decode(organisation_key(subject.evidence.subject.unit));
    const RecommendingUnit* found = nullptr;
    for (const RecommendingUnit& unit : *subject.evidence.registers.units) {
        const std::u32string full = decode(organisation_key(unit.name));
        if (is_within(given, full) && !leaves_out_place(given, full)) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &unit;
        }
    }
    return found;
}

Reply on_the_list(const Subject& subject) {
    if (!subject.evidence.registers.units) {
        return not_applicable("未提供{unit_title}名册");
    }
    if (registered_unit(subject) != nullptr || shortened(subject) != nullptr) {
        return pass();
    }
    Hit hit = hit_of_unit(subject);
    if (!unit_is_certain(subject) || may_be_short(subject)) {
        hit.result = Result::undetermined;
        hit.reason = unit_is_certain(subject) ? "{unit_title}名称可能是名册中单位的简称，请核对"
                                              : "{unit_title}名称未能确定";
    }
    return from_hits({hit});
}

Reply full_name(const Subject& subject) {
    if (!subject.evidence.registers.units) {
        return not_applicable("未提供{unit_title}名册");
    }
    const RecommendingUnit* full =
        registered_unit(subject) == nullptr ? shortened(subject) : nullptr;
    if (full == nullptr) {
        return pass();
    }
    Hit hit = hit_of_unit(subject);
    hit.expected = full->name;
    hit.words["登记名"] = full->name;
    if (!unit_is_certain(subject)) {
        hit.result = Result::undetermined;
        hit.reason = "{unit_title}名称未能确定";
    }
    return from_hits({hit});
}

Reply credit_codes(const Subject& subject) {
    std::vector<Hit> hits;
    bool read = false;
    const auto add = [&](const Reading& reading, const std::string& candidate) {
        const bool given =
            reading.field == "credit_code" && !reading.value.empty() && reading.value != "无";
        read = read || given;
        if (!given || credit_code_holds(reading.value)) {
            return;
        }
        Hit hit{.document = reading.document,
                .source = reading.source,
                .field = reading.field,
                .found = reading.value,
                .slot = candidate,
                .candidate = candidate};
        hit.words = {{"值", reading.value}};
        if (reading.state != State::accepted || reading.source.origin == Origin::ocr) {
            hit.result = Result::undetermined;
            hit.reason = "统一社会信用代码识别不清";
        }
        hits.push_back(std::move(hit));
    };
    for (const Part& part : subject.evidence.subject.unit_parts) {
        for (const Reading& reading : part.readings) {
            add(reading, "");
        }
    }
    for (const Dossier& dossier : subject.evidence.subject.dossiers) {
        const Field* field = find_field(dossier, "credit_code");
        for (const Reading& reading : readings_of(field)) {
            add(reading, dossier.candidate);
        }
    }
    return read ? from_hits(std::move(hits)) : not_applicable("没有读到统一社会信用代码");
}

Reply within_quota(const Subject& subject) {
    if (!subject.evidence.registers.units) {
        return not_applicable("未提供{unit_title}名册");
    }
    const RecommendingUnit* unit = registered_unit(subject);
    if (unit == nullptr || !unit->quota) {
        return not_applicable("名册未给出名额");
    }
    const Case& whole = subject.evidence.subject;
    const auto listed = std::ranges::count(whole.dossiers, true, &Dossier::in_table);
    const auto count =
        whole.table.found ? static_cast<std::size_t>(listed) : whole.dossiers.size();
    const double allowed = *unit->quota * number_of(subject.rule, "factor", 1);
    if (static_cast<double>(count) <= allowed) {
        return pass();
    }
    Hit hit = hit_of_unit(subject);
    hit.field = "";
    hit.found = std::to_string(count);
    hit.expected = std::to_string(*unit->quota);
    hit.words["q"] = hit.expected;
    hit.words["n"] = hit.found;
    if (!whole.table.found || !unit_is_certain(subject)) {
        hit.result = Result::undetermined;
        hit.reason = "名额" + hit.expected + "名，材料涉及" + hit.found + "人，请人工核对";
    }
    return from_hits({hit});
}

/// Rows move between rounds, names do not.
std::string slot_of_rank(const SummaryTable& table, const TableRow& row) {
    const auto name_in = [](const TableRow& each) {
        const Reading* name = find_reading(each.cells, "name");
        return name == nullptr ? "" : name->value;
    };
    const std::string name = name_in(row);
    return name.empty() || std::ranges::count(table.rows, name, name_in) > 1
               ? std::to_string(row.row)
               : name;
}

/// "2、4": the places among as many as there are rows that nobody holds; nothing where a rank
/// is no number.
std::optional<std::string> open_places(const SummaryTable& table) {
    std::set<std::size_t> held;
    for (const TableRow& row : table.rows) {
        const std::string& rank = find_reading(row.cells, "rank")->value;
        std::size_t place = 0;
        const auto [end, error] =
            std::from_chars(rank.data(), rank.data() + rank.size(), place);
        if (error != std::errc{} || end != rank.data() + rank.size() || place == 0) {
            return std::nullopt;
        }
        held.insert(place);
    }
    std::string open;
    for (std::size_t place = 1; place <= table.rows.size(); ++place) {
        open += held.contains(place) ? "" : (open.empty() ? "" : "、") + std::to_string(place);
    }
    return open;
}

/// Of ranks of which none is empty and none doubled. A row that was left out, or another table,
/// may hold the missing one.
Reply ranks_follow(const Subject& subject) {
    const SummaryTable& table = subject.evidence.subject.table;
    const std::optional<std::string> open = open_places(table);
    if (!has_wording(subject.rule, "gap") || (open && open->empty())) {
        return pass();
    }
    const bool read = std::ranges::all_of(table.rows, [](const TableRow& row) {
        return find_reading(row.cells, "rank")->state == State::accepted;
    });
    Hit hit{.result =
                open && read && is_only_table(subject) ? Result::fail : Result::undetermined,
            .document = "U2",
            .source = find_reading(table.rows.front().cells, "rank")->source,
            .field = "rank",
            .slot = "gap",
            .reason = open ? "{U2}的排序缺第" + *open + "位，请看原件"
                           : "{U2}的排序不全是数字，是否连续请看原件",
            .wording = "gap"};
    hit.words = {{"缺号", open.value_or("")}};
    return from_hits({hit});
}

Reply ranking(const Subject& subject) {
    const SummaryTable& table = subject.evidence.subject.table;
    const bool asked = std::ranges::find(table.columns, "rank") != table.columns.end();
    if (!asked) {
        return not_applicable("{U2}没有排序栏");
    }
    std::set<std::string> seen;
    std::vector<Hit> hits;
    const auto is_empty = [](const TableRow& row) {
        const Reading* rank = find_reading(row.cells, "rank");
        return rank == nullptr || rank->value.empty() || is_none(rank->value);
    };
    if (std::ranges::all_of(table.rows, is_empty)) {
        return not_applicable("排序栏空着，未要求填写");
    }
    for (const TableRow& row : table.rows) {
        const Reading* rank = find_reading(row.cells, "rank");
        const bool missing = is_empty(row);
        if (!missing && seen.insert(rank->value).second) {
            continue;
        }
        Hit hit{.result = missing ? Result::undetermined : Result::fail,
                .document = "U2",
                .field = "rank",
                .slot = slot_of_rank(table, row),
                .reason = "{U2}第" + std::to_string(row.row) + "行没有写排序，其他行有"};
        hit.source = rank == nullptr ? Source{} : rank->source;
        hit.words = {{"缺失/重复", missing ? "缺失" : "重复"}, {"n", std::to_string(row.row)}};
        hits.push_back(std::move(hit));
    }
    return hits.empty() ? ranks_follow(subject) : from_hits(std::move(hits));
}

/// One of the unit's own documents is there.
Reply document_present(const Subject& subject, const std::string& code) {
    const Sight sight = look_for(subject, code);
    if (sight.present()) {
        return pass();
    }
    Hit hit{.result = sight.missing() ? Result::fail : Result::undetermined,
            .document = code,
            .source = sight.place,
            .reason = "未见" + quoted_title(subject, code) + "；" + sight.doubt};
    hit.words = {{"材料名称", title_of_document(subject.evidence.profile, code)}};
    return from_hits({hit});
}

Reply letter_present(const Subject& subject) {
    const auto letters = parts_of(subject.evidence.subject.unit_parts, "U1");
    return letters.empty() ? document_present(subject, "U1") : letter_in_form(subject, letters);
}

/// Every candidate is named in the letter of recommendation.
Reply letter_names_all(const Subject& subject) {
    const Sight sight = look_for(subject, "U1");
    if (!sight.present() || !subject.evidence.subject.table.found) {
        return not_applicable(sight.present() ? "没有可读的{U2}" : "没有{U1}");
    }
    return names_in_documents(subject, sight.parts, "差异");
}

/// 公示 covers every candidate.
Reply publicity_names_all(const Subject& subject) {
    const auto parts = parts_of(subject.evidence.subject.unit_parts, "U5");
    return parts.empty() ? not_applicable("没有{U5}")
                         : names_in_documents(subject, parts, "姓名");
}

/// Only a blank beside a printed label is a fault: where no label is found, nothing is said.
Reply contact_given(const Subject& subject) {
    const Case& whole = subject.evidence.subject;
    std::vector<const Reading*> blanks;
    std::vector<std::string> given;
    const auto look = [&](const std::vector<Reading>& readings) {
        for (const Reading& reading : readings) {
            const auto& wanted = words_of(subject.rule, "fields");
            if (std::ranges::find(wanted, reading.field) == wanted.end()) {
                continue;
            }
            if (reading.state == State::absent && reading.source.origin != Origin::ocr) {
                blanks.push_back(&reading);
            } else {
                given.push_back(reading.field);
            }
        }
    };
    look(whole.table.footer);
    for (const Part& part : whole.unit_parts) {
        look(part.readings);
    }
    std::erase_if(blanks, [&](const Reading* blank) {
        return std::ranges::find(given, blank->field) != given.end();
    });
    if (blanks.empty()) {
        return given.empty() ? not_applicable("没有读到联系人栏目") : pass();
    }
    Hit hit{.document = blanks.front()->document,
            .source = blanks.front()->source,
            .field = blanks.front()->field};
    std::string titles;
    for (const Reading* blank : blanks) {
        const std::string title = title_of_field(subject.evidence.profile, blank->field);
        titles += contains(titles, title) ? "" : (titles.empty() ? "" : "、") + title;
    }
    hit.words = {{"字段", titles}};
    return from_hits({hit});
}

constexpr std::array table{
    Check{"UNIT-01", "推荐单位在本年度名单内", Level::unit, on_the_list},
    Check{"UNIT-02", "推荐单位名称为登记全称", Level::unit, full_name},
    Check{"UNIT-03", "统一社会信用代码校验通过", Level::unit, credit_codes},
    Check{"UNIT-04", "推荐人数不超过名额", Level::unit, within_quota},
    Check{"UNIT-05", "推荐排序齐全、不重复、连续", Level::unit, ranking},
    Check{"UNIT-06", "推荐函有公章、日期和主送单位", Level::unit, letter_present},
    Check{"UNIT-07", "推荐函写明程序、公示和意见", Level::unit, letter_says_all},
    Check{"UNIT-08", "推荐函、汇总表与材料的名单一致", Level::unit, letter_names_all},
    Check{"UNIT-09", "写明联系人和电话", Level::unit, contact_given},
    Check{"UNIT-10", "印章与单位名称不同的，附更名证明", Level::unit, renaming_proved},
    Check{"UNIT-12", "公示涵盖每位候选人", Level::unit, publicity_names_all},
};

} // namespace

std::span<const Check> unit_checks() {
    return table;
}

} // namespace intake

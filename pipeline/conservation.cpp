#include "pipeline/conservation.hpp"

#include <map>
#include <set>

namespace intake {

namespace {

using Json = nlohmann::json;
using Problems = std::vector<std::string>;

std::set<int> placed_pages(const Json& input, const std::set<std::string>& listed,
                           Problems& problems) {
    const auto path = input.at("path").get<std::string>();
    std::set<int> placed;
    for (const Json& packet : input.at("packets")) {
        for (const Json& page : packet.at("pages")) {
            placed.insert(page.get<int>());
        }
        if (!listed.contains(packet.at("path").get<std::string>())) {
            problems.push_back("“" + path + "”所在的评审材料不在输出之列：" +
                               packet.at("path").get<std::string>());
        }
    }
    for (const Json& page : input.at("unit_documents")) {
        placed.insert(page.get<int>());
    }
    return placed;
}

std::set<int> excluded_pages(const Json& input, Problems& problems) {
    const auto path = input.at("path").get<std::string>();
    std::set<int> excluded;
    for (const Json& item : input.at("excluded")) {
        if (item.at("reason").get<std::string>().empty()) {
            problems.push_back("“" + path + "”有页面未说明排除理由");
        }
        excluded.insert(item.at("page").get<int>());
    }
    return excluded;
}

void check_pages(const Json& input, const std::set<std::string>& listed, Problems& problems) {
    const auto path = input.at("path").get<std::string>();
    const int total = input.at("pages").at("total").get<int>();
    std::set<int> known = placed_pages(input, listed, problems);
    for (const int page : excluded_pages(input, problems)) {
        if (!known.insert(page).second) {
            problems.push_back("“" + path + "”第" + std::to_string(page) +
                               "页既已编入又列为排除");
        }
    }
    for (int page = 1; page <= total; ++page) {
        if (!known.contains(page)) {
            problems.push_back("“" + path + "”第" + std::to_string(page) +
                               "页没有去向（既不在评审材料或单位材料中，也未说明排除理由）");
        }
    }
    if (total > 0 && !known.empty() && (*known.begin() < 1 || *known.rbegin() > total)) {
        problems.push_back("“" + path + "”的页面去向超出其页数");
    }
}

void check_input(const Json& input, const std::set<std::string>& listed, Problems& problems) {
    const auto path = input.at("path").get<std::string>();
    const auto outcome = input.at("outcome").get<std::string>();
    const Json& pages = input.at("pages");
    if (outcome != "processed" && outcome != "quarantined" && outcome != "ignored") {
        problems.push_back("“" + path + "”没有处理结果");
    }
    if (outcome != "processed" &&
        (!input.at("reason").is_string() || input.at("reason").get<std::string>().empty())) {
        problems.push_back("“" + path + "”未被处理，但没有说明理由");
    }
    if (pages.at("total").get<int>() !=
        pages.at("read").get<int>() + pages.at("unreadable").get<int>()) {
        problems.push_back("“" + path + "”的页数不等于已读页数与未能识读页数之和");
    }
    if (outcome == "processed") {
        check_pages(input, listed, problems);
    }
}

void check_paths(const Json& inputs, Problems& problems) {
    std::set<std::string> seen;
    for (const Json& input : inputs) {
        const auto path = input.at("path").get<std::string>();
        if (!seen.insert(path).second) {
            problems.push_back("“" + path + "”在run.json中列了两次");
        }
    }
}

/// Sums of the inputs, under the names totals uses.
std::map<std::string, int> sums_of(const Json& run) {
    std::map<std::string, int> sums{{"inputs", 0},    {"processed", 0}, {"quarantined", 0},
                                    {"ignored", 0},   {"total", 0},     {"read", 0},
                                    {"unreadable", 0}};
    for (const Json& input : run.at("inputs")) {
        ++sums["inputs"];
        ++sums[input.at("outcome").get<std::string>()];
        for (const char* name : {"total", "read", "unreadable"}) {
            sums[name] += input.at("pages").at(name).get<int>();
        }
    }
    return sums;
}

int total(const Json& counts) {
    int sum = 0;
    for (const Json& count : counts) {
        sum += count.get<int>();
    }
    return sum;
}

void check_totals(const Json& run, Problems& problems) {
    const Json& totals = run.at("totals");
    std::map<std::string, int> sums = sums_of(run);
    for (const char* name : {"inputs", "processed", "quarantined", "ignored"}) {
        expect_total(name, totals.at(name), sums[name], problems);
    }
    for (const char* name : {"total", "read", "unreadable"}) {
        expect_total(std::string("pages.") + name, totals.at("pages").at(name), sums[name],
                     problems);
    }
    expect_total("candidates", totals.at("candidates"), total(totals.at("verdicts")), problems);
    for (const char* name : {"severities", "audiences", "results"}) {
        expect_total("findings", totals.at("findings"), total(totals.at(name)), problems);
    }
}

} // namespace

void expect_total(std::string_view name, const Json& stated, int counted,
                  std::vector<std::string>& problems) {
    if (stated.get<int>() != counted) {
        problems.push_back("合计不符：" + std::string(name) + "记为" +
                           std::to_string(stated.get<int>()) + "，实为" +
                           std::to_string(counted));
    }
}

std::vector<std::string> breaches(const Json& run) {
    Problems problems;
    std::set<std::string> listed;
    for (const Json& output : run.at("outputs")) {
        listed.insert(output.at("path").get<std::string>());
    }
    check_paths(run.at("inputs"), problems);
    for (const Json& input : run.at("inputs")) {
        check_input(input, listed, problems);
    }
    for (const Json& kept : run.value("kept", Json::array())) {
        check_input(kept, listed, problems);
    }
    check_totals(run, problems);
    return problems;
}

} // namespace intake

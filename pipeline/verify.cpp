#include "pipeline/verify.hpp"

#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace intake {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Problems = std::vector<std::string>;

std::string slurp(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return in ? bytes.str() : std::string();
}

std::string sha256_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    Digest digest;
    std::vector<char> block(1 << 16);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())), in.gcount() > 0) {
        digest.add({block.data(), static_cast<std::size_t>(in.gcount())});
    }
    return in.bad() ? std::string() : digest.hex();
}

Json manifest_of(const fs::path& out) {
    Json run = Json::parse(slurp(out / "run.json"), nullptr, false);
    if (!run.is_object() || run.value("schema", Json()) != "run/1") {
        throw UsageError("不是输出文件夹（没有可用的run.json）：" + out.string());
    }
    return run;
}

/// The lines of a JSON-lines output; a line that is no object is a problem.
std::vector<Json> lines_of(const fs::path& out, const std::string& name, Problems& problems) {
    std::vector<Json> items;
    std::istringstream in(slurp(out / name));
    for (std::string line; std::getline(in, line);) {
        Json item = Json::parse(line, nullptr, false);
        if (item.is_object()) {
            items.push_back(std::move(item));
        } else {
            problems.push_back(name + "第" + std::to_string(items.size() + 1) +
                               "行不是有效的JSON");
        }
    }
    return items;
}

bool climbs(const fs::path& path) {
    return path.is_absolute() || std::ranges::find(path, fs::path("..")) != path.end();
}

std::set<std::string> check_listed(const fs::path& out, const Json& run, Problems& problems) {
    std::set<std::string> listed;
    for (const Json& entry : run.at("outputs")) {
        const auto path = entry.at("path").get<std::string>();
        if (climbs(path) || !listed.insert(path).second) {
            problems.push_back("run.json列出的输出路径无效或重复：" + path);
        } else if (!fs::is_regular_file(fs::symlink_status(out / path))) {
            problems.push_back("缺少输出文件：" + path);
        } else if (fs::file_size(out / path) != entry.at("bytes").get<std::uintmax_t>() ||
                   sha256_of(out / path) != entry.at("sha256").get<std::string>()) {
            problems.push_back("输出文件已被改动：" + path);
        }
    }
    return listed;
}

void check_unlisted(const fs::path& out, const std::set<std::string>& listed,
                    Problems& problems) {
    Problems found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(out)) {
        const std::string path = entry.path().lexically_relative(out).generic_string();
        const bool known = listed.contains(path) || path == "run.json" || path == "timing.json";
        if (!entry.is_directory() || entry.is_symlink()) {
            if (!known) {
                found.push_back("多出未列入run.json的文件：" + path);
            }
        }
    }
    std::ranges::sort(found);
    problems.insert(problems.end(), found.begin(), found.end());
}

std::set<int> places_of(const Json& input, const std::set<std::string>& listed,
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
    for (const Json& item : input.at("excluded")) {
        if (item.at("reason").get<std::string>().empty()) {
            problems.push_back("“" + path + "”有页面未说明排除理由");
        }
        placed.insert(item.at("page").get<int>());
    }
    return placed;
}

void check_pages(const Json& input, const std::set<std::string>& listed, Problems& problems) {
    const auto path = input.at("path").get<std::string>();
    const int total = input.at("pages").at("total").get<int>();
    const std::set<int> placed = places_of(input, listed, problems);
    for (int page = 1; page <= total; ++page) {
        if (!placed.contains(page)) {
            problems.push_back("“" + path + "”第" + std::to_string(page) +
                               "页没有去向（既不在评审材料或单位材料中，也未说明排除理由）");
        }
    }
    if (total > 0 && !placed.empty() && (*placed.begin() < 1 || *placed.rbegin() > total)) {
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

void expect_total(std::string_view name, const Json& stated, int counted, Problems& problems) {
    if (stated.get<int>() != counted) {
        problems.push_back("合计不符：" + std::string(name) + "记为" +
                           std::to_string(stated.get<int>()) + "，实为" +
                           std::to_string(counted));
    }
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

bool is_open(const Json& finding) {
    return finding.at("result") == "undetermined" ||
           (finding.at("audience") == "unit" && finding.at("severity") != "advisory");
}

void check_records(const fs::path& out, const Json& run, Problems& problems) {
    const Json& totals = run.at("totals");
    std::map<std::string, Json> findings;
    int count = 0;
    for (const Json& finding : lines_of(out, "findings.jsonl", problems)) {
        ++count;
        findings.emplace(finding.at("id").get<std::string>(), finding);
    }
    expect_total("findings", totals.at("findings"), count, problems);
    std::map<std::string, int> verdicts{{"complete", 0}, {"deficient", 0}, {"review", 0}};
    for (const Json& record : lines_of(out, "records.jsonl", problems)) {
        const auto candidate = record.at("candidate").get<std::string>();
        ++verdicts[record.at("verdict").get<std::string>()];
        for (const Json& id : record.at("findings")) {
            const auto at = findings.find(id.get<std::string>());
            if (at == findings.end()) {
                problems.push_back("“" + candidate + "”的问题" + id.get<std::string>() +
                                   "不在findings.jsonl中");
            } else if (record.at("verdict") == "complete" && is_open(at->second)) {
                problems.push_back("“" + candidate + "”记为齐全，但仍有未了结的问题");
            }
        }
    }
    for (const auto& [verdict, number] : verdicts) {
        expect_total(verdict, totals.at("verdicts").value(verdict, Json(0)), number, problems);
    }
}

void check_quarantine(const fs::path& out, const Json& run, Problems& problems) {
    std::multiset<std::string> unused;
    for (const Json& input : run.at("inputs")) {
        if (input.at("outcome") == "quarantined") {
            unused.insert(input.at("path").get<std::string>());
        }
    }
    std::multiset<std::string> stated;
    for (const Json& line : lines_of(out, "quarantine.jsonl", problems)) {
        stated.insert(line.at("path").get<std::string>());
    }
    if (stated != unused) {
        problems.emplace_back("quarantine.jsonl与run.json所列的隔离文件不一致");
    }
}

} // namespace

std::vector<std::string> verify(const fs::path& out) {
    const Json run = manifest_of(out);
    Problems problems;
    try {
        const std::set<std::string> listed = check_listed(out, run, problems);
        check_unlisted(out, listed, problems);
        for (const Json& input : run.at("inputs")) {
            check_input(input, listed, problems);
        }
        for (const Json& kept : run.value("kept", Json::array())) {
            check_input(kept, listed, problems);
        }
        check_totals(run, problems);
        check_records(out, run, problems);
        check_quarantine(out, run, problems);
    } catch (const Json::exception&) {
        problems.emplace_back("run.json或记录文件的结构与约定不符");
    } catch (const fs::filesystem_error&) {
        problems.emplace_back("输出文件夹中有无法读取的文件");
    }
    return problems;
}

} // namespace intake

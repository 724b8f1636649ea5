#include "pipeline/verify.hpp"

#include "pipeline/conservation.hpp"
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
        std::ranges::move(breaches(run), std::back_inserter(problems));
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

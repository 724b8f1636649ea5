#include "pipeline/watch_record.hpp"

#include "pipeline/durable.hpp"
#include "pipeline/emit/json.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"

#include <fstream>

namespace intake {

namespace {

constexpr const char* schema = "watch/1";

Json json_of(const std::string& key, const Taken& taken) {
    return {
        {"key", key},         {"name", taken.name},     {"fingerprint", taken.fingerprint},
        {"runs", taken.runs}, {"status", taken.status}, {"reason", text_or_null(taken.reason)}};
}

Taken taken_from(const Json& object) {
    return {.name = object.at("name").get<std::string>(),
            .fingerprint = object.at("fingerprint").get<std::string>(),
            .runs = object.at("runs").get<int>(),
            .status = object.at("status").get<int>(),
            .reason =
                object.at("reason").is_null() ? "" : object.at("reason").get<std::string>()};
}

} // namespace

std::string key_of_entry(const std::string& name) {
    return sha256_hex(name).substr(0, 12);
}

TakenByKey load_record(const std::filesystem::path& file) {
    TakenByKey taken;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return taken;
    }
    try {
        const Json record = Json::parse(stream);
        if (record.at("schema") != schema) {
            throw InputError("failed", "not ours");
        }
        for (const Json& each : record.at("entries")) {
            taken.emplace(each.at("key").get<std::string>(), taken_from(each));
        }
    } catch (const std::exception&) {
        throw UsageError("守候记录“" + file.string() +
                         "”无法读取，请恢复备份，或将其移走以重新收取全部材料");
    }
    return taken;
}

void save_record(const std::filesystem::path& file, const TakenByKey& taken) {
    Json entries = Json::array();
    for (const auto& [key, each] : taken) {
        entries.push_back(json_of(key, each));
    }
    replace_file(file, compact({{"schema", schema}, {"entries", std::move(entries)}}) + "\n");
}

} // namespace intake

#include "pipeline/emit/json.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/tally.hpp"
#include "pipeline/emit/wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace intake {

namespace {

using Key = std::pair<std::string, std::string>; ///< submission, file

/// What became of the pages of each processed file.
struct Whereabouts {
    std::map<Key, std::map<std::string, std::vector<int>>> placed; ///< by where, "" unit
    std::map<Key, std::vector<const Exclusion*>> excluded;
};

void sort_once(std::vector<int>& pages) {
    std::ranges::sort(pages);
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
}

Whereabouts whereabouts(const Batch& batch) {
    Whereabouts out;
    for (const Placement& placement : batch.placements) {
        out.placed[{placement.submission, placement.file}][placement.where].push_back(
            placement.page);
    }
    for (auto& [key, by_place] : out.placed) {
        for (auto& [where, pages] : by_place) {
            sort_once(pages);
        }
    }
    for (const Exclusion& exclusion : batch.exclusions) {
        out.excluded[{exclusion.submission, exclusion.file}].push_back(&exclusion);
    }
    for (auto& [key, list] : out.excluded) {
        std::ranges::sort(
            list, {}, [](const Exclusion* item) { return std::tie(item->page, item->reason); });
    }
    return out;
}

void add_whereabouts(const Whereabouts& all, const Key& key, Json& input) {
    Json packets = Json::array();
    Json unit_documents = Json::array();
    Json excluded = Json::array();
    if (const auto at = all.placed.find(key); at != all.placed.end()) {
        for (const auto& [where, pages] : at->second) {
            if (where.empty()) {
                unit_documents = pages;
            } else {
                packets.push_back({{"path", where}, {"pages", pages}});
            }
        }
    }
    if (const auto at = all.excluded.find(key); at != all.excluded.end()) {
        for (const Exclusion* item : at->second) {
            excluded.push_back({{"page", item->page}, {"reason", item->reason}});
        }
    }
    input["packets"] = std::move(packets);
    input["unit_documents"] = std::move(unit_documents);
    input["excluded"] = std::move(excluded);
}

Json input_json(const std::string& path, const std::string& submission, const InputFile& file) {
    return {{"path", path},
            {"submission", text_or_null(submission)},
            {"bytes", file.bytes},
            {"sha256", text_or_null(file.sha256)},
            {"outcome", name_of(file.outcome)},
            {"code", text_or_null(file.code)},
            {"reason", text_or_null(reason_of(file))},
            {"pages",
             {{"total", file.pages_total},
              {"read", file.pages_read},
              {"unreadable", file.pages_unreadable}}}};
}

Json file_json(const Whereabouts& all, const std::string& submission, const InputFile& file) {
    Json input = input_json(input_path(submission, file), submission, file);
    if (file.outcome == Outcome::processed) {
        add_whereabouts(all, {submission, file.path}, input);
    }
    return input;
}

std::vector<Json> inputs_json(const Batch& batch) {
    const Whereabouts all = whereabouts(batch);
    std::vector<Json> out;
    for (const Review& review : batch.reviews) {
        for (const InputFile& file : files_received(review)) {
            out.push_back(file_json(all, review.submission.name, file));
        }
    }
    for (const InputFile& file : batch.strays) {
        out.push_back(input_json(file.path, {}, file));
    }
    return out;
}

/// Files of earlier rounds that were judged together with those of this one.
std::vector<Json> kept_json(const Batch& batch) {
    const Whereabouts all = whereabouts(batch);
    std::vector<Json> out;
    for (const Review& review : batch.reviews) {
        for (const KeptFile& kept : review.round.kept) {
            Json file = file_json(all, review.submission.name, kept.file);
            file["round"] = kept.round;
            out.push_back(std::move(file));
        }
    }
    return out;
}

Json item_json(const Round& round, const RoundItem& item) {
    return {{"number", item_number(round.unit, item.number)},
            {"finding", item.finding},
            {"candidate", text_or_null(item.candidate)},
            {"check", item.check},
            {"state", name_of(item.state)},
            {"since", item.since},
            {"until", page_or_null(item.until)}};
}

std::vector<Json> rounds_json(const Batch& batch) {
    std::vector<Json> out;
    for (const Review& review : batch.reviews) {
        const Round& round = review.round;
        Json items = Json::array();
        for (const RoundItem& item : round.items) {
            items.push_back(item_json(round, item));
        }
        out.push_back({{"submission", review.submission.name},
                       {"unit", review.subject.unit},
                       {"round", page_or_null(round.number)},
                       {"first_submission", text_or_null(round.home)},
                       {"doubt", text_or_null(round.doubt)},
                       {"items", std::move(items)}});
    }
    return out;
}

Json program_json(const Batch& batch) {
    Json engines = Json::array();
    for (const EngineInfo& info : batch.engines) {
        auto at = std::ranges::find_if(engines, [&](const Json& engine) {
            return engine["name"] == info.name && engine["version"] == info.version;
        });
        if (at == engines.end()) {
            engines.push_back(
                {{"name", info.name}, {"version", info.version}, {"models", Json::array()}});
            at = engines.end() - 1;
        }
        (*at)["models"].push_back({{"name", info.model}, {"sha256", info.model_sha256}});
    }
    return {{"version", INTAKE_VERSION}, {"engines", std::move(engines)}};
}

Json registers_json(const Registers& registers) {
    const auto entry = [](std::string_view name, bool present) {
        return Json{{"name", name}, {"state", present ? "present" : "absent"}};
    };
    return Json::array({entry("recommending_units.csv", registers.units.has_value()),
                        entry("winners.csv", registers.winners.has_value()),
                        entry("revoked.csv", registers.revoked.has_value()),
                        entry("previous.csv", registers.previous.has_value()),
                        entry("experts.csv", registers.experts.has_value()),
                        entry("holidays.csv", registers.holidays.has_value())});
}

/// Of blind packets the pages that may still tell who they are about.
Json blind_json(const Batch& batch) {
    if (!batch.blind) {
        return nullptr;
    }
    Json unproved = Json::array();
    for (const Unproved& one : batch.unproved) {
        unproved.push_back({{"packet", one.packet},
                            {"path", one.submission + "/" + one.file},
                            {"page", one.page},
                            {"reason", one.reason}});
    }
    return {{"unproved", std::move(unproved)}};
}

/// Which answers of people this run knew.
Json ledger_json(const Batch& batch) {
    if (!batch.ledger) {
        return nullptr;
    }
    return {{"answers", batch.ledger->statements.size()}, {"sha256", batch.ledger->sha256}};
}

Json totals_json(const Batch& batch) {
    const Tally sum = tally(batch);
    return {
        {"submissions", batch.reviews.size()},
        {"inputs", sum.inputs},
        {"processed", sum.processed},
        {"quarantined", sum.quarantined},
        {"ignored", sum.ignored},
        {"pages",
         {{"total", sum.pages_total},
          {"read", sum.pages_read},
          {"unreadable", sum.pages_unreadable}}},
        {"candidates", sum.candidates},
        {"verdicts",
         {{"complete", sum.complete}, {"deficient", sum.deficient}, {"review", sum.in_review}}},
        {"findings", sum.findings},
        {"severities",
         {{"blocking", sum.blocking}, {"required", sum.required}, {"advisory", sum.advisory}}},
        {"audiences", {{"unit", sum.for_unit}, {"secretariat", sum.for_secretariat}}},
        {"results",
         {{"fail", sum.findings - sum.undetermined}, {"undetermined", sum.undetermined}}},
        {"review_items", review_items(batch).size()}};
}

std::vector<Json> outputs_json(std::vector<WrittenFile> outputs) {
    std::ranges::sort(outputs, {}, &WrittenFile::path);
    std::vector<Json> out;
    out.reserve(outputs.size());
    for (const WrittenFile& file : outputs) {
        out.push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    }
    return out;
}

/// One element a line, so that two manifests can be compared by eye.
std::string lines(const std::vector<Json>& items) {
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); ++i) {
        out += (i == 0 ? "\n" : ",\n") + compact(items[i]);
    }
    return out + "\n]";
}

/// What only a run with a ledger has.
std::string ledger_lines(const Batch& batch) {
    return batch.ledger ? ",\n\"kept\":" + lines(kept_json(batch)) +
                              ",\n\"rounds\":" + lines(rounds_json(batch))
                        : "";
}

} // namespace

std::string run_json(const Batch& batch, const std::vector<WrittenFile>& outputs) {
    const Json profile{{"id", batch.profile.id}, {"sha256", batch.profile.sha256}};
    return "{\"schema\":\"run/1\",\n\"program\":" + compact(program_json(batch)) +
           ",\n\"profile\":" + compact(profile) +
           ",\n\"as_of\":" + compact(to_string(batch.as_of)) +
           ",\n\"registers\":" + compact(registers_json(batch.registers)) +
           ",\n\"ledger\":" + compact(ledger_json(batch)) +
           ",\n\"blind\":" + compact(blind_json(batch)) +
           ",\n\"inputs\":" + lines(inputs_json(batch)) + ledger_lines(batch) +
           ",\n\"outputs\":" + lines(outputs_json(outputs)) +
           ",\n\"totals\":" + compact(totals_json(batch)) + "}\n";
}

std::string timing_json(const std::vector<Timing>& stages) {
    Json list = Json::array();
    for (const Timing& stage : stages) {
        list.push_back(
            {{"name", stage.name}, {"seconds", std::round(stage.seconds * 1000) / 1000}});
    }
    return compact({{"schema", "timing/1"}, {"stages", std::move(list)}}) + '\n';
}

} // namespace intake

#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/packet_blocks.hpp"

#include <algorithm>
#include <map>

namespace intake {

namespace {

/// A hash in two halves, so that it breaks in the middle.
std::string halves(const std::string& hash) {
    return hash.size() == 64 ? hash.substr(0, 32) + " " + hash.substr(32) : hash;
}

Table facts(Front& front) {
    const Batch& batch = front.batch;
    Table table{.columns = {{"", 92, Align::left}, {"", packet_width - 92, Align::left}},
                .size = 9,
                .pitch = 13,
                .header = false};
    table.rows.push_back({{"程序", "dossier-intake " INTAKE_VERSION}});
    for (const EngineInfo& engine : batch.engines) {
        table.rows.push_back(
            {{"文字识别", engine.name + " " + engine.version + "，模型" + engine.model + " " +
                              halves(engine.model_sha256)}});
    }
    table.rows.push_back({{"年度配置", batch.profile.id + " " + halves(batch.profile.sha256)}});
    table.rows.push_back({{"基准日", to_chinese(batch.as_of)}});
    if (!front.packet.is_blind()) {
        table.rows.push_back({{"报送文件夹", hide_numbers(front.review.submission.name)}});
    }
    return table;
}

/// The packet's pages that come from each file, and the files that gave none.
std::map<std::string, std::vector<int>> pages_by_file(const Front& front) {
    std::map<std::string, std::vector<int>> out;
    const std::vector<const PacketPage*> pages = printed_pages(front.packet);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Document& document = front.review.subject.documents.at(pages[i]->document);
        const std::string path = place_of(document, pages[i]->number).file;
        out[path].push_back(i < front.numbers.pages.size() ? front.numbers.pages[i] : 0);
    }
    for (const auto* list : {&front.packet.left_out, &front.packet.unassigned}) {
        for (const Exclusion& one : *list) {
            out[one.file];
        }
    }
    return out;
}

/// "6–8、11"
std::string ranges(const std::vector<int>& pages) {
    std::string out;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t end = i + 1;
        while (end < pages.size() && pages[end] == pages[end - 1] + 1) {
            ++end;
        }
        out += (out.empty() ? "" : "、") + std::to_string(pages[i]) +
               (end > i + 1 ? "–" + std::to_string(pages[end - 1]) : "");
        i = end;
    }
    return out.empty() ? "未编入" : out;
}

Table files(const Front& front) {
    Table table{.columns = {{"文件", 196, Align::left},
                            {"本册页码", 76, Align::centre},
                            {"SHA-256", packet_width - 272, Align::left}},
                .size = 9,
                .pitch = 13};
    for (const auto& [path, pages] : pages_by_file(front)) {
        const auto file =
            std::ranges::find(front.review.submission.files, path, &InputFile::path);
        const std::string hash =
            file == front.review.submission.files.end() ? "" : halves(file->sha256);
        const std::string name = front.packet.is_blind()
                                     ? "文件" + std::to_string(table.rows.size() + 1)
                                     : hide_numbers(path);
        table.rows.push_back({{name, ranges(pages), hash}});
    }
    return table;
}

} // namespace

void add_provenance(Front& front) {
    add_heading(front, "材料来源与程序版本");
    add_paragraph(front, {.size = 11, .pitch = 18, .indent = 2},
                  "本册由程序据" + front.batch.profile.unit_title +
                      "报送的下列文件编成。以校验值可核对原件；"
                      "同样的文件、配置和基准日得到同样的本册。");
    front.out.blocks.emplace_back(Gap{8});
    front.out.blocks.emplace_back(facts(front));
    front.out.blocks.emplace_back(Gap{10});
    front.out.blocks.emplace_back(files(front));
}

} // namespace intake

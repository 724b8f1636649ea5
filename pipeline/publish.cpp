#include "pipeline/publish.hpp"

#include "extractors/worker.hpp"
#include "pipeline/conservation.hpp"
#include "pipeline/crops.hpp"
#include "pipeline/emit/letter.hpp"
#include "pipeline/emit/names.hpp"
#include "pipeline/emit/packet.hpp"
#include "pipeline/emit/packet_front.hpp"
#include "pipeline/emit/scoring_workbook.hpp"
#include "pipeline/log.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/placement.hpp"

#include <algorithm>
#include <iterator>

namespace intake {

namespace {

void write_letters(const Batch& batch, OutputFolder& out) {
    const std::vector<std::string> folders = unit_folders(batch);
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        if (!batch.reviews[i].round.later.empty()) {
            continue;
        }
        const Letter letter = compose_letter(batch.reviews[i], batch, static_cast<int>(i) + 1);
        const bool asks = asks_for_something(letter);
        out.write(letter_path(folders[i], asks, letter.round),
                  letter_pdf(letter, batch.profile));
        if (asks || letter.round < 2) {
            out.write("units/" + folders[i] + "/补正清单.xlsx",
                      list_workbook(letter, batch.profile));
        }
    }
}

std::vector<PlannedPacket> plan_packets(const Batch& batch) {
    std::vector<PlannedPacket> planned;
    const std::vector<std::string> folders = unit_folders(batch);
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        const Review& review = batch.reviews[i];
        const std::vector<std::string> names = packet_names(review);
        for (std::size_t k = 0; k < review.subject.dossiers.size(); ++k) {
            const Dossier& dossier = review.subject.dossiers[k];
            planned.push_back({i, k, packet_path(batch, folders[i], names[k], dossier),
                               plan_packet(review, dossier, batch), true});
        }
    }
    return planned;
}

void write_packets(Batch& batch, std::vector<PlannedPacket>& planned, OutputFolder& out) {
    std::vector<std::string> made(planned.size());
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const PlannedPacket& plan = planned[i];
        Job job{.label = "packet " + std::to_string(i + 1)};
        job.work = [&plan, &batch](Sink& sink) {
            const Review& review = batch.reviews[plan.review];
            sink.send(
                packet_pdf(plan.packet, review, review.subject.dossiers[plan.dossier], batch));
        };
        job.receive = [&made, i](std::string&& frame) { made[i] = std::move(frame); };
        jobs.push_back(std::move(job));
    }
    const std::vector<Ending> endings = run_jobs(jobs, batch.parallel);
    for (std::size_t i = 0; i < planned.size(); ++i) {
        planned[i].made = endings[i].code.empty() && !made[i].empty();
        if (planned[i].made) {
            out.write(planned[i].path, made[i]);
            batch.packets.insert(planned[i].path);
        } else {
            ++batch.unmade;
            log_line("评审材料册 " + std::to_string(i + 1) + " 未能生成：" + endings[i].code +
                     " " + endings[i].message);
        }
    }
}

/// Outputs that lost a page never take the place of good ones.
void expect_conserved(const std::string& run_json) {
    const std::vector<std::string> broken = breaches(nlohmann::json::parse(run_json));
    if (!broken.empty()) {
        throw SystemError("输出与收到的材料对不上，未予发布，请联系维护人员：" +
                          broken.front());
    }
}

/// What blind packets cannot be sure to have hidden.
std::vector<Unproved> unproved_pages(const Batch& batch,
                                     const std::vector<PlannedPacket>& planned) {
    std::vector<Unproved> out;
    for (const PlannedPacket& plan : planned) {
        const Review& review = batch.reviews[plan.review];
        for (const PacketPage* page : printed_pages(plan.packet)) {
            if (plan.made && !page->doubt.empty()) {
                const Source place =
                    place_of(review.subject.documents.at(page->document), page->number);
                out.push_back(
                    {plan.path, review.submission.name, place.file, place.page, page->doubt});
            }
        }
    }
    return out;
}

} // namespace

std::size_t publish(Batch& batch, Stopwatch& watch, OutputFolder& out,
                    const LedgerOfRun& ledger) {
    write_letters(batch, out);
    watch.lap("通知");

    std::vector<PlannedPacket> packets = plan_packets(batch);
    write_packets(batch, packets, out);
    place_pages(packets, batch);
    batch.unproved = unproved_pages(batch, packets);
    out.write("packets/评分表.xlsx", scoring_workbook(packets, batch));
    out.write("review/公示名单草稿.xlsx", publication_draft(batch));
    watch.lap("材料册");

    std::vector<ReviewItem> items = review_items(batch);
    const std::size_t needed = items.size();
    std::ranges::move(further_items(batch, items), std::back_inserter(items));
    cut_crops(batch, items);
    out.write("review/核对表.xlsx", review_workbook(items, batch));
    if (ledger.folder != nullptr) {
        ledger.folder->remember(questions_of(items));
    }
    watch.lap("核对表");

    out.write("records.jsonl", records_jsonl(batch));
    out.write("findings.jsonl", findings_jsonl(batch));
    out.write("quarantine.jsonl", quarantine_jsonl(batch));
    out.write("overview.xlsx", overview_workbook(batch));
    out.write("index.html", overview_html(batch));
    watch.lap("总览");
    out.write("timing.json", timing_json(watch.laps()));
    const std::string manifest = run_json(batch, out.written());
    expect_conserved(manifest);
    if (ledger.rounds != nullptr) {
        ledger.rounds->store.record(records_of(batch, ledger.rounds->fresh));
    }
    out.commit(manifest);
    if (ledger.rounds != nullptr) {
        ledger.rounds->store.commit();
    }
    return needed;
}

} // namespace intake

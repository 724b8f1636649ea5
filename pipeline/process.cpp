#include "pipeline/process.hpp"

#include "pipeline/judge.hpp"
#include "pipeline/ledger_folder.hpp"
#include "pipeline/log.hpp"
#include "pipeline/output_folder.hpp"
#include "pipeline/publish.hpp"
#include "pipeline/read.hpp"
#include "pipeline/round_store.hpp"
#include "pipeline/rounds.hpp"
#include "pipeline/scratch.hpp"
#include "pipeline/stopwatch.hpp"
#include "pipeline/understand.hpp"
#include "validators/profile.hpp"
#include "validators/registers.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace intake {

namespace {

Batch open_batch(const Options& options) {
    Batch batch;
    batch.profile = load_profile(profile_path(options));
    batch.registers = load_registers(options.registers);
    batch.as_of = options.as_of;
    batch.parallel = options.jobs;
    batch.blind = options.blind;
    return batch;
}

std::optional<Shelf> shelf_of(const Options& options, const Batch& batch) {
    if (options.ledger.empty()) {
        return std::nullopt;
    }
    return Shelf(std::filesystem::path(options.ledger) / "readings", batch.engines);
}

void understand_all(Inbox&& inbox, std::vector<Documents> documents, Batch& batch) {
    batch.strays = std::move(inbox.strays);
    const Ledger* ledger = batch.ledger ? &*batch.ledger : nullptr;
    for (std::size_t i = 0; i < inbox.submissions.size(); ++i) {
        Review review{.submission = std::move(inbox.submissions[i])};
        review.subject =
            understand(review.submission.name, std::move(documents[i]), batch.profile,
                       batch.registers, testimony_of(ledger, review.submission));
        recount_unread(review.submission.files, review.subject.documents);
        batch.reviews.push_back(std::move(review));
    }
}

int count_quarantined(const Batch& batch) {
    const auto count = [](const std::vector<InputFile>& files) {
        return std::ranges::count(files, Outcome::quarantined, &InputFile::outcome);
    };
    auto all = count(batch.strays);
    for (const Review& review : batch.reviews) {
        all += count(files_received(review));
    }
    return static_cast<int>(all);
}

Summary summarise(const Batch& batch, std::size_t questions) {
    Summary summary{.submissions = static_cast<int>(batch.reviews.size())};
    for (const Review& review : batch.reviews) {
        summary.candidates += static_cast<int>(review.subject.dossiers.size());
        summary.findings += static_cast<int>(review.verdicts.findings.size());
    }
    summary.quarantined = count_quarantined(batch);
    summary.unmade = batch.unmade;
    summary.questions = static_cast<int>(questions);
    return summary;
}

} // namespace

Summary process(const Options& options) {
    Stopwatch watch;
    Batch batch = open_batch(options);
    OutputFolder out(options.out);
    const std::unique_ptr<LedgerFolder> ledger =
        options.ledger.empty() ? nullptr : std::make_unique<LedgerFolder>(options.ledger);
    if (ledger) {
        batch.ledger = ledger->load();
    }
    const Scratch scratch(options.out);
    const Recognizer recognizer;
    batch.engines = recognizer.engines();
    watch.lap("准备");

    Inbox inbox = ingest(options.inputs.front(), scratch.path(), {}, options.only);
    watch.lap("收件");

    const std::optional<Shelf> shelf = shelf_of(options, batch);
    const Secrecy secrecy = secrecy_of(batch.profile, batch.ledger ? &*batch.ledger : nullptr);
    std::vector<Documents> documents =
        read_inbox(inbox, recognizer, shelf ? &*shelf : nullptr, secrecy, batch.parallel);
    watch.lap("读取");

    std::unique_ptr<RoundsOfRun> rounds;
    understand_all(std::move(inbox), documents, batch);
    if (ledger) {
        rounds = std::make_unique<RoundsOfRun>(options.ledger, std::move(documents));
        join_rounds(batch, rounds->fresh, rounds->store);
    }
    watch.lap("理解");

    judge(batch);
    watch.lap("检查");

    const std::size_t questions = publish(batch, watch, out, {ledger.get(), rounds.get()});
    log_line("完成");
    return summarise(batch, questions);
}

} // namespace intake

#include "pipeline/rounds.hpp"

#include "extractors/wire.hpp"
#include "pipeline/emit/letter.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/replacement.hpp"
#include "pipeline/round_join.hpp"
#include "pipeline/round_order.hpp"
#include "pipeline/understand.hpp"
#include "validators/check.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace intake {

namespace {

/// The earlier files, each content once, under paths that no file of this submission has.
/// Content that came again is here under the path it came by.
std::vector<KeptFile> earlier_files(const Review& review, const RoundStore& store) {
    std::map<std::string, std::string> now; ///< path by SHA-256
    std::set<std::string> paths;
    for (const InputFile& file : review.submission.files) {
        paths.insert(file.path);
        if (file.outcome != Outcome::ignored) {
            now.emplace(file.sha256, file.path);
        }
    }
    std::vector<KeptFile> earlier;
    std::set<std::string> seen;
    std::vector<KeptFile> all = store.files(review.round.unit, review.round.number);
    for (auto kept = all.rbegin(); kept != all.rend(); ++kept) {
        if (!seen.insert(kept->file.sha256).second) {
            continue;
        }
        const auto again = now.find(kept->file.sha256);
        const bool own = kept->round == review.round.number;
        if (own && again != now.end()) {
            continue;
        }
        if (again != now.end()) {
            kept->file.path = again->second;
        } else if (!paths.insert(kept->file.path).second) {
            kept->file.path = "round-" + std::to_string(kept->round) + "/" + kept->file.path;
            paths.insert(kept->file.path);
        }
        earlier.push_back(std::move(*kept));
    }
    std::ranges::sort(earlier, {}, [](const KeptFile& kept) { return kept.file.path; });
    return earlier;
}

Document read_again(const KeptFile& kept) {
    try {
        return from_wire(kept.document);
    } catch (const InputError&) {
        throw UsageError("台账中“" + kept.file.path + "”的识读结果已损坏，请恢复备份");
    }
}

Documents documents_of(const std::vector<KeptFile>& files) {
    Documents documents;
    for (const KeptFile& kept : files) {
        if (kept.file.outcome == Outcome::processed) {
            documents.push_back(read_again(kept));
            documents.back().path = kept.file.path;
        }
    }
    return documents;
}

using Paths = std::map<std::string, std::string>; ///< by SHA-256

Paths paths_of(const Submission& submission) {
    Paths paths;
    for (const InputFile& file : submission.files) {
        if (file.outcome != Outcome::ignored) {
            paths.emplace(file.sha256, file.path);
        }
    }
    return paths;
}

Paths paths_of(const std::vector<KeptFile>& files) {
    Paths paths;
    for (const KeptFile& kept : files) {
        paths.emplace(kept.file.sha256, kept.file.path);
    }
    return paths;
}

std::vector<Replacement> earlier_replacements(const UnitHistory& unit, int number) {
    std::vector<Replacement> all;
    for (const PastRound& past : unit.rounds) {
        if (past.number < number) {
            all.insert(all.end(), past.replacements.begin(), past.replacements.end());
        }
    }
    return all;
}

Case understand_files(const Batch& batch, const Submission& submission, Documents documents) {
    const Ledger* ledger = batch.ledger ? &*batch.ledger : nullptr;
    std::ranges::stable_sort(documents, {}, &Document::path);
    return understand(submission.name, std::move(documents), batch.profile, batch.registers,
                      testimony_of(ledger, submission));
}

/// Kept files of which nothing is left no longer count, nor pages nobody could read that were
/// replaced.
void drop_replaced(std::vector<KeptFile>& files, const Documents& documents,
                   const std::vector<Replacement>& replacements) {
    std::map<std::string, int> unreadable;
    std::set<std::string> gone;
    std::set<std::string> there;
    for (const Document& document : documents) {
        there.insert(document.path);
        for (const Page& page : document.pages) {
            const std::string file = place_of(document, page).file;
            there.insert(file);
            unreadable[file] += page.state == PageState::unreadable ? 1 : 0;
        }
    }
    for (const Replacement& one : replacements) {
        if (one.page == 0) {
            gone.insert(one.sha256);
        }
    }
    std::erase_if(files, [&](KeptFile& kept) {
        const bool used = kept.file.outcome == Outcome::processed;
        kept.file.pages_unreadable =
            std::min(kept.file.pages_unreadable, unreadable[kept.file.path]);
        return gone.contains(kept.file.sha256) || (used && !there.contains(kept.file.path));
    });
}

void add_kept_files(const Submission& own, Review& review) {
    review.submission = own;
    for (const KeptFile& kept : review.round.kept) {
        review.submission.files.push_back(kept.file);
    }
    std::ranges::stable_sort(review.submission.files, {}, &InputFile::path);
}

/// What the checks find in the earlier files alone, whatever causes silence.
std::set<std::string> faults_of(const Batch& batch, const Round& round,
                                std::vector<KeptFile> earlier,
                                const std::vector<Replacement>& replaced) {
    Documents documents = replace_pages(documents_of(earlier), replaced, paths_of(earlier));
    drop_replaced(earlier, documents, replaced);
    Submission submission{.name = round.home, .files = {}};
    for (const KeptFile& kept : earlier) {
        submission.files.push_back(kept.file);
    }
    const Case subject = understand_files(batch, submission, std::move(documents));
    Profile bare = batch.profile;
    for (CheckRule& rule : bare.checks) {
        rule.silenced_by.clear();
    }
    std::set<std::string> ids;
    const Verdicts verdicts =
        check({subject, submission, bare, batch.registers, batch.as_of, received_by(round)});
    for (const Finding& finding : verdicts.findings) {
        ids.insert(finding.id);
    }
    return ids;
}

/// The files of this submission alone.
std::set<std::string> hashes_of(const Submission& submission) {
    std::set<std::string> hashes;
    for (const InputFile& file : submission.files) {
        hashes.insert(file.sha256);
    }
    return hashes;
}

void judge_together(const Batch& batch, const std::vector<Replacement>& past,
                    const Documents& fresh, const std::vector<KeptFile>& earlier,
                    Review& review) {
    const Submission own = review.submission;
    Round& round = review.round;
    const std::set<std::string> now = hashes_of(own);
    std::ranges::copy_if(earlier, std::back_inserter(round.kept),
                         [&](const KeptFile& kept) { return !now.contains(kept.file.sha256); });
    add_kept_files(own, review);
    const Paths paths = paths_of(review.submission);
    Documents documents = documents_of(round.kept);
    documents.insert(documents.end(), fresh.begin(), fresh.end());
    documents = replace_pages(std::move(documents), past, paths);
    drop_replaced(round.kept, documents, past);
    add_kept_files(own, review);
    const Case both = understand_files(batch, review.submission, documents);
    Replacements found = replacements_of(
        {both, round.kept, review.submission, round.before, round.unit}, batch.profile);
    round.replacements = std::move(found.certain);
    round.unclear = std::move(found.unclear);
    documents = replace_pages(std::move(documents), round.replacements, paths);
    drop_replaced(round.kept, documents, round.replacements);
    add_kept_files(own, review);
    review.subject = understand_files(batch, review.submission, std::move(documents));
}

/// Its pages stay listed; what they say, the later round says.
void retire(Review& review) {
    Case rest{.submission = review.submission.name, .unit = review.submission.name};
    rest.unit_state = State::accepted;
    rest.documents = std::move(review.subject.documents);
    review.subject = std::move(rest);
}

} // namespace

void join_rounds(Batch& batch, const std::vector<Documents>& fresh, const RoundStore& store) {
    const std::vector<UnitHistory> units = store.units();
    const std::vector<const UnitHistory*> homes =
        place_rounds(batch, units, store.next_letter());
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        Review& review = batch.reviews[i];
        if (homes[i] == nullptr || !review.round.doubt.empty()) {
            continue;
        }
        if (!review.round.later.empty()) {
            retire(review);
            continue;
        }
        const std::vector<KeptFile> earlier = earlier_files(review, store);
        if (earlier.empty()) {
            continue;
        }
        for (const KeptFile& kept : earlier) {
            review.round.earlier_content.insert(kept.file.sha256);
        }
        const auto past = earlier_replacements(*homes[i], review.round.number);
        review.round.replaced_before = past;
        judge_together(batch, past, fresh[i], earlier, review);
        review.round.earlier_faults = faults_of(batch, review.round, earlier, past);
    }
}

std::vector<RoundRecord> records_of(const Batch& batch, const std::vector<Documents>& fresh) {
    std::vector<RoundRecord> records;
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        const Review& review = batch.reviews[i];
        const Round& round = review.round;
        if (round.number == 0 || !round.doubt.empty() || round.outdated ||
            !round.later.empty()) {
            continue;
        }
        RoundRecord record{.round = round};
        record.name = review.subject.unit;
        record.name_key = unit_name_key(review.subject);
        record.folder_key = plain_name(review.submission.name);
        record.submission = review.submission.name;
        const auto [sent, due] = dates_of_letter(review, batch);
        record.sent = sent;
        record.due = due;
        std::map<std::string, std::string> read;
        for (const Document& document : fresh[i]) {
            read.emplace(document.path, round.recorded ? "" : to_wire(document));
        }
        for (const InputFile& file : files_received(review)) {
            if (file.outcome != Outcome::ignored) {
                record.files.emplace_back(file, read[file.path]);
            }
        }
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace intake

#include "pipeline/placement.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace intake {

namespace {

using PageKey = std::tuple<std::string, int>; ///< file, physical page

struct Account {
    const Review& review;
    std::set<std::tuple<std::string, int, std::string>> placed;
    std::map<PageKey, std::string> reasons; ///< the first reason stays
};

void add_packet(const PlannedPacket& planned, Account& account) {
    const Case& subject = account.review.subject;
    for (const PacketItem& item : planned.packet.items) {
        for (const PacketPage& page : item.pages) {
            const Source at = place_of(subject.documents.at(page.document), page.number);
            if (page.treatment == Treatment::leave_out) {
                account.reasons.emplace(PageKey(at.file, at.page), page.reason);
            } else if (planned.made) {
                account.placed.emplace(at.file, at.page, planned.path);
            } else {
                account.reasons.emplace(PageKey(at.file, at.page),
                                        "评审材料册未能生成，待人工处理");
            }
        }
    }
    for (const auto* list : {&planned.packet.left_out, &planned.packet.unassigned}) {
        for (const Exclusion& out : *list) {
            account.reasons.emplace(PageKey(out.file, out.page), out.reason);
        }
    }
}

void add_unit_documents(Account& account) {
    const Case& subject = account.review.subject;
    for (const Part& part : subject.unit_parts) {
        for (const std::size_t index : part.pages) {
            const Document& document = subject.documents.at(part.document);
            const Source at = place_of(document, document.pages.at(index));
            account.placed.emplace(at.file, at.page, "");
        }
    }
}

void add_loose(Account& account) {
    const Case& subject = account.review.subject;
    for (const Part& part : subject.loose_parts) {
        for (const std::size_t index : part.pages) {
            const Document& document = subject.documents.at(part.document);
            const Source at = place_of(document, document.pages.at(index));
            account.reasons.emplace(PageKey(at.file, at.page),
                                    "未能确定属于哪位候选人，待人工处理");
        }
    }
}

/// Pages of earlier rounds that newer material stands for.
void add_replaced(Account& account) {
    const Round& round = account.review.round;
    std::vector<Replacement> all = round.replaced_before;
    all.insert(all.end(), round.replacements.begin(), round.replacements.end());
    for (const Replacement& one : all) {
        const auto kept = std::ranges::find(
            round.kept, one.sha256, [](const KeptFile& file) { return file.file.sha256; });
        if (kept != round.kept.end() && one.page > 0) {
            account.reasons.emplace(PageKey(kept->file.path, one.page),
                                    "已由后一轮报送的材料替换");
        }
    }
}

/// Whatever nobody claimed: unknown, blank or unreadable.
void add_rest(Account& account) {
    const std::string& later = account.review.round.later;
    for (const Document& document : account.review.subject.documents) {
        for (const Page& page : document.pages) {
            const char* reason = page.state == PageState::blank ? "空白页"
                                 : page.state == PageState::unreadable
                                     ? "页面无法读取，待人工处理"
                                     : "未能识别材料种类，待人工处理";
            const Source at = place_of(document, page);
            account.reasons.emplace(
                PageKey(at.file, at.page),
                later.empty() ? reason : "已与同一单位后一轮的“" + later + "”一并审查");
        }
    }
}

void settle(const Account& account, Batch& batch) {
    const std::string& name = account.review.submission.name;
    std::set<PageKey> done;
    for (const auto& [file, page, where] : account.placed) {
        batch.placements.push_back({name, file, page, where});
        done.emplace(file, page);
    }
    for (const auto& [key, reason] : account.reasons) {
        if (!done.contains(key)) {
            batch.exclusions.push_back({name, std::get<0>(key), std::get<1>(key), reason});
        }
    }
}

} // namespace

void place_pages(const std::vector<PlannedPacket>& packets, Batch& batch) {
    for (std::size_t i = 0; i < batch.reviews.size(); ++i) {
        Account account{.review = batch.reviews[i]};
        for (const PlannedPacket& planned : packets) {
            if (planned.review == i) {
                add_packet(planned, account);
            }
        }
        add_unit_documents(account);
        add_loose(account);
        add_rest(account);
        add_replaced(account);
        settle(account, batch);
    }
}

} // namespace intake

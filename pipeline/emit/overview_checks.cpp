#include "pipeline/emit/overview_checks.hpp"

#include "pipeline/emit/html.hpp"

#include <algorithm>

namespace intake {

namespace {

std::string registers_note(const Registers& registers, const Profile& profile) {
    std::string absent;
    const auto note = [&](bool present, std::string_view name) {
        if (!present) {
            absent += (absent.empty() ? "" : "、") + std::string(name);
        }
    };
    note(registers.units.has_value(), profile.unit_title + "名单");
    note(registers.winners.has_value(), "历届获评名单");
    note(registers.revoked.has_value(), "撤销名单");
    note(registers.previous.has_value(), "往年申报名单");
    note(registers.holidays.has_value(), "节假日安排");
    return absent.empty() ? std::string()
                          : "<p class=\"soft\">本次未提供：" + absent +
                                "。需要这些名册的检查未作判断。</p>\n";
}

/// One check that was not decided everywhere.
struct Undecided {
    std::string check;
    int subjects = 0;
    std::vector<std::string> reasons; ///< each once, in order
};

std::vector<Undecided> undecided_checks(const Batch& batch) {
    std::vector<Undecided> out;
    for (const Review& review : batch.reviews) {
        for (const Answer& answer : review.verdicts.answers) {
            if (answer.result != Result::undetermined) {
                continue;
            }
            auto at = std::ranges::find(out, answer.check, &Undecided::check);
            if (at == out.end()) {
                at = out.insert(out.end(), {answer.check, 0, {}});
            }
            ++at->subjects;
            if (!answer.reason.empty() &&
                std::ranges::find(at->reasons, answer.reason) == at->reasons.end()) {
                at->reasons.push_back(answer.reason);
            }
        }
    }
    std::ranges::stable_sort(out, std::ranges::greater(), &Undecided::subjects);
    return out;
}

std::string reasons_html(const std::vector<std::string>& reasons) {
    constexpr std::size_t most = 3;
    std::string out;
    for (std::size_t i = 0; i < std::min(most, reasons.size()); ++i) {
        out += (i > 0 ? "；" : "") + escape_html(reasons[i]);
    }
    return reasons.size() > most ? out + "；等 " + std::to_string(reasons.size()) + " 种情况"
                                 : out;
}

} // namespace

std::string undecided_html(const Batch& batch) {
    std::string rows;
    for (const Undecided& one : undecided_checks(batch)) {
        const CheckRule* rule = find_check_rule(batch.profile, one.check);
        rows += row_html({escape_html(rule == nullptr ? one.check : rule->title) + "<small>" +
                              escape_html(one.check) + "</small>",
                          std::to_string(one.subjects), reasons_html(one.reasons)});
    }
    return "<h2 id=\"undecided\">未能判定的检查</h2>\n" +
           (rows.empty() ? std::string("<p class=\"none\">没有，所有检查都有结论。</p>\n")
                         : "<p>这些检查程序没有把握，没有写进通知，已列入" +
                               link_html("review/核对表.xlsx", "核对表") + "由人判断。</p>\n" +
                               table_html("checks", {"检查", "对象数", "原因"}, rows)) +
           registers_note(batch.registers, batch.profile);
}

std::string unproved_html(const Batch& batch) {
    if (!batch.blind) {
        return "";
    }
    std::string rows;
    for (const Unproved& one : batch.unproved) {
        rows += row_html({link_html(one.packet, one.packet.substr(one.packet.rfind('/') + 1)),
                          escape_html(one.submission + "/" + one.file),
                          std::to_string(one.page), escape_html(one.reason)});
    }
    return "<h2 id=\"unproved\">盲评材料册中不能保证已遮盖干净的页</h2>\n" +
           (rows.empty() ? std::string("<p class=\"none\">没有发现。</p>\n")
                         : "<p>发给专家前请逐页看过。</p>\n" +
                               table_html("files", {"材料册", "文件", "页", "原因"}, rows));
}

} // namespace intake

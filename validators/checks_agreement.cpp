#include "pipeline/model/unicode.hpp"
#include "validators/claim_checks.hpp"
#include "validators/comparison.hpp"
#include "validators/date_order.hpp"
#include "validators/history_checks.hpp"
#include "validators/lookup.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace intake {

namespace {

Reply fields_agree(const Subject& subject, const std::vector<std::string>& fields,
                   const std::vector<std::string>& reference) {
    const bool given = std::ranges::any_of(fields, [&](const std::string& field) {
        return !accepted_readings(subject, field).empty();
    });
    if (!given) {
        return not_applicable("没有可比较的内容");
    }
    std::vector<Hit> hits;
    for (const std::string& field : fields) {
        std::vector<Hit> more = disagreements(subject, field, reference);
        std::ranges::move(more, std::back_inserter(hits));
    }
    return from_hits(std::move(hits));
}

/// ID-11 asks the same and speaks first.
Reply names_agree(const Subject& subject) {
    return fields_agree(subject, {"name"}, {"C2", "C1", "U2"});
}

Reply employers_agree(const Subject& subject) {
    return fields_agree(subject, {"employer"}, {"C1", "U2"});
}

/// "转向架车间焊接班班长" is a "焊接班班长": the longer value only says of which department.
bool only_adds_department(const Subject& subject, const std::string& a, const std::string& b) {
    const std::string longer = skeleton(a.size() > b.size() ? a : b);
    const std::string shorter = skeleton(a.size() > b.size() ? b : a);
    const auto& endings = words_of(subject.rule, "departments");
    if (shorter.empty() || !longer.ends_with(shorter)) {
        return false;
    }
    const std::string before = longer.substr(0, longer.size() - shorter.size());
    return std::ranges::any_of(endings, [&](const std::string& ending) {
        return before.size() > ending.size() && before.ends_with(ending);
    });
}

/// Table and form only: a certificate may show an earlier title.
Reply table_and_form_agree(const Subject& subject) {
    std::vector<Hit> hits;
    for (const std::string& field : words_of(subject.rule, "fields")) {
        for (Hit& hit : disagreements(subject, field, {"C1"})) {
            if (hit.document == "U2" && hit.slot == "C1" &&
                !only_adds_department(subject, hit.found, hit.expected)) {
                hits.push_back(std::move(hit));
            }
        }
    }
    return from_hits(std::move(hits));
}

/// Table and form: the commitment may give an office's number.
Reply phones_agree(const Subject& subject) {
    if (accepted_readings(subject, "mobile").empty()) {
        return not_applicable("没有可比较的内容");
    }
    std::vector<Hit> hits = disagreements(subject, "mobile", {"C1"});
    std::erase_if(hits,
                  [](const Hit& hit) { return hit.document != "U2" || hit.slot != "C1"; });
    return from_hits(std::move(hits));
}

Reply periods_agree(const Subject& subject) {
    Reply reply =
        fields_agree(subject, {"cultivation_start", "cultivation_end"}, {"C18", "C1"});
    // The archive's entries have periods of their own.
    std::erase_if(reply.hits, [](const Hit& hit) { return hit.document == "C19"; });
    return from_hits(std::move(reply.hits));
}

bool has_portrait(const Subject& subject, const Part& part) {
    const auto& pages = subject.evidence.subject.documents.at(part.document).pages;
    return std::ranges::any_of(
        part.pages, [&](std::size_t index) { return !pages.at(index).portraits.empty(); });
}

/// Faces are for people to compare; the profile says whether to ask them.
Reply faces_agree(const Subject& subject) {
    if (number_of(subject.rule, "ask", 0) < 1) {
        return not_applicable("照片由人比对，程序不作判断");
    }
    const Part* first = nullptr;
    std::string where;
    int count = 0;
    for (const Part& part : subject.dossier->parts) {
        const DocumentRule* rule = find_document_rule(subject.evidence.profile, part.type);
        if (has_portrait(subject, part) || (rule != nullptr && rule->picture)) {
            first = first == nullptr ? &part : first;
            where += (count++ == 0 ? "" : "、") + quoted_title(subject, part.type);
        }
    }
    if (count < 2) {
        return not_applicable("没有两处可以比对的照片");
    }
    Hit hit{.result = Result::undetermined,
            .document = first->type,
            .source = source_of(subject, *first),
            .reason = "请比对" + where + "的照片是否为同一人"};
    return from_hits({hit});
}

constexpr std::array table{
    Check{"X-01", "各材料姓名一致", Level::candidate, names_agree},
    Check{"X-02", "各材料工作单位一致", Level::candidate, employers_agree},
    Check{"X-03", "汇总表与推荐表的职务、职称、技能一致", Level::candidate,
          table_and_form_agree},
    Check{"X-04", "汇总表与推荐表的手机一致", Level::candidate, phones_agree},
    Check{"X-05", "各材料培育起止一致", Level::candidate, periods_agree},
    Check{"X-06", "汇总表与推荐表的推荐类别一致", Level::candidate, table_and_form_agree},
    Check{"X-07", "年龄、年限与日期推算一致", Level::candidate, years_add_up, true},
    Check{"X-08", "证书载明的单位与同期简历一致", Level::candidate, proofs_fit_history},
    Check{"X-09", "照片为同一人，由人比对", Level::candidate, faces_agree},
    Check{"X-10", "填写的项数与所列一致", Level::candidate, counts_as_listed},
    Check{"X-11", "各材料日期先后合理", Level::candidate, dates_in_order},
};

} // namespace

std::span<const Check> agreement_checks() {
    return table;
}

} // namespace intake

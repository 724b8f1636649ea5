#include "validators/claim_checks.hpp"
#include "validators/comparison.hpp"
#include "validators/date_order.hpp"
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

Reply employers_agree(const Subject& subject) {
    return fields_agree(subject, {"employer"}, {"C1", "U2"});
}

/// Table and form only: a certificate may show an earlier title.
Reply table_and_form_agree(const Subject& subject) {
    std::vector<Hit> hits;
    for (const std::string& field : words_of(subject.rule, "fields")) {
        for (Hit& hit : disagreements(subject, field, {"C1"})) {
            if (hit.document == "U2" && hit.slot == "C1") {
                hits.push_back(std::move(hit));
            }
        }
    }
    return from_hits(std::move(hits));
}

Reply phones_agree(const Subject& subject) {
    return fields_agree(subject, {"mobile"}, {"C1"});
}

Reply periods_agree(const Subject& subject) {
    Reply reply =
        fields_agree(subject, {"cultivation_start", "cultivation_end"}, {"C18", "C1"});
    // The archive's entries have periods of their own.
    std::erase_if(reply.hits, [](const Hit& hit) { return hit.document == "C19"; });
    return from_hits(std::move(reply.hits));
}

constexpr std::array table{
    Check{"X-02", "各材料工作单位一致", Level::candidate, employers_agree},
    Check{"X-03", "汇总表与推荐表的职务、职称、技能一致", Level::candidate,
          table_and_form_agree},
    Check{"X-04", "汇总表与推荐表的手机一致", Level::candidate, phones_agree},
    Check{"X-05", "各材料培育起止一致", Level::candidate, periods_agree},
    Check{"X-06", "汇总表与推荐表的推荐类别一致", Level::candidate, table_and_form_agree},
    Check{"X-10", "填写的项数与所列一致", Level::candidate, counts_as_listed},
    Check{"X-11", "各材料日期先后合理", Level::candidate, dates_in_order},
};

} // namespace

std::span<const Check> agreement_checks() {
    return table;
}

} // namespace intake

#include "pipeline/secrecy.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/page_marks.hpp"
#include "validators/probe.hpp"

#include <algorithm>

namespace intake {

namespace {

bool is_sure(const Text& mark, const std::vector<std::string>& marks) {
    constexpr double sure_glyph = 0.9;
    const auto begins = [&](const std::string& text) {
        return std::ranges::any_of(marks, [&](const std::string& word) {
            return skeleton(text).starts_with(skeleton(word));
        });
    };
    return mark.origin != Origin::ocr || (mark.weakest >= sure_glyph && begins(mark.second));
}

} // namespace

Secrecy secrecy_of(const Profile& profile, const Ledger* ledger) {
    const CheckRule* rule = find_check_rule(profile, "PKG-16");
    const bool asked = rule != nullptr && rule->enabled;
    return {asked ? words_of(*rule, "marks") : std::vector<std::string>{}, ledger};
}

Topic topic_of_secrecy(std::string_view sha256) {
    Topic topic{.kind = TopicKind::page};
    topic.basis = sha256;
    topic.name = "secrecy";
    return topic;
}

std::string_view secrecy_code(const Document& document, std::string_view sha256,
                              const Secrecy& secrecy) {
    std::string_view code;
    for (const Page& page : document.pages) {
        if (const Text* mark = secrecy_mark(page, secrecy.marks)) {
            code = code == "marked_secret" || is_sure(*mark, secrecy.marks) ? "marked_secret"
                                                                            : "maybe_secret";
        }
    }
    const Statement* said = code.empty() || secrecy.ledger == nullptr
                                ? nullptr
                                : find_statement(*secrecy.ledger, topic_of_secrecy(sha256));
    if (said != nullptr && said->said == Said::pass) {
        return {};
    }
    return said != nullptr && said->said == Said::fail ? "marked_secret" : code;
}

} // namespace intake

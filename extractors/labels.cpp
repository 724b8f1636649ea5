#include "extractors/labels.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::u32string_view colons = U":：;；";
constexpr std::u32string_view separators = U" \t　,，.。、;；:：|()（）[]【】_＿/";
constexpr std::u32string_view quotes = U"“「『《\"";
constexpr std::u32string_view numbering = U"一二三四五六七八九十0123456789";

bool is_one_of(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

/// "(一)", "1.", "三、" at the start of a heading.
std::u32string without_numbering(std::u32string_view text) {
    std::size_t at = 0;
    while (at < text.size() &&
           (is_one_of(text[at], separators) || is_one_of(text[at], numbering))) {
        ++at;
    }
    const bool numbered = at > 0 && at < text.size() && is_one_of(text[at - 1], separators);
    return std::u32string(numbered ? text.substr(at) : text);
}

/// "(签名)", "(岁)", "（200字以内）" at the end of a label.
std::u32string without_remark(std::u32string_view text) {
    const std::size_t open = text.find_first_of(U"(（");
    const std::size_t close = text.find_first_of(U")）");
    const bool last = open != std::u32string_view::npos && open > 0 &&
                      (close == std::u32string_view::npos ||
                       text.find_first_not_of(U" :：)）", close) == std::u32string_view::npos);
    return std::u32string(last ? text.substr(0, open) : text);
}

/// "所在单位意见" of "所在单位（盖章）意见".
std::u32string without_inner_remark(std::u32string_view text) {
    constexpr std::size_t longest = 8;
    const std::size_t open = text.find_first_of(U"(（");
    const std::size_t close = text.find_first_of(U")）");
    const bool inner = open != std::u32string_view::npos && open > 0 &&
                       close != std::u32string_view::npos && close > open &&
                       close - open <= longest;
    return std::u32string(text.substr(0, inner ? open : 0)) +
           std::u32string(inner ? text.substr(close + 1) : std::u32string_view{});
}

/// "引领力" of "工匠五力——引领力"; a recogniser makes strokes of the dashes.
std::u32string behind_dash(std::u32string_view text) {
    const std::size_t last = text.find_last_of(U"—–―一-");
    const bool parts = last != std::u32string_view::npos && last >= 2 &&
                       (is_one_of(text[last], U"—–―") || is_one_of(text[last - 1], U"—–―一-"));
    return std::u32string(parts ? text.substr(last + 1) : std::u32string_view{});
}

constexpr std::u32string_view joining = U"及和与或"; ///< "岗位及职务" is "岗位职务"

std::u32string bare(std::u32string_view text) {
    std::u32string plain = decode(skeleton(encode(text)));
    std::erase_if(plain, [](char32_t c) { return is_one_of(c, joining); });
    return plain;
}

/// Slips forgiven in a label of `size` characters. Two-character labels allow none.
std::size_t slips(std::size_t size) {
    return size >= 8 ? 2 : size >= 4 ? 1 : 0;
}

/// What a label asks for stands at its end: "上海市质量协会制" is no "上海市质量协会意见".
bool ends_alike(const std::u32string& a, const std::u32string& b) {
    return a.size() >= 2 && b.size() >= 2 &&
           (a.back() == b.back() || a[a.size() - 2] == b[b.size() - 2]);
}

std::vector<std::size_t> owners_equal(const std::u32string& text,
                                      const std::vector<LabelForm>& forms, bool lenient) {
    std::vector<std::size_t> owners;
    for (const LabelForm& form : forms) {
        const std::size_t limit = lenient ? slips(form.skeleton.size()) : 0;
        const bool same = limit == 0 ? form.skeleton == text
                                     : ends_alike(form.skeleton, text) &&
                                           edit_distance(form.skeleton, text, limit) <= limit;
        if (same && std::ranges::find(owners, form.owner) == owners.end()) {
            owners.push_back(form.owner);
        }
    }
    return owners;
}

/// "行业协会推荐意见" is a "推荐意见" of somebody: a short text that ends in a long label.
std::vector<std::size_t> owners_ending(const std::u32string& text,
                                       const std::vector<LabelForm>& forms) {
    constexpr std::size_t longest_prefix = 6;
    std::vector<std::size_t> owners;
    std::size_t matched = 0;
    for (const LabelForm& form : forms) {
        const std::size_t size = form.skeleton.size();
        const bool ends = size >= 4 && text.size() > size &&
                          text.size() <= size + longest_prefix && text.ends_with(form.skeleton);
        if (ends && (matched == 0 || size == matched)) {
            matched = size;
            owners.push_back(form.owner);
        }
    }
    return owners;
}

/// Code points of `text` compared with a skeleton from `at` on, separators, spaces and pairs of
/// brackets skipped inside. Returns one past the last used position, or 0.
std::size_t match_at(std::u32string_view text, std::size_t at,
                     const std::u32string& skeleton_) {
    std::size_t used = 0;
    std::size_t i = at;
    int open = 0;
    while (i < text.size() && (used < skeleton_.size() || open > 0)) {
        const char32_t c = text[i];
        open += is_one_of(c, U"(（") ? 1 : is_one_of(c, U")）") ? -1 : 0;
        if (used < skeleton_.size() && c == skeleton_[used]) {
            ++used;
        } else if (used == 0 || open < 0 ||
                   !(is_one_of(c, U" 　\n/-—、()（）") || is_one_of(c, joining))) {
            return 0;
        }
        ++i;
    }
    return used == skeleton_.size() && open == 0 ? i : 0;
}

/// "(盖章)" after a label, in whatever brackets a recogniser makes of it.
std::size_t skip_remark(std::u32string_view text, std::size_t at) {
    constexpr std::u32string_view opening = U"(（〈《<[{【〔";
    constexpr std::u32string_view closing = U")）〉》>]}】〕";
    while (at < text.size() && text[at] == U' ') {
        ++at;
    }
    if (at < text.size() && is_one_of(text[at], opening)) {
        const std::size_t close = text.find_first_of(closing, at);
        if (close != std::u32string_view::npos && close - at <= 16) {
            return close + 1;
        }
    }
    return at;
}

/// "引领力——以党员标准要求自己": at the head of a line a dash stands for the colon; recognisers
/// make the character for one of it. Returns where the value begins, or 0.
std::size_t value_behind_dash(std::u32string_view text, std::size_t from, std::size_t to) {
    constexpr std::u32string_view dashes = U"-—–―－";
    constexpr std::u32string_view words = U"直般定些样起切向旦律贯栏项览";
    constexpr std::size_t least_label = 3;
    constexpr std::size_t least_value = 8;
    const bool heads = from == 0 || text[from - 1] == U'\n' || !is_han(text[from - 1]);
    std::size_t at = to;
    while (at < text.size() && (is_one_of(text[at], dashes) || text[at] == U'一')) {
        ++at;
    }
    const std::size_t end = std::min(text.size(), text.find(U'\n', at));
    const bool word =
        at == to + 1 && text[to] == U'一' && at < end && is_one_of(text[at], words);
    return heads && at > to && !word && to - from >= least_label && end - at >= least_value ? at
                                                                                            : 0;
}

LabelHit make_hit(std::u32string_view text, std::size_t owner, std::size_t from,
                  std::size_t to) {
    LabelHit hit{.owner = owner, .from = from, .to = to, .value = to};
    std::size_t at = skip_remark(text, to);
    if (at > to && (at == text.size() || text[at] == U'\n')) {
        hit.to = hit.value = at; // "工作单位（全称）" above its value
    }
    while (at < text.size() && (text[at] == U' ' || text[at] == U'　')) {
        ++at;
    }
    if (at < text.size() && is_one_of(text[at], colons)) {
        hit.colon = true;
        hit.value = at + 1;
    } else if (const std::size_t value = value_behind_dash(text, from, to); value > 0) {
        hit.colon = true;
        hit.value = value;
    }
    return hit;
}

} // namespace

std::vector<LabelForm> label_forms(std::span<const std::vector<std::string>> labels) {
    std::vector<LabelForm> forms;
    for (std::size_t owner = 0; owner < labels.size(); ++owner) {
        for (const std::string& label : labels[owner]) {
            std::u32string plain = bare(decode(label));
            if (!plain.empty()) {
                forms.push_back({std::move(plain), owner});
            }
        }
    }
    std::ranges::stable_sort(forms, [](const LabelForm& a, const LabelForm& b) {
        return a.skeleton.size() > b.skeleton.size();
    });
    return forms;
}

std::vector<std::size_t> owners_of_label(std::string_view text,
                                         const std::vector<LabelForm>& forms, bool lenient) {
    const std::u32string folded = decode(squeeze(text));
    if (folded.empty() || folded.size() > 40) {
        return {};
    }
    const std::u32string shorter = without_numbering(folded);
    const std::u32string tries[] = {bare(folded),
                                    bare(shorter),
                                    bare(without_remark(folded)),
                                    bare(without_remark(shorter)),
                                    bare(without_inner_remark(shorter)),
                                    bare(without_remark(behind_dash(shorter)))};
    for (const bool slip : {false, true}) {
        if (slip && !lenient) {
            break;
        }
        for (const std::u32string& one : tries) {
            std::vector<std::size_t> owners = owners_equal(one, forms, slip);
            if (!owners.empty()) {
                return owners;
            }
        }
    }
    return owners_ending(tries[0], forms);
}

std::vector<LabelHit> labels_in(std::u32string_view text, const std::vector<LabelForm>& forms) {
    std::vector<LabelHit> hits;
    std::size_t at = 0;
    while (at < text.size()) {
        if (at > 0 && is_one_of(text[at - 1], quotes)) { // mentioned, not filled in
            ++at;
            continue;
        }
        const bool start = at == 0 || is_one_of(text[at - 1], separators) ||
                           (!hits.empty() && hits.back().value == at);
        std::size_t longest = 0;
        for (const LabelForm& form : forms) {
            const std::size_t to = match_at(text, at, form.skeleton);
            if (to == 0 || to < longest) {
                continue;
            }
            const LabelHit hit = make_hit(text, form.owner, at, to);
            if (start || hit.colon || form.skeleton.size() >= 4) {
                hits.push_back(hit);
                longest = to;
            }
        }
        at = longest > 0 ? longest : at + 1;
    }
    return hits;
}

} // namespace intake

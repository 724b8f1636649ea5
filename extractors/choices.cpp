#include "extractors/choices.hpp"

#include "extractors/printed.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr std::u32string_view ticked_marks = U"☑☒✓✔√■▣◼✅●◉🗹☼\u221A";
constexpr std::u32string_view empty_marks = U"□☐◻○◯▢";
constexpr std::u32string_view separators = U"/、,;|()\\+ ";

struct Spelling {
    std::u32string text;
    std::size_t choice;
};

/// A tick box or a choice in a text, in order.
struct Token {
    bool mark = false;
    bool ticked = false;    ///< mark
    std::size_t choice = 0; ///< not mark
};

struct Scan {
    std::vector<Token> tokens;
    bool residue = false; ///< something else is printed, too
};

std::vector<Spelling> spellings_of(const FieldRule& rule) {
    std::vector<Spelling> spellings;
    for (std::size_t i = 0; i < rule.choices.size(); ++i) {
        const Choice& choice = rule.choices[i];
        spellings.push_back({decode(squeeze(choice.value)), i});
        for (const std::string& variant : choice.variants) {
            spellings.push_back({decode(squeeze(variant)), i});
        }
    }
    std::ranges::stable_sort(spellings, std::ranges::greater{},
                             [](const Spelling& s) { return s.text.size(); });
    return spellings;
}

bool is_in(char32_t c, std::u32string_view marks) {
    return marks.find(c) != std::u32string_view::npos;
}

const Spelling* exact(const std::vector<Spelling>& spellings, std::u32string_view text) {
    const auto at = std::ranges::find(spellings, text, &Spelling::text);
    return at == spellings.end() ? nullptr : &*at;
}

const Spelling* longest_at(const std::vector<Spelling>& spellings, std::u32string_view text) {
    const auto at = std::ranges::find_if(spellings, [&](const Spelling& spelling) {
        const bool telling = spelling.text.size() > 1 || is_han(spelling.text.front());
        return telling && text.starts_with(spelling.text);
    });
    return at == spellings.end() ? nullptr : &*at;
}

Scan scan(std::u32string_view text, const std::vector<Spelling>& spellings) {
    Scan result;
    for (std::size_t at = 0; at < text.size();) {
        const bool ticked = is_in(text[at], ticked_marks);
        if (ticked || is_in(text[at], empty_marks)) {
            result.tokens.push_back({.mark = true, .ticked = ticked});
            ++at;
        } else if (const Spelling* spelling = longest_at(spellings, text.substr(at))) {
            result.tokens.push_back({.choice = spelling->choice});
            at += spelling->text.size();
        } else {
            result.residue = result.residue || !is_in(text[at], separators);
            ++at;
        }
    }
    return result;
}

bool has_marks(const Scan& scan) {
    return std::ranges::any_of(scan.tokens, &Token::mark);
}

/// Which choices are ticked. `sure` only if every choice printed has its own box.
struct Ticks {
    std::vector<std::size_t> choices;
    bool sure = true;
};

Ticks ticks_of(const Scan& scan) {
    Ticks ticks{.sure = !scan.residue};
    const std::vector<Token>& tokens = scan.tokens;
    const bool before = tokens.front().mark;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].mark) {
            continue;
        }
        const bool has =
            before ? i > 0 && tokens[i - 1].mark : i + 1 < tokens.size() && tokens[i + 1].mark;
        ticks.sure = ticks.sure && has;
        if (has && tokens[before ? i - 1 : i + 1].ticked) {
            ticks.choices.push_back(tokens[i].choice);
        }
    }
    return ticks;
}

/// Choices written out between separators, each exactly; or, not surely, somewhere inside.
Ticks written(std::u32string_view text, const std::vector<Spelling>& spellings,
              const Scan& scan) {
    Ticks found;
    std::u32string word;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !is_in(text[at], separators)) {
            word.push_back(text[at]);
        } else {
            if (const Spelling* spelling = exact(spellings, word)) {
                found.choices.push_back(spelling->choice);
            }
            word.clear();
        }
    }
    if (found.choices.empty()) {
        found.sure = false;
        for (const Token& token : scan.tokens) {
            found.choices.push_back(token.choice);
        }
    }
    return found;
}

/// The one choice a single wrong character away.
Ticks nearest(std::u32string_view text, const std::vector<Spelling>& spellings) {
    Ticks near{.sure = false};
    for (const Spelling& spelling : spellings) {
        const bool comparable = spelling.text.size() >= 2 && text.size() >= 2;
        if (comparable && edit_distance(text, spelling.text, 1) <= 1) {
            near.choices.push_back(spelling.choice);
        }
    }
    return near;
}

/// "(√)青年 ( )巾帼" is "☑青年 □巾帼".
std::u32string with_boxes(std::string_view raw) {
    std::string text = squeeze(raw);
    for (const std::string_view tick : {"(√)", "(✓)", "(✔)"}) {
        text = replaced(std::move(text), tick, "☑");
    }
    return decode(replaced(std::move(text), "()", "□"));
}

Ticks chosen(std::string_view raw, const FieldRule& rule) {
    const std::vector<Spelling> spellings = spellings_of(rule);
    const std::u32string text = with_boxes(raw);
    const std::u32string_view bare = trimmed(text, U"。.:,;_");
    if (const Spelling* spelling = exact(spellings, bare)) {
        return {.choices = {spelling->choice}};
    }
    const Scan tokens = scan(bare, spellings);
    Ticks ticks =
        has_marks(tokens) ? ticks_of(tokens) : written(decode(fold(raw)), spellings, tokens);
    if (ticks.choices.empty() && !has_marks(tokens)) {
        ticks = nearest(bare, spellings);
    }
    std::ranges::sort(ticks.choices);
    ticks.choices.erase(std::unique(ticks.choices.begin(), ticks.choices.end()),
                        ticks.choices.end());
    return ticks;
}

std::optional<Meaning> none_of(std::string_view raw) {
    const std::string printed = tidy(raw);
    if (printed.empty()) {
        return std::nullopt;
    }
    const std::u32string text = decode(printed);
    const bool boxes = std::ranges::any_of(
        text, [](char32_t c) { return is_in(c, empty_marks) || is_in(c, ticked_marks); });
    return boxes ? Meaning{.value = "无", .sure = false, .note = "各选项均未勾选"}
                 : Meaning{.value = printed, .sure = false, .note = "不在规范选项之内"};
}

} // namespace

std::optional<Meaning> normalize_choice(std::string_view raw, const FieldRule& rule) {
    const Ticks ticks = chosen(raw, rule);
    if (ticks.choices.empty()) {
        return none_of(raw);
    }
    Meaning meaning{.value = rule.choices.at(ticks.choices.front()).value};
    for (const std::size_t choice : ticks.choices) {
        if (ticks.choices.size() > 1) {
            meaning.alternatives.push_back(rule.choices.at(choice).value);
        }
    }
    meaning.note = ticks.choices.size() > 1 ? "可作不止一种理解"
                   : ticks.sure             ? ""
                                            : "写法与规范选项不完全一致";
    meaning.sure = meaning.note.empty();
    return meaning;
}

std::optional<Meaning> normalize_choices(std::string_view raw, const FieldRule& rule) {
    const Ticks ticks = chosen(raw, rule);
    if (ticks.choices.empty()) {
        return none_of(raw);
    }
    Meaning meaning{.sure = ticks.sure};
    for (const std::size_t choice : ticks.choices) {
        meaning.value += (meaning.value.empty() ? "" : "、") + rule.choices.at(choice).value;
    }
    meaning.note = ticks.sure ? "" : "勾选或写法存疑";
    return meaning;
}

} // namespace intake

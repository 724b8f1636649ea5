#include "validators/named_people.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/claims.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

Result names_person(const Subject& subject, const Part& part, std::string_view name) {
    const std::string text = skeleton(text_of(subject.evidence.subject, part));
    if (contains(text, skeleton(name))) {
        return Result::pass;
    }
    return is_scanned(subject, part) || !well_read(subject.evidence.subject, part)
               ? Result::undetermined
               : Result::fail;
}

namespace {

/// Read so that a name in the line would have been seen: alike by both readers, or by the one
/// that read it without a glyph in doubt. A line of a date has no room for a name.
bool is_legible(const Text& line) {
    constexpr double sure_line = 0.9;
    constexpr double sure_glyph = 0.5;
    const bool dated = contains(line.text, "年") && contains(line.text, "月");
    const bool alike =
        line.second.empty()
            ? line.weakest >= sure_glyph
            : edit_distance(decode(skeleton(line.text)), decode(skeleton(line.second)), 1) <= 1;
    return line.origin != Origin::ocr || count_han(line.text) < (dated ? 5 : 2) ||
           (line.confidence >= sure_line && alike);
}

/// Whether a place of the text has so much of the name that it may be the name misread.
bool may_name(const std::string& text, const std::u32string& name) {
    const std::u32string all = decode(skeleton(text));
    for (std::size_t at = 0; at + name.size() <= all.size(); ++at) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            same += all[at + i] == name[i] ? 1U : 0U;
        }
        if (same * 2 >= name.size()) {
            return true;
        }
    }
    return false;
}

/// Both readers say the same but for the characters of names that the first one knows.
bool differs_only_in_names(const Text& line, const std::vector<Dossier>& dossiers) {
    const std::u32string first = decode(skeleton(line.text));
    const std::u32string second = decode(skeleton(line.second));
    std::vector<bool> named(first.size(), false);
    for (const Dossier& dossier : dossiers) {
        const std::u32string name = decode(skeleton(dossier.candidate));
        for (std::size_t at = first.find(name); at != std::u32string::npos && name.size() >= 2;
             at = first.find(name, at + 1)) {
            std::fill_n(named.begin() + static_cast<std::ptrdiff_t>(at), name.size(), true);
        }
    }
    bool alike = first.size() == second.size() && std::ranges::find(named, true) != named.end();
    for (std::size_t i = 0; alike && i < first.size(); ++i) {
        alike = first[i] == second[i] || named[i];
    }
    return alike;
}

bool names_anybody(const Text& line, const std::vector<Dossier>& dossiers) {
    const std::string text = skeleton(line.text);
    return std::ranges::any_of(dossiers, [&](const Dossier& dossier) {
        return contains(text, skeleton(dossier.candidate));
    });
}

/// What a seal covers below the names, with a line of other words between them.
bool is_under_seal(const Page& page, const Text& line, const std::vector<Dossier>& dossiers) {
    constexpr std::size_t sentence = 6; // ideographs
    const bool covered = std::ranges::any_of(page.marks.imprints, [&](const Imprint& imprint) {
        return share_inside(line.box, inflate(imprint.box, 6)) > 0.5;
    });
    double lowest = 0;
    for (const Text& other : page.lines) {
        lowest = names_anybody(other, dossiers) ? std::max(lowest, other.box.bottom) : lowest;
    }
    return covered && std::ranges::any_of(page.lines, [&](const Text& other) {
               return other.box.top > lowest - 1 && other.box.bottom < line.box.top + 1 &&
                      count_han(other.text) >= sentence && is_legible(other);
           });
}

/// A scan that was read whole and sure, but for its title, the names of others and what its
/// seal covers, and has nothing like the name.
bool clearly_lacks(const Subject& subject, const Part& part, const std::string& candidate) {
    const std::u32string name = decode(skeleton(candidate));
    const auto& pages = subject.evidence.subject.documents.at(part.document).pages;
    std::string first; // joined: a name may be broken over two lines
    std::string second;
    for (const std::size_t index : part.pages) {
        const Page& page = pages.at(index);
        const bool whole = std::ranges::all_of(page.lines, [&](const Text& line) {
            return is_legible(line) || squeeze(line.text) == squeeze(part.title) ||
                   differs_only_in_names(line, subject.evidence.subject.dossiers) ||
                   is_under_seal(page, line, subject.evidence.subject.dossiers);
        });
        if (page.state != PageState::read || !whole) {
            return false;
        }
        for (const Text& line : page.lines) {
            first += line.text;
            second += line.second;
        }
    }
    return name.size() >= 2 && !may_name(first, name) && !may_name(second, name);
}

/// The number a text begins with, in digits or as one Chinese numeral; 0 if there is none.
std::size_t leading_number(const std::u32string& text) {
    static const std::u32string numerals = U"一二三四五六七八九十";
    std::size_t value = 0;
    std::size_t at = 0;
    while (at < text.size() && at < 3 && text[at] >= U'0' && text[at] <= U'9') {
        value = value * 10 + (text[at++] - U'0');
    }
    const std::size_t numeral = text.empty() ? std::u32string::npos : numerals.find(text[0]);
    return numeral == std::u32string::npos ? value : numeral + 1;
}

/// "王建国等4名同志": more people than it names.
bool names_for_others(const std::string& text, const std::vector<Dossier>& dossiers,
                      std::size_t named) {
    return std::ranges::any_of(dossiers, [&](const Dossier& dossier) {
        const std::string name = skeleton(dossier.candidate) + "等";
        const std::size_t at = text.find(name);
        return at != std::string::npos && [&](std::size_t count) {
            return count == 0 || count > named;
        }(leading_number(decode(text.substr(at + name.size()))));
    });
}

/// The document leaves names to another ("名单附后"), or to those who know them.
bool leaves_names_out(const Subject& subject, const std::vector<const Part*>& parts,
                      std::size_t named) {
    const auto& words = words_of(subject.rule, "annex");
    const auto& dossiers = subject.evidence.subject.dossiers;
    return std::ranges::any_of(parts, [&](const Part* part) {
        const std::string text = skeleton(text_of(subject.evidence.subject, *part));
        return names_for_others(text, dossiers, named) ||
               std::ranges::any_of(words, [&](const std::string& word) {
                   return contains(text, skeleton(word));
               });
    });
}

Result best_of(const Subject& subject, const std::vector<const Part*>& parts,
               const Dossier& dossier) {
    Result best = Result::fail;
    for (const Part* part : parts) {
        const Result result = names_person(subject, *part, dossier.candidate);
        const bool lacks =
            result == Result::undetermined && clearly_lacks(subject, *part, dossier.candidate);
        best = result == Result::pass || best == Result::pass ? Result::pass
               : result == Result::undetermined && !lacks     ? result
                                                              : best;
    }
    return best;
}

} // namespace

Reply names_in_documents(const Subject& subject, const std::vector<const Part*>& parts,
                         const std::string& word) {
    std::vector<Hit> hits;
    const auto& dossiers = subject.evidence.subject.dossiers;
    const auto named =
        static_cast<std::size_t>(std::ranges::count_if(dossiers, [&](const Dossier& dossier) {
            return best_of(subject, parts, dossier) == Result::pass;
        }));
    // A document that names nobody leaves the names to an annex.
    const bool lists = named > 0 && !leaves_names_out(subject, parts, named);
    const bool tabled = subject.evidence.subject.table.found;
    for (const Dossier& dossier : dossiers) {
        const Result best = best_of(subject, parts, dossier);
        // Whom the table does not list, nobody need name: PKG-04 speaks of him.
        if (best == Result::pass || parts.empty() || (tabled && !dossier.in_table)) {
            continue;
        }
        const std::string& type = parts.front()->type;
        const bool sure =
            lists && has_certain_name(dossier) && doubt_about(subject, type).empty();
        Hit hit{.result = sure ? best : Result::undetermined,
                .document = type,
                .source = source_of(subject, *parts.front()),
                .field = "name",
                .slot = dossier.candidate,
                .candidate = dossier.candidate,
                .reason = "未在" + quoted_title(subject, type) + "中认出“" + dossier.candidate +
                          "”，可能另附名单或识别有误"};
        hit.words = {{"姓名", dossier.candidate}, {word, dossier.candidate}};
        hits.push_back(std::move(hit));
    }
    return from_hits(std::move(hits));
}

namespace {

bool is_plain_name(const std::u32string& name) {
    return name.size() >= 2 && name.size() <= 4 && std::ranges::all_of(name, is_han);
}

/// Evidence of a type whose every page was read and has nothing like the name.
bool is_unnamed_evidence(const Subject& subject, const std::string& type,
                         const std::u32string& name) {
    return std::ranges::all_of(parts_of(subject.dossier->parts, type), [&](const Part* part) {
        const Case& whole = subject.evidence.subject;
        std::string second;
        for (const std::size_t index : part->pages) {
            for (const Text& line : whole.documents.at(part->document).pages.at(index).lines) {
                second += line.second;
            }
        }
        return is_evidence(subject, *part) && well_read(whole, *part) &&
               !may_name(text_of(whole, *part), name) && !may_name(second, name);
    });
}

/// The name before "同志", "先生" at the beginning of a line; empty: the line addresses nobody.
std::u32string addressed(const std::string& line, const Subject& subject) {
    const std::u32string text = decode(skeleton(line));
    for (const std::string& word : words_of(subject.rule, "address")) {
        const std::size_t at = text.find(decode(skeleton(word)));
        std::u32string name =
            at == std::u32string::npos ? std::u32string() : text.substr(0, at);
        const auto& nobody = words_of(subject.rule, "nobody");
        const bool someone = std::ranges::none_of(nobody, [&](const std::string& part) {
            return contains(encode(name), skeleton(part));
        });
        if (is_plain_name(name) && someone) {
            return name;
        }
    }
    return {};
}

/// The text in pieces between its punctuation, lines joined.
std::vector<std::string> clauses_of(const std::string& text) {
    constexpr std::u32string_view stops = U"，。；：！？、“”（）《》,;:!?()\"";
    const std::u32string all = decode(squeeze(text));
    std::vector<std::string> clauses;
    for (std::size_t from = 0; from < all.size();) {
        const std::size_t to = std::min(all.find_first_of(stops, from), all.size());
        clauses.push_back(encode(all.substr(from, to - from)));
        from = to + 1;
    }
    return clauses;
}

/// Whether any other paper of the dossier has the name: a mentor, a colleague, an apprentice.
bool is_known_elsewhere(const Subject& subject, const Part& part, const std::string& name) {
    const auto names = [&](const Part& other) {
        return &other != &part && other.type != part.type &&
               contains(skeleton(text_of(subject.evidence.subject, other)), name);
    };
    return std::ranges::any_of(subject.dossier->parts, names) ||
           std::ranges::any_of(subject.evidence.subject.unit_parts, names);
}

} // namespace

std::string stranger_in(const Subject& subject, const Part& part) {
    constexpr std::size_t longest_name = 3; // of four, the first is mostly another word
    const std::u32string own = decode(skeleton(subject.dossier->candidate));
    for (const std::string& clause : clauses_of(text_of(subject.evidence.subject, part))) {
        const std::u32string name = addressed(clause, subject);
        if (!name.empty() && name.size() <= longest_name && edit_distance(own, name, 2) >= 2 &&
            !is_known_elsewhere(subject, part, encode(name))) {
            return encode(name);
        }
    }
    return "";
}

bool addresses_another(const Subject& subject, const Part& part) {
    const Document& document = subject.evidence.subject.documents.at(part.document);
    const std::u32string own = decode(skeleton(subject.dossier->candidate));
    bool another = false;
    for (const std::size_t index : part.pages) {
        for (const Text& line : document.pages.at(index).lines) {
            const std::u32string name = addressed(line.text, subject);
            const bool alike =
                line.origin != Origin::ocr || addressed(line.second, subject) == name;
            another = another || (!name.empty() && alike && is_legible(line) &&
                                  edit_distance(own, name, 2) >= 2);
        }
    }
    return another && is_plain_name(own) && has_certain_name(*subject.dossier) &&
           is_unnamed_evidence(subject, part.type, own);
}

bool names_another(const Subject& subject, const Reading& reading, const Reading& against) {
    const std::u32string own = decode(skeleton(against.value));
    const std::u32string other = decode(skeleton(reading.value));
    const bool accepted = reading.state == State::accepted && against.state == State::accepted;
    return reading.field == "name" && accepted && is_plain_name(own) && is_plain_name(other) &&
           edit_distance(own, other, 2) >= 2 && has_certain_name(*subject.dossier) &&
           skeleton(subject.dossier->candidate) == skeleton(against.value) &&
           is_unnamed_evidence(subject, reading.document, own);
}

} // namespace intake

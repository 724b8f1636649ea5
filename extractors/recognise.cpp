#include "extractors/recognise.hpp"

#include "extractors/page_type.hpp"
#include "extractors/strayed_pages.hpp"
#include "extractors/table.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// Reading order of a file's pages: a folded A3 sheet whose left half carries no title is the
/// last page of the form that begins on its right half (4-1 / 2-3).
std::vector<std::size_t> reading_order(const Document& document,
                                       const std::vector<PageType>& types) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const bool folded = document.pages[i].part == 1 && i + 1 < document.pages.size() &&
                            document.pages[i + 1].number == document.pages[i].number &&
                            !types[i].begins && types[i + 1].begins;
        if (!folded) {
            order.push_back(i);
            continue;
        }
        std::size_t end = i + 2;
        while (end < document.pages.size() && document.pages[end].part != 0 &&
               !types[end].begins && end < i + 4) {
            ++end;
        }
        for (std::size_t k = i + 1; k < end; ++k) {
            order.push_back(k);
        }
        order.push_back(i);
        i = end - 1;
    }
    return order;
}

Part new_part(const Document& document, std::size_t index, const PageType& type,
              const Profile& profile) {
    Part part;
    part.type = profile.documents.at(type.rule).code;
    part.file = document.path;
    part.document = index;
    part.title = type.title;
    part.confidence = type.confidence;
    return part;
}

/// Anchors by which a page without title must differ from the document before it to be another.
/// Certificates are one page each and cards have no title; other documents begin with one.
double clearly_other(const std::string& open, const DocumentRule& other,
                     const Profile& profile) {
    const DocumentRule* rule = find_document_rule(profile, open);
    if (rule != nullptr && is_proof(*rule)) {
        return 1;
    }
    return other.section == "none" ? 1.5 : 4;
}

constexpr double large_title = 10; ///< Fit::title of a large centred title

/// Sheets of one document are of one shape; photos of cards and certificates have their own. A
/// folded A3 sheet has pages of either.
bool is_same_sheet(const Page& a, const Page& b) {
    constexpr double alike = 0.08; // a page scanned askew is wider once it stands upright
    const double shape = a.width * b.height / (b.width * a.height);
    return a.part != 0 || b.part != 0 || (shape > 1 - alike && shape < 1 + alike);
}

bool is_table(const Grid& grid) {
    constexpr std::ptrdiff_t least = 4;
    return std::ranges::count_if(
               grid.cells, [](const GridCell& cell) { return !cell.lines.empty(); }) >= least;
}

/// A page mostly covered by a table, behind a form: the frame of a diploma is none.
bool goes_on_ruled(const Page& page, const Part& open, const Profile& profile) {
    constexpr double much = 0.25;
    const DocumentRule* rule = find_document_rule(profile, open.type);
    double covered = 0;
    for (const Grid& grid : page.grids) {
        covered += is_table(grid) ? area(grid.box) : 0;
    }
    return rule != nullptr && rule->section == "form" &&
           covered > much * page.width * page.height;
}

double anchors_of(const PageType& type, const std::string& code, const Profile& profile) {
    for (const Fit& fit : type.fits) {
        if (profile.documents.at(fit.rule).code == code) {
            return fit.anchors;
        }
    }
    return 0;
}

/// "推荐审批表（续页一）": a title that is printed again on a later page.
bool is_resumed(const std::string& title) {
    const std::string text = squeeze(title);
    return contains(text, "续页") || contains(text, "续表") || contains(text, "(续");
}

/// Whether a page of known type goes on with the open part instead of beginning a new one.
/// Words of another document on a page without title are what forms are full of; a page number
/// that goes on, or words of the open document, keep the page where it is.
///
/// \param ruled the page goes on with a table as forms do: only a large title begins another
/// \param same  the page is of the shape of the open part's last one
bool continues(const Part& open, const PageType& type, bool ruled, bool same,
               const Profile& profile) {
    const std::string& code = profile.documents.at(type.rule).code;
    if (code == open.type && (type.numbered || is_resumed(type.title))) {
        return true;
    }
    if (type.begins && !(ruled && type.fits.front().title < large_title)) {
        return false;
    }
    if (ruled && profile.documents.at(type.rule).section != "none") {
        return true;
    }
    const double own = anchors_of(type, open.type, profile);
    const double other = anchors_of(type, code, profile);
    const double least =
        same ? clearly_other(open.type, profile.documents.at(type.rule), profile) : 0.5;
    return code == open.type || type.numbered || other - own < least;
}

/// Certificates are one page each: an untitled page behind one that has words of another kind
/// of evidence, and not of the open one, is another.
void know_certificate(PageType& type, const Part& open, const Profile& profile) {
    constexpr double least = 1;
    constexpr double ahead = 0.9;
    const DocumentRule* last = find_document_rule(profile, open.type);
    if (type.known || type.numbered || last == nullptr || !is_proof(*last)) {
        return;
    }
    const auto best = std::ranges::max_element(type.fits, {}, &Fit::anchors);
    if (best == type.fits.end() || best->anchors < least ||
        best->anchors - anchors_of(type, open.type, profile) < ahead) {
        return;
    }
    const DocumentRule& rule = profile.documents.at(best->rule);
    if (is_proof(rule) && rule.code != open.type) {
        type.known = true;
        type.rule = best->rule;
        type.confidence = 0.6;
    }
}

/// Nothing goes on behind a list of contents.
bool is_contents(const Part& open, const Profile& profile) {
    const DocumentRule* rule = find_document_rule(profile, open.type);
    return rule != nullptr && rule->contents;
}

/// What a sheet of no known type may be: its name, its file's name or a short cell among its
/// first rows is, or ends in, a title of the document.
std::vector<std::string> types_named_in(const Sheet& sheet, const std::string& path,
                                        const Profile& profile) {
    constexpr int first_rows = 4;
    constexpr std::size_t longest = 40;
    std::vector<std::string> texts{squeeze(sheet.name), squeeze(stem_of(path))};
    for (const SheetCell& cell : sheet.cells) {
        if (cell.row <= first_rows && length(cell.text) <= longest) {
            texts.push_back(squeeze(cell.text));
        }
    }
    std::vector<std::string> codes;
    for (const DocumentRule& rule : profile.documents) {
        const auto named = [&](const std::string& title) {
            return std::ranges::any_of(
                texts, [&](const std::string& text) { return contains(text, squeeze(title)); });
        };
        if (!rule.contents && (std::ranges::any_of(rule.titles, named) ||
                               std::ranges::any_of(rule.names, named))) {
            codes.push_back(rule.code);
        }
    }
    return codes;
}

/// A sheet that is called what nobody asks for: our own list of what is missing, sent back.
const DocumentRule* unasked_by_name(const Sheet& sheet, const std::string& path,
                                    const Profile& profile) {
    const std::vector<std::string> names{squeeze(sheet.name), squeeze(stem_of(path))};
    const auto at = std::ranges::find_if(profile.documents, [&](const DocumentRule& rule) {
        return rule.need == Need::never && rule.section == "none" && !rule.contents &&
               std::ranges::any_of(rule.titles, [&](const std::string& title) {
                   return std::ranges::find(names, squeeze(title)) != names.end();
               });
    });
    return at == profile.documents.end() || sheet.cells.empty() ? nullptr : &*at;
}

void add_sheets(const Document& document, std::size_t index, const Profile& profile,
                Recognition& out) {
    for (std::size_t i = 0; i < document.sheets.size(); ++i) {
        const Sheet& sheet = document.sheets[i];
        const DocumentRule* rule = type_of_sheet(sheet, profile);
        rule = rule == nullptr ? unasked_by_name(sheet, document.path, profile) : rule;
        if (rule != nullptr) {
            Part part{.type = rule->code, .file = document.path, .document = index};
            part.sheet = static_cast<int>(i);
            part.title = sheet.name;
            part.confidence = 1;
            out.parts.push_back(std::move(part));
        } else if (!sheet.cells.empty()) {
            Unrecognised rest{.document = index, .sheet = static_cast<int>(i)};
            rest.possible = types_named_in(sheet, document.path, profile);
            out.rest.push_back(std::move(rest));
        }
    }
}

/// Whether an untyped page before a form speaks of that form and of nothing else as much: its
/// cover, or how to fill it in.
bool is_of_form(const Page& page, const PageType& type, const DocumentRule& form,
                const Profile& profile) {
    const bool named = std::ranges::any_of(page.lines, [&](const Text& line) {
        return std::ranges::any_of(form.titles, [&](const std::string& title) {
            return contains(squeeze(line.text), squeeze(title));
        });
    });
    double own = named ? 3 : 0; // as much as three words found
    double other = 0;
    for (const Fit& fit : type.fits) {
        const bool same = profile.documents.at(fit.rule).code == form.code;
        double& best = same ? own : other;
        best = std::max(best, fit.title + fit.anchors);
    }
    return own > 0 && own >= other;
}

/// A form without a title of its own has it on the pages before: those become part of it.
void add_covers(const Document& document, const std::vector<PageType>& types,
                const Profile& profile, Recognition& out) {
    constexpr std::size_t most = 2;
    for (Part& part : out.parts) {
        const DocumentRule* rule = find_document_rule(profile, part.type);
        if (rule == nullptr || rule->section != "form" || part.pages.empty() ||
            types.at(part.pages.front()).begins) {
            continue;
        }
        for (std::size_t i = 0; i < most && part.pages.front() > 0; ++i) {
            const std::size_t before = part.pages.front() - 1;
            const auto rest = std::ranges::find(out.rest, before, &Unrecognised::page);
            if (rest == out.rest.end() || document.pages[before].state != PageState::read ||
                !is_of_form(document.pages[before], types[before], *rule, profile)) {
                break;
            }
            part.pages.insert(part.pages.begin(), before);
            out.rest.erase(rest);
        }
    }
}

/// Tells which files hold the pages behind a part's first.
void note_files(const Document& document, std::vector<Part>& parts) {
    for (Part& part : parts) {
        if (part.pages.empty()) {
            continue;
        }
        part.file = place_of(document, document.pages.at(part.pages.front())).file;
        for (const std::size_t index : part.pages) {
            const std::string file = place_of(document, document.pages.at(index)).file;
            if (!lies_in(part, file)) {
                part.later_files.push_back(file);
            }
        }
    }
}

/// "培育过程档案" may be a "培育档案": titles that share their first or last two characters.
bool sounds_like(const std::string& heading, const DocumentRule& rule) {
    const std::u32string line = decode(heading);
    return std::ranges::any_of(rule.titles, [&](const std::string& title) {
        const std::u32string known = decode(squeeze(title));
        return known.size() >= 3 && line.size() >= 3 &&
               (line.starts_with(known.substr(0, 2)) ||
                line.ends_with(known.substr(known.size() - 2)));
    });
}

/// What else a page may be that goes on with a document: what its words, or the file's name,
/// speak of as much as of the open one. A form's next table is full of other documents' words.
void note_rivals(Part& part, const PageType& type, bool ruled, const Profile& profile) {
    constexpr double many = 2.5; ///< words
    if (type.numbered || is_resumed(type.title)) {
        return;
    }
    const double own = anchors_of(type, part.type, profile);
    for (const Fit& fit : type.fits) {
        const bool words = !ruled && fit.anchors >= many && fit.anchors >= own;
        if (words || fit.name >= 2) {
            part.possible.push_back(profile.documents.at(fit.rule).code);
        }
    }
}

/// A page that goes on with a document and yet has a heading of its own, may be another.
void note_heading(Part& part, const PageType& type, const std::vector<PageType>& types,
                  const Profile& profile) {
    const bool running = std::ranges::any_of(
        part.pages, [&](std::size_t page) { return types[page].heading == type.heading; });
    if (type.heading.empty() || type.begins || type.numbered || running) {
        return;
    }
    part.possible.insert(part.possible.end(), type.possible.begin(), type.possible.end());
    for (const DocumentRule& rule : profile.documents) {
        if (sounds_like(type.heading, rule)) {
            part.possible.push_back(rule.code);
        }
    }
}

void add_unknown(const PageType& type, std::size_t index, std::size_t page, Recognition& out) {
    Unrecognised rest{.document = index, .page = page};
    rest.possible = type.possible;
    out.rest.push_back(std::move(rest));
}

} // namespace

Recognition recognise(const Document& document, std::size_t index, const Profile& profile) {
    Recognition out;
    add_sheets(document, index, profile, out);
    std::vector<PageType> types;
    for (const Page& page : document.pages) {
        types.push_back(type_of_page(page, document, profile));
    }
    bool open = false;
    for (const std::size_t at : reading_order(document, types)) {
        if (open) {
            know_certificate(types[at], out.parts.back(), profile);
        }
        const PageType& type = types[at];
        const Page& page = document.pages[at];
        const auto goes_on = [&] {
            Part& last = out.parts.back();
            const bool same = is_same_sheet(page, document.pages.at(last.pages.back()));
            return type.known
                       ? continues(last, type, goes_on_ruled(page, last, profile), same,
                                   profile)
                       : (type.may_continue || page.part == 1) && !is_contents(last, profile);
        };
        if (open && (page.state == PageState::blank || goes_on())) {
            note_heading(out.parts.back(), type, types, profile);
            if (page.state != PageState::blank) {
                const bool ruled = goes_on_ruled(page, out.parts.back(), profile);
                note_rivals(out.parts.back(), type, ruled, profile);
            }
            out.parts.back().pages.push_back(at);
        } else if (type.known) {
            out.parts.push_back(new_part(document, index, type, profile));
            out.parts.back().pages.push_back(at);
            open = true;
        } else {
            add_unknown(type, index, at, out);
        }
    }
    add_covers(document, types, profile, out);
    return_strayed_pages(document, out);
    note_files(document, out.parts);
    return out;
}

} // namespace intake

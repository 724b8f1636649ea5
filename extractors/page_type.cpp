#include "extractors/page_type.hpp"

#include "extractors/contents_page.hpp"
#include "extractors/page_titles.hpp"
#include "pipeline/model/filename.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace intake {

namespace {

constexpr double title_enough = 5;     ///< a title line alone decides
constexpr double anchors_enough = 2.5; ///< distinct anchors decide where no title does
constexpr double margin = 2;           ///< over the runner-up
constexpr double ruled_form = 4; ///< anchors that a form's own labels in its cells are worth

/// 1 found as it is, 0.8 with one slip, else 0.
double found_in(const std::string& text, const std::string& word, bool lenient) {
    return contains(text, word) ? 1 : contains_nearly(text, word, lenient) ? 0.8 : 0;
}

/// "培育过程档案" is a "培育档案": the whole line is the word with a few characters inside.
bool is_widened(const std::string& text, const std::string& word) {
    constexpr std::size_t most_inside = 4;
    const std::u32string line = decode(text);
    const std::u32string known = decode(word);
    if (known.size() < 4 || line.size() <= known.size() ||
        line.size() > known.size() + most_inside) {
        return false;
    }
    const std::size_t inside = line.size() - known.size();
    for (std::size_t at = 2; at + 2 <= known.size(); ++at) {
        if (line.starts_with(known.substr(0, at)) &&
            line.substr(at + inside) == known.substr(at)) {
            return true;
        }
    }
    return false;
}

/// A title says what the page is when it ends in the word or says little else:
/// "关于报送推荐表的通知" is a notice about forms, not a form.
double title_fit(const TitleLine& title, const std::string& word, bool lenient) {
    const double found = found_in(title.text, word, lenient);
    if (found == 0) {
        return 0;
    }
    const std::size_t size = length(word);
    const double cover = static_cast<double>(size) / static_cast<double>(title.size);
    const bool ends = contains(title.text, word) &&
                      title.text.size() - title.text.rfind(word) <= word.size() + 12;
    const double shape = ends || cover > 0.5 ? 1 : cover > 0.25 ? 0.7 : 0.4;
    // A line that is a title and nothing else is one wherever it stands.
    const bool alone = cover > 0.9 && size >= 4 && !title.follows;
    if (title.weight <= faint_title && !alone) {
        return 0;
    }
    const double weight = alone ? std::max(title.weight, 6.0) : title.weight;
    return weight * found * shape + 0.4 * static_cast<double>(size);
}

void add_titles(Fit& fit, const DocumentRule& rule, const std::vector<TitleLine>& titles,
                bool lenient) {
    for (const TitleLine& title : titles) {
        for (const std::string& word : rule.titles) {
            const bool widened =
                title.weight >= strong_title && is_widened(title.text, squeeze(word));
            const double score =
                widened ? 0.8 * title.weight : title_fit(title, squeeze(word), lenient);
            if (score > fit.title) {
                fit.title = score;
                fit.matched = title.printed;
            }
        }
        for (const std::string& word : rule.excludes) {
            if (title.weight >= 7 && contains(title.text, squeeze(word))) {
                fit.title = 0;
                fit.anchors -= 4;
            }
        }
    }
}

std::string parent_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "" : stem_of(path.substr(0, slash) + ".");
}

double name_fit(const DocumentRule& rule, const std::string& path) {
    const std::string stem = squeeze(stem_of(path));
    const std::string folder = squeeze(parent_of(path));
    double best = 0;
    for (const std::string& word : rule.names) {
        const double weight = 2 + 0.2 * static_cast<double>(length(word));
        if (contains(stem, squeeze(word))) {
            best = std::max(best, std::min(3.0, weight));
        } else if (contains(folder, squeeze(word))) {
            best = std::max(best, 1.0);
        }
    }
    return best;
}

std::string squeezed_text(const Page& page) {
    std::string all;
    for (const Text& line : page.lines) {
        all += squeeze(line.text);
    }
    return all;
}

/// A picture of a face and nothing else: no text worth the name, portrait shape.
bool is_portrait_page(const Page& page, const Document& document) {
    std::size_t characters = 0;
    for (const Text& line : page.lines) {
        characters += line.confidence > 0.6 ? length(line.text) : 0;
    }
    const double ratio = page.height > 0 ? page.width / page.height : 0;
    const bool upright = ratio > 0.6 && ratio < 0.86;
    const bool alone = document.pages.size() == 1 && upright && page.origin == Origin::ocr &&
                       page.state != PageState::blank;
    const bool glued = page.portraits.size() == 1 && characters <= 30;
    return (characters <= 4 && alone) || glued;
}

void type_portrait(PageType& type, const Profile& profile) {
    for (std::size_t i = 0; i < profile.documents.size(); ++i) {
        if (profile.documents[i].picture) {
            type.known = true;
            type.begins = true;
            type.rule = i;
            type.confidence = 0.8;
        }
    }
}

/// A scan most of whose words are doubtful: what it is, nobody can say.
bool is_hardly_read(const Page& page) {
    constexpr double sure = 0.7;
    constexpr std::size_t least = 12; // characters; a picture of something else has fewer
    std::size_t good = 0;
    std::size_t all = 0;
    for (const Text& line : page.lines) {
        const std::size_t size = length(squeeze(line.text));
        all += size;
        good += line.origin != Origin::ocr || line.confidence >= sure ? size : 0;
    }
    return page.state == PageState::read && all >= least && 2 * good < all;
}

std::vector<std::string> possible_types(const std::vector<Fit>& fits, const Page& page,
                                        const Profile& profile) {
    std::vector<std::string> codes;
    for (const Fit& fit : fits) {
        if (fit.name >= 2 || fit.title >= 2 || fit.anchors >= 2) {
            codes.push_back(profile.documents.at(fit.rule).code);
        }
    }
    for (const DocumentRule& rule : profile.documents) {
        const bool listed = std::ranges::find(codes, rule.code) != codes.end();
        if (rule.picture && !page.portraits.empty() && !listed) {
            codes.push_back(rule.code);
        }
    }
    if (codes.empty() && (page.state == PageState::unreadable || is_hardly_read(page))) {
        codes.emplace_back("*");
    }
    return codes;
}

/// "-5-" at the foot.
bool is_later_number(const std::string& foot) {
    const std::u32string text = decode(squeeze(foot));
    const auto dash = [](char32_t c) { return c == U'-' || c == U'—' || c == U'–'; };
    if (text.size() < 3 || text.size() > 5 || !dash(text.front()) || !dash(text.back())) {
        return false;
    }
    const std::u32string number = text.substr(1, text.size() - 2);
    const bool digits =
        std::ranges::all_of(number, [](char32_t c) { return c >= U'0' && c <= U'9'; });
    return digits && number != U"1";
}

/// What stands in the line's row at the foot of the page: a recogniser may cut "-5-" in two.
std::string foot_of(const Page& page, const Text& line) {
    std::string text;
    if (line.box.top <= 0.88 * page.height) {
        return text;
    }
    std::vector<const Text*> row;
    for (const Text& other : page.lines) {
        const double middle = (other.box.top + other.box.bottom) / 2;
        if (middle > line.box.top && middle < line.box.bottom) {
            row.push_back(&other);
        }
    }
    std::ranges::stable_sort(row, {}, [](const Text* piece) { return piece->box.left; });
    for (const Text* piece : row) {
        text += piece->text;
    }
    return text;
}

/// "第3页", "第 3 页 共 5 页" or "-3-" on a short line of its own.
bool is_later_page(const Page& page) {
    return std::ranges::any_of(page.lines, [&](const Text& line) {
        if (is_later_number(foot_of(page, line))) {
            return true;
        }
        const std::u32string text = decode(squeeze(line.text));
        const bool marked = text.size() >= 3 && text.size() <= 16 && text[0] == U'第';
        const std::size_t end = marked ? text.find(U'页') : std::u32string::npos;
        if (end == std::u32string::npos || end < 2 || end > 4) {
            return false;
        }
        const std::u32string number = text.substr(1, end - 1);
        const bool digits =
            std::ranges::all_of(number, [](char32_t c) { return c >= U'0' && c <= U'9'; });
        return digits && number != U"1";
    });
}

bool decide_by_name(const std::vector<Fit>& fits) {
    const Fit& best = fits.front();
    const bool rival = std::ranges::any_of(fits.begin() + 1, fits.end(), [&](const Fit& other) {
        return other.name >= best.name || other.anchors > best.anchors + 1 || other.title >= 3;
    });
    return best.name >= 2.2 && !rival;
}

/// How many document types list the word: what many share says little.
double shared_by(const Profile& profile, const std::string& word) {
    return static_cast<double>(
        std::ranges::count_if(profile.documents, [&](const DocumentRule& rule) {
            return std::ranges::find(rule.anchors, word) != rule.anchors.end();
        }));
}

/// A page ruled as a form is: labels of the document's fields, and of many of them, stand in
/// cells of many rows. A list has them side by side in one.
bool is_ruled_form(const Page& page, const DocumentRule& rule, const Profile& profile) {
    constexpr std::size_t least_fields = 8;
    constexpr std::size_t least_rows = 5;
    std::map<std::string, std::string> owners; // field by label
    for (const FieldRule& field : profile.fields) {
        if (std::ranges::find(field.documents, rule.code) != field.documents.end()) {
            for (const std::string& label : field.labels) {
                owners.emplace(squeeze(label), field.name);
            }
        }
    }
    std::set<std::string> fields;
    std::set<int> rows;
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            std::string text;
            for (const int line : cell.lines) {
                text += page.lines.at(static_cast<std::size_t>(line)).text;
            }
            const auto owner = owners.find(squeeze(text));
            if (owner != owners.end()) {
                fields.insert(owner->second);
                rows.insert(static_cast<int>(cell.box.top / 10));
            }
        }
    }
    return fields.size() >= least_fields && rows.size() >= least_rows;
}

} // namespace

std::vector<Fit> fits_of(const Page& page, const std::string& path, const Profile& profile) {
    const std::vector<TitleLine> titles = title_lines(page);
    const std::string text = squeezed_text(page);
    const bool lenient = page.origin == Origin::ocr;
    std::vector<Fit> fits;
    for (std::size_t i = 0; i < profile.documents.size(); ++i) {
        const DocumentRule& rule = profile.documents[i];
        if (rule.contents) {
            continue; // a word as common as 目录 proves nothing alone
        }
        Fit fit{.rule = i};
        for (const std::string& word : rule.anchors) {
            if (contains_nearly(text, squeeze(word), lenient)) {
                fit.anchors += 1 / std::sqrt(shared_by(profile, word));
            }
        }
        fit.anchors = std::min(fit.anchors, 6.0);
        if (rule.section == "form" && is_ruled_form(page, rule, profile)) {
            fit.anchors += ruled_form;
        }
        add_titles(fit, rule, titles, lenient);
        fit.name = name_fit(rule, path);
        if (fit.title > 0 || fit.anchors > 0 || fit.name > 0) {
            fits.push_back(fit);
        }
    }
    std::ranges::stable_sort(fits,
                             [](const Fit& a, const Fit& b) { return a.total() > b.total(); });
    return fits;
}

PageType type_of_page(const Page& page, const Document& document, const Profile& profile) {
    PageType type;
    if (const auto contents = contents_page(page, profile)) {
        return {.known = true, .begins = true, .rule = *contents, .confidence = 0.99};
    }
    const std::vector<Fit> fits = fits_of(page, place_of(document, page).file, profile);
    type.fits = fits;
    type.heading = heading_of(page);
    type.numbered = is_later_page(page);
    type.possible = possible_types(fits, page, profile);
    type.may_continue = page.number > 1 || page.part != 0;
    if (fits.empty() || fits.front().title < title_enough) {
        if (is_portrait_page(page, document)) {
            type_portrait(type, profile);
            return type;
        }
    }
    if (fits.empty() || page.state == PageState::unreadable) {
        return type;
    }
    const Fit& best = fits.front();
    const double second = fits.size() > 1 ? fits[1].total() : 0;
    const bool by_title = best.title >= title_enough;
    const bool by_anchors =
        best.anchors >= anchors_enough && best.total() - second >= margin / 2;
    type.rule = best.rule;
    type.title = best.matched;
    type.begins = by_title;
    type.known = by_title || by_anchors || (page.number == 1 && decide_by_name(fits));
    type.confidence = by_title ? 0.99 : by_anchors ? 0.9 : 0.6;
    if (by_title && best.total() - second < margin) {
        type.confidence = 0.7;
    }
    return type;
}

} // namespace intake

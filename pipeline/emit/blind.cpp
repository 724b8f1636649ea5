#include "pipeline/emit/blind.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace intake {

namespace {

constexpr std::string_view stand_in = "××";
constexpr std::size_t least_unit = 4; ///< letters of a unit's name
constexpr std::size_t least_trade = 3;
constexpr std::size_t least_code = 15;

/// Fields of units that issue documents or get letters: they say nothing of the candidate.
constexpr std::array issuers{"issuer", "id_issuer", "addressee", "school"};

constexpr std::array<std::u32string_view, 8> bodies{U"公司", U"集团", U"分公司", U"总公司",
                                                    U"厂",   U"所",   U"院",     U"中心"};
constexpr std::array<std::u32string_view, 9> forms{
    U"有限责任公司", U"股份有限公司", U"有限公司", U"分公司", U"总公司",
    U"公司",         U"集团",         U"股份",     U"控股"};

bool is_letter(char32_t c) {
    if (c < 0x80) {
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    }
    const bool punctuation = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3005) ||
                             (c >= 0x3008 && c < 0x3021) || (c >= 0xFE00 && c < 0xFF10);
    return c > 0xBF && !punctuation && c != 0x30FB && c != 0xFFFD;
}

char32_t lower(char32_t c) {
    return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
}

GlyphRun run_of(std::string_view text) {
    Page page;
    page.lines.emplace_back();
    page.lines.back().text = text;
    return glyphs_of(page, {0});
}

std::u32string letters_in(std::string_view text) {
    return letters_of(run_of(text)).text;
}

/// What the profile itself says: no word of it tells one unit from another.
std::u32string common_words(const Profile& profile) {
    std::string words = profile.title + profile.letter.award + profile.letter.organiser;
    for (const FieldRule& rule : profile.fields) {
        words += rule.title;
    }
    for (const DocumentRule& rule : profile.documents) {
        words += rule.title;
    }
    for (const auto* titles : {&profile.conditions, &profile.forces}) {
        for (const std::string& title : *titles) {
            words += title;
        }
    }
    return letters_in(words);
}

struct Names {
    std::u32string common;    ///< what the profile itself says
    std::u32string organiser; ///< letters
    std::set<std::u32string> found;
    std::set<std::u32string> hints;
};

void add_person(Names& names, std::string_view name, bool sure) {
    const std::u32string letters = letters_in(name);
    const bool common = names.common.find(letters) != std::u32string::npos;
    if (letters.size() >= 2 && (sure || (letters.size() >= 3 && !common))) {
        names.found.insert(letters);
    }
}

/// Whoever has a unit's code has its name.
void add_code(Names& names, std::string_view code) {
    if (const std::u32string letters = letters_in(code); letters.size() >= least_code) {
        names.found.insert(letters);
    }
}

void add(Names& names, const std::u32string& name) {
    if (names.common.find(name) == std::u32string::npos) {
        names.found.insert(name);
    }
}

/// Without the place that the name shares with the organiser's: "上海", "上海市".
std::u32string without_place(const Names& names, const std::u32string& name) {
    const auto same = std::ranges::mismatch(name, names.organiser);
    auto from = static_cast<std::size_t>(same.in1 - name.begin());
    if (from < 2) {
        return name;
    }
    if (from < name.size() && (name[from] == U'市' || name[from] == U'省')) {
        ++from;
    }
    return name.substr(from);
}

std::u32string without_form(std::u32string name) {
    for (std::size_t before = 0; before != name.size();) {
        before = name.size();
        for (const std::u32string_view form : forms) {
            if (name.ends_with(form)) {
                name.resize(name.size() - form.size());
            }
        }
    }
    return name;
}

void add_forms(Names& names, const std::u32string& name) {
    if (name.size() < least_unit) {
        return;
    }
    add(names, name);
    const std::u32string local = without_place(names, name);
    const std::u32string trade = without_form(local);
    if (local.size() >= least_unit) {
        add(names, local);
    }
    if (trade.size() >= least_trade) {
        add(names, trade);
    }
    const std::u32string brand = trade.substr(0, 2);
    if (brand.size() == 2 && names.common.find(brand) == std::u32string::npos) {
        names.hints.insert(brand);
        for (const std::u32string_view body : bodies) {
            add(names, brand + std::u32string(body));
        }
    }
}

/// The unit, those it belongs to by its name, and all of them without place and legal form.
void add_unit(Names& names, std::string_view name) {
    const std::u32string full = letters_in(name);
    if (full.size() < least_unit || full == names.organiser) {
        return;
    }
    add_forms(names, full);
    for (const std::u32string_view body : bodies) {
        for (std::size_t at = full.find(body); at != std::u32string::npos;
             at = full.find(body, at + 1)) {
            add_forms(names, full.substr(0, at + body.size()));
        }
    }
}

FieldRule rule_of(const Profile& profile, const std::string& list, const Reading& reading) {
    const auto found = std::ranges::find(profile.lists, list, &ListRule::name);
    if (!list.empty() && found != profile.lists.end()) {
        const auto column = std::ranges::find(found->columns, reading.field, &ColumnRule::name);
        if (column != found->columns.end()) {
            return {.name = column->name, .kind = column->kind};
        }
    }
    const FieldRule* rule = find_field_rule(profile, reading.field);
    return rule == nullptr ? FieldRule{.name = reading.field} : *rule;
}

void add_reading(Names& names, const FieldRule& rule, const Reading& reading) {
    const bool sure = reading.state == State::accepted;
    if (!identifies(rule) || (!sure && reading.state != State::review)) {
        return;
    }
    for (const std::string* words : {&reading.value, &reading.raw}) {
        if (rule.kind == Kind::name) {
            add_person(names, *words, sure);
        } else if (rule.kind == Kind::credit_code) {
            add_code(names, *words);
        } else {
            add_unit(names, *words);
        }
    }
}

void add_parts(Names& names, const std::vector<Part>& parts, const Profile& profile) {
    for (const Part& part : parts) {
        for (const Reading& reading : part.readings) {
            add_reading(names, rule_of(profile, "", reading), reading);
        }
        for (const Entry& entry : part.entries) {
            for (const Reading& reading : entry.columns) {
                add_reading(names, rule_of(profile, entry.list, reading), reading);
            }
        }
    }
}

/// Names that are in doubt may be hidden where they do not stand, and shown where they do.
std::vector<std::string> doubts_of(const Dossier& dossier, const Profile& profile) {
    std::vector<std::string> out;
    for (const char* name : {"name", "employer"}) {
        const Field* field = find_field(dossier, name);
        const bool known = field != nullptr && field->state == State::accepted;
        if (!known && find_field_rule(profile, name) != nullptr) {
            out.push_back("候选人的" + title_of_field(profile, name) + "未能确定");
        }
    }
    return out;
}

/// How many characters of a name of this size may be misread.
std::size_t slips(std::size_t size) {
    return size < 3 ? 0 : size < 8 ? 1 : size < 12 ? 2 : 3;
}

/// "澜工厂": with another first character it is any word.
bool is_short_form(const std::u32string& name, const Identity& identity) {
    return name.size() <= 4 &&
           std::ranges::find(identity.hints, name.substr(0, 2)) != identity.hints.end();
}

std::u32string lowered(std::u32string_view text) {
    std::u32string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

struct Near {
    Stretch at;
    std::size_t slips = 0;
};

bool is_better(const Near& a, const Near& b) {
    const bool touch = a.at.from < b.at.to && b.at.from < a.at.to;
    return touch && (a.slips < b.slips ||
                     (a.slips == b.slips && a.at.to - a.at.from > b.at.to - b.at.from));
}

/// The best of those that overlap, the longest of equals: the others only add what stands
/// beside.
void add_near(std::u32string_view text, const std::u32string& name, std::vector<Stretch>& out) {
    const std::size_t most = slips(name.size());
    // Of a short name a character less is half of it: only exchanged characters count there.
    const std::size_t spread = name.size() < 6 ? 0 : most;
    std::vector<Near> found;
    for (std::size_t size = name.size() - spread; size <= name.size() + spread; ++size) {
        for (std::size_t at = 0; most > 0 && at + size <= text.size(); ++at) {
            const std::size_t edits =
                edit_distance(std::u32string(text.substr(at, size)), name, most);
            if (edits <= most) {
                found.push_back({{at, at + size}, edits});
            }
        }
    }
    for (const Near& one : found) {
        if (std::ranges::none_of(found,
                                 [&](const Near& other) { return is_better(other, one); })) {
            out.push_back(one.at);
        }
    }
}

/// The name of a file between “ and ”: units call files by the names of people.
std::string without_files(std::string_view text) {
    constexpr std::string_view open = "“";
    constexpr std::string_view close = "”";
    std::string out(text);
    for (std::size_t at = out.find(open); at != std::string::npos;
         at = out.find(open, at + 1)) {
        const std::size_t from = at + open.size();
        const std::size_t end = out.find(close, from);
        if (end != std::string::npos &&
            out.substr(from, end - from).find('.') != std::string::npos) {
            out.replace(from, end - from, "（文件名略）");
        }
    }
    return out;
}

} // namespace

bool identifies(const FieldRule& rule) {
    return rule.kind == Kind::name || rule.kind == Kind::credit_code ||
           rule.name == "employer" ||
           (rule.kind == Kind::unit && std::ranges::find(issuers, rule.name) == issuers.end());
}

GlyphRun letters_of(const GlyphRun& run) {
    GlyphRun out;
    for (const PageGlyph& glyph : run.glyphs) {
        if (is_letter(glyph.character)) {
            out.glyphs.push_back(glyph);
            out.text.push_back(lower(glyph.character));
        }
    }
    return out;
}

Identity identity_of(const Case& subject, const Dossier& dossier, const Profile& profile) {
    Names names{common_words(profile), letters_in(profile.letter.organiser), {}, {}};
    for (const Dossier& other : subject.dossiers) {
        add_person(names, other.candidate, true);
    }
    add_person(names, dossier.candidate, true);
    add_unit(names, subject.unit);
    for (const Field& field : dossier.fields) {
        for (const Reading& reading : field.readings) {
            add_reading(names, rule_of(profile, "", reading), reading);
        }
        const FieldRule* rule = find_field_rule(profile, field.name);
        add_reading(names, rule == nullptr ? FieldRule{.name = field.name} : *rule,
                    {.value = field.value, .state = field.state});
    }
    add_parts(names, dossier.parts, profile);
    add_parts(names, subject.unit_parts, profile);
    Identity out{true,
                 {names.found.begin(), names.found.end()},
                 {names.hints.begin(), names.hints.end()},
                 doubts_of(dossier, profile)};
    std::ranges::stable_sort(out.names, std::ranges::greater(), &std::u32string::size);
    return out;
}

std::vector<Stretch> names_in(std::u32string_view letters, const Identity& identity) {
    const std::u32string text = lowered(letters);
    std::vector<Stretch> out;
    for (const std::u32string& name : identity.names) {
        for (std::size_t at = text.find(name); at != std::u32string::npos;
             at = text.find(name, at + 1)) {
            out.push_back({at, at + name.size()});
        }
    }
    return out;
}

std::vector<Stretch> nearly_names_in(std::u32string_view letters, const Identity& identity) {
    const std::u32string text = lowered(letters);
    std::vector<Stretch> out;
    for (const std::u32string& name : identity.names) {
        if (!is_short_form(name, identity)) {
            add_near(text, name, out);
        }
    }
    return out;
}

bool betrays(std::string_view text, const Identity& identity) {
    return !names_in(letters_in(text), identity).empty();
}

std::string without_identity(std::string_view text, const Identity& identity) {
    if (!identity.blind) {
        return std::string(text);
    }
    const std::string plain = without_files(text);
    const GlyphRun letters = letters_of(run_of(plain));
    const std::u32string points = decode(plain);
    std::vector<bool> hidden(points.size(), false);
    for (const Stretch& name : names_in(letters.text, identity)) {
        const std::size_t from = letters.glyphs[name.from].point;
        const std::size_t to = letters.glyphs[name.to - 1].point + 1;
        std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(from),
                  hidden.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    std::string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!hidden[i]) {
            out += encode(std::u32string_view(&points[i], 1));
        } else if (i == 0 || !hidden[i - 1]) {
            out += stand_in;
        }
    }
    return out;
}

} // namespace intake

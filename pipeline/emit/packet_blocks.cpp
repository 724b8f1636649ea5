#include "pipeline/emit/packet_blocks.hpp"

#include "pipeline/emit/masking.hpp"
#include "pipeline/emit/packet_evidence.hpp"
#include "pipeline/emit/wording.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <string_view>

namespace intake {

namespace {

constexpr double legible = 0.8; ///< confidence below which a reading is noise to reviewers

std::u32string without_blanks(const std::string& text) {
    std::u32string points = decode(text);
    std::erase_if(points, [](char32_t c) { return c <= U' ' || c == 0x3000; });
    return points;
}

/// At most `most` characters, cut where a sentence or clause ends if that leaves half of them.
std::string shortened(const std::string& text, std::size_t most) {
    const std::u32string points = without_blanks(text);
    if (points.size() <= most) {
        return encode(points);
    }
    const std::u32string head = points.substr(0, most - 1);
    for (const std::u32string_view ends : {U"。；", U"，、："}) {
        const std::size_t at = head.find_last_of(ends);
        if (at != std::u32string::npos && at * 2 > most) {
            return encode(head.substr(0, at)) + "…";
        }
    }
    return encode(head) + "…";
}

std::string pointed_at(const Front& front, const Source& source) {
    const int page = page_of(front, source);
    return page > 0 ? "见" + page_text(page) : "待核对";
}

/// Whether a value in doubt has a shape that noise does not have.
bool is_shaped(const FieldRule* rule, const std::string& value) {
    if (rule == nullptr || value.empty()) {
        return false;
    }
    switch (rule->kind) {
    case Kind::date:
    case Kind::month:
    case Kind::period:
        return value.size() >= 7 && value[4] == '-';
    case Kind::choice:
        return std::ranges::find(rule->choices, value, &Choice::value) != rule->choices.end();
    case Kind::name:
    case Kind::unit:
        return count_han(value) == length(value);
    default:
        return false;
    }
}

/// What the form says of a field, if it says it for certain; free text of certificates is no
/// answer to what a form asks.
const Reading* reading_of_form(const Front& front, const Field& field) {
    for (const Reading& reading : field.readings) {
        const DocumentRule* rule = find_document_rule(front.batch.profile, reading.document);
        if (rule != nullptr && rule->section == "form" && reading.state != State::absent) {
            return &reading;
        }
    }
    return nullptr;
}

std::string plain(const Front& front, const std::string& value) {
    return hide_numbers(with_chinese_dates(without_identity(value, front.packet.identity)));
}

/// Whether a blind packet says nothing of a field at all.
bool is_untold(const Front& front, const FieldRule* rule, const char* name) {
    return front.packet.is_blind() &&
           identifies(rule == nullptr ? FieldRule{.name = name} : *rule);
}

} // namespace

void add_paragraph(Front& front, const Style& style, const std::string& text) {
    front.out.blocks.emplace_back(Paragraph{{{text}}, style});
}

void add_heading(Front& front, const std::string& text) {
    add_paragraph(front, {.bold = true, .size = 20, .pitch = 34, .align = Align::centre}, text);
    front.out.blocks.emplace_back(Gap{8});
}

void add_caption(Front& front, const std::string& text) {
    front.out.blocks.emplace_back(Gap{7});
    add_paragraph(
        front, {.face = Face::hei, .size = 12, .pitch = 20, .align = Align::left, .keep = 40},
        text);
}

std::string page_text(int page) {
    return page > 0 ? "第" + std::to_string(page) + "页" : "—";
}

std::string pages_text(std::vector<int> pages) {
    std::ranges::sort(pages);
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    std::string list;
    for (const int page : pages) {
        list += page > 0 ? (list.empty() ? "" : "、") + std::to_string(page) : "";
    }
    return list.empty() ? "—" : "第" + list + "页";
}

int page_of(const Front& front, const Source& source) {
    if (source.file.empty() || !source.cell.empty()) {
        return 0;
    }
    const std::vector<const PacketPage*> pages = printed_pages(front.packet);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Document& document = front.review.subject.documents.at(pages[i]->document);
        const Source place = place_of(document, pages[i]->number);
        if (place.page == source.page && place.file == source.file) {
            return i < front.numbers.pages.size() ? front.numbers.pages[i] : 0;
        }
    }
    return 0;
}

std::vector<int> pages_for(const Front& front, const char* field, const std::string& title) {
    std::vector<int> pages;
    if (const Field* found = find_field(front.dossier, field);
        found != nullptr && found->state != State::absent) {
        pages.push_back(page_of(front, found->source));
    }
    for (std::size_t i = 0; i < front.packet.items.size(); ++i) {
        const ProvenClaim& evidence = front.packet.items[i].evidence;
        const bool named = evidence.condition == title ||
                           std::ranges::find(evidence.forces, title) != evidence.forces.end();
        if (named && !title.empty() && i < front.numbers.items.size()) {
            pages.push_back(front.numbers.items[i]);
        }
    }
    return pages;
}

std::string short_value(const Front& front, const char* name, std::size_t most) {
    const Field* field = find_field(front.dossier, name);
    if (field == nullptr || field->state == State::absent) {
        return "—";
    }
    const FieldRule* rule = find_field_rule(front.batch.profile, name);
    if (is_untold(front, rule, name)) {
        return blind_name;
    }
    const Reading* form = reading_of_form(front, *field);
    const bool free_text = rule == nullptr || rule->kind == Kind::text;
    if (free_text && form != nullptr) {
        return form->state == State::accepted ? shortened(plain(front, form->value), most)
                                              : pointed_at(front, form->source);
    }
    if (field->state == State::accepted) {
        return shortened(plain(front, field->value), most);
    }
    const bool shown = field->state == State::review && field->confidence >= legible &&
                       is_shaped(rule, field->value);
    return shown ? shortened(plain(front, field->value), most) + "（待核对）"
                 : pointed_at(front, field->source);
}

std::string long_value(const Front& front, const char* name, std::size_t most) {
    const Field* field = find_field(front.dossier, name);
    if (field == nullptr || field->state == State::absent) {
        return "—";
    }
    return field->state == State::accepted ? shortened(plain(front, field->value), most)
                                           : pointed_at(front, field->source);
}

std::string formal_conclusion(const std::string& verdict) {
    if (verdict == "complete") {
        return "申报材料齐全，通过形式审查。";
    }
    return verdict == "deficient" ? "申报材料尚需补正，补正后再作结论。"
                                  : "申报材料正在核对，尚未形成形式审查结论。";
}

} // namespace intake

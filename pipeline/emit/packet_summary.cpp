#include "pipeline/emit/packet_blocks.hpp"
#include "pipeline/emit/packet_evidence.hpp"
#include "pipeline/emit/tally.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

constexpr std::array key_fields{
    "name",     "sex",        "birth",       "education",          "employer",
    "position", "occupation", "skill_grade", "professional_title", "work_start",
    "industry", "category",   "mentor",      "assessment_result"};

/// How much is said; what does not fit on the page is said shorter.
struct Room {
    std::size_t value = 0; ///< characters
    std::size_t claim = 0;
};

constexpr std::array rooms{Room{26, 78}, Room{26, 52}, Room{22, 26}, Room{11, 26}};

void add_key_data(Front& front, const Room& room) {
    const double label = 84;
    const double value = packet_width / 2 - label;
    Table table{.columns = {{"", label, Align::centre},
                            {"", value, Align::left},
                            {"", label, Align::centre},
                            {"", value, Align::left}},
                .pitch = 14,
                .header = false};
    std::vector<const char*> names;
    std::ranges::copy_if(key_fields, std::back_inserter(names), [&](const char* name) {
        return find_field_rule(front.batch.profile, name) != nullptr;
    });
    for (std::size_t i = 0; i < names.size(); i += 2) {
        Row row;
        for (std::size_t k = i; k < std::min(i + 2, names.size()); ++k) {
            const char* name = names.at(k);
            row.cells.push_back(title_of_field(front.batch.profile, name));
            row.cells.push_back(std::string_view(name) == "name"
                                    ? front.packet.candidate
                                    : short_value(front, name, room.value));
        }
        table.rows.push_back(std::move(row));
    }
    front.out.blocks.emplace_back(std::move(table));
}

template <std::size_t size>
void add_claims(Front& front, const std::array<const char*, size>& names,
                const std::vector<std::string>& titles, const Room& room) {
    Table table{.columns = {{"", 84, Align::centre},
                            {"", packet_width - 84 - 84, Align::left},
                            {"", 84, Align::centre}},
                .pitch = 14,
                .header = false};
    for (std::size_t i = 0; i < std::min(size, titles.size()); ++i) {
        table.rows.push_back({{titles[i], long_value(front, names.at(i), room.claim),
                               pages_text(pages_for(front, names.at(i), titles[i]))}});
    }
    front.out.blocks.emplace_back(std::move(table));
}

/// The sections side by side, their first pages below.
void add_document_pages(Front& front) {
    Table table{.size = 10, .pitch = 14, .header = true};
    Row pages;
    std::string section;
    for (std::size_t i = 0; i < front.packet.items.size(); ++i) {
        if (front.packet.items[i].section != section) {
            section = front.packet.items[i].section;
            table.columns.push_back(
                {section_title(section, front.batch.profile), 0, Align::centre});
            pages.cells.push_back(page_text(front.numbers.items[i]) + "起");
        }
    }
    for (Column& column : table.columns) {
        column.width = packet_width / static_cast<double>(table.columns.size());
    }
    table.rows.push_back(std::move(pages));
    front.out.blocks.emplace_back(std::move(table));
}

void compose_summary(Front& front, const Room& room) {
    add_heading(front, "候选人情况摘要");
    add_key_data(front, room);
    constexpr std::array numbers{"一、", "二、", "三、"};
    std::size_t block = 0;
    const Profile& profile = front.batch.profile;
    if (!profile.conditions.empty()) {
        add_caption(front, numbers.at(block++) + profile.conditions_title);
        add_claims(front, condition_fields, profile.conditions, room);
    }
    if (!profile.forces.empty()) {
        add_caption(front, numbers.at(block++) + profile.forces_title);
        add_claims(front, force_fields, profile.forces, room);
    }
    if (!front.packet.items.empty()) {
        add_caption(front, numbers.at(block) + std::string("所附材料"));
        add_document_pages(front);
    }
    front.out.blocks.emplace_back(Gap{4});
    add_paragraph(front, {.size = 10, .pitch = 15, .colour = Colour::grey},
                  "形式审查：" + formal_conclusion(shown_verdict(front.review, front.dossier)) +
                      "本页由程序据申报材料摘录，以原文为准；“见第n页”的内容未采信识别结果，"
                      "请直接看原页。");
}

} // namespace

void add_summary(Front& front) {
    for (const Room& room : rooms) {
        Front trial{front.packet, front.review,  front.dossier,
                    front.batch,  front.numbers, front.out};
        trial.out.blocks.clear();
        compose_summary(trial, room);
        if (typeset(trial.out).pages == 1 || &room == &rooms.back()) {
            front.out.blocks.emplace_back(PageBreak{});
            std::ranges::move(trial.out.blocks, std::back_inserter(front.out.blocks));
            return;
        }
    }
}

} // namespace intake

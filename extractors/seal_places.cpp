#include "extractors/mark_places.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace intake {

namespace {

constexpr double near = 24;         ///< points around a place: seals hang over borders
constexpr double block_tail = 130;  ///< points below a text block without a cell
constexpr double letterhead = 0.33; ///< of the first page's height: red heads of letters

constexpr std::array marks{
    std::pair<std::string_view, std::string_view>{"employer_seal", "employer_opinion"},
    std::pair<std::string_view, std::string_view>{"recommender_seal", "recommender_opinion"},
    std::pair<std::string_view, std::string_view>{"candidate_signature", "signature"},
};

/// An imprint of the part, and the place that claims it.
struct Stamp {
    std::size_t page = 0;
    const Imprint* imprint = nullptr;
    std::string field;
};

/// One place where a mark may stand.
struct Place {
    std::string field;
    Spot spot;
    bool ruled = false; ///< a cell of a grid
};

const Page& page_at(const Reader& reader, std::size_t index) {
    return reader.document.pages.at(index);
}

const GridCell* cell_of(const Page& page, const Box& box) {
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            if (share_inside(cell.box, inflate(box, 4)) > 0.9 &&
                share_inside(box, inflate(cell.box, 12)) > 0.9) {
                return &cell;
            }
        }
    }
    return nullptr;
}

std::vector<Place> places_of(const Reader& reader, const std::vector<std::string>& wanted) {
    std::vector<Place> places;
    for (const std::string& mark : wanted) {
        const std::string_view field = field_of_mark(mark);
        if (field.empty() || !mark.ends_with("seal")) {
            continue;
        }
        for (const Spot& spot : spots_of(reader, field)) {
            const Page& page = page_at(reader, spot.page);
            const GridCell* cell = cell_of(page, spot.box);
            Place place{mark, spot, cell != nullptr};
            if (cell != nullptr) {
                place.spot.box = cell->box;
            } else {
                place.spot.box.bottom = std::min(page.height, spot.box.bottom + block_tail);
                place.spot.box.right = std::max(spot.box.right, page.width - 40);
            }
            places.push_back(std::move(place));
        }
    }
    return places;
}

std::vector<Stamp> stamps_of(const Reader& reader) {
    std::vector<Stamp> stamps;
    for (const std::size_t index : reader.part.pages) {
        for (const Imprint& imprint : page_at(reader, index).marks.imprints) {
            stamps.push_back({index, &imprint, ""});
        }
    }
    return stamps;
}

/// Whether the middle of the imprint lies in a cell that is none of the places.
bool in_other_cell(const Page& page, const Box& box, const Place& place) {
    for (const Grid& grid : page.grids) {
        for (const GridCell& cell : grid.cells) {
            if (centre_inside(box, cell.box) && share_inside(cell.box, place.spot.box) < 0.5) {
                return true;
            }
        }
    }
    return false;
}

/// The place an imprint belongs to: the one its middle lies in, else the nearest that it
/// touches.
void assign(const Reader& reader, Stamp& stamp, const std::vector<Place>& places) {
    const Box& box = stamp.imprint->box;
    double most = 0;
    for (const Place& place : places) {
        if (place.spot.page != stamp.page) {
            continue;
        }
        if (centre_inside(box, place.spot.box)) {
            stamp.field = place.field;
            return;
        }
        const double share = share_inside(box, inflate(place.spot.box, near));
        const bool elsewhere = in_other_cell(page_at(reader, stamp.page), box, place);
        if (share > most && share > 0.3 && !elsewhere) {
            most = share;
            stamp.field = place.field;
        }
    }
}

bool is_unit_seal(const Stamp& stamp) {
    return stamp.imprint->shape != SealShape::square;
}

bool touches(const Box& box, const Box& place, double margin) {
    return !intersect(box, inflate(place, margin)).empty();
}

/// Why nobody may say that no seal stands at a place; "" if one may.
std::string doubt_of_page(const Page& page) {
    if (page.state != PageState::read) {
        return "该页未能读出";
    }
    return page.marks.colour ? "" : "该页为黑白或灰度图像，印章颜色已失";
}

std::string doubt_about(const Reader& reader, const Place& place,
                        const std::vector<Stamp>& stamps) {
    const Page& page = page_at(reader, place.spot.page);
    std::string doubt = doubt_of_page(page);
    for (const Stamp& stamp : stamps) {
        const bool overlaps = stamp.page == place.spot.page &&
                              area(intersect(stamp.imprint->box, place.spot.box)) >
                                  0.15 * area(stamp.imprint->box);
        const auto company = std::ranges::count_if(stamps, [&](const Stamp& other) {
            return is_unit_seal(other) && other.field == stamp.field;
        });
        if (stamp.field == place.field && !is_unit_seal(stamp)) {
            doubt = "此处只见方形印章";
        } else if (stamp.field.empty() || overlaps || company > 1) {
            doubt = "本件另有印章，可能就是该章";
        }
    }
    for (const Box& blot : page.marks.blots) {
        const bool inked = touches(blot, place.spot.box, near) ||
                           (!place.ruled && blot.bottom > place.spot.box.top);
        doubt = doubt.empty() && inked ? "此处有印迹，未能认定是否为公章" : doubt;
    }
    return doubt;
}

Box in_file(const Page& page, const Box& box) {
    return apply(page.to_file, box);
}

SealPlace judged(const Reader& reader, const std::string& mark,
                 const std::vector<Place>& places, const std::vector<Stamp>& stamps) {
    SealPlace out{.field = mark};
    for (const Stamp& stamp : stamps) {
        if (stamp.field == mark && is_unit_seal(stamp)) {
            const Page& page = page_at(reader, stamp.page);
            return {mark, page.number, in_file(page, stamp.imprint->box), Presence::present,
                    ""};
        }
    }
    out.reason = "未找到该印章应盖的位置";
    for (const Place& place : places) {
        if (place.field != mark) {
            continue;
        }
        const Page& page = page_at(reader, place.spot.page);
        const std::string doubt = doubt_about(reader, place, stamps);
        const bool first = out.page == 0;
        if (first || (!doubt.empty() && out.state == Presence::absent)) {
            out.page = page.number;
            out.box = in_file(page, place.spot.box);
            out.reason = doubt;
            out.state = doubt.empty() ? Presence::absent : Presence::undetermined;
        }
    }
    return out;
}

/// Where a letter ends: its last date, or its last line.
Box ending_of(const Page& page) {
    const Text* last = nullptr;
    const Text* dated = nullptr;
    for (const Text& line : page.lines) {
        const bool lower = last == nullptr || line.box.bottom > last->box.bottom;
        const bool foot = line.box.top > 0.92 * page.height;
        last = lower && !foot ? &line : last;
        dated = !dates_in(line.text).empty() ? &line : dated;
    }
    const Text* at = dated == nullptr ? last : dated;
    if (at == nullptr) {
        return {0, 0, page.width, page.height};
    }
    return intersect(
        {at->box.left - 120, at->box.top - 110, at->box.right + 120, at->box.bottom + 70},
        {0, 0, page.width, page.height});
}

/// Any seal on a document of one issuer is the issuer's; absent only where nothing red stands
/// anywhere below a letter's head.
SealPlace judged_anywhere(const Reader& reader, const std::string& mark,
                          const std::vector<Stamp>& stamps) {
    for (const Stamp& stamp : stamps) {
        if (is_unit_seal(stamp)) {
            const Page& page = page_at(reader, stamp.page);
            return {mark, page.number, in_file(page, stamp.imprint->box), Presence::present,
                    ""};
        }
    }
    const Page& end = page_at(reader, reader.part.pages.back());
    SealPlace out{mark, end.number, in_file(end, ending_of(end)), Presence::absent, ""};
    const auto doubt = [&](const std::string& reason) {
        out.state = Presence::undetermined;
        out.reason = out.reason.empty() ? reason : out.reason;
    };
    if (!stamps.empty()) {
        doubt("只见方形印章");
    }
    for (const std::size_t index : reader.part.pages) {
        const Page& page = page_at(reader, index);
        const std::string reason = doubt_of_page(page);
        if (!reason.empty()) {
            doubt(reason);
        }
        for (const Box& blot : page.marks.blots) {
            const bool head =
                index == reader.part.pages.front() && blot.bottom < letterhead * page.height;
            if (!head) {
                doubt("有印迹，未能认定是否为公章");
                out.page = page.number;
                out.box = in_file(page, inflate(blot, 20));
            }
        }
    }
    return out;
}

} // namespace

std::string_view field_of_mark(std::string_view mark) {
    const auto* at = std::ranges::find(marks, mark, &decltype(marks)::value_type::first);
    return at == marks.end() ? std::string_view{} : at->second;
}

std::vector<Spot> spots_of(const Reader& reader, std::string_view field) {
    std::vector<Spot> spots;
    for (const Reading& reading : reader.part.readings) {
        if (reading.field != field || reading.source.box.empty()) {
            continue;
        }
        for (const std::size_t index : reader.part.pages) {
            const Page& page = page_at(reader, index);
            const Box box = apply(invert(page.to_file), reading.source.box);
            const Source place = place_of(reader.document, page);
            if (place.page == reading.source.page && place.file == reading.source.file &&
                centre_inside(box, {0, 0, page.width, page.height})) {
                spots.push_back({index, box});
                break;
            }
        }
    }
    return spots;
}

void add_seals(Reader& reader) {
    if (reader.part.pages.empty()) {
        return;
    }
    const DocumentRule* rule = find_document_rule(reader.profile, reader.part.type);
    const std::vector<std::string> wanted =
        rule == nullptr ? std::vector<std::string>{} : rule->marks;
    const std::vector<Place> places = places_of(reader, wanted);
    std::vector<Stamp> stamps = stamps_of(reader);
    const bool anywhere = std::ranges::find(wanted, "unit_seal") != wanted.end();
    for (Stamp& stamp : stamps) {
        assign(reader, stamp, places);
        stamp.field =
            stamp.field.empty() && anywhere && is_unit_seal(stamp) ? "unit_seal" : stamp.field;
    }
    for (const std::string& mark : wanted) {
        if (mark.ends_with("seal")) {
            reader.part.places.push_back(field_of_mark(mark).empty()
                                             ? judged_anywhere(reader, mark, stamps)
                                             : judged(reader, mark, places, stamps));
        }
    }
    for (const Stamp& stamp : stamps) {
        const Page& page = page_at(reader, stamp.page);
        const Imprint& imprint = *stamp.imprint;
        Seal seal{.page = page.number, .box = in_file(page, imprint.box), .text = imprint.ring};
        seal.field = stamp.field;
        seal.shape = imprint.shape;
        seal.lower = imprint.lower;
        seal.kind = imprint.line;
        seal.confidence = imprint.confidence;
        reader.part.seals.push_back(std::move(seal));
    }
}

} // namespace intake

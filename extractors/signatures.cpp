#include "extractors/mark_places.hpp"
#include "extractors/signature_rooms.hpp"

#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

constexpr double least_width = 12; ///< points, of a signature
constexpr double least_height = 7;
constexpr std::size_t longest_name = 6; ///< characters
constexpr double sure_line = 0.6;       ///< confidence of a line whose strokes are no signature

/// A printed date, or one written where the form says 年月日, signs nothing.
bool is_of_a_date(const Page& page, const Box& stroke) {
    return std::ranges::any_of(page.lines, [&](const Text& line) {
        const std::u32string text = decode(line.text);
        const std::size_t date = date_in(text, 0);
        Box dated = line.box;
        dated.left = edge_at(line, date);
        return date < text.size() && centre_inside(stroke, inflate(dated, 1));
    });
}

/// The code points of a line that stand inside a box, but for a date.
std::size_t han_inside(const Text& line, const Box& box) {
    std::size_t han = 0;
    const std::u32string text = decode(line.text);
    const std::size_t date = date_in(text, 0);
    for (std::size_t i = 0; i < date; ++i) {
        const double middle = (edge_at(line, i) + edge_at(line, i + 1)) / 2;
        han += middle > box.left && middle < box.right && is_han(text[i]) ? 1U : 0U;
    }
    return han;
}

/// Where the hand's name would stand, and no longer than a name: whatever more is printed there
/// says what is signed.
bool may_be_name(const Text& line, const SignatureRoom& room) {
    return on_one_row(line.box, room.row) && han_inside(line, room.box) <= longest_name;
}

/// Ink in a box that is no other line's print.
std::vector<Box> ink_in(const Page& page, const SignatureRoom& room, const Box& box) {
    std::vector<Box> ink;
    for (const Box& stroke : page.marks.strokes) {
        const bool inside = centre_inside(stroke, box);
        const bool printed = std::ranges::any_of(page.lines, [&](const Text& line) {
            return !may_be_name(line, room) && line.confidence >= sure_line &&
                   centre_inside(stroke, inflate(line.box, 1));
        });
        const bool label = centre_inside(stroke, room.label.box) &&
                           (stroke.left + stroke.right) / 2 < room.box.left &&
                           room.box.top < room.label.box.bottom;
        if (inside && !printed && !label && !is_of_a_date(page, stroke)) {
            ink.push_back(stroke);
        }
    }
    return ink;
}

/// A name is printed where a hand should have signed.
bool is_typed(const Page& page, const SignatureRoom& room) {
    return std::ranges::any_of(page.lines, [&](const Text& line) {
        return is_print(line) && may_be_name(line, room) && han_inside(line, room.box) >= 2;
    });
}

Signature judged(const Reader& reader, const std::string& mark, const SignatureRoom& room) {
    const Page& page = reader.document.pages.at(room.page);
    Signature out{.page = page.number, .field = mark};
    out.box = apply(page.to_file, unite(room.box, room.label.box));
    const std::vector<Box> ink = ink_in(page, room, room.box);
    Box all;
    for (const Box& stroke : ink) {
        all = unite(all, stroke);
    }
    const bool written = all.width() >= least_width && all.height() >= least_height &&
                         all.left - room.box.left < room.reach;
    const bool typed = is_typed(page, room);
    if (written && !typed) {
        out.state = Presence::present;
        return out;
    }
    const bool bare = ink_in(page, room, room.around).empty() && room.box.width() > 20;
    if (typed) {
        out.reason = "签名处为打印字样，是否另有手写签名请看原件";
    } else if (bare && page.state == PageState::read) {
        out.state = Presence::absent;
    } else {
        out.reason = "签名处有墨迹，未能认定是否为签名";
    }
    return out;
}

int rank(Presence state) {
    return state == Presence::present ? 0 : state == Presence::undetermined ? 1 : 2;
}

/// Who names himself in print at the head of a paper signs at its foot: such a place does not
/// count before another one.
bool only_names(const Page& page, const SignatureRoom& room,
                const std::vector<SignatureRoom>& rooms) {
    return is_typed(page, room) && std::ranges::any_of(rooms, [&](const SignatureRoom& other) {
               return other.page > room.page ||
                      (other.page == room.page && other.label.box.top > room.label.box.bottom);
           });
}

} // namespace

void add_signatures(Reader& reader) {
    const DocumentRule* rule = find_document_rule(reader.profile, reader.part.type);
    if (rule == nullptr || reader.part.pages.empty()) {
        return;
    }
    for (const std::string& mark : rule->marks) {
        if (!mark.ends_with("signature")) {
            continue;
        }
        const std::size_t last = reader.part.pages.back();
        Signature best{.page = reader.document.pages.at(last).number,
                       .field = mark,
                       .reason = "未找到签名处"};
        bool found = false;
        const auto rooms = signature_rooms(reader, field_of_mark(mark));
        for (const SignatureRoom& room : rooms) {
            if (only_names(reader.document.pages.at(room.page), room, rooms)) {
                continue;
            }
            Signature next = judged(reader, mark, room);
            if (!found || rank(next.state) < rank(best.state)) {
                best = std::move(next);
            }
            found = true;
        }
        reader.part.signatures.push_back(std::move(best));
    }
}

} // namespace intake

#include "validators/card_sides.hpp"

#include "pipeline/model/unicode.hpp"
#include "validators/lookup.hpp"

#include <algorithm>

namespace intake {

namespace {

bool holds_any(const Subject& subject, const std::vector<const Part*>& parts,
               const std::vector<std::string>& words) {
    return std::ranges::any_of(parts, [&](const Part* part) {
        const std::string text = skeleton(text_of(subject.evidence.subject, *part));
        return std::ranges::any_of(words, [&](const std::string& word) {
            return contains_nearly(text, skeleton(word), true);
        });
    });
}

/// A card's side that was not recognised is missing only if nothing on the pages is left
/// unexplained: the other side holds at most `lines` lines.
bool leaves_doubt(const Subject& subject, const std::vector<const Part*>& parts,
                  std::size_t lines) {
    std::size_t count = 0;
    for (const Part* part : parts) {
        const Document& document = subject.evidence.subject.documents.at(part->document);
        for (const std::size_t index : part->pages) {
            for (const Text& line : document.pages.at(index).lines) {
                count += length(squeeze(line.text)) >= 3 ? 1U : 0U;
            }
        }
    }
    return count > lines;
}

template <typename Test>
bool any_page(const Subject& subject, const std::vector<const Part*>& parts, Test test) {
    return std::ranges::any_of(parts, [&](const Part* part) {
        const auto& pages = subject.evidence.subject.documents.at(part->document).pages;
        return std::ranges::any_of(part->pages,
                                   [&](std::size_t index) { return test(pages.at(index)); });
    });
}

/// The side with the face bears one.
bool shows_face(const Subject& subject, const std::vector<const Part*>& parts) {
    return any_page(subject, parts, [](const Page& page) { return !page.portraits.empty(); });
}

/// A blurred side leaves lines that were hardly read.
bool has_weak_lines(const Subject& subject, const std::vector<const Part*>& parts) {
    constexpr double weak = 0.6;
    return any_page(subject, parts, [](const Page& page) {
        return std::ranges::any_of(page.lines, [](const Text& line) {
            return line.origin == Origin::ocr && line.confidence < weak &&
                   length(squeeze(line.text)) >= 3;
        });
    });
}

Hit missing_side(const Subject& subject, const std::string& side, Result result,
                 const std::string& doubt, const Source& place) {
    Hit hit{.result = result,
            .document = "C2",
            .source = place,
            .slot = side,
            .reason = "未见{C2}的" + side + "；" + doubt};
    hit.words = {{"人像面/国徽面", side},
                 {"面", side},
                 {"材料名称", title_of_document(subject.evidence.profile, "C2")}};
    return hit;
}

} // namespace

bool all_well_read(const Subject& subject, const std::vector<const Part*>& parts) {
    return std::ranges::all_of(
        parts, [&](const Part* part) { return well_read(subject.evidence.subject, *part); });
}

Reply both_sides(const Subject& subject) {
    const Sight sight = look_for(subject, "C2");
    if (!sight.present()) {
        const Result result = sight.missing() ? Result::fail : Result::undetermined;
        return from_hits(
            {missing_side(subject, "人像面和国徽面", result, sight.doubt, sight.place)});
    }
    const bool read = all_well_read(subject, sight.parts) && doubt_about(subject, "C2").empty();
    const Reading* number = reading_in(subject, "id_number", "C2");
    const bool numbered = number != nullptr && !number->value.empty();
    std::vector<Hit> hits;
    const auto look = [&](const std::string& side, const std::string& words) {
        const bool front = words == "front";
        if (!holds_any(subject, sight.parts, words_of(subject.rule, words)) &&
            !(front && (numbered || shows_face(subject, sight.parts)))) {
            const bool sure = read && !has_weak_lines(subject, sight.parts) &&
                              !leaves_doubt(subject, sight.parts, front ? 6 : 12);
            hits.push_back(
                missing_side(subject, side, sure ? Result::fail : Result::undetermined,
                             "有页面识别不清", source_of(subject, *sight.parts.front())));
        }
    };
    look("人像面", "front");
    look("国徽面", "back");
    return from_hits(std::move(hits));
}

} // namespace intake

#include "pipeline/part_places.hpp"

#include <algorithm>

namespace intake {

std::vector<Place> places_of(const Case& whole, const Part& part) {
    std::vector<Place> places;
    const Document& document = whole.documents.at(part.document);
    for (const std::size_t index : part.pages) {
        const Source at = place_of(document, document.pages.at(index));
        if (std::ranges::find(places, Place(at.file, at.page)) == places.end()) {
            places.emplace_back(at.file, at.page);
        }
    }
    return places;
}

std::set<std::string> marks_on(const Part& part, const Place& place) {
    std::set<std::string> marks;
    const auto here = [&](const Source& source) {
        return source.file == place.first && source.page == place.second;
    };
    for (const Reading& reading : part.readings) {
        if (here(reading.source)) {
            marks.insert(reading.field);
        }
    }
    for (const Entry& entry : part.entries) {
        if (!entry.columns.empty() && here(entry.columns.front().source)) {
            marks.insert("[" + entry.list);
        }
    }
    const bool whole = part.later_files.empty();
    for (const SealPlace& seal : part.places) {
        if (whole && seal.page == place.second) {
            marks.insert("@" + seal.field);
        }
    }
    for (const Signature& signature : part.signatures) {
        if (whole && signature.page == place.second) {
            marks.insert("#" + signature.field);
        }
    }
    return marks;
}

} // namespace intake

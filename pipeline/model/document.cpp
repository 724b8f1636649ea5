#include "pipeline/model/document.hpp"

#include <algorithm>

namespace intake {

std::string cell_name(int row, int column) {
    std::string letters;
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters + std::to_string(row);
}

std::string_view name_of(SealShape shape) {
    switch (shape) {
    case SealShape::round:
        return "round";
    case SealShape::oval:
        return "oval";
    case SealShape::square:
        return "square";
    }
    return "round";
}

std::string_view name_of(Origin origin) {
    switch (origin) {
    case Origin::cell:
        return "cell";
    case Origin::text:
        return "text";
    case Origin::ocr:
        return "ocr";
    case Origin::person:
        return "person";
    }
    return "ocr";
}

Box box_of(const Text& text, std::size_t from, std::size_t to) {
    if (to >= text.edges.size() || from >= to) {
        return text.box;
    }
    Box box = text.box;
    box.left = std::min(text.edges[from], text.edges[to]);
    box.right = std::max(text.edges[from], text.edges[to]);
    return box;
}

} // namespace intake

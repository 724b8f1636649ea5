#include "pipeline/emit/page_labels.hpp"

#include "pipeline/emit/blind.hpp"
#include "pipeline/emit/masking.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>

namespace intake {

namespace {

/// Whether the characters around a word make it a label: a colon, a bracket, digits or nothing
/// behind it; a long label at the start of a line needs none of these.
bool stands_as_label(std::u32string_view text, const Stretch& at) {
    const bool starts = at.from == 0 || !is_han(text[at.from - 1]);
    if (at.to >= text.size()) {
        return starts;
    }
    const char32_t next = text[at.to];
    if (next == U':') {
        return true;
    }
    const bool parted = !is_han(next) && next != U',' && next != U'、' && next != U'。';
    return starts && (parted || at.to - at.from >= 4);
}

void add(Labels& labels, const std::vector<std::string>& words, bool secret) {
    for (const std::string& word : words) {
        const std::u32string label = decode(squeeze(word));
        if (label.size() < 2) {
            continue;
        }
        labels.all.insert(label);
        if (secret) {
            labels.secret.insert(label);
        }
    }
}

} // namespace

Labels labels_of(const Profile& profile, bool blind) {
    Labels labels;
    const auto secret = [&](const FieldRule& rule) {
        return is_private(rule) || (blind && identifies(rule));
    };
    for (const FieldRule& rule : profile.fields) {
        add(labels, rule.labels, secret(rule));
    }
    for (const ListRule& list : profile.lists) {
        for (const ColumnRule& column : list.columns) {
            add(labels, column.labels, secret({.name = column.name, .kind = column.kind}));
        }
    }
    return labels;
}

bool is_label(const std::set<std::u32string>& labels, const std::u32string& text) {
    std::u32string bare = text;
    while (!bare.empty() && (bare.back() == U':' || bare.back() == U'*')) {
        bare.pop_back();
    }
    const std::size_t note = bare.find(U'(');
    return labels.contains(bare) ||
           (note != std::u32string::npos && note > 0 && labels.contains(bare.substr(0, note)));
}

bool ends_in_label(const std::set<std::u32string>& labels, const std::u32string& text) {
    return std::ranges::any_of(labels, [&](const std::u32string& label) {
        return text.size() <= label.size() + 4 && text.ends_with(label);
    });
}

std::vector<PrintedLabel> labels_in(const Labels& labels, const std::u32string& text) {
    std::vector<PrintedLabel> hits;
    for (std::size_t i = 0; i < text.size();) {
        Stretch best{i, i};
        for (const std::u32string& label : labels.all) {
            if (label.size() > best.to - best.from &&
                text.compare(i, label.size(), label) == 0) {
                best.to = i + label.size();
            }
        }
        if (best.to > i && stands_as_label(text, best)) {
            const std::u32string label = text.substr(i, best.to - i);
            hits.push_back({best, labels.secret.contains(label)});
        }
        i = std::max(best.to, i + 1);
    }
    return hits;
}

} // namespace intake

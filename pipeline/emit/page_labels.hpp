/// \file
/// The labels of forms: which words on a page announce a value, and whether a private one.
#pragma once

#include "pipeline/emit/page_glyphs.hpp"
#include "pipeline/model/profile.hpp"

#include <set>
#include <string>
#include <vector>

namespace intake {

/// Labels of private fields, and of all others (which end a value).
struct Labels {
    std::set<std::u32string> secret;
    std::set<std::u32string> all;
};

/// \param blind whether names of people and units are private too
[[nodiscard]] Labels labels_of(const Profile& profile, bool blind);

/// Whether `text` (without spaces) is one of the labels, colon and bracketed note aside.
[[nodiscard]] bool is_label(const std::set<std::u32string>& labels, const std::u32string& text);

/// "本人手机", "现家庭住址": a label with a few words before it.
[[nodiscard]] bool ends_in_label(const std::set<std::u32string>& labels,
                                 const std::u32string& text);

/// A label inside a line: glyphs [from, to), and whether it is a private one.
struct PrintedLabel {
    Stretch at;
    bool secret = false;
};

/// The labels inside a line without spaces, in order, longest first.
[[nodiscard]] std::vector<PrintedLabel> labels_in(const Labels& labels,
                                                  const std::u32string& text);

} // namespace intake

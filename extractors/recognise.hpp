/// \file
/// Which document is this page? Decided by what the page says; its name is a hint only.
#pragma once

#include "pipeline/model/dossier.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <vector>

namespace intake {

/// How well one page fits one document type.
struct Fit {
    std::size_t rule = 0; ///< index into Profile::documents
    double title = 0;     ///< 0 none .. about 14: a large centred title line
    double anchors = 0;   ///< distinct words found, less those that speak against it
    double name = 0;      ///< file and folder name, 0..3
    std::string matched;  ///< the title as printed

    [[nodiscard]] double total() const { return title + anchors + name; }
};

/// The fits of one page, best first; fits of nothing are left out.
[[nodiscard]] std::vector<Fit> fits_of(const Page& page, const std::string& path,
                                       const Profile& profile);

/// A file's pages and sheets, cut into documents of known type, and the rest.
struct Recognition {
    std::vector<Part> parts; ///< file order
    std::vector<Unrecognised> rest;
};

/// \param index the document's place in Case::documents, kept in the parts
[[nodiscard]] Recognition recognise(const Document& document, std::size_t index,
                                    const Profile& profile);

} // namespace intake

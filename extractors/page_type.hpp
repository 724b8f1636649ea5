/// \file
/// The evidence one page gives of its type, and the decision drawn from it.
#pragma once

#include "extractors/recognise.hpp"

namespace intake {

struct PageType {
    bool known = false;        ///< a type of its own was recognised
    bool begins = false;       ///< a title stands on it: a document begins here
    bool may_continue = false; ///< nothing speaks against belonging to the page before
    std::size_t rule = 0;      ///< index into Profile::documents, if known
    double confidence = 0;
    bool numbered = false; ///< "第n页" with n > 1 is printed on it
    std::string title;
    std::string heading;               ///< its first line set as a title, known or not
    std::vector<Fit> fits;             ///< all evidence, best first
    std::vector<std::string> possible; ///< codes it may be, best first
};

[[nodiscard]] PageType type_of_page(const Page& page, const Document& document,
                                    const Profile& profile);

} // namespace intake

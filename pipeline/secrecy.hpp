/// \file
/// Files that bear a mark of secrecy. They are not processed further: nothing of them goes into
/// a packet, a crop or the ledger. A person who says that it is no such mark releases the file.
#pragma once

#include "pipeline/ledger.hpp"
#include "pipeline/model/document.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

struct Secrecy {
    std::vector<std::string> marks; ///< as printed; none: nobody asks
    const Ledger* ledger = nullptr; ///< what people said of earlier finds
};

/// By the profile's check PKG-16. `ledger` must outlive the result; may be null.
[[nodiscard]] Secrecy secrecy_of(const Profile& profile, const Ledger* ledger);

/// What people are asked about a file that may bear a mark.
[[nodiscard]] Topic topic_of_secrecy(std::string_view sha256);

/// The outcome code that stops the file: "marked_secret" where the mark is sure or a person
/// said so, "maybe_secret" where it may be one; empty: no mark, or a person released it.
[[nodiscard]] std::string_view secrecy_code(const Document& document, std::string_view sha256,
                                            const Secrecy& secrecy);

} // namespace intake

/// \file
/// Questions the checks ask of a case: which documents are there, and what may still be one.
#pragma once

#include "validators/probe.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// Whether a document is there, surely not there, or may be there unseen.
struct Sight {
    std::vector<const Part*> parts; ///< the documents of the type
    std::string
        doubt;    ///< why "not there" cannot be said: an unread page, an unusable file; Chinese
    Source place; ///< the page or file in doubt

    [[nodiscard]] bool present() const { return !parts.empty(); }

    [[nodiscard]] bool missing() const { return parts.empty() && doubt.empty(); }
};

/// Documents of type `code` of the candidate (or of the unit when the subject has none). A page
/// nobody could type, a loose document, a file that could not be opened and may be this
/// document all make "missing" a doubt.
[[nodiscard]] Sight look_for(const Subject& subject, std::string_view code);

/// Why a further document of type `code` may be there unseen: an unread or untyped page, a
/// loose document, a file that could not be used. "" if everything was read. Chinese.
[[nodiscard]] std::string doubt_about(const Subject& subject, std::string_view code);

/// Why some document of the subject's candidate, of whatever type, may be there unseen.
[[nodiscard]] std::string doubt_about_person(const Subject& subject);

/// What is known of a mark, and where it is or belongs.
struct MarkSight {
    Presence state = Presence::undetermined;
    Source source;      ///< the place; of the document where the place was not found
    std::string reason; ///< why undetermined; Chinese
};

/// The best that is known of a signature on `parts`, documents of one type; absent only where
/// every page was read and no further such document may be there unseen.
[[nodiscard]] MarkSight signature_on(const Subject& subject,
                                     const std::vector<const Part*>& parts,
                                     std::string_view field);

/// The same of the seal that belongs at the mark `field`. A name stamp is no such seal.
[[nodiscard]] MarkSight seal_on(const Subject& subject, const std::vector<const Part*>& parts,
                                std::string_view field);

/// A hit that says of a mark what is known: a fail where it is absent.
/// \param what names the mark for people ("推荐函的公章")
[[nodiscard]] Hit hit_of_mark(const MarkSight& sight, const std::string& document,
                              std::string_view field, const std::string& what);

/// Whether a page of the part was recognised from pixels.
[[nodiscard]] bool is_scanned(const Subject& subject, const Part& part);

/// Whether a value is what its page says: accepted, and not from pixels alone unless the value
/// proves itself by a check digit.
[[nodiscard]] bool is_certain(const Subject& subject, const Reading& reading);

/// Whether the candidate is really called so: the table or an accepted name says it, or a name
/// in doubt that files or folders bear too.
[[nodiscard]] bool has_certain_name(const Dossier& dossier);

/// A numeric cell that once held an ID number: its last digits are gone.
[[nodiscard]] bool lost_digits(const Reading& reading);

/// The code of the form: the document whose place in the packet is "form".
[[nodiscard]] std::string form_code(const Subject& subject);

/// The candidate's forms.
[[nodiscard]] std::vector<const Part*> forms_of(const Subject& subject);

/// "《推荐表》" and the like.
[[nodiscard]] std::string quoted_title(const Subject& subject, std::string_view code);

/// The readings of a field that may be null; the reference outlives the call.
[[nodiscard]] const std::vector<Reading>& readings_of(const Field* field);

/// Every value of a field of the subject's candidate that is accepted, document by document.
[[nodiscard]] std::vector<const Reading*> accepted_readings(const Subject& subject,
                                                            std::string_view field);

/// The reading of `field` in the first document of type `code`, whatever its state; or null.
[[nodiscard]] const Reading* reading_in(const Subject& subject, std::string_view field,
                                        std::string_view code);

/// The reconciled value if it is accepted, else "".
[[nodiscard]] std::string accepted_value(const Subject& subject, std::string_view field);

/// A source that points at the first page of a part, or at its sheet.
[[nodiscard]] Source source_of(const Subject& subject, const Part& part);

/// A box on the part's page `page`, as Page::number counts.
[[nodiscard]] Source source_of(const Subject& subject, const Part& part, int page,
                               const Box& box);

/// Where a page or sheet of no known type lies.
[[nodiscard]] Source source_of(const Subject& subject, const Unrecognised& rest);

} // namespace intake

/// \file
/// What was understood: documents of known type, values with their source, one dossier per
/// candidate, and one case per submission that holds them all.
#pragma once

#include "pipeline/model/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// accepted: the program stands by it. review: read, not sure. unreadable: ink, not read.
/// absent: the place was found, read well and is empty, or every page was read well and the
/// thing is nowhere. The four never blur.
enum class State { accepted, review, unreadable, absent };

/// Where a value stands: a box on a page of a file, or a cell of its sheet.
struct Source {
    std::string file; ///< relative to the submission
    int page = 0;     ///< physical page from 1; for a cell, the sheet's number; 0: unknown
    Box box;          ///< points of the page as the file shows it; empty for a cell
    std::string cell; ///< "J4"; empty for a page
    Origin origin = Origin::ocr;

    bool operator==(const Source&) const = default;
};

/// What stands behind a recognised reading in doubt; an accepted one needs none.
enum class Backing {
    unclear,   ///< not a clear value of its kind, whoever read it
    differing, ///< two readers saw different things
    alone,     ///< only one reader saw it
    alike,     ///< two readers saw the same, but not surely
};

/// What the program itself had read where a person's answer now stands.
struct Superseded {
    std::string raw;
    std::string value;
    State state = State::review;
    double confidence = 0;
    Backing backing = Backing::unclear;
    Origin origin = Origin::ocr;
};

/// One value as one document gives it.
struct Reading {
    std::string field;    ///< contract name, or a further name the profile declares
    std::string document; ///< type code: "C1", "U2", ...
    Source source;
    std::string raw;   ///< as printed, UTF-8
    std::string value; ///< normalised; empty unless accepted or review
    State state = State::review;
    double confidence = 0;                 ///< 0..1
    std::vector<std::string> alternatives; ///< other values it may be, best first
    std::string note;                      ///< why it is in doubt, Chinese; may be empty
    bool as_number = false;                ///< a spreadsheet cell stored as a number
    Backing backing = Backing::unclear;
    bool disputed = false; ///< two readers saw different things; the other's is an alternative
    std::string spot;      ///< tells it from its namesakes on the page; may be ""
    std::optional<Superseded> superseded; ///< set where a person answered
};

/// A field of a candidate: the reconciled value, and every document's own reading beside it.
struct Field {
    std::string name;
    State state = State::absent;
    std::string value;
    Source source;
    double confidence = 0;
    Backing backing = Backing::unclear; ///< of the reading it comes from
    std::vector<Reading> readings;
};

enum class Presence { present, absent, undetermined };

/// A seal's imprint. Its text is accepted only where it agrees with a name known from
/// elsewhere.
struct Seal {
    int page = 1;
    Box box;          ///< points of the page as the file shows it
    std::string text; ///< ring text; empty when it cannot be read
    State state = State::unreadable;
    std::string field; ///< the mark it stands for: "employer_seal", ...; empty: none
    SealShape shape = SealShape::round;
    bool lower = false; ///< something stands across its lower half
    std::string kind; ///< what stands there as read: "合同专用章"; empty: nothing, or unread
    double confidence = 0; ///< 0..1, of the recognised text
};

struct Signature {
    int page = 1;
    std::string field; ///< "candidate_signature", ...
    Presence state = Presence::undetermined;
    Box box;            ///< where it is or belongs, file points; empty: not found
    std::string reason; ///< why undetermined, Chinese; may be empty
};

/// Where a document must be sealed, and whether it is.
///
/// absent: the place was found on a well read page in colour without any ink like a seal's.
struct SealPlace {
    std::string field; ///< "employer_seal", ...
    int page = 0;      ///< 0: not found
    Box box;           ///< file points; empty: anywhere on the page
    Presence state = Presence::undetermined;
    std::string reason; ///< why undetermined, Chinese; may be empty
};

/// A row of a table inside a document (简历, 荣誉, 专利 ...): one reading per column found.
struct Entry {
    std::string list; ///< the list's name in the profile: "resume", "honours", ...
    std::vector<Reading> columns;
};

/// One document of known type: a run of pages of a file, or a sheet.
struct Part {
    std::string type;                     ///< "C1", "U2", ...; "" unknown
    std::string file;                     ///< of several files the first
    std::vector<std::string> later_files; ///< the other files its pages lie in, if any
    std::size_t document = 0;             ///< index into Case::documents
    std::vector<std::size_t> pages;       ///< indices into Document::pages; empty for a sheet
    int sheet = -1;                       ///< index into Document::sheets, or -1
    std::string title;                    ///< what was recognised, as printed
    double confidence = 0;                ///< of the type
    std::vector<std::string> possible; ///< types that pages inside with another heading may be
    int unplaced = 0;                  ///< filled cells of its grids that no label explains
    std::string person; ///< the candidate this part names, as printed; may be empty
    std::vector<Reading> readings;
    std::vector<Entry> entries;
    std::vector<Seal> seals;
    std::vector<Signature> signatures;
    std::vector<SealPlace> places; ///< one a seal the profile asks for
};

/// One candidate.
struct Dossier {
    std::string candidate;     ///< best name; never empty
    std::string folder;        ///< common folder of its files, "" if none
    bool in_table = false;     ///< a row of the summary table names this person
    int table_row = 0;         ///< spreadsheet row, 0 if not in the table
    std::vector<Part> parts;   ///< by document code, then file, then page
    std::vector<Field> fields; ///< in the profile's order, every field the profile asks for
    std::string verdict;       ///< complete | deficient | review, set after the checks
};

/// One row of the summary table.
struct TableRow {
    int row = 0;
    std::vector<Reading> cells;
};

/// The summary table as the workbook gives it.
struct SummaryTable {
    bool found = false;
    std::string file;
    std::string sheet;
    int sheet_number = 1;                     ///< from 1
    std::vector<std::string> columns;         ///< field names found in the header
    std::vector<std::string> unknown_columns; ///< header texts no field claims
    std::vector<TableRow> rows;
    std::vector<Reading> footer; ///< unit, contact, phone, date, stated_count
    int example_rows = 0;
    int hidden_rows = 0;
};

/// A page that no document type claims.
///
/// `possible` are the types it may still be (a hint in its name, some anchors, or nothing could
/// be read): while a page may be a document, that document is not "missing".
struct Unrecognised {
    std::size_t document = 0;
    std::size_t page = 0;              ///< index into Document::pages; for a sheet 0
    int sheet = -1;                    ///< index into Document::sheets, or -1
    std::string candidate;             ///< whose folder or file it lies in; empty if unknown
    std::vector<std::string> possible; ///< document codes, best first
    bool settled = false;              ///< a person said that it is none of them
};

/// One submission, understood.
struct Case {
    std::string submission;
    std::string unit; ///< recommending unit's name; the submission's name if unread
    Source unit_source;
    State unit_state = State::review;
    std::vector<Document> documents; ///< every processed file, by path; pages of one bound
    SummaryTable table;
    std::vector<Part> unit_parts;
    std::vector<Part> loose_parts; ///< candidate documents that could not be joined to a person
    std::vector<Dossier> dossiers; ///< by table row, then name
    std::vector<Unrecognised> unrecognised;
};

[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::string_view name_of(Presence presence);

/// The field `name`, or null.
[[nodiscard]] const Field* find_field(const Dossier& dossier, std::string_view name);

/// The first reading of `field` in `readings`, or null.
[[nodiscard]] const Reading* find_reading(const std::vector<Reading>& readings,
                                          std::string_view field);

/// The parts of `type`, in order.
[[nodiscard]] std::vector<const Part*> parts_of(const std::vector<Part>& parts,
                                                std::string_view type);

/// Whether pages of the part lie in `file`.
[[nodiscard]] bool lies_in(const Part& part, std::string_view file);

/// Where a page lies: its file and its physical page there.
[[nodiscard]] Source place_of(const Document& document, const Page& page);

/// The same for the document's page `number`; the document's file if it has no such page.
[[nodiscard]] Source place_of(const Document& document, int number);

/// All text of a part, lines joined by '\n'. Sheets: cells joined by '\t', rows by '\n'.
[[nodiscard]] std::string text_of(const Case& whole, const Part& part);

/// Whether every page of the part was read (none unreadable).
[[nodiscard]] bool well_read(const Case& whole, const Part& part);

} // namespace intake

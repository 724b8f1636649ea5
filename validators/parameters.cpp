#include "validators/parameters.hpp"

#include "validators/words.hpp"

#include <algorithm>
#include <array>

namespace intake {

namespace {

/// Names are parted by spaces.
struct Row {
    std::string_view check;
    std::string_view numbers;
    std::string_view words;
    std::string_view texts;
    bool topics = false;
    bool lists = false;
};

constexpr std::array table{
    Row{"PKG-02", "", "", "deadline"},
    Row{"PKG-07", "megabytes pages"},
    Row{"PKG-14", "", "documents versions"},
    Row{"PKG-16", "", "marks"},
    Row{"PKG-17", "", "extensions"},
    Row{"UNIT-04", "factor"},
    Row{"UNIT-06", "", "addressees"},
    Row{"UNIT-07", "", "procedure publicity opinion"},
    Row{"UNIT-08", "", "annex"},
    Row{"UNIT-09", "", "fields"},
    Row{"UNIT-11", "", "groups"},
    Row{"UNIT-12", "", "annex"},
    Row{"ID-01", "", "front back"},
    Row{"ID-10", "", "marks"},
    Row{"ID-12", "", "notes"},
    Row{"ID-13", "", "others prefixes"},
    Row{"ID-14", "youngest oldest"},
    Row{"FORM-07", "", "agreed"},
    Row{"FORM-09", "", "special_seals other_seals"},
    Row{"FORM-10", "months"},
    Row{"FORM-11", "max"},
    Row{"FORM-12", "", "boxes"},
    Row{"FORM-14", "", "fields printed"},
    Row{"FORM-17", "", "sections"},
    Row{"FORM-18", "", "printed opinions", "field before"},
    Row{"FORM-21", "age"},
    Row{"FORM-22", "", "fields"},
    Row{"EVD-02", "printed scanned", "numbers titles"},
    Row{"EVD-03", "", "checked address nobody"},
    Row{"EVD-06", "", "titles exempt", "field since"},
    Row{"EVD-07", "", "dates", "field"},
    Row{"EVD-08", "", "exempt"},
    Row{"EVD-13", "likeness", "pending granted others",
        "document title inventors granted_prefix"},
    Row{"EVD-15", "", "cover foreword", "document"},
    Row{"EVD-16", "", "cover contents first exempt", "document"},
    Row{"EVD-17", "", "titles seals"},
    Row{"EVD-18", "age"},
    Row{"EVD-20", "", "documents stamps"},
    Row{"EVD-23", "", "told", "field"},
    Row{"EVD-24", "", "fields explained", "document"},
    Row{"EVD-25", "", "titles"},
    Row{"NAR-01", "", "lengths"},
    Row{"NAR-02", "min max"},
    Row{"NAR-03", "", "address nobody"},
    Row{"NAR-04", "similarity"},
    Row{"NAR-05", "least", "", "", true},
    Row{"NAR-06", "least"},
    Row{"PROC-04", "", "statements", "document"},
    Row{"PROC-06", "days"},
    Row{"PROC-07", "", "results hints"},
    Row{"PROC-10", "", "heads head_offices officials official_offices", "document"},
    Row{"PROC-11", "months", "", "document office opinion date"},
    Row{"PROC-12", "", "refusals denials ticks", "document office agree"},
    Row{"PROC-13", "", "documents"},
    Row{"PROC-14", "", "documents"},
    Row{"PROC-15", "", "documents consents"},
    Row{"CULT-01", "", "annex"},
    Row{"CULT-03", "", "mentors goals"},
    Row{"CULT-04", "entries"},
    Row{"CULT-05", "months"},
    Row{"CULT-08", "", "passing"},
    Row{"CULT-09", "least", "documents", "", true},
    Row{"CULT-11", "least", "schools", "document"},
    Row{"CULT-12", "", "fields papers dated"},
    Row{"ELIG-01", "", "other_titles"},
    Row{"ELIG-04", "", "other_titles"},
    Row{"ELIG-05", "", "statements"},
    Row{"ELIG-06", "", "fields signs"},
    Row{"ELIG-07", "", "", "prefix place"},
    Row{"ELIG-08", "youth", "", "female youth"},
    Row{"ELIG-09", "", "facts"},
    Row{"ELIG-10", "", "management technical front_line"},
    Row{"ELIG-11", "", "industries"},
    Row{"X-03", "", "fields departments"},
    Row{"X-06", "", "fields departments"},
    Row{"X-07", "slack"},
    Row{"X-08", "months"},
    Row{"X-09", "ask"},
    Row{"X-10", "", "unless", "", false, true},
    Row{"X-11", "", "order"},
    Row{"XU-04", "similarity"},
    Row{"XU-06", "factor"},
    Row{"XU-08", "", "fields"},
    Row{"XU-09", "", "fingerprints documents"},
};

std::string_view names_of(const Row& row, ParameterKind kind) {
    switch (kind) {
    case ParameterKind::number:
        return row.numbers;
    case ParameterKind::words:
        return row.words;
    case ParameterKind::text:
        return row.texts;
    }
    return "";
}

} // namespace

Parameters parameters_of(std::string_view check, ParameterKind kind) {
    const auto* row = std::ranges::find(table, check, &Row::check);
    if (row == table.end()) {
        return {};
    }
    const bool words = kind == ParameterKind::words;
    return {parted(names_of(*row, kind)), words && row->topics, words && row->lists};
}

bool is_parameter(std::string_view check, ParameterKind kind, std::string_view name) {
    const Parameters known = parameters_of(check, kind);
    return known.topics || known.lists ||
           std::ranges::find(known.names, name) != known.names.end();
}

} // namespace intake

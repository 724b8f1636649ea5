/// \file
/// What a unit or the secretariat must act on.
#pragma once

#include "pipeline/model/dossier.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace intake {

enum class Result { pass, fail, undetermined, not_applicable };
enum class Severity { blocking, required, advisory };
enum class Audience { unit, secretariat };

/// One finding. Only fail + unit reaches a letter; undetermined is always the secretariat's.
struct Finding {
    std::string id;    ///< stable across runs and rounds, see finding_id()
    std::string check; ///< "FORM-05"
    Result result = Result::fail;
    Severity severity = Severity::required;
    Audience audience = Audience::unit;
    std::string submission;
    std::string unit;
    std::string candidate; ///< empty: unit level
    std::string document;  ///< type code; may be empty
    Source source;         ///< file, page, box, cell; all may be empty
    std::string field;     ///< may be empty
    std::string found;     ///< personal numbers masked
    std::string expected;
    std::string message; ///< one Chinese sentence
    std::string remedy;  ///< one Chinese sentence
    std::string basis;   ///< "细则第九条（一）"
    std::string
        slot; ///< what tells two findings of one check apart (item, row); part of the id
    std::string doubt;     ///< undetermined: why, numbers in full, for the secretariat's sheet
    std::string confirmed; ///< undetermined: the message once a person confirms the fault
    std::string person;    ///< what a person said: "fail", "illegible"; empty: nothing
};

/// The four answers of one check for one subject, kept for the overview and `explain`.
struct Answer {
    std::string check;
    std::string candidate; ///< empty: unit level
    Result result = Result::pass;
    std::string reason; ///< why not applicable or undetermined; may be empty
};

/// Everything the checks said about one submission.
struct Verdicts {
    std::vector<Answer> answers;   ///< every check, every subject, catalogue order
    std::vector<Finding> findings; ///< unit first, then candidates in order, catalogue order
};

[[nodiscard]] std::string_view name_of(
    Result result); ///< pass|fail|undetermined|not_applicable
[[nodiscard]] std::string_view name_of(Severity severity); ///< blocking|required|advisory
[[nodiscard]] std::string_view name_of(Audience audience); ///< unit|secretariat

} // namespace intake

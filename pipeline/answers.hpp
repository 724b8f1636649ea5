/// \file
/// From a filled-in sheet to statements: every row or none.
#pragma once

#include "pipeline/answer_sheet.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/model/profile.hpp"

#include <string>
#include <vector>

namespace intake {

struct Answers {
    std::vector<Statement> statements; ///< in the order of the sheet
    std::vector<std::string>
        problems;     ///< Chinese, each names its row; any one refuses the sheet
    int answered = 0; ///< rows
    int open = 0;     ///< rows left blank
};

/// Holds the sheet against what was asked: each id once, beside its own question; each answer
/// one of those offered or of its field's format.
[[nodiscard]] Answers judge_answers(const AnswerSheet& sheet,
                                    const std::vector<Question>& asked, const Profile& profile,
                                    const std::string& date);

} // namespace intake

#include "pipeline/answers.hpp"
#include "pipeline/commands.hpp"
#include "pipeline/ledger_folder.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/model/unicode.hpp"
#include "validators/profile.hpp"

#include <algorithm>
#include <iostream>

namespace intake {

namespace {

constexpr std::size_t most_told = 50; ///< problems of one sheet

[[noreturn]] void refuse(const std::vector<std::string>& problems) {
    std::string text =
        "核对表有" + std::to_string(problems.size()) + "处问题，未采用任何一行：";
    for (std::size_t i = 0; i < std::min(problems.size(), most_told); ++i) {
        text += "\n  " + printable(problems[i]);
    }
    throw UsageError(text + (problems.size() > most_told ? "\n  …" : ""));
}

bool is_news(const Ledger& ledger, const Statement& statement) {
    const Statement* known = find_statement(ledger, statement.topic);
    return known == nullptr || known->said != statement.said || known->value != statement.value;
}

} // namespace

int apply_command(const Options& options) {
    if (options.inputs.size() != 1 || options.ledger.empty()) {
        throw UsageError(
            "apply 需要一张核对表和台账，例如：dossier-intake apply 核对表.xlsx --ledger 台账");
    }
    if (!std::filesystem::is_directory(options.ledger)) {
        throw UsageError("没有“" + options.ledger + "”这个台账文件夹");
    }
    const Profile profile = load_profile(profile_path(options));
    const LedgerFolder folder(options.ledger);
    const Ledger ledger = folder.load();
    const AnswerSheet sheet = read_answer_sheet(options.inputs.front());
    const std::vector<Question> asked = folder.asked(printable(sheet.run.substr(0, 64)));
    Answers answers = judge_answers(sheet, asked, profile, to_string(options.as_of));
    if (!answers.problems.empty()) {
        refuse(answers.problems);
    }
    std::erase_if(answers.statements,
                  [&](const Statement& statement) { return !is_news(ledger, statement); });
    if (!answers.statements.empty()) {
        folder.append(answers.statements);
    }
    std::cout << "采用 " << answers.answered << " 行答案（新记入 " << answers.statements.size()
              << " 项），未填 " << answers.open << " 行；请用同一台账重新运行 run\n";
    return Exit::done;
}

} // namespace intake

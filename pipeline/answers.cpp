#include "pipeline/answers.hpp"

#include "extractors/normalize.hpp"
#include "pipeline/emit/answer_columns.hpp"
#include "pipeline/model/lines.hpp"
#include "pipeline/model/numbers.hpp"
#include "pipeline/model/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace intake {

namespace {

constexpr std::size_t longest_answer = 500; ///< code points
constexpr std::size_t exact_digits = 15;    ///< a spreadsheet keeps of a number

/// Words that sheets offer: typed where they are not offered, they are no value.
constexpr std::array<std::string_view, 6> reserved{"同读数",   "空白",       "无法辨认",
                                                   "符合要求", "不符合要求", "无法判断"};

/// A value as typed, or why it cannot be one.
struct Judged {
    std::string value;
    std::string problem;
};

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

bool is_number_kind(Kind kind) {
    return kind == Kind::id_number || kind == Kind::credit_code || kind == Kind::phone;
}

std::string fault_of_number(const FieldRule& rule, const std::string& typed,
                            const std::string& value) {
    if (upper(skeleton(typed)) != upper(skeleton(value))) {
        return "除号码外还有其他内容，或位数、字符不对";
    }
    if (rule.kind == Kind::id_number && !(id_check_holds(value) && birth_of_id(value))) {
        return "身份证号的位数、出生日期或校验位不对，请对照原件再看一遍（原件确实这样写的，请"
               "选“同读数”）";
    }
    return rule.kind == Kind::credit_code && !credit_code_holds(value)
               ? "统一社会信用代码的校验位不对，请对照原件再看一遍"
               : "";
}

/// The spelling of a listed choice stays as the page has it, as everywhere.
std::string kept(const FieldRule& rule, const std::string& typed, const Meaning& meaning) {
    return rule.kind == Kind::choice && !rule.canonical &&
                   canonical_choice(rule, squeeze(typed)) == meaning.value
               ? squeeze(typed)
               : meaning.value;
}

Judged judge_value(FieldRule rule, const std::string& typed) {
    rule.kind = rule.kind == Kind::period ? Kind::date : rule.kind;
    if (squeeze(typed) == "无") {
        return {"无", ""};
    }
    const std::optional<Meaning> meaning = normalize(typed, rule);
    if (!meaning) {
        return {"", "不是“" + rule.title + "”应有的内容"};
    }
    if (is_number_kind(rule.kind)) {
        const std::string fault = fault_of_number(rule, typed, meaning->value);
        if (!fault.empty()) {
            return {"", fault};
        }
    }
    if (!meaning->sure) {
        return {"", "不合“" + rule.title + "”的格式" +
                        (meaning->note.empty() ? "" : "：" + meaning->note)};
    }
    return {kept(rule, typed, *meaning), ""};
}

std::string fault_of_cell(const SheetCell& cell) {
    if (cell.formula || cell.type == CellType::error) {
        return "答案是公式，请直接填写内容";
    }
    if (length(cell.text) > longest_answer || contains(cell.text, "\uFFFD")) {
        return "答案过长，或有无法识别的字符";
    }
    return cell.type == CellType::number && cell.text.size() > exact_digits
               ? "长号码被存成了数值，末几位已经失真，请以文本重新填写"
               : "";
}

/// What a cell of the sheet shows of our own text, to be compared by.
std::string as_shown(const std::string& text) {
    return squeeze(printable_lines(text));
}

const Option* option_of(const Question& question, const std::string& typed) {
    const auto at = std::ranges::find_if(question.options, [&](const Option& option) {
        return as_shown(option.label) == squeeze(typed);
    });
    return at == question.options.end() ? nullptr : &*at;
}

/// A value the program offered must still have the field's format; what stands on the page as
/// read ("同读数") a person may confirm whatever it is.
bool needs_judging(const Option& option) {
    return option.said == Said::value && squeeze(option.label) == squeeze(option.value);
}

struct Reply {
    Said said = Said::value;
    std::string value;
    std::string problem;
};

Reply reply_to(const Question& question, const std::string& typed, const Profile& profile) {
    const Option* option = option_of(question, typed);
    const FieldRule* rule =
        question.field.empty() ? nullptr : find_field_rule(profile, question.field);
    if (option != nullptr && (rule == nullptr || !needs_judging(*option))) {
        return {option->said, option->value, ""};
    }
    const bool word = std::ranges::find(reserved, squeeze(typed)) != reserved.end();
    if (rule == nullptr || word) {
        return {Said::value, "", "不在可选的答案之中，请从下拉列表选择"};
    }
    const Judged judged = judge_value(*rule, typed);
    return {Said::value, judged.value, judged.problem};
}

std::string line_of(const AnswerRow& row, const std::string& problem) {
    return (row.sheet.empty() ? "" : "“" + row.sheet + "”") + "第" + std::to_string(row.row) +
           "行：" + problem;
}

/// Whether the row still shows the question its id stands for.
bool shows(const AnswerRow& row, const Question& question) {
    return squeeze(row.candidate) == as_shown(shown_candidate(question.candidate)) &&
           squeeze(row.question).starts_with(as_shown(question.title));
}

void check_complete(const std::set<std::string>& seen, const std::vector<Question>& asked,
                    std::vector<std::string>& problems) {
    const auto missing = std::ranges::count_if(asked, [&](const Question& question) {
        return question.needed && !seen.contains(question.id);
    });
    if (missing > 0) {
        problems.push_back("缺少" + std::to_string(missing) +
                           "行（行被删除，或标识被改动）；暂不回答的行请留空，不要删除");
    }
}

} // namespace

Answers judge_answers(const AnswerSheet& sheet, const std::vector<Question>& asked,
                      const Profile& profile, const std::string& date) {
    Answers out;
    std::set<std::string> seen;
    std::string by; // stands until another is written down
    for (const AnswerRow& row : sheet.rows) {
        by = row.by.text.empty() ? by : fold(row.by.text);
        const auto question = std::ranges::find(asked, row.id, &Question::id);
        std::string problem;
        if (row.id.empty() || question == asked.end()) {
            problem = row.id.empty() ? "没有标识" : "标识被改动，或不是这次运行的问题";
        } else if (!seen.insert(row.id).second) {
            problem = "标识与前面的行重复";
        } else if (!shows(row, *question)) {
            problem = "标识与本行的候选人、待核事项对不上，可能是排序时错了行";
        }
        const std::string typed = fold(row.answer.text);
        if (problem.empty() && typed.empty()) {
            out.open += row.sheet.empty() ? 1 : 0;
            continue;
        }
        for (const SheetCell* cell : {&row.answer, &row.by, &row.why}) {
            problem = problem.empty() ? fault_of_cell(*cell) : problem;
        }
        const Reply reply =
            problem.empty() ? reply_to(*question, typed, profile) : Reply{.problem = problem};
        if (!reply.problem.empty()) {
            out.problems.push_back(line_of(row, reply.problem));
            continue;
        }
        ++out.answered;
        for (const Topic& topic : question->topics) {
            out.statements.push_back({.topic = topic,
                                      .said = reply.said,
                                      .value = reply.value,
                                      .machine = question->reading,
                                      .question = question->id,
                                      .run = sheet.run,
                                      .date = date,
                                      .by = by,
                                      .why = fold(row.why.text)});
        }
    }
    check_complete(seen, asked, out.problems);
    return out;
}

} // namespace intake

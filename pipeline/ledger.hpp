/// \file
/// What people said about what the program could not tell, in a form that outlives a run. A
/// statement hangs on the content of files, not on their names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intake {

/// What a question is about: a value on a page, a check's doubt, what a page is, a unit's name.
enum class TopicKind { reading, finding, page, unit };

struct Topic {
    TopicKind kind = TopicKind::reading;
    std::string basis; ///< SHA-256 of the file, or of the hashes of all files it rests on
    int page = 0;      ///< of the file; 0: all of it
    std::string cell;
    std::string spot;     ///< tells it from others of its name on the page; may be empty
    std::string name;     ///< field, or id of the finding
    std::string document; ///< type code; no part of the key
};

/// What two statements about the same thing share: 32 hex digits.
[[nodiscard]] std::string key_of(const Topic& topic);

/// value: this stands there. blank: nothing does (page: none of the known documents).
/// illegible: a person cannot tell either. pass, fail: the check's rule is met or not. split:
/// ask one by one.
enum class Said { value, blank, illegible, pass, fail, split };

struct Statement {
    Topic topic;
    Said said = Said::value;
    std::string value;    ///< normalised; a document's code for a page
    std::string machine;  ///< what the program had read
    std::string question; ///< id of the row
    std::string run;      ///< fingerprint of the sheet
    std::string date;     ///< YYYY-MM-DD, as `apply --as-of` says
    std::string by;       ///< who said it, as he wrote himself down; may be empty
    std::string why;      ///< may be empty
};

struct Ledger {
    std::map<std::string, Statement> statements; ///< by key: the last word on each topic
    std::string sha256;                          ///< of the file as it lies there
};

/// An answer that a sheet offers.
struct Option {
    std::string label;
    Said said = Said::value;
    std::string value;
};

/// A row of a sheet, as `apply` needs it.
struct Question {
    std::string id; ///< 16 hex digits
    std::string title;
    std::string candidate; ///< as the sheet shows it
    std::string field;     ///< not empty: any value of this field may be typed too
    std::string reading;
    std::vector<Option> options;
    std::vector<Topic> topics; ///< one answer settles them all
    bool needed = true;        ///< false: its row may be missing from the sheet
};

/// The id of a row: what it is about, and what it says was read.
[[nodiscard]] std::string id_of(const std::vector<Topic>& topics, const std::string& reading);

/// What tells one run's sheet from another's: 16 hex digits over the ids of its questions.
[[nodiscard]] std::string fingerprint_of(const std::vector<Question>& questions);

/// The statement about the topic, or null.
[[nodiscard]] const Statement* find_statement(const Ledger& ledger, const Topic& topic);

/// JSON lines: "answer/1" and "question/1". \throws UsageError naming the line
[[nodiscard]] std::string to_line(const Statement& statement);
[[nodiscard]] std::string to_line(const Question& question);
[[nodiscard]] Ledger ledger_from(std::string_view lines);
[[nodiscard]] std::vector<Question> questions_from(std::string_view lines);

} // namespace intake

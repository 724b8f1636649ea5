/// \file
/// One cycle's notice as data: documents, fields, lists, checks, letter. Loaded from TOML by
/// validators/profile.cpp; nothing of one year stands anywhere else. Labels, titles, anchors,
/// excludes and names (the words compared with what is printed) are squeezed by the loader.
#pragma once

#include "pipeline/model/date.hpp"
#include "pipeline/model/finding.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intake {

/// What a value is, which decides how it is normalised and how its shape is judged.
enum class Kind {
    text,        ///< as printed, folded
    paragraph,   ///< long text, line breaks joined
    name,        ///< a person's name
    unit,        ///< an organisation's name
    date,        ///< YYYY-MM-DD (YYYY-MM where no day is printed)
    month,       ///< YYYY-MM (YYYY-MM-DD where a day is printed)
    period,      ///< two dates; the second goes to FieldRule::second
    id_number,   ///< GB 11643
    credit_code, ///< GB 32100
    phone,       ///< digits
    email,
    choice,  ///< one of FieldRule::choices
    choices, ///< some of them, joined by "、"
    number,  ///< digits, decimal
    code     ///< letters and digits without spaces (certificate numbers)
};

/// Stands for the value in FieldRule::prose.
inline constexpr std::string_view prose_gap = "{值}";

struct Choice {
    std::string value;
    std::vector<std::string> variants; ///< other spellings
};

struct FieldRule {
    std::string name;  ///< contract name: "id_number"
    std::string title; ///< Chinese, as letters name it: "公民身份号码"
    Kind kind = Kind::text;
    std::vector<std::string> labels;    ///< variants on real forms, without spaces
    std::vector<std::string> documents; ///< type codes whose pages or sheets may hold it
    std::string second;                 ///< period: field that takes the second date
    std::string after;                  ///< date: field beside whose label it stands unlabelled
    std::vector<std::string> closing;   ///< date: documents at whose end it stands alone
    std::vector<Choice> choices;
    std::vector<std::string> prose;    ///< choice: phrases that tell it, prose_gap in its place
    std::vector<std::string> prose_in; ///< documents that tell it in prose
    bool required = false;             ///< on C1 (FORM-02)
    bool column_required = false;      ///< in the summary table (SUM-01, SUM-02)
    bool canonical = false;    ///< choice: give the list's spelling instead of the printed one
    bool none_allowed = false; ///< "无", "/", "--" count as filled
    bool record = true;        ///< belongs to the record of a candidate (records.jsonl)
};

struct ColumnRule {
    std::string name;
    std::string title;
    Kind kind = Kind::text;
    std::vector<std::string> labels;
};

/// A table with rows inside a document: 工作简历, 主要荣誉 ...
struct ListRule {
    std::string name; ///< "resume"
    std::string title;
    std::vector<std::string> labels; ///< of the section
    std::vector<std::string> documents;
    std::vector<ColumnRule> columns;
    bool required = false; ///< on C1: at least one row, or "无"
    std::string proof;     ///< document code that proves a row; "" none
};

enum class Need { always, claimed, never };
enum class Level { unit, candidate };

struct DocumentRule {
    std::string code; ///< "C1"
    std::string title;
    Level level = Level::candidate;
    Need need = Need::never;
    std::vector<std::string> titles;   ///< words of the printed title, any one is enough
    std::vector<std::string> anchors;  ///< words found inside, each adds evidence
    std::vector<std::string> excludes; ///< words of a printed title that speak against it
    std::vector<std::string> names;    ///< words of file or folder names, a hint only
    std::vector<std::string> claims;   ///< fields or lists whose value claims this document
    std::vector<std::string> marks;    ///< "employer_seal", "candidate_signature", ...
    std::string section;               ///< of the packet:
                         ///< form|narrative|cultivation|evidence|qualification|opinion|none
    std::string condition;           ///< the basic condition it proves; empty: not laid down
    std::vector<std::string> forces; ///< the forces it proves
    bool picture = false;            ///< a portrait without words (C17)
    bool workbook = false;           ///< required as a workbook (U2)
    bool scan = false;               ///< required as a sealed scan too (U2)
    bool contents = false;           ///< lists what a bound set holds, by its titles alone
};

struct CheckRule {
    std::string id;
    std::string title; ///< the rule in one Chinese sentence
    Severity severity = Severity::required;
    Audience audience = Audience::unit;
    bool enabled = true;
    std::string basis;
    std::string data;                            ///< what it looks at, for people; may be empty
    std::string message;                         ///< with {placeholders}
    std::string remedy;                          ///< with {placeholders}
    std::vector<std::string> silenced_by;        ///< check ids whose failure explains this one
    std::vector<std::string> doubts_silenced_by; ///< whose failure or doubt explains its doubts
    std::map<std::string, double> numbers;       ///< parameters
    std::map<std::string, std::vector<std::string>> words; ///< parameters
    std::map<std::string, std::string> texts;    ///< parameters; an empty one is unset
    std::map<std::string, std::string> wordings; ///< other messages, by what they are for
};

struct LetterRule {
    std::string organiser;             ///< 上海市质量协会
    std::string award;                 ///< 上海质量工匠
    std::string work = "评选工作";     ///< what the unit is thanked for: 培育选树工作
    std::string material = "申报材料"; ///< what the unit sends: 推荐材料
    std::string rules;  ///< 《上海质量工匠培育实施细则（试行稿）》
    std::string number; ///< 文号 with {n}; empty: left as a blank to fill
    std::string department;
    std::string contact;
    std::string phone;
    std::string email;
    std::string address;
    std::string overdue; ///< what follows lateness; empty: not said
    std::string naming;  ///< naming rule for resubmitted files
    int reply_days = 5;  ///< working days
    std::string cutoff = "17:00";
};

/// The scoring sheet of a packet (书面初评).
struct ScoringRule {
    std::vector<std::string> condition_grades; ///< offered per condition: 符合, 基本符合 ...
    double force_points = 20;                  ///< most points per force
    std::vector<double> force_weights;         ///< per force; empty: unweighted
    std::vector<std::string> conclusions;      ///< offered at the end: 推荐, 有保留 ...
};

struct Profile {
    std::string id;
    std::string title;
    std::string sha256; ///< of the file's bytes
    int year = 0;
    std::vector<FieldRule> fields;
    std::vector<ListRule> lists;
    std::vector<DocumentRule> documents;
    std::vector<CheckRule> checks;
    LetterRule letter;
    ScoringRule scoring;
    std::string unit_title = "报送单位";       ///< what the units are called: 推荐单位
    std::string conditions_title = "基本条件"; ///< of the conditions together: 四个基本条件
    std::vector<std::string> conditions;       ///< titles of up to four; none: not scored
    std::string forces_title = "能力";         ///< of the forces together: 工匠五力
    std::vector<std::string> forces;           ///< titles of up to five; none: not scored
    std::map<Date, bool> calendar;             ///< shipped exceptions: true works, false is off
    std::vector<std::string> example_words{"示例", "样例",
                                           "填写范例"}; ///< mark a table's example row
    std::vector<std::string> printed_words; ///< a box for prose prints them and is still empty
    double accept_confidence = 0.9;         ///< OCR readings below are for a person
    std::map<std::string, double> accept_by_field;
};

[[nodiscard]] const FieldRule* find_field_rule(const Profile& profile, std::string_view name);
[[nodiscard]] const DocumentRule* find_document_rule(const Profile& profile,
                                                     std::string_view code);
[[nodiscard]] const CheckRule* find_check_rule(const Profile& profile, std::string_view id);

/// Whether documents of this kind are certificates and the like: evidence or a qualification.
[[nodiscard]] bool is_proof(const DocumentRule& rule);

/// The list's spelling of a printed choice; the text itself if it is on no list.
[[nodiscard]] std::string canonical_choice(const FieldRule& rule, std::string_view printed);

/// The title of a document type as letters print it, e.g. "推荐表"; the code if unknown.
[[nodiscard]] std::string title_of_document(const Profile& profile, std::string_view code);
[[nodiscard]] std::string title_of_field(const Profile& profile, std::string_view name);

} // namespace intake

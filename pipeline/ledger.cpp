#include "pipeline/ledger.hpp"

#include "pipeline/emit/json.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace intake {

namespace {

constexpr std::array<std::string_view, 4> kind_names{"reading", "finding", "page", "unit"};
constexpr std::array<std::string_view, 6> said_names{"value", "blank", "illegible",
                                                     "pass",  "fail",  "split"};

template <typename Names> std::size_t index_of(const Names& names, const std::string& name) {
    const auto at = std::ranges::find(names, name);
    if (at == names.end()) {
        throw InputError("failed", "unknown name");
    }
    return static_cast<std::size_t>(at - names.begin());
}

std::string digest_of(const std::vector<std::string>& parts, std::size_t length) {
    std::string text;
    for (const std::string& part : parts) {
        text += part;
        text += '\x1F';
    }
    return sha256_hex(text).substr(0, length);
}

std::string text_at(const Json& object, const char* key) {
    const Json& value = object.at(key);
    return value.is_null() ? "" : value.get<std::string>();
}

Json json_of(const Topic& topic) {
    return {{"kind", kind_names.at(static_cast<std::size_t>(topic.kind))},
            {"basis", topic.basis},
            {"page", page_or_null(topic.page)},
            {"cell", text_or_null(topic.cell)},
            {"spot", text_or_null(topic.spot)},
            {"name", topic.name},
            {"document", text_or_null(topic.document)}};
}

Topic topic_from(const Json& object) {
    Topic topic;
    topic.kind = static_cast<TopicKind>(index_of(kind_names, text_at(object, "kind")));
    topic.basis = text_at(object, "basis");
    topic.page = object.at("page").is_null() ? 0 : object.at("page").get<int>();
    topic.cell = text_at(object, "cell");
    topic.spot = text_at(object, "spot");
    topic.name = text_at(object, "name");
    topic.document = text_at(object, "document");
    return topic;
}

Said said_from(const Json& object) {
    return static_cast<Said>(index_of(said_names, text_at(object, "said")));
}

std::string_view name_of(Said said) {
    return said_names.at(static_cast<std::size_t>(said));
}

Statement statement_from(const Json& object) {
    Statement statement;
    statement.topic = topic_from(object.at("topic"));
    statement.said = said_from(object);
    statement.value = text_at(object, "value");
    statement.machine = text_at(object, "machine");
    statement.question = text_at(object, "question");
    statement.run = text_at(object, "run");
    statement.date = text_at(object, "date");
    statement.by = object.contains("by") ? text_at(object, "by") : "";
    statement.why = object.contains("why") ? text_at(object, "why") : "";
    return statement;
}

Question question_from(const Json& object) {
    Question question;
    question.id = text_at(object, "id");
    question.title = text_at(object, "title");
    question.candidate = text_at(object, "candidate");
    question.field = text_at(object, "field");
    question.reading = text_at(object, "reading");
    for (const Json& option : object.at("options")) {
        question.options.push_back(
            {text_at(option, "label"), said_from(option), text_at(option, "value")});
    }
    for (const Json& topic : object.at("topics")) {
        question.topics.push_back(topic_from(topic));
    }
    question.needed = object.value("needed", true);
    return question;
}

/// \throws UsageError naming the line that is not as it was written
void each_line(std::string_view lines, std::string_view schema,
               const std::function<void(const Json&)>& take) {
    int number = 1;
    for (; !lines.empty(); ++number) {
        const std::size_t end = lines.find('\n');
        try {
            const Json object = Json::parse(lines.substr(0, end));
            if (end == std::string_view::npos || object.at("schema") != schema) {
                throw InputError("failed", "not ours");
            }
            take(object);
        } catch (const std::exception&) {
            throw UsageError("台账第" + std::to_string(number) + "行（" + std::string(schema) +
                             "）无法读取，请恢复备份");
        }
        lines.remove_prefix(end + 1);
    }
}

} // namespace

std::string key_of(const Topic& topic) {
    return digest_of({std::string(kind_names.at(static_cast<std::size_t>(topic.kind))),
                      topic.basis, std::to_string(topic.page), topic.cell, topic.spot,
                      topic.name},
                     32);
}

std::string id_of(const std::vector<Topic>& topics, const std::string& reading) {
    std::vector<std::string> parts{reading};
    for (const Topic& topic : topics) {
        parts.push_back(key_of(topic));
    }
    return digest_of(parts, 16);
}

std::string fingerprint_of(const std::vector<Question>& questions) {
    std::vector<std::string> parts;
    parts.reserve(questions.size());
    for (const Question& question : questions) {
        parts.push_back(to_line(question));
    }
    return digest_of(parts, 16);
}

const Statement* find_statement(const Ledger& ledger, const Topic& topic) {
    const auto at = ledger.statements.find(key_of(topic));
    return at == ledger.statements.end() ? nullptr : &at->second;
}

std::string to_line(const Statement& statement) {
    return compact({{"schema", "answer/1"},
                    {"topic", json_of(statement.topic)},
                    {"said", name_of(statement.said)},
                    {"value", text_or_null(statement.value)},
                    {"machine", text_or_null(statement.machine)},
                    {"question", statement.question},
                    {"run", statement.run},
                    {"date", statement.date},
                    {"by", text_or_null(statement.by)},
                    {"why", text_or_null(statement.why)}}) +
           '\n';
}

std::string to_line(const Question& question) {
    Json options = Json::array();
    for (const Option& option : question.options) {
        options.push_back({{"label", option.label},
                           {"said", name_of(option.said)},
                           {"value", text_or_null(option.value)}});
    }
    Json topics = Json::array();
    for (const Topic& topic : question.topics) {
        topics.push_back(json_of(topic));
    }
    return compact({{"schema", "question/1"},
                    {"id", question.id},
                    {"title", question.title},
                    {"candidate", question.candidate},
                    {"field", text_or_null(question.field)},
                    {"reading", text_or_null(question.reading)},
                    {"options", std::move(options)},
                    {"topics", std::move(topics)},
                    {"needed", question.needed}}) +
           '\n';
}

Ledger ledger_from(std::string_view lines) {
    Ledger ledger;
    ledger.sha256 = sha256_hex(lines);
    each_line(lines, "answer/1", [&](const Json& object) {
        Statement statement = statement_from(object);
        ledger.statements.insert_or_assign(key_of(statement.topic), std::move(statement));
    });
    return ledger;
}

std::vector<Question> questions_from(std::string_view lines) {
    std::vector<Question> questions;
    each_line(lines, "question/1",
              [&](const Json& object) { questions.push_back(question_from(object)); });
    return questions;
}

} // namespace intake

#include "tests/support/schema.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include <fstream>
#include <stdexcept>

namespace intake::test {

using valijson::adapters::NlohmannJsonAdapter;

struct Schema::Parsed {
    valijson::Schema schema;
};

Schema::Schema(const std::string& name) : parsed_(std::make_unique<Parsed>()) {
    const std::string path =
        INTAKE_SOURCE_DIR "/pipeline/emit/schemas/" + name + ".schema.json";
    std::ifstream in(path);
    if (!in) {
        throw std::runtime_error("no schema " + path);
    }
    const nlohmann::json text = nlohmann::json::parse(in);
    valijson::SchemaParser parser;
    parser.populateSchema(NlohmannJsonAdapter(text), parsed_->schema);
}

Schema::~Schema() = default;

std::string Schema::problems(const std::string& json) const {
    const nlohmann::json value = nlohmann::json::parse(json);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const NlohmannJsonAdapter target(value);
    std::string out;
    if (!validator.validate(parsed_->schema, target, &results)) {
        valijson::ValidationResults::Error error;
        while (results.popError(error)) {
            for (const std::string& step : error.context) {
                out += step;
            }
            out += ": " + error.description + "\n";
        }
    }
    return out;
}

} // namespace intake::test

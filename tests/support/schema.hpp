/// \file
/// JSON text against one of the schemas that ship with the program.
#pragma once

#include <memory>
#include <string>

namespace intake::test {

class Schema {
public:
    explicit Schema(const std::string& name); ///< "record": pipeline/emit/schemas/record...
    ~Schema();
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;
    Schema(Schema&&) = delete;
    Schema& operator=(Schema&&) = delete;

    /// What is wrong with `json`, one line each; "" when it follows the schema.
    [[nodiscard]] std::string problems(const std::string& json) const;

private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

} // namespace intake::test

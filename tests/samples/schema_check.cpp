/// \file
/// Holds the JSON outputs of a run against the schemas that ship with the program.
///
/// schema_check OUT; prints each fault, exits 1 if there is one.

#include "tests/support/schema.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

/// An output and the schema of it, or of each of its lines.
struct Ruled {
    std::string file;
    std::string schema;
    bool by_line = true;
};

std::vector<std::string> texts_of(const std::string& path, bool by_line) {
    std::ifstream in(path);
    if (!in) {
        return {""};
    }
    if (!by_line) {
        return {std::string(std::istreambuf_iterator<char>(in), {})};
    }
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string problems_of(const intake::test::Schema& schema, const std::string& text) {
    try {
        return schema.problems(text);
    } catch (const std::exception& error) {
        return error.what();
    }
}

int faults_in(const std::string& out, const Ruled& ruled) {
    const intake::test::Schema schema(ruled.schema);
    int faults = 0;
    int number = 0;
    for (const std::string& text : texts_of(out + "/" + ruled.file, ruled.by_line)) {
        ++number;
        const std::string problems = problems_of(schema, text);
        if (!problems.empty()) {
            std::cout << ruled.file << ":" << number << ": " << problems << "\n";
            ++faults;
        }
    }
    return faults;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: schema_check OUT\n";
        return 2;
    }
    int faults = 0;
    for (const Ruled& ruled :
         {Ruled{"run.json", "run", false}, Ruled{"timing.json", "timing", false},
          Ruled{"records.jsonl", "record"}, Ruled{"findings.jsonl", "finding"},
          Ruled{"quarantine.jsonl", "quarantine"}}) {
        faults += faults_in(argv[1], ruled);
    }
    return faults == 0 ? 0 : 1;
}

/// \file
/// The optional CSV registers of one cycle: contract §4.
#pragma once

#include "pipeline/model/date.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace intake {

struct RecommendingUnit {
    std::string name;
    std::string channel;
    std::optional<int> quota;
    std::string credit_code;
};

/// A line of winners.csv, revoked.csv or previous.csv.
struct Person {
    std::string name;
    std::string id_number;
    std::string year; ///< or date
    std::string note; ///< title, reason or unit
};

/// Somebody who may review: experts.csv.
struct Expert {
    std::string name;
    std::string unit; ///< may be empty
};

/// An absent register is not an empty one.
struct Registers {
    std::optional<std::vector<RecommendingUnit>> units;
    std::optional<std::vector<Person>> winners;
    std::optional<std::vector<Person>> revoked;
    std::optional<std::vector<Person>> previous;
    std::optional<std::vector<Expert>> experts;
    std::optional<std::map<Date, bool>> holidays; ///< true: a working day
};

} // namespace intake

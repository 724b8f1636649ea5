#include "extractors/id_witness.hpp"

#include "pipeline/model/numbers.hpp"

#include <algorithm>

namespace intake {

namespace {

/// The one number whose check holds; "" where there is none or more than one.
std::string proven_number(const std::vector<Reading>& readings, const Profile& profile) {
    std::string number;
    for (const Reading& reading : readings) {
        const FieldRule* rule = find_field_rule(profile, reading.field);
        if (rule == nullptr || rule->kind != Kind::id_number ||
            reading.state != State::accepted || reading.value == number) {
            continue;
        }
        const bool proven = id_check_holds(reading.value) && birth_of_id(reading.value);
        if (!proven || !number.empty()) {
            return "";
        }
        number = reading.value;
    }
    return number;
}

/// Whether the number says what was read: the whole date, or its year and month.
bool tells(const std::string& number, const Reading& reading) {
    if (reading.field == "birth") {
        const std::string birth = to_string(*birth_of_id(number));
        return reading.value.size() >= 7 && birth.starts_with(reading.value);
    }
    return reading.field == "sex" && reading.value == sex_of_id(number);
}

} // namespace

std::vector<Reading> backed_by_id_number(std::vector<Reading> readings,
                                         const Profile& profile) {
    constexpr double least = 0.5; // a mere guess at one of two words is no second witness
    const std::string number = proven_number(readings, profile);
    for (Reading& reading : readings) {
        if (!number.empty() && reading.state == State::review &&
            reading.backing != Backing::unclear && reading.confidence >= least &&
            tells(number, reading)) {
            reading.state = State::accepted;
            reading.disputed = false;
            reading.note.clear();
            reading.alternatives.clear();
        }
    }
    return readings;
}

} // namespace intake

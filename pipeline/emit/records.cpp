#include "pipeline/calibration.hpp"
#include "pipeline/emit/json.hpp"
#include "pipeline/emit/outputs.hpp"
#include "pipeline/emit/tally.hpp"

#include <algorithm>

namespace intake {

namespace {

bool has_value(State state) {
    return state == State::accepted || state == State::review;
}

Json value_json(State state, const std::string& value) {
    return has_value(state) ? text_or_null(value) : Json(nullptr);
}

Json source_json(const Source& source) {
    if (source.file.empty()) {
        return nullptr;
    }
    const bool in_cell = !source.cell.empty();
    return {{"file", source.file},
            {"page", page_or_null(source.page)},
            {"box", in_cell ? Json(nullptr) : box_json(source.box)},
            {"cell", text_or_null(source.cell)},
            {"origin", name_of(source.origin)}};
}

Json reading_json(const Reading& reading) {
    const Source& source = reading.source;
    const bool in_cell = !source.cell.empty();
    return {{"document", text_or_null(reading.document)},
            {"file", text_or_null(source.file)},
            {"page", page_or_null(source.page)},
            {"cell", text_or_null(source.cell)},
            {"box", in_cell ? Json(nullptr) : box_json(source.box)},
            {"origin", name_of(source.origin)},
            {"raw", reading.raw},
            {"value", value_json(reading.state, reading.value)},
            {"state", name_of(reading.state)},
            {"confidence", confidence_json(calibrated(reading))}};
}

/// What the program had read where a person answered.
Reading machine_reading(const Reading& reading) {
    Reading machine = reading;
    machine.raw = reading.superseded->raw;
    machine.value = reading.superseded->value;
    machine.state = reading.superseded->state;
    machine.confidence = reading.superseded->confidence;
    machine.backing = reading.superseded->backing;
    machine.source.origin = reading.superseded->origin;
    return machine;
}

Json field_json(const Field& field) {
    Json readings = Json::array();
    for (const Reading& reading : field.readings) {
        readings.push_back(reading_json(reading));
        if (reading.superseded) {
            readings.push_back(reading_json(machine_reading(reading)));
        }
    }
    return {{"state", name_of(field.state)},
            {"value", value_json(field.state, field.value)},
            {"source", source_json(field.source)},
            {"confidence", confidence_json(calibrated(field))},
            {"readings", readings}};
}

/// A field nobody looked for is not absent: it is a person's.
Field unasked_field(const std::string& name) {
    Field field;
    field.name = name;
    field.state = State::review;
    return field;
}

Json fields_json(const Dossier& dossier, const Profile& profile) {
    Json out = Json::object();
    for (const FieldRule& rule : profile.fields) {
        if (rule.record) {
            const Field* field = find_field(dossier, rule.name);
            out[rule.name] = field_json(field ? *field : unasked_field(rule.name));
        }
    }
    return out;
}

Json seals_json(const Part& part, const Document& document, const std::string& file) {
    Json out = Json::array();
    for (const Seal& seal : part.seals) {
        const Source place = place_of(document, seal.page);
        if (place.file != file) {
            continue;
        }
        out.push_back({{"page", page_or_null(place.page)},
                       {"box", box_json(seal.box)},
                       {"text", value_json(seal.state, seal.text)},
                       {"state", name_of(seal.state)},
                       {"field", text_or_null(seal.field)},
                       {"shape", name_of(seal.shape)},
                       {"kind", text_or_null(seal.kind)}});
    }
    return out;
}

Json signatures_json(const Part& part, const Document& document, const std::string& file) {
    Json out = Json::array();
    for (const Signature& signature : part.signatures) {
        const Source place = place_of(document, signature.page);
        if (place.file == file) {
            out.push_back({{"page", page_or_null(place.page)},
                           {"field", signature.field},
                           {"box", box_json(signature.box)},
                           {"state", name_of(signature.state)}});
        }
    }
    return out;
}

/// Physical pages in order, once each; a sheet counts as the page of its number.
Json pages_json(const Part& part, const Document& document, const std::string& file) {
    if (part.sheet >= 0) {
        return Json::array({part.sheet + 1});
    }
    std::vector<int> numbers;
    for (const std::size_t index : part.pages) {
        const Source place = place_of(document, document.pages.at(index));
        if (place.file == file) {
            numbers.push_back(place.page);
        }
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

/// One entry a document and file.
Json documents_json(const Case& subject, const Dossier& dossier) {
    Json out = Json::array();
    for (const Part& part : dossier.parts) {
        const Document& document = subject.documents.at(part.document);
        std::vector<std::string> files{part.file};
        files.insert(files.end(), part.later_files.begin(), part.later_files.end());
        for (const std::string& file : files) {
            out.push_back({{"type", text_or_null(part.type)},
                           {"file", file},
                           {"pages", pages_json(part, document, file)},
                           {"seals", seals_json(part, document, file)},
                           {"signatures", signatures_json(part, document, file)}});
        }
    }
    return out;
}

Json record_json(const Review& review, const Dossier& dossier, const Profile& profile) {
    Json findings = Json::array();
    for (const Finding& finding : review.verdicts.findings) {
        if (finding.candidate == dossier.candidate) {
            findings.push_back(finding.id);
        }
    }
    return {{"schema", "record/1"},
            {"submission", review.submission.name},
            {"unit", review.subject.unit},
            {"candidate", dossier.candidate},
            {"verdict", shown_verdict(review, dossier)},
            {"fields", fields_json(dossier, profile)},
            {"documents", documents_json(review.subject, dossier)},
            {"findings", findings}};
}

} // namespace

std::string records_jsonl(const Batch& batch) {
    std::string out;
    for (const Review& review : batch.reviews) {
        for (const Dossier& dossier : review.subject.dossiers) {
            out += compact(record_json(review, dossier, batch.profile)) + '\n';
        }
    }
    return out;
}

} // namespace intake

#include "pipeline/round_store.hpp"

#include "pipeline/durable.hpp"
#include "pipeline/model/digest.hpp"
#include "pipeline/model/error.hpp"
#include "pipeline/round_schema.hpp"

#include <fstream>
#include <map>
#include <sstream>

namespace intake {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "rounds.sqlite";

std::string refusal(const std::string& table, const std::string& verb) {
    return "CREATE TRIGGER " + table + "_no_" + verb + " BEFORE " + verb + " ON " + table +
           " BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;";
}

/// History is only ever added to, whoever writes.
void make_schema(Database& database) {
    std::string sql = "BEGIN;" + std::string(round_schema);
    for (const std::string table : round_tables) {
        for (const std::string verb : {"UPDATE", "DELETE"}) {
            sql += refusal(table, verb);
        }
    }
    database.execute(sql + "PRAGMA user_version=" + std::to_string(round_schema_version) +
                     ";COMMIT;");
}

Date date_from(const std::string& text) {
    return parse_date(text).value_or(Date{});
}

std::string text_of(Date date) {
    return date.ok() ? to_string(date) : "";
}

template <typename Value> Value value_named(const std::string& name, Value last) {
    for (int i = 0; i < static_cast<int>(last); ++i) {
        if (name_of(static_cast<Value>(i)) == name) {
            return static_cast<Value>(i);
        }
    }
    return last;
}

RoundItem item_of_row(Query& row) {
    RoundItem item;
    item.number = row.number();
    item.finding = row.text();
    item.state = value_named(row.text(), ItemState::review);
    item.since = row.number();
    item.until = row.number();
    for (std::string* text :
         {&item.check, &item.candidate, &item.document, &item.field, &item.slot, &item.file,
          &item.sha256, &item.place, &item.problem, &item.basis, &item.remedy, &item.kind}) {
        *text = row.text();
    }
    return item;
}

std::vector<const std::string*> texts_of(const RoundItem& item) {
    return {&item.check,   &item.candidate, &item.document, &item.field,
            &item.slot,    &item.file,      &item.sha256,   &item.place,
            &item.problem, &item.basis,     &item.remedy,   &item.kind};
}

std::string digest_of(const RoundRecord& record) {
    std::string text = text_of(record.sent) + "\n" + text_of(record.due) + "\n";
    for (const RoundItem& item : record.round.items) {
        text += std::to_string(item.number) + "\x1F" + item.finding + "\x1F" +
                std::string(name_of(item.state)) + "\x1F" + std::to_string(item.since) +
                "\x1F" + std::to_string(item.until);
        for (const std::string* part : texts_of(item)) {
            text += "\x1F" + *part;
        }
        text += "\n";
    }
    return sha256_hex(text);
}

void add_items(Database& database, std::int64_t letter, const std::vector<RoundItem>& items) {
    for (const RoundItem& item : items) {
        Query query(database, "INSERT INTO item VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        query << letter << std::int64_t(item.number) << item.finding
              << std::string(name_of(item.state)) << std::int64_t(item.since)
              << std::int64_t(item.until);
        for (const std::string* text : texts_of(item)) {
            query << *text;
        }
        query.next();
    }
}

/// Every round, its last letter's dates and what it brought; by unit and number.
void read_rounds(const Database& database, std::map<int, UnitHistory>& units,
                 std::map<std::int64_t, PastRound*>& by_id) {
    Query row(
        database,
        "SELECT r.unit, r.id, r.number, r.submission, r.received, l.sent, l.due, l.number "
        "FROM round r JOIN letter l ON l.id = (SELECT MAX(id) FROM letter WHERE round = "
        "r.id) ORDER BY r.unit, r.number");
    std::vector<std::pair<int, std::int64_t>> order;
    while (row.next()) {
        const int unit = row.number();
        const std::int64_t id = row.large();
        PastRound round{.number = row.number()};
        round.submission = row.text();
        round.received = date_from(row.text());
        round.sent = date_from(row.text());
        round.due = date_from(row.text());
        round.letter = row.number();
        units.at(unit).rounds.push_back(std::move(round));
        order.emplace_back(unit, id);
    }
    std::map<int, std::size_t> seen;
    for (const auto& [unit, id] : order) {
        by_id[id] = &units.at(unit).rounds.at(seen[unit]++);
    }
}

void read_items(const Database& database, const std::map<std::int64_t, PastRound*>& by_id,
                bool last_round) {
    const std::string only =
        last_round ? "AND l.round IN (SELECT MAX(id) FROM round GROUP BY unit) " : "";
    Query row(database,
              "SELECT l.round, i.number, i.finding, i.state, i.since, i.until, i.check_id, "
              "i.candidate, i.document, i.field, i.slot, i.file, i.sha256, i.place, i.problem, "
              "i.basis, i.remedy, i.kind FROM item i JOIN letter l ON l.id = i.letter WHERE "
              "l.id = (SELECT MAX(id) FROM letter WHERE round = l.round) " +
                  only + "ORDER BY l.round, i.number");
    while (row.next()) {
        PastRound* round = by_id.at(row.large());
        round->items.push_back(item_of_row(row));
    }
}

void read_last_items(const Database& database, std::map<int, UnitHistory>& units) {
    Query last(database, "SELECT r.unit, MAX(i.number) FROM item i JOIN letter l ON l.id = "
                         "i.letter JOIN round r ON r.id = l.round GROUP BY r.unit");
    while (last.next()) {
        UnitHistory& unit = units.at(last.number());
        unit.last_item = last.number();
    }
}

void read_contents(const Database& database, const std::map<std::int64_t, PastRound*>& by_id) {
    Query file(database, "SELECT round, sha256 FROM file");
    while (file.next()) {
        PastRound* round = by_id.at(file.large());
        round->content.insert(file.text());
    }
    Query replaced(database, "SELECT round, sha256, page, by_sha256, by_page FROM replacement");
    while (replaced.next()) {
        PastRound* round = by_id.at(replaced.large());
        Replacement one{.sha256 = replaced.text()};
        one.page = replaced.number();
        one.by = replaced.text();
        one.by_page = replaced.number();
        round->replacements.push_back(std::move(one));
    }
}

void read_keys(const Database& database, std::map<int, UnitHistory>& units) {
    Query row(database, "SELECT r.unit, k.kind, k.key FROM unit_key k JOIN round r ON r.id = "
                        "k.round");
    while (row.next()) {
        UnitHistory& unit = units.at(row.number());
        const std::string kind = row.text();
        (kind == "code"   ? unit.codes
         : kind == "name" ? unit.names
                          : unit.folders)
            .insert(row.text());
    }
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file) {
        throw SystemError("无法读取台账文件：" + path.string());
    }
    return std::move(bytes).str();
}

InputFile file_of_row(Query& row) {
    InputFile file;
    file.path = row.text();
    file.sha256 = row.text();
    file.bytes = static_cast<std::uint64_t>(row.large());
    file.format = value_named(row.text(), Format::text);
    file.outcome = value_named(row.text(), Outcome::ignored);
    file.code = row.text();
    file.reason = row.text();
    file.remedy = row.text();
    file.pages_total = row.number();
    file.pages_read = row.number();
    file.pages_unreadable = row.number();
    return file;
}

std::int64_t add_round(Database& database, const RoundRecord& record) {
    Query query(database,
                "INSERT INTO round(unit, number, submission, received) VALUES(?,?,?,?)");
    query << std::int64_t(record.round.unit) << std::int64_t(record.round.number)
          << record.submission << text_of(record.sent);
    query.next();
    const std::int64_t id = database.last_row();
    for (const auto& [kind, key] :
         {std::pair("code", record.round.code), std::pair("name", record.name_key),
          std::pair("folder", record.folder_key)}) {
        if (!key.empty()) {
            (Query(database, "INSERT INTO unit_key VALUES(?,?,?)")
             << id << std::string(kind) << key)
                .next();
        }
    }
    for (const Replacement& one : record.round.replacements) {
        (Query(database, "INSERT INTO replacement VALUES(?,?,?,?,?)")
         << id << one.sha256 << std::int64_t(one.page) << one.by << std::int64_t(one.by_page))
            .next();
    }
    return id;
}

void add_file(Database& database, std::int64_t round, const InputFile& file) {
    Query query(database,
                "INSERT INTO file(round, path, sha256, bytes, format, outcome, code, reason, "
                "remedy, pages, pages_read, pages_unreadable) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    query << round << file.path << file.sha256 << static_cast<std::int64_t>(file.bytes)
          << std::string(name_of(file.format)) << std::string(name_of(file.outcome))
          << file.code << file.reason << file.remedy << std::int64_t(file.pages_total)
          << std::int64_t(file.pages_read) << std::int64_t(file.pages_unreadable);
    query.next();
}

std::int64_t id_of_round(const Database& database, const Round& round) {
    Query query(database, "SELECT id FROM round WHERE unit=? AND number=?");
    query << std::int64_t(round.unit) << std::int64_t(round.number);
    return query.next() ? query.large() : 0;
}

std::string last_digest(const Database& database, std::int64_t round) {
    Query query(database, "SELECT digest FROM letter WHERE round=? ORDER BY id DESC LIMIT 1");
    query << round;
    return query.next() ? query.text() : "";
}

} // namespace

RoundStore::RoundStore(const fs::path& folder, Database::Access access)
    : folder_(folder), database_(folder / file_name, access) {
    const int version = database_.single_number("PRAGMA user_version");
    if (version > round_schema_version) {
        throw UsageError("台账由更新版本的程序写成（第" + std::to_string(version) +
                         "版），请使用新版程序");
    }
    if (version == 0 && access == Database::Access::write) {
        make_schema(database_);
        std::error_code error;
        fs::permissions(folder / file_name, fs::perms::owner_read | fs::perms::owner_write,
                        error);
    }
}

std::vector<UnitHistory> RoundStore::units(Detail detail) const {
    const Database& database = database_;
    std::map<int, UnitHistory> units;
    Query row(database, "SELECT number, name, home FROM unit");
    while (row.next()) {
        UnitHistory unit{.number = row.number()};
        unit.name = row.text();
        unit.home = row.text();
        units.emplace(unit.number, std::move(unit));
    }
    std::map<std::int64_t, PastRound*> by_id;
    read_rounds(database, units, by_id);
    read_items(database, by_id, detail == Detail::standing);
    if (detail == Detail::all) {
        read_last_items(database, units);
        read_contents(database, by_id);
        read_keys(database, units);
    }
    std::vector<UnitHistory> out;
    out.reserve(units.size());
    for (auto& [number, unit] : units) {
        out.push_back(std::move(unit));
    }
    return out;
}

int RoundStore::next_letter() const {
    return database_.single_number("SELECT COALESCE(MAX(number), 0) + 1 FROM letter");
}

fs::path RoundStore::blob(const std::string& sha256) const {
    return folder_ / "files" / sha256.substr(0, 2) / sha256;
}

std::vector<KeptFile> RoundStore::files(int unit, int last) const {
    Query row(
        database_,
        "SELECT r.number, f.path, f.sha256, f.bytes, f.format, f.outcome, f.code, "
        "f.reason, f.remedy, f.pages, f.pages_read, f.pages_unreadable FROM file f JOIN "
        "round r ON r.id = f.round WHERE r.unit=? AND r.number<=? ORDER BY r.number, f.id");
    row << std::int64_t(unit) << std::int64_t(last);
    std::vector<KeptFile> files;
    while (row.next()) {
        KeptFile kept{.round = row.number()};
        kept.file = file_of_row(row);
        if (kept.file.outcome == Outcome::processed) {
            kept.file.blob = blob(kept.file.sha256);
            kept.document = bytes_of(blob(kept.file.sha256) += ".read");
        }
        files.push_back(std::move(kept));
    }
    return files;
}

void RoundStore::keep_file(const InputFile& file, const std::string& document) const {
    if (file.outcome != Outcome::processed) {
        return;
    }
    const fs::path path = blob(file.sha256);
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    fs::permissions(folder_ / "files", fs::perms::owner_all, error);
    if (!fs::exists(path)) {
        replace_file(path, bytes_of(file.blob));
    }
    fs::path read = path;
    read += ".read";
    if (!fs::exists(read)) {
        replace_file(read, document);
    }
}

void RoundStore::add(const RoundRecord& record) {
    std::int64_t round = id_of_round(database_, record.round);
    if (round == 0 && record.round.number == 1) {
        (Query(database_, "INSERT INTO unit VALUES(?,?,?)")
         << std::int64_t(record.round.unit) << record.name << record.round.home)
            .next();
    }
    if (round == 0) {
        round = add_round(database_, record);
        for (const auto& [file, document] : record.files) {
            keep_file(file, document);
            add_file(database_, round, file);
        }
    }
    const std::string digest = digest_of(record);
    if (last_digest(database_, round) == digest) {
        return;
    }
    (Query(database_, "INSERT INTO letter(round, number, sent, due, digest) VALUES(?,?,?,?,?)")
     << round << std::int64_t(record.round.letter) << text_of(record.sent)
     << text_of(record.due) << digest)
        .next();
    add_items(database_, database_.last_row(), record.round.items);
}

void RoundStore::record(const std::vector<RoundRecord>& records) {
    database_.execute("BEGIN IMMEDIATE");
    for (const RoundRecord& record : records) {
        add(record);
    }
}

void RoundStore::commit() {
    database_.execute("COMMIT");
}

std::vector<UnitHistory> units_in(const fs::path& folder) {
    if (!fs::exists(folder / file_name)) {
        return {};
    }
    const RoundStore store(folder, Database::Access::read);
    return store.units(RoundStore::Detail::standing);
}

} // namespace intake

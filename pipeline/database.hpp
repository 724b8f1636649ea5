/// \file
/// The one place that knows SQLite.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace intake {

/// An open file. What goes wrong is a UsageError when the file is damaged or none of ours, a
/// BusyError when another process holds it, else a SystemError.
class Database {
public:
    enum class Access { read, write };

    /// Made if it is not there, but for reading.
    Database(const std::filesystem::path& path, Access access);

    /// Several statements without values.
    void execute(const std::string& sql);

    [[nodiscard]] int single_number(const std::string& sql) const;

    /// The row that was added last.
    [[nodiscard]] std::int64_t last_row() const;

private:
    friend class Query;

    struct Closer {
        void operator()(sqlite3* database) const;
    };

    [[noreturn]] void refuse() const;

    std::string name_;
    std::unique_ptr<sqlite3, Closer> handle_;
};

/// A statement: its values in order, then its rows, each column by column.
class Query {
public:
    Query(const Database& database, const std::string& sql);

    Query& operator<<(const std::string& text);
    Query& operator<<(std::int64_t number);

    /// To the next row. \return false when there is none
    bool next();

    [[nodiscard]] std::string text();
    [[nodiscard]] int number();
    [[nodiscard]] std::int64_t large();

private:
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };

    void check(int code) const;

    const Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    int bound_ = 0;
    int column_ = 0;
};

} // namespace intake

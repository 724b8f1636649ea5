#include "pipeline/database.hpp"

#include "pipeline/model/error.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace intake {

void Database::Closer::operator()(sqlite3* database) const {
    sqlite3_close(database);
}

Database::Database(const std::filesystem::path& path, Access access)
    : name_(path.filename().string()) {
    sqlite3* opened = nullptr;
    const int flags = access == Access::read ? SQLITE_OPEN_READONLY
                                             : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
    handle_.reset(opened);
    if (code != SQLITE_OK) {
        refuse();
    }
    sqlite3_busy_timeout(opened, 2000);
    execute("PRAGMA foreign_keys=ON");
}

void Database::refuse() const {
    const int code = sqlite3_errcode(handle_.get()) & 0xFF;
    const std::string reason = sqlite3_errmsg(handle_.get());
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        throw BusyError("另一次运行正在使用该台账，请待其结束后再试");
    }
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
        throw UsageError("台账文件 " + name_ + " 无法读取（" + reason + "），请恢复备份");
    }
    throw SystemError("台账文件 " + name_ + " 无法使用：" + reason);
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        refuse();
    }
}

int Database::single_number(const std::string& sql) const {
    Query query(*this, sql);
    return query.next() ? query.number() : 0;
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(handle_.get());
}

void Query::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Query::Query(const Database& database, const std::string& sql) : database_(database) {
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v2(database.handle_.get(), sql.c_str(), -1, &made, nullptr));
    statement_.reset(made);
}

void Query::check(int code) const {
    if (code != SQLITE_OK) {
        database_.refuse();
    }
}

Query& Query::operator<<(const std::string& text) {
    check(sqlite3_bind_text64(statement_.get(), ++bound_, text.data(), text.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Query& Query::operator<<(std::int64_t number) {
    check(sqlite3_bind_int64(statement_.get(), ++bound_, number));
    return *this;
}

bool Query::next() {
    const int code = sqlite3_step(statement_.get());
    column_ = 0;
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        database_.refuse();
    }
    return code == SQLITE_ROW;
}

std::string Query::text() {
    const unsigned char* bytes = sqlite3_column_text(statement_.get(), column_);
    const auto size = sqlite3_column_bytes(statement_.get(), column_++);
    std::string out(static_cast<std::size_t>(size), '\0');
    std::copy_n(bytes, size, out.begin());
    return out;
}

int Query::number() {
    return sqlite3_column_int(statement_.get(), column_++);
}

std::int64_t Query::large() {
    return sqlite3_column_int64(statement_.get(), column_++);
}

} // namespace intake

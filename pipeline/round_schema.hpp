/// \file
/// The tables of rounds.sqlite. A change raises the version and brings the steps from the one
/// before; rows are never changed.
#pragma once

#include <array>

namespace intake {

inline constexpr int round_schema_version = 1;

inline constexpr const char* round_schema = R"(
CREATE TABLE unit(number INTEGER PRIMARY KEY, name TEXT NOT NULL, home TEXT NOT NULL);
CREATE TABLE round(id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit(number),
  number INTEGER NOT NULL, submission TEXT NOT NULL, received TEXT NOT NULL,
  UNIQUE(unit, number));
CREATE TABLE unit_key(round INTEGER NOT NULL REFERENCES round(id), kind TEXT NOT NULL,
  key TEXT NOT NULL);
CREATE TABLE file(id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES round(id),
  path TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, format TEXT NOT NULL,
  outcome TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL,
  pages INTEGER NOT NULL, pages_read INTEGER NOT NULL, pages_unreadable INTEGER NOT NULL);
CREATE TABLE replacement(round INTEGER NOT NULL REFERENCES round(id), sha256 TEXT NOT NULL,
  page INTEGER NOT NULL, by_sha256 TEXT NOT NULL, by_page INTEGER NOT NULL);
CREATE TABLE letter(id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES round(id),
  number INTEGER NOT NULL, sent TEXT NOT NULL, due TEXT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE item(letter INTEGER NOT NULL REFERENCES letter(id), number INTEGER NOT NULL,
  finding TEXT NOT NULL, state TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  check_id TEXT NOT NULL, candidate TEXT NOT NULL, document TEXT NOT NULL, field TEXT NOT NULL,
  slot TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, place TEXT NOT NULL,
  problem TEXT NOT NULL, basis TEXT NOT NULL, remedy TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY(letter, number)) WITHOUT ROWID;
CREATE INDEX round_of_key ON unit_key(round);
CREATE INDEX file_of_round ON file(round);
CREATE INDEX replacement_of_round ON replacement(round);
CREATE INDEX letter_of_round ON letter(round);
)";

inline constexpr std::array<const char*, 7> round_tables{
    "unit", "round", "unit_key", "file", "replacement", "letter", "item"};

} // namespace intake

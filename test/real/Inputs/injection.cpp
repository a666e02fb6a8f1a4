// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Feeds hostile names to statements of a real SQLite database: spliced in, as
// async-string-built-sql reports them, and bound, as its message advises.

#include <iostream>
#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

namespace {

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Database open() {
  sqlite3 *opened = nullptr;
  if (sqlite3_open(":memory:", &opened) != SQLITE_OK)
    throw std::runtime_error("no database");
  Database database(opened, sqlite3_close);
  sqlite3_exec(opened, "CREATE TABLE students (name TEXT, grade INTEGER); INSERT INTO students VALUES ('ada', 1), ('bob', 5)", nullptr,
               nullptr, nullptr);
  return database;
}

Statement prepare(sqlite3 *database, const std::string &text) {
  sqlite3_stmt *made = nullptr;
  sqlite3_prepare_v2(database, text.c_str(), -1, &made, nullptr);
  return Statement(made, sqlite3_finalize);
}

int rows(const Statement &statement) {
  int count = 0;
  while (statement && sqlite3_step(statement.get()) == SQLITE_ROW)
    ++count;
  return count;
}

int countSpliced(sqlite3 *database, const std::string &name) {
  return rows(prepare(database, "SELECT * FROM students WHERE name = '" + name + "'")); // flagged
}

int countBound(sqlite3 *database, const std::string &name) {
  const Statement statement = prepare(database, "SELECT * FROM students WHERE name = ?1");
  sqlite3_bind_text(statement.get(), 1, name.data(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
  return rows(statement);
}

void addSpliced(sqlite3 *database, const std::string &name) {
  const std::string text = "INSERT INTO students VALUES ('" + name + "', 3)";
  sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr); // flagged
}

void addBound(sqlite3 *database, const std::string &name) {
  const Statement statement = prepare(database, "INSERT INTO students VALUES (?1, 3)");
  sqlite3_bind_text(statement.get(), 1, name.data(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
  sqlite3_step(statement.get());
}

int all(sqlite3 *database) { return rows(prepare(database, "SELECT * FROM students")); }

} // namespace

int main(int argc, char **argv) {
  const std::string everybody = argc > 1 ? argv[1] : "nobody' OR '1'='1";
  const std::string table = argc > 2 ? argv[2] : "rob', 3); DROP TABLE students; --";

  const Database reading = open();
  std::cout << "spliced, found: " << countSpliced(reading.get(), everybody) << "\n";
  std::cout << "bound, found: " << countBound(reading.get(), everybody) << "\n";

  const Database spliced = open();
  addSpliced(spliced.get(), table);
  std::cout << "spliced, left: " << all(spliced.get()) << "\n";
  const Database bound = open();
  addBound(bound.get(), table);
  std::cout << "bound, left: " << all(bound.get()) << "\n";
  std::cout << "bound, under that name: " << countBound(bound.get(), table) << "\n";
}

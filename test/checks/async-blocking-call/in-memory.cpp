// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// A database that lies in memory has nobody to wait for: that very object, from
// where it is opened so on. And what prepares a call that blocks is one finding
// with it.

#include "task.h"
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <memory>
#include <string>

using own::task;

task<void> in_memory(const char *Path) {
  sqlite3 *Memory = nullptr, *File = nullptr;
  sqlite3_open(":memory:", &Memory);
  sqlite3_exec(Memory, "CREATE TABLE t (n)", nullptr, nullptr, nullptr);
  sqlite3_open(Path, &File);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_open' blocks
  sqlite3_exec(File, "CREATE TABLE t (n)", nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_exec' blocks
  sqlite3_open(Path, &Memory);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_open' blocks
  sqlite3_exec(Memory, "CREATE TABLE u (n)", nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_exec' blocks
  co_return;
}
task<void> by_flag(const char *Path) {
  sqlite3 *Memory = nullptr, *File = nullptr;
  sqlite3_open_v2(Path, &Memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
  sqlite3_exec(Memory, "CREATE TABLE t (n)", nullptr, nullptr, nullptr);
  sqlite3_open_v2("users.db", &File, SQLITE_OPEN_READWRITE, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_open_v2' blocks
  sqlite3_exec(File, "CREATE TABLE t (n)", nullptr, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_exec' blocks
  co_return;
}
task<void> by_name() {
  static constexpr const char *Name = "file::memory:?cache=shared";
  sqlite3 *Memory = nullptr;
  sqlite3_open(Name, &Memory);
  sqlite3_stmt *Query = nullptr;
  sqlite3_prepare_v2(Memory, "SELECT 1", -1, &Query, nullptr);
  sqlite3_step(Query);
  co_return;
}

task<int> prepared(sqlite3 *File, const char *Text) {
  sqlite3_stmt *Query = nullptr;
  sqlite3_prepare_v2(File, Text, -1, &Query, nullptr);
  co_return sqlite3_step(Query);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sqlite3_step' blocks
}
task<sqlite3_stmt *> prepared_only(sqlite3 *File, const char *Text) {
  sqlite3_stmt *Query = nullptr;
  sqlite3_prepare_v2(File, Text, -1, &Query, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_prepare_v2' blocks
  co_return Query;
}
task<int> prepared_another(sqlite3 *File, sqlite3_stmt *Other) {
  sqlite3_stmt *Query = nullptr;
  sqlite3_prepare_v2(File, "SELECT 1", -1, &Query, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sqlite3_prepare_v2' blocks
  co_return sqlite3_step(Other);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'sqlite3_step' blocks
}

class cache {
  sqlite3 *Memory = nullptr;

public:
  cache() { sqlite3_open(":memory:", &Memory); }
  task<void> clear() {
    sqlite3_exec(Memory, "DELETE FROM t", nullptr, nullptr, nullptr);
    co_return;
  }
};
class store {
  sqlite3 *File = nullptr;

public:
  explicit store(const char *Path) { sqlite3_open(Path, &File); }
  task<void> clear() {
    sqlite3_exec(File, "DELETE FROM t", nullptr, nullptr, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'sqlite3_exec' blocks
    co_return;
  }
};

class wrapped {
  SQLite::Database Memory{":memory:", SQLite::OPEN_READWRITE};
  SQLite::Database File{"users.db", SQLite::OPEN_READWRITE};

public:
  task<void> clear() {
    Memory.exec("DELETE FROM t");
    SQLite::Statement Fast(Memory, "SELECT 1");
    Fast.executeStep();
    File.exec("DELETE FROM t");
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'SQLite::Database::exec' blocks
    SQLite::Statement Slow(File, "SELECT 1");
    Slow.executeStep();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'SQLite::Statement::executeStep' blocks
    co_return;
  }
};

// Held by a pointer.
class pointed {
  std::unique_ptr<SQLite::Database> Memory =
      std::make_unique<SQLite::Database>(":memory:");
  std::unique_ptr<SQLite::Database> File;

public:
  pointed() : File(new SQLite::Database("users.db")) {}
  task<void> clear() {
    Memory->exec("DELETE FROM t");
    File->exec("DELETE FROM t");
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'SQLite::Database::exec' blocks
    auto Local = std::make_unique<SQLite::Database>(":memory:");
    Local->exec("CREATE TABLE t (n)");
    co_return;
  }
};
// One constructor for tests, one for files.
class for_both {
  SQLite::Database Database;

public:
  for_both() : Database(":memory:") {}
  explicit for_both(const std::string &Path) : Database(Path) {}
  task<void> clear() {
    Database.exec("DELETE FROM t");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'SQLite::Database::exec' blocks
    co_return;
  }
};
// A statement that is prepared once.
class prepared_once {
  sqlite3 *Memory = nullptr;
  sqlite3_stmt *Query = nullptr;

public:
  prepared_once() {
    sqlite3_open(":memory:", &Memory);
    sqlite3_prepare_v2(Memory, "SELECT 1", -1, &Query, nullptr);
  }
  task<void> run() {
    sqlite3_step(Query);
    co_return;
  }
};

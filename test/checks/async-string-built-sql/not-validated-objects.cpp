// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// Objects of which something else has been validated, or not all, or that have
// changed since.

#include <postgresql/libpq-fe.h>
#include <algorithm>
#include <cctype>
#include <coroutine>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

template <typename T> struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

static bool isIdentifier(std::string_view Text) {
  return !Text.empty() && std::all_of(Text.begin(), Text.end(), [](unsigned char C) { return std::isalnum(C) || C == '_'; });
}
static void requireIdentifier(std::string_view Text) {
  if (!isIdentifier(Text))
    throw std::invalid_argument("name");
}
struct Request {
  std::string table;
  std::string column;
};

void otherField(PGconn *Connection, const Request &Given) {
  requireIdentifier(Given.column);
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'table' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-9]]:15: note: 'table' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:40: note: becomes part of a longer text here
void otherObject(PGconn *Connection, const Request &Given, const Request &Other) {
  requireIdentifier(Other.table);
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'table' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-16]]:15: note: 'table' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:40: note: becomes part of a longer text here
void written(PGconn *Connection, Request Given, const std::string &Raw) {
  requireIdentifier(Given.table);
  Given.table = Raw;
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Raw' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:68: note: 'Raw' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:9: note: is kept in 'table' here
// CHECK-MESSAGES: :[[@LINE-5]]:40: note: becomes part of a longer text here
void writtenBehindPointer(PGconn *Connection, std::shared_ptr<Request> Given, const std::string &Raw) {
  requireIdentifier(Given->table);
  Given->table = Raw;
  PQexec(Connection, ("SELECT * FROM users WHERE kind = '" + Given->table + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'table' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-3]]:69: note: 'table' comes from here
class Repository {
public:
  void rename(const std::string &Raw) { Table = Raw; }
  void read(const std::string &Raw) {
    requireIdentifier(Table);
    rename(Raw);
    PQexec(Connection, ("SELECT * FROM tables WHERE name = '" + Table + "'").c_str());
  }

private:
  std::string Table;
  PGconn *Connection;
};
// CHECK-MESSAGES: :[[@LINE-7]]:5: warning: 'Table' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:15: note: 'Table' comes from here
// CHECK-MESSAGES: :[[@LINE-9]]:63: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-10]]:5: note: 'PQexecParams(Connection, "SELECT * FROM tables WHERE name = $1", 1, nullptr, std::array<const char *, 1>{{[{][{]}}Table.c_str()}}.data(), nullptr, nullptr, 0)' binds the values
task<bool> require(std::string Text) {
  requireIdentifier(Text);
  co_return true;
}
void neverAwaited(PGconn *Connection, Request Given) {
  require(Given.table);
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'table' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-60]]:15: note: 'table' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:40: note: becomes part of a longer text here
std::pair<std::string, std::string> parse(const std::string &);
void otherBinding(PGconn *Connection, const std::string &Raw) {
  const auto [Table, Column] = parse(Raw);
  requireIdentifier(Table);
  PQexec(Connection, ("SELECT * FROM " + Column).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Raw' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:58: note: 'Raw' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:32: note: passes through 'parse' here
// CHECK-MESSAGES: :[[@LINE-5]]:40: note: becomes part of a longer text here

void values(PGconn *Connection, const std::map<std::string, std::string> &Values) {
  for (const auto &[Key, Value] : Values)
    requireIdentifier(Key);
  std::string Sql = "INSERT INTO users VALUES (";
  for (const auto &[Key, Value] : Values)
    Sql += "'" + Value + "',";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Values' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-9]]:75: note: 'Values' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in '' here
// CHECK-MESSAGES: :[[@LINE-6]]:16: note: becomes part of a longer text here
void upToTheFirst(PGconn *Connection, const std::vector<std::string> &Columns) {
  for (const auto &Each : Columns)
    if (!isIdentifier(Each))
      break;
  std::string Sql = "SELECT ";
  for (const auto &Each : Columns)
    Sql += Each + ",";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Columns' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-10]]:71: note: 'Columns' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-6]]:17: note: becomes part of a longer text here
void notAll(PGconn *Connection, const std::vector<std::string> &Columns) {
  for (const auto &Each : Columns) {
    if (Each.size() > 8)
      continue;
    requireIdentifier(Each);
  }
  std::string Sql = "SELECT ";
  for (const auto &Each : Columns)
    Sql += Each + ",";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Columns' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-12]]:65: note: 'Columns' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-6]]:17: note: becomes part of a longer text here
void onlyTheFirst(PGconn *Connection, const std::vector<std::string> &Columns) {
  requireIdentifier(Columns.front());
  std::string Sql = "SELECT ";
  for (const auto &Each : Columns)
    Sql += Each + ",";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Columns' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-8]]:71: note: 'Columns' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:20: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-6]]:17: note: becomes part of a longer text here
void grown(PGconn *Connection, std::vector<std::string> Columns, const std::string &Raw) {
  for (const auto &Each : Columns)
    requireIdentifier(Each);
  Columns.push_back(Raw);
  std::string Sql = "SELECT ";
  for (const auto &Each : Columns)
    Sql += Each + ",";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Raw' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-10]]:85: note: 'Raw' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:11: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-7]]:20: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-7]]:17: note: becomes part of a longer text here

void listOfItself(PGconn *Connection, const Request &Given) {
  const std::set<std::string> Known{Given.table, Given.column};
  if (!Known.contains(Given.column))
    return;
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-145]]:15: note: 'column' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:55: note: becomes part of a longer text here
class Sorter {
public:
  explicit Sorter(std::set<std::string> Given) : Loaded(std::move(Given)) {}
  void changed(PGconn *Connection, const Request &Given) {
    if (!Changing.contains(Given.column))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  void given(PGconn *Connection, const Request &Given) {
    if (!Loaded.contains(Given.column))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  std::set<std::string> Changing{"id", "name"};

private:
  const std::set<std::string> Loaded{"id", "name"};
};
// CHECK-MESSAGES: :[[@LINE-12]]:5: warning: 'column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-166]]:15: note: 'column' comes from here
// CHECK-MESSAGES: :[[@LINE-14]]:57: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-10]]:5: warning: 'column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-169]]:15: note: 'column' comes from here
// CHECK-MESSAGES: :[[@LINE-12]]:57: note: becomes part of a longer text here
static const std::set<std::string> Known = {"id", "name"};
void otherArm(PGconn *Connection, const Request &Given) {
  const std::string Order = Known.contains(Given.column) ? std::string("id") : Given.column;
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Order).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-177]]:15: note: 'column' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:21: note: is kept in 'Order' here
// CHECK-MESSAGES: :[[@LINE-5]]:55: note: becomes part of a longer text here
void notReplaced(PGconn *Connection, const Request &Given, bool IsStrict) {
  std::string Order = Given.column;
  if (IsStrict)
    Order = "id";
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Order).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'column' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-187]]:15: note: 'column' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:15: note: is kept in 'Order' here
// CHECK-MESSAGES: :[[@LINE-5]]:55: note: becomes part of a longer text here
static std::string unchecked(const std::string &Name) {
  if (Name.empty())
    throw std::invalid_argument("name");
  return Name;
}
void helper(PGconn *Connection, const Request &Given) {
  PQexec(Connection, ("SELECT * FROM users WHERE kind = '" + unchecked(Given.table) + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'table' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-200]]:15: note: 'table' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:62: note: passes through 'unchecked' here

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w
// CHECK-SILENT

// What has been validated may be a field, a structured binding, what a getter
// gives, or what is found in a container all of whose texts were looked at.

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
#include <unordered_map>
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
  std::vector<std::string> columns;
};

void field(PGconn *Connection, const Request &Given) {
  if (!isIdentifier(Given.table))
    return;
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
void required(PGconn *Connection, const Request &Given) {
  requireIdentifier(Given.table);
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
void shared(PGconn *Connection, std::shared_ptr<Request> Given) {
  if (!isIdentifier(Given->table))
    throw std::invalid_argument("table");
  PQexec(Connection, ("SELECT * FROM users WHERE kind = '" + Given->table + "'").c_str());
}
static void requireAll(const Request &Given) {
  requireIdentifier(Given.table);
  for (const auto &Each : Given.columns)
    requireIdentifier(Each);
}
void whole(PGconn *Connection, const Request &Given) {
  requireAll(Given);
  PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
class Repository {
public:
  void read() {
    requireIdentifier(Table);
    PQexec(Connection, ("SELECT * FROM tables WHERE name = '" + Table + "'").c_str());
  }

private:
  std::string Table;
  PGconn *Connection;
};

task<bool> isValid(std::string Text) { co_return isIdentifier(Text); }
task<int> awaited(PGconn *Connection, Request Given) {
  if (!co_await isValid(Given.table) || !isIdentifier(Given.column))
    co_return 0;
  PQexec(Connection, ("SELECT " + Given.column + " FROM " + Given.table).c_str());
  co_return 1;
}

std::pair<std::string, std::string> parse(const std::string &);
void binding(PGconn *Connection, const std::string &Raw) {
  const auto [Table, Column] = parse(Raw);
  if (!isIdentifier(Table) || !isIdentifier(Column))
    return;
  PQexec(Connection, ("SELECT " + Column + " FROM " + Table).c_str());
}

// All texts of a container.
void keys(PGconn *Connection, const std::map<std::string, std::string> &Values) {
  for (const auto &[Key, Value] : Values)
    if (!isIdentifier(Key))
      throw std::invalid_argument(Key);
  std::string Sql = "INSERT INTO users (";
  for (const auto &[Key, Value] : Values)
    Sql += Key + ",";
  PQexec(Connection, (Sql + ")").c_str());
}
void firsts(PGconn *Connection, const std::map<std::string, std::string> &Values) {
  for (const auto &Each : Values)
    requireIdentifier(Each.first);
  std::string Sql = "INSERT INTO users (";
  for (auto It = Values.begin(); It != Values.end(); ++It)
    Sql += It->first + ",";
  PQexec(Connection, (Sql + ")").c_str());
}
void sameLoop(PGconn *Connection, const std::map<std::string, std::string> &Values) {
  std::string Sql = "UPDATE users SET ";
  int I = 0;
  for (const auto &[Key, Value] : Values) {
    if (!isIdentifier(Key))
      continue;
    Sql += Key + " = $" + std::to_string(++I) + ",";
  }
  PQexec(Connection, Sql.c_str());
}
std::string join(const std::vector<std::string> &, const char *);
static bool allValid(const std::vector<std::string> &Columns) {
  for (const auto &Each : Columns)
    if (!isIdentifier(Each))
      return false;
  return true;
}
void list(PGconn *Connection, const std::vector<std::string> &Columns) {
  if (!allValid(Columns))
    return;
  std::string Sql = "SELECT ";
  for (size_t I = 0; I < Columns.size(); ++I)
    Sql += (I ? ", " : "") + Columns[I];
  PQexec(Connection, Sql.c_str());
  PQexec(Connection, ("SELECT " + join(Columns, ",") + " FROM users").c_str());
}
void algorithm(PGconn *Connection, const Request &Given) {
  if (!std::all_of(Given.columns.begin(), Given.columns.end(), isIdentifier))
    throw std::invalid_argument("columns");
  std::string Sql = "SELECT ";
  for (const auto &Each : Given.columns)
    Sql += Each + ",";
  PQexec(Connection, Sql.c_str());
}
void ranges(PGconn *Connection, const Request &Given) {
  if (!std::ranges::all_of(Given.columns, [](const auto &Each) { return isIdentifier(Each); }))
    throw std::invalid_argument("columns");
  std::string Sql = "SELECT ";
  for (const auto &Each : Given.columns)
    Sql += Each + ",";
  PQexec(Connection, Sql.c_str());
}
struct Column {
  std::string name;
  std::string type;
};
void parts(PGconn *Connection, const std::vector<Column> &Columns) {
  for (const auto &Each : Columns)
    if (!isIdentifier(Each.name))
      throw std::invalid_argument(Each.name);
  std::string Sql = "SELECT ";
  for (const auto &Each : Columns)
    Sql += Each.name + ", ";
  PQexec(Connection, Sql.c_str());
}

// Lists of what is allowed.
static const std::unordered_map<std::string, std::string> Tables = {{"users", "users_v2"}, {"orders", "orders_v1"}};
void found(PGconn *Connection, const std::string &Name) {
  auto It = Tables.find(Name);
  if (It == Tables.end())
    return;
  PQexec(Connection, ("SELECT * FROM " + Name).c_str());
  PQexec(Connection, ("SELECT * FROM " + It->second).c_str());
}
void foundInCondition(PGconn *Connection, const Request &Given) {
  if (const auto It = Tables.find(Given.table); It != Tables.end())
    PQexec(Connection, ("SELECT * FROM " + Given.table).c_str());
}
void thrown(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT * FROM " + Tables.at(Name)).c_str());
  PQexec(Connection, ("SELECT * FROM " + Name).c_str());
}
static const std::set<std::string> &allowed() {
  static const std::set<std::string> All = {"id", "name"};
  return All;
}
static constexpr std::string_view Columns[] = {"id", "name"};
static bool isColumn(std::string_view Name) {
  for (auto Each : Columns)
    if (Each == Name)
      return true;
  return false;
}
class Sorter {
public:
  void given(PGconn *Connection, const Request &Given) {
    if (!Own.contains(Given.column))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  void shared(PGconn *Connection, const Request &Given) {
    if (!Shared.contains(Given.column))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  void returned(PGconn *Connection, const Request &Given) {
    if (allowed().count(Given.column) == 0)
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  void searched(PGconn *Connection, const Request &Given) {
    if (std::ranges::find(Columns, Given.column) == std::ranges::end(Columns))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  void compared(PGconn *Connection, const Request &Given) {
    if (std::none_of(std::begin(Columns), std::end(Columns), [&](auto Each) { return Each == Given.column; }))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }
  void looped(PGconn *Connection, const Request &Given) {
    if (!isColumn(Given.column))
      return;
    PQexec(Connection, ("SELECT * FROM users ORDER BY " + Given.column).c_str());
  }

private:
  const std::set<std::string> Own{"id", "name"};
  static inline const std::set<std::string> Shared{"id", "name"};
};

// Another text in its stead.
void chosen(PGconn *Connection, const Request &Given) {
  const std::string Order = allowed().contains(Given.column) ? Given.column : std::string("id");
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Order).c_str());
}
void replaced(PGconn *Connection, const Request &Given) {
  std::string Order = Given.column;
  if (!allowed().contains(Order))
    Order = "id";
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Order).c_str());
}

// A helper that gives back what it has validated, and lambdas.
static std::string checked(const std::string &Name) {
  requireIdentifier(Name);
  return Name;
}
void helper(PGconn *Connection, const Request &Given) {
  PQexec(Connection, ("SELECT * FROM users WHERE kind = '" + checked(Given.table) + "'").c_str());
}
template <typename Work> void post(Work) {}
void handedOn(PGconn *Connection, const std::string &Name) {
  if (!isIdentifier(Name))
    return;
  post([Connection, Name] { PQexec(Connection, ("SELECT * FROM " + Name).c_str()); });
}
void inside(PGconn *Connection, const std::string &Name) {
  post([Connection, Name] {
    if (isIdentifier(Name))
      PQexec(Connection, ("SELECT * FROM " + Name).c_str());
  });
}
void byLambda(PGconn *Connection, const std::string &Name) {
  auto IsName = [](const std::string &Text) {
    for (char C : Text)
      if (!isalnum(C))
        return false;
    return true;
  };
  if (!IsName(Name))
    return;
  PQexec(Connection, ("SELECT * FROM " + Name).c_str());
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// Every way in which C++ joins text.

#include <postgresql/libpq-fe.h>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

void plus(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:50: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-5]]:3: note: 'PQexecParams(Connection, "SELECT * FROM users WHERE name = $1", 1, nullptr, std::array<const char *, 1>{{[{][{]}}Name.c_str()}}.data(), nullptr, nullptr, 0)' binds the values

void local(PGconn *Connection, const std::string &Name) {
  std::string Sql = "SELECT * FROM users WHERE name = '" + Name + "'";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:51: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:58: note: becomes part of a longer text here

void grows(PGconn *Connection, const std::string &Name, bool Sorted) {
  std::string Sql = "SELECT * FROM users WHERE name = '";
  Sql += Name;
  Sql += "'";
  if (Sorted)
    Sql += " ORDER BY id";
  PQexec(Connection, Sql.data());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-9]]:51: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:7: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:7: note: becomes part of a longer text here

void appends(PGconn *Connection, const char *Name) {
  std::string Sql("SELECT * FROM users WHERE name = ");
  Sql.append("'").append(Name).append("'");
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:46: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:19: note: becomes part of a longer text here

void formats(PGconn *Connection, std::string_view Name) {
  const auto Sql = fmt::format("SELECT * FROM users WHERE id = {} AND name = '{}'", 7, Name);
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:51: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:20: note: becomes part of a longer text here

void streams(PGconn *Connection, const std::string &Name) {
  std::ostringstream Out;
  Out << "SELECT * FROM users WHERE id = " << 7 << " AND name = '" << Name << "'";
  PQexec(Connection, Out.str().c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:53: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:68: note: becomes part of a longer text here

void prints(PGconn *Connection, const char *Name) {
  char Sql[256];
  snprintf(Sql, sizeof Sql, "SELECT * FROM users WHERE name = '%s'", Name);
  PQexec(Connection, Sql);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:45: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:3: note: becomes part of a longer text here

void concatenates(PGconn *Connection, const char *Name) {
  char Sql[256] = "SELECT * FROM users WHERE name = '";
  strcat(Sql, Name);
  strcat(Sql, "'");
  PQexec(Connection, Sql);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:51: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:3: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:3: note: becomes part of a longer text here

void prepares(PGconn *Connection, const std::string &Name) {
  PQprepare(Connection, "find", ("SELECT 1 FROM users WHERE name = '" + Name + "'").c_str(), 0, nullptr);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQprepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:54: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:71: note: becomes part of a longer text here

struct Query {
  std::string Text;
  std::string Name;
};

void fields(PGconn *Connection, const Query &Asked) {
  Query Made;
  Made.Text = R"(SELECT *
                 FROM users
                 WHERE name = ')" + Asked.Name + "'";
  PQexec(Connection, Made.Text.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-11]]:15: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:35: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:8: note: is kept in 'Text' here

void views(PGconn *Connection, std::optional<std::string> Name, bool All) {
  if (!Name)
    return;
  std::string Text = "SELECT * FROM users WHERE name = '" + *Name + "'";
  std::string_view View = All ? std::string_view("SELECT * FROM users") : std::string_view(Text);
  auto Moved = std::move(Text);
  PQexec(Connection, View.data());
  PQexec(Connection, Moved.c_str());
}
// CHECK-MESSAGES: :[[@LINE-3]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-10]]:59: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:59: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:20: note: is kept in 'View' here
// CHECK-MESSAGES: :[[@LINE-6]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-14]]:59: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-12]]:59: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-11]]:8: note: is kept in 'Moved' here

void references(PGconn *Connection, const std::string &Name) {
  std::string Text = "DELETE FROM users WHERE name = '";
  std::string &Alias = Text;
  Alias += Name + "'";
  PQexec(Connection, Text.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:56: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:17: note: becomes part of a longer text here

void lambdas(PGconn *Connection, const std::vector<std::string> &Names) {
  std::string Sql = "SELECT * FROM users WHERE name IN (''";
  auto Add = [&](const std::string &Name) { Sql += ", '" + Name + "'"; };
  for (const auto &Name : Names)
    Add(Name);
  auto Run = [Connection, Text = Sql + ")"] { PQexec(Connection, Text.c_str()); };
  Run();
}
// CHECK-MESSAGES: :[[@LINE-3]]:47: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:37: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:38: note: becomes part of a longer text here

void bindings(PGconn *Connection, const std::pair<int, std::string> &Given) {
  const auto &[Id, Name] = Given;
  PQexec(Connection, ("DELETE FROM users WHERE id = " + std::to_string(Id) + " AND name = '" + Name + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-3]]:96: note: 'Name' comes from here

void fromEnvironment(PGconn *Connection) {
  std::string Sql = std::string("SELECT * FROM users WHERE name = '") + getenv("USER") + "'";
  PQexec(Connection, Sql.c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'getenv("USER")' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:73: note: 'USER' is asked for here

void inLoop(PGconn *Connection, const std::vector<std::string> &Names) {
  std::string List;
  for (const std::string &Name : Names) {
    if (!List.empty())
      List += ", ";
    List += "'" + Name + "'";
  }
  PQexec(Connection, ("SELECT * FROM users WHERE name IN (" + List + ")").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Names' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-10]]:65: note: 'Names' comes from here
// CHECK-MESSAGES: :[[@LINE-9]]:27: note: is kept in 'Name' here
// CHECK-MESSAGES: :[[@LINE-7]]:17: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:61: note: becomes part of a longer text here

#define FIND(Name) ("SELECT * FROM users WHERE name = '" + Name + "'")
void macros(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, FIND(Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:52: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:22: note: becomes part of a longer text here

template <typename T> void templates(PGconn *Connection, const T &Name) {
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + std::string(Name) + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:67: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here
void instance(PGconn *Connection, const char *Name) { templates(Connection, Name); }

// What a loop adds to a text is made of that text alone.
void padded(PGconn *Connection, const std::string &Name, int Width) {
  std::string Sql;
  for (int I = 0; I < Width; ++I)
    Sql.append(3, ' ');
  Sql = Sql + "SELECT * FROM users WHERE name = '" + Name + "'";
  PQexec(Connection, Sql.c_str());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
  // CHECK-MESSAGES: :[[@LINE-7]]:52: note: 'Name' comes from here
  // CHECK-MESSAGES: :[[@LINE-4]]:52: note: becomes part of a longer text here
}

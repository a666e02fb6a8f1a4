// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w
// CHECK-SILENT

#include <postgresql/libpq-fe.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

enum class Kind { Small, Large };
constexpr const char *Table = "users";
const std::string Columns = "id, name";
static constexpr std::array<std::string_view, 2> Names = {"id", "name"};

void literals(PGconn *Connection) {
  PQexec(Connection, (std::string("SELECT ") + Columns + " FROM " + Table).c_str());
  std::string Sql = "SELECT * ";
  Sql += "FROM users";
  PQexec(Connection, Sql.c_str());
  for (std::string_view Name : Names)
    PQexec(Connection, ("SELECT " + std::string(Name) + " FROM users").c_str());
}

void numbers(PGconn *Connection, int Id, double Price, Kind K, bool Flag, std::chrono::seconds Age) {
  PQexec(Connection, ("SELECT * FROM users WHERE id = " + std::to_string(Id)).c_str());
  PQexec(Connection, fmt::format("SELECT * FROM t WHERE a = {} AND b = {} AND c = {} AND d = {}", Id, Price, static_cast<int>(K), Flag).c_str());
  std::ostringstream Out;
  Out << "SELECT * FROM t WHERE age < " << Age.count() << " AND id = " << Id;
  PQexec(Connection, Out.str().c_str());
  char Text[64];
  snprintf(Text, sizeof Text, "SELECT * FROM t WHERE id = %d", Id);
  PQexec(Connection, Text);
}

std::string nameOf(Kind K);
const char *textOf(Kind K) { return K == Kind::Small ? "small" : "large"; }

void enumerators(PGconn *Connection, Kind K, bool Ascending) {
  PQexec(Connection, ("SELECT * FROM t WHERE kind = '" + nameOf(K) + "'").c_str());
  PQexec(Connection, (std::string("SELECT * FROM t WHERE kind = '") + textOf(K) + "'").c_str());
  std::string Sql = "SELECT * FROM t ORDER BY id ";
  Sql += Ascending ? "ASC" : "DESC";
  PQexec(Connection, Sql.c_str());
  static const std::map<Kind, std::string> Words = {{Kind::Small, "s"}, {Kind::Large, "l"}};
  PQexec(Connection, ("SELECT * FROM t WHERE kind = '" + Words.at(K) + "'").c_str());
}

void quoted(PGconn *Connection, const std::string &Name) {
  char *Literal = PQescapeLiteral(Connection, Name.data(), Name.size());
  std::string Sql = std::string("SELECT * FROM users WHERE name = ") + Literal;
  PQexec(Connection, Sql.c_str());
  PQfreemem(Literal);
  char Escaped[256];
  PQescapeStringConn(Connection, Escaped, Name.data(), Name.size(), nullptr);
  PQexec(Connection, fmt::format("SELECT * FROM users WHERE name = '{}'", Escaped).c_str());
}

std::string escapeSql(const std::string &);
void quotedByTheProject(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + escapeSql(Name) + "'").c_str());
}

void placeholders(PGconn *Connection, const std::vector<std::string> &Names) {
  std::string List;
  std::vector<const char *> Values;
  for (size_t I = 0; I != Names.size(); ++I) {
    List += (I ? ", $" : "$") + std::to_string(I + 1);
    Values.push_back(Names[I].c_str());
  }
  std::string Sql = "SELECT * FROM users WHERE name IN (" + List + ")";
  PQexecParams(Connection, Sql.c_str(), Values.size(), nullptr, Values.data(), nullptr, nullptr, 0);
  std::vector<std::string> Marks(Names.size(), "?");
  PQexec(Connection, fmt::format("SELECT * FROM t WHERE a IN ({})", fmt::join(Marks, ",")).c_str());
}

void bound(PGconn *Connection, const std::string &Name) {
  const char *Values[] = {Name.c_str()};
  PQexecParams(Connection, "SELECT * FROM users WHERE name = $1", 1, nullptr, Values, nullptr, nullptr, 0);
}

// The statement itself comes from elsewhere: nothing is spliced into it.
void wholeStatement(PGconn *Connection, const std::string &Sql, const std::string &Extra) {
  PQexec(Connection, Sql.c_str());
  PQexec(Connection, (Sql + " LIMIT 1").c_str());
  PQexec(Connection, ("EXPLAIN " + Sql).c_str());
  std::string Copy = Sql;
  Copy += ";";
  PQexec(Connection, Copy.c_str());
  PQexec(Connection, (Extra.empty() ? "SELECT 1" : Extra).c_str());
}

void prose(const std::string &Name) {
  std::string Text = "select " + Name + " from the list, delete from it, or update and set it";
  std::puts(Text.c_str());
}

void after(PGconn *Connection, const std::string &Name) {
  std::string Sql = "SELECT * FROM users";
  PQexec(Connection, Sql.c_str());
  Sql += " WHERE name = '" + Name + "'";
  std::puts(Sql.c_str());
  Sql = "SELECT 1";
  PQexec(Connection, Sql.c_str());
}

void otherWay(PGconn *Connection, const std::string &Name, bool Print) {
  std::string Sql = "SELECT * FROM users";
  if (Print) {
    Sql += " WHERE name = '" + Name + "'";
    std::puts(Sql.c_str());
    return;
  }
  PQexec(Connection, Sql.c_str());
}

static void from(PGconn *Connection, const char *Which) {
  PQexec(Connection, (std::string("SELECT * FROM ") + Which).c_str());
}
void callers(PGconn *Connection) {
  from(Connection, "users");
  from(Connection, Table);
}

struct Id {
  unsigned char Bytes[16];
};
std::string toString(const Id &);
void ids(PGconn *Connection, const Id &Given, std::optional<long> Number) {
  PQexec(Connection, ("SELECT * FROM t WHERE id = '" + toString(Given) + "'").c_str());
  PQexec(Connection, ("SELECT * FROM t WHERE id = " + std::to_string(*Number)).c_str());
}

// Another function of that name.
namespace other {
int PQexec(const char *, const char *);
void unrelated(const std::string &Name) { PQexec("", ("SELECT '" + Name + "'").c_str()); }
} // namespace other

void unevaluated(PGconn *Connection, const std::string &Name) {
  (void)sizeof(PQexec(Connection, ("SELECT '" + Name + "'").c_str()));
  if constexpr (sizeof(int) == 1)
    PQexec(Connection, ("SELECT '" + Name + "'").c_str());
}

// Names of savepoints and settings are the program's own.
void savepoints(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SAVEPOINT " + Name).c_str());
  PQexec(Connection, ("ROLLBACK TO SAVEPOINT " + Name).c_str());
  PQexec(Connection, ("ROLLBACK TO " + Name).c_str());
  PQexec(Connection, ("RELEASE " + Name).c_str());
  PQexec(Connection, ("SAVEPOINT step_" + Name).c_str());
  PQexec(Connection, ("DEALLOCATE query_" + Name).c_str());
  PQexec(Connection, fmt::format("SAVEPOINT sp_{}", Name).c_str());
}

std::string escapeText(const std::string &Text);
void transformed(PGconn *Connection, const std::vector<std::string> &Names) {
  std::vector<std::string> Quoted;
  std::transform(Names.begin(), Names.end(), std::back_inserter(Quoted), [](const auto &Name) { return escapeText(Name); });
  PQexec(Connection, ("DELETE FROM users WHERE name = " + Quoted.front()).c_str());
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w
// CHECK-SILENT

// Text in which every character has been looked at, or that is one of a list
// of constants, cannot change a statement.

#include <postgresql/libpq-fe.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

void run(PGconn *Connection, const std::string &Text) {
  static_cast<void>(PQstatus(Connection));
}

bool isDigest(const std::string &Text) {
  if (Text.size() != 56)
    return false;
  for (size_t I = 0; I < Text.size(); ++I)
    if (!((Text[I] >= '0' && Text[I] <= '9') || (Text[I] >= 'a' && Text[I] <= 'f')))
      return false;
  return true;
}

bool find(PGconn *Connection, const std::string &Password) {
  if (!isDigest(Password))
    return false;
  PQexec(Connection, ("SELECT quota FROM users WHERE password = '" + Password + "'").c_str());
  return true;
}

void inTheGoodBranch(PGconn *Connection, const std::string &Digest) {
  if (isDigest(Digest)) {
    std::string Sql = "SELECT quota FROM users WHERE password = '";
    Sql += Digest;
    PQexec(Connection, (Sql + "'").c_str());
  }
}

void keptAndTested(PGconn *Connection, const char *Given) {
  std::string Digest = Given;
  const bool IsGood = Digest.size() == 56 && isDigest(Digest);
  if (!IsGood)
    throw std::invalid_argument("digest");
  PQexec(Connection, ("SELECT quota FROM users WHERE password = '" + Digest + "'").c_str());
}

bool isBad(std::string_view Text) {
  for (const char C : Text)
    switch (C) {
    case 'a' ... 'z':
    case '0' ... '9':
      break;
    case '_':
    case '-':
      continue;
    default:
      return true;
    }
  return false;
}
void notBad(PGconn *Connection, const std::string &Name) {
  if (isBad(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name + "'").c_str());
}

static void require(const std::string &Name) {
  for (unsigned char C : Name)
    if (!std::isalnum(C) && C != '_')
      throw std::invalid_argument(Name);
}
void required(PGconn *Connection, const std::string &Name) {
  require(Name);
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name + "'").c_str());
}
static bool isName(const char *Text) {
  for (const char *At = Text; *At; ++At)
    if (!isalnum(*At))
      return false;
  return *Text != '\0';
}
static bool isShortName(const std::string &Text) { return Text.size() < 20 && isName(Text.c_str()); }
void throughTwo(PGconn *Connection, const std::string &Name) {
  if (!isShortName(Name) || Name == "root")
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name + "'").c_str());
}

void inline_(PGconn *Connection, const std::string &Name) {
  for (char C : Name)
    if (!isalnum(C))
      return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name + "'").c_str());
}

void algorithms(PGconn *Connection, const std::string &A, const std::string &B, const std::string &C, const std::string &D) {
  if (!std::all_of(A.begin(), A.end(), [](unsigned char Each) { return std::isdigit(Each) || Each == '-'; }))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE born = '" + A + "'").c_str());
  if (B.find_first_not_of("0123456789abcdef") != std::string::npos)
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE digest = '" + B + "'").c_str());
  if (std::any_of(C.cbegin(), C.cend(), [](char Each) { return !isxdigit(Each); }))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE digest = '" + C + "'").c_str());
  if (std::find_if(D.begin(), D.end(), [](char Each) { return !std::isalnum(Each); }) == D.end())
    PQexec(Connection, ("SELECT * FROM users WHERE digest = '" + D + "'").c_str());
}

void expressions(PGconn *Connection, const std::string &Day) {
  static const std::regex Form(R"(\d{4}-\d\d-[0-9]+)");
  if (!std::regex_match(Day, Form))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE born = '" + Day + "'").c_str());
}

static const std::set<std::string> Columns = {"id", "name"};
constexpr std::array<std::string_view, 2> Orders = {"ASC", "DESC"};
static const std::map<std::string, int> Kinds = {{"small", 1}, {"large", 2}};

void lists(PGconn *Connection, const std::string &Column, const std::string &Order, const std::string &Kind) {
  if (Columns.count(Column) == 0)
    return;
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Column).c_str());
  if (std::find(Orders.begin(), Orders.end(), Order) == Orders.end())
    return;
  PQexec(Connection, ("SELECT * FROM users ORDER BY " + Column + " " + Order).c_str());
  if (auto It = Kinds.find(Kind); It != Kinds.end())
    PQexec(Connection, "SELECT 1");
  if (Kinds.find(Kind) != Kinds.end() && Columns.contains(Column))
    PQexec(Connection, ("SELECT " + Column + " FROM users WHERE kind = '" + Kind + "'").c_str());
}

void literals(PGconn *Connection, const std::string &Order, const char *Column) {
  if (Order != "ASC" && Order != "DESC")
    return;
  PQexec(Connection, ("SELECT * FROM users ORDER BY id " + Order).c_str());
  if (strcmp(Column, "id") == 0 || !strcmp(Column, "name"))
    PQexec(Connection, (std::string("SELECT ") + Column + " FROM users").c_str());
}

static std::string named(const std::string &Name) { return "SELECT * FROM users WHERE name = '" + Name + "'"; }
void helper(PGconn *Connection, const std::string &Name) {
  if (!isShortName(Name))
    return;
  PQexec(Connection, named(Name).c_str());
}

// Escaped on the way, by whatever name.
template <typename Text> void exchange(Text &In, const char *What, const char *With);
void doubledQuotes(PGconn *Connection, std::string Name) {
  exchange(Name, "'", "''");
  PQexec(Connection, ("SELECT 1 FROM users WHERE name = '" + Name + "'").c_str());
}

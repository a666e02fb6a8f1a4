// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// CHECK-SILENT
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w -isystem %inputs/lib/soci

// What the database has given is taken for the program's own, and so is text
// whose type leaves no room for more.

#include <arpa/inet.h>
#include <boost/asio/ip/address.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <map>
#include <pqxx/pqxx>
#include <soci/soci.h>
#include <sqlite3.h>
#include <string>
#include <vector>

sqlite3 *Connection;
std::vector<std::vector<std::string>> query(const std::string &Sql) {
  std::vector<std::vector<std::string>> Rows;
  auto Each = [](void *Into, int Count, char **Values, char **) {
    static_cast<std::vector<std::vector<std::string>> *>(Into)->emplace_back(Values, Values + Count);
    return 0;
  };
  sqlite3_exec(Connection, Sql.c_str(), Each, &Rows, nullptr);
  return Rows;
}
void elements() {
  for (const auto &Row : query("SELECT id FROM users"))
    query("DELETE FROM orders WHERE user = '" + Row[0] + "'");
}
void kept() {
  std::vector<std::string> Names;
  for (const auto &Row : query("SELECT name FROM users"))
    Names.push_back(Row[0]);
  for (const std::string &Name : Names)
    query("DELETE FROM orders WHERE name = '" + Name + "'");
}
std::string newest() { return query("SELECT max(id) FROM users")[0][0]; }
void throughFunction() { query("DELETE FROM users WHERE id = '" + newest() + "'"); }

void fields(pqxx::work &Work) {
  for (const pqxx::row &Row : Work.exec("SELECT name FROM users"))
    Work.exec("DELETE FROM users WHERE name = '" + Row["name"].as<std::string>() + "'");
}

void types(const boost::asio::ip::address &Address, const boost::uuids::uuid &Id) {
  query("SELECT 1 FROM bans WHERE ip = '" + Address.to_string() + "'");
  query("SELECT 1 FROM users WHERE id = '" + boost::uuids::to_string(Id) + "'");
  char Text[64];
  tm Parts{};
  strftime(Text, sizeof Text, "%F %T", &Parts);
  query("DELETE FROM bans WHERE until < '" + std::string(Text) + "'");
  in_addr Raw{};
  inet_ntop(AF_INET, &Raw, Text, sizeof Text);
  query("DELETE FROM bans WHERE ip = '" + std::string(Text) + "'");
}

static const std::vector<std::string> Others = {"logs", "bans"};
void constants() {
  for (const std::string &Table : Others)
    query("DELETE FROM " + Table);
}

static const char *Kinds[] = {"Normal", "Alarm"};
void arrayOfConstants(int Kind) { query(std::string("INSERT INTO frames VALUES ('") + Kinds[Kind] + "')"); }

static std::map<std::string, std::string> ownTables() { return {{"users", "id"}, {"orders", "user"}}; }
void functionOfConstants() {
  for (const auto &[Table, Column] : ownTables())
    query("DELETE FROM " + Table + " WHERE " + Column + " = 0");
  for (const auto &Each : ownTables())
    query("DELETE FROM " + Each.first + " WHERE kind = '" + Each.second + "'");
}

void received(soci::session &Session) {
  std::string Name;
  Session << "SELECT name FROM users LIMIT 1", soci::into(Name);
  Session << "DELETE FROM orders WHERE name = '" + Name + "'";
}

struct Setting {
  std::string Command;
  int Level = 0;
};
std::vector<Setting> settings() {
  std::vector<Setting> All;
  for (const auto &Row : query("SELECT command, level FROM settings")) {
    Setting Each;
    Each.Command = Row[0];
    All.push_back(Each);
  }
  return All;
}
void fieldsFromRows() {
  for (const Setting &Each : settings())
    query("DELETE FROM settings WHERE command = '" + Each.Command + "'");
}

void listOfConstants(int Kind) {
  struct Condition {
    int Kind;
    std::string Text;
  };
  std::vector<Condition> Known = {{1, "age > 18"}, {2, "age < 18"}};
  for (const auto &[Of, Text] : Known)
    if (Of == Kind)
      query("SELECT name FROM users WHERE id > 0 AND " + Text);
}

// What is in a statement, the format tells.
std::string madeHere(const char *Format, ...) {
  char Text[100];
  va_list Values;
  va_start(Values, Format);
  vsnprintf(Text, sizeof Text, Format, Values);
  va_end(Values);
  return Text;
}
void printed(const std::string &Name) {
  std::string Whole = "users." + Name;
  query(madeHere("SELECT name FROM users WHERE name = %s", Whole.c_str()));
}

void escapeInto(char *Into, const char *Text, unsigned long Length);
void escapedInto(const std::string &Name) {
  char Text[100];
  escapeInto(Text, Name.c_str(), Name.size());
  query("SELECT name FROM users WHERE name = '" + std::string(Text) + "'");
}

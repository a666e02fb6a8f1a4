// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// What functions write to the variables that they are given.

#include <cstdlib>
#include <iostream>
#include <map>
#include <sqlite3.h>
#include <string>
#include <vector>

sqlite3 *Db;
void run(const std::string &Sql) { sqlite3_exec(Db, Sql.c_str(), nullptr, nullptr, nullptr); }
void by(const std::string &Name) {
  sqlite3_stmt *Statement;
  sqlite3_prepare_v2(Db, ("SELECT 1 FROM t WHERE n = '" + Name + "'").c_str(), -1, &Statement, nullptr);
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced
// CHECK-MESSAGES: :[[@LINE-5]]:28: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:57: note: becomes part of a longer text here

bool fallback(std::string &Into, bool Long) {
  Into = Long ? "long" : "short";
  return true;
}
void number(std::string *Into) { *Into = "n" + std::to_string(5); }
void rows(std::map<int, std::string> &Into, std::vector<std::string> &Old) {
  sqlite3_stmt *Statement;
  sqlite3_prepare_v2(Db, "SELECT id, name FROM t", -1, &Statement, nullptr);
  while (sqlite3_step(Statement) == SQLITE_ROW) {
    Into[sqlite3_column_int(Statement, 0)] = reinterpret_cast<const char *>(sqlite3_column_text(Statement, 1));
    Old.emplace_back(reinterpret_cast<const char *>(sqlite3_column_text(Statement, 1)));
  }
}
void parts(std::map<std::string, std::pair<int, std::string>> &Into) {
  sqlite3_stmt *Statement;
  sqlite3_prepare_v2(Db, "SELECT id, name FROM t", -1, &Statement, nullptr);
  while (sqlite3_step(Statement) == SQLITE_ROW)
    Into[reinterpret_cast<const char *>(sqlite3_column_text(Statement, 1))].first = 1;
}
void further(std::string &Into) { fallback(Into, true); }
void untouched(std::string &Into) { std::cout << Into; }
struct Settings {
  std::string Name, Other;
};
void fields(Settings &Into) { Into.Name = "main"; }
void harmless() {
  std::string First, Second, Third, Fourth = "x";
  if (fallback(First, true))
    run("SELECT 1 FROM t WHERE n = '" + First + "'");
  number(&Second);
  run("SELECT 1 FROM t WHERE n = '" + Second + "'");
  further(Third);
  run("SELECT 1 FROM t WHERE n = '" + Third + "'");
  untouched(Fourth);
  run("SELECT 1 FROM t WHERE n = '" + Fourth + "'");
  std::map<int, std::string> Names;
  std::vector<std::string> Old;
  rows(Names, Old);
  for (const auto &[Id, Name] : Names)
    run("SELECT 1 FROM t WHERE n = '" + Name + "'");
  run("SELECT 1 FROM t WHERE n = '" + Old.front() + "'");
  std::map<std::string, std::pair<int, std::string>> Parts;
  parts(Parts);
  for (const auto &Part : Parts)
    run("SELECT 1 FROM t WHERE n = '" + Part.first + "'");
  // Not written to: bound to T &&.
  std::string Own = "own";
  auto Pair = std::make_pair(Own, 1);
  Old.emplace_back(Own);
  run("SELECT 1 FROM t WHERE n = '" + Own + Pair.first + "'");
}

void asked(std::string &Into) { Into = std::getenv("NAME"); }
void deeper(std::string *Into) { asked(*Into); }
void elsewhere(std::string &Into);
void built(std::string &Into) { Into = std::string("SELECT 1 FROM t WHERE n = '") + std::getenv("NAME") + "'"; }
void line(std::string &Into) { std::getline(std::cin, Into); }
void bad() {
  std::string First, Second, Third, Fourth, Fifth;
  asked(First);
  run("SELECT 1 FROM t WHERE n = '" + First + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'First' is spliced
  // CHECK-MESSAGES: :[[@LINE-10]]:40: note: 'NAME' is asked for here
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'First' is filled here
  // CHECK-MESSAGES: :[[@LINE-4]]:37: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-74]]:36: note: 'sqlite3_exec' is given it here
  deeper(&Second);
  run("SELECT 1 FROM t WHERE n = '" + Second + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Second' is spliced
  // CHECK-MESSAGES: :[[@LINE-17]]:40: note: 'NAME' is asked for here
  // CHECK-MESSAGES: :[[@LINE-17]]:40: note: 'Into' is filled here
  // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'Second' is filled here
  // CHECK-MESSAGES: :[[@LINE-5]]:37: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-82]]:36: note: 'sqlite3_exec' is given it here
  elsewhere(Third);
  run("SELECT 1 FROM t WHERE n = '" + Third + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Third' is spliced
  // CHECK-MESSAGES: :[[@LINE-3]]:13: note: 'Third' is filled here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-88]]:36: note: 'sqlite3_exec' is given it here
  built(Fourth);
  run(Fourth);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::getenv("NAME")' is spliced
  // CHECK-MESSAGES: :[[@LINE-28]]:85: note: 'NAME' is asked for here
  // CHECK-MESSAGES: :[[@LINE-4]]:9: note: 'Fourth' is filled here
  // CHECK-MESSAGES: :[[@LINE-94]]:36: note: 'sqlite3_exec' is given it here
  line(Fifth);
  run("SELECT 1 FROM t WHERE n = '" + Fifth + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Fifth' is spliced
  // CHECK-MESSAGES: :[[@LINE-33]]:55: note: 'Into' is filled here
  // CHECK-MESSAGES: :[[@LINE-4]]:8: note: 'Fifth' is filled here
  // CHECK-MESSAGES: :[[@LINE-4]]:37: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-101]]:36: note: 'sqlite3_exec' is given it here
}
void pairs(const std::map<std::string, std::string> &Asked) {
  for (const auto &Each : Asked)
    run("SELECT 1 FROM t WHERE n = '" + Each.second + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Asked' is spliced
  // CHECK-MESSAGES: :[[@LINE-4]]:54: note: 'Asked' comes from here
  // CHECK-MESSAGES: :[[@LINE-4]]:20: note: is kept in 'Each' here
  // CHECK-MESSAGES: :[[@LINE-4]]:39: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-110]]:36: note: 'sqlite3_exec' is given it here
}
// What it was given is still in it, or was put there.
void spaced(std::string &Into) { Into += " "; }
void copied(const std::string &From, std::string &Into) { Into = From; }
void given(std::string Name) {
  spaced(Name);
  run("SELECT 1 FROM t WHERE n = '" + Name + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Name' is spliced
  // CHECK-MESSAGES: :[[@LINE-4]]:24: note: 'Name' comes from here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-121]]:36: note: 'sqlite3_exec' is given it here
  std::string Copy;
  copied(Name, Copy);
  run("SELECT 1 FROM t WHERE n = '" + Copy + "'");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '{{Name|Copy}}' is spliced
  // CHECK-MESSAGES: :[[@LINE-11]]:24: note: 'Name' comes from here
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: becomes part of a longer text here
  // CHECK-MESSAGES: :[[@LINE-128]]:36: note: 'sqlite3_exec' is given it here
}

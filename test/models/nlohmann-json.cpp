// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: rm -rf %t.own && mkdir %t.own && cp -rL /usr/include/nlohmann %t.own/
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w -I %t.own

// The facts of JSON for Modern C++, on the real header, as the system's and as
// one of the project's own.

#include <nlohmann/json.hpp>
#include <postgresql/libpq-fe.h>
#include <string>

void find(PGconn *Db, const nlohmann::json &Asked) {
  PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Asked.at("name").get<std::string>() + "'").c_str());
  PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Asked["name"].get_ref<const std::string &>() + "'").c_str());
  PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Asked.value("name", "") + "'").c_str());
}
void parsed(PGconn *Db, const std::string &Body) {
  const auto Asked = nlohmann::json::parse(Body);
  PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Asked["name"].get<std::string>() + "'").c_str());
  PQexec(Db, ("SELECT 1 FROM t WHERE id = " + std::to_string(Asked["id"].get<int>())).c_str());
}
void constant(PGconn *Db) {
  const auto Own = nlohmann::json::parse(R"({"name": "ada"})");
  PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Own["name"].get<std::string>() + "'").c_str());
}
// CHECK: {{^}}[[@LINE-14]]: function 'find': plain
// CHECK: {{^}}[[@LINE-14]]: call 'PQexec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'PQexec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-14]]: call 'PQexec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: function 'parsed': plain
// CHECK: {{^}}[[@LINE-12]]: call 'PQexec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-12]]: call 'PQexec': sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-13]]: call 'std::to_string': format
// CHECK: {{^}}[[@LINE-12]]: function 'constant': plain
// CHECK: {{^}}[[@LINE-11]]: call 'PQexec': sink=sql blocking=database operation=query-database
// CHECK-MESSAGES: :[[@LINE-23]]:3: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-25]]:45: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-25]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-25]]:3: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-28]]:45: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-27]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-27]]:3: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-31]]:45: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-29]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-26]]:3: warning: 'Body' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-29]]:44: note: 'Body' comes from here
// CHECK-MESSAGES: :[[@LINE-29]]:14: note: is kept in 'Asked' here
// CHECK-MESSAGES: :[[@LINE-29]]:48: note: becomes part of a longer text here

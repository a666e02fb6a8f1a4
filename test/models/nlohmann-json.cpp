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
void streamed(PGconn *Db, std::istream &In) {
  nlohmann::json Asked;
  In >> Asked;
  for (const auto &Each : Asked.items())
    PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Each.key() + "'").c_str());
}
void iterated(PGconn *Db, const nlohmann::json &Asked) {
  for (auto Each = Asked.begin(); Each != Asked.end(); ++Each)
    PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Each.value().get<std::string>() + "'").c_str());
}
void constant(PGconn *Db) {
  const auto Own = nlohmann::json::parse(R"({"name": "ada"})");
  PQexec(Db, ("SELECT 1 FROM t WHERE name = '" + Own["name"].get<std::string>() + "'").c_str());
}
// CHECK: {{^}}[[@LINE-24]]: function 'find': plain
// CHECK: {{^}}[[@LINE-24]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-24]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-24]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-23]]: function 'parsed': plain
// CHECK: {{^}}[[@LINE-23]]: call 'nlohmann::basic_json::parse': throws
// CHECK: {{^}}[[@LINE-23]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-23]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-24]]: call 'std::to_string': format
// CHECK: {{^}}[[@LINE-23]]: function 'streamed': plain
// CHECK: {{^}}[[@LINE-20]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-19]]: function 'iterated': plain
// CHECK: {{^}}[[@LINE-18]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-17]]: function 'constant': plain
// CHECK: {{^}}[[@LINE-17]]: call 'nlohmann::basic_json::parse': throws
// CHECK: {{^}}[[@LINE-17]]: call 'PQexec': opens-handle sink=sql blocking=database operation=query-database
// CHECK-MESSAGES: :[[@LINE-39]]:3: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-41]]:45: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-41]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-41]]:3: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-44]]:45: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-43]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-43]]:3: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-47]]:45: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-45]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-42]]:3: warning: 'Body' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-45]]:44: note: 'Body' comes from here
// CHECK-MESSAGES: :[[@LINE-45]]:14: note: is kept in 'Asked' here
// CHECK-MESSAGES: :[[@LINE-45]]:48: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-39]]:5: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-42]]:9: note: 'Asked' is filled here
// CHECK-MESSAGES: :[[@LINE-42]]:20: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-42]]:50: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-39]]:5: warning: 'Asked' is spliced into the SQL that 'PQexec' runs
// CHECK-MESSAGES: :[[@LINE-42]]:49: note: 'Asked' comes from here
// CHECK-MESSAGES: :[[@LINE-42]]:13: note: is kept in 'Each' here
// CHECK-MESSAGES: :[[@LINE-42]]:50: note: becomes part of a longer text here

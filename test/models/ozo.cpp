// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/ozo %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/ozo \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of OZO, on a mock.

#include <ozo/ozo.h>
#include <string>

using namespace ozo::literals;

void queries(const ozo::connection_info &Connection, const std::string &Sql, int Value, int *Out) {
  ozo::request(Connection, ozo::make_query(Sql, Value), Out, [] {});
  auto Element = ozo::make_query_text(Sql);
  // What is added to a literal is a parameter.
  ozo::execute(Connection, "SELECT "_SQL + Sql, [] {});
}
// CHECK: {{^}}[[@LINE-6]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-6]]: call 'ozo::make_query': sink=sql
// CHECK: {{^}}[[@LINE-6]]: call 'ozo::make_query_text': sink=sql
// CHECK: {{^}}[[@LINE-8]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-6]]: function 'lambda': plain

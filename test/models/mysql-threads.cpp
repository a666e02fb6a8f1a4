// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What the client of MySQL binds to threads.

#include <mariadb/mysql.h>

void threads() {
  mysql_thread_init();
  mysql_thread_end();
}
// CHECK: {{^}}[[@LINE-4]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-4]]: call 'mysql_thread_init': thread-attach=the MySQL client
// CHECK: {{^}}[[@LINE-4]]: call 'mysql_thread_end': thread-detach=the MySQL client

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of hiredis, on the real headers.

#include <hiredis/async.h>
#include <hiredis/hiredis.h>

void opens(timeval Timeout, redisContext *Context) {
  redisConnect("localhost", 6379);
  redisConnectWithTimeout("localhost", 6379, Timeout);
  redisConnectUnix("/run/redis");
  redisReconnect(Context);
  redisSetTimeout(Context, Timeout);
  redisFree(Context);
}
// CHECK: {{^}}[[@LINE-8]]: function 'opens': plain
// CHECK: {{^}}[[@LINE-8]]: call 'redisConnect': opens-handle blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'redisConnectWithTimeout': opens-handle blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'redisConnectUnix': opens-handle blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'redisReconnect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-7]]: call 'redisFree': closes-handle

void starts() {
  redisConnectNonBlock("localhost", 6379);
  redisAsyncConnect("localhost", 6379);
}
// CHECK: {{^}}[[@LINE-4]]: function 'starts': plain
// CHECK: {{^}}[[@LINE-4]]: call 'redisConnectNonBlock': non-blocking-value

void queries(redisContext *Context, void **Reply) {
  redisCommand(Context, "GET %s", "key");
  redisCommandArgv(Context, 0, nullptr, nullptr);
  redisGetReply(Context, Reply);
  redisAppendCommand(Context, "GET %s", "key");
  freeReplyObject(*Reply);
}
// CHECK: {{^}}[[@LINE-7]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-7]]: call 'redisCommand': opens-handle blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-7]]: call 'redisCommandArgv': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-7]]: call 'redisGetReply': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-6]]: call 'freeReplyObject': closes-handle

void asynchronous(redisAsyncContext *Context, redisCallbackFn *Done) {
  redisAsyncCommand(Context, Done, nullptr, "GET %s", "key");
  redisAsyncHandleRead(Context);
  redisAsyncDisconnect(Context);
}
// CHECK: {{^}}[[@LINE-5]]: function 'asynchronous': plain

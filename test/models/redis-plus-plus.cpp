// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/redis-plus-plus %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/redis-plus-plus \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of redis-plus-plus, on a mock.

#include <sw/redis++/redis++.h>

void queries(sw::redis::RedisCluster &Cluster, sw::redis::AsyncRedis &Asynchronous) {
  sw::redis::Redis Redis("tcp://localhost");
  Redis.get("key");
  Redis.set("key", "value");
  Redis.publish("channel", "text");
  Redis.command("PING");
  Cluster.hget("key", "field");
  Asynchronous.get("key");
}
// CHECK: {{^}}[[@LINE-9]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-8]]: call 'sw::redis::Redis::get': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'sw::redis::Redis::set': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'sw::redis::Redis::publish': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'sw::redis::Redis::command': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'sw::redis::RedisCluster::hget': blocking=database operation=query-database

void pipelines(sw::redis::Redis &Redis) {
  sw::redis::Pipeline Pipeline = Redis.pipeline();
  Pipeline.set("key", "value");
  Pipeline.exec();
}
// CHECK: {{^}}[[@LINE-5]]: function 'pipelines': plain
// CHECK: {{^}}[[@LINE-3]]: call 'sw::redis::Pipeline::exec': blocking=database operation=query-database

void messages(sw::redis::Redis &Redis) {
  sw::redis::Subscriber Subscriber = Redis.subscriber();
  Subscriber.consume();
}
// CHECK: {{^}}[[@LINE-4]]: function 'messages': plain
// CHECK: {{^}}[[@LINE-3]]: call 'sw::redis::Subscriber::consume': blocking=database operation=query-database

namespace mine {
struct Redis {
  int get(const char *);
};
void calls(Redis &Own) { Own.get("key"); }
} // namespace mine
// CHECK: {{^}}[[@LINE-2]]: function 'mine::calls': plain

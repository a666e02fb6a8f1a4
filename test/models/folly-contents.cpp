// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/folly %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/folly \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of folly: what changes what is in its containers, on a mock.

#include <folly/container/F14Map.h>

void changes(folly::F14FastMap<int, int> &Fast,
             folly::F14NodeMap<int, int> &Node) {
  Fast.insert({1, 2});
  Fast[1] = 2;
  Fast.erase(1);
  Fast.clear();
  Node.try_emplace(1, 2);
  (void)Node.contains(1);
}
// CHECK: {{^}}[[@LINE-9]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-8]]: call 'folly::F14FastMap::insert': insertion
// CHECK: {{^}}[[@LINE-8]]: call 'folly::F14FastMap::operator[]': insertion
// CHECK: {{^}}[[@LINE-8]]: call 'folly::F14FastMap::erase': removal
// CHECK: {{^}}[[@LINE-8]]: call 'folly::F14FastMap::clear': clearing
// CHECK: {{^}}[[@LINE-8]]: call 'folly::F14NodeMap::try_emplace': insertion

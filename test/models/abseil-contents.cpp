// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Abseil: what changes what is in its containers, on the real
// headers.

#include <absl/container/btree_map.h>
#include <absl/container/btree_set.h>
#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/container/inlined_vector.h>
#include <absl/container/node_hash_map.h>

void changes(absl::flat_hash_map<int, int> &Flat,
             absl::node_hash_map<int, int> &Node,
             absl::flat_hash_set<int> &Set) {
  Flat.insert({1, 2});
  Flat[1] = 2;
  Flat.erase(1);
  Flat.clear();
  Node.try_emplace(1, 2);
  Set.emplace(1);
  (void)Flat.contains(1);
}
// CHECK: {{^}}[[@LINE-11]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-9]]: call 'absl::flat_hash_map::insert': insertion
// CHECK: {{^}}[[@LINE-9]]: call 'absl::flat_hash_map::operator[]': insertion
// CHECK: {{^}}[[@LINE-9]]: call 'absl::flat_hash_map::erase': removal
// CHECK: {{^}}[[@LINE-9]]: call 'absl::flat_hash_map::clear': clearing
// CHECK: {{^}}[[@LINE-9]]: call 'absl::node_hash_map::try_emplace': insertion
// CHECK: {{^}}[[@LINE-9]]: call 'absl::flat_hash_set::emplace': insertion
void changes(absl::btree_map<int, int> &Map, absl::btree_set<int> &Set,
             absl::InlinedVector<int, 4> &Items) {
  Map.insert_or_assign(1, 2);
  Map[1] = 2;
  Map.erase(1);
  Set.insert(1);
  Set.clear();
  Items.push_back(1);
  Items.pop_back();
  (void)Items.empty();
}
// CHECK: {{^}}[[@LINE-11]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-10]]: call 'absl::btree_map::insert_or_assign': insertion
// CHECK: {{^}}[[@LINE-10]]: call 'absl::btree_map::operator[]': insertion
// CHECK: {{^}}[[@LINE-10]]: call 'absl::btree_map::erase': removal
// CHECK: {{^}}[[@LINE-10]]: call 'absl::btree_set::insert': insertion
// CHECK: {{^}}[[@LINE-10]]: call 'absl::btree_set::clear': clearing
// CHECK: {{^}}[[@LINE-10]]: call 'absl::InlinedVector::push_back': insertion
// CHECK: {{^}}[[@LINE-10]]: call 'absl::InlinedVector::pop_back': removal

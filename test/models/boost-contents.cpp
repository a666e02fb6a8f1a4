// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost: what changes what is in its containers.

#include <boost/circular_buffer.hpp>
#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/optional.hpp>
#include <boost/unordered_map.hpp>

void changes(boost::container::flat_map<int, int> &Flat,
             boost::unordered_map<int, int> &Map,
             boost::container::small_vector<int, 4> &Items) {
  Flat.emplace(1, 2);
  Flat[1] = 2;
  Flat.erase(1);
  Map.insert({1, 2});
  Map.clear();
  Items.push_back(1);
  Items.pop_back();
}
// CHECK: {{^}}[[@LINE-11]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-9]]: call 'boost::container::flat_map::emplace': insertion
// CHECK: {{^}}[[@LINE-9]]: call 'boost::container::flat_map::operator[]': insertion
// CHECK: {{^}}[[@LINE-9]]: call 'boost::container::flat_map::erase': removal
// CHECK: {{^}}[[@LINE-9]]: call 'boost::unordered::unordered_map::insert': insertion
// CHECK: {{^}}[[@LINE-9]]: call 'boost::unordered::unordered_map::clear': clearing
// CHECK: {{^}}[[@LINE-9]]: call 'boost::container::small_vector::push_back': insertion keep
// CHECK: {{^}}[[@LINE-9]]: call 'boost::container::small_vector::pop_back': removal
void changes(boost::circular_buffer<int> &Ring, boost::optional<int> &Value) {
  Ring.push_back(1);
  Ring.pop_front();
  Value.reset();
  (void)Ring.empty();
}
// CHECK: {{^}}[[@LINE-6]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-6]]: call 'boost::circular_buffer::push_back': insertion
// CHECK: {{^}}[[@LINE-6]]: call 'boost::circular_buffer::pop_front': removal
// CHECK: {{^}}[[@LINE-6]]: call 'boost::optional::reset': clearing

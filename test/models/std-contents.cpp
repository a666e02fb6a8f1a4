// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++23 -w %s
// RUN: %model_dump %s -- -std=c++23 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of the standard library: what changes what is in a container, or in
// what holds one object.

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

void changes(std::vector<int> &V, std::deque<int> &D, std::list<int> &L) {
  V.push_back(1);
  V.erase(V.begin());
  V.clear();
  V.assign(2, 3);
  D.push_front(1);
  D.pop_front();
  L.remove(1);
  (void)V.size();
  (void)V[0];
}
// CHECK: {{^}}[[@LINE-11]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-11]]: call 'std::vector::push_back': insertion keep
// CHECK: {{^}}[[@LINE-11]]: call 'std::vector::erase': removal
// CHECK: {{^}}[[@LINE-11]]: call 'std::vector::clear': clearing keep
// CHECK: {{^}}[[@LINE-11]]: call 'std::vector::assign': replacing
// CHECK: {{^}}[[@LINE-11]]: call 'std::deque::push_front': insertion keep
// CHECK: {{^}}[[@LINE-11]]: call 'std::deque::pop_front': removal
// CHECK: {{^}}[[@LINE-11]]: call 'std::list::remove': removal
// CHECK: {{^}}[[@LINE-11]]: call 'std::vector::size': keep
void changes(std::map<int, int> &M, std::unordered_map<int, int> &U,
             std::set<int> &S) {
  M[1] = 2;
  M.try_emplace(1, 2);
  M.erase(1);
  U.insert_or_assign(1, 2);
  U.extract(1);
  S.insert(1);
  S.clear();
  (void)M.find(1);
  (void)U.contains(1);
}
// CHECK: {{^}}[[@LINE-12]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-11]]: call 'std::map::operator[]': insertion
// CHECK: {{^}}[[@LINE-11]]: call 'std::map::try_emplace': insertion keep
// CHECK: {{^}}[[@LINE-11]]: call 'std::map::erase': removal
// CHECK: {{^}}[[@LINE-11]]: call 'std::unordered_map::insert_or_assign': insertion keep
// CHECK: {{^}}[[@LINE-11]]: call 'std::unordered_map::extract': removal
// CHECK: {{^}}[[@LINE-11]]: call 'std::set::insert': insertion keep
// CHECK: {{^}}[[@LINE-11]]: call 'std::set::clear': clearing keep
// CHECK: {{^}}[[@LINE-10]]: call 'std::unordered_map::contains': keep
void changes(std::queue<int> &Q, std::string &T, std::optional<int> &O,
             std::unique_ptr<int> &P, std::shared_ptr<int> &H) {
  Q.push(1);
  Q.pop();
  T += "a";
  T.append("b");
  T.clear();
  O.emplace(1);
  O.reset();
  P.reset();
  H.reset();
  (void)std::exchange(O, 2);
  std::swap(O, O);
}
// CHECK: {{^}}[[@LINE-14]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-13]]: call 'std::queue::push': insertion keep
// CHECK: {{^}}[[@LINE-13]]: call 'std::queue::pop': removal
// CHECK: {{^}}[[@LINE-13]]: call 'std::string::operator+=': insertion
// CHECK: {{^}}[[@LINE-13]]: call 'std::string::append': insertion
// CHECK: {{^}}[[@LINE-13]]: call 'std::string::clear': clearing
// CHECK: {{^}}[[@LINE-13]]: call 'std::optional::emplace': keep replacing
// CHECK: {{^}}[[@LINE-13]]: call 'std::optional::reset': clearing keep
// CHECK: {{^}}[[@LINE-13]]: call 'std::unique_ptr::reset': clearing
// CHECK: {{^}}[[@LINE-13]]: call 'std::shared_ptr::reset': clearing
// CHECK: {{^}}[[@LINE-13]]: call 'std::exchange': replacing
// CHECK: {{^}}[[@LINE-13]]: call 'std::swap': replacing

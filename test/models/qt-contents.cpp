// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore %s
// RUN: %model_dump %s -- -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Qt: what changes what is in its containers.

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

void changes(QList<int> &List, QHash<int, int> &Hash, QMap<int, int> &Map,
             QSet<int> &Set, QString &Text) {
  List.append(1);
  List << 2;
  List.removeFirst();
  List.clear();
  Hash.insert(1, 2);
  Hash[1] = 2;
  Hash.remove(1);
  Map.take(1);
  Set.insert(1);
  Text.append("b");
  Text.clear();
  (void)Map.contains(1);
}
// CHECK: {{^}}[[@LINE-15]]: function 'changes': plain
// CHECK: {{^}}[[@LINE-14]]: call 'QList::append': insertion keep
// CHECK: {{^}}[[@LINE-14]]: call 'QList::operator<<': insertion
// CHECK: {{^}}[[@LINE-14]]: call 'QList::removeFirst': removal
// CHECK: {{^}}[[@LINE-14]]: call 'QList::clear': clearing keep
// CHECK: {{^}}[[@LINE-14]]: call 'QHash::insert': insertion
// CHECK: {{^}}[[@LINE-14]]: call 'QHash::operator[]': insertion
// CHECK: {{^}}[[@LINE-14]]: call 'QHash::remove': removal
// CHECK: {{^}}[[@LINE-14]]: call 'QMap::take': removal
// CHECK: {{^}}[[@LINE-14]]: call 'QSet::insert': insertion
// CHECK: {{^}}[[@LINE-14]]: call 'QString::append': insertion
// CHECK: {{^}}[[@LINE-14]]: call 'QString::clear': clearing

// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// A resource that is compiled in is no file on a disk.

#include <QCoroTask>
#include <QFile>

QCoro::Task<> resources() {
  QFile Resource(":/pages/index.html");
  Resource.open(QIODevice::ReadOnly);
  Resource.readAll();
  QFile OnDisk("index.html");
  OnDisk.open(QIODevice::ReadOnly);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'QFile::open' blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: 'co_await QtConcurrent::run([&] { return OnDisk.open(QIODevice::ReadOnly); })' suspends instead
  OnDisk.setFileName(":/pages/index.html");
  OnDisk.open(QIODevice::ReadOnly);
  co_return;
}

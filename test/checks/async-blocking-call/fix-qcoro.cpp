// RUN: %check_tidy %s async-blocking-call %t --unsafe --cured -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// A QFuture is awaited, anything else moves to Qt's pool; on the real QCoro.

// CHECK-FIXES: #include <QCoroFuture>
#include <QCoroTask>
#include <QFuture>
// CHECK-FIXES: #include <QtConcurrentRun>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <future>
#include <string>

QCoro::Task<int> run(QFuture<int> Sum, QFuture<int> Rest, QFuture<void> *Done,
                     std::future<std::string> Name) {
  Sum.waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'QFuture::waitForFinished' blocks {{.*}}; 'co_await Sum' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await Sum;
  Done->waitForFinished();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: {{.*}}; 'co_await *Done' suspends instead
  // CHECK-FIXES: co_await *Done;
  int Total = Rest.result();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'QFuture::result' blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: 'co_await Rest' suspends instead
  // CHECK-FIXES: int Total = co_await Rest;
  std::size_t Length = Name.get().size();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'std::future::get' blocks
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: 'co_await QtConcurrent::run([&] { return Name.get(); })' suspends instead
  // CHECK-FIXES: std::size_t Length = (co_await QtConcurrent::run([&] { return Name.get(); })).size();
  Total += std::system("true");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: {{.*}}; 'co_await QtConcurrent::run([&] { return std::system("true"); })' suspends instead
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: 'co_await QtConcurrent::run
  // CHECK-FIXES: Total += co_await QtConcurrent::run([&] { return std::system("true"); });
  std::ifstream File("name");
  const std::string Text{std::istreambuf_iterator<char>{File}, {}};
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'std::ifstream' blocks {{.*}}; 'co_await QtConcurrent::run([&] { return std::string{std::istreambuf_iterator<char>{std::ifstream("name").rdbuf()}, {}}; })' suspends instead
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: 'co_await QtConcurrent::run
  // CHECK-FIXES: const std::string Text = co_await QtConcurrent::run([&] { return std::string{std::istreambuf_iterator<char>{std::ifstream("name").rdbuf()}, {}}; });
  co_return Total + static_cast<int>(Length + Text.size());
}

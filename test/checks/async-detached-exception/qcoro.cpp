// RUN: %check_tidy %s async-detached-exception %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// A continuation without an error path, on the real headers of QCoro.

#include <QCoroTask>
#include <QObject>
#include <exception>
#include <stdexcept>

QCoro::Task<int> bad() {
  throw std::runtime_error("bad");
  co_return 1;
}
QCoro::Task<int> safe() {
  try {
    co_return co_await bad();
  } catch (const std::exception &) {
  }
  co_return 0;
}

void continues() {
  bad().then([](int) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'bad' is lost with the task: 'QCoro::Task::then' takes none [async-detached-exception]
  // CHECK-MESSAGES: :[[@LINE-14]]:3: note: an exception is thrown here
  bad().then([](int) {}, [](const std::exception &) {});
  safe().then([](int) {});
  auto Kept = bad().then([](int) {});
}

// Started on purpose by a class of Qt's.
class model : public QObject {
public:
  void load() {
    bad();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: an exception that leaves 'bad' is lost: its task runs on its own once it is dropped on purpose [async-detached-exception]
    // CHECK-MESSAGES: :[[@LINE-26]]:3: note: an exception is thrown here
    safe();
  }
};

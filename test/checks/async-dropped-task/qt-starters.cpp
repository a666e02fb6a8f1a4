// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// A slot, a setter, a constructor of a Qt class is there to start a task and to
// come back: whether its errors are lost says async-detached-exception.

#include <QCoroTask>
#include <QObject>
#include <stdexcept>

QCoro::Task<int> fetch();
QCoro::Task<> refresh();

class model : public QObject {
public:
  model() { refresh(); }
  void setUrl(const QString &) { fetch(); }
  virtual void load() { fetch(); }
  void onClicked() {
    connect(this, &QObject::objectNameChanged, this, [] { fetch(); });
  }
  // It can await, or has something to give.
  QCoro::Task<> loadAll() {
    refresh();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'refresh' is dropped: its result and exception are lost [async-dropped-task]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'co_await' waits for its end
    co_return;
  }
  bool isLoaded() {
    fetch();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped: its result and exception are lost [async-dropped-task]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: outside a coroutine, 'QCoro::waitFor(fetch())' runs it
    return true;
  }
};

// No class of Qt's.
struct plain {
  void load() { fetch(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task returned by 'fetch' is dropped: its result and exception are lost [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: outside a coroutine, 'QCoro::waitFor(fetch())' runs it
};
void start() { fetch(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task returned by 'fetch' is dropped: its result and exception are lost [async-dropped-task]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: outside a coroutine, 'QCoro::waitFor(fetch())' runs it

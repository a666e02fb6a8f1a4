// RUN: %check_tidy %s async-dangling-this %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// Objects that their parents destroy.

#include <QCoroTask>
#include <QCoroTimer>
#include <QAbstractListModel>
#include <QObject>
#include <QPointer>
#include <QTimer>

class window : public QAbstractListModel {
public:
  QCoro::Task<> load() {
    co_await reply_;
    show(1);
  }
  QCoro::Task<> guarded() {
    QPointer<window> guard(this);
    co_await reply_;
    if (!guard)
      co_return;
    show(1);
  }
  QCoro::Task<> guardedOnce() {
    QPointer<window> guard = this;
    co_await reply_;
    if (!guard)
      co_return;
    show(1);
    co_await reply_;
    show(2);
  }
  QCoro::Task<> guardedEach() {
    QPointer<window> guard = this;
    co_await reply_;
    if (guard)
      show(1);
    co_await reply_;
    if (guard)
      show(2);
  }
  QCoro::Task<> endsFirst() {
    show(1);
    co_await reply_;
  }
  QCoro::Task<> awaitsOther() {
    co_await load();
  }
  void reload() {
    load();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'window::load' goes on with an object that may be gone: whoever owns it does not wait for the coroutine, which does not look
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-39]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-39]]:5: note: and is used here
    guarded();
    guardedOnce();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'window::guardedOnce' goes on with an object that may be gone: whoever owns it does not wait for the coroutine, which does not look
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-29]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-29]]:5: note: and is used here
    guardedEach();
    endsFirst();
    awaitsOther();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'window::awaitsOther' goes on with an object that may be gone: whoever owns it does not wait for the coroutine, which does not look
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-52]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-52]]:5: note: and is used here
  }
  void connects() {
    QCoro::connect(load(), this, [this] { show(1); });
    reply_.callOnTimeout([this] { load(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'window::load' goes on with an object that may be gone: whoever owns it does not wait for the coroutine, which does not look
    // CHECK-MESSAGES: :[[@LINE-2]]:35: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-60]]:5: note: the object may go while this suspends
    // CHECK-MESSAGES: :[[@LINE-60]]:5: note: and is used here
  }
  QCoro::Task<> awaits() { co_await load(); }
  void keeps() { task_ = load(); }

private:
  void show(int number);
  QTimer reply_;
  QCoro::Task<> task_;
};

// There is one, as long as the program.
class controller : public QAbstractListModel {
public:
  static controller *instance();
  void start() { load(); }
  QCoro::Task<> load() {
    co_await reply_;
    show(1);
  }

private:
  void show(int number);
  QTimer reply_;
};
class of_qml : public QAbstractListModel {
public:
  enum class QmlIsSingleton { yes = true };
  void start() { load(); }
  QCoro::Task<> load() {
    co_await reply_;
    show(1);
  }

private:
  void show(int number);
  QTimer reply_;
};
// Nobody is known to destroy it: it may well be a variable of main.
class free_one : public QObject {
public:
  void start() { load(); }
  QCoro::Task<> load() {
    co_await reply_;
    show(1);
  }

private:
  void show(int number);
  QTimer reply_;
};

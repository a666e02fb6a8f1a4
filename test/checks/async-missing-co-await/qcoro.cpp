// RUN: %check_tidy %s async-missing-co-await %t --unsafe -- -std=c++20 -fPIC -I%inputs -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// The real headers of QCoro: its Task is eager.

#include "task.h"
#include <QCoroTask>
#include <QCoroTimer>
#include <QList>
#include <QTimer>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

QCoro::Task<int> fetch(int Id);
QCoro::Task<> run();
own::task<int> load(int Id);
void use(int);

QCoro::Task<> kept() {
  auto Answer = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'fetch' and is never awaited: its result and exception are lost [async-missing-co-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' waits for its end
  // CHECK-FIXES: auto Answer = co_await fetch(1);
  // Its promise does not take this one.
  auto Later = load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Later' holds the task returned by 'load' and is never awaited: it is lazy, so the work is never started
  // CHECK-FIXES: auto Later = load(1);
  QList<int> Ids{1, 2};
  for (int Id : Ids)
    use(Id);
  co_return;
}

void connects(QObject *Sender) {
  // A slot that is a coroutine: it runs by itself.
  QTimer::singleShot(1s, [] { run(); }); // NOLINT
  QTimer::singleShot(1s, Sender, []() -> QCoro::Task<> { co_await run(); });
  QObject::connect(Sender, &QObject::destroyed, []() -> QCoro::Task<> { co_await run(); });
  QObject::connect(Sender, &QObject::destroyed, []() -> own::task<int> { co_return co_await fetch(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'QObject::connect' throws away the task that this callable returns: it is lazy, so the work is never started
}

QCoro::Task<int> taken() {
  auto Answer = fetch(1);
  use(co_await Answer);
  auto Chained = fetch(2);
  Chained.then([](int Value) { use(Value); });
  [[maybe_unused]] auto Running = fetch(3);
  auto Also = fetch(4);
  Q_UNUSED(Also);
  auto Waited = fetch(5);
  use(QCoro::waitFor(Waited));
  auto Connected = fetch(6);
  QCoro::connect(std::move(Connected), (QObject *)nullptr, [](int Value) { use(Value); });
  co_return co_await fetch(7);
}

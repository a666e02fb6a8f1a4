// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore

// Qt's locks, on its real headers.

#include "task.h"
#include <QMutex>
#include <QReadWriteLock>

using own::task;

own::awaiter<void> tick();

task<> lockers(QMutex &mutex, QReadWriteLock &both) {
  {
    QMutexLocker locker(&mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'locker' keeps 'mutex' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  {
    QMutexLocker locker(&mutex);
    locker.unlock();
    co_await tick();
    locker.relock();
  }
  {
    QReadLocker locker(&both);
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'locker' keeps 'both' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  {
    QMutexLocker<QMutex> none(nullptr);
    co_await tick();
  }
  if (mutex.tryLock(5)) {
    mutex.unlock();
    co_await tick();
  }
  both.lockForWrite();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'both' stays locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: held at this co_await
  co_await tick();
  both.unlock();
  co_await tick();
}

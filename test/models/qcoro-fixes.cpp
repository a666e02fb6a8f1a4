// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

#include <QCoroTask>
#include <QThread>
#include <chrono>
#include <thread>
// CHECK-FIXES: #include <QCoroTimer>

using namespace std::chrono_literals;

QCoro::Task<> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await QCoro::sleepFor(1s)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await QCoro::sleepFor(1s);
  QThread::msleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'QThread::msleep' blocks
  // CHECK-FIXES: co_await QCoro::sleepFor(std::chrono::milliseconds(2));
  QThread::sleep(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'QThread::sleep' blocks
  // CHECK-FIXES: co_await QCoro::sleepFor(std::chrono::seconds(3));
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 4s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_until' blocks
  // CHECK-FIXES: co_await QCoro::sleepUntil(std::chrono::steady_clock::now() + 4s);
  co_return;
}

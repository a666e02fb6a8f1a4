// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -fPIC -isystem %inputs/lib/seastar -isystem %inputs/lib/windows -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// Where coroutines go on in their thread, that is no other one; what others
// change meanwhile is as wrong as anywhere.

#include <QCoroTask>
#include <QCoroThread>
#include <QThread>
#include <cerrno>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

std::thread::id owner();
void use(int number);
int slow();
QCoro::Task<> tick();
void CoInitialize(void *);

thread_local int depth;
thread_local int current;

seastar::future<> identity() {
  const auto id = std::this_thread::get_id();
  co_await seastar::sleep(1s);
  if (owner() == id)
    use(1);
}
seastar::future<> counted() {
  ++depth;
  co_await seastar::sleep(1s);
  --depth;
}
seastar::future<> referred() {
  int &mine = depth;
  co_await seastar::sleep(1s);
  mine = 1;
}
QCoro::Task<> qt() {
  const QThread *const before = QThread::currentThread();
  co_await tick();
  Q_ASSERT(before == QThread::currentThread());
}

seastar::future<> errorRead(int descriptor) {
  ::fsync(descriptor);
  co_await seastar::sleep(1s);
  use(errno);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: nothing sets 'errno' between a co_await and this read: what ran meanwhile may have set it, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: suspends here
}
seastar::future<> setBack(int next) {
  const int before = current;
  current = next;
  co_await seastar::sleep(1s);
  current = before;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'current' is thread_local and is set back only behind the co_await: others see it meanwhile, or it is another thread's
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: set here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
QCoro::Task<> hops(QThread *worker) {
  const auto id = std::this_thread::get_id();
  co_await QCoro::moveToThread(worker);
  if (owner() == id)
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'id' names the thread that ran before the co_await: the coroutine may have gone on in another one since
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
    use(1);
}
// To go back there is no use of another thread.
QCoro::Task<> hopsBack(QThread *worker) {
  QThread *const before = QThread::currentThread();
  co_await QCoro::moveToThread(worker);
  co_await QCoro::moveToThread(before);
}

// RUN: %check_tidy %s async-unbounded-concurrency,async-dropped-task %t -- -std=c++20 -I%inputs/lib/seastar
// A task that is lost in a loop is one defect: async-dropped-task says more of it.
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <vector>

seastar::future<> send(int);
seastar::future<> next();
void forget(std::exception_ptr);

seastar::future<> lost(std::vector<int> orders) {
  for (int order : orders)
    send(order);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'send' is dropped: {{.*}}[async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'co_await' waits for its end
  for (int order : orders)
    (void)send(order).then(next);
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the task returned by 'seastar::future::then' is dropped on purpose, {{.*}}[async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: note: 'co_await' waits for its end
  co_return;
}

// What takes its errors is not lost, and there may be too many all the same.
seastar::future<> background(std::vector<int> orders) {
  for (int order : orders)
    (void)send(order).handle_exception(forget);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'send' starts one task per element of 'orders', {{.*}}[async-unbounded-concurrency]
  co_return;
}

// So is what is started beside a task that is lost.
seastar::future<> beside(std::vector<int> orders, std::vector<seastar::future<>> &kept) {
  for (int order : orders) {
    send(0);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'send' is dropped: {{.*}}[async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: 'co_await' waits for its end
    (void)send(order).handle_exception(forget);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'send' starts one task per element of 'orders', {{.*}}[async-unbounded-concurrency]
  }
  co_return;
}

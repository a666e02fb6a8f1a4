// RUN: %check_tidy %s async-unbounded-concurrency %t --option CheckProducers=true -- -std=c++20 -I%inputs -I%inputs/lib/libcoro

// Producers that put what they await into a queue without a bound.

#include <coro/coro.hpp>
#include <vector>

coro::task<int> read();
coro::task<void> room();

coro::task<void> reads(coro::queue<int> &Queue) {
  while (true) {
    int Value = co_await read();
    co_await Queue.push(Value);
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'coro::queue::push' queues one element per result of 'read', and nothing awaits room: the queue has no bound [async-unbounded-concurrency]
  }
}
coro::task<void> reads_at_once(coro::queue<int> &Queue) {
  for (;;)
    co_await Queue.push(co_await read());
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'coro::queue::push' queues one element per result of 'read'
}

coro::task<void> bounded(coro::ring_buffer<int, 8> &Slots) {
  for (;;)
    co_await Slots.produce(co_await read());
}
// It waits until there is room again, or takes a permit.
coro::task<void> waits(coro::queue<int> &Queue, coro::semaphore<8> &Permits) {
  while (true) {
    int Value = co_await read();
    if (Queue.size() > 100)
      co_await room();
    co_await Queue.push(Value);
  }
  while (true) {
    int Value = co_await read();
    co_await Permits.acquire();
    co_await Queue.push(Value);
  }
}
// What is there already, and what the loop makes itself.
coro::task<void> from_data(coro::queue<int> &Queue, std::vector<int> All) {
  for (int Value : All)
    co_await Queue.push(Value);
  co_await Queue.push(co_await read());
}

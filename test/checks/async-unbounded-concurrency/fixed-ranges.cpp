// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs/lib/seastar

// Ranges of numbers, sizes that the machine sets, calls that start nothing and
// loops whose rounds wait, with their look-alikes.

#include <algorithm>
#include <boost/range/adaptors.hpp>
#include <boost/range/irange.hpp>
#include <boost/range/iterator_range.hpp>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/loop.hh>
#include <seastar/core/semaphore.hh>
#include <seastar/core/smp.hh>
#include <seastar/core/when_all.hh>
#include <seastar/coroutine/parallel_for_each.hh>
#include <string>
#include <thread>
#include <vector>

using urls = std::vector<std::string>;

seastar::future<int> fetch(std::string Url);
seastar::future<> fetch_nth(unsigned Nth);

// Numbers from a first one up to a last one, and copies of them.
seastar::future<> ranges(unsigned Count) {
  co_await seastar::parallel_for_each(boost::irange(1, 6), [](int Nth) { return fetch_nth(Nth); });
  const std::vector<int> Copied(boost::copy_range<std::vector<int>>(boost::irange(1, 6)));
  co_await seastar::parallel_for_each(Copied, [](int Nth) { return fetch_nth(Nth); });
  auto Few = boost::irange(1, 6);
  std::vector<int> Kept(Few.begin(), Few.end());
  co_await seastar::coroutine::parallel_for_each(Kept, [](int Nth) { return fetch_nth(Nth); });
  auto Many = boost::irange(0U, Count);
  std::vector<unsigned> All(Many.begin(), Many.end());
  co_await seastar::parallel_for_each(All, [](unsigned Nth) { return fetch_nth(Nth); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::parallel_for_each' starts one task per element of 'All'
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note:
}

// One per shard, one per core.
seastar::future<> machine(unsigned Count) {
  co_await seastar::parallel_for_each(seastar::smp::all_cpus(), [](unsigned Nth) { return fetch_nth(Nth); });
  co_await seastar::parallel_for_each(boost::irange(0U, seastar::smp::count), [](unsigned Nth) { return fetch_nth(Nth); });
  std::vector<int> PerShard(seastar::smp::count);
  co_await seastar::parallel_for_each(PerShard, [](int Nth) { return fetch_nth(Nth); });
  std::vector<seastar::future<>> Started;
  for (unsigned I = 0; I < 2 * seastar::smp::count; ++I)
    Started.push_back(fetch_nth(I));
  const unsigned Cores = std::thread::hardware_concurrency();
  for (unsigned I = 0; I < std::max(Cores, 1U); ++I)
    Started.push_back(fetch_nth(I));
  std::vector<int> PerCount(Count);
  co_await seastar::parallel_for_each(PerCount, [](int Nth) { return fetch_nth(Nth); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::parallel_for_each' starts one task per element of 'PerCount'
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note:
}

// A pair of iterators.
seastar::future<> pairs(urls Urls) {
  const auto End = Urls.begin() + std::min<std::ptrdiff_t>(Urls.size(), 16);
  co_await seastar::parallel_for_each(Urls.begin(), End, [](const std::string &Url) { return fetch_nth(Url.size()); });
  co_await seastar::parallel_for_each(End, Urls.end(), [](const std::string &Url) { return fetch_nth(Url.size()); });
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::parallel_for_each' starts one task per element of 'Urls'
  // CHECK-MESSAGES: :[[@LINE-2]]:21: note:
}

// Waiting for what others do is no work.
struct shard {
  seastar::gate Gate;
  seastar::semaphore Room{1};
  seastar::future<> closed() { return Gate.close(); }
  seastar::future<> stopped() {
    co_await Gate.close();
    co_await Room.wait();
  }
  seastar::future<> flushed() {
    co_await Gate.close();
    co_await fetch_nth(1);
  }
};
seastar::future<> waits(std::vector<shard> &Shards) {
  std::vector<seastar::future<>> Waits;
  for (auto &Shard : Shards)
    Waits.push_back(Shard.Room.wait());
  for (auto &Shard : Shards)
    Waits.push_back(Shard.closed());
  co_await seastar::parallel_for_each(Shards, [](shard &Shard) { return Shard.Gate.close(); });
  co_await seastar::parallel_for_each(Shards, [](shard &Shard) { return Shard.stopped(); });
  co_await seastar::coroutine::parallel_for_each(Shards, [](shard &Shard) -> seastar::future<> { co_await Shard.Room.wait(); });
  for (auto &Shard : Shards)
    Waits.push_back(Shard.flushed());
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'shard::flushed' starts one task per element of 'Shards'
  co_await seastar::parallel_for_each(Shards, [](shard &Shard) {
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'seastar::parallel_for_each' starts one task per element of 'Shards'
    // CHECK-MESSAGES: :[[@LINE-2]]:21: note:
    return Shard.Gate.close().then([&] { return Shard.flushed(); });
  });
}

// One after the other.
void in_turn(const urls &Urls) {
  for (const auto &Url : Urls)
    fetch(Url).get();
  for (const auto &Url : Urls)
    fetch(Url).then([](auto) {}).get();
  for (const auto &Url : Urls) {
    auto Running = fetch(Url);
    Running.get();
  }
  std::vector<seastar::future<int>> Started;
  for (const auto &Url : Urls)
    Started.push_back(fetch(Url));
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'fetch' starts one task per element of 'Urls'
  for (auto &One : Started)
    One.get();
}

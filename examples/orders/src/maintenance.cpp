// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/maintenance.h"
#include <atomic>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <latch>
#include <numeric>
#include <spdlog/spdlog.h>
#include <stdexcept>
#include <thread>

namespace orders {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::int64_t total_of(const std::vector<Order> &orders) {
  return std::accumulate(orders.begin(), orders.end(), std::int64_t{0},
                         [](std::int64_t sum, const Order &order) { return sum + order.total(); });
}

void write_csv(const fs::path &path, const std::vector<Order> &orders) {
  std::ofstream file(path);
  for (const Order &order : orders)
    file << order.id << ',' << order.sku << ',' << order.quantity << ',' << order.cents << '\n';
  if (!file.flush())
    throw std::runtime_error("cannot write " + path.string());
}

} // namespace

Maintenance::Maintenance(asio::thread_pool &pool, Store &store, fs::path folder)
    : pool_(pool), store_(store), folder_(std::move(folder)) {}

awaitable<std::uintmax_t> Maintenance::export_csv() {
  std::vector<Order> orders = co_await store_.all();
  fs::path path = folder_ / "orders.csv";
  co_await offload(pool_, [&] { write_csv(path, orders); });
  co_return fs::file_size(path); // planted: async-blocking-call
}

awaitable<void> Maintenance::compress() {
  fs::path plain = folder_ / "orders.csv";
  co_await asio::co_spawn(
      pool_,
      [&plain]() -> awaitable<void> {
        fs::remove(plain.string() + ".gz");
        co_return;
      },
      use_awaitable);
  std::string command = "gzip --keep '" + plain.string() + "'";
  if (std::system(command.c_str()) != 0) // planted: async-blocking-call
    throw std::runtime_error("gzip failed");
}

awaitable<std::string> Maintenance::disk_usage() {
  std::string text(64, '\0');
  std::FILE *pipe = ::popen("df --output=pcent . | tail -1", "r"); // planted: async-blocking-call
  if (!pipe)
    throw std::runtime_error("df failed");
  co_await offload(pool_, [&] {
    text.resize(std::fread(text.data(), 1, text.size(), pipe));
    return ::pclose(pipe);
  });
  co_return text;
}

awaitable<std::int64_t> Maintenance::revenue() {
  std::vector<Order> orders = co_await store_.all();
  std::future<std::int64_t> sum =
      std::async(std::launch::async, [&orders] { return total_of(orders); });
  co_return sum.get(); // planted: async-blocking-call
}

awaitable<std::int64_t> Maintenance::revenue_so_far() {
  std::vector<Order> orders = co_await store_.all();
  if (!running_.valid())
    running_ = std::async(std::launch::async, [orders = std::move(orders)] {
      std::this_thread::sleep_for(50ms);
      return total_of(orders);
    });
  while (running_.wait_for(0s) != std::future_status::ready)
    co_await sleep_for(10ms);
  co_return running_.get();
}

awaitable<void> Maintenance::compact() {
  co_await store_.vacuum();
  std::thread worker([folder = folder_] { fs::remove(folder / "orders.csv.gz"); });
  worker.join(); // planted: async-blocking-call
}

awaitable<void> Maintenance::rebuild() {
  std::latch done(1);
  asio::post(pool_, [&done] {
    std::this_thread::sleep_for(20ms);
    done.count_down();
  });
  done.wait(); // planted: async-blocking-call

  std::FILE *scratch = std::tmpfile(); // planted: async-blocking-call
  if (scratch)
    co_await offload(pool_, [scratch] { return std::fclose(scratch); });
}

awaitable<bool> Maintenance::settle() {
  bool settled = false;
  asio::io_context scratch;
  asio::co_spawn(scratch, sleep_for(20ms),
                 [&settled](std::exception_ptr failure) { settled = !failure; });
  scratch.run(); // planted: async-blocking-call
  co_return settled;
}

awaitable<void> Maintenance::watch_loop() {
  auto beats = std::make_shared<std::atomic<int>>(0);
  std::thread([beats] {
    for (int seen = -1; seen != *beats;) {
      seen = *beats;
      std::this_thread::sleep_for(1s);
    }
    spdlog::warn("the loop has stood still for a second");
  }).detach();
  for (;;) {
    co_await sleep_for(200ms);
    ++*beats;
  }
}

} // namespace orders

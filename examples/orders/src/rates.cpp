// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "orders/rates.h"
#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <spdlog/spdlog.h>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace orders {
namespace {

using namespace std::chrono_literals;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

std::size_t append(const char *data, std::size_t size, std::size_t count, void *text) {
  static_cast<std::string *>(text)->append(data, size * count);
  return size * count;
}

Handle transfer(const std::string &url, std::string &body) {
  Handle handle(curl_easy_init(), curl_easy_cleanup);
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 5L);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &body);
  return handle;
}

std::string download(const std::string &url) {
  std::string body;
  Handle handle = transfer(url, body);
  if (CURLcode code = curl_easy_perform(handle.get()); code != CURLE_OK)
    throw std::runtime_error(std::string("rates: ") + curl_easy_strerror(code));
  return body;
}

} // namespace

Rates::Rates(asio::thread_pool &pool, std::string url) : pool_(pool), url_(std::move(url)) {}

std::map<std::string, double> Rates::parse(const std::string &csv) {
  std::map<std::string, double> rates;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);)
    if (auto comma = line.find(','); comma != std::string::npos)
      rates[line.substr(0, comma)] = std::stod(line.substr(comma + 1));
  return rates;
}

awaitable<double> Rates::of(std::string code) {
  if (rates_.empty())
    co_await refresh(3);
  auto rate = rates_.find(code);
  if (rate == rates_.end())
    throw std::runtime_error("rates: no rate of " + code);
  co_return rate->second;
}

awaitable<void> Rates::refresh() {
  rates_ = parse(co_await offload(pool_, [this] { return download(url_); }));
}

awaitable<void> Rates::refresh(int attempts) {
  for (auto pause = 100ms; attempts > 0; --attempts, pause *= 2) {
    std::string body;
    Handle handle = transfer(url_, body);
    CURLcode code = curl_easy_perform(handle.get()); // planted: async-blocking-call
    if (code == CURLE_OK) {
      rates_ = parse(body);
      co_return;
    }
    spdlog::warn("rates: {}, {} attempts left", curl_easy_strerror(code), attempts - 1);
    if (code == CURLE_OPERATION_TIMEDOUT)
      co_await sleep_for(pause);
    else
      std::this_thread::sleep_for(pause); // planted: async-blocking-call
  }
  co_await refresh();
}

} // namespace orders

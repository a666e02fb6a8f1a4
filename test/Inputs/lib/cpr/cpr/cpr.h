// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <future>
#include <string>
#include <vector>

namespace cpr {

struct Url {
  Url(const char *);
};
struct Timeout {
  Timeout(int);
};
struct Response {
  long status_code;
  std::string text;
};

template <typename T> class AsyncWrapper {
public:
  T get();
  bool valid() const;
  void wait() const;
  template <typename R, typename P> std::future_status wait_for(const std::chrono::duration<R, P> &) const;
};
using AsyncResponse = AsyncWrapper<Response>;

template <typename... Ts> Response Get(Ts &&...);
template <typename... Ts> Response Post(Ts &&...);
template <typename... Ts> Response Download(std::ofstream &, Ts &&...);
template <typename... Ts> std::vector<Response> MultiGet(Ts &&...);
template <typename... Ts> AsyncResponse GetAsync(Ts...);
template <typename Then, typename... Ts> AsyncWrapper<int> GetCallback(Then, Ts...) { return {}; }

class Session {
public:
  void SetUrl(const Url &);
  void SetTimeout(const Timeout &);
  Response Get();
  Response Put();
  AsyncResponse GetAsync();
  void PrepareGet();
};

class MultiPerform {
public:
  std::vector<Response> Get();
  std::vector<Response> Perform();
  void AddSession(Session &);
};

} // namespace cpr

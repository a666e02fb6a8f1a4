// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs

// Look-alikes of containers and numbers that are known to be small.

#include <algorithm>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <task.h>
#include <vector>

using urls = std::vector<std::string>;

own::detached_task fetch(std::string Url);
own::detached_task fetch_nth(std::size_t Nth);
own::task<> pause();
urls read_all();
void append_all(urls &Into);
constexpr std::size_t Most = 16;

void made_with_any(std::size_t Count, const urls &Hosts) {
  std::vector<int> Many(Count);
  for (int Each : Many)
    fetch_nth(Each);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per element of 'Many'
  urls Copied(Hosts.begin(), Hosts.end());
  for (const auto &Url : Copied)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Copied'
  urls Tail(Hosts.begin() + std::min<std::ptrdiff_t>(Hosts.size(), 8), Hosts.end());
  for (const auto &Url : Tail)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Tail'
}

// Room for two is no bound.
void filled_with_any(const urls &Hosts) {
  urls Reserved;
  Reserved.reserve(2);
  for (const auto &Host : Hosts)
    Reserved.push_back(Host);
  for (const auto &Url : Reserved)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Reserved'
  urls Two(2);
  Two.insert(Two.end(), Hosts.begin(), Hosts.end());
  for (const auto &Url : Two)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Two'
  urls Assigned;
  Assigned = read_all();
  for (const auto &Url : Assigned)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Assigned'
  urls Appended;
  append_all(Appended);
  for (const auto &Url : Appended)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Appended'
  urls Inserted;
  std::copy(Hosts.begin(), Hosts.end(), std::back_inserter(Inserted));
  for (const auto &Url : Inserted)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Inserted'
  urls ByLambda;
  std::for_each(Hosts.begin(), Hosts.end(), [&](const auto &Host) { ByLambda.push_back(Host); });
  for (const auto &Url : ByLambda)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'ByLambda'
  urls ByName;
  auto &Alias = ByName;
  for (const auto &Host : Hosts)
    Alias.push_back(Host);
  for (const auto &Url : ByName)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'ByName'
  urls ByPointer;
  urls *Pointer = &ByPointer;
  append_all(*Pointer);
  for (const auto &Url : ByPointer)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'ByPointer'
  std::map<std::string, int> Named;
  for (const auto &Host : Hosts)
    Named[Host] = 1;
  for (const auto &[Url, Id] : Named)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Named'
}

// One that goes on growing from round to round.
void filled_further(const urls &Hosts) {
  urls Pairs;
  for (const auto &Host : Hosts) {
    Pairs.push_back(Host);
    Pairs.push_back(Host + "/index");
  }
  for (const auto &Url : Pairs)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Pairs'
}

// The test does not stand on every way, is of something else, lets all pass, or
// came before the container grew.
void warn();
void tested(urls Urls, urls Others, bool Strict) {
  if (Urls.size() > Most)
    warn();
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  if (Strict && Urls.size() > Most)
    return;
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  if (Urls.size() < Most)
    return;
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  if (Others.size() > Most)
    return;
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  append_all(Others);
  for (const auto &Url : Others)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Others'
}
void tested_behind(const urls &Urls) {
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  if (Urls.size() > Most)
    throw std::length_error("too many");
}
void tested_against_any(const urls &Urls, std::size_t Limit) {
  if (Urls.size() > Limit)
    return;
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
}

void asked_too_early(urls Urls) {
  const bool TooMany = Urls.size() > 16;
  append_all(Urls);
  if (TooMany)
    return;
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
}
struct request {
  urls Urls;
};
void complete(request &Request);
void completed(request Request) {
  if (Request.Urls.size() > Most)
    return;
  complete(Request);
  for (const auto &Url : Request.Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Request.Urls'
}
void cut_elsewhere(urls Urls, std::size_t From) {
  Urls.erase(Urls.begin(), Urls.begin() + 16);
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  Urls.erase(Urls.begin() + From, Urls.end());
  for (const auto &Url : Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
}

// Others may have changed what a coroutine only refers to.
struct pool {
  urls Urls;
  void refill();
  own::task<> run() {
    if (Urls.size() > Most)
      co_return;
    co_await pause();
    for (const auto &Url : Urls)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Urls'
  }
  void run_once() {
    if (Urls.size() > Most)
      return;
    refill();
    for (const auto &Url : Urls)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Urls'
  }
};

void numbers(const urls &Urls, int Count, int Limit) {
  int Capped = Count;
  if (Capped > 16)
    warn();
  for (int I = 0; I < Capped; ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'Capped'
  for (int I = 0; I < std::min(Count, Limit); ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'std::min(Count, Limit)'
  for (int I = 0; I < std::clamp(Count, 1, Limit); ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'std::clamp(Count, 1, Limit)'
  for (int I = 0; I < std::max(Count, 16); ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'std::max(Count, 16)'
  const int Chosen = Count > 16 ? Count : 16;
  for (int I = 0; I < Chosen; ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'Chosen'
  const int First = 2;
  for (int I = First; I < First + (Count - First); ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'First + (Count - First)'
  int Sum = 0;
  for (const auto &Url : Urls)
    Sum += 1;
  for (int I = 0; I < Sum; ++I)
    fetch_nth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch_nth' starts one task per iteration up to 'Sum'
}

void steps(const urls &Urls, std::ptrdiff_t Count) {
  const auto End = Urls.begin() + Count;
  std::for_each(Urls.begin(), End, [](const auto &Url) { fetch(Url); });
  // CHECK-MESSAGES: :[[@LINE-1]]:58: warning: 'fetch' starts one task per element of 'Urls'
  std::for_each(Urls.begin() + 4, Urls.end(), [](const auto &Url) { fetch(Url); });
  // CHECK-MESSAGES: :[[@LINE-1]]:69: warning: 'fetch' starts one task per element of 'Urls'
}

// The counter begins anew, counts something else, or lets the loop go on.
void not_enough(const urls &Urls) {
  for (const auto &Url : Urls) {
    int Started = 0;
    if (Started >= 16)
      break;
    fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
    ++Started;
  }
  int Secure = 0;
  for (const auto &Url : Urls) {
    if (Secure >= 16)
      break;
    fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
    if (Url.starts_with("https"))
      ++Secure;
  }
  int Budget = 16;
  for (const auto &Url : Urls) {
    if (Budget-- == 0)
      warn();
    fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  }
  int Left = Urls.size();
  for (const auto &Url : Urls) {
    if (Left-- == 0)
      break;
    fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  }
  int Retries = 16;
  for (const auto &Url : Urls) {
    if (Retries == 0)
      break;
    fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
    if (Url.empty())
      --Retries;
  }
  int Rounds = 0;
  for (const auto &Url : Urls) {
    fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
    if (++Rounds == 16)
      Rounds = 0;
  }
}

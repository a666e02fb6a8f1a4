// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs
// CHECK-SILENT

// Containers and numbers that are known to be small where a loop begins.

#include <algorithm>
#include <cassert>
#include <map>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <task.h>
#include <vector>

using urls = std::vector<std::string>;

own::detached_task fetch(std::string Url);
own::detached_task fetch_nth(std::size_t Nth);
own::task<> pause();
constexpr std::size_t Most = 16;

void made_with_few(const urls &Hosts) {
  std::vector<int> Two(2);
  for (int Each : Two)
    fetch_nth(Each);
  urls Same(3, "a");
  for (std::size_t I = 0; I < Same.size(); ++I)
    fetch(Same[I]);
  urls None;
  for (const auto &Url : None)
    fetch(Url);
  auto Again = Two;
  for (int Each : Again)
    fetch_nth(Each);
  const int Numbers[] = {1, 2, 3};
  std::vector<int> Copied(std::begin(Numbers), std::end(Numbers));
  for (int Each : Copied)
    fetch_nth(Each);
  urls Head(Hosts.begin(), Hosts.begin() + std::min<std::ptrdiff_t>(Hosts.size(), 8));
  for (const auto &Url : Head)
    fetch(Url);
  auto Counted = std::views::iota(1, 6);
  std::vector<int> Kept(Counted.begin(), Counted.end());
  for (int Each : Kept)
    fetch_nth(Each);
}

void filled_with_few() {
  urls Few;
  Few.reserve(2);
  Few.push_back("a");
  Few.emplace_back("b");
  std::sort(Few.begin(), Few.end());
  for (auto &Url : Few)
    fetch(Url);
  std::vector<int> Numbers;
  for (int I = 0; I < 4; ++I)
    for (int Lane : {1, 2})
      Numbers.push_back(I + Lane);
  for (int Each : Numbers)
    fetch_nth(Each);
  std::map<int, std::string> Named;
  Named[1] = "a";
  Named.emplace(2, "b");
  for (const auto &[Id, Url] : Named)
    fetch(Url);
}

// A new one in each round.
void filled_again(const urls &Hosts) {
  for (std::size_t I = 0;; ++I) {
    urls Pair;
    Pair.push_back(Hosts[I]);
    Pair.push_back(Hosts[I] + "/index");
    for (const auto &Url : Pair)
      fetch(Url);
  }
}

void cut(urls Urls, urls Others, urls More, urls Rest) {
  Urls.resize(16);
  for (const auto &Url : Urls)
    fetch(Url);
  if (Others.size() > Most)
    Others.resize(Most);
  for (const auto &Url : Others)
    fetch(Url);
  while (More.size() > Most)
    More.pop_back();
  for (const auto &Url : More)
    fetch(Url);
  Rest.clear();
  Rest.push_back("a");
  Rest.insert(Rest.end(), {"b", "c"});
  for (const auto &Url : Rest)
    fetch(Url);
}

void cut_at_the_end(urls Urls) {
  if (Urls.size() > Most)
    Urls.erase(Urls.begin() + Most, Urls.end());
  for (const auto &Url : Urls)
    fetch(Url);
}

void refuses(const urls &Urls) {
  if (Urls.size() > 16)
    throw std::length_error("too many");
  for (const auto &Url : Urls)
    fetch(Url);
}
void leaves(const urls &Urls, bool Stopped) {
  if (Stopped || Most < std::size(Urls))
    return;
  for (std::size_t I = 0; I < Urls.size(); ++I)
    fetch(Urls[I]);
}
own::task<> co_returns(const urls &Urls) {
  const auto Count = Urls.size();
  if (Urls.empty() || Count >= Most)
    co_return;
  co_await pause();
  for (std::size_t I = 0; I != Count; ++I)
    fetch(Urls[I]);
}
void asked_before(const urls &Urls) {
  const bool TooMany = Urls.size() > 16;
  if (TooMany)
    return;
  for (const auto &Url : Urls)
    fetch(Url);
}
void inside(const urls &Urls) {
  if (!Urls.empty() && Urls.size() <= Most) {
    for (const auto &Url : Urls)
      fetch(Url);
  }
}
void fills_until_full(const urls &Hosts) {
  urls Batch;
  for (const auto &Host : Hosts) {
    Batch.push_back(Host);
    if (Batch.size() == Most)
      break;
  }
  for (const auto &Url : Batch)
    fetch(Url);
}
void fills_while_room(const urls &Hosts) {
  urls Batch;
  for (const auto &Host : Hosts)
    if (Batch.size() < Most)
      Batch.push_back(Host);
  for (const auto &Url : Batch)
    fetch(Url);
}
struct request {
  urls Urls;
  int Count = 0;
};
own::task<> of_request(request Request) {
  const auto &Wanted = Request.Urls;
  if (Wanted.size() > Most || Request.Count > 8)
    co_return;
  co_await pause();
  for (const auto &Url : Wanted)
    fetch(Url);
  for (int I = 0; I < Request.Count; ++I)
    fetch_nth(I);
}

// A lambda asks for itself.
void by_lambda(const urls &Urls) {
  const auto Start = [&] {
    if (Urls.size() > Most)
      return;
    for (const auto &Url : Urls)
      fetch(Url);
  };
  Start();
}

// Numbers.
void numbers(const urls &Urls, int Count, unsigned Lanes) {
  int Capped = Count;
  if (Capped > 16)
    Capped = 16;
  for (int I = 0; I < Capped; ++I)
    fetch_nth(I);
  const int Chosen = Count > 16 ? 16 : Count;
  for (int I = 0; I < Chosen; ++I)
    fetch_nth(I);
  for (int I = 0; I < std::clamp(Count, 1, 8); ++I)
    fetch_nth(I);
  for (unsigned I = 0; I < Lanes % 8 + 1; ++I)
    fetch_nth(I);
  const std::size_t First = Urls.size() / 2;
  for (std::size_t I = First; I < First + std::min<std::size_t>(Urls.size() - First, 4); ++I)
    fetch_nth(I);
}

// From an iterator a few steps.
void steps(const urls &Urls) {
  const auto Count = std::min<std::ptrdiff_t>(Urls.size(), 16);
  const auto End = Urls.begin() + Count;
  for (auto It = Urls.begin(); It != End; ++It)
    fetch(*It);
  for (auto It = Urls.begin(); It != std::next(Urls.begin(), Count); ++It)
    fetch(*It);
  std::for_each(Urls.begin(), End, [](const auto &Url) { fetch(Url); });
  std::for_each_n(Urls.begin(), 4, [](const auto &Url) { fetch(Url); });
  for (const auto &Url : std::span(Urls).first(8))
    fetch(Url);
  for (const auto &Url : std::span(Urls).subspan(4, 8))
    fetch(Url);
}

// The loop itself has enough.
void enough(const urls &Urls) {
  int Started = 0;
  for (const auto &Url : Urls) {
    if (Started >= 16)
      break;
    if (Url.empty())
      continue;
    fetch(Url);
    ++Started;
  }
  std::size_t Rounds = 0;
  for (const auto &Url : Urls) {
    fetch(Url);
    if (++Rounds == Most)
      return;
  }
  for (std::size_t I = 0; I < Urls.size(); ++I) {
    if (I == 16)
      break;
    fetch(Urls[I]);
  }
  std::size_t Asked = 0;
  for (const auto &Url : Urls) {
    if (Asked++ >= Most)
      return;
    fetch(Url);
  }
  int Budget = 16;
  for (const auto &Url : Urls) {
    if (Budget-- == 0)
      break;
    fetch(Url);
  }
  int Left = 16;
  for (const auto &Url : Urls) {
    if (Left <= 0 || Url.empty())
      break;
    --Left;
    fetch(Url);
  }
}


// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs

// Look-alikes of members whose size the program itself sets.

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <task.h>
#include <utility>
#include <vector>

using urls = std::vector<std::string>;

own::detached_task fetch(std::string Url);
own::detached_task fetch_nth(std::size_t Nth);
own::task<std::string> receive();

// It grows later too: by what is received, by whoever calls.
class sessions {
public:
  sessions() : Received(2), Joined{"a"}, Listened{"b"} {}
  own::task<> listen() {
    while (true)
      Received.push_back(co_await receive());
  }
  void join(std::string Url) { Joined.push_back(std::move(Url)); }
  void subscribe(std::function<void(std::function<void(std::string)>)> On) {
    On([this](std::string Url) { Listened.push_back(Url); });
  }
  urls &lent() { return Lent; }
  void run() {
    for (const auto &Url : Received)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Received'
    for (const auto &Url : Joined)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Joined'
    for (const auto &Url : Listened)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Listened'
    for (const auto &Url : Lent)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Lent'
  }

private:
  urls Received, Joined, Listened;
  urls Lent{"c"};
};

// Filled by the constructor, with any number.
class crawler {
public:
  explicit crawler(urls Urls, std::size_t Count) : Urls(std::move(Urls)), Slots(Count) {
    std::ifstream File("urls.txt");
    for (std::string Line; std::getline(File, Line);)
      Lines.push_back(Line);
  }
  void run() {
    for (const auto &Url : Urls)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Urls'
    for (const auto &Line : Lines)
      fetch(Line);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Lines'
    for (int Each : Slots)
      fetch_nth(Each);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch_nth' starts one task per element of 'Slots'
  }

private:
  urls Urls, Lines;
  std::vector<int> Slots;
};

// From what a constructor is given, but made for each request.
struct request {
  urls Urls;
};
own::task<request> next();
class job {
public:
  explicit job(const request &Request) : Urls(Request.Urls) {}
  void run() {
    for (const auto &Url : Urls)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Urls'
  }

private:
  urls Urls;
};
class shared_job {
public:
  explicit shared_job(const request &Request) : Urls(Request.Urls) {}
  void run() {
    for (const auto &Url : Urls)
      fetch(Url);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Urls'
  }

private:
  urls Urls;
};
own::task<> serve() {
  while (true) {
    job Job(co_await next());
    Job.run();
    std::make_shared<shared_job>(co_await next())->run();
  }
}

// What registers runs for each line of a file, or is handed on.
class registry {
public:
  void add(std::string Component) { Components.push_back(std::move(Component)); }
  void run() {
    for (const auto &Component : Components)
      fetch(Component);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Components'
  }

private:
  urls Components;
};
class listeners {
public:
  void add(std::string Name) { Names.push_back(std::move(Name)); }
  void run() {
    for (const auto &Name : Names)
      fetch(Name);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetch' starts one task per element of 'Names'
  }

private:
  urls Names;
};
void on_connect(std::function<void(std::string)> Handler);

int main() {
  registry All;
  std::ifstream File("components.txt");
  for (std::string Line; std::getline(File, Line);)
    All.add(Line);
  listeners Listeners;
  Listeners.add("first");
  on_connect([&](std::string Name) { Listeners.add(Name); });
}

// A list of values makes it too.
struct plain_order {
  urls Urls = {"a"};
};
void run(const plain_order &Order) {
  for (const auto &Url : Order.Urls)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Order.Urls'
}

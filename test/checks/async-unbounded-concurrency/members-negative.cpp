// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -I%inputs
// CHECK-SILENT

// Members whose size the program itself sets.

#include <memory>
#include <string>
#include <task.h>
#include <thread>
#include <utility>
#include <vector>

using urls = std::vector<std::string>;

own::detached_task fetch(std::string Url);
own::detached_task fetch_nth(std::size_t Nth);
own::task<> rest();

// Filled with a few by its constructors.
class lanes {
public:
  lanes() : Numbers(4), Listed{"a", "b"} {
    for (int I = 0; I < 8; ++I)
      Pushed.push_back(std::to_string(I));
    Sized.resize(Width);
  }
  explicit lanes(bool) : Numbers(2) { Sized = {"c"}; }

  own::task<> run() {
    for (int Each : Numbers)
      fetch_nth(Each);
    for (const auto &Url : Listed)
      fetch(Url);
    co_await rest();
    for (const auto &Url : Pushed)
      fetch(Url);
    for (const auto &Url : Sized)
      fetch(Url);
    for (std::size_t I = 0; I < Width; ++I)
      fetch_nth(I);
  }
  void change() {
    for (auto &Url : Pushed)
      Url += "/";
    Sized.clear();
  }

private:
  std::vector<int> Numbers;
  urls Listed{"d"};
  urls Pushed;
  urls Sized;
  std::size_t Width = 16;
};

// One per core.
class shards {
public:
  shards() : Count(std::thread::hardware_concurrency()), Queues(Count) {
    for (unsigned I = 0; I < std::thread::hardware_concurrency(); ++I)
      Names.push_back(std::to_string(I));
  }
  void run() {
    for (const auto &Name : Names)
      fetch(Name);
    for (int Each : Queues)
      fetch_nth(Each);
    for (unsigned I = 0; I < Count; ++I)
      fetch_nth(I);
  }

private:
  unsigned Count;
  std::vector<int> Queues;
  urls Names;
};

// From what a constructor is given as its configuration.
struct config {
  urls Replicas;
  urls peers() const;
};
class cluster {
public:
  explicit cluster(const config &Config) : Peers(Config.peers()) {
    for (const auto &Replica : Config.Replicas)
      Replicas.push_back(Replica);
  }
  void run() {
    for (const auto &Peer : Peers)
      fetch(Peer);
    for (const auto &Replica : Replicas)
      fetch(Replica);
  }

private:
  urls Peers, Replicas;
};

// What registers stands in the program's text.
class registry {
public:
  registry() { add("first"); }
  void add(std::string Component) { Components.push_back(std::move(Component)); }
  void run() {
    for (const auto &Component : Components)
      fetch(Component);
  }

private:
  urls Components;
};
static void register_others(registry &All) {
  for (const char *Name : {"second", "third"})
    All.add(Name);
}

int main() {
  config Config;
  cluster Cluster(Config);
  registry All;
  All.add("fourth");
  register_others(All);
  All.run();
}

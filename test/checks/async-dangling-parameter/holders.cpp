// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs

// Parameters that hold a reference or a view, objects that lend a member, and tasks in objects of the standard library.

#include "task.h"
#include <array>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using own::eager_task;
using own::task;

void print(std::string_view);
void print(int);
std::string name();
task<> tick();

struct Request {
  std::string_view Path;
  int Size = 0;
  std::string Body;
};
struct Wrapped {
  Request Inner;
  int Number = 0;
};
struct Pair {
  const std::string &Name;
  int Number;
};

task<> serve(Request R) {
  co_await tick();
  print(R.Path);
}
task<> measure(Request R) {
  co_await tick();
  print(R.Size);
  print(R.Body);
}
task<> wrapped(Wrapped W) {
  co_await tick();
  print(W.Inner.Path);
}
task<> number(Wrapped W) {
  co_await tick();
  print(W.Number);
}
task<> pair(Pair P) {
  co_await tick();
  print(P.Name);
}
task<> maybe(std::optional<std::string_view> Text) {
  co_await tick();
  print(*Text);
}
task<> both(std::tuple<const std::string &, int> Both) {
  co_await tick();
  print(std::get<0>(Both));
}
task<> two(std::array<std::string_view, 2> Both) {
  co_await tick();
  print(Both[1]);
}
task<> all(std::vector<std::string_view> All) {
  co_await tick();
  print(All[0]);
}
task<> copies(std::vector<std::string> All) {
  co_await tick();
  print(All[0]);
}
task<> listed(std::initializer_list<int> All) {
  co_await tick();
  print(*All.begin());
}
task<> wrapper(std::reference_wrapper<std::string> Text) {
  co_await tick();
  print(Text.get());
}
task<> text(const std::string &Text) {
  co_await tick();
  print(Text);
}
task<> view(std::string_view Text) {
  co_await tick();
  print(Text);
}
eager_task<> copiesAtOnce(Request R) {
  const std::string Path(R.Path);
  co_await tick();
  print(Path);
}

task<> givesRequest() {
  std::string Path = name();
  return serve({Path, 1, ""});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'Path' dies before the task of 'serve' uses it through 'R'
  // CHECK-MESSAGES: :[[@LINE-65]]:9: note: 'serve' uses 'R' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Path' dies at the end of its scope
}
task<> givesNamedRequest() {
  std::string Path = name();
  Request R{Path, 1, ""};
  return serve(R);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Path' dies before the task of 'serve' uses it through 'R'
  // CHECK-MESSAGES: :[[@LINE-73]]:9: note: 'serve' uses 'R' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Path' dies at the end of its scope
}
task<> givesWrapped() {
  std::string Path = name();
  return wrapped({{Path, 1, ""}, 2});
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Path' dies before the task of 'wrapped' uses it through 'W'
  // CHECK-MESSAGES: :[[@LINE-71]]:9: note: 'wrapped' uses 'W' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Path' dies at the end of its scope
}
task<> givesPair() {
  std::string Text = name();
  return pair(Pair{Text, 1});
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Text' dies before the task of 'pair' uses it through 'P'
  // CHECK-MESSAGES: :[[@LINE-70]]:9: note: 'pair' uses 'P' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Text' dies at the end of its scope
}
task<> givesOptional() {
  std::string Text = name();
  return maybe(Text);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Text' dies before the task of 'maybe' uses it through 'Text'
  // CHECK-MESSAGES: :[[@LINE-73]]:10: note: 'maybe' uses 'Text' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Text' dies at the end of its scope
}
task<> givesTuple() {
  std::string Text = name();
  return both({Text, 1});
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Text' dies before the task of 'both' uses it through 'Both'
  // CHECK-MESSAGES: :[[@LINE-76]]:21: note: 'both' uses 'Both' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Text' dies at the end of its scope
}
task<> givesArray() {
  std::string Text = name();
  return two({"a", Text});
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'Text' dies before the task of 'two' uses it through 'Both'
  // CHECK-MESSAGES: :[[@LINE-79]]:9: note: 'two' uses 'Both' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Text' dies at the end of its scope
}
task<> givesVector() {
  std::string Text = name();
  return all({Text});
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Text' dies before the task of 'all' uses it through 'All'
  // CHECK-MESSAGES: :[[@LINE-82]]:9: note: 'all' uses 'All' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Text' dies at the end of its scope
}
task<> givesList() {
  return listed({1, 2});
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the temporary '{1, 2}' dies before the task of 'listed' uses it through 'All'
  // CHECK-MESSAGES: :[[@LINE-80]]:10: note: 'listed' uses 'All' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; the temporary dies at the end of the statement
}
task<> givesWrapper() {
  std::string Text = name();
  return wrapper(std::ref(Text));
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Text' dies before the task of 'wrapper' uses it through 'Text'
  // CHECK-MESSAGES: :[[@LINE-83]]:9: note: 'wrapper' uses 'Text' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Text' dies at the end of its scope
}

// What none of them borrows, what is written over, what lives on.
task<> givesLiteral() { return serve({"/", 1, name()}); }
task<> givesUnusedView() {
  std::string Path = name();
  return measure({Path, 1, ""});
}
task<> givesUnusedPart() {
  std::string Path = name();
  return number({{Path, 1, ""}, 2});
}
task<> givesOverwritten() {
  std::string Path = name();
  Request R{Path, 1, ""};
  R.Path = "/";
  return serve(R);
}
task<> givesNothing() { return maybe(std::nullopt); }
task<> givesCallers(std::string_view Text) { return maybe(Text); }
task<> givesCopies() {
  std::string Text = name();
  return copies({Text});
}
task<> awaitsList() { co_await listed({1, 2}); }
eager_task<> givesAtOnce() {
  std::string Path = name();
  return copiesAtOnce({Path, 1, ""});
}

class Setting {
public:
  const std::string &key() const { return Key; }
  std::string_view shown() const { return Key; }
  const std::string &of(const Setting &Other) const { return Other.Key; }
  const std::string &next() const { return Next->Key; }
  virtual const std::string &varies() const { return Key; }

private:
  std::string Key;
  std::shared_ptr<Setting> Next;
};
task<> givesMember() {
  Setting S;
  return text(S.key());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'S' dies before the task of 'text' uses it through 'Text'
  // CHECK-MESSAGES: :[[@LINE-127]]:9: note: 'text' uses 'Text' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'S' dies at the end of its scope
}
task<> givesViewOfMember() {
  Setting S;
  return view(S.shown());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'S' dies before the task of 'view' uses it through 'Text'
  // CHECK-MESSAGES: :[[@LINE-130]]:9: note: 'view' uses 'Text' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'S' dies at the end of its scope
}
task<> givesOthersMember(Setting &Other) {
  Setting S;
  return text(S.of(Other));
}
task<> givesSharedMember() {
  Setting S;
  return text(S.next());
}
task<> givesWhatVaries() {
  Setting S;
  return text(S.varies());
}

task<> givesOwned() {
  auto Owner = std::make_unique<std::string>();
  return text(*Owner);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Owner' dies before the task of 'text' uses it through 'Text'
  // CHECK-MESSAGES: :[[@LINE-154]]:9: note: 'text' uses 'Text' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: the task is returned here; 'Owner' dies at the end of its scope
}
task<> givesReleased() {
  auto Owner = std::make_unique<std::string>();
  return text(*Owner.release());
}
task<> givesMoved(std::vector<std::unique_ptr<std::string>> &All) {
  auto Owner = std::make_unique<std::string>();
  const std::string &Text = *Owner;
  All.push_back(std::move(Owner));
  return text(Text);
}

class Keeper {
public:
  explicit Keeper(std::string Given) : Name(Given), First(text(Given)) {}
  // CHECK-MESSAGES: :[[@LINE-1]]:64: warning: 'Given' dies before the task of 'text' uses it through 'Text'
  // CHECK-MESSAGES: :[[@LINE-172]]:9: note: 'text' uses 'Text' here, once it has been started
  // CHECK-MESSAGES: :[[@LINE-3]]:59: note: the task is stored here; 'Given' dies at the end of its scope
  Keeper(std::string Given, int) : Name(Given), First(text(Name)) {}
  void keepTemporary() {
    All.push_back(std::make_unique<task<>>(text(name())));
    // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: the temporary 'name()' dies before the task of 'text' uses it through 'Text'
    // CHECK-MESSAGES: :[[@LINE-178]]:9: note: 'text' uses 'Text' here, once it has been started
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task is stored here; the temporary dies at the end of the statement
  }
  void keepOwn() { All.push_back(std::make_unique<task<>>(text(Name))); }

private:
  std::string Name;
  task<> First;
  std::vector<std::unique_ptr<task<>>> All;
};
task<> awaitsOwned() {
  std::string Text = name();
  auto Held = std::make_unique<task<>>(text(Text));
  co_await *Held;
}

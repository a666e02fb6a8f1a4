# Writes units that are hard on whoever reads what lives over a suspension point:
# code that does not parse, types that lead to themselves, templates that nobody
# instantiates, and, of each SHAPE, one function of LINES lines.
#
#     hard_input.py FOLDER LINES
import pathlib
import sys

HEADER = """#include "task.h"
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

own::awaiter<int> tick();
own::awaiter<std::string> read();
void use(std::string_view);
void use(int);
template <typename T> void start(T &&) {}
own::task<> serve(const std::string &name, std::string_view text, const int &number) {
  co_await tick();
  use(name), use(text), use(number);
}
"""

# Each stands in a coroutine, between parts that parse.
BROKEN = [
    "missing_type lost = co_await tick();",
    "missing_type *lost = nullptr; co_await tick(); use(*lost);",
    "auto lost = missing(name); co_await tick(); use(lost);",
    "auto &lost = names_[missing]; co_await tick(); use(lost);",
    "std::lock_guard<missing> lock(mutex_); co_await tick();",
    "std::lock_guard lock(missing_); co_await tick();",
    "std::lock_guard lock; co_await tick();",
    "std::unique_lock<std::mutex> lock(mutex_, missing); co_await tick(); lock.missing();",
    "start(serve(missing, name, 1));",
    "start(serve(name));",
    "start(missing(name)(name));",
    "start([name]() -> missing { co_await tick(); use(name); }());",
    "start([missing]() -> own::task<> { co_await tick(); use(missing); }());",
    "start([this, &]() -> own::task<> { co_await tick(); }());",
    "start([=, x = missing]() -> own::task<> { co_await x; use(name); });",
    "start([](auto... all) -> own::task<> { co_await tick(); (use(all), ...); }(missing, name));",
    "start([](this auto self) -> own::task<> { co_await self; }());",
    "for (auto &each : missing) co_await tick(), use(each);",
    "for (auto &[key, value] : names_) { co_await missing; use(value); }",
    "for (const auto &each : names_.missing()) co_await tick();",
    "if (auto found = names_.find(1); found != missing) { co_await tick(); names_.erase(found); }",
    "if (names_.empty() { co_await tick(); names_.clear(); }",
    "while (co_await missing) names_.clear();",
    "switch (missing) { case 1: co_await tick(); default: names_.clear(); }",
    "co_await co_await co_await missing;",
    "co_await [] -> own::task<> { co_await missing; }();",
    "co_yield missing;",
    "co_return co_await;",
    "goto nowhere; co_await tick(); nowhere2:;",
    "try { co_await tick(); } catch (missing &error) { co_await tick(); use(error); }",
    "static thread_local missing here = 1; here = 2; co_await tick(); use(here);",
    "decltype(co_await tick()) again = 1; co_await tick(); use(again);",
    "auto [a, b] = missing; co_await tick(); use(a);",
    "auto [a, b] = *names_.begin(); co_await tick(); use(b);",
    "std::function<missing()> later = [&] { return name; }; co_await tick(); later();",
    "struct local { missing member; own::task<> run() { co_await tick(); use(member); } } object; start(object.run());",
    "names_[1] = co_await missing(names_[2]);",
    "auto found = names_.find(co_await missing); use(found->second);",
    "use(names_.at(1).missing), co_await tick();",
    "auto self = shared_from_this(); start(self->missing());",
]

CLASS = """
struct incomplete;
extern incomplete unknown;
struct holder : std::enable_shared_from_this<holder>, missing_base {
  missing_member lost_;
  std::map<int, std::string> names_;
  std::mutex mutex_;
  own::task<> bare() { co_await tick(); names_.clear(); lost_ = 1; }
  missing_task<> strange(const std::string &name) { co_await tick(); use(name); }
  incomplete half(const std::string &name) { co_await tick(); use(name); }
  auto deduced(const std::string &name) { co_await tick(); use(name); }
%s
};
"""

CLEAN = """
struct holder : std::enable_shared_from_this<holder> {
  std::map<int, std::string> names_;
  std::mutex mutex_;
  own::task<> bare() { co_await tick(); names_.clear(); }
%s
};
"""

PROMISES = """
struct no_promise {};
no_promise without(const std::string &name) { co_await tick(); use(name); }
struct empty_promise { struct promise_type {}; };
empty_promise empty(const std::string &name) { co_await tick(); use(name); }
struct forward_promise { struct promise_type; };
forward_promise forward(const std::string &name) { co_await tick(); use(name); }
struct broken_promise {
  struct promise_type {
    broken_promise get_return_object();
    missing initial_suspend();
    std::suspend_always final_suspend();
    void unhandled_exception();
    missing await_transform(auto &&);
  };
};
broken_promise broken(std::string name) { co_await tick(); use(name); }
template <typename T> struct own_promise { using promise_type = typename T::missing; };
own_promise<int> by_template(std::string name) { co_await tick(); use(name); }
struct self_promise { using promise_type = self_promise; self_promise get_return_object(); };
self_promise by_itself(std::string name) { co_await self_promise(); use(name); }
void starts() {
  std::string name;
  start(without(name)), start(empty(name)), start(forward(name)), start(broken(name)), start(by_template(name));
  by_itself(name);
  start(serve("x", name + "y", 1)
}
"""

RECURSIVE = """
struct list {
  std::unique_ptr<list> next;
  std::map<int, list> children;
  std::vector<std::shared_ptr<list>> others;
  std::function<own::task<list>(list &)> make;
  std::mutex mutex;
  list *operator->() { return this; }
  list &operator*() { return *this; }
  own::task<> run() {
    auto &first = children[1].children[2].next->next->children[3];
    co_await tick();
    use(first.next->next->next != nullptr);
    std::lock_guard guard(first.next->mutex);
    start(first->run());
    (*first)->next->next->children.clear();
    auto last = children.find(4);
    while (last->second.next)
      co_await last->second.next->run(), last = last->second.children.find(5);
  }
};
template <int N> struct tower : tower<N - 1> {
  tower<N - 1> *below;
  own::task<int> climb(const tower &from) {
    co_await tick();
    use(from.below != nullptr);
    co_return co_await below->climb(*this);
  }
};
template <> struct tower<0> {
  own::task<int> climb(const tower &) { co_await tick(); co_return 0; }
};
void climbs() {
  tower<200> high;
  start(high.climb(high));
}
template <typename T> struct nested { nested<T *> *deeper; T value; };
own::task<> endless(const nested<int> &of) {
  co_await tick();
  use(of.deeper->deeper->deeper->deeper != nullptr);
}
template <typename Derived> struct base : std::enable_shared_from_this<Derived> {
  Derived &self() { return static_cast<Derived &>(*this); }
  own::task<> run() { co_await tick(); self().names.clear(); co_await self().run(); }
  void begin() { start(self().run()); start(this->run()); start([this]() -> own::task<> { co_await self().run(); }); }
};
struct derived : base<derived> {
  std::map<int, std::string> names;
  own::task<> run() { auto &name = names[1]; co_await base::run(); use(name); begin(); }
};
struct own_element { std::vector<own_element> all; std::optional<std::vector<own_element>> some; };
own_element everything;
own::task<> elements() {
  for (auto &one : everything.all)
    for (auto &two : one.all)
      for (auto &three : *two.some) {
        co_await elements();
        three.all.push_back(two.all.front());
      }
}
own::task<> pass(const std::string &name) { co_await pass(name); co_await other_pass(name); }
"""

TEMPLATES = """
template <typename T> own::task<> never(const T &from, T by, auto &&...more) {
  std::lock_guard lock(from.mutex);
  auto &first = from.names[by];
  for (auto &each : first.all)
    co_await each, co_await from.next(more...);
  start(never(T(), by, first));
  start([&, by]() -> own::task<> { co_await tick(); use(by), use(first); }());
  if (!from.empty()) {
    co_await tick();
    from.clear();
  }
}
template <typename T> struct never_made : T::base, std::enable_shared_from_this<never_made<T>> {
  typename T::template kept<int> names_;
  thread_local static T here;
  own::task<typename T::value> run(this auto &&self) { co_await self.tick(); self.names_.clear(); }
  auto begin() {
    auto found = names_.find(here);
    here = co_await tick();
    use(found->second), use(here);
    start([this, self = this->shared_from_this()] { return run(); });
    start([this] { return run(); });
    co_return co_await run();
  }
  template <typename U> requires requires(U u) { co_await u; } void constrained(U u) { co_await u; }
};
template <template <typename> typename Task, typename... T> Task<void> packed(T &...all) {
  (co_await all, ...);
  auto each = [&](auto &one) -> Task<void> { co_await one; (use(all), ...); };
  (start(each(all)), ...);
}
"""

LONG = {
    "locks": "  std::unique_lock lock_@(mutex_, std::defer_lock);\n  if (x == @)\n    lock_@.lock();\n"
             "  co_await tick();\n  if (lock_@.owns_lock())\n    lock_@.unlock();\n",
    "one_lock": "  mutex_.lock();\n  if (x == @)\n    co_await tick();\n  mutex_.unlock();\n",
    "states": "  if (here == @)\n    here = co_await tick();\n  else\n    use(here);\n",
    "own_states": "  auto before_@ = here;\n  here = @;\n  co_await tick();\n  here = before_@;\n",
    "elements": "  auto &name_@ = names_[@];\n  if (x == @)\n    co_await tick();\n  use(name_@);\n",
    "iterators": "  found = names_.find(@);\n  if (x == @)\n    co_await tick();\n  use(found->second);\n",
    "acts": "  if (!names_.contains(@)) {\n    std::string read_@ = co_await read();\n    names_[@] = read_@;\n  }\n",
    "loops": "  for (auto &[key_@, value_@] : names_) {\n    co_await tick();\n    use(value_@);\n  }\n",
    "spawns": "  start(serve(names_[@], \"a\" + names_[@], @));\n",
    "tasks": "  auto task_@ = serve(names_[@], text, @);\n  if (x == @)\n    co_await task_@;\n",
    "closures": "  start([x, text]() -> own::task<> {\n    co_await tick();\n    use(text), use(x);\n  }());\n",
    "selves": "  start([this, text]() -> own::task<> {\n    co_await tick();\n    names_.erase(@);\n  });\n  start(again(@));\n",
    "handed": "  start(serve(text, view, x));\n  view = text;\n  co_await serve(text, view, x);\n",
}
NESTED = {
    "scopes": ("  if (x == @) {\n    std::lock_guard guard_@(mutex_);\n    auto &deep_@ = names_[@];\n    co_await tick();\n"
               "    use(deep_@);\n", "  }\n", 200),
    "chained": ("  auto &deep_@ = names_[x + @];\n  auto &copy_@ = deep_@;\n  auto *point_@ = &copy_@;\n  co_await tick();\n"
                "  use(*point_@);\n", "", 1000),
}


JUDGE = """import json, re, sys
report, said = json.load(open(sys.argv[1])), open(sys.argv[2]).read()
found = {}
for finding in report["findings"]:
    found[finding["path"]] = found.get(finding["path"], 0) + 1
seconds = re.findall(r"^note: (\\S+)\\.cpp: parsed in [0-9.]+ s, checked in ([0-9.]+) s$", said, re.MULTILINE)
assert len({unit for unit, _ in seconds}) == report["summary"]["units"], said
print("failed:", *sorted({failure["reason"] for failure in report["failures"]}))
print("too long:", *(unit.rpartition("/")[2] for unit, took in seconds if float(took) > 1))
# Of the long functions.
print("few in:", *(unit for unit in sys.argv[3:] if found.get(unit + ".cpp", 0) < 100))
"""


def numbered(text, number):
    return text.replace("@", str(number))


def one_function(body):
    return (HEADER + "inline thread_local int here = 0;\n"
            "struct one : std::enable_shared_from_this<one> {\n"
            "  std::map<int, std::string> names_;\n  std::mutex mutex_;\n"
            "  own::task<> again(int x) {\n    co_await tick();\n    names_.erase(x);\n    here = x;\n  }\n"
            "  own::task<> run(int x, std::string text, std::string_view view);\n};\n"
            "own::task<> one::run(int x, std::string text, std::string_view view) {\n"
            "  auto found = names_.begin();\n" + body + "  use(found->second);\n}\n")


def main():
    folder, lines = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".async-tidy.json").write_text('{"facts": {"spawns": [{"calls": ["start"], "argument": 0}]}}\n')
    units = {"promises": HEADER + PROMISES, "recursive": HEADER + RECURSIVE, "templates": HEADER + TEMPLATES}
    functions = "".join(f"  own::task<> part_{number}(std::string name) {{\n    co_await tick();\n    {text}\n    use(name);\n  }}\n"
                        for number, text in enumerate(BROKEN))
    units["broken"] = HEADER + CLASS % functions
    for number, text in enumerate(BROKEN):
        # What does not parse takes what stands behind it along.
        units[f"broken-{number}"] = HEADER + CLEAN % f"  own::task<> part(std::string name) {{\n    {text}\n    use(name);\n  }}\n"
    for name, text in LONG.items():
        count = lines // text.count("\n")
        units[name] = one_function("".join(numbered(text, number) for number in range(count)))
    for name, (begin, end, most) in NESTED.items():
        count = min(most, lines // (begin + end).count("\n"))
        units[name] = one_function("".join(numbered(begin, number) for number in range(count)) + end * count)
    for name, text in units.items():
        (folder / f"{name}.cpp").write_text(text)
    (folder / "judge.py").write_text(JUDGE)


main()

// RUN: %check_tidy %s async-raw-resource %t -- -std=c++20 -I%inputs -I/usr/include/postgresql

// CHECK-SILENT

// What somebody owns, has closed, or closes on every way.

#include "task.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <stdexcept>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>
#include <curl/curl.h>
#include <libpq-fe.h>
#include <sqlite3.h>

using own::task;

task<> send(const char *, size_t);
task<int> ask(int);
task<bool> attach(int);
task<> use(FILE *);
void note(const char *);
struct session { int id; void stop(); };
struct file_guard {
  explicit file_guard(FILE *f) : f(f) {}
  ~file_guard() { std::fclose(f); }
  FILE *f;
};
struct descriptor {
  explicit descriptor(int fd);
  ~descriptor();
  int release();
};

task<> owned_at_once() {
  std::unique_ptr<FILE, int (*)(FILE *)> f(std::fopen("a", "r"), &std::fclose);
  co_await use(f.get());
}
task<> closed_before() {
  FILE *f = std::fopen("a", "r");
  note("x");
  std::fclose(f);
  co_await ask(1);
}
task<> guarded() {
  FILE *f = std::fopen("a", "r");
  file_guard guard(f);
  co_await use(f);
}
task<> given_to_another() {
  int fd = ::open("a", O_RDONLY);
  if (!co_await attach(fd)) {
    ::close(fd);
    co_return;
  }
}
task<> closed_by_the_handler() {
  FILE *f = std::fopen("a", "r");
  try {
    co_await use(f);
  } catch (...) {
    std::fclose(f);
    throw;
  }
  std::fclose(f);
}
task<> closed_behind_the_handler() {
  FILE *f = std::fopen("a", "r");
  try {
    co_await use(f);
  } catch (...) {
    note("x");
  }
  std::fclose(f);
}
task<FILE *> returned() {
  FILE *f = std::fopen("a", "r");
  co_await ask(1);
  co_return f;
}
struct holder {
  FILE *f_ = nullptr;
  task<> of_the_object() {
    f_ = std::fopen("a", "r");
    co_await ask(1);
  }
  task<> given_to_the_object() {
    FILE *f = std::fopen("a", "r");
    f_ = f;
    co_await ask(1);
  }
};
task<> opened_behind() {
  co_await ask(1);
  FILE *f = std::fopen("a", "r");
  std::fclose(f);
}
void no_coroutine() {
  FILE *f = std::fopen("a", "r");
  std::fclose(f);
}
template <class F> struct final_act { F f; ~final_act() { f(); } };
template <class F> final_act(F) -> final_act<F>;
task<> closed_by_a_lambda() {
  FILE *f = std::fopen("a", "r");
  final_act close{[&] { std::fclose(f); }};
  co_await use(f);
}
task<> object_owned_at_once() {
  std::unique_ptr<session> s(new session);
  co_await ask(s->id);
}
task<> object_owned_later() {
  session *s = new session;
  std::unique_ptr<session> owner(s);
  co_await ask(s->id);
}
task<> of_the_caller(FILE *f) {
  co_await use(f);
  std::fclose(f);
}
task<> descriptor_owned_at_once() {
  descriptor d(::open("a", O_RDONLY));
  co_await ask(1);
}
task<> released_by_its_owner() {
  descriptor d(::open("a", O_RDONLY));
  int fd = d.release();
  co_await ask(fd);
  ::close(fd);
}
task<> of_a_plain_lambda() {
  auto count = []() {
    FILE *f = std::fopen("a", "r");
    std::fclose(f);
  };
  count();
  co_await ask(1);
}
task<> not_opened() {
  FILE *f = std::fopen("a", "r");
  if (!f) {
    co_await ask(1);
    co_return;
  }
  std::fclose(f);
}
task<> no_descriptor() {
  int fd = ::open("a", O_RDONLY);
  if (fd == -1) {
    co_await ask(1);
    co_return;
  }
  ::close(fd);
}
task<> put_elsewhere(std::vector<FILE *> &all) {
  FILE *f = std::fopen("a", "r");
  all.push_back(f);
  co_await use(f);
}
task<> handler_notes_the_error() {
  FILE *f = std::fopen("a", "r");
  std::string error;
  try {
    co_await use(f);
  } catch (const std::exception &e) {
    error = e.what();
  }
  std::fclose(f);
}
task<> copied() {
  char *text = strdup("a");
  std::string copy(text);
  free(text);
  co_await send(copy.data(), copy.size());
}
task<> for_good() {
  static FILE *log = std::fopen("log", "a");
  co_await use(log);
}
task<> never_suspends() {
  FILE *f = std::fopen("a", "r");
  co_await std::suspend_never{};
  std::fclose(f);
}

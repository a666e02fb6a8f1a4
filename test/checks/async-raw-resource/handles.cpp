// RUN: %check_tidy %s async-raw-resource %t -- -std=c++20 -I%inputs -I/usr/include/postgresql

// What is opened and closed by hand, with a suspension point between.

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

task<> a_file() {
  FILE *f = std::fopen("a", "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is held while the coroutine is suspended, and only 'fclose' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: closed here
  co_await use(f);
  std::fclose(f);
}
task<> a_descriptor() {
  int fd = ::open("a", O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is held while the coroutine is suspended, and only 'close' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+4]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+4]]:3: note: closed here
  if (fd < 0)
    co_return;
  co_await ask(fd);
  ::close(fd);
}
task<> an_object() {
  session *s = new session;
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 's' is held while the coroutine is suspended, and only 'delete' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: freed here
  co_await ask(s->id);
  delete s;
}
task<> memory() {
  char *buffer = static_cast<char *>(std::malloc(64));
    // CHECK-MESSAGES: :[[@LINE-1]]:38: warning: 'buffer' is held while the coroutine is suspended, and only 'free' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: closed here
  co_await send(buffer, 64);
  std::free(buffer);
}
task<int> closed_on_each_way() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is held while the coroutine is suspended, and only 'close' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:16: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: closed here
  int answer = co_await ask(fd);
  if (answer < 0) {
    close(fd);
    co_return -1;
  }
  close(fd);
  co_return answer;
}
task<> a_database() {
  sqlite3 *db = nullptr;
  sqlite3_open("x", &db);
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'db' is held while the coroutine is suspended, and only 'sqlite3_close' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: closed here
  co_await ask(1);
  sqlite3_close(db);
}
task<> a_connection() {
  PGconn *c = PQconnectdb("");
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'c' is held while the coroutine is suspended, and only 'PQfinish' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: closed here
  co_await ask(PQsocket(c));
  PQfinish(c);
}
task<> a_transfer() {
  CURL *h = curl_easy_init();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'h' is held while the coroutine is suspended, and only 'curl_easy_cleanup' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+3]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:3: note: closed here
  curl_easy_setopt(h, CURLOPT_URL, "x");
  co_await ask(1);
  curl_easy_cleanup(h);
}
task<> in_a_loop() {
  FILE *f;
  f = std::fopen("a", "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'f' is held while the coroutine is suspended, and only 'fclose' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:3: note: closed here
  for (int i = 0; i < 10; ++i)
    co_await ask(i);
  std::fclose(f);
}
task<> another_exception_is_caught() {
  FILE *f = std::fopen("a", "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is held while the coroutine is suspended, and only 'fclose' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+6]]:3: note: closed here
  try {
    co_await ask(1);
  } catch (const std::logic_error &) {
    note("x");
  }
  std::fclose(f);
}
task<> is_thrown_on() {
  FILE *f = std::fopen("a", "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'f' is held while the coroutine is suspended, and only 'fclose' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+7]]:3: note: closed here
  try {
    co_await ask(1);
  } catch (...) {
    note("x");
    throw;
  }
  std::fclose(f);
}
template <class T> task<> of_a_template(T &t) {
  int fd = ::open("a", O_RDONLY);
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'fd' is held while the coroutine is suspended, and only 'close' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: closed here
  co_await t.ask(fd);
  ::close(fd);
}
task<> each_round() {
  for (int i = 0; i < 3; ++i) {
    DIR *d = opendir(".");
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'd' is held while the coroutine is suspended, and only 'closedir' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: closed here
    co_await ask(i);
    closedir(d);
  }
}
task<> on_one_way(bool twice) {
  void *lib = dlopen("x", RTLD_LAZY);
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'lib' is held while the coroutine is suspended, and only 'dlclose' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:3: note: closed here
  if (twice)
    co_await ask(2);
  dlclose(lib);
}
task<> a_list() {
  addrinfo *found = nullptr;
  getaddrinfo("a", "b", nullptr, &found);
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'found' is held while the coroutine is suspended, and only 'freeaddrinfo' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+3]]:3: note: closed here
  for (addrinfo *a = found; a; a = a->ai_next)
    co_await ask(a->ai_family);
  freeaddrinfo(found);
}
task<> in_a_lambda() {
  auto work = []() -> task<> {
    FILE *f = std::fopen("a", "r");
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'f' is held while the coroutine is suspended, and only 'fclose' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: closed here
    co_await use(f);
    std::fclose(f);
  };
  co_await work();
}
task<> an_array() {
  int *numbers = new int[8];
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'numbers' is held while the coroutine is suspended, and only 'delete[]' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: freed here
  co_await ask(numbers[0]);
  delete[] numbers;
}
task<> two_at_once() {
  sqlite3 *db = nullptr;
  sqlite3_open(":memory:", &db);
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'db' is held while the coroutine is suspended, and only 'sqlite3_close' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+7]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+8]]:3: note: closed here
  sqlite3_stmt *s = nullptr;
  sqlite3_prepare_v2(db, "select 1", -1, &s, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 's' is held while the coroutine is suspended, and only 'sqlite3_finalize' gives it back: an exception or a destroyed coroutine leaks it
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: suspended here
    // CHECK-MESSAGES: :[[@LINE+2]]:3: note: closed here
  co_await ask(1);
  sqlite3_finalize(s);
  sqlite3_close(db);
}

struct peer {
  task<int> ask(int);
};
task<> use_all(peer &x) { co_await of_a_template(x); }

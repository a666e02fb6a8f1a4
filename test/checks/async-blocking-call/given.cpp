// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// A parameter is what all callers give it.

#include "task.h"
#include <chrono>
#include <fcntl.h>
#include <future>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using own::detached_task;
using own::task;

int accepted();
std::future<int> start();
task<> settle();

static void set_non_blocking(int fd) {
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL, 0) | O_NONBLOCK);
}

// Of the accept loop below.
detached_task serve(int client, char *buffer) {
  co_await settle();
  recv(client, buffer, 1, 0);
}
static detached_task serve_any(int client, char *buffer) {
  co_await settle();
  recv(client, buffer, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop that runs this coroutine: it waits for data; await an asynchronous read
}
static detached_task serve_handed(int client, char *buffer) {
  co_await settle();
  recv(client, buffer, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop that runs this coroutine: it waits for data; await an asynchronous read
}
detached_task uncalled(int client, char *buffer) {
  co_await settle();
  recv(client, buffer, 1, 0);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'recv' blocks the event loop that runs this coroutine: it waits for data; await an asynchronous read
}
static detached_task inner(int client, char *buffer) {
  co_await settle();
  recv(client, buffer, 1, 0);
}
static detached_task outer(int client, char *buffer) {
  inner(client, buffer);
  co_return;
}
void accepts(char *buffer, void (*take)(detached_task (*)(int, char *))) {
  while (true) {
    const int client = accepted();
    set_non_blocking(client);
    serve(client, buffer);
    serve_any(client, buffer);
    serve_handed(client, buffer);
    outer(client, buffer);
  }
  take(serve_handed);
}
void accepts_another(char *buffer) { serve_any(accepted(), buffer); }

// A helper that is given what is there.
static task<int> read(std::future<int> result) { co_return result.get(); }
static task<int> read_any(std::future<int> result) {
  co_return result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks the event loop that runs this coroutine: it waits for the result; await an operation of the coroutine's library in place of the future, or let its completion resume the coroutine
}
task<> gives() {
  std::future<int> first = start(), second = start();
  first.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'std::future::wait' blocks the event loop that runs this coroutine: it waits for the result; await an operation of the coroutine's library in place of the future, or let its completion resume the coroutine
  co_await read(std::move(first));
  co_await read_any(std::move(second));
}

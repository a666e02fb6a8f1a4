// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"
#include <curl/curl.h>

own::task<> bad(CURL *handle) {
  curl_easy_perform(handle); // bad: async-blocking-call
  co_return;
}

own::task<int> transfer(CURL *);
own::task<int> good(CURL *handle) { co_return co_await transfer(handle); }

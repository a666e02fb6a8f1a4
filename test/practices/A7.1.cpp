// RUN: %practice %s -- -std=c++20 -I%inputs

#include "task.h"

namespace app {
struct order {};
struct user {};
struct fields {};
struct valid_fields {};
own::task<bool> owns(user who, int id);
valid_fields validate(fields given);
struct limiter {
  own::task<> acquire();
};
struct repository {
  own::task<order> get(int id);
  own::task<> save(fields given);
  own::task<> render(int page);
};
} // namespace app

own::task<> bad(app::repository orders, app::fields given) {
  co_await orders.save(given); // bad: async-unguarded-call
}

own::task<> good(app::repository orders, app::fields given) {
  app::validate(given);
  co_await orders.save(given);
}

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

own::task<app::order> bad(app::repository orders, app::user who, int id) {
  co_return co_await orders.get(id); // bad: async-unguarded-call
}

own::task<app::order> good(app::repository orders, app::user who, int id) {
  if (!co_await app::owns(who, id))
    co_return app::order();
  co_return co_await orders.get(id);
}

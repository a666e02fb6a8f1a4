#ifndef APP_H
#define APP_H

// A service with guards of every kind.

#include "task.h"
#include <memory>
#include <optional>
#include <string>

namespace app {
struct User {
  int id;
};
struct Order {
  int owner;
};
struct Fields {
  std::string name;
};
enum class Verdict { Allowed, Denied };

struct Repo {
  own::task<Order> get(int id);
  Order list(int id);
  own::task<void> save(const Fields &fields);
};

// Throws where the user is not the owner.
void require_owner(const User &user, int id);
own::task<bool> owns(const User &user, int id);

own::task<void> validate(const Fields &fields);
Verdict check(const Fields &fields);
struct Validated {
  explicit Validated(Fields fields);
  Fields fields;
};

struct Limiter {
  struct Permit {
    ~Permit();
    explicit operator bool() const;
  };
  own::task<Permit> acquire();
  bool try_acquire();
};
struct Pass {
  explicit Pass(Limiter &limiter);
  ~Pass();
};
std::string render(int page);
} // namespace app

#endif

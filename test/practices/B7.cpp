// RUN: %practice %s -- -std=c++20 -I%inputs -I/usr/include/postgresql

#include "task.h"
#include <cstdio>
#include <libpq-fe.h>
#include <memory>

own::task<> notify(int account);
class transaction {
public:
  explicit transaction(PGconn *server);
  ~transaction();
  void commit();
};

own::task<> bad(PGconn *server, int account) {
  PQclear(PQexec(server, "BEGIN"));
  PQclear(PQexec(server, "update accounts set balance = balance - 10"));
  co_await notify(account); // bad: async-manual-transaction
  PQclear(PQexec(server, "COMMIT"));
}

own::task<> good(PGconn *server, int account) {
  transaction changes(server);
  PQclear(PQexec(server, "update accounts set balance = balance - 10"));
  co_await notify(account);
  changes.commit();
}

own::task<> use(std::FILE *file);

own::task<> bad_too(int descriptor) {
  std::FILE *file = fdopen(descriptor, "r"); // bad: async-raw-resource
  co_await use(file);
  std::fclose(file);
}

own::task<> good_too(int descriptor) {
  std::unique_ptr<std::FILE, int (*)(std::FILE *)> file(fdopen(descriptor, "r"), std::fclose);
  co_await use(file.get());
}

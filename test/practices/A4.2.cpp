// RUN: %practice %s -- -std=c++20 -I%inputs -I/usr/include/postgresql

#include "task.h"
#include <libpq-fe.h>

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

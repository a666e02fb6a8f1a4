// RUN: %practice %s -- -std=c++20 -I/usr/include/postgresql

#include <libpq-fe.h>
#include <string>

PGresult *bad(PGconn *server, const std::string &id) {
  std::string text = "select name from users where id='" + id + "'";
  return PQexec(server, text.c_str()); // bad: async-string-built-sql
}

PGresult *good(PGconn *server, const std::string &id) {
  const char *values[] = {id.c_str()};
  return PQexecParams(server, "select name from users where id=$1", 1, nullptr, values, nullptr, nullptr, 0);
}

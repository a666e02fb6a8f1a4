// RUN: %practice %s -- -std=c++20 -I%inputs -I/usr/include/postgresql

#include "task.h"
#include <libpq-fe.h>
#include <pqxx/pqxx>
#include <sqlite3.h>

own::task<> bad(PGconn *server, sqlite3_stmt *statement, pqxx::work &work) {
  PQexec(server, "select 1"); // bad: async-blocking-call
  sqlite3_step(statement); // bad: async-blocking-call
  work.exec("select 1"); // bad: async-blocking-call
  co_return;
}

own::task<PGresult *> query(PGconn *server, const char *text);
own::task<> good(PGconn *server) { PQclear(co_await query(server, "select 1")); }

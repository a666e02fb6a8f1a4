// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <list>
#include <string>

namespace nanodbc {

class connection;
class statement;
using string = std::string;

class attribute {
public:
  attribute(long, long, unsigned long);
};

class connection {
public:
  connection();
  connection(const connection &);
  explicit connection(const string &, long = 0);
  connection(const string &, const string &, const string &, long = 0);
  void connect(const string &, long = 0);
  bool async_connect(const string &, void *, long = 0);
  bool connected() const;
  void disconnect();
};

class result {
public:
  bool first();
  bool next();
  bool async_next(void *);
  bool next_result();
  short columns() const;
};

class transaction {
public:
  explicit transaction(const class connection &);
  void commit();
  void rollback();
};

class statement {
public:
  statement();
  statement(const statement &);
  explicit statement(class connection &);
  statement(class connection &, const std::list<attribute> &);
  statement(class connection &, const string &, long = 0);
  void prepare(class connection &, const string &, long = 0);
  void prepare(const string &, long = 0);
  bool async_prepare(const string &, void *, long = 0);
  void bind(short, const char *);
  class result execute(long = 1, long = 0);
  void just_execute(long = 1, long = 0);
  class result execute_direct(class connection &, const string &, long = 1, long = 0);
  void just_execute_direct(class connection &, const string &, long = 1, long = 0);
  bool async_execute(void *, long = 1, long = 0);
  bool async_execute_direct(class connection &, void *, const string &, long = 1, long = 0);
};

class catalog {
public:
  explicit catalog(connection &);
  std::list<string> list_schemas();
};

result execute(connection &, const string &, long = 1, long = 0);
result execute(statement &, long = 1);
void just_execute(connection &, const string &, long = 1, long = 0);
void just_execute(statement &, long = 1);
void prepare(statement &, const string &, long = 0);
result transact(statement &, long);

} // namespace nanodbc

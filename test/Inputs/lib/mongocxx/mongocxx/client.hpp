// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace mongocxx {
namespace v_noabi {

struct document {};

class cursor {
public:
  const document *begin();
  const document *end();
};

class collection {
public:
  std::optional<document> insert_one(const document &);
  std::optional<document> find_one(const document &);
  cursor find(const document &);
  cursor aggregate(const document &);
  long count_documents(const document &);
  std::string name() const;
};

class database {
public:
  v_noabi::collection collection(const std::string &) const;
  document run_command(const document &);
  std::vector<std::string> list_collection_names();
  std::string name() const;
};

class client_session {
public:
  void start_transaction();
  void commit_transaction();
};

class client {
public:
  explicit client(const std::string &);
  v_noabi::database database(const std::string &) const;
  client_session start_session();
  std::vector<std::string> list_database_names();
};

class pool {
public:
  client *acquire();
  client *try_acquire();
};

} // namespace v_noabi

using v_noabi::client;
using v_noabi::client_session;
using v_noabi::collection;
using v_noabi::cursor;
using v_noabi::database;
using v_noabi::document;
using v_noabi::pool;

} // namespace mongocxx

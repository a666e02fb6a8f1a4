// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <cstddef>
#include <string>

namespace soci {

class session;

namespace details {
struct into_type {};

class once_temp_type {
public:
  ~once_temp_type();
  template <typename T> once_temp_type &operator<<(const T &);
  once_temp_type &operator,(into_type);
};

class prepare_temp_type {
public:
  template <typename T> prepare_temp_type &operator<<(const T &);
  prepare_temp_type &operator,(into_type);
};

class once_type {
public:
  template <typename T> once_temp_type operator<<(const T &);
};

class prepare_type {
public:
  template <typename T> prepare_temp_type operator<<(const T &);
};
} // namespace details

template <typename T> details::into_type into(T &);

class connection_pool {
public:
  explicit connection_pool(std::size_t);
  std::size_t lease();
  bool try_lease(std::size_t &, int);
  void give_back(std::size_t);
};

class session {
public:
  session();
  explicit session(const std::string &);
  explicit session(connection_pool &);
  void open(const std::string &);
  void reconnect();
  void begin();
  void commit();
  void rollback();
  bool got_data() const;
  std::string get_last_query() const;
  details::once_type once;
  details::prepare_type prepare;
  template <typename T> details::once_temp_type operator<<(const T &);
};

class statement {
public:
  statement(session &);
  statement(const details::prepare_temp_type &);
  statement(const statement &);
  bool execute(bool = false);
  bool fetch();
  bool got_data() const;
};

template <typename T> class rowset {
public:
  rowset(const details::prepare_temp_type &);
  const T *begin() const;
  const T *end() const;
};

class transaction {
public:
  explicit transaction(session &);
  void commit();
  void rollback();
};

} // namespace soci

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <string_view>

namespace boost::mysql {

struct connect_params {};
class results {
public:
  int rows() const;
};
class execution_state {
public:
  bool complete() const;
};
class statement {
public:
  bool valid() const;
};

class any_connection {
public:
  void connect(const connect_params &);
  template <class Request> void execute(Request &&, results &);
  statement prepare_statement(std::string_view);
  void start_execution(std::string_view, execution_state &);
  int read_some_rows(execution_state &);
  void ping();
  void close();
  bool uses_ssl() const;
  boost::asio::awaitable<void> async_connect(const connect_params &);
  template <class Request> boost::asio::awaitable<void> async_execute(Request &&, results &);
};

template <class Stream> class connection {
public:
  Stream &stream();
  void connect(int, const connect_params &);
  void query(std::string_view, results &);
  void quit();
  boost::asio::awaitable<void> async_quit();
};
using tcp_connection = connection<int>;

} // namespace boost::mysql

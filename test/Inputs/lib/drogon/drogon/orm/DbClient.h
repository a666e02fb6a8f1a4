// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the tests need of Drogon's database client and log.
#pragma once
#include <future>
#include <string>
#include <string_view>

namespace trantor {
class LogStream {
public:
  LogStream &operator<<(int);
  LogStream &operator<<(const char *);
  LogStream &operator<<(const std::string &);
  LogStream &operator<<(std::string_view);
};
class Logger {
public:
  LogStream &stream();
};
} // namespace trantor
#define LOG_INFO trantor::Logger().stream()

namespace drogon::orm {
class Result {};
namespace internal {
class SqlBinder {
public:
  template <typename T> SqlBinder &operator<<(T &&Parameter) { return *this; }
};
} // namespace internal
class DbClient {
public:
  template <typename... Arguments>
  Result execSqlSync(const std::string &Sql, Arguments &&...) {
    return {};
  }
  template <typename... Arguments>
  std::future<Result> execSqlAsyncFuture(const std::string &Sql,
                                         Arguments &&...) {
    return {};
  }
  internal::SqlBinder operator<<(const std::string &Sql);
};
} // namespace drogon::orm

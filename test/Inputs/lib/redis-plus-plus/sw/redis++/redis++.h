// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <future>
#include <optional>
#include <string>

namespace sw::redis {

class QueuedReplies {};

template <typename Impl> class QueuedRedis {
public:
  QueuedRedis &set(const std::string &, const std::string &);
  QueuedReplies exec();
};
class PipelineImpl;
using Pipeline = QueuedRedis<PipelineImpl>;

class Subscriber {
public:
  template <typename F> void on_message(F);
  void consume();
};

class Redis {
public:
  explicit Redis(const std::string &);
  std::optional<std::string> get(const std::string &);
  bool set(const std::string &, const std::string &);
  long long publish(const std::string &, const std::string &);
  template <typename... Args> int command(const std::string &, Args &&...);
  Pipeline pipeline(bool = true);
  Subscriber subscriber();
};

class RedisCluster {
public:
  std::optional<std::string> get(const std::string &);
  std::optional<std::string> hget(const std::string &, const std::string &);
};

class AsyncRedis {
public:
  std::future<std::optional<std::string>> get(const std::string &);
};

} // namespace sw::redis

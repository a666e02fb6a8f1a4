// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <optional>
#include <string>

namespace userver {
inline namespace v2_0 {
namespace storages {
namespace clickhouse {

class Query {
public:
  using Name = std::string;
  Query(const char *, std::optional<Name> = std::nullopt);
  Query(std::string, std::optional<Name> = std::nullopt);
};
struct Results {};

class Cluster {
public:
  template <typename... Args> Results Execute(const Query &, const Args &...) const;
};

} // namespace clickhouse
} // namespace storages
} // namespace v2_0
} // namespace userver

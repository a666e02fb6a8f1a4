// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <userver/storages/query.hpp>

namespace userver {
inline namespace v2_0 {
namespace storages {
namespace postgres {

using Query = storages::Query;
enum class ClusterHostType { kMaster, kSlave };
struct CommandControl {};
using OptionalCommandControl = std::optional<CommandControl>;
struct ResultSet {};

class Transaction {
public:
  template <typename... Args> ResultSet Execute(const Query &, const Args &...);
  void Commit();
};

class Cluster {
public:
  Transaction Begin(std::string, ClusterHostType);
  template <typename... Args>
  ResultSet Execute(ClusterHostType, const Query &, const Args &...);
  template <typename... Args>
  ResultSet Execute(ClusterHostType, OptionalCommandControl, const Query &, const Args &...);
};

} // namespace postgres
} // namespace storages
} // namespace v2_0
} // namespace userver

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <optional>
#include <string>

namespace userver {
inline namespace v2_0 {
namespace storages {
namespace sqlite {

class Query {
public:
  using Name = std::string;
  Query(const char *, std::optional<Name> = std::nullopt);
  Query(std::string, std::optional<Name> = std::nullopt);
};
struct Results {};
enum class HostOrKind { kFirst, kSecond };

class Client {
public:
  template <typename... Args> Results Execute(HostOrKind, const Query &, const Args &...) const;
};

} // namespace sqlite
} // namespace storages
} // namespace v2_0
} // namespace userver

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <optional>
#include <string>

namespace userver {
inline namespace v2_0 {
namespace storages {

class Query {
public:
  using Name = std::string;
  Query(const char *, std::optional<Name> = std::nullopt);
  Query(std::string, std::optional<Name> = std::nullopt);
  const std::string &Statement() const;
};

} // namespace storages
} // namespace v2_0
} // namespace userver

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PackedReader.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using llvm::msgpack::Object;
using llvm::msgpack::Type;

[[noreturn]] static void refuse() {
  throw nlohmann::json::other_error::create(
      501, "bytes that are not what was written", nullptr);
}

Object PackedReader::next() {
  Object Read;
  llvm::Expected<bool> Any = Rest.read(Read);
  if (!Any) {
    llvm::consumeError(Any.takeError());
    refuse();
  }
  if (!*Any)
    refuse();
  return Read;
}

size_t PackedReader::array() {
  const Object Read = next();
  if (Read.Kind != Type::Array)
    refuse();
  return Read.Length;
}

llvm::StringRef PackedReader::text() {
  const Object Read = next();
  if (Read.Kind != Type::String && Read.Kind != Type::Binary)
    refuse();
  return Read.Raw;
}

} // namespace async_tidy

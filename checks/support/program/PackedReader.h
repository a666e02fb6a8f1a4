// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PACKEDREADER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_PACKEDREADER_H

#include "llvm/BinaryFormat/MsgPackReader.h"

namespace async_tidy {

/// Reads MessagePack from the front on, without a copy. Each throws
/// nlohmann::json::exception where something else comes next.
class PackedReader {
public:
  explicit PackedReader(llvm::StringRef Bytes) : Rest(Bytes) {}

  /// The number of values that follow and belong to an array.
  size_t array();
  /// A text, or bytes.
  llvm::StringRef text();

private:
  llvm::msgpack::Object next();

  llvm::msgpack::Reader Rest;
};

} // namespace async_tidy

#endif

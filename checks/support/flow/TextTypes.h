// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TEXTTYPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TEXTTYPES_H

#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// Which types have room for text of any content. A number, an enumerator, a
/// time, an id of bytes and a container of those have none.
class TextTypes {
public:
  bool canHold(clang::QualType Type);

private:
  bool decide(clang::QualType Type);

  llvm::DenseMap<clang::QualType, bool> Known;
};

/// Whether \p Type is a class that holds one text, which it shows as
/// characters: a string, a view, a string stream.
bool isTextClass(clang::QualType Type);

} // namespace async_tidy

#endif

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TEXTTYPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TEXTTYPES_H

#include "support/facts/Facts.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// The types of which models say what text they hold.
class TextTypeFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  /// Whether \p Class has a name of that list, or derives from one that has.
  static bool names(const NameIndex<bool> &List,
                    const clang::CXXRecordDecl &Class);

  NameIndex<bool> Holders;
  NameIndex<bool> Requests;
};

/// Which types have room for text of any content. A number, an enumerator, a
/// time, an id of bytes and a container of those have none.
class TextTypes {
public:
  explicit TextTypes(const Facts &Libraries) : Libraries(Libraries) {}

  bool canHold(clang::QualType Type);

private:
  bool decide(clang::QualType Type);

  const Facts &Libraries;

  llvm::DenseMap<clang::QualType, bool> Known;
};

/// Whether \p Type is a class that holds one text, which it shows as
/// characters: a string, a view, a string stream.
bool isTextClass(clang::QualType Type);

/// Whether \p Type is a pair of the standard library.
bool isPair(clang::QualType Type);

} // namespace async_tidy

#endif

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_ROLE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_ROLE_H

#include "llvm/ADT/StringRef.h"
#include <vector>

namespace async_tidy {

/// Something that models say of calls, each in the entries of one section:
/// "spawns": [{"calls": [...]}]. A topic declares the roles that it asks for,
/// each as one constant.
class Role {
public:
  struct Declaration {
    llvm::StringRef Section;
    /// For people.
    llvm::StringRef Name;
    /// Where set, only entries count whose \c Key is \c Value.
    llvm::StringRef Key;
    llvm::StringRef Value;
  };
  Role(llvm::StringRef Section, llvm::StringRef Name, llvm::StringRef Key = "",
       llvm::StringRef Value = "");

  llvm::StringRef name() const;
  /// The place of its declaration.
  unsigned index() const { return Index; }
  friend bool operator==(Role, Role) = default;

  static std::vector<Role> all();
  /// By index.
  static const std::vector<Declaration> &declared();

private:
  explicit Role(unsigned Index) : Index(Index) {}

  unsigned Index;
};

} // namespace async_tidy

#endif

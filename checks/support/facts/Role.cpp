// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Role.h"

namespace async_tidy {

/// Filled before main, by whichever file's static objects come first.
static std::vector<Role::Declaration> &table() {
  static std::vector<Role::Declaration> Declarations;
  return Declarations;
}

Role::Role(llvm::StringRef Section, llvm::StringRef Name, llvm::StringRef Key,
           llvm::StringRef Value)
    : Index(table().size()) {
  table().push_back({Section, Name, Key, Value});
}

llvm::StringRef Role::name() const { return table()[Index].Name; }

std::vector<Role> Role::all() {
  std::vector<Role> All;
  for (unsigned Index = 0; Index != table().size(); ++Index)
    All.push_back(Role(Index));
  return All;
}

const std::vector<Role::Declaration> &Role::declared() { return table(); }

} // namespace async_tidy

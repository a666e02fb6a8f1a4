// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_NAMEINDEX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_NAMEINDEX_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/GlobPattern.h"
#include <string>
#include <utility>
#include <vector>

namespace async_tidy {

/// The last component of a qualified name: "wait" of "std::future::wait".
inline llvm::StringRef lastComponent(llvm::StringRef Name) {
  size_t Colons = Name.rfind("::");
  return Colons == llvm::StringRef::npos ? Name : Name.substr(Colons + 2);
}

/// Whether \p Name fits \p Pattern, in which * stands for anything.
bool matchesName(llvm::StringRef Pattern, llvm::StringRef Name);

/// Whether \p Name fits one of \p Patterns.
bool matchesAnyName(const std::vector<std::string> &Patterns,
                    llvm::StringRef Name);

/// Facts by qualified name. Most lookups fail, and fail on the name's last
/// component alone, before the whole name has been built.
template <typename Fact> class NameIndex {
public:
  void add(llvm::StringRef Pattern, Fact Value) {
    llvm::StringRef Last = lastComponent(Pattern);
    auto &Bucket =
        Last.contains('*') ? Unanchored : ByLastComponent[Last].Entries;
    Bucket.push_back({Pattern.str(), std::move(Value)});
  }

  /// Whether a name that ends in \p Last can have a fact.
  bool mayHold(llvm::StringRef Last) const {
    return !Unanchored.empty() || ByLastComponent.contains(Last);
  }

  bool empty() const { return Unanchored.empty() && ByLastComponent.empty(); }

  /// The facts of \p Name, in the order in which they were added.
  llvm::SmallVector<const Fact *, 2> find(llvm::StringRef Name) const {
    llvm::SmallVector<const Fact *, 2> Found;
    auto It = ByLastComponent.find(lastComponent(Name));
    if (It != ByLastComponent.end())
      collect(It->second.Entries, Name, Found);
    collect(Unanchored, Name, Found);
    return Found;
  }

private:
  using Entry = std::pair<std::string, Fact>;
  struct Bucket {
    std::vector<Entry> Entries;
  };

  static void collect(const std::vector<Entry> &Entries, llvm::StringRef Name,
                      llvm::SmallVectorImpl<const Fact *> &Found) {
    for (const auto &[Pattern, Value] : Entries)
      if (matchesName(Pattern, Name))
        Found.push_back(&Value);
  }

  llvm::StringMap<Bucket> ByLastComponent;
  std::vector<Entry> Unanchored;
};

} // namespace async_tidy

#endif

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PrefixChoice.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// Fewer shared files than these are parsed sooner than they are loaded.
constexpr size_t LeastFiles = 40;
/// What making and loading a prefix costs, in parses of the headers in it.
constexpr size_t Overhead = 2;

/// How many scans hold each header that any of them names.
DenseMap<FileId, size_t> countUses(ArrayRef<IncludeScan> Scans) {
  DenseMap<FileId, size_t> Uses;
  for (const IncludeScan &Scan : Scans)
    for (const NamedHeader &Header : Scan.Named)
      Uses.try_emplace(Header.File);
  for (const IncludeScan &Scan : Scans)
    for (const FileId File : Scan.Files)
      if (const auto It = Uses.find(File); It != Uses.end())
        ++It->second;
  return Uses;
}

std::vector<FileId> intersection(ArrayRef<FileId> A, ArrayRef<FileId> B) {
  std::vector<FileId> Both;
  std::set_intersection(A.begin(), A.end(), B.begin(), B.end(),
                        std::back_inserter(Both));
  return Both;
}

} // namespace

std::optional<PrefixChoice> choosePrefix(ArrayRef<IncludeScan> Scans,
                                         size_t LeastUsers) {
  const DenseMap<FileId, size_t> Uses = countUses(Scans);
  std::set<size_t> Counts;
  for (const auto &[File, Count] : Uses)
    if (Count >= LeastUsers)
      Counts.insert(Count);

  std::optional<PrefixChoice> Best;
  size_t MostSaved = 0;
  for (const size_t Least : Counts) {
    std::vector<FileId> Wanted;
    for (const auto &[File, Count] : Uses)
      if (Count >= Least)
        Wanted.push_back(File);
    llvm::sort(Wanted);

    PrefixChoice Choice;
    std::vector<FileId> Shared;
    for (const auto &[I, Scan] : enumerate(Scans)) {
      if (!llvm::includes(Scan.Files, Wanted))
        continue;
      Shared =
          Choice.Users.empty() ? Scan.Files : intersection(Shared, Scan.Files);
      Choice.Users.push_back(I);
    }
    if (Choice.Users.size() < LeastUsers || Shared.size() < LeastFiles)
      continue;
    const size_t Saved =
        (Choice.Users.size() - std::min(Overhead, Choice.Users.size())) *
        Shared.size();
    if (Saved <= MostSaved)
      continue;
    MostSaved = Saved;
    // A user need not name all of them itself.
    DenseSet<FileId> Named;
    for (const size_t User : Choice.Users)
      for (const NamedHeader &Header : Scans[User].Named)
        if (std::binary_search(Wanted.begin(), Wanted.end(), Header.File) &&
            Named.insert(Header.File).second)
          Choice.Headers.push_back(Header.Name);
    Best = std::move(Choice);
  }
  return Best;
}

} // namespace async_tidy::driver

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharedPrefixes.h"
#include "IncludeScan.h"
#include "PrefixChoice.h"
#include "units/Arguments.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

using namespace llvm;

namespace async_tidy::driver {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(NamedHeader, Name, File)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(IncludeScan, Named, Files)

namespace {

/// Units that differ in nothing but the file, by index.
using Group = std::vector<size_t>;

std::vector<Group> groupByFlags(ArrayRef<Unit> Units, ArrayRef<size_t> Order,
                                const Options &Opts) {
  std::map<std::string, Group> Groups;
  for (const size_t I : Order)
    Groups[flagsOf(Units[I].Command, Opts.ExtraArgsBefore, Opts.ExtraArgs)]
        .push_back(I);
  std::vector<Group> All;
  for (auto &[Flags, Members] : Groups) {
    llvm::sort(Members);
    All.push_back(std::move(Members));
  }
  return All;
}

/// What the units in \p Share include, as bytes.
std::string scanShare(ArrayRef<size_t> Share, ArrayRef<Unit> Units,
                      const Options &Opts) {
  IncludeScanner Scanner;
  std::map<size_t, IncludeScan> Scans;
  for (const size_t I : Share)
    Scans[I] = Scanner.scan(Units[I], Opts);
  std::string Bytes;
  nlohmann::json::to_msgpack(nlohmann::json(Scans), Bytes);
  return Bytes;
}

/// What the units of all \p Groups include; those that could not be read are
/// left out. Each worker looks at its share of the units.
Expected<std::map<size_t, IncludeScan>>
scanAll(ArrayRef<Group> Groups, ArrayRef<Unit> Units, const Options &Opts) {
  std::vector<Group> Shares(Opts.Jobs);
  size_t Next = 0;
  for (const Group &Members : Groups)
    for (const size_t I : Members)
      Shares[Next++ % Shares.size()].push_back(I);
  std::vector<size_t> Jobs(std::min(Next, Shares.size()));
  std::iota(Jobs.begin(), Jobs.end(), 0);

  std::map<size_t, IncludeScan> Scans;
  Expected<bool> Finished =
      WorkerPool(Opts.Jobs, Opts.UnitTimeout)
          .run(
              Jobs,
              [&](size_t Job) { return scanShare(Shares[Job], Units, Opts); },
              [&](size_t, JobOutcome Outcome) {
                if (Outcome.How == JobOutcome::End::Finished)
                  Scans.merge(nlohmann::json::from_msgpack(Outcome.Output)
                                  .get<std::map<size_t, IncludeScan>>());
              });
  if (!Finished)
    return Finished.takeError();
  return Scans;
}

} // namespace

Expected<SharedPrefixes> SharedPrefixes::make(ArrayRef<Unit> Units,
                                              ArrayRef<size_t> Order,
                                              const Options &Opts) {
  // While every unit has a core of its own, waiting for a prefix only delays
  // them.
  const size_t LeastUsers = std::max<size_t>(3, Opts.Jobs + 1);
  if (Order.size() < LeastUsers)
    return SharedPrefixes();
  std::vector<Group> Groups = groupByFlags(Units, Order, Opts);
  erase_if(Groups, [&](const Group &G) { return G.size() < LeastUsers; });
  SharedPrefixes Made;
  Expected<std::map<size_t, IncludeScan>> Scans = scanAll(Groups, Units, Opts);
  if (!Scans)
    return Scans.takeError();

  for (const Group &Members : Groups) {
    Group Scanned;
    std::vector<IncludeScan> Includes;
    for (const size_t I : Members)
      if (const auto It = Scans->find(I); It != Scans->end()) {
        Scanned.push_back(I);
        Includes.push_back(std::move(It->second));
      }
    std::optional<PrefixChoice> Choice = choosePrefix(Includes, LeastUsers);
    if (!Choice)
      continue;
    Prefix P;
    P.Headers = std::move(Choice->Headers);
    for (const size_t User : Choice->Users)
      P.Users.push_back(Scanned[User]);
    Made.Prefixes.push_back(std::move(P));
  }

  std::vector<size_t> Jobs(Made.Prefixes.size());
  std::iota(Jobs.begin(), Jobs.end(), 0);
  Expected<bool> Finished =
      WorkerPool(Opts.Jobs, Opts.UnitTimeout)
          .run(
              Jobs,
              [&](size_t Job) -> std::string {
                const Prefix &P = Made.Prefixes[Job];
                return writePrefix(P.Headers, Units[P.Users.front()], Opts,
                                   P.File.path())
                           ? "written"
                           : "";
              },
              [&](size_t Job, JobOutcome Outcome) {
                Made.Prefixes[Job].Written =
                    Outcome.How == JobOutcome::End::Finished &&
                    !Outcome.Output.empty();
              });
  if (!Finished)
    return Finished.takeError();
  return Made;
}

std::string SharedPrefixes::pathFor(size_t Unit) const {
  for (const Prefix &P : Prefixes)
    if (P.Written && llvm::binary_search(P.Users, Unit))
      return P.File.path();
  return "";
}

std::vector<std::string> SharedPrefixes::describe() const {
  std::vector<std::string> Lines;
  for (const Prefix &P : Prefixes)
    if (P.Written)
      Lines.push_back(std::to_string(P.Users.size()) + " units share <" +
                      join(P.Headers, ">, <") + ">");
  return Lines;
}

} // namespace async_tidy::driver

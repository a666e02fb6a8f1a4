// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Finding.h"
#include "support/program/PackedReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/BinaryFormat/MsgPackWriter.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

using namespace llvm;

namespace async_tidy::driver {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Place, Path, Offset, Line, Column, EndLine,
                                   EndColumn)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Edit, Path, Offset, Length, Text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Fix, Safe, Title, Edits)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Note, At, Message)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SourceLine, Path, Line)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Finding, Check, Kind, Tier, Severity,
                                   Message, At, Function, Statement, Notes,
                                   Fixes, Condition, SilencedBy, InTests,
                                   Incomplete)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(UnitReport, Files, DroppedFlags, Remarks,
                                   Failure, FailureMessage)

namespace {

/// Findings that agree in it are one.
using Identity =
    std::tuple<std::string, unsigned, unsigned, std::string, std::string>;

Identity identityOf(const Finding &F) {
  return {F.At.Path, F.At.Line, F.At.Column, F.Check, F.Message};
}

// Line numbers stay out, so that a fingerprint survives edits elsewhere in
// the file.
void setFingerprints(MutableArrayRef<Finding> Sorted,
                     const ProjectPaths &Paths) {
  std::map<std::string, unsigned> Seen;
  for (Finding &F : Sorted) {
    const std::string Anchor = F.Statement.empty() ? F.Message : F.Statement;
    const std::string Key = join(
        std::initializer_list<std::string>{F.Check, Paths.inReport(F.At.Path),
                                           F.Function, Anchor},
        StringRef("\0", 1));
    F.Fingerprint = fingerprintOf({Key, std::to_string(Seen[Key]++)});
  }
}

void addIncludes(Finding &F, const Finding &Other) {
  for (const auto &[Into, From] : zip(F.Fixes, Other.Fixes)) {
    llvm::copy_if(From.Edits, std::back_inserter(Into.Edits), addsInclude);
    llvm::sort(Into.Edits);
    Into.Edits.erase(llvm::unique(Into.Edits), Into.Edits.end());
  }
}

void canonicalize(std::vector<Finding> &Findings, const ProjectPaths &Paths) {
  StringMap<std::string> Known;
  const auto Replace = [&](std::string &Path) {
    if (Path.empty())
      return;
    const auto [It, New] = Known.try_emplace(Path);
    if (New)
      It->second = Paths.canonical(Path);
    Path = It->second;
  };
  for (Finding &F : Findings) {
    Replace(F.At.Path);
    for (Note &N : F.Notes)
      Replace(N.At.Path);
    for (Fix &X : F.Fixes)
      for (Edit &E : X.Edits)
        Replace(E.Path);
  }
}

} // namespace

void Finding::setWords(const Wording &Words) {
  Kind = Words.Kind->Name.str();
  Tier = tierName(Words.Kind->Level).str();
  Severity = severityOf(Words.Kind->Level).str();
  Message = Words.message();
}

std::string fingerprintOf(ArrayRef<std::string> Parts) {
  const XXH128_hash_t Hash =
      xxh3_128bits(arrayRefFromStringRef(join(Parts, StringRef("\0", 1))));
  return formatv("{0:x-16}{1:x-16}", Hash.high64, Hash.low64).str();
}

bool addsInclude(const Edit &E) {
  return E.Length == 0 && StringRef(E.Text).starts_with("#include ");
}

std::vector<const Note *> stepsOf(const Finding &F) {
  std::vector<const Note *> Steps;
  for (const Note &N : F.Notes)
    if (none_of(F.Fixes,
                [&](const Fix &X) { return !X.Safe && X.Title == N.Message; }))
      Steps.push_back(&N);
  return Steps;
}

// The messages of this process to itself are binary: sources need not be
// UTF-8, which JSON's text demands.
void FindingPack::add(const Finding &F) {
  std::string One;
  nlohmann::json::to_msgpack(nlohmann::json(F), One);
  One.shrink_to_fit();
  Each.push_back(std::move(One));
}

std::string FindingPack::packed() const {
  std::string Packed;
  raw_string_ostream Stream(Packed);
  msgpack::Writer Writer(Stream);
  Writer.writeArraySize(Each.size());
  for (const std::string &One : Each)
    Writer.write(MemoryBufferRef(One, ""));
  return Packed;
}

std::vector<Finding> unpackFindings(StringRef Packed) {
  PackedReader Reader(Packed);
  std::vector<Finding> Findings;
  for (size_t Left = Reader.array(); Left != 0; --Left) {
    const StringRef One = Reader.text();
    nlohmann::json::from_msgpack(One.begin(), One.end())
        .get_to(Findings.emplace_back());
  }
  return Findings;
}

std::string serialize(const UnitReport &Report) {
  std::string Rest;
  nlohmann::json::to_msgpack(nlohmann::json(Report), Rest);
  std::string Bytes;
  raw_string_ostream Stream(Bytes);
  msgpack::Writer Writer(Stream);
  Writer.writeArraySize(3);
  for (StringRef Part : {StringRef(Report.Functions),
                         StringRef(Report.Findings), StringRef(Rest)})
    Writer.write(MemoryBufferRef(Part, ""));
  return Bytes;
}

UnitReport deserializeReport(StringRef Bytes) {
  PackedReader Reader(Bytes);
  Reader.array();
  const StringRef Functions = Reader.text();
  const StringRef Findings = Reader.text();
  const StringRef Rest = Reader.text();
  UnitReport Report =
      nlohmann::json::from_msgpack(Rest.begin(), Rest.end()).get<UnitReport>();
  Report.Functions = Functions.str();
  Report.Findings = Findings.str();
  return Report;
}

std::vector<Finding> mergeFindings(std::vector<std::vector<Finding>> Units,
                                   const ProjectPaths &Paths) {
  std::map<Identity, Finding> Merged;
  for (std::vector<Finding> &Unit : Units) {
    canonicalize(Unit, Paths);
    for (Finding &F : Unit) {
      const auto [It, New] = Merged.try_emplace(identityOf(F));
      if (!New && It->second.Incomplete == F.Incomplete)
        addIncludes(It->second, F);
      else if (New || !F.Incomplete)
        It->second = std::move(F);
    }
  }
  std::vector<Finding> All;
  for (auto &[Key, F] : Merged)
    All.push_back(std::move(F));
  setFingerprints(All, Paths);
  return All;
}

void addFindings(std::vector<Finding> &Findings, std::vector<Finding> New,
                 const ProjectPaths &Paths) {
  const auto Before = [](const Finding &A, const Finding &B) {
    return identityOf(A) < identityOf(B);
  };
  llvm::sort(New, Before);
  setFingerprints(New, Paths);
  llvm::append_range(Findings, std::move(New));
  llvm::sort(Findings, Before);
}

} // namespace async_tidy::driver

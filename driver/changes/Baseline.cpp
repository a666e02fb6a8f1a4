// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Baseline.h"
#include "words/JsonText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;

namespace async_tidy::driver {

constexpr int BaselineVersion = 1;

Expected<Baseline> Baseline::read(StringRef File) {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(File);
  if (!Buffer)
    return createStringError(
        "cannot read the baseline '" + File +
        "': " + Buffer.getError().message() +
        (Buffer.getError() == std::errc::no_such_file_or_directory
             ? "; 'baseline create' makes one"
             : ""));
  const StringRef Text = (*Buffer)->getBuffer();
  Baseline Result;
  try {
    const auto Document = nlohmann::json::parse(Text.begin(), Text.end());
    if (Document.at("version") != BaselineVersion)
      return createStringError("'" + File +
                               "' is a baseline of another version; make it "
                               "anew with 'baseline create'");
    for (const auto &One : Document.at("findings"))
      Result.Entries[One.at("fingerprint")] = {
          One.at("check"), One.at("path"), One.at("message"),
          One.value("reason", std::string())};
  } catch (const nlohmann::json::exception &E) {
    return createStringError("'" + File + "' is no baseline: " + E.what());
  }
  return Result;
}

bool Baseline::add(const Finding &F, const ProjectPaths &Paths) {
  return Entries
      .try_emplace(F.Fingerprint,
                   Entry{F.Check, Paths.inReport(F.At.Path), F.Message, ""})
      .second;
}

bool Baseline::addRoot(const Finding &F, const ProjectPaths &Paths) {
  const auto Own = Entries.extract(F.Fingerprint);
  const auto [It, New] = Entries.try_emplace(
      F.Root->Fingerprint, Entry{F.Check, Paths.inReport(F.Root->At.Path),
                                 "whoever reaches this: " + F.Message, ""});
  if (Own && It->second.Reason.empty())
    It->second.Reason = Own.mapped().Reason;
  return New;
}

size_t Baseline::prune(ArrayRef<Finding> Findings,
                       function_ref<bool(const std::string &)> Judged) {
  std::set<std::string> Alive;
  for (const Finding &F : Findings) {
    Alive.insert(F.Fingerprint);
    if (F.Root)
      Alive.insert(F.Root->Fingerprint);
  }
  return std::erase_if(Entries, [&](const auto &Item) {
    return !Alive.contains(Item.first) && Judged(Item.second.Path);
  });
}

std::vector<std::pair<std::string, const Baseline::Entry *>>
Baseline::sorted() const {
  std::vector<std::pair<std::string, const Entry *>> All;
  for (const auto &[Fingerprint, E] : Entries)
    All.emplace_back(Fingerprint, &E);
  llvm::sort(All, [](const auto &A, const auto &B) {
    return std::tie(A.second->Path, A.second->Check, A.first) <
           std::tie(B.second->Path, B.second->Check, B.first);
  });
  return All;
}

std::string Baseline::text() const {
  std::string Text = "{\n\"version\": " + std::to_string(BaselineVersion) +
                     ",\n\"findings\": [";
  StringRef Separator = "\n";
  for (const auto &[Fingerprint, E] : sorted()) {
    Json Line = {{"path", E->Path},
                 {"check", E->Check},
                 {"fingerprint", Fingerprint},
                 {"message", E->Message}};
    if (!E->Reason.empty())
      Line["reason"] = E->Reason;
    Text += (Separator + jsonText(Line, /*Indent=*/-1)).str();
    Separator = ",\n";
  }
  return Text + "\n]\n}\n";
}

void Baseline::show(raw_ostream &OS) const {
  for (const auto &[Fingerprint, E] : sorted()) {
    OS << E->Path << ": " << E->Message << " [" << E->Check << "]\n";
    if (!E->Reason.empty())
      OS << "  reason: " << E->Reason << '\n';
  }
}

} // namespace async_tidy::driver

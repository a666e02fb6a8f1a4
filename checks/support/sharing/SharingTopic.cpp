// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharingTopic.h"
#include "SharingRecord.h"
#include "support/program/ProgramFunctions.h"
#include <deque>
#include <map>

namespace async_tidy {

using nlohmann::json;

namespace {

class SharingProgram : public TopicProgramOf<SharingRecord> {
public:
  std::optional<Verdict> decide(const json &Terms, const Facts &) override {
    const auto Condition = Terms.get<SharingCondition>();
    close();
    const std::vector<Function *> Own = Functions.allNamed(Condition.Usr);
    const Change *First = nullptr;
    bool ChangesItself = false;
    for (const Change &Each : Changes[Condition.Place]) {
      if (!Condition.Kinds.empty() &&
          !llvm::is_contained(Condition.Kinds,
                              static_cast<int>(Each.What->Kind)))
        continue;
      const bool IsOwn = llvm::is_contained(Own, Each.By);
      if ((IsOwn && !Condition.OwnCounts) ||
          (Condition.IsGiven && Each.What->IsGiven) ||
          llvm::any_of(Own, [&](const Function *F) {
            return !IsOwn && runsOnlyIn(*Each.By, *F, 0);
          }))
        continue;
      const bool MayRun = llvm::any_of(Own, [&](const Function *F) {
        return mayRunBeside(*F, *Each.By, Condition.IsGlobal);
      });
      if (!MayRun)
        continue;
      ChangesItself |= IsOwn;
      if (!IsOwn && (!First || Each.What->At < First->What->At))
        First = &Each;
    }
    if (!First && !ChangesItself)
      return std::nullopt;
    Verdict Decided{Condition.Words, {}};
    if (First)
      Decided.Notes.push_back(
          {First->What->At, nameOf(*First->By) + " changes it meanwhile"});
    else
      Decided.Notes.push_back(
          {Own.front()->Summary.At,
           nameOf(*Own.front()) + " may run more than once at a time"});
    return Decided;
  }

private:
  /// What runs a function on one object: where objects of that kind come from,
  /// and the function or call that runs it and what it waits for, one after
  /// the other.
  using Driver = std::pair<InternedString, std::string>;
  struct Function {
    SharingRecord Summary;
    /// Nothing where anybody may run it at any time.
    std::optional<std::set<Driver>> Drivers;
    std::vector<std::pair<const Function *, EntryKind>> Callers;
    /// The program runs it, as far as that can be seen.
    bool IsRun = false;
  };
  struct Change {
    const Function *By = nullptr;
    const ChangedPlace *What = nullptr;
  };

  void add(SharingRecord Record) override {
    Functions.add(std::move(Record));
    IsClosed = false;
  }
  void addOthers(llvm::ArrayRef<SharingRecord> Known) override {
    std::vector<SharingRecord> New;
    for (const SharingRecord &Record : Known)
      if (!Functions.find(Record.Usr))
        New.push_back(Record);
    for (SharingRecord &Record : New)
      add(std::move(Record));
  }
  std::vector<SharingRecord> allRecords() override {
    return Functions.summaries();
  }

  static std::string nameOf(const Function &F) {
    const std::string &Name = F.Summary.Name;
    return Name == "a lambda" ? "a lambda" : "'" + Name + "'";
  }

  /// Whether both may be under way at one time, on one object. Where an object
  /// that a start claims comes from is not known.
  static bool mayRunBeside(const Function &A, const Function &B,
                           bool OnAnyObject) {
    if (!A.Drivers || !B.Drivers)
      return true;
    std::set<Driver> Both = *A.Drivers;
    Both.insert(B.Drivers->begin(), B.Drivers->end());
    const InternedString *Before = nullptr;
    for (const Driver &Each : Both) {
      if (Before && (OnAnyObject || Before->empty() || *Before == Each.first))
        return true;
      Before = &Each.first;
    }
    return false;
  }

  /// Whether \p Part is run by \p Whole alone, which waits for it.
  static bool runsOnlyIn(const Function &Part, const Function &Whole,
                         unsigned Depth) {
    constexpr unsigned MaxDepth = 8;
    return !Part.Callers.empty() && Depth != MaxDepth &&
           llvm::all_of(Part.Callers, [&](const auto &Each) {
             const auto &[By, How] = Each;
             return (How == EntryKind::Same || How == EntryKind::New) &&
                    (By == &Whole || runsOnlyIn(*By, Whole, Depth + 1));
           });
  }

  /// What \p Entry of \p By adds to the drivers of the function that it runs;
  /// nothing where that may be anybody.
  static std::optional<std::set<Driver>> given(const Function &By,
                                               const FunctionEntry &Entry) {
    const std::string Site =
        By.Summary.Usr.str() + "@" + std::to_string(Entry.Offset);
    switch (Entry.How) {
    case EntryKind::Same:
      return By.Drivers;
    case EntryKind::Beside: {
      if (!By.Drivers)
        return std::nullopt;
      std::set<Driver> Sites;
      for (const Driver &Each : *By.Drivers)
        Sites.insert({Each.first, Site});
      return Sites;
    }
    case EntryKind::New:
      return std::set<Driver>{{By.Summary.Usr, By.Summary.Usr}};
    case EntryKind::NewBeside:
      return std::set<Driver>{{By.Summary.Usr, Site}};
    case EntryKind::Claimed:
      return std::set<Driver>{{InternedString(), Site}};
    case EntryKind::Any:
      break;
    }
    return std::nullopt;
  }

  /// The least that follows from who runs whom.
  void close() {
    if (std::exchange(IsClosed, true))
      return;
    Changes.clear();
    std::map<const Function *, std::vector<std::pair<Function *, unsigned>>>
        Runs;
    for (auto &[Usr, F] : Functions) {
      F.Drivers.emplace();
      F.Callers.clear();
      F.IsRun = false;
    }
    for (auto &[Usr, F] : Functions) {
      for (const ChangedPlace &What : F.Summary.Changes)
        Changes[What.Place].push_back({&F, &What});
      for (unsigned I = 0; I != F.Summary.Entries.size(); ++I)
        for (Function *Target :
             Functions.dispatchedFrom(F.Summary.Entries[I].Usr)) {
          Runs[&F].push_back({Target, I});
          if (Target != &F)
            Target->Callers.push_back({&F, F.Summary.Entries[I].How});
        }
    }
    std::deque<Function *> Left;
    for (auto &[Usr, F] : Functions)
      if (F.Summary.IsBegin || F.Summary.IsOpen)
        Left.push_back(&F);
    while (!Left.empty()) {
      Function *F = Left.front();
      Left.pop_front();
      if (!std::exchange(F->IsRun, true))
        for (const auto &[Target, Number] : Runs[F])
          Left.push_back(Target);
    }
    for (auto &[Usr, F] : Functions) {
      if (F.Summary.IsBegin)
        F.Drivers->insert({F.Summary.Usr, F.Summary.Usr});
      else if (F.Callers.empty() || F.Summary.IsOpen)
        F.Drivers.reset();
      Left.push_back(&F);
    }
    const bool HasMain = llvm::any_of(
        Functions, [](const auto &Each) { return Each.second.Summary.IsMain; });
    constexpr size_t Most = 8;
    while (!Left.empty()) {
      Function *F = Left.front();
      Left.pop_front();
      for (const auto &[Target, Number] : Runs[F]) {
        // Nobody calls that one in a program that calls the other.
        if (!Target->Drivers || (HasMain && Target->IsRun && !F->IsRun))
          continue;
        const auto New = given(*F, F->Summary.Entries[Number]);
        const size_t Before = Target->Drivers->size();
        if (New)
          Target->Drivers->insert(New->begin(), New->end());
        if (!New || Target->Drivers->size() > Most)
          Target->Drivers.reset();
        if (!Target->Drivers || Target->Drivers->size() != Before)
          Left.push_back(Target);
      }
    }
  }

  ProgramFunctions<Function> Functions;
  std::map<InternedString, std::vector<Change>> Changes;
  bool IsClosed = false;
};

} // namespace

const Topic SharingTopic = {"sharing",
                            readRecords<SharingRecord, sharingRecordFromJson>,
                            []() -> std::unique_ptr<TopicProgram> {
                              return std::make_unique<SharingProgram>();
                            },
                            /*AsksCallers=*/true};
static const RegisterTopic Registered(SharingTopic);

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "RunningTopic.h"
#include "RunningSummary.h"
#include "support/program/Closing.h"
#include "support/program/ProgramFunctions.h"
#include <deque>
#include <utility>

namespace async_tidy {

using nlohmann::json;

namespace {

class RunningProgram : public TopicProgramOf<RunningSummary> {
public:
  void setExtent(Extent How) override {
    IsClosed &= How == this->How;
    this->How = How;
  }

  std::optional<Verdict> decide(const json &Terms, const Facts &) override {
    const auto Condition = Terms.get<RunningCondition>();
    close();
    Verdict Decided{Condition.Words, {}};
    const std::vector<Function *> Known = Functions.allNamed(Condition.Usr);
    // It runs as often as the one of its definitions that runs most often.
    const auto Asked =
        llvm::max_element(Known, [](const Function *A, const Function *B) {
          return std::pair(A->IsEvent, A->IsServed) <
                 std::pair(B->IsEvent, B->IsServed);
        });
    if (Asked == Known.end())
      return Decided;
    const Function &F = **Asked;
    if (llvm::all_of(Known, [&](const Function *G) {
          return G->MayWait ||
                 (G->MayNest && Condition.Harm == WaitHarm::Nested);
        }))
      return std::nullopt;
    switch (Condition.Harm) {
    case WaitHarm::Nested:
    case WaitHarm::Always:
      return Decided;
    case WaitHarm::Repeated:
      if (!Condition.Repeats && !F.IsEvent)
        return std::nullopt;
      if (!Condition.Repeats)
        Decided.Notes = notesOn(F);
      // A stat, an open, a rename: who moves one of a function's to a thread
      // moves all.
      Decided.Root = F.Summary.At;
      return Decided;
    case WaitHarm::Serving:
      if (Condition.Repeats || F.IsEvent || F.IsServed || Condition.Serves ||
          startsBefore(F, Condition.Offset))
        return Decided;
      return std::nullopt;
    }
    llvm_unreachable("unknown harm");
  }

  std::vector<PathNote> explain(const std::string &File,
                                unsigned Line) override {
    close();
    const Function *Around = nullptr;
    for (const auto &[Usr, F] : Functions)
      if (F.Summary.file() == File && F.Summary.At.Line <= Line &&
          (!Around || F.Summary.At.Line >= Around->Summary.At.Line))
        Around = &F;
    if (!Around)
      return {};
    std::vector<PathNote> All = {
        {Around->Summary.At, nameOf(*Around) + " " + frequencyOf(*Around)}};
    llvm::append_range(All, notesOn(*Around));
    return All;
  }

private:
  struct Function;
  /// A call that may run a function.
  struct Caller {
    Function *By = nullptr;
    const RunningCall *Call = nullptr;
  };
  struct Function {
    RunningSummary Summary;
    std::vector<Caller> Callers;
    /// The functions that its calls may run.
    std::vector<std::vector<Function *>> Targets;
    /// Runs again and again.
    bool IsEvent = false;
    /// The call by which it does; without one where nothing calls it.
    Caller Through;
    /// What it has run leaves something running.
    bool Starts = false;
    /// Others are served while it runs; or while what it starts runs.
    bool IsServed = false;
    bool IsServedEver = false;
    /// Runs on threads alone where waiting does no harm; or in such and in
    /// fibers.
    bool MayWait = false;
    bool MayNest = false;
  };

  void add(RunningSummary Summary) override {
    Functions.add(std::move(Summary));
    IsClosed = false;
  }
  void addOthers(llvm::ArrayRef<RunningSummary> Known) override {
    for (const RunningSummary &Summary : Known)
      for (const InternedString &Name : {Summary.Usr, Summary.Defines})
        if (!Name.empty())
          Told[Name] = Summary.Told;
    IsClosed = false;
  }
  std::vector<RunningSummary> allRecords() override {
    close();
    std::vector<RunningSummary> All;
    for (const auto &[Usr, F] : Functions) {
      const RunFrequency Known = F.MayWait    ? RunFrequency::OnThread
                                 : F.MayNest  ? RunFrequency::OnFiber
                                 : F.IsEvent  ? RunFrequency::Unknown
                                 : F.IsServed ? RunFrequency::Once
                                              : RunFrequency::Alone;
      if (Known == RunFrequency::Unknown)
        continue;
      RunningSummary &Copy = All.emplace_back();
      Copy.Usr = F.Summary.Usr;
      Copy.Defines = F.Summary.Defines;
      Copy.Name = F.Summary.Name;
      // Callers elsewhere say so, whatever becomes of the function's own file.
      Copy.Told = Known;
    }
    return All;
  }

  RunFrequency toldOf(const Function &F) const {
    for (const InternedString &Name : {F.Summary.Usr, F.Summary.Defines})
      if (const auto It = Told.find(Name); It != Told.end())
        return It->second;
    return RunFrequency::Unknown;
  }

  /// Whether others than those who are known may call it.
  bool isOpen(const Function &F) const {
    return How != Extent::Whole && !F.Summary.IsClosed;
  }

  void close() {
    if (std::exchange(IsClosed, true))
      return;
    const std::vector<Function *> All = Functions.all();
    for (Function *F : All) {
      F->Callers.clear();
      F->Targets.clear();
      F->IsEvent = F->Starts = F->IsServed = F->IsServedEver = false;
      F->Through = {};
    }
    for (Function *F : All)
      for (const RunningCall &Call : F->Summary.Calls) {
        F->Targets.push_back(Call.IsVirtual ? Functions.dispatchedFrom(Call.Usr)
                                            : Functions.allNamed(Call.Usr));
        for (Function *Target : F->Targets.back())
          if (counts(*F, *Target))
            Target->Callers.push_back({F, &Call});
      }
    findEvents(All);
    findStarts(All);
    findServed(All);
    findWaiting(All, &Function::MayWait, {RunKind::OnThread},
                {RunFrequency::OnThread});
    findWaiting(All, &Function::MayNest, {RunKind::OnThread, RunKind::OnFiber},
                {RunFrequency::OnThread, RunFrequency::OnFiber});
  }

  /// What a test runs of another file is for those who use it.
  static bool counts(const Function &Caller, const Function &Called) {
    return Caller.Summary.Start != RunStart::Test ||
           Caller.Summary.file() == Called.Summary.file();
  }

  /// Whether nobody in the program calls it, as a library's users will.
  bool isUncalled(const Function &F) const {
    if (F.Summary.Start != RunStart::Caller)
      return false;
    if (toldOf(F) != RunFrequency::Unknown)
      return false;
    return isOpen(F) || F.Callers.empty();
  }

  /// Those that call themselves, by however many others of which one awaits:
  /// a loop in other words.
  static llvm::DenseSet<const Function *>
  recursiveOnes(const std::vector<Function *> &All) {
    llvm::DenseMap<const Function *, unsigned> Numbers;
    for (const auto &[Number, F] : llvm::enumerate(All))
      Numbers[F] = Number;
    std::vector<std::vector<unsigned>> Next(All.size());
    llvm::DenseSet<const Function *> Found;
    for (unsigned I = 0; I != All.size(); ++I)
      for (const std::vector<Function *> &Targets : All[I]->Targets)
        for (const Function *Target : Targets) {
          Next[I].push_back(Numbers.lookup(Target));
          if (Target == All[I] && Target->Summary.IsAsync)
            Found.insert(Target);
        }
    for (const std::vector<unsigned> &Component : components(Next))
      if (Component.size() > 1 && llvm::any_of(Component, [&](unsigned Number) {
            return All[Number]->Summary.IsAsync;
          }))
        for (unsigned Number : Component)
          Found.insert(All[Number]);
    return Found;
  }

  void findEvents(const std::vector<Function *> &All) {
    const llvm::DenseSet<const Function *> Recursive = recursiveOnes(All);
    closeByRounds<Function>(
        All,
        [&](Function &F, unsigned Round) {
          if (F.IsEvent)
            return false;
          for (const Caller &C : F.Callers)
            if (Round == 0 ? C.Call->Repeats || C.Call->How == RunKind::Handed
                           : C.By->IsEvent) {
              F.Through = C;
              return true;
            }
          return Round == 0 && (isUncalled(F) || Recursive.contains(&F));
        },
        [](Function &F, unsigned) { F.IsEvent = true; },
        [](const Function &F) {
          std::vector<Function *> Called;
          for (const std::vector<Function *> &Targets : F.Targets)
            llvm::append_range(Called, Targets);
          return Called;
        });
  }

  void findStarts(const std::vector<Function *> &All) {
    closeByRounds<Function>(
        All,
        [&](Function &F, unsigned) {
          return !F.Starts &&
                 (F.Summary.Starts ||
                  llvm::any_of(F.Targets, [](const auto &Targets) {
                    return llvm::any_of(Targets, [](const Function *Target) {
                      return Target->Starts;
                    });
                  }));
        },
        [](Function &F, unsigned) { F.Starts = true; },
        [](const Function &F) {
          std::vector<Function *> Users;
          for (const Caller &C : F.Callers)
            Users.push_back(C.By);
          return Users;
        });
  }

  /// Whether one of the first calls of \p F, those before \p End in its file
  /// but \p Except, leaves something running.
  static bool startsBefore(const Function &F, unsigned End,
                           const RunningCall *Except = nullptr) {
    for (size_t I = 0; I != F.Targets.size(); ++I)
      if (const RunningCall &Call = F.Summary.Calls[I];
          &Call != Except && Call.At.Offset < End &&
          llvm::any_of(
              F.Targets[I],
              [](const Function *Target) { return Target->Starts; }))
        return true;
    return false;
  }

  static bool servesEver(const Caller &C) {
    return C.Call->ServesEver || C.By->IsServedEver ||
           startsBefore(*C.By, ~0U, C.Call);
  }
  static bool serves(const Caller &C) {
    return C.Call->RunsBeside ? servesEver(C)
                              : C.Call->Serves || C.By->IsServed ||
                                    startsBefore(*C.By, C.Call->At.Offset);
  }

  void findServed(const std::vector<Function *> &All) {
    std::deque<Function *> Left(All.begin(), All.end());
    while (!Left.empty()) {
      Function *F = Left.front();
      Left.pop_front();
      const RunFrequency Known = toldOf(*F);
      const bool IsTold = Known == RunFrequency::Once;
      const bool Ever =
          F->IsEvent || IsTold || llvm::any_of(F->Callers, servesEver);
      const bool Now = F->IsEvent || IsTold || llvm::any_of(F->Callers, serves);
      if (Ever == F->IsServedEver && Now == F->IsServed)
        continue;
      F->IsServedEver |= Ever;
      F->IsServed |= Now;
      for (const std::vector<Function *> &Targets : F->Targets)
        Left.insert(Left.end(), Targets.begin(), Targets.end());
    }
  }

  /// Finds the functions that run nowhere but where calls \p How have them
  /// run, or where those run that do: the most that are not seen to run
  /// anywhere else. What is handed on may run wherever its taker wants.
  void findWaiting(const std::vector<Function *> &All, bool Function::*May,
                   std::initializer_list<RunKind> How,
                   std::initializer_list<RunFrequency> Known) {
    std::deque<Function *> Left;
    for (Function *F : All) {
      F->*May = llvm::is_contained(Known, toldOf(*F)) ||
                (F->Summary.Start == RunStart::Caller && !isOpen(*F) &&
                 !F->Callers.empty());
      if (!(F->*May))
        Left.push_back(F);
    }
    const auto Leave = [&](Function &F) {
      if (!llvm::is_contained(Known, toldOf(F)) && std::exchange(F.*May, false))
        Left.push_back(&F);
    };
    for (Function *F : All)
      for (const Caller &C : F->Callers)
        if (C.Call->How == RunKind::Handed)
          Leave(*F);
    while (!Left.empty()) {
      Function *F = Left.front();
      Left.pop_front();
      for (size_t I = 0; I != F->Targets.size(); ++I)
        for (Function *Target : F->Targets[I])
          if (counts(*F, *Target) &&
              !llvm::is_contained(How, F->Summary.Calls[I].How))
            Leave(*Target);
    }
  }

  static std::string nameOf(const Function &F) {
    const std::string &Name = F.Summary.Name;
    return Name == "a lambda" ? "the lambda" : "'" + Name + "'";
  }

  static std::string frequencyOf(const Function &F) {
    if (F.Summary.Start == RunStart::Test)
      return "is run by a test, or is the main of a test or an example";
    if (F.MayWait)
      return "runs where a thread has nothing else to do: waiting is no harm";
    if (F.IsEvent)
      return F.Through.Call
                 ? "runs again and again"
                 : "counts as run again and again: nothing that is seen calls "
                   "it, or it calls itself";
    const std::string Nest =
        F.MayNest ? ", in a fiber that may wait for tasks" : "";
    return (F.IsServed ? "runs once, while others are served"
                       : "runs once, before anything else is served") +
           Nest;
  }

  /// From the function to what has it run again and again.
  static std::vector<PathNote> notesOn(const Function &F) {
    std::vector<PathNote> Notes;
    for (const Function *At = &F; At->Through.Call && Notes.size() != 8;
         At = At->Through.By) {
      const RunningCall &Call = *At->Through.Call;
      const std::string Who = nameOf(*At);
      Notes.push_back(
          {Call.At,
           Call.How == RunKind::Handed
               ? Who + " is handed on here, to run whenever something happens"
           : Call.Repeats ? Who + " runs in each round of this loop"
                          : Who + " runs here, as often as '" +
                                At->Through.By->Summary.Name + "'"});
    }
    return Notes;
  }

  ProgramFunctions<Function> Functions;
  std::unordered_map<InternedString, RunFrequency> Told;
  Extent How = Extent::Unit;
  bool IsClosed = false;
};

} // namespace

const Topic RunningTopic = {"running",
                            readRecords<RunningSummary, runningSummaryFromJson>,
                            []() -> std::unique_ptr<TopicProgram> {
                              return std::make_unique<RunningProgram>();
                            }};
static const RegisterTopic Registered(RunningTopic);

} // namespace async_tidy

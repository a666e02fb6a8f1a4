// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWPROGRAM_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWPROGRAM_H

#include "TaintRules.h"
#include "TaintState.h"
#include "support/program/ProgramFunctions.h"
#include "support/program/Topic.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/TinyPtrVector.h"
#include <set>
#include <unordered_map>

namespace async_tidy {

/// Data that gets where it must not go.
struct FlowFinding {
  /// Of the sink or the splice, whichever the rules tell findings apart by.
  unsigned Kind = 0;
  /// What the data is called, and the sink.
  std::string Source;
  std::string Sink;
  /// From the source on.
  std::vector<PathNote> Path;
};

/// How data moves through any number of functions: independent of the order in
/// which they are added.
class FlowProgram {
public:
  /// What is taken for a function that has not been added.
  enum class Missing {
    /// What is likeliest.
    Guessed,
    /// Whatever leads to a finding: another unit may define it.
    Anything,
  };
  FlowProgram(const TaintRules &Rules, Missing M)
      : Rules(Rules), WhereMissing(M) {}

  /// What the extent means here. In one unit only some functions are such that
  /// nobody else can call them, and so where more is known but not who calls
  /// what; that is told by records. In several units, what all callers of a
  /// function give as constants is one; in all that is known, what all code
  /// writes to a field as constants. Where a whole program begins with a main
  /// function, what nobody calls is given no names of tables.
  void setExtent(Extent E) { Added = E; }
  Extent extent() const { return Added; }

  /// Gives the summary that is kept.
  const FlowSummary &add(FlowSummary Summary);
  /// Adds a function only if it has not been added yet.
  void addOther(const FlowSummary &Summary);
  /// Whether that very function has been added.
  bool has(llvm::StringRef Usr) const { return Functions.find(Usr) != nullptr; }

  /// All that have been added, sorted.
  std::vector<FlowSummary> summaries() const { return Functions.summaries(); }

  /// After close(): what other programs may ask for. What a function does is
  /// told without how, but for the next step to a sink, and not of functions
  /// that do what is taken for one that has not been added. Where data comes
  /// from as text, and to which places, is told apart from the functions.
  std::vector<FlowSummary> digests() const;

  /// Finds out what each function does for its callers: the least that follows
  /// from all of them.
  void close();

  struct Place {
    /// The index of a sink, or of a call that leads to one.
    unsigned Index = 0;
    bool IsCall = false;
    FlowFinding Found;
  };
  /// After close(): all that is found in a function, sinks first.
  const std::vector<Place> &findingsIn(llvm::StringRef Usr);
  /// The first of them whose sink or call stands at that offset, or null.
  const FlowFinding *findingAt(llvm::StringRef Usr, unsigned Offset);

private:
  struct Function;
  /// What a call may run: several where programs have a function of one name.
  using Callees = llvm::TinyPtrVector<Function *>;
  struct Function {
    FlowSummary Summary;
    FlowEffect Effect;
    /// By call.
    llvm::SmallVector<Callees, 1> Targets;
    /// By parameter: it may be given run-time text.
    llvm::SmallBitVector IsOpen;
    /// It takes what it is given to a sink, so what it gives back are rows.
    bool IsQuery = false;
    /// It is part of a program that never calls it.
    bool IsUncalled = false;
    /// Also by the name of a function that it overrides.
    bool IsCalled = false;
  };
  /// A field or a global variable that is written to.
  struct LastingPlace {
    /// It may hold run-time text.
    bool IsOpen = true;
    /// The functions that read it.
    std::vector<Function *> Readers;
  };
  /// What calls of one function by run-time dispatch may run.
  struct DispatchTargets {
    std::vector<Function *> Targets;
    /// The arguments by which some of them give run-time text.
    std::set<unsigned> Given;
  };
  /// All that it takes to follow data through a function: what those do that it
  /// calls, by call, and what its values move into.
  struct Effects {
    std::vector<FlowEffect> OfCalls;
    ValueUses Uses;

    const FlowEffect &operator[](unsigned Call) const { return OfCalls[Call]; }
    unsigned size() const { return OfCalls.size(); }
  };
  /// How data comes to a value.
  struct SourcePath {
    std::string Source;
    /// Of a splice.
    unsigned Kind = 0;
    std::vector<PathNote> Points;
  };

  /// Whether what a call gives is what a source gives: taint, or run-time text.
  bool &sourced(FlowEffect::Output &Given) const;
  FlowEffect effectOf(const Function &F, unsigned Call) const;
  Effects effectsOf(const Function &F) const;
  FlowEffect evaluate(const Function &F) const;
  /// What is reached from what one parameter is given: run-time text, or taint.
  TaintState stateFromText(const Function &F, unsigned Parameter,
                           const Effects &Called) const;
  TaintState stateFromTaint(const Function &F, unsigned Parameter,
                            const Effects &Called) const;
  TaintState stateFromSources(const Function &F, const Effects &Called,
                              bool WithParameters) const;
  bool isPrinted(const FlowSummary &Summary, unsigned Parameter) const;
  struct Inlet;
  Inlet inletOf(Function &F, unsigned Parameter) const;
  void findLasting();
  /// Whether a source can be one as far as is known by now.
  bool isOpen(const Function &F, const FlowValue &Source) const;
  void closeEffects();
  void closeSinks();
  void closeCalls();
  bool openToOthers();
  std::vector<Function *> openFrom(const Function &F);
  bool openAll();

  // FlowDigest.cpp
  class Digest;
  bool isTold(const Function &F) const;
  std::optional<FlowSummary> callersOf(const Function &F) const;
  std::vector<FlowSummary> lastingTold() const;

  // FlowPaths.cpp: what is said of a finding.
  SourcePath pathTo(const Function &F, const TaintState &R, unsigned Value,
                    unsigned Depth) const;
  SourcePath textPathTo(const Function &F, const TaintState &R, unsigned Value,
                        unsigned Depth) const;
  std::optional<SourcePath> pathOut(const Function &Caller,
                                    const FlowValue &Given, bool IsTainted,
                                    unsigned Depth) const;
  unsigned kindInside(const Function &Caller, const FlowValue &Given,
                      const FlowValue::Edge *Edge, unsigned Depth) const;
  /// The sink that what a parameter is given gets to, or the call and its
  /// argument on the way there.
  struct NextStep {
    const FlowSink *Sink = nullptr;
    const FlowCall *Call = nullptr;
    unsigned Argument = 0;
  };
  NextStep stepToSink(const Function &F, unsigned Parameter) const;
  FlowFinding found(const Function &F, const TaintState &R,
                    unsigned Value) const;
  void setSink(const FlowSink &Sink, FlowFinding &Found) const;
  void followToSink(const Callees &Targets, unsigned Argument,
                    FlowFinding &Found) const;

  const TaintRules &Rules;
  Missing WhereMissing;
  Extent Added = Extent::Unit;
  ProgramFunctions<Function> Functions;
  /// By function, what is told of those who call it.
  std::unordered_map<InternedString, FlowSummary> Callers;
  std::unordered_map<InternedString, LastingPlace> Lasting;
  /// By the function that is called.
  std::unordered_map<InternedString, DispatchTargets> Dispatched;
  /// Of the functions that have been asked for.
  std::unordered_map<InternedString, std::vector<Place>> Findings;
};

} // namespace async_tidy

#endif

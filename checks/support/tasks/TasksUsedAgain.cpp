// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TasksUsedAgain.h"
#include "support/bodies/Branches.h"
#include "support/code/Mentions.h"
#include "support/code/ObjectUse.h"

using namespace clang;

namespace async_tidy {

namespace {

using Kind = TakenEvent::Kind;
/// What conditions are about: variables, members and functions.
using Subjects = llvm::SmallPtrSet<const Decl *, 8>;

/// What decides at \p S; null where that is no condition.
const Expr *conditionOf(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getCond();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getCond();
  if (const auto *Do = dyn_cast<DoStmt>(&S))
    return Do->getCond();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getCond();
  if (const auto *Choice = dyn_cast<ConditionalOperator>(&S))
    return Choice->getCond();
  const auto *Logical = dyn_cast<BinaryOperator>(&S);
  return Logical ? Logical->getLHS() : nullptr;
}

void addSubjects(const Stmt &S, Subjects &Into) {
  if (const auto *Named = dyn_cast<DeclRefExpr>(&S)) {
    const auto *Function = dyn_cast<FunctionDecl>(Named->getDecl());
    if (!Function || !Function->isOverloadedOperator())
      Into.insert(Named->getDecl()->getCanonicalDecl());
  } else if (const auto *Member = dyn_cast<MemberExpr>(&S)) {
    Into.insert(Member->getMemberDecl()->getCanonicalDecl());
  }
  for (const Stmt *Part : S.children())
    if (Part)
      addSubjects(*Part, Into);
}

/// Looks for uses behind what takes the content of one variable.
class Search {
public:
  Search(const TakenVariable &Of, Body &Code) : Of(Of), Code(Code), Ways(Code) {
    for (const TakenEvent &Event : Of.Events)
      EventsAt[Event.At].push_back(&Event);
  }

  void behind(const TakenEvent &Taken,
              llvm::function_ref<void(const TakenEvent &)> Found) const {
    struct Way {
      const CFGBlock *Block;
      unsigned Index;
      const TakenEvent *Behind;
    };
    const BodyGraph &Graph = Code.graph();
    llvm::SmallVector<Way, 16> Open;
    llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
    for (const BodyGraph::Place &Place : Graph.placesOf(*Taken.At))
      if (!Place.Block->pred_empty() || Place.Block == &Graph.cfg()->getEntry())
        Open.push_back({Place.Block, Place.Index, &Taken});
    while (!Open.empty()) {
      Way At = Open.pop_back_val();
      bool Goes = true;
      for (unsigned I = At.Index; Goes && I != At.Block->size(); ++I) {
        const auto Element = (*At.Block)[I].getAs<CFGStmt>();
        const auto It =
            Element ? EventsAt.find(Element->getStmt()) : EventsAt.end();
        if (It != EventsAt.end())
          Goes = pass(It->second, At.Behind, Found);
        Goes &= !Element || !isa<CXXThrowExpr>(Element->getStmt());
      }
      if (!Goes || At.Block->hasNoReturnElement())
        continue;
      for (const CFGBlock::AdjacentBlock &Next : At.Block->succs())
        if (const CFGBlock *To = Next.getReachableBlock();
            To && Seen.insert(To).second)
          Open.push_back({To, 0, nullptr});
    }
  }

  /// Whether whoever passes \p Taken comes to \p Used, or the other way round,
  /// whatever is decided in between.
  bool belongTogether(const TakenEvent &Taken, const TakenEvent &Used) {
    return &Taken == &Used
               ? isOfEachRound(Taken)
               : dominates(Taken, Used) || isSureBehind(Used, Taken);
  }

  /// Whether what decides on the way to \p Used may know that \p Taken has not
  /// run: it asks the variable, the taker's answer, or what is asked, or set,
  /// elsewhere along with it.
  bool mayKnow(const TakenEvent &Taken, const TakenEvent &Used) {
    const llvm::SmallVector<const Expr *, 8> Before = conditionsOf(Taken);
    const llvm::SmallVector<const Expr *, 8> Deciding = conditionsOf(Used);
    Subjects Asked;
    for (const Expr *Condition : Deciding) {
      if (&Taken != &Used && isPartOf(*Taken.At, *Condition))
        return true;
      addSubjects(*Condition, Asked);
    }
    if (Asked.contains(Of.Variable->getCanonicalDecl()) ||
        llvm::any_of(Asked, [&](const Decl *D) {
          const auto *Variable = dyn_cast<VarDecl>(D);
          return Variable && Variable->getInit() &&
                 isPartOf(*Taken.At, *Variable->getInit());
        }))
      return true;
    // What the way to something new hangs on.
    Subjects OfRenewed;
    for (const TakenEvent &Event : Of.Events)
      if (Event.What == Kind::Renewed)
        for (const Expr *Condition : conditionsOf(Event))
          if (!llvm::is_contained(Deciding, Condition))
            addSubjects(*Condition, OfRenewed);
    if (isAnySet(OfRenewed))
      return true;
    if (&Taken != &Used && dominates(Taken, Used))
      return false;
    Subjects OfTaken, OfOthers = OfRenewed;
    for (const Expr *Condition : Before)
      if (!llvm::is_contained(Deciding, Condition))
        addSubjects(*Condition, OfTaken);
    for (const Expr *Condition : Deciding)
      if (!llvm::is_contained(Before, Condition))
        addSubjects(*Condition, OfOthers);
    return isAnySet(Asked) || llvm::any_of(OfTaken, [&](const Decl *D) {
             return OfOthers.contains(D);
           });
  }

private:
  /// Whether the function gives one of \p Asked a value: done = true;
  bool isAnySet(const Subjects &Asked) {
    return llvm::any_of(Code.assignments(), [&](const Expr *Change) {
      const auto *Set = dyn_cast<BinaryOperator>(Change);
      const ValueDecl *Into = Set && Set->getOpcode() == BO_Assign
                                  ? variableIn(Set->getLHS())
                                  : nullptr;
      return Into && Asked.contains(Into->getCanonicalDecl());
    });
  }

  /// Whether nothing at one statement ends the way; what uses the variable is
  /// \p Found.
  bool pass(llvm::ArrayRef<const TakenEvent *> Events,
            const TakenEvent *&Behind,
            llvm::function_ref<void(const TakenEvent &)> Found) const {
    for (const TakenEvent *Event : Events) {
      if (Behind) {
        if (Event == Behind)
          Behind = nullptr;
        continue;
      }
      if (Event->What == Kind::Taken || Event->What == Kind::Used)
        Found(*Event);
      return false;
    }
    return true;
  }

  llvm::SmallVector<const Expr *, 8> conditionsOf(const TakenEvent &Event) {
    llvm::SmallVector<const Expr *, 8> Conditions;
    for (const Stmt *S : Event.Branching)
      if (const Expr *Condition = conditionOf(*S);
          Condition && !isPartOf(*Event.At, *Condition))
        Conditions.push_back(Condition);
    // Those that leave the function in front of it, too.
    Ways.lead(*Event.At, [&](const Expr &Condition, bool) {
      Conditions.push_back(&Condition);
      return false;
    });
    return Conditions;
  }

  /// Whether the innermost loop around \p Taken does nothing else on any way,
  /// and nothing puts anything new into the variable.
  bool isOfEachRound(const TakenEvent &Taken) {
    const Stmt *Loop = nullptr;
    for (const Stmt *S : Taken.Branching)
      if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
        Loop = S;
    return Loop &&
           llvm::none_of(Of.Events,
                         [](const TakenEvent &Event) {
                           return Event.What == Kind::Renewed;
                         }) &&
           llvm::none_of(conditionsOf(Taken), [&](const Expr *Condition) {
             return Condition != conditionOf(*Loop) &&
                    isPartOf(*Condition, *Loop) &&
                    !(conditionOf(*Loop) &&
                      isPartOf(*Condition, *conditionOf(*Loop)));
           });
  }

  /// Whether every way from \p First leads to \p Last.
  bool isSureBehind(const TakenEvent &Last, const TakenEvent &First) {
    return inOrder(First, Last, After, [&](auto *From, auto *To) {
      return After->dominates(To, From);
    });
  }

  bool dominates(const TakenEvent &First, const TakenEvent &Last) {
    // Something may be thrown before.
    for (const Stmt *S : First.Branching)
      if (isa<CXXTryStmt>(S) && !llvm::is_contained(Last.Branching, S))
        return false;
    return inOrder(First, Last, Before, [&](auto *From, auto *To) {
      return Before->dominates(From, To);
    });
  }

  /// In one block by their places, else as \p Holds says of their blocks by
  /// \p Tree, which is made where it is not there yet.
  template <typename DominatorTree, typename Relation>
  bool inOrder(const TakenEvent &First, const TakenEvent &Last,
               std::optional<DominatorTree> &Tree, Relation Holds) const {
    const BodyGraph &Graph = Code.graph();
    const BodyGraph::Place From = Graph.placesOf(*First.At).front();
    const BodyGraph::Place To = Graph.placesOf(*Last.At).front();
    if (From.Block == To.Block)
      return From.Index <= To.Index;
    if (!Tree) {
      Tree.emplace();
      Tree->buildDominatorTree(const_cast<CFG *>(Graph.cfg()));
    }
    return Holds(From.Block, To.Block);
  }

  const TakenVariable &Of;
  Body &Code;
  Branches Ways;
  std::optional<CFGDomTree> Before;
  std::optional<CFGPostDomTree> After;
  llvm::DenseMap<const Stmt *, llvm::SmallVector<const TakenEvent *, 2>>
      EventsAt;
};

} // namespace

std::vector<TaskUsedAgain> tasksUsedAgain(const FunctionDecl &Function,
                                          AsyncModel &Model) {
  std::vector<TaskUsedAgain> All;
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  for (const TakenVariable &Of : takenVariables(Function, Model)) {
    Search Uses(Of, *Code);
    llvm::SmallPtrSet<const TakenEvent *, 4> Seen;
    for (const TakenEvent &Taken : Of.Events)
      if (Taken.What == Kind::Taken)
        Uses.behind(Taken, [&](const TakenEvent &Used) {
          if (!Seen.contains(&Used) && Uses.belongTogether(Taken, Used) &&
              !Uses.mayKnow(Taken, Used)) {
            Seen.insert(&Used);
            All.push_back({Of.Variable, Taken, Used, &Taken == &Used});
          }
        });
  }
  return All;
}

} // namespace async_tidy

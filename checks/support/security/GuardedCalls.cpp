// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardedCalls.h"
#include "SecurityFacts.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

using namespace clang;

namespace async_tidy {

class GuardedCalls::Collector : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  Collector(const AsyncModel &Model, Inside &Into)
      : OwnCodeVisitor(Model.context()), Model(Model), Into(Into) {}

  bool VisitCallExpr(CallExpr *Call) override {
    const NameIndex<const GuardedFact *> &Guarded =
        Model.facts().get<GuardedFacts>().Calls;
    llvm::SmallVector<const GuardedFact *, 2> Facts;
    anyCalledName(
        *Call, [&](llvm::StringRef Name) { return Guarded.mayHold(Name); },
        [&](const std::string &Name) {
          for (const GuardedFact *const *Fact : Guarded.find(Name))
            Facts.push_back(*Fact);
          return !Facts.empty();
        });
    for (const GuardedFact *Fact : Facts)
      Into.Sinks.push_back({Call, Fact});
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      mention(*Callee, *Call, /*IsCall=*/true);
      if (Call->getCallee())
        Called.insert(stripped(Call->getCallee()));
    }
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Reference) override {
    if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl());
        Function && !Called.contains(Reference))
      mention(*Function, *Reference, /*IsCall=*/false);
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    if (const CXXMethodDecl *Operator = Lambda->getCallOperator())
      mention(*Operator, *Lambda, /*IsCall=*/true);
    return Base::TraverseLambdaExpr(Lambda);
  }

private:
  static const Expr *stripped(const Expr *E) {
    return E->IgnoreParenImpCasts();
  }
  void mention(const FunctionDecl &Function, const Expr &At, bool IsCall) {
    Into.Mentions.push_back({&At, Function.getCanonicalDecl(), IsCall});
  }

  const AsyncModel &Model;
  Inside &Into;
  llvm::SmallPtrSet<const Expr *, 16> Called;
};

void GuardedCalls::add(const FunctionDecl &Function) {
  if (Function.isDependentContext() ||
      Model.facts().get<GuardedFacts>().Calls.empty())
    return;
  Collector(Model, Known[&Function])
      .TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

/// The name by which the summaries of \p Fact know it.
static std::string nameOf(const GuardedFact &Fact) {
  std::vector<std::string> Guards = Fact.Guards;
  std::vector<std::string> Calls = Fact.Calls;
  llvm::sort(Guards);
  llvm::sort(Calls);
  const std::string Whole = llvm::join(Guards, ",") + ";" +
                            llvm::join(Calls, ",") + ";" + Fact.Reason;
  // There is one for each function.
  return llvm::utohexstr(llvm::xxh3_64bits(Whole));
}

/// Where \p At is in the file of \p Function. Of what comes from another file
/// by an #include or a macro's argument, the function's name.
static GuardPoint pointIn(const FunctionDecl &Function, SourceLocation At) {
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  const FileIDAndOffset Own =
      Sources.getDecomposedLoc(Sources.getFileLoc(Function.getLocation()));
  FileIDAndOffset Place = Sources.getDecomposedLoc(Sources.getFileLoc(At));
  if (Place.first != Own.first)
    Place = Own;
  return {Sources.getLineNumber(Place.first, Place.second),
          Sources.getColumnNumber(Place.first, Place.second), Place.second};
}

/// Whether units of the program may define \p Function, or a lambda's body.
static bool isOwn(const FunctionDecl &Function) {
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  return !Function.isImplicit() && !Function.getBuiltinID() &&
         !Sources.isInSystemHeader(Function.getLocation());
}

void GuardedCalls::addTo(Found &Into, const FunctionDecl &Function,
                         const Inside &In, const GuardedFact &Fact,
                         GuardFlow &Flow) {
  llvm::DenseSet<const Stmt *> Wanted;
  for (const Mention &M : In.Mentions)
    Wanted.insert(M.At);
  for (const Sink &S : In.Sinks)
    Wanted.insert(S.Call);
  GuardFlow::Summarized Made = Flow.summaryOf(Function, Wanted);
  GuardSummary &Summary = Made.Summary;
  Summary.Fact = nameOf(Fact);
  Summary.Usr = definedUsrOf(Function);
  if (std::string Declared = usrOf(Function); Declared != Summary.Usr)
    Summary.Defines = std::move(Declared);
  Summary.File =
      pointOf(Function.getLocation(), Model.context().getSourceManager()).File;
  Summary.IsGuard = Flow.isGuard(Function);

  llvm::DenseMap<const FunctionDecl *, unsigned> Indices;
  const auto IndexOf = [&](const FunctionDecl &Callee) {
    const auto [It, IsNew] = Indices.try_emplace(Callee.getCanonicalDecl(),
                                                 Summary.Functions.size());
    if (IsNew)
      Summary.Functions.push_back(
          calledUsr(Callee, Function, /*IsVirtual=*/false));
    return It->second;
  };
  // These come first: the summary's conditions count on it.
  for (const FunctionDecl *Callee : Made.Functions)
    IndexOf(*Callee);
  for (const Mention &M : In.Mentions)
    if (isOwn(*M.Of))
      Summary.Mentions.push_back({IndexOf(*M.Of),
                                  pointIn(Function, M.At->getExprLoc()),
                                  M.IsCall, Made.Places[M.At]});

  const GuardState Alone(Summary, {});
  for (const Sink &S : In.Sinks) {
    const std::vector<GuardPlace> &Places = Made.Places[S.Call];
    if (S.Fact != &Fact || Alone.isBehind(Places))
      continue;
    const unsigned Offset = pointIn(Function, calleeLocation(*S.Call)).Offset;
    Summary.Sinks.push_back({Offset, Places});
    Finding &Open = Into.Findings.emplace_back();
    Open.Call = S.Call;
    Open.In = &Function;
    Open.Fact = &Fact;
    Open.Condition = {Summary.Fact, Summary.Usr, Offset, {}};
  }
  if (!Summary.Sinks.empty())
    for (const GuardFlow::GuardCall &Call : Made.Calls)
      Summary.Calls.push_back({calledName(*Call.Call),
                               pointIn(Function, calleeLocation(*Call.Call)),
                               Call.Of});
  Into.Summaries.push_back(std::move(Summary));
}

GuardedCalls::Found GuardedCalls::find() {
  Found All;
  for (const GuardedFact &Fact : Model.facts().get<GuardedFacts>().All) {
    GuardFlow Flow(Model, Fact);
    for (const auto &[Function, In] : Known)
      addTo(All, *Function, In, Fact, Flow);
  }
  return All;
}

namespace {
/// A function of a fact's summaries.
using FunctionKey = std::pair<llvm::StringRef, llvm::StringRef>;
} // namespace

/// What is no guard, and leads neither to one nor to a guarded call, nor out of
/// the unit, no finding can hang on. What another program may define
/// differently stays: that there are two matters.
std::vector<GuardSummary> relevantGuards(std::vector<GuardSummary> Summaries) {
  std::set<FunctionKey> Defined;
  std::map<FunctionKey, std::vector<const GuardSummary *>> Users;
  for (const GuardSummary &Summary : Summaries) {
    Defined.insert(
        {{Summary.Fact, Summary.Usr}, {Summary.Fact, Summary.Defines}});
    for (const std::string &Function : Summary.Functions)
      Users[{Summary.Fact, Function}].push_back(&Summary);
  }
  std::vector<const GuardSummary *> Left;
  for (const GuardSummary &Summary : Summaries)
    if (!Summary.Defines.empty() || Summary.IsGuard || !Summary.Sinks.empty() ||
        GuardState(Summary, {}).whole() != Passing::No ||
        llvm::any_of(Summary.Functions, [&](const std::string &Function) {
          return !Defined.contains({Summary.Fact, Function});
        }))
      Left.push_back(&Summary);
  llvm::SmallPtrSet<const GuardSummary *, 32> Relevant;
  while (!Left.empty()) {
    const GuardSummary *Summary = Left.back();
    Left.pop_back();
    if (Relevant.insert(Summary).second)
      for (const InternedString *Name : {&Summary->Usr, &Summary->Defines})
        if (auto It = Users.find({Summary->Fact, *Name}); It != Users.end())
          llvm::append_range(Left, It->second);
  }
  std::vector<GuardSummary> Kept;
  for (GuardSummary &Summary : Summaries)
    if (Relevant.contains(&Summary))
      Kept.push_back(std::move(Summary));
  return Kept;
}

} // namespace async_tidy

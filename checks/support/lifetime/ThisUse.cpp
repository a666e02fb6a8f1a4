// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ThisUse.h"
#include "ObjectFacts.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/DeclTemplate.h"
#include <set>

using namespace clang;

namespace async_tidy {

/// How many coroutines of the object are looked through, one awaiting another.
static constexpr unsigned MaxDepth = 4;

static bool areRelated(const CXXRecordDecl &A, const CXXRecordDecl &B) {
  const auto Is = [](const CXXRecordDecl &Derived, const CXXRecordDecl &Base) {
    return anyBase(Derived, [&](const CXXRecordDecl &Each) {
      return Each.getCanonicalDecl() == Base.getCanonicalDecl();
    });
  };
  return Is(A, B) || Is(B, A);
}

bool isPointerTo(QualType Type, const CXXRecordDecl &Class) {
  const auto *Instance =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(classOf(Type));
  if (!Instance || Instance->getTemplateArgs().size() == 0)
    return false;
  const TemplateArgument &First = Instance->getTemplateArgs()[0];
  const CXXRecordDecl *Held = First.getKind() == TemplateArgument::Type
                                  ? classOf(First.getAsType())
                                  : nullptr;
  return Held && areRelated(*Held, Class) &&
         (hasMember(*Instance, "lock") || hasOperator(*Instance, OO_Arrow));
}

namespace {

/// Finds the variables by which a coroutine holds its object, or sees whether
/// it is there.
class HolderFinder : public OwnCodeVisitor {
public:
  HolderFinder(const CXXMethodDecl &Coroutine, const CXXRecordDecl &Class,
               const ObjectFacts &Known)
      : OwnCodeVisitor(Coroutine.getASTContext()), Class(Class), Known(Known) {
    for (const ParmVarDecl *Parameter : Coroutine.parameters())
      add(*Parameter);
    TraverseStmt(const_cast<Stmt *>(writtenBody(Coroutine)));
  }

  bool VisitVarDecl(VarDecl *Variable) override {
    add(*Variable);
    return true;
  }

  llvm::SmallPtrSet<const VarDecl *, 4> Holders;

private:
  void add(const VarDecl &Variable) {
    if (!Variable.getType()->isReferenceType() &&
        (isPointerTo(Variable.getType(), Class) ||
         isOneOf(Variable.getType(), Known.Holders)))
      Holders.insert(&Variable);
  }

  const CXXRecordDecl &Class;
  const ObjectFacts &Known;
};

/// Follows where the object may be gone: behind a suspension point, until the
/// coroutine asks.
class Flow {
public:
  Flow(const CXXMethodDecl &Coroutine, const CXXRecordDecl &Class,
       AsyncModel &Model, unsigned Depth)
      : Coroutine(Coroutine), Model(Model), Depth(Depth),
        Code(Model.bodyOf(Coroutine)),
        Asked(Coroutine, Class, Model.facts().get<ObjectFacts>()) {}

  std::optional<ThisUse> run(bool BeginsLater) {
    const CFG *Graph = Code->graph(GraphKind::Lifetimes).cfg();
    const bool IsGiven =
        llvm::any_of(Coroutine.parameters(),
                     [&](const VarDecl *Given) { return holds(*Given); });
    if (!Graph || IsGiven)
      return std::nullopt;
    std::set<std::tuple<const CFGBlock *, bool, const VarDecl *>> Seen;
    llvm::SmallVector<std::pair<const CFGBlock *, State>, 8> Open;
    // auto self = shared_from_this(); as a first statement is taken to be in
    // time.
    const bool TakesHolder = llvm::any_of(
        Asked.Holders, [&](const VarDecl *Taken) { return holds(*Taken); });
    Open.push_back(
        {&Graph->getEntry(), {BeginsLater && !TakesHolder, nullptr, nullptr}});
    while (!Open.empty()) {
      auto [Block, Now] = Open.pop_back_val();
      if (!Seen.insert({Block, Now.IsGone, Now.Holder}).second)
        continue;
      for (const CFGElement &Element : *Block)
        if (const auto S = Element.getAs<CFGStmt>())
          pass(*S->getStmt(), Now);
        else if (const auto End = Element.getAs<CFGLifetimeEnds>();
                 End && End->getVarDecl() == Now.Holder)
          Now.Holder = nullptr;
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (const CFGBlock *To = Next.getReachableBlock())
          Open.push_back({To, Now});
    }
    return First;
  }

private:
  struct State {
    bool IsGone = false;
    const Expr *Point = nullptr;
    /// The variable that has held the object since it was there for sure.
    const VarDecl *Holder = nullptr;
  };

  /// What cannot be asked holds the object as long as it is there itself.
  bool holds(const VarDecl &Variable) const {
    const CXXRecordDecl *Class = classOf(Variable.getType());
    return Asked.Holders.contains(&Variable) && Class && !isWeak(*Class);
  }
  /// std::weak_ptr, and QPointer, which has one.
  static bool isWeak(const CXXRecordDecl &Class) {
    return hasMember(Class, "lock") ||
           llvm::any_of(Class.fields(), [](const FieldDecl *Field) {
             const CXXRecordDecl *Part = classOf(Field->getType());
             return Part && hasMember(*Part, "lock");
           });
  }

  void pass(const Stmt &Statement, State &Now) {
    if (const auto *Declared = dyn_cast<DeclStmt>(&Statement)) {
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D);
            Variable && !Now.Holder && holds(*Variable))
          Now.Holder = Variable;
    } else if (Now.Holder) {
      return;
    } else if (const auto *Point = dyn_cast<CoroutineSuspendExpr>(&Statement);
               Point && !neverSuspends(*Point)) {
      if (!Now.IsGone)
        awaited(*Point);
      Now = {true, Point, nullptr};
    } else if (const auto *Named = dyn_cast<DeclRefExpr>(&Statement)) {
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
          Variable && Asked.Holders.contains(Variable))
        Now.IsGone = false;
    } else if (isa<CXXThisExpr>(&Statement) && Now.IsGone) {
      found({cast<Expr>(&Statement), Now.Point});
    }
  }

  /// co_await load(): while it is suspended the object may go, too.
  void awaited(const Expr &Point) {
    const auto *Call =
        dyn_cast_or_null<CXXMemberCallExpr>(awaitedOperand(Point));
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    const auto *Defined =
        Method ? dyn_cast_or_null<CXXMethodDecl>(Method->getDefinition())
               : nullptr;
    if (!Defined || Method->isVirtual() || Depth == MaxDepth ||
        !coroutineBody(*Defined) ||
        !isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())))
      return;
    if (const auto Inner =
            Flow(*Defined, *Defined->getParent(), Model, Depth + 1)
                .run(/*BeginsLater=*/false))
      found(*Inner);
  }

  void found(const ThisUse &Use) {
    const SourceManager &Sources = Model.context().getSourceManager();
    if (!First || Sources.isBeforeInTranslationUnit(Use.At->getExprLoc(),
                                                    First->At->getExprLoc()))
      First = Use;
  }

  const CXXMethodDecl &Coroutine;
  AsyncModel &Model;
  const unsigned Depth;
  const std::shared_ptr<Body> Code;
  const HolderFinder Asked;
  std::optional<ThisUse> First;
};

} // namespace

std::optional<ThisUse> lateThisUse(const CXXMethodDecl &Coroutine,
                                   const CXXRecordDecl &Class, bool BeginsLater,
                                   AsyncModel &Model) {
  return Flow(Coroutine, Class, Model, 0).run(BeginsLater);
}

} // namespace async_tidy

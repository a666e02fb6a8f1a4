// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SizeChanges.h"
#include "ConcurrencyFacts.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Analysis/AnalysisDeclContext.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace async_tidy {

/// What a member function that may change its container does to the number of
/// elements, by the names that the standard's requirements on containers give
/// such functions.
enum class Effect {
  None,
  Erases,
  Grows,
  GrowsByRange,
  Resizes,
  Assigns,
  Clears,
  Any
};

static Effect effectOf(llvm::StringRef Method) {
  return llvm::StringSwitch<Effect>(Method)
      .Cases({"begin", "end", "rbegin", "rend", "front", "back", "at", "data",
              "find", "lower_bound", "upper_bound", "equal_range"},
             Effect::None)
      .Cases({"reserve", "shrink_to_fit", "rehash", "sort", "reverse", "unique",
              "get", "top", "value", "first", "last"},
             Effect::None)
      .Case("erase", Effect::Erases)
      .Cases({"pop_back", "pop_front", "pop", "remove", "remove_if", "extract",
              "erase_if", "trim", "trim_front"},
             Effect::None)
      .Cases({"push_back", "push_front", "push", "emplace_back",
              "emplace_front", "emplace", "emplace_hint", "try_emplace",
              "insert_or_assign"},
             Effect::Grows)
      .Cases({"append", "prepend", "insert"}, Effect::GrowsByRange)
      .Case("resize", Effect::Resizes)
      .Cases({"assign", "assign_range"}, Effect::Assigns)
      .Case("clear", Effect::Clears)
      .Default(Effect::Any);
}

/// Whether \p Call adds the one value that it is given: insert(value),
/// insert(place, value).
static bool addsOne(const CXXMemberCallExpr &Call) {
  const FunctionDecl *Method = Call.getDirectCallee();
  if (!Method || Method->getNumParams() == 0 || Method->getNumParams() > 2)
    return false;
  // Of a template's parameter nothing is known: insert(first, last).
  if (Method->getPrimaryTemplate() && Method->getNumParams() == 2)
    return false;
  const QualType Last =
      Method->getParamDecl(Method->getNumParams() - 1)->getType();
  if (Method->getNumParams() == 2 &&
      Method->getParamDecl(0)->getType().getCanonicalType() ==
          Last.getCanonicalType())
    return false;
  const CXXRecordDecl *Class = classOf(Last.getNonReferenceType());
  return Last->isReferenceType() &&
         (!Class || (Class != classOf(Call.getObjectType()) &&
                     qualifiedName(*Class) != "std::initializer_list"));
}

/// \p E without an iterator's conversion to a constant one.
static const Expr *withoutConversion(const Expr *E) {
  E = strip(E);
  const auto *Made = dyn_cast<CXXConstructExpr>(E);
  return Made && Made->getNumArgs() == 1 ? strip(Made->getArg(0)) : E;
}

static bool isCallOf(const Expr *E, std::initializer_list<llvm::StringRef> Of) {
  const auto *Call = dyn_cast<CallExpr>(withoutConversion(E));
  return Call && Call->getDirectCallee() &&
         llvm::is_contained(Of, simpleName(*Call->getDirectCallee()));
}

/// Whether \p Call takes all but the first few elements away:
/// urls.erase(urls.begin() + 16, urls.end()).
static bool leavesFirst(const CXXMemberCallExpr &Call) {
  if (Call.getNumArgs() != 2 || !isCallOf(Call.getArg(1), {"end", "cend"}))
    return false;
  const auto *From = dyn_cast<CallExpr>(withoutConversion(Call.getArg(0)));
  return From && From->getNumArgs() == 2 &&
         isCallOf(From->getArg(0), {"begin", "cbegin"});
}

/// Whether \p Function's parameter number \p Index takes anything as it is:
/// template <typename T> f(T &&).
static bool isForwarding(const FunctionDecl &Function, unsigned Index) {
  const FunctionTemplateDecl *Template = Function.getPrimaryTemplate();
  if (!Template)
    return false;
  const FunctionDecl &Pattern = *Template->getTemplatedDecl();
  if (Pattern.getNumParams() == 0)
    return false;
  QualType Type =
      Pattern.getParamDecl(std::min(Index, Pattern.getNumParams() - 1))
          ->getType();
  if (const auto *Pack = Type->getAs<PackExpansionType>())
    Type = Pack->getPattern();
  return Type->isRValueReferenceType() &&
         Type->getPointeeType()->isTemplateTypeParmType();
}

class SizeChanges::Reader : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  Reader(const AsyncModel &Model, SizeChanges &Into)
      : OwnCodeVisitor(Model.context()), Model(Model), Into(Into) {}

  bool TraverseForStmt(ForStmt *Loop) override {
    return TraverseStmt(Loop->getInit()) && within(Loop, [&] {
             return TraverseStmt(Loop->getCond()) &&
                    TraverseStmt(Loop->getInc()) &&
                    TraverseStmt(Loop->getBody());
           });
  }
  bool TraverseWhileStmt(WhileStmt *Loop) override {
    return within(Loop, [&] { return Base::TraverseWhileStmt(Loop); });
  }
  bool TraverseDoStmt(DoStmt *Loop) override {
    return within(Loop, [&] { return Base::TraverseDoStmt(Loop); });
  }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *Loop) override {
    take(Loop->getRangeInit());
    return TraverseStmt(Loop->getInit()) &&
           TraverseStmt(Loop->getRangeInit()) &&
           within(Loop, [&] { return TraverseStmt(Loop->getBody()); });
  }
  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    // What the lambda does with what it refers to shows its body.
    for (const LambdaCapture &Capture : Lambda->captures())
      if (const auto *Own = Capture.capturesVariable()
                                ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                                : nullptr;
          Own && Own->isInitCapture() &&
          !TraverseStmt(const_cast<Expr *>(Own->getInit())))
        return false;
    llvm::SaveAndRestore Inside(InLambda, true);
    return TraverseStmt(Lambda->getBody());
  }
  bool TraverseCoreturnStmt(CoreturnStmt *Return) override {
    take(Return->getOperand());
    return Base::TraverseCoreturnStmt(Return);
  }
  bool
  TraverseConstructorInitializer(CXXCtorInitializer *Initializer) override {
    const FieldDecl *Field = Initializer->getAnyMember();
    if (!Initializer->isWritten())
      return true;
    if (Field && hasSize(Field->getType()))
      add(*Field, {isContainer(Field->getType()) ? SizeChange::Kind::Elements
                                                 : SizeChange::Kind::Number,
                   nullptr, Initializer->getInit(), Initializer->getInit()});
    return TraverseStmt(Initializer->getInit());
  }

  bool VisitVarDecl(VarDecl *Variable) override {
    // A reference is one more name of what it refers to.
    if (Variable->getType()->isReferenceType() && Variable->getInit() &&
        measuredObject(Variable->getInit()))
      take(Variable->getInit());
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *Cast) override {
    if (Cast->getCastKind() == CK_LValueToRValue ||
        Cast->getType().isConstQualified())
      take(Cast->getSubExpr());
    return true;
  }
  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) override {
    if (Cast->getCastKind() == CK_ToVoid || Cast->getType().isConstQualified())
      take(Cast->getSubExpr());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->getOpcode() == BO_Assign)
      change(Operator->getLHS(),
             {SizeChange::Kind::Number, nullptr, Operator->getRHS(), Operator});
    if (Operator->isComparisonOp())
      for (const Expr *Side : {Operator->getLHS(), Operator->getRHS()})
        if (const Expr *Object = objectMeasuredBy(*Side))
          Into.Compared.insert(declarationOf(*Object));
    return true;
  }
  bool VisitCompoundAssignOperator(CompoundAssignOperator *Operator) override {
    switch (Operator->getOpcode()) {
    case BO_SubAssign:
    case BO_DivAssign:
    case BO_RemAssign:
    case BO_ShrAssign:
    case BO_AndAssign:
      take(Operator->getLHS());
      break;
    case BO_AddAssign:
      change(Operator->getLHS(),
             {SizeChange::Kind::Grows, nullptr, Operator->getRHS(), Operator});
      break;
    default:
      change(Operator->getLHS(),
             {SizeChange::Kind::Lost, nullptr, nullptr, Operator});
    }
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Operator) override {
    if (Operator->isIncrementOp())
      change(Operator->getSubExpr(),
             {SizeChange::Kind::Grows, nullptr, nullptr, Operator});
    else if (Operator->isDecrementOp())
      change(Operator->getSubExpr(),
             {SizeChange::Kind::Shrinks, nullptr, nullptr, Operator});
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    const FunctionDecl *Called = Call->getDirectCallee();
    if (!Called)
      return true;
    run(*Called, *Call);
    makes(*Called);
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
      member(*Method);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (overloaded(*Operator))
        return true;
    }
    // std::move(urls), std::begin(urls), std::as_const(urls)
    if (Call->isCallToStdMove() || sizedBy(*Call) ||
        Model.hasRole(*Call, role::RangeCopy)) {
      if (!isa<CXXMemberCallExpr>(Call) && Call->getNumArgs() > 0)
        take(Call->getArg(0));
      return true;
    }
    const unsigned First = isa<CXXOperatorCallExpr>(Call) &&
                           isa<CXXMethodDecl>(Called) &&
                           !cast<CXXMethodDecl>(Called)->isStatic();
    for (unsigned I = First; I < Call->getNumArgs(); ++I)
      argument(*Call, *Called, Call->getArg(I), I - First);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Made) override {
    const CXXConstructorDecl *Constructor = Made->getConstructor();
    if (Constructor->isCopyOrMoveConstructor() && Made->getNumArgs() > 0) {
      take(Made->getArg(0));
      return true;
    }
    Into.Made.insert(Constructor->getParent()->getCanonicalDecl());
    run(*Constructor, *Made);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    if (const auto *Function = dyn_cast<FunctionDecl>(Named->getDecl());
        Function && !Called.contains(Named))
      Into.HandedOn.insert(Function->getCanonicalDecl());
    mention(Named);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Member) override {
    mention(Member);
    return true;
  }

private:
  template <typename Next> bool within(Stmt *Loop, Next Traverse) {
    Loops.push_back(Loop);
    const bool Goes = Traverse();
    Loops.pop_back();
    return Goes;
  }

  /// \p E is named here in a way that leaves its size alone, or that is known.
  void take(const Expr *E) {
    while (E) {
      E = E->IgnoreParenImpCasts();
      Taken.insert(E);
      const auto *Choice = dyn_cast<ConditionalOperator>(E);
      if (!Choice)
        return;
      take(Choice->getTrueExpr());
      E = Choice->getFalseExpr();
    }
  }

  void add(const ValueDecl &Declared, SizeChange Change) {
    Change.Loops.assign(Loops.rbegin(), Loops.rend());
    Change.IsInLambda = InLambda;
    const auto *Key = cast<ValueDecl>(Declared.getCanonicalDecl());
    if (InLambda && !isOwnOfLambda(*Key))
      Into.Shared.insert(Key);
    if (Change.What == SizeChange::Kind::Grows ||
        Change.What == SizeChange::Kind::Shrinks)
      for (const Stmt *Loop : Loops)
        Into.Counted[Loop].insert(Key);
    Into.Changes[Key].push_back(std::move(Change));
  }

  bool isOwnOfLambda(const ValueDecl &Declared) const {
    const auto *Variable = dyn_cast<VarDecl>(&Declared);
    const auto *Around =
        Variable ? dyn_cast<CXXMethodDecl>(Variable->getDeclContext())
                 : nullptr;
    return Around && Around->getParent()->isLambda();
  }

  void change(const Expr *Target, SizeChange Change) {
    take(Target);
    const Expr *Object = measuredObject(Target);
    if (!Object)
      return;
    Change.Object = Object;
    add(*declarationOf(*Object), std::move(Change));
  }

  /// What nothing above has taken may change it whenever.
  void mention(const Expr *E) {
    if (Taken.contains(E) || E->getType().isConstQualified())
      return;
    if (const Expr *Object = measuredObject(E))
      Into.Shared.insert(declarationOf(*Object));
  }

  void member(const CXXMemberCallExpr &Call) {
    const Expr *Target = Call.getImplicitObjectArgument();
    const CXXMethodDecl *Method = Call.getMethodDecl();
    if (!Method || Method->isConst() || !measuredObject(Target) ||
        !isContainer(Target->getType())) {
      return;
    }
    const Expr *First = Call.getNumArgs() ? Call.getArg(0) : nullptr;
    auto Becomes = [&](SizeChange::Kind What, const Expr *By) {
      change(Target, {What, nullptr, By, &Call});
    };
    switch (isOfLibrary(*Method, Model) ? effectOf(simpleName(*Method))
                                        : Effect::Any) {
    case Effect::None:
      return take(Target);
    case Effect::Erases:
      return leavesFirst(Call) ? Becomes(SizeChange::Kind::Ends, First)
                               : take(Target);
    case Effect::Grows:
      return Becomes(SizeChange::Kind::Grows, nullptr);
    case Effect::GrowsByRange:
      if (addsOne(Call))
        return Becomes(SizeChange::Kind::Grows, nullptr);
      // insert({"a", "b"}), insert(place, {"a", "b"})
      if (const Expr *Last = Call.getNumArgs()
                                 ? strip(Call.getArg(Call.getNumArgs() - 1))
                                 : nullptr;
          isa_and_nonnull<CXXStdInitializerListExpr>(Last))
        return Becomes(SizeChange::Kind::Grows, Last);
      return Becomes(SizeChange::Kind::Lost, nullptr);
    case Effect::Resizes:
      return Becomes(SizeChange::Kind::Number, First);
    case Effect::Assigns:
      return First && First->getType()->isIntegerType()
                 ? Becomes(SizeChange::Kind::Number, First)
                 : Becomes(SizeChange::Kind::Lost, nullptr);
    case Effect::Clears:
      return Becomes(SizeChange::Kind::Number, nullptr);
    case Effect::Any:
      return Becomes(SizeChange::Kind::Lost, nullptr);
    }
  }

  /// Whether all is said of \p Call.
  bool overloaded(const CXXOperatorCallExpr &Call) {
    const Expr *Target = Call.getArg(0);
    // urls << "a" << "b"
    while (const auto *Before = dyn_cast<CXXOperatorCallExpr>(strip(Target))) {
      if (Call.getOperator() != OO_LessLess ||
          Before->getOperator() != OO_LessLess)
        break;
      Target = Before->getArg(0);
    }
    if (!measuredObject(Target))
      return false;
    switch (Call.getOperator()) {
    case OO_Equal:
      change(Target,
             {SizeChange::Kind::Elements, nullptr, Call.getArg(1), &Call});
      return false;
    case OO_Subscript: {
      // What a map does not have yet it makes.
      const CXXRecordDecl *Class = classOf(Target->getType());
      if (Class && hasMember(*Class, "mapped_type"))
        change(Target, {SizeChange::Kind::Grows, nullptr, nullptr, &Call});
      else
        take(Target);
      return true;
    }
    case OO_Pipe:
      take(Target);
      return false;
    case OO_LessLess: {
      const FunctionDecl *Callee = Call.getDirectCallee();
      if (!isContainer(Target->getType()) || !Callee ||
          !isOfLibrary(*Callee, Model))
        return false;
      const bool AddsMany =
          isContainer(Call.getArg(1)->getType()) &&
          classOf(Call.getArg(1)->getType()) == classOf(Target->getType());
      change(Target, {SizeChange::Kind::Grows, nullptr,
                      AddsMany ? Call.getArg(1) : nullptr, &Call});
      return false;
    }
    default:
      return false;
    }
  }

  void argument(const CallExpr &Call, const FunctionDecl &Callee,
                const Expr *Argument, unsigned Index) {
    if (!measuredObject(Argument) || Index >= Callee.getNumParams())
      return;
    const QualType Type = Callee.getParamDecl(Index)->getType();
    if (!Type->isLValueReferenceType() ||
        Type->getPointeeType().isConstQualified())
      return;
    // std::ranges::sort(urls), urls | transform(f)
    if (isForwarding(Callee, Index) && isOfLibrary(Callee, Model))
      take(Argument);
    else
      change(Argument, {SizeChange::Kind::Lost, nullptr, nullptr, &Call});
  }

  void run(const FunctionDecl &Function, const Expr &At) {
    if (const auto *Call = dyn_cast<CallExpr>(&At))
      Called.insert(Call->getCallee()->IgnoreParenImpCasts());
    if (Context.getSourceManager().isInSystemHeader(Function.getLocation()))
      return;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&At);
    Run R;
    R.Called = Function.getCanonicalDecl();
    R.Loops.assign(Loops.rbegin(), Loops.rend());
    R.IsInLambda = InLambda;
    R.IsOnThis =
        Member && isa<CXXThisExpr>(strip(Member->getImplicitObjectArgument()));
    Into.Runs.push_back(std::move(R));
  }

  /// std::make_shared<session>(...)
  void makes(const FunctionDecl &Callee) {
    if (const TemplateArgumentList *Arguments =
            Callee.getTemplateSpecializationArgs())
      for (const TemplateArgument &Argument : Arguments->asArray())
        if (Argument.getKind() == TemplateArgument::Type)
          if (const CXXRecordDecl *Class =
                  Argument.getAsType()->getAsCXXRecordDecl())
            if (!Argument.getAsType()->isReferenceType())
              Into.Made.insert(Class->getCanonicalDecl());
  }

  const AsyncModel &Model;
  SizeChanges &Into;
  llvm::SmallVector<const Stmt *, 4> Loops;
  bool InLambda = false;
  llvm::SmallPtrSet<const Expr *, 16> Taken;
  llvm::SmallPtrSet<const Expr *, 16> Called;
};

SizeChanges::SizeChanges(const FunctionDecl &Function,
                         const AsyncModel &Model) {
  Reader R(Model, *this);
  traverseCode(R, Function);
}

llvm::ArrayRef<SizeChange> SizeChanges::of(const ValueDecl &Declared) const {
  const auto It = Changes.find(&Declared);
  return It == Changes.end() ? llvm::ArrayRef<SizeChange>() : It->second;
}

llvm::SmallVector<const ValueDecl *, 2>
SizeChanges::counters(const Stmt &Loop) const {
  llvm::SmallVector<const ValueDecl *, 2> Found;
  if (const auto It = Counted.find(&Loop); It != Counted.end())
    Found.append(It->second.begin(), It->second.end());
  return Found;
}

} // namespace async_tidy

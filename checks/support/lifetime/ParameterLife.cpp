// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ParameterLife.h"
#include "BodyFlow.h"
#include "Lender.h"
#include "TaskFate.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/program/PointJson.h"

using namespace clang;

namespace async_tidy {

using nlohmann::json;

json toJson(const ParameterLife &Life) {
  const std::string &File = Life.At.File;
  json Uses = json::array();
  for (const ParameterUse &Use : Life.Uses)
    Uses.push_back({Use.Parameter, Use.Name, toJson(Use.At, File), Use.Usr,
                    Use.Callee, Use.CalleeParameter, Use.IsPastStart});
  json Value = {{"usr", Life.Usr},
                {"name", Life.Name},
                {"file", File},
                {"at", toJson(Life.At, File)},
                {"uses", std::move(Uses)}};
  if (!Life.Defines.empty())
    Value["defines"] = Life.Defines;
  if (Life.IsEager || Life.IsLazy)
    Value["starts"] = Life.IsEager ? "at-once" : "awaited";
  return Value;
}

void namesIn(const ParameterLife &Life,
             llvm::function_ref<void(const std::string &)> Take) {
  for (const ParameterUse &Use : Life.Uses)
    Take(Use.Usr);
}

ParameterLife parameterLifeFromJson(const json &Value) {
  const std::string File = Value.at("file");
  ParameterLife Life;
  Life.Usr = Value.at("usr");
  Life.Defines = Value.value("defines", "");
  Life.Name = Value.at("name");
  Life.At = pointFromJson(Value.at("at"), File);
  const std::string Starts = Value.value("starts", "");
  Life.IsEager = Starts == "at-once";
  Life.IsLazy = Starts == "awaited";
  for (const json &Use : Value.at("uses"))
    Life.Uses.push_back({Use.at(0), Use.at(1), pointFromJson(Use.at(2), File),
                         Use.at(3), Use.at(4), Use.at(5), Use.at(6)});
  return Life;
}

void forEachArgument(
    const CallExpr &Call,
    llvm::function_ref<void(const Expr &, unsigned, QualType)> Found) {
  const FunctionDecl *Called = Call.getDirectCallee();
  if (!Called)
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(Called);
  const unsigned First =
      isa<CXXOperatorCallExpr>(Call) && Method &&
              !Method->hasCXXExplicitFunctionObjectParameter()
          ? 1
          : 0;
  for (unsigned I = First; I < Call.getNumArgs(); ++I)
    if (I - First < Called->getNumParams())
      Found(*Call.getArg(I), I - First,
            Called->getParamDecl(I - First)->getType());
}

const FunctionDecl *programCallee(const CallExpr &Call,
                                  const AsyncModel &Model) {
  const FunctionDecl *Called = Call.getDirectCallee();
  if (!Called || Model.context().getSourceManager().isInSystemHeader(
                     Called->getLocation()))
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(Called);
  if (!Method || !Method->isVirtual())
    return Called;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  return Member ? const_cast<CXXMethodDecl *>(Method)->getDevirtualizedMethod(
                      Member->getImplicitObjectArgument(),
                      /*IsAppleKext=*/false)
                : nullptr;
}

namespace {

/// The mentions of pointers and views that only look at these themselves, and
/// any that do nothing.
class IdleMentions : public CodeVisitor {
public:
  bool VisitImplicitCastExpr(ImplicitCastExpr *Cast) override {
    if (Cast->getCastKind() == CK_PointerToBoolean)
      add(Cast->getSubExpr());
    return true;
  }
  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) override {
    if (Cast->getCastKind() == CK_ToVoid)
      add(Cast->getSubExpr());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->isComparisonOp() &&
        Operator->getLHS()->getType()->isPointerType()) {
      add(Operator->getLHS());
      add(Operator->getRHS());
    }
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Expr *Object = Call->getImplicitObjectArgument();
    if (Method && Method->getIdentifier() && borrows(Object->getType()) &&
        (Method->getName() == "size" || Method->getName() == "empty" ||
         Method->getName() == "length"))
      add(Object);
    return true;
  }

  // request.size, of an aggregate that has a view in it too
  bool VisitMemberExpr(MemberExpr *Member) override {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (Field && !Member->isArrow() && !borrows(Field->getType()) &&
        !Member->getBase()->getType()->isReferenceType())
      if (const auto *Named = dyn_cast<DeclRefExpr>(strip(Member->getBase()));
          Named && !Named->getDecl()->getType()->isReferenceType())
        Found.insert(Named);
    return true;
  }

  llvm::SmallPtrSet<const Expr *, 16> Found;

private:
  void add(const Expr *E) {
    if (const auto *Named = dyn_cast<DeclRefExpr>(strip(E)))
      Found.insert(Named);
  }
};

/// The variables that refer to what a parameter refers to: text in
/// auto &text = request.text, and what a range-based for makes of it.
class AliasFinder : public OwnCodeVisitor {
public:
  explicit AliasFinder(Body &Within)
      : OwnCodeVisitor(Within.function().getASTContext()), Within(Within) {
    for (const ParmVarDecl *Parameter : Within.function().parameters())
      if (borrows(Parameter->getType()))
        Parameters[Parameter] = Parameter;
  }
  bool shouldVisitImplicitCode() const override { return true; }

  bool VisitVarDecl(VarDecl *Variable) override {
    if (!isa<ParmVarDecl>(Variable))
      add(*Variable, lenderOfVariable(*Variable, Within));
    return true;
  }
  // A class of the user's own may have iterators that nothing is known of.
  bool VisitCXXForRangeStmt(CXXForRangeStmt *Loop) override {
    const auto *Range =
        dyn_cast_or_null<VarDecl>(Loop->getRangeStmt()->getSingleDecl());
    if (Range && Loop->getBeginStmt())
      add(*cast<VarDecl>(Loop->getBeginStmt()->getSingleDecl()),
          lenderOfVariable(*Range, Within));
    return true;
  }

  llvm::DenseMap<const ValueDecl *, const ParmVarDecl *> Parameters;

private:
  /// \p Variable refers to a parameter, or is a reference to a view that is
  /// one.
  void add(const VarDecl &Variable, const std::optional<Lender> &Lent) {
    const auto *Parameter =
        Lent ? dyn_cast_or_null<ParmVarDecl>(Lent->Variable) : nullptr;
    if (Parameter && borrows(Parameter->getType()))
      Parameters[&Variable] = Parameter;
  }

  Body &Within;
};

class LifeFinder {
public:
  LifeFinder(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model),
        Sources(Model.context().getSourceManager()),
        Read(Model.bodyOf(Function)) {}

  void findUses() {
    AliasFinder Aliases(*Read);
    Aliases.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    IdleMentions Idle;
    Idle.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    std::map<unsigned, ParameterUse> First;
    const auto ParameterIn = [&](const DeclRefExpr &Named) {
      return Idle.Found.contains(&Named)
                 ? nullptr
                 : Aliases.Parameters.lookup(Named.getDecl());
    };
    const BodyFlow Flow(Function, Model);
    Flow.forEachLateMention(Life.IsLazy, [&](const DeclRefExpr &Named) {
      const ParmVarDecl *Parameter = ParameterIn(Named);
      if (!Parameter)
        return;
      ParameterUse Use = useOf(*Parameter, Named.getLocation());
      auto [Known, IsNew] = First.try_emplace(Use.Parameter, Use);
      if (!IsNew && Use < Known->second)
        Known->second = std::move(Use);
    });
    if (Life.IsLazy) {
      const auto Note = [&](const ParmVarDecl *Parameter) {
        const auto It = Parameter
                            ? First.find(Parameter->getFunctionScopeIndex())
                            : First.end();
        if (It != First.end())
          It->second.IsPastStart = true;
      };
      Flow.forEachLateMention(
          false, [&](const DeclRefExpr &Named) { Note(ParameterIn(Named)); });
      // What is awaited has it meanwhile.
      for (const auto &[Name, Parameter] : Aliases.Parameters)
        if (!Read->suspensionPointsNaming(*Name).empty())
          Note(Parameter);
    }
    for (auto &[Index, Use] : First)
      Life.Uses.push_back(std::move(Use));
  }

  /// \p Call gives a task that others have after the function's end.
  void findHandedOn(const CallExpr &Call) {
    const FunctionDecl *Called = programCallee(Call, Model);
    if (!Called)
      return;
    forEachArgument(
        Call, [&](const Expr &Argument, unsigned Index, QualType Type) {
          auto Found = lenderOf(Argument, Type, *Read);
          if (!Found || Found->What != Lender::Kind::Parameter)
            return;
          ParameterUse Use = useOf(*cast<ParmVarDecl>(Found->Variable),
                                   Found->Named->getBeginLoc());
          Use.Usr = calledUsr(*Called, Function, /*IsVirtual=*/false);
          Use.Callee = calledName(Call);
          Use.CalleeParameter = Index;
          Life.Uses.push_back(std::move(Use));
        });
  }

  ParameterLife Life;

private:
  ParameterUse useOf(const ParmVarDecl &Parameter, SourceLocation At) const {
    ParameterUse Use;
    Use.Parameter = Parameter.getFunctionScopeIndex();
    Use.Name = Parameter.getNameAsString();
    Use.At = pointOf(At, Sources);
    return Use;
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const SourceManager &Sources;
  std::shared_ptr<Body> Read;
};

} // namespace

std::optional<ParameterLife> parameterLife(const FunctionDecl &Function,
                                           const TaskFates &Tasks,
                                           AsyncModel &Model) {
  const std::optional<AsyncType> Task =
      Model.asyncType(Function.getReturnType());
  const bool IsCoroutine = coroutineBody(Function);
  if (Function.isDependentContext() || !(Task || IsCoroutine) ||
      llvm::none_of(Function.parameters(), [](const ParmVarDecl *Parameter) {
        return borrows(Parameter->getType());
      }))
    return std::nullopt;
  LifeFinder Finder(Function, Model);
  ParameterLife &Life = Finder.Life;
  Life.IsLazy = IsCoroutine && Task && Task->Kind == TaskKind::Lazy;
  Life.IsEager = IsCoroutine && !Life.IsLazy;
  if (IsCoroutine)
    Finder.findUses();
  if (Life.IsEager) {
    // While it waits for what it hands a parameter to, its caller goes on.
    for (const CallExpr *Call : Tasks.Calls)
      Finder.findHandedOn(*Call);
  } else if (!IsCoroutine) {
    for (const LastingTask &Made : Tasks.Lasting)
      if (!Made.MayHaveRun &&
          llvm::any_of(Made.Fates, [](const TaskFate &Fate) {
            return Fate.What == TaskFate::Kind::Returned;
          }))
        Finder.findHandedOn(*Made.Maker);
  }
  llvm::sort(Life.Uses);
  Life.Usr = definedUsrOf(Function);
  if (std::string Declared = usrOf(Function); Declared != Life.Usr)
    Life.Defines = std::move(Declared);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  Life.Name = Method && Method->getParent()->isLambda()
                  ? "a lambda"
                  : qualifiedName(Function);
  Life.At = pointOf(Function.getLocation(), Model.context().getSourceManager());
  return std::move(Life);
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ErrorObjects.h"
#include "ErrorCalls.h"
#include "support/code/Discards.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/PlacedCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"

using namespace clang;

namespace async_tidy {

namespace {

class Reader : public PlacedCodeVisitor {
public:
  Reader(const FunctionDecl &Function, const ErrorQuestion &Asked,
         AsyncModel &Model)
      : PlacedCodeVisitor(Model.context()), Asked(Asked), Types(Asked.Types),
        Model(Model), Code(Model.bodyOf(Function)) {}

  bool VisitVarDecl(VarDecl *Variable) override {
    if (Variable->isLocalVarDecl() && Variable->hasLocalStorage() &&
        !Variable->isImplicit() && !Variable->isCXXForRangeDecl())
      declare(*Variable);
    // const bool got = size > 0; std::string_view text(data, size);
    if (Variable->getInit() && !ObjectOf.contains(Variable) &&
        !Variable->isImplicit() && !TellersOf.empty())
      for (const ValueDecl *Named : mentionedIn(*Variable->getInit()))
        if (const auto It = TellersOf.find(Named); It != TellersOf.end()) {
          const llvm::SmallVector<unsigned, 1> Told = It->second;
          llvm::append_range(TellersOf[Variable], Told);
        }
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    // Both forms of an initialiser list hold the same mentions.
    if (const auto It = ObjectOf.find(Use->getDecl());
        It != ObjectOf.end() && Seen.insert(Use).second)
      mention(*Use, Found[It->second]);
    if (const auto It = TellersOf.find(Use->getDecl());
        It != TellersOf.end() && decides(Around.size() - 1))
      for (const unsigned Index : It->second)
        add(Found[Index], ErrorEvent::Kind::Read, readAt(Around.size() - 1),
            Use->getLocation());
    return true;
  }
  // std::get<1>(co_await ...)
  bool VisitCallExpr(CallExpr *Call) override {
    if (takesPart(*Call) && !Types.holdError(Call->getType()))
      takePart(*Call->getArg(0));
    return true;
  }
  // (co_await ...).second
  bool VisitMemberExpr(MemberExpr *Member) override {
    if (isa<FieldDecl>(Member->getMemberDecl()) &&
        !Types.holdError(Member->getType()))
      takePart(*Member->getBase());
    return true;
  }

  std::vector<ErrorObject> Found;
  std::vector<DroppedError> Parts;

private:
  using Kind = ErrorEvent::Kind;

  void takePart(const Expr &Whole) {
    const Expr *Await = strip(&Whole);
    if (isa<CoawaitExpr>(Await) && !Await->isLValue() &&
        Types.shapeOf(Await->getType()) == ErrorShape::Parts &&
        !mayFailUnseen(*Await, Asked.Cleanups, Model))
      Parts.push_back({Await, ErrorShape::Parts, true});
  }

  static bool calls(const CallExpr &Call, llvm::StringRef Simple,
                    llvm::StringRef Name) {
    const FunctionDecl *Called = Call.getDirectCallee();
    return Called && Called->getIdentifier() && Called->getName() == Simple &&
           qualifiedName(*Called) == Name;
  }
  /// Whether \p Call takes a part: std::get<1>(result)
  static bool takesPart(const CallExpr &Call) {
    return Call.getNumArgs() == 1 && calls(Call, "get", "std::get");
  }

  /// The co_await whose value \p Init is, or that it is made of.
  static const Expr *awaitIn(const Expr *Init) {
    for (unsigned Depth = 0; Init && Depth != 4; ++Depth) {
      Init = strip(Init);
      const auto *Made = dyn_cast<CXXConstructExpr>(Init);
      if (!Made || Made->getNumArgs() != 1)
        break;
      Init = Made->getArg(0);
    }
    return isa_and_nonnull<CoawaitExpr>(Init) ? Init : nullptr;
  }
  static bool keepsTemporary(const Expr *Init) {
    if (const auto *Cleanups = dyn_cast_or_null<ExprWithCleanups>(Init))
      Init = Cleanups->getSubExpr();
    const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(Init);
    return Temporary && Temporary->getExtendingDecl();
  }

  void declare(const VarDecl &Variable) {
    const Expr *Init = Variable.getInit();
    if (Variable.getType()->isReferenceType() && !keepsTemporary(Init))
      return;
    const Expr *Await = awaitIn(Init);
    if (Await && mayFailUnseen(*Await, Asked.Cleanups, Model))
      Await = nullptr;
    if (const auto *Bindings = dyn_cast<DecompositionDecl>(&Variable)) {
      if (!Await)
        return;
      const size_t First = Found.size();
      for (const BindingDecl *Part : Bindings->bindings())
        if (Types.holdError(Part->getType()))
          make(*Part, Variable, Await);
      for (const BindingDecl *Part : Bindings->bindings())
        for (size_t I = First;
             !Types.holdError(Part->getType()) && I != Found.size(); ++I)
          TellersOf[Part].push_back(I);
    } else if (Types.holdError(Variable.getType())) {
      make(Variable, Variable, Await);
    }
  }

  void make(const ValueDecl &Variable, const VarDecl &Declared,
            const Expr *Await) {
    ObjectOf[&Variable] = Found.size();
    ErrorObject &Object = Found.emplace_back();
    Object.Variable = &Variable;
    Object.Shape = Types.shapeOf(Variable.getType());
    Object.IsLeftAlone = Declared.hasAttr<UnusedAttr>() ||
                         Variable.hasAttr<UnusedAttr>() ||
                         matchesAnyName(Asked.UnreadNames, Variable.getName());
    if (Around.size() > 1)
      Object.ScopeEnd = Around[Around.size() - 2]->getEndLoc();
    if (Await)
      add(Object, Kind::Filled, Await, Variable.getLocation(), Await);
    else if (!Around.empty())
      add(Object, Kind::Declared, Around.back(), Variable.getLocation());
  }

  /// \p At, or what is nearest around it, where the graph has a place for it.
  void add(ErrorObject &Into, Kind What, const Stmt *At,
           SourceLocation Location, const Expr *From = nullptr) {
    const BodyGraph &Graph = Code->graph();
    if (!Graph.cfg()) {
      Into.IsLeftAlone = true;
      return;
    }
    for (size_t Depth = Around.size(); Graph.placesOf(*At).empty(); --Depth) {
      if (Depth == 0) {
        // A declaration that is one of several has no place of its own.
        Into.IsLeftAlone |= What != Kind::Declared;
        return;
      }
      At = Around[Depth - 1];
    }
    Into.Events.push_back({What, At, Location, From});
  }

  /// Whether the value at Around[Depth] decides where the function goes on, or
  /// is compared, in order to.
  bool decides(size_t Depth) const {
    for (; Depth > 0; --Depth) {
      const Stmt *Inner = Around[Depth], *Outer = Around[Depth - 1];
      if (const auto *Choice = dyn_cast<ConditionalOperator>(Outer)) {
        if (Choice->getCond() == Inner)
          return true;
      } else if (const auto *Operator = dyn_cast<BinaryOperator>(Outer)) {
        if (Operator->isLogicalOp() || Operator->isComparisonOp())
          return true;
      } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(Outer)) {
        if (Call->isComparisonOp())
          return true;
      } else if (const auto *If = dyn_cast<IfStmt>(Outer)) {
        return If->getCond() == Inner;
      } else if (const auto *While = dyn_cast<WhileStmt>(Outer)) {
        return While->getCond() == Inner;
      } else if (const auto *For = dyn_cast<ForStmt>(Outer)) {
        return For->getCond() == Inner;
      } else if (const auto *Do = dyn_cast<DoStmt>(Outer)) {
        return Do->getCond() == Inner;
      } else if (const auto *Switch = dyn_cast<SwitchStmt>(Outer)) {
        return Switch->getCond() == Inner;
      } else if (isa<CoreturnStmt, ReturnStmt>(Outer)) {
        // Who is told that nothing was read knows.
        return true;
      } else if (const auto *Range = dyn_cast<CXXForRangeStmt>(Outer)) {
        // for (auto &found : results)
        return Range->getRangeInit() == Inner;
      } else if (!isa<Expr>(Outer)) {
        return false;
      }
    }
    return false;
  }

  /// Where what stands at Around[Depth] is looked at: of one that is asked for
  /// only sometimes, where that is decided.
  ///     if (verbose && error)
  const Stmt *readAt(size_t Depth) const {
    const Stmt *At = Around[Depth];
    for (; Depth > 0 && isa<Expr>(Around[Depth - 1]); --Depth) {
      const Stmt *Inner = Around[Depth];
      const Expr *Before = nullptr;
      if (const auto *Choice = dyn_cast<ConditionalOperator>(Around[Depth - 1]))
        Before = Choice->getCond();
      if (const auto *Operator = dyn_cast<BinaryOperator>(Around[Depth - 1]);
          Operator && Operator->isLogicalOp())
        Before = Operator->getLHS();
      if (!Before || Before == Inner)
        continue;
      At = strip(Before);
      while (const auto *First = dyn_cast<BinaryOperator>(At)) {
        if (!First->isLogicalOp())
          break;
        At = strip(First->getLHS());
      }
    }
    return At;
  }

  bool isOfLibrary(const CallExpr &Call) const {
    const FunctionDecl *Called = Call.getDirectCallee();
    return Called && Model.facts().isOfLibrary(qualifiedName(*Called));
  }

  /// The depth of the co_await whose operand Around[Depth] is a part of.
  std::optional<size_t> awaitAround(size_t Depth) const {
    for (; Depth > 0 && isa<Expr>(Around[Depth - 1]); --Depth)
      if (isa<CoawaitExpr>(Around[Depth - 1]))
        return Depth - 1;
    return std::nullopt;
  }

  void mention(const DeclRefExpr &Use, ErrorObject &Object) {
    ++Object.Mentions;
    size_t Depth = Around.size() - 1;
    const Expr *E = &Use;
    for (; isTransparent(outer(Depth)); --Depth)
      E = cast<Expr>(Around[Depth - 1]);
    const Stmt *Outer = outer(Depth);
    if (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Outer);
        Cast && Cast->getCastKind() == CK_ToVoid)
      Object.IsLeftAlone = true;
    else if (const auto *Operator = dyn_cast_or_null<BinaryOperator>(Outer);
             Operator && Operator->getOpcode() == BO_Assign &&
             Operator->getLHS() == E)
      assigned(*Operator, *Operator->getRHS(), Depth - 1, Use, Object);
    else if (const auto *Call = dyn_cast_or_null<CallExpr>(Outer))
      argument(*Call, *E, Depth - 1, Use, Object);
    else if (const auto *Member = dyn_cast_or_null<MemberExpr>(Outer))
      member(*Member, Depth - 1, Use, Object);
    else if (isReferredTo(Outer, *E))
      Object.IsLeftAlone = true;
    else
      read(Object, Use);
  }

  void read(ErrorObject &Object, const DeclRefExpr &Use) {
    add(Object, Kind::Read, readAt(Around.size() - 1), Use.getLocation());
  }

  /// Whether \p Outer gives \p E another name: &error, [&error] { ... },
  /// auto &alias = error;
  static bool isReferredTo(const Stmt *Outer, const Expr &E) {
    if (const auto *Address = dyn_cast_or_null<UnaryOperator>(Outer))
      return Address->getOpcode() == UO_AddrOf;
    if (const auto *Declared = dyn_cast_or_null<DeclStmt>(Outer))
      return llvm::any_of(Declared->decls(), [&](const Decl *D) {
        const auto *Variable = dyn_cast<VarDecl>(D);
        return Variable && Variable->getType()->isReferenceType();
      });
    return isa_and_nonnull<InitListExpr, CXXParenListInitExpr, LambdaExpr>(
               Outer) &&
           E.isLValue();
  }

  // result.second, results.size()
  void member(const MemberExpr &Member, size_t Depth, const DeclRefExpr &Use,
              ErrorObject &Object) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Member.getMemberDecl());
    const bool IsCount = Object.Shape == ErrorShape::Elements && Method &&
                         Method->isConst() && Method->getNumParams() == 0 &&
                         Method->getReturnType()->isIntegerType();
    const bool IsPart = Object.Shape == ErrorShape::Parts && !Method &&
                        !Types.holdError(Member.getType());
    if (!IsCount && (!IsPart || decides(Depth)))
      read(Object, Use);
  }

  void argument(const CallExpr &Call, const Expr &E, size_t Depth,
                const DeclRefExpr &Use, ErrorObject &Object) {
    if (takesPart(Call)) {
      if (Types.holdError(Call.getType()) || decides(Depth))
        read(Object, Use);
      return;
    }
    if (const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(&Call);
        Assignment && Assignment->getOperator() == OO_Equal &&
        Assignment->getArg(0) == &E)
      return assigned(*Assignment, *Assignment->getArg(1), Depth, Use, Object);
    // std::tie(error, size) = co_await ...
    if (calls(Call, "tie", "std::tie")) {
      size_t Outside = Depth;
      while (isTransparent(outer(Outside)))
        --Outside;
      const auto *Assignment =
          dyn_cast_or_null<CXXOperatorCallExpr>(outer(Outside));
      if (Assignment && Assignment->getOperator() == OO_Equal) {
        assigned(*Assignment, *Assignment->getArg(1), Outside - 1, Use, Object);
        return tell(Object, Call.arguments());
      }
    }
    for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
      if (Call.getArg(I) != &E)
        continue;
      const Taking How = howTaken(Call, I);
      if (How == Taking::Writes)
        return written(Call, Depth, Use, Object);
      Object.IsLeftAlone |= How == Taking::Keeps;
    }
    read(Object, Use);
  }

  // error = co_await ...
  void assigned(const Expr &Assignment, const Expr &Value, size_t Depth,
                const DeclRefExpr &Use, ErrorObject &Object) {
    const Expr *Await = awaitIn(&Value);
    if (!Await)
      return read(Object, Use);
    if (mayFailUnseen(*Await, Asked.Cleanups, Model))
      return add(Object, Kind::Replaced, &Assignment, Use.getLocation());
    add(Object, Kind::Filled, &Assignment, Use.getLocation(), Await);
    if (decides(Depth))
      read(Object, Use);
  }

  /// \p Call, at Around[Depth], is given the variable to put an error there.
  void written(const CallExpr &Call, size_t Depth, const DeclRefExpr &Use,
               ErrorObject &Object) {
    if (const std::optional<size_t> At = awaitAround(Depth)) {
      const auto &Await = *cast<Expr>(Around[*At]);
      // The second of a chain may do nothing where the first one has failed.
      const bool IsGivenOn =
          !isOfLibrary(Call) &&
          llvm::any_of(Object.Events, [](const ErrorEvent &Event) {
            return Event.What == Kind::Filled;
          });
      if (IsGivenOn)
        return read(Object, Use);
      if (mayFailUnseen(Await, Asked.Cleanups, Model))
        return add(Object, Kind::Replaced, &Await, Use.getLocation());
      return filled(Await, *At, Use, Object);
    }
    if (Model.hasRole(Call, role::FillsError))
      return filled(Call, Depth, Use, Object);
    // What is made with it may put an error there later, as a token does.
    if (Call.getType()->isRecordType() && !Types.holdError(Call.getType()))
      Object.IsLeftAlone = true;
    else if (isOfLibrary(Call) && !Types.holdError(Call.getType()))
      add(Object, Kind::Replaced, &Call, Use.getLocation());
    else
      read(Object, Use);
  }

  /// What \p From gives by itself may tell the error, too.
  ///     size = co_await read(redirect_error(token, error));
  void filled(const Expr &From, size_t Depth, const DeclRefExpr &Use,
              ErrorObject &Object) {
    add(Object, Kind::Filled, &From, Use.getLocation(), &From);
    if (decides(Depth))
      add(Object, Kind::Read, &From, Use.getLocation());
    while (isTransparent(outer(Depth)))
      --Depth;
    const Stmt *Outer = outer(Depth);
    const unsigned Index = ObjectOf.lookup(Object.Variable);
    if (const auto *Declared = dyn_cast_or_null<DeclStmt>(Outer)) {
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D))
          TellersOf[Variable].push_back(Index);
    } else if (const auto *Operator = dyn_cast_or_null<BinaryOperator>(Outer);
               Operator && Operator->isAssignmentOp()) {
      if (const ValueDecl *Into = variableIn(Operator->getLHS()))
        TellersOf[Into].push_back(Index);
    }
  }

  void tell(ErrorObject &Object, CallExpr::const_arg_range Beside) {
    for (const Expr *Other : Beside)
      if (const ValueDecl *Variable = variableIn(Other);
          Variable && !Types.holdError(Variable->getType()))
        TellersOf[Variable].push_back(ObjectOf.lookup(Object.Variable));
  }

  const ErrorQuestion &Asked;
  ErrorTypes &Types;
  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  llvm::DenseMap<const Decl *, unsigned> ObjectOf;
  /// What else an operation gives beside its error: the objects of that.
  llvm::DenseMap<const Decl *, llvm::SmallVector<unsigned, 1>> TellersOf;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
};

} // namespace

CoroutineErrors errorsIn(const FunctionDecl &Function,
                         const ErrorQuestion &Asked, AsyncModel &Model) {
  CoroutineErrors Errors;
  if (Function.isDependentContext() ||
      Model.bodyOf(Function)->suspensionPoints().empty())
    return Errors;
  Reader Search(Function, Asked, Model);
  Search.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  Errors.Objects = std::move(Search.Found);
  Errors.Dropped = std::move(Search.Parts);
  llvm::erase_if(Errors.Objects, [](const ErrorObject &Object) {
    return Object.IsLeftAlone ||
           llvm::none_of(Object.Events, [](const ErrorEvent &Event) {
             return Event.What == ErrorEvent::Kind::Filled;
           });
  });
  forEachDiscard(Function, [&](const Discard &Dropped) {
    const Expr &Value = *Dropped.Value;
    const ErrorShape Shape = Asked.Types.shapeOf(Value.getType());
    // One that is somewhere else as well can be looked at there.
    if (isa<CoawaitExpr>(Value) && !Value.isLValue() && !Dropped.Explicit &&
        Shape != ErrorShape::Nowhere &&
        !mayFailUnseen(Value, Asked.Cleanups, Model))
      Errors.Dropped.push_back({&Value, Shape});
  });
  return Errors;
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "RawHandles.h"
#include "ResourceFacts.h"
#include "support/bodies/Branches.h"
#include "support/bodies/Cycles.h"
#include "support/code/Literals.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace async_tidy {

namespace {

enum class HandleEvent { Opened, Closed, Replaced };

/// What happens to one variable, by element of the graph.
struct HandleEvents {
  llvm::DenseMap<const Stmt *, HandleEvent> At;
  /// In source order.
  std::vector<std::pair<const Stmt *, const Expr *>> Openings;
  const Expr *Closing = nullptr;
};

class HandleReader {
public:
  HandleReader(const FunctionDecl &Function, AsyncModel &Model)
      : Model(Model), Code(Model.bodyOf(Function)), Graph(Code->graph()) {}

  std::vector<RawHandle> read();

private:
  void readEvents();
  void readStatement(const Stmt &S);
  void readCall(const CallExpr &Call);
  void open(const Expr *Variable, const Stmt &At, const Expr &By);
  void close(const Expr *Variable, const Expr &By);
  void share(llvm::ArrayRef<const Expr *> Given);
  const Expr *openerIn(const Expr *Value) const;

  using Visit = llvm::function_ref<bool(const Stmt &)>;
  bool follow(const CFGBlock &Start, unsigned Index, const VarDecl &Variable,
              const HandleEvents &Events, Visit Goes, bool &ReachesEnd) const;
  bool isAlwaysClosed(const CFGBlock &Start, unsigned Index,
                      const VarDecl &Variable,
                      const HandleEvents &Events) const;
  bool isClosedByHandlers(const Expr &Await, const VarDecl &Variable,
                          const HandleEvents &Events) const;
  const CFGBlock *blockOf(const CXXCatchStmt &Handler) const;

  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  const BodyGraph &Graph;
  llvm::MapVector<const VarDecl *, HandleEvents> Variables;
  /// Those that somebody else may own.
  llvm::SmallPtrSet<const VarDecl *, 4> Shared;
  llvm::DenseSet<const Stmt *> Awaits;
  std::vector<const CXXTryStmt *> Tries;
};

} // namespace

/// The variable of the function's own that \p E names.
static const VarDecl *ownVariable(const Expr *E) {
  const auto *Named = E ? dyn_cast<DeclRefExpr>(stripCasts(E)) : nullptr;
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && Variable->isLocalVarDecl() &&
                 Variable->hasLocalStorage() &&
                 !Variable->getType()->isReferenceType() &&
                 (Variable->getType()->isPointerType() ||
                  Variable->getType()->isIntegerType())
             ? Variable
             : nullptr;
}

const Expr *HandleReader::openerIn(const Expr *Value) const {
  if (!Value)
    return nullptr;
  const Expr *Bare = stripCasts(Value);
  if (const auto *New = dyn_cast<CXXNewExpr>(Bare)) {
    // new QProcess(this): its parent deletes it.
    const CXXConstructExpr *Made = New->getConstructExpr();
    const bool HasParent =
        Made && llvm::any_of(Made->arguments(), [](const Expr *Argument) {
          return isa<CXXThisExpr>(stripCasts(Argument));
        });
    return New->getNumPlacementArgs() == 0 && !HasParent ? New : nullptr;
  }
  const auto *Call = dyn_cast<CallExpr>(Bare);
  const CallFact *Fact =
      Call ? Model.callFact(*Call, role::OpensHandle) : nullptr;
  return Fact && !Fact->Argument ? Call : nullptr;
}

void HandleReader::open(const Expr *Variable, const Stmt &At, const Expr &By) {
  if (const VarDecl *Known = ownVariable(Variable)) {
    Variables[Known].At[&At] = HandleEvent::Opened;
    Variables[Known].Openings.push_back({&At, &By});
  }
}

void HandleReader::close(const Expr *Variable, const Expr &By) {
  if (const VarDecl *Known = ownVariable(Variable)) {
    HandleEvents &Events = Variables[Known];
    Events.At[&By] = HandleEvent::Closed;
    if (!Events.Closing || By.getBeginLoc() < Events.Closing->getBeginLoc())
      Events.Closing = &By;
  }
}

void HandleReader::readCall(const CallExpr &Call) {
  const WrittenArguments Written(Call);
  // owner.reset(file), file->setParent(this), make_unique<owner>(file)
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (isa<CXXMemberCallExpr>(Call) && !Model.asyncType(Call.getType())) {
    share(Written.Arguments);
    if (llvm::any_of(Written.Arguments, [](const Expr *Argument) {
          return isa<CXXThisExpr>(stripCasts(Argument));
        }))
      share({Written.Object});
  } else if (Callee && Callee->isInStdNamespace() && !Callee->isExternC()) {
    share(Written.Arguments);
  }
  if (const CallFact *Fact = Model.callFact(Call, role::ClosesHandle))
    close(Written.get(Fact->Argument.value_or(ArgumentRef{})), Call);
  else if (Fact = Model.callFact(Call, role::OpensHandle);
           Fact && Fact->Argument) {
    const Expr *Into = Written.get(*Fact->Argument);
    const auto *Address =
        Into ? dyn_cast<UnaryOperator>(stripCasts(Into)) : nullptr;
    if (Address && Address->getOpcode() == UO_AddrOf)
      open(Address->getSubExpr(), Call, Call);
  }
}

/// What begins with a text or a view reads a handle, and does not own it.
static bool isText(const CXXConstructExpr &Made) {
  return isOneOf(Made.getType(),
                 {"std::basic_string", "std::basic_string_view", "std::span"});
}

void HandleReader::readStatement(const Stmt &S) {
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    readCall(*Call);
  } else if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&S)) {
    close(Delete->getArgument(), *Delete);
  } else if (const auto *Declared = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declared->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Variable->isLocalVarDecl() &&
          Variable->hasLocalStorage() &&
          !Variable->getType()->isReferenceType())
        if (const Expr *By = openerIn(Variable->getInit())) {
          Variables[Variable].At[&S] = HandleEvent::Opened;
          Variables[Variable].Openings.push_back({&S, By});
        }
  } else if (const auto *Binary = dyn_cast<BinaryOperator>(&S)) {
    if (!Binary->isAssignmentOp())
      return;
    if (const Expr *By = openerIn(Binary->getRHS()))
      open(Binary->getLHS(), S, *By);
    else if (const VarDecl *Known = ownVariable(Binary->getLHS()))
      Variables[Known].At[&S] = HandleEvent::Replaced;
    // owner.file = file;
    if (!ownVariable(Binary->getLHS()))
      share({Binary->getRHS()});
  } else if (const auto *Lambda = dyn_cast<LambdaExpr>(&S)) {
    // defer([&] { fclose(file); })
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable())
        if (const auto *Known = dyn_cast<VarDecl>(Capture.getCapturedVar()))
          Shared.insert(Known);
  } else if (const auto *Made = dyn_cast<CXXConstructExpr>(&S)) {
    if (!isText(*Made))
      share(llvm::ArrayRef(Made->getArgs(), Made->getNumArgs()));
  } else if (const auto *List = dyn_cast<InitListExpr>(&S)) {
    share(llvm::ArrayRef(List->getInits(), List->getNumInits()));
  }
}

/// Objects may own what they are given, or given a reference to.
void HandleReader::share(llvm::ArrayRef<const Expr *> Given) {
  for (const Expr *E : Given) {
    if (!E)
      continue;
    const auto *Address = dyn_cast<UnaryOperator>(stripCasts(E));
    if (Address && Address->getOpcode() == UO_AddrOf)
      E = Address->getSubExpr();
    if (const VarDecl *Known = ownVariable(E))
      Shared.insert(Known);
  }
}

void HandleReader::readEvents() {
  for (const CFGBlock *Block : *Graph.cfg()) {
    for (const CFGElement &Element : *Block)
      if (const auto Statement = Element.getAs<CFGStmt>())
        readStatement(*Statement->getStmt());
    if (const auto *Try =
            dyn_cast_or_null<CXXTryStmt>(Block->getTerminatorStmt()))
      Tries.push_back(Try);
  }
  Variables.remove_if([this](const auto &Known) {
    return Known.second.Openings.empty() || !Known.second.Closing ||
           Shared.contains(Known.first);
  });
  for (auto &[Variable, Events] : Variables)
    llvm::sort(Events.Openings, [](const auto &A, const auto &B) {
      return A.second->getBeginLoc() < B.second->getBeginLoc();
    });
}

/// Whether \p Variable holds no handle where \p Condition is as it must be on
/// that way: if (!file), if (descriptor < 0).
static bool isEmptyOn(const Expr &Condition, bool IsTrue,
                      const VarDecl &Variable) {
  const Expr *E = stripCasts(&Condition);
  if (ownVariable(E) == &Variable)
    return !IsTrue;
  if (const auto *Not = dyn_cast<UnaryOperator>(E))
    return Not->getOpcode() == UO_LNot &&
           isEmptyOn(*Not->getSubExpr(), !IsTrue, Variable);
  const auto *Test = dyn_cast<BinaryOperator>(E);
  if (!Test || ownVariable(Test->getLHS()) != &Variable)
    return false;
  switch (Test->getOpcode()) {
  case BO_EQ:
  case BO_LT:
  case BO_LE:
    return IsTrue;
  case BO_NE:
  case BO_GT:
  case BO_GE:
    return !IsTrue;
  default:
    return false;
  }
}

/// Shows \p Goes every statement that may run behind the element \p Index of
/// \p Start, as long as \p Variable holds what it held there; false where that
/// says no.
bool HandleReader::follow(const CFGBlock &Start, unsigned Index,
                          const VarDecl &Variable, const HandleEvents &Events,
                          Visit Goes, bool &ReachesEnd) const {
  llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 8> Open{
      {&Start, Index}};
  BlockSet Seen;
  while (!Open.empty()) {
    const auto [Block, From] = Open.pop_back_val();
    bool Ends = false;
    for (unsigned I = From; I != Block->size() && !Ends; ++I)
      if (const auto Statement = (*Block)[I].getAs<CFGStmt>()) {
        if (!Goes(*Statement->getStmt()))
          return false;
        Ends = Events.At.contains(Statement->getStmt()) ||
               isa<CXXThrowExpr>(Statement->getStmt());
      }
    if (Ends || Block->hasNoReturnElement())
      continue;
    if (Block == &Graph.cfg()->getExit())
      ReachesEnd = true;
    const Expr *Condition =
        Block->succ_size() == 2 ? conditionAtEnd(*Block, Graph) : nullptr;
    bool IsTrue = true;
    for (const CFGBlock::AdjacentBlock &Way : Block->succs()) {
      const CFGBlock *Next = Way.getReachableBlock();
      if (Next && !(Condition && isEmptyOn(*Condition, IsTrue, Variable)) &&
          Seen.insert(Next).second)
        Open.push_back({Next, 0});
      IsTrue = false;
    }
  }
  return true;
}

/// Whether every ordinary way from there leads to what closes the handle.
bool HandleReader::isAlwaysClosed(const CFGBlock &Start, unsigned Index,
                                  const VarDecl &Variable,
                                  const HandleEvents &Events) const {
  bool ReachesEnd = false;
  const bool IsOwned = follow(
      Start, Index, Variable, Events,
      [&](const Stmt &S) {
        const auto It = Events.At.find(&S);
        return !isa<CXXThrowExpr>(S) &&
               (It == Events.At.end() || It->second == HandleEvent::Closed);
      },
      ReachesEnd);
  return IsOwned && !ReachesEnd;
}

const CFGBlock *HandleReader::blockOf(const CXXCatchStmt &Handler) const {
  for (const CFGBlock *Block : *Graph.cfg())
    if (Block->getLabel() == &Handler)
      return Block;
  return nullptr;
}

/// Whether whatever is thrown at \p Await is caught, and the handle closed
/// behind that.
bool HandleReader::isClosedByHandlers(const Expr &Await,
                                      const VarDecl &Variable,
                                      const HandleEvents &Events) const {
  const CXXTryStmt *Innermost = nullptr;
  for (const CXXTryStmt *Try : Tries) {
    const auto *Last = Try->getHandler(Try->getNumHandlers() - 1);
    const QualType Caught = Last->getCaughtType();
    const CXXRecordDecl *Class = Caught.isNull() ? nullptr : classOf(Caught);
    const bool TakesAll =
        Caught.isNull() || (Class && qualifiedName(*Class) == "std::exception");
    if (TakesAll && isPartOf(Await, *Try->getTryBlock()) &&
        (!Innermost || isPartOf(*Try, *Innermost)))
      Innermost = Try;
  }
  if (!Innermost)
    return false;
  for (unsigned I = 0; I != Innermost->getNumHandlers(); ++I) {
    const CFGBlock *Block = blockOf(*Innermost->getHandler(I));
    if (Block && !isAlwaysClosed(*Block, 0, Variable, Events))
      return false;
  }
  return true;
}

std::vector<RawHandle> HandleReader::read() {
  std::vector<RawHandle> Found;
  if (!Graph.cfg())
    return Found;
  for (const Expr *Point : Code->suspensionPoints())
    if (!neverSuspends(*Point))
      Awaits.insert(Point);
  if (Awaits.empty())
    return Found;
  readEvents();
  for (const auto &[Variable, Events] : Variables)
    for (const auto &[At, By] : Events.Openings)
      for (const BodyGraph::Place &Place : Graph.placesOf(*At)) {
        const Expr *Leaky = nullptr;
        bool ReachesEnd = false;
        follow(
            *Place.Block, Place.Index + 1, *Variable, Events,
            [&](const Stmt &S) {
              if (!Awaits.contains(&S) ||
                  (Leaky && Leaky->getBeginLoc() < S.getBeginLoc()))
                return true;
              const auto *Await = cast<Expr>(&S);
              const BodyGraph::Place Held = Graph.placesOf(S).front();
              if (isAlwaysClosed(*Held.Block, Held.Index + 1, *Variable,
                                 Events) &&
                  !isClosedByHandlers(*Await, *Variable, Events))
                Leaky = Await;
              return true;
            },
            ReachesEnd);
        if (Leaky)
          Found.push_back({Variable, By, Leaky, Events.Closing});
        break;
      }
  llvm::stable_sort(Found, [](const RawHandle &A, const RawHandle &B) {
    return A.Opened->getBeginLoc() < B.Opened->getBeginLoc();
  });
  return Found;
}

std::vector<RawHandle> rawHandlesIn(const FunctionDecl &Function,
                                    AsyncModel &Model) {
  if (Model.contextOf(Function) != ContextKind::Coroutine)
    return {};
  return HandleReader(Function, Model).read();
}

} // namespace async_tidy

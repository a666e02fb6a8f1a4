// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ObjectUse.h"
#include "Bodies.h"
#include "NameIndex.h"
#include "Names.h"
#include "OwnCodeVisitor.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

bool callsOneOf(const CallExpr &Call, const std::vector<std::string> &Names) {
  return anyCalledName(
      Call, [](llvm::StringRef) { return true; },
      [&](const std::string &Name) { return matchesAnyName(Names, Name); });
}

bool isSameObject(const Expr *A, const Expr *B) {
  A = strip(A);
  B = strip(B);
  if (isa<CXXThisExpr>(A))
    return isa<CXXThisExpr>(B);
  if (const auto *Named = dyn_cast<DeclRefExpr>(A)) {
    const auto *Other = dyn_cast<DeclRefExpr>(B);
    return Other && Named->getDecl() == Other->getDecl();
  }
  if (const auto *Member = dyn_cast<MemberExpr>(A)) {
    const auto *Other = dyn_cast<MemberExpr>(B);
    return Other && Member->getMemberDecl() == Other->getMemberDecl() &&
           isSameObject(Member->getBase(), Other->getBase());
  }
  // std::move(future).get(), pointer->get()
  if (const auto *Call = dyn_cast<CallExpr>(A);
      Call && Call->getNumArgs() == 1 && Call->isCallToStdMove())
    return isSameObject(Call->getArg(0), B);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(A)) {
    const auto *Other = dyn_cast<CXXOperatorCallExpr>(B);
    return Other && Operator->getOperator() == Other->getOperator() &&
           Operator->getNumArgs() == 1 && Other->getNumArgs() == 1 &&
           isSameObject(Operator->getArg(0), Other->getArg(0));
  }
  return false;
}

namespace {
class NameFinder : public CodeVisitor {
public:
  NameFinder(const ASTContext &Context, const std::vector<std::string> &Names)
      : Context(Context), Names(Names) {}

  bool VisitExpr(Expr *E) override {
    const SourceLocation Begin = E->getBeginLoc();
    if (Begin.isMacroID())
      note(Lexer::getImmediateMacroName(Begin, Context.getSourceManager(),
                                        Context.getLangOpts())
               .str());
    return !IsFound;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    note(qualifiedName(*Use->getDecl()));
    return !IsFound;
  }
  bool VisitMemberExpr(MemberExpr *Use) override {
    note(qualifiedName(*Use->getMemberDecl()));
    return !IsFound;
  }

  bool IsFound = false;

private:
  void note(const std::string &Name) { IsFound |= matchesAnyName(Names, Name); }

  const ASTContext &Context;
  const std::vector<std::string> &Names;
};

/// What functions an object is handed to.
class HandOverFinder : public CodeVisitor {
public:
  explicit HandOverFinder(const ValueDecl &Object) : Object(Object) {}

  bool
  TraverseConstructorInitializer(CXXCtorInitializer *Initializer) override {
    IsNamed |= Initializer->getAnyMember() == &Object;
    return CodeVisitor::TraverseConstructorInitializer(Initializer);
  }

  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    IsNamed |= Use->getDecl() == &Object;
    return true;
  }
  bool VisitMemberExpr(MemberExpr *Use) override {
    IsNamed |= Use->getMemberDecl() == &Object;
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    for (const Expr *Argument : Call->arguments())
      if (namedObject(Argument) == &Object)
        if (const FunctionDecl *Callee = Call->getDirectCallee())
          if (const FunctionDecl *Defined = Callee->getDefinition())
            Takers.push_back(Defined);
    return true;
  }

  /// socket_, *socket_, socket_.native_handle(), handle_.get()
  static const ValueDecl *namedObject(const Expr *E) {
    E = strip(E);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return Call->getNumArgs() == 0
                 ? namedObject(Call->getImplicitObjectArgument())
                 : nullptr;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
      return Operator->getNumArgs() == 1 ? namedObject(Operator->getArg(0))
                                         : nullptr;
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return namedObject(Operator->getSubExpr());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl();
    if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      return dyn_cast<VarDecl>(Named->getDecl());
    return nullptr;
  }

  const ValueDecl &Object;
  bool IsNamed = false;
  llvm::SmallVector<const FunctionDecl *, 4> Takers;
};

class UseCounter : public CodeVisitor {
public:
  UseCounter(const VarDecl &Variable, const std::vector<std::string> &Releasing)
      : Variable(Variable), Releasing(Releasing) {}

  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    Uses += Use->getDecl() == &Variable;
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const auto *Object =
        dyn_cast<DeclRefExpr>(strip(Call->getImplicitObjectArgument()));
    if (!Object || Object->getDecl() != &Variable)
      return true;
    ++MemberCalls;
    IsReleased |= callsOneOf(*Call, Releasing);
    return true;
  }

  const VarDecl &Variable;
  const std::vector<std::string> &Releasing;
  unsigned Uses = 0;
  unsigned MemberCalls = 0;
  bool IsReleased = false;
};
} // namespace

bool mayBeReleased(const VarDecl &Variable, const FunctionDecl &Function,
                   const std::vector<std::string> &Releasing) {
  UseCounter Counter(Variable, Releasing);
  Counter.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Counter.IsReleased || Counter.Uses > Counter.MemberCalls;
}

bool usesAnyOf(const FunctionDecl &Function,
               const std::vector<std::string> &Names) {
  NameFinder Finder(Function.getASTContext(), Names);
  if (!Names.empty())
    traverseCode(Finder, Function);
  return Finder.IsFound;
}

/// Whether \p Function names \p Object and uses one of \p Names on it, itself
/// or by a function that it hands the object to.
static bool usesObjectWith(const ValueDecl &Object,
                           const FunctionDecl &Function,
                           const std::vector<std::string> &Names) {
  HandOverFinder Finder(Object);
  traverseCode(Finder, Function);
  return (Finder.IsNamed && usesAnyOf(Function, Names)) ||
         llvm::any_of(Finder.Takers, [&](const FunctionDecl *Taker) {
           return usesAnyOf(*Taker, Names);
         });
}

bool isUsedWithAnyOf(const CallExpr &Call, const FunctionDecl &Function,
                     const std::vector<std::string> &Names) {
  if (Names.empty())
    return false;
  if (usesAnyOf(Function, Names))
    return true;
  llvm::SmallVector<const Expr *, 4> Worked(Call.arguments());
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Worked.push_back(Member->getImplicitObjectArgument());
  return llvm::any_of(Worked, [&](const Expr *E) {
    const ValueDecl *Object = HandOverFinder::namedObject(E);
    if (!Object)
      return false;
    if (usesObjectWith(*Object, Function, Names))
      return true;
    const auto *Field = dyn_cast<FieldDecl>(Object);
    if (!Field)
      return false;
    NameFinder Initially(Function.getASTContext(), Names);
    Initially.TraverseStmt(Field->getInClassInitializer());
    if (Initially.IsFound)
      return true;
    const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
    return Class && llvm::any_of(Class->methods(), [&](CXXMethodDecl *Method) {
             const FunctionDecl *Defined = Method->getDefinition();
             return Defined && usesObjectWith(*Object, *Defined, Names);
           });
  });
}

} // namespace async_tidy

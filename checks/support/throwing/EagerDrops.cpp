// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "EagerDrops.h"
#include "Escapes.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace async_tidy {

namespace {
class ThrowFinder : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;

  bool VisitCXXThrowExpr(CXXThrowExpr *) override {
    IsFound = true;
    return true;
  }
  bool VisitCoreturnStmt(CoreturnStmt *Return) override {
    GivesValue |= Return->getOperand() != nullptr;
    return true;
  }
  bool TraverseCoreturnStmt(CoreturnStmt *Return) override {
    return VisitCoreturnStmt(Return) &&
           OwnCodeVisitor::TraverseCoreturnStmt(Return);
  }

  bool IsFound = false;
  bool GivesValue = false;
};
} // namespace

/// try { ... } catch (...) { ... } whose handlers throw nothing by themselves.
static bool catchesAll(const Stmt &Statement, const ASTContext &Context) {
  const auto *Try = dyn_cast<CXXTryStmt>(&Statement);
  if (!Try || Try->getHandler(Try->getNumHandlers() - 1)->getExceptionDecl())
    return false;
  ThrowFinder Finder(Context);
  for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
    Finder.TraverseStmt(
        const_cast<Stmt *>(Try->getHandler(I)->getHandlerBlock()));
  return !Finder.IsFound;
}

static bool givesValue(const FunctionDecl &Function) {
  ThrowFinder Finder(Function.getASTContext());
  Finder.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Finder.GivesValue;
}

bool catchesAll(const FunctionDecl &Function) {
  const ASTContext &Context = Function.getASTContext();
  const Stmt *Body = writtenBody(Function);
  if (catchesAll(*Body, Context))
    return true;
  const auto *Block = dyn_cast<CompoundStmt>(Body);
  return Block && llvm::all_of(Block->body(), [&](const Stmt *Statement) {
           return isa<CoreturnStmt, NullStmt>(Statement) ||
                  (isa<DeclStmt>(Statement) && !awaits(*Statement)) ||
                  catchesAll(*Statement, Context);
         });
}

/// The value is made by the argument of a macro, in a try of the macro.
static bool isMadeToSeeItThrow(const Discard &Dropped, ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  if (!Sources.isMacroArgExpansion(Dropped.Value->getBeginLoc()))
    return false;
  DynTypedNode Node = DynTypedNode::create(*Dropped.Value);
  while (true) {
    const DynTypedNodeList Parents = Context.getParents(Node);
    if (Parents.empty() || Parents[0].get<Decl>())
      return false;
    Node = Parents[0];
    if (const auto *Try = Node.get<CXXTryStmt>())
      return Sources.isMacroBodyExpansion(Try->getBeginLoc());
  }
}

bool losesNothing(const Discard &Dropped, const FunctionDecl &Function,
                  AsyncModel &Model) {
  // A coroutine sees what the task throws where it awaits it.
  if (!coroutineBody(Function) && isMadeToSeeItThrow(Dropped, Model.context()))
    return true;
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Defined || !coroutineBody(*Defined) || (Method && Method->isVirtual()) ||
      givesValue(*Defined))
    return false;
  // One that never suspends has ended when the call returns.
  const bool IsAwaitable = coroutineBody(Function) ||
                           Model.contextOf(Function) != ContextKind::Plain;
  return catchesAll(*Defined) ||
         ((!IsAwaitable ||
           Model.bodyOf(*Defined)->suspensionPoints().empty()) &&
          !escapeOf(*Defined, Model));
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Prints what the model says of a file, one line per function, call and
// await, for the tests of rules/models:
//
//     async-tidy-model-dump FILE [--config FILE] -- FLAGS

#include "support/AsyncModel.h"
#include "support/Awaitable.h"
#include "support/Coroutine.h"
#include "support/LoopCode.h"
#include "support/Names.h"
#include "support/Replacements.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using namespace async_tidy;

namespace {

class Dumper : public RecursiveASTVisitor<Dumper>, LoopCodeVisitor {
public:
  explicit Dumper(AsyncModel &Model) : Model(Model) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    const SourceManager &Sources = Model.context().getSourceManager();
    if (!Function->doesThisDeclarationHaveABody() || Function->isDefaulted() ||
        Sources.isInSystemHeader(Function->getLocation()) ||
        !Seen.insert(Function).second)
      return true;
    line(Function->getLocation()) << "function '" << name(*Function)
                                  << "': " << contextText(*Function) << "\n";
    Current = Function;
    visitLoopCode(*Function, Model, *this);
    for (const Expr *Point : suspensionPoints(*Function))
      dumpSuspension(*Function, *Point);
    return true;
  }

  void visitCall(const CallExpr &Call, const Place &Where) override {
    std::string Text;
    for (size_t I = 0; I != RoleCount; ++I)
      if (Model.hasRole(Call, static_cast<Role>(I)))
        Text += " " + roleName(static_cast<Role>(I)).str();
    if (const BlockingFact *Fact = Model.blockingCall(Call))
      Text += blockingText(*Fact);
    if (Text.empty())
      return;
    if (Where.Anchor && Model.isAfterHop(*Current, *Where.Anchor))
      Text += " after-hop";
    line(calleeLocation(Call))
        << "call '" << calledName(Call) << "':" << Text << "\n";
  }

  void visitConstruction(const CXXConstructExpr &Construction,
                         const Place &) override {
    if (const BlockingFact *Fact = Model.blockingConstruction(Construction))
      line(Construction.getLocation())
          << "construction '"
          << qualifiedName(*Construction.getConstructor()->getParent())
          << "':" << blockingText(*Fact) << "\n";
  }

  void visitLocal(const VarDecl &Variable, const Place &) override {
    if (const BlockingFact *Fact =
            Model.blockingDestruction(Variable.getType()))
      line(Variable.getLocation()) << "destruction of '" << Variable.getName()
                                   << "':" << blockingText(*Fact) << "\n";
  }

private:
  static std::string name(const FunctionDecl &Function) {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
    return Method && Method->getParent()->isLambda() ? "lambda"
                                                     : qualifiedName(Function);
  }

  static std::string blockingText(const BlockingFact &Fact) {
    return " blocking=" + Fact.Group + " operation=" + Fact.Operation;
  }

  std::string contextText(const FunctionDecl &Function) {
    std::string Text;
    switch (Model.contextOf(Function)) {
    case ContextKind::Plain:
      Text = "plain";
      break;
    case ContextKind::Coroutine:
      Text = "coroutine";
      break;
    case ContextKind::AsyncFunction:
      Text = "async";
      break;
    }
    if (auto Returned = Model.asyncType(Function.getReturnType())) {
      Text += " library=";
      Text += Returned->Owner ? Returned->Owner->Id : "none";
      Text += " kind=" + kindName(Returned->Kind).str();
      Text += Returned->IsTask ? "" : " operation";
    }
    return Text;
  }

  void dumpSuspension(const FunctionDecl &Function, const Expr &Point) {
    if (isa<CoyieldExpr>(Point)) {
      line(Point.getExprLoc()) << "yield\n";
      return;
    }
    const Expr *Operand = awaitedOperand(Point);
    const CXXRecordDecl *Promise = promiseOf(Function);
    llvm::raw_ostream &Out = line(Point.getExprLoc());
    Out << "await";
    if (Promise && !Operand->isTypeDependent()) {
      if (auto Type = Model.asyncType(Operand->getType()))
        Out << (Type->IsTask ? " task " : " operation ")
            << kindName(Type->Kind);
      if (canAwait(*Promise, Operand->getType(), Model.context()))
        Out << " can-await";
    }
    Out << "\n";
  }

  llvm::raw_ostream &line(SourceLocation At) {
    const SourceManager &Sources = Model.context().getSourceManager();
    return llvm::outs() << Sources.getExpansionLineNumber(At) << ": ";
  }

  AsyncModel &Model;
  const FunctionDecl *Current = nullptr;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
};

} // namespace

int main(int Count, const char **Arguments) {
  std::string Error;
  auto Flags = tooling::FixedCompilationDatabase::loadFromCommandLine(
      Count, Arguments, Error);
  if (!Flags || Count < 2) {
    llvm::errs() << "usage: async-tidy-model-dump FILE [CONFIG] -- FLAGS\n"
                 << Error;
    return 2;
  }
  const std::shared_ptr<const ProjectConfig> Config =
      ProjectConfig::load(Count > 2 ? Arguments[2] : "");
  for (const ConfigError &Mistake : Config->errors())
    llvm::errs() << Mistake.str() << "\n";
  tooling::ClangTool Tool(*Flags, {std::string(Arguments[1])});
  Tool.appendArgumentsAdjuster(tooling::getInsertArgumentAdjuster(
      {"-resource-dir", ASYNC_TIDY_RESOURCE_DIR},
      tooling::ArgumentInsertPosition::BEGIN));
  std::vector<std::unique_ptr<ASTUnit>> Units;
  if (Tool.buildASTs(Units) != 0 || !Config->errors().empty())
    return 1;
  for (std::unique_ptr<ASTUnit> &Unit : Units) {
    if (Unit->getDiagnostics().hasErrorOccurred())
      return 1;
    ASTContext &Context = Unit->getASTContext();
    Dumper(AsyncModel::of(Context, Config))
        .TraverseDecl(Context.getTranslationUnitDecl());
  }
  return 0;
}

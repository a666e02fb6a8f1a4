// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CallConditions.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Literals.h"
#include "support/code/LocalValues.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace async_tidy {

WrittenArguments::WrittenArguments(const CallExpr &Call, ChainBegins *Begins)
    : Begins(Begins) {
  llvm::ArrayRef<const Expr *> All(Call.getArgs(), Call.getNumArgs());
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Object = Member->getImplicitObjectArgument();
  // std::ranges::for_each(r, f): the functor is the first argument.
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    if (const auto *Method =
            dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
        Method && Operator->getOperator() == OO_Call) {
      Object = All.front();
      All = All.drop_front();
    }
  for (const Expr *Argument : All)
    if (!isa<CXXDefaultArgExpr>(Argument))
      Arguments.push_back(Argument);
}

WrittenArguments::WrittenArguments(const CXXConstructExpr &Construction) {
  for (const Expr *Argument : Construction.arguments())
    if (!isa<CXXDefaultArgExpr>(Argument))
      Arguments.push_back(Argument);
}

const Expr *WrittenArguments::get(ArgumentRef Reference) const {
  if (Reference.Index == ArgumentRef::Object)
    return Object;
  if (Reference.Index == ArgumentRef::Last)
    return Arguments.empty() ? nullptr : Arguments.back();
  return Reference.Index < Arguments.size() ? Arguments[Reference.Index]
                                            : nullptr;
}

const Expr &ChainBegins::of(const Expr &E) {
  llvm::SmallVector<const Expr *, 8> Links;
  const Expr *Bare = strip(&E);
  while (const auto *Link = dyn_cast<CXXOperatorCallExpr>(Bare)) {
    if (const auto It = Known.find(Link); It != Known.end()) {
      Bare = It->second;
      break;
    }
    if (Link->getNumArgs() == 0)
      break;
    Links.push_back(Link);
    const Expr *Object = Link->getArg(0);
    Bare = isa<CXXOperatorCallExpr>(Object) ? Object : strip(Object);
  }
  for (const Expr *Link : Links)
    Known[Link] = Bare;
  return *Bare;
}

static bool namesOneOf(const Expr &E, const std::vector<std::string> &Names,
                       ChainBegins &Begins) {
  const Expr &Begin = Begins.of(E);
  const ValueDecl *Named = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&Begin))
    Named = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(&Begin))
    Named = Member->getMemberDecl();
  // LOG(INFO) << a: the object is what message.stream() gives.
  else if (const auto *Call = dyn_cast<CallExpr>(&Begin))
    Named = Call->getDirectCallee();
  return Named && matchesAnyName(Names, qualifiedName(*Named));
}

/// const char *name = ":memory:"; open(name)
static bool isTextLike(const Expr &E, const std::vector<std::string> &Texts) {
  const StringLiteral *Text = literalOf(&E);
  if (const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(&E)); Named && !Text)
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
        Variable && Variable->getInit() &&
        (Variable->getType().isConstQualified() || isMeantConstant(*Variable)))
      Text = literalOf(Variable->getInit());
  return Text && Text->getCharByteWidth() == 1 &&
         matchesAnyName(Texts, Text->getString());
}

static bool isOneOf(const Expr &E, const std::vector<std::string> &Types) {
  QualType Type = strip(&E)->getType();
  return isOneOf(Type->isPointerType() ? Type->getPointeeType() : Type, Types);
}

/// Whether a template argument of \p Type is one of \p Types: what a
/// strand<pool::executor> dispatches to.
static bool isMadeOf(QualType Type, const std::vector<std::string> &Types) {
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type.getNonReferenceType()->getAsCXXRecordDecl());
  return Instance &&
         llvm::any_of(Instance->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Argument) {
                        return Argument.getKind() == TemplateArgument::Type &&
                               isOneOf(Argument.getAsType(), Types);
                      });
}

namespace {

/// Looks for an expression among the parts of another, and of what initialised
/// the local variables that these name.
class PartFinder : public CodeVisitor {
public:
  explicit PartFinder(llvm::function_ref<bool(const Expr &)> Test)
      : Test(Test) {}

  bool TraverseLambdaExpr(LambdaExpr *) override { return true; }
  bool VisitExpr(Expr *E) override { return !(IsFound |= Test(*E)); }
  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
    if (Variable && Variable->isLocalVarDecl() && Variable->getInit() &&
        Seen.insert(Variable).second)
      TraverseStmt(Variable->getInit());
    return !IsFound;
  }

  bool IsFound = false;

private:
  llvm::function_ref<bool(const Expr &)> Test;
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
};

} // namespace

/// Whether the unit may declare anything that is called as one of \p Names: it
/// has a word for each of their parts.
static bool anyIsDeclared(const std::vector<std::string> &Names,
                          const ASTContext &Context) {
  return llvm::any_of(Names, [&](llvm::StringRef Name) {
    llvm::SmallVector<llvm::StringRef> Parts;
    Name.split(Parts, "::", /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    return llvm::all_of(Parts, [&](llvm::StringRef Part) {
      return Part.find_first_of("*<") != llvm::StringRef::npos ||
             Context.Idents.find(Part) != Context.Idents.end();
    });
  });
}

static bool hasPart(const Condition &C, const Expr &Argument,
                    ChainBegins &Begins, const ASTContext &Context) {
  // std::cout << a << b << ...: each of the calls has all before it.
  if (!anyIsDeclared(C.Names, Context) && !anyIsDeclared(C.Types, Context))
    return false;
  auto IsSought = [&](const Expr &Part) {
    return (!C.Names.empty() && namesOneOf(Part, C.Names, Begins)) ||
           (!C.Types.empty() &&
            (isOneOf(Part, C.Types) || isMadeOf(Part.getType(), C.Types)));
  };
  PartFinder Finder(IsSought);
  Finder.TraverseStmt(const_cast<Expr *>(&Argument));
  return Finder.IsFound;
}

static bool hasMemberNamed(const Expr &E, llvm::StringRef Name) {
  const CXXRecordDecl *Class = classOf(strip(&E)->getType());
  return Class && Class->hasDefinition() && hasMember(*Class, Name);
}

static bool isNull(const Expr &Argument, const ASTContext &Context) {
  Expr::EvalResult Result;
  return !Argument.isValueDependent() &&
         Argument.EvaluateAsRValue(Result, Context) && !Result.HasSideEffects &&
         Result.Val.isLValue() && Result.Val.isNullPointer();
}

bool holds(const Condition &C, const WrittenArguments &Written,
           const ASTContext &Context) {
  if (C.MinArguments && Written.Arguments.size() < *C.MinArguments)
    return false;
  if (C.MaxArguments && Written.Arguments.size() > *C.MaxArguments)
    return false;
  if (!C.Argument)
    return true;
  const Expr *Argument = Written.get(*C.Argument);
  if (!Argument)
    return false;
  ChainBegins Own;
  ChainBegins &Begins = Written.Begins ? *Written.Begins : Own;
  if (C.Within)
    return hasPart(C, *Argument, Begins, Context);
  if (C.Flag &&
      !(C.Field.empty() ? hasBit(*Argument, *C.Flag, Context)
                        : pointsToFlag(*Argument, C.Field, *C.Flag, Context)))
    return false;
  return (!C.Zero || isConstantZero(*Argument, Context) ||
          pointsToZero(*Argument, Context)) &&
         (!C.Null || isNull(*Argument, Context)) &&
         (C.Member.empty() || hasMemberNamed(*Argument, C.Member)) &&
         (C.Names.empty() || (anyIsDeclared(C.Names, Context) &&
                              namesOneOf(*Argument, C.Names, Begins))) &&
         (C.Types.empty() || isOneOf(*Argument, C.Types)) &&
         (C.Texts.empty() || isTextLike(*Argument, C.Texts));
}

bool applies(const std::vector<Condition> &When,
             const std::vector<Condition> &Unless,
             const WrittenArguments &Written, const ASTContext &Context) {
  auto Holds = [&](const Condition &C) { return holds(C, Written, Context); };
  return llvm::all_of(When, Holds) && llvm::none_of(Unless, Holds);
}

} // namespace async_tidy

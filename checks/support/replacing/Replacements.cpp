// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Replacements.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/code/ScopeObject.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {

/// The template argument of \p Type as an instance of std::chrono::\p Template.
static const TemplateArgument *
chronoArgument(QualType Type, llvm::StringRef Template, unsigned Index) {
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Instance ||
      qualifiedName(*Instance) != ("std::chrono::" + Template).str())
    return nullptr;
  return &Instance->getTemplateArgs()[Index];
}

static bool isIntegralDuration(QualType Type) {
  // ::sleep(n) becomes seconds(n).
  if (Type->isIntegerType())
    return true;
  const TemplateArgument *Representation = chronoArgument(Type, "duration", 0);
  return Representation && Representation->getAsType()->isIntegerType();
}

static bool isTimePoint(QualType Type, llvm::StringRef Clock) {
  const TemplateArgument *Of = chronoArgument(Type, "time_point", 0);
  const CXXRecordDecl *Class =
      Of ? Of->getAsType()->getAsCXXRecordDecl() : nullptr;
  return Class && qualifiedName(*Class) == ("std::chrono::" + Clock).str() &&
         isIntegralDuration(chronoArgument(Type, "time_point", 1)->getAsType());
}

static bool fitsOperand(const Replacement &R, const Expr *Operand) {
  if (R.Operand == OperandNeed::None)
    return true;
  if (!Operand || Operand->isTypeDependent())
    return false;
  QualType Type = strip(Operand)->getType();
  switch (R.Operand) {
  case OperandNeed::IntegralDuration:
    return isIntegralDuration(Type);
  case OperandNeed::SteadyTimePoint:
    return isTimePoint(Type, "steady_clock");
  case OperandNeed::SystemTimePoint:
    return isTimePoint(Type, "system_clock");
  case OperandNeed::None:
    break;
  }
  return true;
}

static bool isInside(const FunctionDecl &Function, llvm::StringRef Namespace) {
  const FunctionDecl *Named = namedFunction(&Function);
  return Named && !Namespace.empty() &&
         llvm::StringRef(qualifiedName(*Named))
             .starts_with((Namespace + "::").str());
}

/// The object as code names it, and the operator behind it. Nothing for one
/// that is not written.
static std::pair<std::string, std::string>
objectText(const CallExpr &Call, const ASTContext &Context) {
  const auto *Member = dyn_cast<MemberExpr>(strip(Call.getCallee()));
  if (!Member || Member->isImplicitAccess())
    return {};
  const Expr *Base = Member->getBase();
  // pointer->get() of a smart pointer: the object is *pointer.
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(strip(Base));
      Arrow && Arrow->getOperator() == OO_Arrow)
    Base = Arrow->getArg(0);
  return {sourceText(Base->getSourceRange(), Context).str(),
          Member->isArrow() ? "->" : "."};
}

Holes partsOf(const Expr &Code, const ASTContext &Context) {
  Holes Parts = {{"{call}", sourceText(Code.getSourceRange(), Context).str()}};
  const auto *Call = dyn_cast<CallExpr>(&Code);
  const auto *Construction = dyn_cast<CXXConstructExpr>(&Code);
  if (!Call && !Construction)
    return Parts;
  std::vector<std::string> Arguments;
  for (const Expr *Argument :
       (Call ? WrittenArguments(*Call) : WrittenArguments(*Construction))
           .Arguments)
    Arguments.push_back(sourceText(Argument->getSourceRange(), Context).str());
  auto AddList = [&](const std::string &Hole, llvm::ArrayRef<std::string> Of) {
    const std::string Text = llvm::join(Of, ", ");
    Parts.push_back({Hole + ", ", Text.empty() ? "" : Text + ", "});
    Parts.push_back({Hole, Text});
  };
  AddList("{arguments}", Arguments);
  if (!Arguments.empty()) {
    AddList("{but-last}", llvm::ArrayRef(Arguments).drop_back());
    Parts.push_back({"{last}", Arguments.back()});
  }
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || isa<CXXOperatorCallExpr>(Call))
    return Parts;
  const std::string Name = simpleName(*Callee);
  Parts.push_back({"{name}", Name});
  const std::string Qualified = qualifiedName(*Callee);
  Parts.push_back(
      {"{space}", Qualified.substr(0, Qualified.size() - Name.size())});
  if (isa<CXXMethodDecl>(Callee)) {
    const auto [Object, Access] = objectText(*Call, Context);
    const bool IsPointer = Access == "->";
    Parts.push_back({"{object}.", Object + Access});
    Parts.push_back({"{object}", Object.empty() ? "*this"
                                 : IsPointer    ? "*" + Object
                                                : Object});
  }
  return Parts;
}

/// Whether an instance of a template with defaulted parameters has the
/// defaults: awaitable<T>, not awaitable<T, my_executor>, which the library's
/// replacements are not written for.
static bool hasDefaultArguments(QualType Task) {
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Task.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Instance)
    return true;
  const TemplateParameterList *Parameters =
      Instance->getSpecializedTemplate()->getTemplateParameters();
  // The first is the task's value.
  for (unsigned I = 1; I != Parameters->size(); ++I) {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(Parameters->getParam(I));
    if (!Type || !Type->hasDefaultArgument())
      continue;
    const QualType Default =
        Type->getDefaultArgument().getArgument().getAsType();
    const TemplateArgument &Given = Instance->getTemplateArgs()[I];
    if (!Default->isDependentType() &&
        Given.getKind() == TemplateArgument::Type &&
        Default.getCanonicalType() != Given.getAsType().getCanonicalType())
      return false;
  }
  return true;
}

static bool isFor(const Replacement &R, const CallExpr *Call,
                  const ASTContext &Context) {
  if (R.Calls.empty() && R.When.empty())
    return true;
  return Call &&
         (R.Calls.empty() || anyCalledName(
                                 *Call, [](llvm::StringRef) { return true; },
                                 [&](const std::string &Name) {
                                   return matchesAnyName(R.Calls, Name);
                                 })) &&
         applies(R.When, {}, WrittenArguments(*Call), Context);
}

Alternative::Alternative(const Facts &Known, const Library *Owner,
                         llvm::StringRef Operation,
                         const FunctionDecl &Function, const Holes &Given,
                         const CallExpr *Call, const Expr *Operand)
    : Parts(Given) {
  // The library's own code is what its replacements are made of.
  if (!Owner || isInside(Function, Owner->Namespace))
    return;
  const bool HasDefaults = hasDefaultArguments(Function.getReturnType());
  const auto [First, Last] =
      Known.get<ReplacementFacts>().of(*Owner).equal_range(Operation);
  for (auto It = First; It != Last && !Fits; ++It) {
    const Replacement &R = It->second;
    if (!isFor(R, Call, Function.getASTContext()))
      continue;
    Holes With = Given;
    if (!R.Scope.empty()) {
      std::string Object = objectInScope(Function, R.Scope);
      if (Object.empty())
        continue;
      With.push_back({"{scope}", std::move(Object)});
    }
    if (!canFill(R.Instead, With))
      continue;
    const bool FitsHere = HasDefaults && fitsOperand(R, Operand);
    if (Chosen && !FitsHere)
      continue;
    Chosen = &R;
    Parts = std::move(With);
    Fits = FitsHere;
  }
}

bool Alternative::takes(llvm::StringRef Hole) const {
  return llvm::StringRef(Chosen->Instead).contains(Hole);
}

std::string Alternative::code() const { return fillIn(Chosen->Instead, Parts); }

} // namespace async_tidy

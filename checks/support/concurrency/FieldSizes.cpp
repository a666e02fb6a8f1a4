// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FieldSizes.h"
#include "support/code/Bodies.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

FieldSizes::FieldSizes(AsyncModel &Model) : Model(Model) {
  read(*Model.context().getTranslationUnitDecl());
}

/// Only what the main file declares: what a precompiled header declares is
/// loaded when somebody asks for it.
void FieldSizes::read(const DeclContext &Declarations) {
  const SourceManager &Sources = Model.context().getSourceManager();
  for (Decl *D : Declarations.noload_decls()) {
    if (!Sources.isWrittenInMainFile(Sources.getFileLoc(D->getLocation())))
      continue;
    if (const auto *Template = dyn_cast<TemplateDecl>(D))
      D = Template->getTemplatedDecl();
    if (const auto *Function = dyn_cast_or_null<FunctionDecl>(D);
        Function && Function->doesThisDeclarationHaveABody())
      read(*Function);
    else if (isa_and_nonnull<NamespaceDecl, LinkageSpecDecl, CXXRecordDecl>(D))
      read(*cast<DeclContext>(D));
  }
}

void FieldSizes::read(const FunctionDecl &Function) {
  SizeChanges Of(Function, Model);
  for (const auto &[Declared, Found] : Of.all())
    if (isa<FieldDecl>(Declared))
      for (const SizeChange &Change : Found)
        Changes[Declared].push_back({&Function, Change});
  for (const ValueDecl *Declared : Of.shared())
    if (isa<FieldDecl>(Declared))
      Shared.insert(Declared);
  for (const SizeChanges::Run &Run : Of.runs())
    Runs[Run.Called].push_back({&Function, Run});
  HandedOn.insert_range(Of.handedOn());
  for (const CXXRecordDecl *Class : Of.made())
    Makers[Class].push_back(&Function);
}

std::optional<uint64_t> FieldSizes::of(const FieldDecl &Field,
                                       SizeReader &Reader) {
  // One that is made of itself has no size of its own.
  const auto [It, IsNew] = Known.try_emplace(&Field, std::nullopt);
  if (!IsNew)
    return It->second;
  const std::optional<uint64_t> Size = find(Field, Reader);
  return Known[&Field] = Size;
}

/// Whether all that can write a member of \p Class is in the main file, and no
/// list of values makes one.
static bool isOwnClass(const CXXRecordDecl &Class,
                       const SourceManager &Sources) {
  return Class.hasDefinition() && !Class.isAggregate() && !Class.isUnion() &&
         Class.getDeclContext()->isFileContext() &&
         Sources.isWrittenInMainFile(Sources.getFileLoc(Class.getLocation()));
}

/// The most that a constructor begins \p Field with.
std::optional<uint64_t> FieldSizes::initial(const FieldDecl &Field,
                                            const CXXRecordDecl &Class,
                                            SizeReader &Reader) const {
  if (const Expr *Init = Field.getInClassInitializer()) {
    if (isContainer(Field.getType())) {
      const auto *List = dyn_cast<InitListExpr>(strip(Init));
      // Without a constructor's call: std::vector<int> Numbers{};
      if (List && List->getNumInits() == 0)
        return 0;
    }
    for (const CXXConstructorDecl *Constructor : Class.ctors())
      return isContainer(Field.getType()) ? Reader.elements(*Init, *Constructor)
                                          : Reader.number(*Init, *Constructor);
    return std::nullopt;
  }
  // A container without an initialiser is empty, a number is anything.
  return isContainer(Field.getType()) ? std::optional<uint64_t>(0)
                                      : std::nullopt;
}

/// Whether \p E is taken from an object of the program that a constructor is
/// given, as its configuration: config.replicas, config.peers().
static bool isOfGivenObject(const Expr &E, const FunctionDecl &Constructor,
                            const AsyncModel &Model) {
  return llvm::any_of(mentionedIn(E), [&](const ValueDecl *Named) {
    const auto *Given = dyn_cast<ParmVarDecl>(Named);
    const CXXRecordDecl *Class =
        Given ? classOf(Given->getType().getNonReferenceType()) : nullptr;
    return Class && Given->getDeclContext() == &Constructor &&
           !isContainer(Given->getType()) && !isOfLibrary(*Class, Model);
  });
}

/// Whether \p Change fills a member from what its constructor is given.
static bool isOfConfiguration(const SizeChange &Change,
                              const CXXConstructorDecl &Constructor,
                              SizeReader &Reader, const AsyncModel &Model) {
  if (Change.IsInLambda)
    return false;
  if (Change.What == SizeChange::Kind::Elements ||
      Change.What == SizeChange::Kind::Number)
    return Change.By && isOfGivenObject(*Change.By, Constructor, Model);
  return Change.What == SizeChange::Kind::Grows &&
         llvm::all_of(Change.Loops, [&](const Stmt *Loop) {
           const Expr *By = nullptr;
           if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
             By = Range->getRangeInit();
           else if (const auto *For = dyn_cast<ForStmt>(Loop))
             By = For->getCond();
           return Reader.rounds(*Loop, Constructor) ||
                  (By && isOfGivenObject(*By, Constructor, Model));
         });
}

/// How often what stands in \p Loops runs in one run of \p Function.
static std::optional<uint64_t> roundsOf(llvm::ArrayRef<const Stmt *> Loops,
                                        const FunctionDecl &Function,
                                        SizeReader &Reader) {
  constexpr uint64_t Most = 1U << 20;
  uint64_t Times = 1;
  for (const Stmt *Loop : Loops) {
    const std::optional<uint64_t> Rounds = Reader.rounds(*Loop, Function);
    if (!Rounds)
      return std::nullopt;
    Times = std::min(Times * std::min(*Rounds, Most), Most);
  }
  return Times;
}

std::optional<uint64_t> FieldSizes::find(const FieldDecl &Field,
                                         SizeReader &Reader) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field.getParent());
  if (!Class || !isOwnClass(*Class, Model.context().getSourceManager()) ||
      Shared.contains(&Field))
    return std::nullopt;
  // Nothing that fills it: it comes from where nobody sees.
  const auto Found = Changes.find(&Field);
  if (Found == Changes.end() && !Field.getInClassInitializer())
    return std::nullopt;
  bool IsConfigured = false;
  uint64_t First = 0, Added = 0;
  std::optional<uint64_t> Begins = initial(Field, *Class, Reader);
  // Each constructor says for itself where it does not begin with that.
  const bool IsAlwaysSet =
      Found != Changes.end() &&
      llvm::all_of(Class->ctors(), [&](const CXXConstructorDecl *C) {
        return C->isCopyOrMoveConstructor() || C->isDeleted() ||
               llvm::any_of(Found->second, [&](const In<SizeChange> &Change) {
                 return Change.Function->getCanonicalDecl() ==
                            C->getCanonicalDecl() &&
                        !Change.What.Object;
               });
      });
  if (!Begins && !IsAlwaysSet)
    return std::nullopt;
  First = Begins.value_or(0);
  for (const auto &[Function, Change] :
       Found == Changes.end() ? std::vector<In<SizeChange>>() : Found->second) {
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function);
    const bool IsOwn = Constructor && Constructor->getParent() == Class;
    std::optional<uint64_t> Size;
    switch (Change.What) {
    case SizeChange::Kind::Number:
      Size = Change.By ? Reader.number(*Change.By, *Function) : 0;
      break;
    case SizeChange::Kind::Elements:
      Size = Reader.elements(*Change.By, *Function);
      break;
    case SizeChange::Kind::Grows: {
      const auto By = Change.By ? Reader.number(*Change.By, *Function) : 1;
      const auto Rounds = roundsOf(Change.Loops, *Function, Reader);
      const auto Times = Change.IsInLambda ? std::nullopt
                         : IsOwn           ? 1
                                           : runsOf(*Function, *Class, Reader);
      if (By && Rounds && Times)
        Size = *By * *Rounds * *Times;
      break;
    }
    case SizeChange::Kind::Ends:
    case SizeChange::Kind::Shrinks:
      Size = 0;
      break;
    case SizeChange::Kind::Lost:
      break;
    }
    if (Size && Change.What == SizeChange::Kind::Grows)
      Added += *Size;
    else if (Size)
      First = std::max(First, *Size);
    else if (IsOwn && isOfConfiguration(Change, *Constructor, Reader, Model))
      IsConfigured = true;
    else
      return std::nullopt;
  }
  if (IsConfigured && isMadePerEvent(*Class, Reader))
    return std::nullopt;
  return IsConfigured ? std::max<uint64_t>(First + Added, 1) : First + Added;
}

std::optional<uint64_t> FieldSizes::runsOf(const FunctionDecl &Function,
                                           const CXXRecordDecl &Class,
                                           SizeReader &Reader, unsigned Depth) {
  if (Function.isMain())
    return 1;
  const FunctionDecl *Key = Function.getCanonicalDecl();
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const auto Found = Runs.find(Key);
  if (Depth == 8 || Found == Runs.end() || HandedOn.contains(Key) ||
      coroutineBody(Function) || (Method && Method->isVirtual()))
    return std::nullopt;
  uint64_t Times = 0;
  for (const auto &[Caller, Run] : Found->second) {
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(Caller);
    const bool IsOwn =
        Run.IsOnThis && Constructor && Constructor->getParent() == &Class;
    const auto Rounds = roundsOf(Run.Loops, *Caller, Reader);
    const auto OfCaller = Run.IsInLambda ? std::nullopt
                          : IsOwn ? 1
                                  : runsOf(*Caller, Class, Reader, Depth + 1);
    if (!Rounds || !OfCaller)
      return std::nullopt;
    Times += *Rounds * *OfCaller;
  }
  return Times;
}

bool FieldSizes::isMadePerEvent(const CXXRecordDecl &Class,
                                SizeReader &Reader) {
  const auto Found = Makers.find(Class.getCanonicalDecl());
  return Found != Makers.end() &&
         llvm::any_of(Found->second, [&](const FunctionDecl *Maker) {
           return !runsOf(*Maker, Class, Reader);
         });
}

} // namespace async_tidy

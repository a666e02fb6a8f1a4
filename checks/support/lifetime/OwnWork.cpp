// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OwnWork.h"
#include "support/blocking/Blocking.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {
/// Whether a destructor waits for others, by itself or by what it calls.
class WaitFinder : public OwnCodeVisitor {
public:
  explicit WaitFinder(AsyncModel &Model)
      : OwnCodeVisitor(Model.context()), Model(Model) {}

  bool waits(const FunctionDecl *Function) {
    const FunctionDecl *Defined =
        Function ? Function->getDefinition() : nullptr;
    if (!Defined || !Defined->hasBody() || Depth == 3 ||
        !Seen.insert(Defined).second)
      return false;
    ++Depth;
    traverseCode(*this, *Defined);
    --Depth;
    return Found;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    Found |= Model.get<Blocking>().ofCall(*Call) != nullptr ||
             waits(Call->getDirectCallee());
    return !Found;
  }

private:
  AsyncModel &Model;
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen;
  unsigned Depth = 0;
  bool Found = false;
};
} // namespace

bool isOfOwnMember(const CallExpr &Spawn) {
  const auto IsOwn = [](const Expr *E) {
    const auto *Member = dyn_cast<MemberExpr>(strip(E));
    const auto *Field =
        Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
    // Executors are handles that are copied; loops, pools and scopes are not.
    return Field && isa<CXXThisExpr>(strip(Member->getBase())) &&
           !Field->getType()->isReferenceType() && isUnique(Field->getType());
  };
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Spawn);
  return (Member && IsOwn(Member->getImplicitObjectArgument())) ||
         llvm::any_of(Spawn.arguments(), IsOwn);
}

bool destructorWaits(const CXXRecordDecl &Class, AsyncModel &Model) {
  return anyBase(Class, [&](const CXXRecordDecl &Base) {
    return WaitFinder(Model).waits(Base.getDestructor()) ||
           llvm::any_of(Base.fields(), [&](const FieldDecl *Field) {
             return !Field->getType()->isReferenceType() &&
                    Model.get<Blocking>().ofDestruction(Field->getType());
           });
  });
}

} // namespace async_tidy

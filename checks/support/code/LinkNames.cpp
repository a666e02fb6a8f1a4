// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LinkNames.h"
#include "Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <array>

using namespace clang;

namespace async_tidy {

SourcePoint pointOf(SourceLocation At, const SourceManager &Sources) {
  const SourceLocation Place = Sources.getFileLoc(At);
  const auto [File, Offset] = Sources.getDecomposedLoc(Place);
  OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Entry)
    return {};
  llvm::SmallString<256> Path(Entry->getName());
  Sources.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return {std::string(Path), Sources.getLineNumber(File, Offset),
          Sources.getColumnNumber(File, Offset), Offset};
}

/// What stands for a name: those of a template's instances can have thousands
/// of characters, and each call of them has one. 64 bits tell the functions of
/// any program apart, in a string that needs no memory of its own.
static std::string shortened(llvm::StringRef Name) {
  const uint64_t Hash = llvm::xxh3_64bits(Name);
  std::array<char, sizeof(Hash)> Bytes;
  llvm::support::endian::write64be(Bytes.data(), Hash);
  std::string Text = llvm::encodeBase64(Bytes);
  Text.resize(llvm::StringRef(Text).rtrim('=').size());
  return Text;
}

std::string usrOf(const FunctionDecl &Function) {
  // Lambdas and local classes of one function share their USRs.
  const DeclContext *Outer = Function.getDeclContext();
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function))
    Outer = Method->getParent()->getDeclContext();
  while (Outer && !isa<FunctionDecl>(Outer))
    Outer = Outer->getParent();
  if (const auto *Around = dyn_cast_or_null<FunctionDecl>(Outer)) {
    const SourceManager &Sources = Function.getASTContext().getSourceManager();
    return shortened(definedUsrOf(*Around) + "@" +
                     std::to_string(Sources.getFileOffset(
                         Sources.getFileLoc(Function.getLocation()))) +
                     "@" + simpleName(Function));
  }
  llvm::SmallString<128> Usr;
  if (!index::generateUSRForDecl(&Function, Usr)) {
    // A USR holds no more of an internal function's file than its name.
    if (!Function.isExternallyVisible())
      Usr += "@" + pointOf(Function.getLocation(),
                           Function.getASTContext().getSourceManager())
                       .File;
    return shortened(Usr);
  }
  return shortened(Function.getLocation().printToString(
      Function.getASTContext().getSourceManager()));
}

std::string usrOf(const ValueDecl &Place) {
  const SourcePoint Point = pointOf(Place.getCanonicalDecl()->getLocation(),
                                    Place.getASTContext().getSourceManager());
  llvm::SmallString<128> Usr;
  if (index::generateUSRForDecl(&Place, Usr))
    Usr = simpleName(Place);
  // As of functions; those of local classes share their names, too.
  const auto *Class = dyn_cast<TagDecl>(Place.getDeclContext());
  if (!Place.isExternallyVisible() ||
      (Class &&
       (Class->getParentFunctionOrMethod() || !Class->isExternallyVisible())))
    Usr += "@" + Point.File + ":" + std::to_string(Point.Offset);
  return shortened(Usr);
}

bool isInMainFile(const FunctionDecl &Function) {
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  return Sources.isWrittenInMainFile(
      Sources.getFileLoc(Function.getLocation()));
}

std::string definedUsrOf(const FunctionDecl &Function) {
  const std::string Usr = usrOf(Function);
  const FunctionDecl *Definition = Function.getDefinition();
  if (Definition && Function.isExternallyVisible() &&
      !Function.getParentFunctionOrMethod() && isInMainFile(*Definition))
    return shortened(Usr + "@" +
                     pointOf(Definition->getLocation(),
                             Function.getASTContext().getSourceManager())
                         .File);
  return Usr;
}

std::string calledUsr(const FunctionDecl &Callee, const FunctionDecl &Caller,
                      bool IsVirtual) {
  return IsVirtual || !isInMainFile(Caller) ? usrOf(Callee)
                                            : definedUsrOf(Callee);
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_NAMES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_NAMES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace async_tidy {

/// The name that users write: without template arguments, inline and
/// anonymous namespaces.
std::string qualifiedName(const clang::NamedDecl &Declaration);

/// The last component of the name, as "read" or "operator>>".
std::string simpleName(const clang::NamedDecl &Declaration);

/// The class's name, by the alias that users write where there is one:
/// std::ifstream, not std::basic_ifstream.
std::string typeName(clang::QualType Type);

/// The declaration that a call names, which may be a variable: a function, or
/// a customisation point object as std::ranges::for_each. Null where it is
/// only known at run time.
const clang::NamedDecl *calledDeclaration(const clang::CallExpr &Call);

/// The type of what \p Call's member or operator is called on, or points to;
/// null of other calls.
clang::QualType objectType(const clang::CallExpr &Call);

/// The token of \p Call that names what is called.
clang::SourceLocation calleeLocation(const clang::CallExpr &Call);

/// The function that \p Declaration stands for: a template its pattern, a
/// using declaration its target. Null, as of null, where it is no function.
const clang::FunctionDecl *functionOf(const clang::NamedDecl *Declaration);

/// The name of what \p Call calls, for messages.
std::string calledName(const clang::CallExpr &Call);

/// Tries every name under which the library facts may know \p Call: for a
/// member function also those of the object's class, of its bases down to the
/// declaring one, and of overridden functions. Stops where \p Try says true.
bool anyCalledName(const clang::CallExpr &Call,
                   llvm::function_ref<bool(llvm::StringRef Simple)> MayHold,
                   llvm::function_ref<bool(const std::string &Name)> Try);

/// Whether \p Class or one of its bases passes \p Test. Of a class template
/// that is not instantiated, the pattern is looked at, dependent bases too.
bool anyBase(const clang::CXXRecordDecl &Class,
             llvm::function_ref<bool(const clang::CXXRecordDecl &)> Test);

/// Whether \p Type's class, or a base of it, has one of \p Names.
bool isOneOf(clang::QualType Type, const std::vector<std::string> &Names);

/// The class that \p Type names, or the pattern of its template where there
/// is no instance; null for anything else.
const clang::CXXRecordDecl *classOf(clang::QualType Type);

/// \p E without parentheses, implicit casts, temporaries' bindings and
/// cleanups.
const clang::Expr *strip(const clang::Expr *E);

/// The member of that name that \p Class or a base has, or null.
const clang::NamedDecl *findMember(const clang::CXXRecordDecl &Class,
                                   llvm::StringRef Name);

/// Whether \p Class or a base has a member of that name.
bool hasMember(const clang::CXXRecordDecl &Class, llvm::StringRef Name);

/// Whether \p Class or a base has an operator of that kind.
bool hasOperator(const clang::CXXRecordDecl &Class,
                 clang::OverloadedOperatorKind Operator);

/// Whether a value of \p Type is one of its kind, which nothing can copy: a
/// socket, a permit, a connection.
bool isUnique(clang::QualType Type);

/// Whether \p Type is one of \p Names, or a class template's instance of one:
/// executor_binder<detached_t, Executor>.
bool holdsOneOf(clang::QualType Type, const std::vector<std::string> &Names);

} // namespace async_tidy

#endif

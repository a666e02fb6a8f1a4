// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TEXTROLES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_TEXTROLES_H

#include "support/facts/Role.h"

namespace async_tidy {

namespace role {
/// Makes text of its arguments.
extern const Role Format;
/// Takes text to a log, the console or a database.
extern const Role LogSink;
extern const Role ConsoleSink;
extern const Role SqlSink;
} // namespace role

/// How text moves through a call.
enum class TextUse {
  Quote,
  Join,
  Append,
  Assign,
  Pass,
  Fallback,
  Print,
  Clear,
  Input,
  Receive
};

/// What a call does with text: the first of them that a fact names. What
/// receives from a database is asked for by itself.
inline constexpr TextUse TextUses[] = {
    TextUse::Quote,  TextUse::Join,  TextUse::Append,
    TextUse::Assign, TextUse::Pass,  TextUse::Fallback,
    TextUse::Print,  TextUse::Clear, TextUse::Input};

Role textRole(TextUse Use);

} // namespace async_tidy

#endif

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextRoles.h"

namespace async_tidy {

const Role role::Format("formats", "format");
const Role role::LogSink("sinks", "sink=log", "kind", "log");
const Role role::ConsoleSink("sinks", "sink=console", "kind", "console");
const Role role::SqlSink("sinks", "sink=sql", "kind", "sql");

/// By use.
static const Role Roles[] = {
    {"texts", "text=quote", "does", "quote"},
    {"texts", "text=join", "does", "join"},
    {"texts", "text=append", "does", "append"},
    {"texts", "text=assign", "does", "assign"},
    {"texts", "text=pass", "does", "pass"},
    {"texts", "text=fallback", "does", "fallback"},
    {"texts", "text=print", "does", "print"},
    {"texts", "text=clear", "does", "clear"},
    {"texts", "text=input", "does", "input"},
    {"texts", "text=receive", "does", "receive"},
};

Role textRole(TextUse Use) { return Roles[static_cast<unsigned>(Use)]; }

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What async-tidyd uses of clangd 22, whose headers are not installed: the
// declarations are those of its sources, and the tests that talk to the server
// show that they fit.
#ifndef ASYNC_TIDY_DRIVER_CLANGD_CLANGD_H
#define ASYNC_TIDY_DRIVER_CLANGD_CLANGD_H

#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdio>
#include <memory>
#include <optional>

namespace clang::clangd {

int clangdMain(int Argc, char *Argv[]);

/// Sets options of clang-tidy for the file named.
using TidyProvider = llvm::unique_function<void(tidy::ClangTidyOptions &,
                                                llvm::StringRef) const>;

/// The connection to an editor.
class Transport {
public:
  virtual ~Transport() = default;
  virtual void notify(llvm::StringRef Method, llvm::json::Value Params) = 0;
  virtual void call(llvm::StringRef Method, llvm::json::Value Params,
                    llvm::json::Value ID) = 0;
  virtual void reply(llvm::json::Value ID,
                     llvm::Expected<llvm::json::Value> Result) = 0;

  class MessageHandler {
  public:
    virtual ~MessageHandler() = default;
    virtual bool onNotify(llvm::StringRef Method, llvm::json::Value) = 0;
    virtual bool onCall(llvm::StringRef Method, llvm::json::Value Params,
                        llvm::json::Value ID) = 0;
    virtual bool onReply(llvm::json::Value ID,
                         llvm::Expected<llvm::json::Value> Result) = 0;
  };
  virtual llvm::Error loop(MessageHandler &) = 0;
};

enum JSONStreamStyle { Standard, Delimited };

class SymbolIndex;

} // namespace clang::clangd

#endif

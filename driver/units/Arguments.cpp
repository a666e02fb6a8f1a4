// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Arguments.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Frontend/FrontendOptions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

using Arguments = std::vector<std::string>;

/// Keeps the errors of reading a command line, and what each one names.
class ErrorCollector : public DiagnosticConsumer {
public:
  struct Entry {
    std::string Message;
    SmallVector<std::string, 2> Names;
  };
  std::vector<Entry> Errors;

  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    if (Level < DiagnosticsEngine::Error)
      return;
    Entry &E = Errors.emplace_back();
    SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    E.Message = Text.str();
    for (unsigned I = 0; I != Info.getNumArgs(); ++I) {
      if (Info.getArgKind(I) == DiagnosticsEngine::ak_std_string)
        E.Names.push_back(Info.getArgStdStr(I));
      else if (Info.getArgKind(I) == DiagnosticsEngine::ak_c_string)
        E.Names.push_back(Info.getArgCStr(I));
    }
  }
};

struct Attempt {
  std::unique_ptr<CompilerInvocation> Invocation;
  std::vector<ErrorCollector::Entry> Errors;
};

Attempt tryArguments(const Arguments &Args) {
  ErrorCollector Collector;
  DiagnosticOptions DiagOpts;
  IntrusiveRefCntPtr<DiagnosticsEngine> Diags(
      new DiagnosticsEngine(DiagnosticIDs::create(), DiagOpts, &Collector,
                            /*ShouldOwnClient=*/false));
  CreateInvocationOptions Opts;
  Opts.Diags = Diags;
  Opts.RecoverOnError = true;
  const auto Pointers =
      map_to_vector(Args, [](const std::string &A) { return A.c_str(); });
  Attempt Result;
  Result.Invocation = createInvocation(Pointers, Opts);
  if (Result.Invocation) {
    // A copy, because making a target rewrites its features.
    clang::TargetOptions Target = Result.Invocation->getTargetOpts();
    IntrusiveRefCntPtr<TargetInfo>(
        TargetInfo::CreateTargetInfo(*Diags, Target));
  }
  Result.Errors = std::move(Collector.Errors);
  return Result;
}

/// The argument that an error of clang's driver names, or end. The error has
/// the whole argument, or its option and value apart, or its value alone.
Arguments::iterator namedArgument(Arguments &Args, ArrayRef<std::string> Names,
                                  StringRef MainFile) {
  const auto First = Args.begin() + 1;
  if (Names.empty())
    return Args.end();
  const StringRef Name = Names.front();
  const auto Find = [&](auto Matches) {
    return std::find_if(First, Args.end(), [&](StringRef Arg) {
      return Arg.starts_with("-") && Arg != MainFile && Matches(Arg);
    });
  };
  auto It = Find([&](StringRef Arg) { return Arg == Name; });
  if (It == Args.end() && Names.size() > 1)
    It = Find([&](StringRef Arg) {
      return Arg.starts_with(Name) && Arg.contains(Names[1]);
    });
  if (It == Args.end())
    It = Find([&](StringRef Arg) {
      const auto [Option, Value] = Arg.split('=');
      return Value == Name;
    });
  return It;
}

// A value that stands apart goes with its option.
std::string dropArgument(Arguments &Args, Arguments::iterator It,
                         ArrayRef<std::string> Names) {
  std::string Dropped = *It;
  It = Args.erase(It);
  if (It != Args.end() && Names.size() > 1 && *It == Names[1] &&
      Dropped == Names[0]) {
    Dropped += " " + *It;
    Args.erase(It);
  }
  return Dropped;
}

bool takesPrecompiledHeader(StringRef Arg) {
  return Arg == "-include-pch" || Arg == "--include-pch";
}

/// Precompiled headers belong to one compiler and one set of flags: the header
/// that they were made of takes their place.
Arguments replacePrecompiledHeaders(const Arguments &Args) {
  Arguments Plain;
  std::vector<std::string> Headers;
  for (size_t I = 0; I != Args.size(); ++I) {
    const bool ThroughXclang = Args[I] == "-Xclang" && I + 1 < Args.size() &&
                               takesPrecompiledHeader(Args[I + 1]);
    if (!ThroughXclang && !takesPrecompiledHeader(Args[I])) {
      Plain.push_back(Args[I]);
      continue;
    }
    // -Xclang -include-pch -Xclang FILE, or -include-pch FILE.
    I += ThroughXclang ? 3 : 1;
    if (I >= Args.size())
      break;
    Headers.push_back(StringRef(Args[I]).rsplit('.').first.str());
  }
  for (const std::string &Header : Headers)
    if (!is_contained(Plain, Header) && sys::fs::exists(Header))
      Plain.insert(Plain.begin() + 1, {"-include", Header});
  return Plain;
}

Arguments parseOnly(const tooling::CompileCommand &Command,
                    ArrayRef<std::string> ExtraBefore,
                    ArrayRef<std::string> ExtraAfter) {
  using namespace tooling;
  Arguments Args = replacePrecompiledHeaders(Command.CommandLine);
  for (const ArgumentsAdjuster &Adjust :
       {getInsertArgumentAdjuster(ExtraBefore.vec(),
                                  ArgumentInsertPosition::BEGIN),
        getInsertArgumentAdjuster(ExtraAfter.vec(),
                                  ArgumentInsertPosition::END),
        getStripPluginsAdjuster(), getClangStripOutputAdjuster(),
        getClangSyntaxOnlyAdjuster(), getClangStripDependencyFileAdjuster()})
    Args = Adjust(Args, Command.Filename);
  // GCC's plugins, and @files that the build has not written yet.
  erase_if(Args, [](StringRef Arg) {
    return Arg.starts_with("-fplugin") || Arg.starts_with("@");
  });
  if (none_of(Args,
              [](StringRef Arg) { return Arg.starts_with("-resource-dir"); }))
    Args = getInsertArgumentAdjuster("-resource-dir=" ASYNC_TIDY_RESOURCE_DIR,
                                     ArgumentInsertPosition::BEGIN)(
        Args, Command.Filename);
  return Args;
}

void keepOnlyTheParse(CompilerInvocation &Invocation) {
  FrontendOptions &Frontend = Invocation.getFrontendOpts();
  Frontend.SkipFunctionBodies = true;
  // The tree's room is what a report is made in.
  Frontend.DisableFree = false;
  Frontend.Plugins.clear();
  Frontend.AddPluginActions.clear();
  Frontend.OutputFile.clear();
  Invocation.getDependencyOutputOpts() = DependencyOutputOptions();
  PreprocessorOptions &Preprocessor = Invocation.getPreprocessorOpts();
  Preprocessor.ImplicitPCHInclude.clear();
  // As clang-tidy does, so that both see the same code.
  Preprocessor.SetUpStaticAnalyzer = true;
  DiagnosticOptions &Diags = Invocation.getDiagnosticOpts();
  Diags.Warnings = {"no-everything"};
  Diags.IgnoreWarnings = true;
  Diags.ErrorLimit = 0;
  // Else clang counts warnings on standard error.
  Diags.ShowCarets = false;
  Diags.DiagnosticLogFile.clear();
  Diags.DiagnosticSerializationFile.clear();
}

} // namespace

ParsePlan planParse(const tooling::CompileCommand &Command,
                    ArrayRef<std::string> ExtraBefore,
                    ArrayRef<std::string> ExtraAfter) {
  ParsePlan Plan;
  Arguments Args = parseOnly(Command, ExtraBefore, ExtraAfter);
  while (true) {
    Attempt Try = tryArguments(Args);
    bool Dropped = false;
    for (const ErrorCollector::Entry &E : Try.Errors) {
      const auto It = namedArgument(Args, E.Names, Command.Filename);
      if (It == Args.end())
        continue;
      Plan.DroppedFlags.push_back(dropArgument(Args, It, E.Names));
      Dropped = true;
    }
    if (Dropped)
      continue;
    Plan.Invocation = std::move(Try.Invocation);
    if (Plan.Invocation)
      keepOnlyTheParse(*Plan.Invocation);
    else
      Plan.Error = Try.Errors.empty()
                       ? "the compile command compiles no source file"
                       : Try.Errors.front().Message;
    return Plan;
  }
}

std::string flagsOf(const tooling::CompileCommand &Command,
                    ArrayRef<std::string> ExtraBefore,
                    ArrayRef<std::string> ExtraAfter) {
  Arguments Args = parseOnly(Command, ExtraBefore, ExtraAfter);
  llvm::erase(Args, Command.Filename);
  // The extension may decide the language.
  Args.push_back(sys::path::extension(Command.Filename).str());
  Args.push_back(Command.Directory);
  return join(Args, StringRef("\0", 1));
}

} // namespace async_tidy::driver

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins the summaries of a large program and prints the CPU time and memory
// that it takes:
//
//     async-tidy-reach-scale chain|dense FUNCTIONS

#include "support/blocking/Summaries.h"
#include "llvm/Support/raw_ostream.h"
#include <ctime>
#include <random>
#include <sys/resource.h>

using namespace async_tidy;

static std::string usr(unsigned Id) {
  return "c:@F@generated_function_" + std::to_string(Id) + "#I#";
}

static FunctionSummary function(unsigned Id) {
  FunctionSummary Summary;
  Summary.Usr = usr(Id);
  Summary.Name = "generated_function_" + std::to_string(Id);
  Summary.At = {"/project/source/file_" + std::to_string(Id / 50) + ".cpp", Id,
                1, Id};
  return Summary;
}

static void addCall(FunctionSummary &From, unsigned To) {
  SummaryCall Call;
  Call.At = From.At;
  Call.Name = "generated_function_" + std::to_string(To);
  Call.Usr = usr(To);
  From.Calls.push_back(std::move(Call));
}

int main(int Count, const char **Arguments) {
  const bool IsDense = Count == 3 && llvm::StringRef(Arguments[1]) == "dense";
  unsigned Functions = 0;
  if (Count != 3 || llvm::StringRef(Arguments[2]).getAsInteger(10, Functions)) {
    llvm::errs() << "usage: async-tidy-reach-scale chain|dense FUNCTIONS\n";
    return 2;
  }
  std::mt19937 Random(1);
  const std::clock_t Start = std::clock();
  BlockingReach Reach;
  for (unsigned Id = 0; Id != Functions; ++Id) {
    FunctionSummary Summary = function(Id);
    if (Id + 1 != Functions)
      addCall(Summary, Id + 1);
    else
      Summary.Calls.push_back({Summary.At, "sleep", "", false, "sleep",
                               "sleep-for", "puts the thread to sleep"});
    // Every function calls thirty others, cycles and all.
    for (unsigned Edge = 0; IsDense && Edge != 30; ++Edge)
      addCall(Summary, Random() % Functions);
    Reach.add(std::move(Summary));
  }
  Reach.close([](const SummaryCall &) { return true; },
              [](const FunctionSummary &) { return true; });
  const size_t Length = Reach.chainFrom(usr(0)).size();
  const double Taken = double(std::clock() - Start) / CLOCKS_PER_SEC;
  rusage Usage{};
  ::getrusage(RUSAGE_SELF, &Usage);
  llvm::outs() << "chain of " << Length << "\n";
  llvm::errs() << Taken << " s, " << Usage.ru_maxrss / 1024 << " MB\n";
  return Taken < 1 && Usage.ru_maxrss < 200 * 1024 ? 0 : 1;
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins the summaries of programs of these sizes, one after the other, and
// prints the chain that each has:
//
//     async-tidy-reach-scale chain|dense FUNCTIONS...

#include "Measured.h"
#include "support/blocking/BlockingReach.h"
#include <random>

using namespace async_tidy;

static std::string usr(unsigned Id) {
  return "c:@F@generated_function_" + std::to_string(Id) + "#I#";
}

static BlockingSummary function(unsigned Id) {
  BlockingSummary Summary;
  Summary.Usr = usr(Id);
  Summary.Name = "generated_function_" + std::to_string(Id);
  Summary.At = {"/project/source/file_" + std::to_string(Id / 50) + ".cpp", Id,
                1, Id};
  return Summary;
}

static void addCall(BlockingSummary &From, unsigned To) {
  BlockingStep Call;
  Call.At = From.At;
  Call.Name = "generated_function_" + std::to_string(To);
  Call.Usr = usr(To);
  From.Calls.push_back(std::move(Call));
}

static void join(bool IsDense, unsigned Functions) {
  std::mt19937 Random(1);
  BlockingReach Reach;
  size_t Length = 0;
  measured([&] {
    for (unsigned Id = 0; Id != Functions; ++Id) {
      BlockingSummary Summary = function(Id);
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
    Reach.close([](const BlockingStep &) { return true; },
                [](const BlockingSummary &) { return true; });
    Length = Reach.chainFrom(usr(0)).size();
  });
  llvm::outs() << "chain of " << Length << "\n";
}

int main(int Count, const char **Arguments) {
  const bool IsDense = Count > 1 && llvm::StringRef(Arguments[1]) == "dense";
  return measureEach(Count, Arguments, 2,
                     [&](unsigned Functions) { join(IsDense, Functions); });
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins the summaries of programs of these sizes, one after the other, and
// prints the way that a secret takes through each:
//
//     async-tidy-flow-program-scale chain|dense FUNCTIONS...
//
// or what is spliced into a statement, of all that they may be given:
//
//     async-tidy-flow-program-scale given FUNCTIONS...

#include "Measured.h"
#include "support/flow/FlowProgram.h"
#include "support/security/SecretsTopic.h"
#include "support/security/StatementsTopic.h"
#include <random>

using namespace async_tidy;

static std::string usr(unsigned Id) {
  return "c:@F@generated_function_" + std::to_string(Id) + "#*C#";
}

/// Value 1 is the parameter, value 2 the result, value 3 a secret of the first
/// function.
static FlowSummary function(unsigned Id) {
  FlowSummary Summary;
  Summary.Usr = usr(Id);
  Summary.File = "/project/source/file_" + std::to_string(Id / 50) + ".cpp";
  Summary.Values.resize(4);
  Summary.Values[3].IsSource = Id == 0;
  Summary.setWords(Summary.Values[3], {"password", {}, {}, {}});
  Summary.Parameters = {1};
  Summary.Result = 2;
  return Summary;
}

/// Gives its parameter to another function, and what comes back as its result.
static void addCall(FlowSummary &From, unsigned To) {
  FlowCall Call;
  Call.Usr = usr(To);
  Call.Name = "generated_function_" + std::to_string(To);
  Call.At = {From.File, To, 1, To};
  Call.Arguments = {From.Values[3].IsSource ? 3U : 1U};
  const unsigned Given = From.Values.size();
  FlowValue &Value = From.Values.emplace_back();
  Value.Call = From.Calls.size();
  Value.From.push_back({1, FlowMove::Argument, 0});
  From.Values[2].From.push_back({Given});
  From.Calls.push_back(std::move(Call));
}

/// Every function calls thirty others, cycles and all.
static void addCalls(FlowSummary &From, unsigned Functions,
                     std::mt19937 &Random) {
  for (unsigned Edge = 0; Edge != 30; ++Edge)
    addCall(From, Random() % Functions);
}

/// Only the first function is known to have a name from elsewhere; all keep
/// what they are given in one field, and all read it.
static void give(unsigned Functions) {
  std::mt19937 Random(1);
  FlowProgram Program(StatementsTopic.Rules, FlowProgram::Missing::Guessed);
  Program.setExtent(Extent::Whole);
  measured([&] {
    for (unsigned Id = 0; Id != Functions; ++Id) {
      FlowSummary Summary = function(Id);
      Summary.IsMain = Summary.IsEntry = Id == 0;
      // "SELECT " + name
      Summary.Values[1].IsSource = true;
      Summary.setWords(Summary.Values[1], {"name", {}, {}, {}});
      const unsigned Literal = Summary.Values.size();
      Summary.Values.emplace_back().IsLiteral = true;
      const unsigned Statement = Summary.Values.size();
      Summary.Values.emplace_back().From = {{Literal, FlowMove::Keeps},
                                            {1, FlowMove::Splices}};
      if (Id + 1 == Functions)
        Summary.Sinks.push_back(
            {Statement, 0, "run", {Summary.File, Id, 1, Id}});
      FlowValue &Read = Summary.Values.emplace_back();
      Read.IsSource = true;
      Read.Lasting = "c:@generated_field";
      Summary.Writes = {{Read.Lasting, 1}};
      addCalls(Summary, Functions, Random);
      Program.add(std::move(Summary));
    }
    Program.close();
    Program.findingsIn(usr(Functions - 1));
  });
  const auto &Findings = Program.findingsIn(usr(Functions - 1));
  llvm::outs() << (Findings.empty() ? "nothing" : Findings[0].Found.Source)
               << " is spliced in\n";
}

static void join(bool IsDense, unsigned Functions) {
  std::mt19937 Random(1);
  FlowProgram Program(SecretsTopic.Rules, FlowProgram::Missing::Guessed);
  measured([&] {
    for (unsigned Id = 0; Id != Functions; ++Id) {
      FlowSummary Summary = function(Id);
      if (Id + 1 != Functions)
        addCall(Summary, Id + 1);
      else
        Summary.Sinks.push_back({1, 0, "log", {Summary.File, Id, 1, Id}});
      if (IsDense)
        addCalls(Summary, Functions, Random);
      Program.add(std::move(Summary));
    }
    Program.close();
    Program.findingsIn(usr(0));
  });
  const auto &Findings = Program.findingsIn(usr(0));
  llvm::outs() << (Findings.empty() ? "nothing" : Findings[0].Found.Source)
               << " in "
               << (Findings.empty() ? 0 : Findings[0].Found.Path.size())
               << " steps\n";
}

int main(int Count, const char **Arguments) {
  const llvm::StringRef Shape = Count > 1 ? Arguments[1] : "";
  return measureEach(Count, Arguments, 2, [&](unsigned Functions) {
    if (Shape == "given")
      give(Functions);
    else
      join(Shape == "dense", Functions);
  });
}

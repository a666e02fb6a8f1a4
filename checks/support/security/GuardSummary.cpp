// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardSummary.h"
#include "support/program/RecordIndex.h"
#include "llvm/ADT/STLExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

using nlohmann::json;
using Form = GuardCondition::Form;

GuardSummary::Condition GuardConditions::make(GuardCondition New) {
  const auto [It, IsNew] = Known.try_emplace(New, Summary.Conditions.size());
  if (IsNew)
    Summary.Conditions.push_back(New);
  return It->second;
}

GuardSummary::Condition GuardConditions::both(Condition A, Condition B) {
  if (A == GuardSummary::Never || B == GuardSummary::Ever || A == B)
    return A;
  if (B == GuardSummary::Never || A == GuardSummary::Ever)
    return B;
  return make({Form::Both, std::min(A, B), std::max(A, B)});
}

GuardSummary::Condition GuardConditions::either(Condition A, Condition B) {
  if (A == GuardSummary::Ever || B == GuardSummary::Never || A == B)
    return A;
  if (B == GuardSummary::Ever || A == GuardSummary::Never)
    return B;
  return make({Form::Either, std::min(A, B), std::max(A, B)});
}

GuardState::GuardState(const GuardSummary &Summary,
                       llvm::ArrayRef<Passing> Called)
    : Summary(Summary), Starts(Summary.Blocks.size(), true) {
  for (const GuardCondition &C : Summary.Conditions)
    Conditions.push_back(
        C.Is == Form::Ever ||
        (C.Is == Form::Called && C.Left < Called.size() &&
         Called[C.Left] >= static_cast<Passing>(C.Right)) ||
        (C.Is == Form::Both && Conditions[C.Left] && Conditions[C.Right]) ||
        (C.Is == Form::Either && (Conditions[C.Left] || Conditions[C.Right])));
  for (const GuardSummary::Block &Block : Summary.Blocks) {
    const auto First = llvm::find_if(
        Block.Gates, [&](GuardSummary::Condition C) { return holds(C); });
    Needed.push_back(First - Block.Gates.begin() + 1);
  }
  // The greatest solution: what no way contradicts. Blocks are numbered from
  // the exit on.
  for (bool Changed = !Starts.empty(); Changed;) {
    Changed = false;
    for (unsigned Id = Starts.size(); Id-- != 0;) {
      const std::vector<GuardSummary::Edge> &From = Summary.Blocks[Id].From;
      const bool Start =
          Id == Summary.Entry
              ? Summary.IsBehind
              : !From.empty() &&
                    llvm::all_of(From, [&](const GuardSummary::Edge &E) {
                      return passes(E);
                    });
      Changed |= Start != Starts[Id];
      Starts[Id] = Start;
    }
  }
}

bool GuardState::isBehindAtEnd(unsigned Block) const {
  return Starts[Block] || Needed[Block] <= Summary.Blocks[Block].Gates.size();
}

bool GuardState::passes(const GuardSummary::Edge &E) const {
  return holds(E.Opens) ||
         (E.BeforeGates ? isBehindAtStart(E.From) : isBehindAtEnd(E.From));
}

bool GuardState::isBehind(llvm::ArrayRef<GuardPlace> Places) const {
  return llvm::any_of(Places, [&](const GuardPlace &Place) {
    return Starts[Place.Block] || Needed[Place.Block] <= Place.Gates;
  });
}

Passing GuardState::whole() const {
  bool AllBehind = true;
  bool AllTold = true;
  bool AllDenied = true;
  bool AllTested = true;
  bool HasVerdict = false;
  for (const GuardSummary::Exit &Exit : Summary.Exits) {
    const bool End = passes(Exit.By);
    AllBehind &= End;
    AllTold &= End || holds(Exit.WhenTrue);
    AllDenied &= End || holds(Exit.WhenFalse);
    AllTested &= End || holds(Exit.WhenTested);
    HasVerdict |= End || holds(Exit.Verdict);
  }
  if (Summary.Exits.empty() || AllBehind)
    return Summary.Exits.empty() ? Passing::No : Passing::Always;
  if (AllTold)
    return Passing::WhenTrue;
  if (AllDenied && Summary.MayDeny)
    return Passing::WhenFalse;
  return AllTested && HasVerdict ? Passing::WhenTested : Passing::No;
}

// Arrays: there is one of these for every call of a program.

static void to_json(json &Value, const GuardCondition &C) {
  Value = json::array({static_cast<unsigned>(C.Is), C.Left, C.Right});
}
static void from_json(const json &Value, GuardCondition &C) {
  C = {static_cast<Form>(Value.at(0).get<unsigned>()), Value.at(1),
       Value.at(2)};
}
static void to_json(json &Value, const GuardPlace &Place) {
  Value = json::array({Place.Block, Place.Gates});
}
static void from_json(const json &Value, GuardPlace &Place) {
  Place = {Value.at(0), Value.at(1)};
}
static void to_json(json &Value, const GuardPoint &At) {
  Value = json::array({At.Line, At.Column, At.Offset});
}
static void from_json(const json &Value, GuardPoint &At) {
  At = {Value.at(0), Value.at(1), Value.at(2)};
}

static json edgeJson(const GuardSummary::Edge &E) {
  return json::array({E.From, E.Opens, E.BeforeGates});
}
static GuardSummary::Edge edgeFrom(const json &Value) {
  return {Value.at(0), Value.at(1), Value.at(2)};
}

json toJson(const GuardSummary &Summary) {
  json Blocks = json::array(), Exits = json::array();
  json Mentions = json::array(), Sinks = json::array(), Calls = json::array();
  for (const GuardSummary::Block &Block : Summary.Blocks) {
    json From = json::array();
    for (const GuardSummary::Edge &E : Block.From)
      From.push_back(edgeJson(E));
    Blocks.push_back(json::array({std::move(From), Block.Gates}));
  }
  for (const GuardSummary::Exit &X : Summary.Exits)
    Exits.push_back(
        json::array({edgeJson(X.By), X.WhenTrue, X.WhenTested, X.Verdict}));
  for (const GuardSummary::Mention &M : Summary.Mentions)
    Mentions.push_back(json::array({M.Of, M.At, M.IsCall, M.Places}));
  for (const GuardSummary::Sink &S : Summary.Sinks)
    Sinks.push_back(json::array({S.Offset, S.Places}));
  for (const GuardSummary::Call &C : Summary.Calls)
    Calls.push_back(
        json::array({C.Name, C.At, C.Of ? json(*C.Of) : json(nullptr)}));
  return json::array({Summary.Fact, Summary.Usr, Summary.Defines, Summary.File,
                      Summary.IsGuard, Summary.IsBehind, Summary.Functions,
                      Summary.Conditions, Summary.Entry, std::move(Blocks),
                      std::move(Exits), std::move(Mentions), std::move(Sinks),
                      std::move(Calls)});
}

void namesIn(const GuardSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take) {
  for (const std::string &Function : Summary.Functions)
    Take(Function);
}

/// Throws where a condition, a block or a function is none of the summary.
static void requireSound(const GuardSummary &Summary) {
  const auto IsCondition = [&](unsigned C) {
    requireIndex(C, Summary.Conditions.size());
  };
  const auto IsBlock = [&](unsigned B) {
    requireIndex(B, Summary.Blocks.size());
  };
  const auto IsEdge = [&](const GuardSummary::Edge &E) {
    IsBlock(E.From);
    IsCondition(E.Opens);
  };
  const auto ArePlaces = [&](const std::vector<GuardPlace> &Places) {
    for (const GuardPlace &P : Places)
      IsBlock(P.Block);
  };
  // The two that all have come first.
  requireIndex(GuardSummary::Ever, Summary.Conditions.size());
  for (size_t I = 0; I != Summary.Conditions.size(); ++I) {
    const GuardCondition &C = Summary.Conditions[I];
    if (C.Is == GuardCondition::Form::Called) {
      requireIndex(C.Left, Summary.Functions.size());
    } else if (C.Is == GuardCondition::Form::Both ||
               C.Is == GuardCondition::Form::Either) {
      requireIndex(C.Left, I);
      requireIndex(C.Right, I);
    }
  }
  for (const GuardSummary::Block &Block : Summary.Blocks) {
    llvm::for_each(Block.From, IsEdge);
    llvm::for_each(Block.Gates, IsCondition);
  }
  if (!Summary.Blocks.empty())
    IsBlock(Summary.Entry);
  for (const GuardSummary::Exit &X : Summary.Exits) {
    IsEdge(X.By);
    for (unsigned C : {X.WhenTrue, X.WhenFalse, X.WhenTested, X.Verdict})
      IsCondition(C);
  }
  for (const GuardSummary::Mention &M : Summary.Mentions) {
    requireIndex(M.Of, Summary.Functions.size());
    ArePlaces(M.Places);
  }
  for (const GuardSummary::Sink &S : Summary.Sinks)
    ArePlaces(S.Places);
  for (const GuardSummary::Call &C : Summary.Calls)
    if (C.Of)
      requireIndex(*C.Of, Summary.Functions.size());
}

GuardSummary guardSummaryFromJson(const json &Value) {
  GuardSummary Summary;
  Value.at(0).get_to(Summary.Fact);
  Value.at(1).get_to(Summary.Usr);
  Value.at(2).get_to(Summary.Defines);
  Value.at(3).get_to(Summary.File);
  Value.at(4).get_to(Summary.IsGuard);
  Value.at(5).get_to(Summary.IsBehind);
  Value.at(6).get_to(Summary.Functions);
  Value.at(7).get_to(Summary.Conditions);
  Value.at(8).get_to(Summary.Entry);
  for (const json &Block : Value.at(9)) {
    GuardSummary::Block &Into = Summary.Blocks.emplace_back();
    for (const json &E : Block.at(0))
      Into.From.push_back(edgeFrom(E));
    Block.at(1).get_to(Into.Gates);
  }
  for (const json &X : Value.at(10))
    Summary.Exits.push_back(
        {edgeFrom(X.at(0)), X.at(1), GuardSummary::Never, X.at(2), X.at(3)});
  for (const json &M : Value.at(11))
    Summary.Mentions.push_back({M.at(0), M.at(1).get<GuardPoint>(), M.at(2),
                                M.at(3).get<std::vector<GuardPlace>>()});
  for (const json &S : Value.at(12))
    Summary.Sinks.push_back({S.at(0), S.at(1).get<std::vector<GuardPlace>>()});
  for (const json &C : Value.at(13)) {
    GuardSummary::Call &Into = Summary.Calls.emplace_back();
    C.at(0).get_to(Into.Name);
    Into.At = C.at(1).get<GuardPoint>();
    if (!C.at(2).is_null())
      Into.Of = C.at(2).get<unsigned>();
  }
  requireSound(Summary);
  return Summary;
}

} // namespace async_tidy

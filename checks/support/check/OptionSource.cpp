// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OptionSource.h"
#include "support/facts/ConfigSchema.h"
#include "llvm/ADT/StringExtras.h"
#include <nlohmann/json.hpp>

namespace async_tidy {

OptionSource::OptionSource(llvm::StringRef Check,
                           clang::tidy::ClangTidyContext &Context,
                           const ProjectConfig &Config)
    : Check(Check), Context(Context), Config(Config) {}

std::string OptionSource::value(llvm::StringRef Name,
                                llvm::StringRef Default) const {
  const auto &Given = Context.getOptions().CheckOptions;
  auto It = Given.find((Check + "." + Name).str());
  if (It != Given.end())
    return It->second.Value;
  return Config.option(Check, Name).value_or(Default).str();
}

void OptionSource::reject(llvm::StringRef Name, llvm::StringRef Value,
                          const llvm::Twine &Wanted) const {
  Context.configurationDiag("option '%0.%1' has the value '%2', which is %3")
      << Check << Name << Value << Wanted.str();
}

bool OptionSource::flag(llvm::StringRef Name, llvm::StringRef Default,
                        Values) const {
  const std::string Value = value(Name, Default);
  if (Value == "true" || Value == "1")
    return true;
  if (Value != "false" && Value != "0") {
    reject(Name, Value, "neither true nor false");
    return Default == "true";
  }
  return false;
}

int OptionSource::number(llvm::StringRef Name, llvm::StringRef Default,
                         Values) const {
  const std::string Value = value(Name, Default);
  int Number = 0;
  if (llvm::StringRef(Value).getAsInteger(10, Number)) {
    reject(Name, Value, "no integer");
    Default.getAsInteger(10, Number);
  }
  return Number;
}

std::string OptionSource::text(llvm::StringRef Name, llvm::StringRef Default,
                               Values Allowed) const {
  std::string Value = value(Name, Default);
  if (Allowed.size() && !llvm::is_contained(Allowed, Value)) {
    reject(Name, Value, "none of " + llvm::join(Allowed, ", "));
    return Default.str();
  }
  return Value;
}

std::vector<std::string> OptionSource::list(llvm::StringRef Name,
                                            llvm::StringRef Default,
                                            Values Allowed) const {
  std::vector<std::string> Items;
  const std::string Value = value(Name, Default);
  for (llvm::StringRef Item : llvm::split(Value, ';')) {
    Item = Item.trim();
    if (Item.empty())
      continue;
    if (Allowed.size() && !llvm::is_contained(Allowed, Item))
      reject(Name, Item, "none of " + llvm::join(Allowed, ", "));
    else
      Items.push_back(Item.str());
  }
  return Items;
}

std::vector<ListedCall> OptionSource::calls(llvm::StringRef Name,
                                            llvm::StringRef Default,
                                            Values) const {
  std::vector<ListedCall> Calls = parseCallList(value(Name, Default));
  llvm::erase_if(Calls, [&](const ListedCall &Call) {
    const std::string Mistake = mistakeIn(Check, Name, callListJson({Call}));
    if (!Mistake.empty())
      Context.configurationDiag("option '%0.%1': %2")
          << Check << Name << Mistake;
    return !Mistake.empty();
  });
  return Calls;
}

void OptionSink::put(llvm::StringRef Name, bool Value) {
  put(Name, std::string(Value ? "true" : "false"));
}

void OptionSink::put(llvm::StringRef Name, int Value) {
  put(Name, std::to_string(Value));
}

void OptionSink::put(llvm::StringRef Name, const std::string &Value) {
  Into[(Check + "." + Name).str()] =
      clang::tidy::ClangTidyOptions::ClangTidyValue(Value);
}

void OptionSink::put(llvm::StringRef Name,
                     const std::vector<std::string> &Value) {
  put(Name, llvm::join(Value, ";"));
}

void OptionSink::put(llvm::StringRef Name,
                     const std::vector<ListedCall> &Value) {
  put(Name, callListText(Value));
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "JsonPlaces.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

namespace async_tidy {

/// JSON is YAML, and LLVM's YAML parser knows the places.
class JsonPlaces::Walk {
public:
  Walk(llvm::SourceMgr &Sources, JsonPlaces &Into)
      : Sources(Sources), Places(Into.Places) {}

  void place(const std::string &Where, llvm::yaml::Node &At) {
    Places[Where] = Sources.getLineAndColumn(At.getSourceRange().Start);
  }

  void walk(llvm::yaml::Node &Node, const std::string &Where) {
    auto Below = [&](llvm::StringRef Part) {
      return Where.empty() ? Part.str() : Where + "\n" + Part.str();
    };
    if (auto *Map = llvm::dyn_cast<llvm::yaml::MappingNode>(&Node)) {
      for (llvm::yaml::KeyValueNode &Pair : *Map) {
        auto *Key =
            llvm::dyn_cast_or_null<llvm::yaml::ScalarNode>(Pair.getKey());
        if (!Key)
          continue;
        llvm::SmallString<32> Storage;
        const std::string Here = Below(Key->getValue(Storage));
        place(Here, *Key);
        if (llvm::yaml::Node *Value = Pair.getValue())
          walk(*Value, Here);
      }
    } else if (auto *List = llvm::dyn_cast<llvm::yaml::SequenceNode>(&Node)) {
      unsigned Index = 0;
      for (llvm::yaml::Node &Item : *List) {
        const std::string Here = Below(std::to_string(Index++));
        place(Here, Item);
        walk(Item, Here);
      }
    }
  }

private:
  llvm::SourceMgr &Sources;
  std::map<std::string, std::pair<unsigned, unsigned>> &Places;
};

JsonPlaces::JsonPlaces(const std::string &Text) {
  llvm::SourceMgr Sources;
  llvm::yaml::Stream Stream(Text, Sources);
  if (auto Document = Stream.begin(); Document != Stream.end())
    if (llvm::yaml::Node *Root = Document->getRoot())
      Walk(Sources, *this).walk(*Root, "");
}

std::pair<unsigned, unsigned>
JsonPlaces::find(llvm::ArrayRef<std::string> Where) const {
  const auto It = Places.find(llvm::join(Where, "\n"));
  return It == Places.end() ? std::pair(1U, 1U) : It->second;
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// clangd takes every check for one of clang-tidy's own and links to its page on
// clang.llvm.org. What goes to the editor is corrected on its way out. The
// linker sends clangd's own call here (--wrap).
#include "Clangd.h"
#include "support/catalog/Catalog.h"

using namespace llvm;
using namespace clang::clangd;

namespace async_tidy {
namespace {

/// Corrects every diagnostic in \p Value, however deep: they come in
/// notifications and in the answers to requests for code actions.
void correctLinks(json::Value &Value) {
  if (json::Array *Values = Value.getAsArray()) {
    for (json::Value &Each : *Values)
      correctLinks(Each);
    return;
  }
  json::Object *Object = Value.getAsObject();
  if (!Object)
    return;
  if (json::Object *Link = Object->getObject("codeDescription"))
    if (const std::optional<StringRef> Code = Object->getString("code"))
      if (const CheckInfo *Check = findCheck(*Code))
        (*Link)["href"] = Check->Url;
  for (auto &[Key, Member] : *Object)
    correctLinks(Member);
}

class LinkCorrector : public Transport {
public:
  explicit LinkCorrector(std::unique_ptr<Transport> Editor)
      : Editor(std::move(Editor)) {}

  void notify(StringRef Method, json::Value Params) override {
    if (Method == "textDocument/publishDiagnostics")
      correctLinks(Params);
    Editor->notify(Method, std::move(Params));
  }
  void call(StringRef Method, json::Value Params, json::Value ID) override {
    Editor->call(Method, std::move(Params), std::move(ID));
  }
  void reply(json::Value ID, Expected<json::Value> Result) override {
    if (Result)
      correctLinks(*Result);
    Editor->reply(std::move(ID), std::move(Result));
  }
  Error loop(MessageHandler &Handler) override { return Editor->loop(Handler); }

private:
  std::unique_ptr<Transport> Editor;
};

} // namespace
} // namespace async_tidy

std::unique_ptr<Transport> realTransport(
    std::FILE *In, raw_ostream &Out, raw_ostream *Mirror, bool Pretty,
    JSONStreamStyle Style) asm("__real__ZN5clang6clangd16newJSONTransp"
                               "ortEP8_IO_FILERN4llvm11raw_ostreamEPS"
                               "4_bNS0_15JSONStreamStyleE");
std::unique_ptr<Transport> wrappedTransport(
    std::FILE *In, raw_ostream &Out, raw_ostream *Mirror, bool Pretty,
    JSONStreamStyle Style) asm("__wrap__ZN5clang6clangd16newJSONTransportEP8_"
                               "IO_FILERN4llvm11raw_ostreamEPS4_bNS0_"
                               "15JSONStreamStyleE");

std::unique_ptr<Transport> wrappedTransport(std::FILE *In, raw_ostream &Out,
                                            raw_ostream *Mirror, bool Pretty,
                                            JSONStreamStyle Style) {
  return std::make_unique<async_tidy::LinkCorrector>(
      realTransport(In, Out, Mirror, Pretty, Style));
}

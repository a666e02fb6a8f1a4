// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "StatementText.h"
#include "support/code/Literals.h"
#include <map>

using namespace clang;

namespace async_tidy {

/// The literal that a node is made of, through constants.
static const StringLiteral *literalAt(const FlowNode &Node) {
  if (Node.Kind != FlowKind::Constant)
    return nullptr;
  const auto *Constant = dyn_cast_or_null<VarDecl>(Node.Named);
  const Expr *E = Constant ? Constant->getAnyInitializer()
                           : dyn_cast_or_null<Expr>(Node.Written);
  return E ? literalOf(E) : nullptr;
}

/// Of wide text, what is not ASCII counts as a letter.
static std::string characters(const StringLiteral &Literal) {
  if (Literal.getCharByteWidth() == 1)
    return Literal.getString().str();
  std::string Text;
  for (unsigned I = 0; I != Literal.getLength(); ++I)
    Text += Literal.getCodeUnit(I) < 128
                ? static_cast<char>(Literal.getCodeUnit(I))
                : 'x';
  return Text;
}

/// The literal text at a value's end; of ways that meet, on the first.
static std::optional<std::string> trailingText(const FlowGraph &Graph,
                                               FlowId Id) {
  for (unsigned Depth = 0; Depth != 8; ++Depth) {
    const FlowNode &Node = Graph.Nodes[Id];
    if (const StringLiteral *Literal = literalAt(Node))
      return characters(*Literal);
    if (Node.From.empty() || Node.Kind == FlowKind::Quoted ||
        Node.Kind == FlowKind::Call)
      break;
    Id = (Node.Kind == FlowKind::Join ? Node.From.back() : Node.From.front())
             .From;
  }
  return std::nullopt;
}

/// The literal, join or other source that a value is passed on from unchanged.
static FlowId passedFrom(const FlowGraph &Graph, FlowId Id) {
  for (unsigned Depth = 0; Depth != 8; ++Depth) {
    const FlowNode &Node = Graph.Nodes[Id];
    if (Node.Kind == FlowKind::Join || Node.Kind == FlowKind::Constant ||
        Node.From.size() != 1 || Node.From.front().Step != FlowStep::Same)
      break;
    Id = Node.From.front().From;
  }
  return Id;
}

/// Where the placeholders of a format stand: {}, {0}, {:x}, %s, %1.
static llvm::SmallVector<size_t, 4> placeholders(llvm::StringRef Format) {
  llvm::SmallVector<size_t, 4> Places;
  for (size_t I = 0; I + 1 < Format.size(); ++I) {
    const char Next = Format[I + 1];
    if (Format[I] == Next && (Next == '{' || Next == '%'))
      ++I;
    else if ((Format[I] == '{' &&
              Format.find('}', I) != llvm::StringRef::npos) ||
             (Format[I] == '%' &&
              (Next == 's' || Next == '.' || Next == '-' || Next == 'd' ||
               Next == 'l' || Next == 'u' || Next == 'z' || Next == 'q' ||
               Next == 'Q' || Next == 'w' || llvm::isDigit(Next))))
      Places.push_back(I);
  }
  // "%2 %1 %2": each argument takes the places of one number, the lowest first.
  if (llvm::all_of(Places, [&](size_t I) {
        return Format[I] == '%' && llvm::isDigit(Format[I + 1]);
      })) {
    std::map<unsigned, size_t> First;
    for (size_t I : Places) {
      unsigned Number = 0;
      Format.substr(I + 1, 2).consumeInteger(10, Number);
      First.try_emplace(Number, I);
    }
    Places.clear();
    for (const auto &[Number, I] : First)
      Places.push_back(I);
  }
  return Places;
}

/// Which of a call's arguments the piece is, counted behind the format; the
/// graph leaves out those that hold no text.
static std::optional<unsigned> formatArgument(const FlowNode &Join,
                                              const FlowGraph &Graph,
                                              unsigned Operand,
                                              const StringLiteral *Format) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Join.Written);
  const FlowNode &Piece = Graph.Nodes[Join.From[Operand].From];
  if (!Call)
    return std::nullopt;
  // A parameter is written where it is used.
  auto IsPiece = [&](const Expr *Argument) {
    const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(Argument));
    return Piece.Written
               ? stripCasts(Argument) == Piece.Written ||
                     Argument->getBeginLoc() == Piece.Written->getBeginLoc()
               : Named && Named->getDecl() == Piece.Named;
  };
  std::optional<unsigned> AfterFormat;
  for (const Expr *Argument : Call->arguments()) {
    if (AfterFormat && IsPiece(Argument))
      return AfterFormat;
    if (AfterFormat)
      ++*AfterFormat;
    else if (literalOf(Argument) == Format)
      AfterFormat = 0;
  }
  // A variable is known by where it was set: the order has to do.
  return Operand - 1;
}

namespace {
/// A format and where in it an operand's placeholder stands.
struct FormatPlace {
  std::string Format;
  size_t Offset = 0;
};
} // namespace

static std::optional<FormatPlace> formatPlace(const FlowGraph &Graph, FlowId Id,
                                              unsigned Operand) {
  const FlowNode &Join = Graph.Nodes[Id];
  if (Operand == 0 || isa_and_nonnull<CXXOperatorCallExpr>(Join.Written))
    return std::nullopt;
  // u"..."_s.arg(Text), and of .arg(First).arg(Text) the place that is left.
  FlowId Before = passedFrom(Graph, Join.From[0].From);
  unsigned Filled = 0;
  for (unsigned Depth = 0; Depth != 16; ++Depth) {
    const FlowNode &Node = Graph.Nodes[Before];
    if (Node.Kind != FlowKind::Join || Node.From.empty() ||
        !isa_and_nonnull<CXXMemberCallExpr>(Node.Written))
      break;
    Filled += std::max<size_t>(1, Node.From.size() - 1);
    Before = passedFrom(Graph, Node.From[0].From);
  }
  const StringLiteral *Format = literalAt(Graph.Nodes[Before]);
  if (!Format)
    return std::nullopt;
  FormatPlace Found{characters(*Format), 0};
  const auto Places = placeholders(Found.Format);
  const auto Index = formatArgument(Join, Graph, Operand, Format);
  if (Places.empty() || !Index)
    return std::nullopt;
  Found.Offset = Places[std::min<size_t>(Filled + *Index, Places.size() - 1)];
  return Found;
}

std::optional<std::string> textBefore(const FlowGraph &Graph, FlowId Id,
                                      unsigned Operand) {
  if (const auto Place = formatPlace(Graph, Id, Operand))
    return Place->Format.substr(0, Place->Offset);
  return trailingText(Graph, Graph.Nodes[Id].From[Operand - 1].From);
}

std::string contextBefore(const FlowGraph &Graph, FlowId Id, unsigned Operand) {
  if (const auto Place = formatPlace(Graph, Id, Operand))
    return Place->Format.substr(0, Place->Offset);
  const auto Pieces = llvm::map_range(
      Graph.Nodes[Id].From, [](const FlowEdge &Piece) { return Piece.From; });
  llvm::SmallVector<FlowId, 16> Open(Pieces.begin(), Pieces.begin() + Operand);
  std::string Text;
  // A text that a loop adds to is made of itself.
  unsigned Left = 16;
  for (unsigned Step = 0; Step != 128 && Left != 0 && !Open.empty(); ++Step) {
    const FlowNode &Node = Graph.Nodes[Open.pop_back_val()];
    const StringLiteral *Literal = literalAt(Node);
    const bool IsPassed =
        Node.Kind == FlowKind::Store || Node.Kind == FlowKind::Pass;
    if (!Node.From.empty() && Node.Kind == FlowKind::Join) {
      for (const FlowEdge &Piece : Node.From)
        Open.push_back(Piece.From);
    } else if (!Node.From.empty() && IsPassed && !Literal) {
      Open.push_back(Node.From.front().From);
    } else {
      --Left;
      Text = (Literal ? characters(*Literal) : "x") + Text;
    }
  }
  return Text;
}

bool beginsWithLiteral(const FlowGraph &Graph, FlowId Id) {
  // "'" + name + "'" is a text of a text.
  FlowId First = passedFrom(Graph, Id);
  for (unsigned Depth = 0; Depth != 8; ++Depth) {
    const FlowNode &Text = Graph.Nodes[First];
    if (Text.Kind != FlowKind::Join || Text.From.empty())
      return Depth != 0 && literalAt(Text);
    First = passedFrom(Graph, Text.From[0].From);
  }
  return false;
}

bool isQuotedByFormat(const FlowGraph &Graph, FlowId Id, unsigned Operand) {
  const auto Place = formatPlace(Graph, Id, Operand);
  return Place && Place->Format[Place->Offset] == '%' &&
         llvm::StringRef("qQw").contains(Place->Format[Place->Offset + 1]);
}

/// Whether nothing flows into \p Id but the fields of the program's own
/// objects, what their getters give, and constants.
static bool comesFromObjects(const FlowGraph &Graph, FlowId Id) {
  llvm::SmallVector<FlowId, 16> Open{Id};
  llvm::DenseSet<FlowId> Seen;
  while (!Open.empty()) {
    const FlowId At = Open.pop_back_val();
    if (!Seen.insert(At).second)
      continue;
    const FlowNode &Node = Graph.Nodes[At];
    if (Node.Kind == FlowKind::Parameter || Node.Kind == FlowKind::Written ||
        Node.Kind == FlowKind::Global)
      return false;
    // A function that reads what comes from outside needs no text for it.
    if (Node.Kind == FlowKind::Call && Node.From.empty() &&
        !isa_and_nonnull<CXXMemberCallExpr>(Node.Written))
      return false;
    for (const FlowEdge &Edge : Node.From)
      Open.push_back(Edge.From);
  }
  return true;
}

static bool isOwnName(const FlowGraph &Graph, FlowId Id, unsigned Operand,
                      unsigned Depth) {
  const FlowId Part = passedFrom(Graph, Graph.Nodes[Id].From[Operand].From);
  const FlowNode &Node = Graph.Nodes[Part];
  if (Depth > 8 || Node.Kind == FlowKind::Constant)
    return Depth <= 8;
  // Columns += "\"" + Name + "\"": each piece stands behind what is before it.
  if (Node.Kind == FlowKind::Join) {
    for (unsigned I = 0; I != Node.From.size(); ++I)
      if (!isOwnName(Graph, Part, I, Depth + 1))
        return false;
    return true;
  }
  const auto Before =
      Operand == 0 ? std::nullopt : textBefore(Graph, Id, Operand);
  return Before &&
         kindAfter(contextBefore(Graph, Id, Operand)) == SpliceKind::Name &&
         comesFromObjects(Graph, Part);
}

bool isOwnName(const FlowGraph &Graph, FlowId Id, unsigned Operand) {
  return isOwnName(Graph, Id, Operand, 0);
}

/// The last word in front of a text, in upper case.
static std::string lastWord(llvm::StringRef Before) {
  Before = Before.rtrim();
  size_t Start = Before.size();
  while (Start != 0 && llvm::isAlpha(Before[Start - 1]))
    --Start;
  return Before.substr(Start).upper();
}

/// What stands before the parenthesis that is still open at the end of a text;
/// all of it where none is.
static llvm::StringRef beforeOpen(llvm::StringRef Text, bool &IsOpen) {
  unsigned Closed = 0;
  for (size_t I = Text.size(); I != 0; --I) {
    if (Text[I - 1] == ')')
      ++Closed;
    else if (Text[I - 1] == '(' && Closed-- == 0) {
      IsOpen = true;
      return Text.take_front(I - 1);
    }
  }
  IsOpen = false;
  return Text;
}

/// Whether a parenthesis behind \p Before opens a list of columns: INSERT INTO
/// users (, ON CONFLICT (, CREATE INDEX i ON users (, count(
static bool opensNames(llvm::StringRef Before) {
  const std::string Word = lastWord(Before);
  for (const char *Introducer : {"CONFLICT", "KEY", "UNIQUE", "USING", "COUNT",
                                 "SUM", "AVG", "MIN", "MAX", "OVER"})
    if (Word == Introducer)
      return true;
  // The name of the table.
  llvm::StringRef Name = Before.rtrim();
  while (!Name.empty() && (llvm::isAlnum(Name.back()) ||
                           llvm::StringRef("_.\"`[]$").contains(Name.back())))
    Name = Name.drop_back();
  if (Name.size() == Before.rtrim().size())
    return false;
  const std::string Introducer = lastWord(Name);
  return Introducer == "INTO" || Introducer == "REFERENCES" ||
         (Introducer == "ON" &&
          Before.trim().starts_with_insensitive("CREATE"));
}

/// FROM a, ... SELECT a, ... ORDER BY a, ... UPDATE t SET a = 1, ...
static bool isAmongNames(llvm::StringRef Before) {
  bool IsOpen = false;
  const llvm::StringRef Outer = beforeOpen(Before, IsOpen);
  if (IsOpen && opensNames(Outer))
    return true;
  llvm::StringRef List = IsOpen ? Before.drop_front(Outer.size() + 1) : Before;
  while (!List.empty() && List.back() != '\'') {
    // What stands in parentheses is one item.
    if (List.back() == ')') {
      bool HasOpener = false;
      List = beforeOpen(List.drop_back(), HasOpener);
      if (!HasOpener)
        return false;
      continue;
    }
    const std::string Word = lastWord(List);
    if (Word == "FROM" || Word == "SELECT" || Word == "BY" ||
        Word == "RETURNING" || (Word == "SET" && !IsOpen))
      return true;
    if (Word == "WHERE" || Word == "VALUES" || Word == "SET")
      return false;
    List = List.rtrim().drop_back(std::max<size_t>(Word.size(), 1));
  }
  return false;
}

bool isSeparator(llvm::StringRef Before) { return Before.trim() == ","; }

SpliceKind kindAfter(llvm::StringRef Before) {
  const llvm::StringRef Trimmed = Before.rtrim();
  if (Trimmed.empty())
    return SpliceKind::Clause;
  const char Last = Trimmed.back();
  // FROM "t", FROM `t`, FROM [t]
  llvm::StringRef Unquoted = Trimmed.rtrim("\"`[").rtrim();
  const std::string Word = lastWord(Unquoted);
  for (const char *Introducer :
       {"FROM",       "INTO",       "UPDATE",   "TABLE",     "JOIN",
        "BY",         "INDEX",      "VIEW",     "SCHEMA",    "DATABASE",
        "COLUMN",     "SELECT",     "DISTINCT", "TRUNCATE",  "EXISTS",
        "USE",        "CHANNEL",    "LISTEN",   "NOTIFY",    "ONLY",
        "COLLATE",    "RENAME",     "TO",       "DATABASES", "RETURNING",
        "REFERENCES", "CONSTRAINT", "SEQUENCE", "TRIGGER"})
    if (Word == Introducer)
      return SpliceKind::Name;
  if (Last == '.' || Last == '`' || (Last == ',' && isAmongNames(Trimmed)))
    return SpliceKind::Name;
  if (Word == "SET" && Trimmed.trim().starts_with_insensitive("UPDATE"))
    return SpliceKind::Name;
  if (Last == '(' && opensNames(Trimmed.drop_back()))
    return SpliceKind::Name;
  // AND (<a condition>)
  const std::string Opener = lastWord(Trimmed.rtrim("( "));
  if (Last == '(' && (Opener == "WHERE" || Opener == "HAVING" ||
                      Opener == "AND" || Opener == "OR" || Opener == "ON"))
    return SpliceKind::Clause;
  // ("name", "age"): only = and its kin have a text in such quotes behind them.
  if (Last == '"')
    return !Unquoted.empty() &&
                   llvm::StringRef("=<>%").contains(Unquoted.back())
               ? SpliceKind::Value
           : Word == "LIKE" || Word == "VALUES" ? SpliceKind::Value
                                                : SpliceKind::Name;
  if (llvm::StringRef("'=(,<>%+|").contains(Last) || Word == "LIKE" ||
      Word == "ILIKE" || Word == "VALUES" || Word == "BETWEEN")
    return SpliceKind::Value;
  return SpliceKind::Clause;
}

bool introducesStatement(llvm::StringRef Before) {
  const std::string Words = Before.trim().upper();
  const llvm::StringRef Text = Words;
  // PREPARE find AS ..., DECLARE each CURSOR FOR ...
  return Text.empty() || Text == "EXPLAIN" || Text == "EXPLAIN ANALYZE" ||
         Text == "EXPLAIN QUERY PLAN" || Text == "DESCRIBE" || Text == "(" ||
         (Text.starts_with("PREPARE ") && Text.ends_with(" AS")) ||
         (Text.starts_with("DECLARE ") && Text.ends_with(" FOR"));
}

bool introducesSetting(llvm::StringRef Before) {
  // PRAGMA table_info(
  if (Before.trim().starts_with_insensitive("PRAGMA "))
    return true;
  // SAVEPOINT step_
  while (!Before.empty() &&
         (llvm::isAlnum(Before.back()) || Before.back() == '_'))
    Before = Before.drop_back();
  const std::string Text = Before.trim().upper();
  return llvm::any_of(llvm::ArrayRef<llvm::StringRef>{"PRAGMA", "SAVEPOINT",
                                                      "RELEASE", "ROLLBACK TO",
                                                      "PREPARE", "EXECUTE",
                                                      "DEALLOCATE"},
                      [&](llvm::StringRef Words) {
                        return llvm::StringRef(Text).ends_with(Words);
                      });
}

} // namespace async_tidy

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// What looks like a validation and lets a quote through.

#include <postgresql/libpq-fe.h>
#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>

bool isLongEnough(const std::string &Text) { return Text.size() > 8; }
void length(PGconn *Connection, const std::string &Name) {
  if (!isLongEnough(Name) || Name.empty())
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:52: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

bool isPrintable(const std::string &Text) {
  for (char C : Text)
    if (!isprint(C))
      return false;
  return true;
}
void quoteAllowed(PGconn *Connection, const std::string &Name) {
  if (!isPrintable(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:58: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

bool hasDigit(const std::string &Text) {
  for (char C : Text)
    if (isdigit(C))
      return true;
  return false;
}
void oneCharacter(PGconn *Connection, const std::string &Name) {
  if (!hasDigit(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:58: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

bool endsAtQuote(const std::string &Text) {
  for (size_t I = 0; I < Text.size() && Text[I] != '\''; ++I)
    if (!isalnum(Text[I]))
      return false;
  return true;
}
void upToTheQuote(PGconn *Connection, const std::string &Name) {
  if (!endsAtQuote(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:58: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

bool isWord(const std::string &Text) {
  for (char C : Text)
    if (!isalnum(C))
      return false;
  return true;
}
void logged(const std::string &);
void goesOn(PGconn *Connection, const std::string &Name) {
  if (!isWord(Name))
    logged(Name);
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:52: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void wrongBranch(PGconn *Connection, const std::string &Name) {
  if (isWord(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:57: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void anotherText(PGconn *Connection, const std::string &Name, const std::string &Other) {
  if (!isWord(Other))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:57: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

std::string decoded(const std::string &);
void writtenSince(PGconn *Connection, std::string Name, const std::string &Raw) {
  if (!isWord(Name))
    return;
  Name = Raw;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Raw' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:76: note: 'Raw' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:3: note: is kept in 'Name' here
// CHECK-MESSAGES: :[[@LINE-5]]:60: note: becomes part of a longer text here

void oneWayOnly(PGconn *Connection, const std::string &Name, bool IsStrict) {
  if (IsStrict && !isWord(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:56: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void later(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
  if (!isWord(Name))
    return;
}
// CHECK-MESSAGES: :[[@LINE-4]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:51: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:60: note: becomes part of a longer text here

void laxPattern(PGconn *Connection, const std::string &Name) {
  static const std::regex Form("[a-z]+.*");
  if (!std::regex_match(Name, Form))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:56: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void searched(PGconn *Connection, const std::string &Name) {
  static const std::regex Form("[a-z]+");
  if (!std::regex_search(Name, Form))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-7]]:54: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void laxSet(PGconn *Connection, const std::string &Name) {
  if (Name.find_first_not_of("abcdefghijklmnopqrstuvwxyz' ") != std::string::npos)
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:52: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void runTimeList(PGconn *Connection, const std::string &Name, const std::set<std::string> &Known, const std::string &Owner) {
  if (!Known.contains(Name) || Name != Owner)
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:57: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

bool isValidName(const std::string &);
void elsewhere(PGconn *Connection, const std::string &Name) {
  if (!isValidName(Name))
    return;
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:55: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void notTheOne(PGconn *Connection, const std::string &Name) {
  if (Name == "root" || Name.size() < 3)
    PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:5: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:55: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:62: note: becomes part of a longer text here

void inALambda(PGconn *Connection, const std::string &Name) {
  auto Check = [&] { return isWord(Name); };
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:55: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

template <typename Text> void exchange(Text &In, const char *What, const char *With);
void otherExchange(PGconn *Connection, std::string Name) {
  exchange(Name, "'", "\"");
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Name' is filled here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void forJson(PGconn *Connection, std::string Name) {
  exchange(Name, "\"", "\\\"");
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'Name' is filled here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

void otherCopy(PGconn *Connection, const std::string &Name) {
  std::string Copy = Name;
  exchange(Copy, "'", "''");
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Name).c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:55: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:60: note: becomes part of a longer text here

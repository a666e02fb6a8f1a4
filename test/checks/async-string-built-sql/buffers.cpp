// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// Buffers that are filled character by character and piece by piece.

#include <cstdlib>
#include <cstring>
#include <postgresql/libpq-fe.h>

void parse(PGconn *Connection, const char *Request) {
  char Name[100];
  int I = 0;
  for (; Request[I] != '&'; ++I)
    Name[I] = Request[I];
  Name[I] = '\0';
  char *Sql = static_cast<char *>(std::malloc(200));
  std::strcpy(Sql, "INSERT INTO users (name) VALUES ('");
  std::strcat(Sql, Name);
  std::strcat(Sql, "')");
  PQexec(Connection, Sql);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Request' is spliced into the SQL that 'PQexec' runs, and can change what the statement does
  // CHECK-MESSAGES: :[[@LINE-12]]:44: note: 'Request' comes from here
  // CHECK-MESSAGES: :[[@LINE-9]]:5: note: is kept in 'Name' here
  // CHECK-MESSAGES: :[[@LINE-9]]:3: note: is kept in 'Name' here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  // CHECK-MESSAGES: note: becomes part of a longer text here
  std::free(Sql);
}

void digits(PGconn *Connection, unsigned Number) {
  static const char Digits[] = "0123456789abcdef";
  char Text[9] = {};
  for (int I = 0; I < 8; ++I, Number /= 16)
    Text[7 - I] = Digits[Number % 16];
  char Sql[100];
  std::strcpy(Sql, "SELECT * FROM t WHERE id = 0x");
  std::strcat(Sql, Text);
  PQexec(Connection, Sql);
}

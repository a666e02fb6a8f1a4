// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w

// Names of tables that the program's own objects hold are its own, and a whole
// condition is SQL that was made elsewhere: who makes it is looked at.

#include <cstdlib>
#include <postgresql/libpq-fe.h>
#include <string>
#include <vector>

struct Column {
  const std::string &getName() const;
  std::string Name;
};

class Table {
public:
  void read(PGconn *Connection) {
    PQexec(Connection, ("SELECT * FROM " + Name).c_str());
    PQexec(Connection, ("DROP TABLE \"" + Name + "\"").c_str());
  }
  void list(PGconn *Connection) {
    std::string Sql = "SELECT ";
    for (const Column &Each : Columns)
      Sql += "\"" + Each.getName() + "\", ";
    Sql += " FROM \"" + Name + "\"";
    PQexec(Connection, Sql.c_str());
  }
  void where(PGconn *Connection, const std::string &Where) {
    PQexec(Connection, ("SELECT * FROM users WHERE " + Where).c_str());
  }

  void given(PGconn *Connection, const std::string &Other) {
    PQexec(Connection, ("SELECT * FROM \"" + Other + "\"").c_str());
  }

  void fromOutside(PGconn *Connection) {
    PQexec(Connection, (std::string("SELECT * FROM ") + getenv("TABLE")).c_str());
  }

  void value(PGconn *Connection) {
    PQexec(Connection, ("SELECT * FROM tables WHERE name = '" + Name + "'").c_str());
  }

  void doubleQuoted(PGconn *Connection) {
    PQexec(Connection, ("SELECT * FROM tables WHERE name = \"" + Name + "\"").c_str());
  }

private:
  std::string Name;
  std::vector<Column> Columns;
};
// CHECK-MESSAGES: :[[@LINE-19]]:5: warning: 'Other' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-21]]:53: note: 'Other' comes from here
// CHECK-MESSAGES: :[[@LINE-21]]:44: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-18]]:5: warning: 'getenv("TABLE")' names a table or column in the SQL that 'PQexec' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-19]]:57: note: 'TABLE' is asked for here
// CHECK-MESSAGES: :[[@LINE-16]]:5: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-9]]:15: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-18]]:63: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-19]]:5: note: 'PQexecParams(Connection, "SELECT * FROM tables WHERE name = $1", 1, nullptr, std::array<const char *, 1>{{[{][{]}}Name.c_str()}}.data(), nullptr, nullptr, 0)' binds the values
// CHECK-MESSAGES: :[[@LINE-16]]:5: warning: 'Name' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-13]]:15: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-18]]:64: note: becomes part of a longer text here

static void where(PGconn *Connection, const std::string &Where) {
  PQexec(Connection, ("SELECT * FROM users WHERE id > 0 AND (" + Where + ")").c_str());
}
void made(PGconn *Connection, const std::string &Name) {
  where(Connection, "name = '" + Name + "'");
  where(Connection, "born > 0");
}
// CHECK-MESSAGES: :[[@LINE-3]]:3: warning: 'Name' is spliced into the SQL that 'where' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:50: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:32: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-9]]:3: note: 'PQexec' is given it here

void wide(PGconn *Connection, const std::string &Name) {
  PQexec(Connection, ("PRAGMA table_info(" + Name + ")").c_str());
}

class Trigger {
public:
  const std::string &getTitle() const { return Title; }
  std::string dropQuery() const { return "DROP TRIGGER '" + Title + "'"; }

private:
  std::string Title;
};
void drop(PGconn *Connection, const Trigger &Old) {
  PQexec(Connection, Old.dropQuery().c_str());
  PQexec(Connection, ("SELECT 1 FROM triggers WHERE name = '" + Old.getTitle() + "'").c_str());
}

// Of a class that another file defines.
class Service {
public:
  static Service &instance();
  std::string kind() const;
  virtual std::string table() const = 0;
  std::string setting(const std::string &Key) const;
};
void known(PGconn *Connection, Service &Own) {
  PQexec(Connection, ("SELECT * FROM " + Own.table() + " WHERE kind = '" + Own.kind() + "'").c_str());
  PQexec(Connection, ("SELECT * FROM users WHERE kind = '" + Service::instance().kind() + "'").c_str());
}
void asked(PGconn *Connection, Service &Own) {
  PQexec(Connection, ("SELECT * FROM users WHERE name = '" + Own.setting("name") + "'").c_str());
}
// CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'Own.setting("name")' is spliced into the SQL that 'PQexec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-3]]:66: note: 'name' is asked for here

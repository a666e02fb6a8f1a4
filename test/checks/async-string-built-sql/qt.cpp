// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-string-built-sql %t -- -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtSql

// The forms of Qt, on its real headers.

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

void sum(QSqlQuery &Query, const QString &Name) {
  Query.prepare(QString("SELECT 1 FROM users WHERE name = '") + Name + "'");
}
// CHECK-MESSAGES: :[[@LINE-2]]:9: warning: 'Name' is spliced into the SQL that 'QSqlQuery::prepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-4]]:43: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-4]]:63: note: becomes part of a longer text here

void literalFirst(QSqlQuery &Query, const QString &Name) {
  QString Sql = u"SELECT 1 FROM users"_s;
  Sql += " WHERE name = '"_L1 + Name + u"'"_s;
  Query.exec(Sql);
}
// CHECK-MESSAGES: :[[@LINE-2]]:9: warning: 'Name' is spliced into the SQL that 'QSqlQuery::exec' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-6]]:52: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:31: note: becomes part of a longer text here

void numbered(QSqlQuery &Query, const QString &Table, const QString &Name) {
  Query.prepare(u"SELECT %1.id FROM users, %1 WHERE name = '%2'"_s.arg(u"orders"_s, Name));
  Query.prepare(u"SELECT %2.id, %1, %2.name FROM %2 WHERE name = ?"_s.arg(u"day"_s, Table));
}
// CHECK-MESSAGES: :[[@LINE-3]]:9: warning: 'Name' is spliced into the SQL that 'QSqlQuery::prepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:70: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:68: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-5]]:9: warning: 'Table' names a table or column in the SQL that 'QSqlQuery::prepare' runs; names cannot be bound, so nothing keeps it from being more than a name unless it is quoted or one of a fixed list [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-8]]:48: note: 'Table' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:71: note: becomes part of a longer text here

void chained(QSqlQuery &Query, int Column, const QString &Name) {
  Query.prepare(QString("SELECT %1 FROM users WHERE name = '%2'").arg(Column).arg(Name));
  Query.prepare(QString("SELECT %1 FROM users WHERE name = '%2'").arg("id"_L1).arg(Name));
}
// CHECK-MESSAGES: :[[@LINE-3]]:9: warning: 'Name' is spliced into the SQL that 'QSqlQuery::prepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-5]]:59: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-5]]:79: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-5]]:9: warning: 'Name' is spliced into the SQL that 'QSqlQuery::prepare' runs, and can change what the statement does; as a bound parameter it is only ever a value [async-string-built-sql]
// CHECK-MESSAGES: :[[@LINE-8]]:59: note: 'Name' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:80: note: becomes part of a longer text here

// Look-alikes: bound, numbers, quotes that are doubled, the database's own names, a class's own clauses.
void bound(QSqlQuery &Query, const QString &Name) {
  Query.prepare("SELECT 1 FROM users WHERE name = "_L1 + u"?"_s);
  Query.addBindValue(Name);
}
void listed(QSqlQuery &Query, const QStringList &Ids) {
  QStringList Places;
  for (int I = 0; I != Ids.size(); ++I)
    Places << u"?"_s;
  Query.prepare(u"SELECT 1 FROM users WHERE id IN (%1)"_s.arg(Places.join(u',')));
}
static void byIds(QSqlQuery &Query, const QStringList &Ids) {
  Query.prepare(u"SELECT 1 FROM users WHERE id IN (%1)"_s.arg(Ids.join(u',')));
}
void byId(QSqlQuery &Query, int Id) { byIds(Query, QStringList() << QString::number(Id)); }
void prepared(QSqlQuery &Query, const QString &Name, const QString &Statement) {
  Query.exec(QString("PREPARE find_%1 AS %2").arg(Name).arg(Statement));
  Query.exec("DECLARE each CURSOR FOR " + Statement);
}
void doubled(QSqlQuery &Query, QString Name) {
  Name.replace("'", "''");
  Query.prepare(u"SELECT 1 FROM users WHERE name = '"_s + Name + u"'"_s);
  Query.prepare(u"SELECT 1 FROM users WHERE name = '%1'"_s.arg(QString(Name).replace(u'\'', "\\'"_L1)));
}
void own(QSqlQuery &Query, QSqlDatabase &Database) {
  for (const QString &Table : Database.tables())
    Query.exec("DROP TABLE " + Table);
}
class Filter {
public:
  void where(const QString &Clause) { Clauses << Clause; }
  void run(QSqlQuery &Query) {
    QString Sql = u"SELECT 1 FROM users"_s;
    QStringList All(Clauses);
    All << u"age > 18"_s;
    Sql += " WHERE "_L1 + All.join(" AND "_L1);
    Query.exec(Sql);
  }

private:
  QStringList Clauses;
};

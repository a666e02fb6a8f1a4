// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-logged-secret %t -- -std=c++20 -w -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork

// The forms of Qt, on its real headers.

#include <QByteArray>
#include <QDebug>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QNetworkRequest>
#include <QSettings>
#include <QString>
#include <string>

struct Login {
  QString user;
  QString password;
};

void made(const Login &login, const std::string &api_key) {
  qDebug() << QString("password %1").arg(login.password);
  qDebug() << QByteArray::fromStdString(api_key);
  qWarning("password %s", qPrintable(login.password));
}
// CHECK-MESSAGES: :[[@LINE-4]]:12: warning: 'password', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-9]]:11: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-6]]:38: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-6]]:12: warning: 'api_key', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-9]]:50: note: 'api_key' comes from here
// CHECK-MESSAGES: :[[@LINE-7]]:3: warning: 'password', a secret by its name, is written to a log by 'QMessageLogger::warning', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-14]]:11: note: 'password' comes from here
void encoded(const Login &login) { qInfo() << (login.user + ":" + login.password).toUtf8().toBase64(); }
// CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'password', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-17]]:11: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-3]]:65: note: becomes part of a longer text here
void json(const Login &login) {
  QJsonObject body{{"user", login.user}, {"password", login.password}};
  qDebug() << body;
  QJsonObject other;
  other.insert("password", login.password);
  qDebug() << QJsonDocument(other).toJson(QJsonDocument::Compact);
}
// CHECK-MESSAGES: :[[@LINE-5]]:12: warning: 'password', a secret by its name, is written to a log by 'operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-27]]:11: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:15: note: is kept in 'body' here
// CHECK-MESSAGES: :[[@LINE-5]]:12: warning: 'password', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-30]]:11: note: 'password' comes from here
// CHECK-MESSAGES: :[[@LINE-8]]:9: note: becomes part of a longer text here
// CHECK-MESSAGES: :[[@LINE-8]]:36: note: becomes part of a longer text here
void read(const QJsonObject &answer, QSettings &settings, const QMap<QString, QString> &values) {
  qDebug() << answer["access_token"].toString();
  qDebug() << settings.value("database/password").toString();
  qDebug() << values["password"];
}
// CHECK-MESSAGES: :[[@LINE-4]]:12: warning: 'access_token', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:15: note: 'access_token' is asked for here
// CHECK-MESSAGES: :[[@LINE-5]]:12: warning: 'database/password', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-6]]:24: note: 'database/password' is asked for here
// CHECK-MESSAGES: :[[@LINE-6]]:12: warning: 'password', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-7]]:15: note: 'password' is asked for here
void headers(const QNetworkRequest &request) {
  qDebug() << request.rawHeader("Authorization");
  qDebug() << request.header(QNetworkRequest::CookieHeader);
}
// CHECK-MESSAGES: :[[@LINE-3]]:12: warning: 'Authorization', a secret by its name, is written to a log by 'QDebug::operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-4]]:23: note: 'Authorization' is asked for here
// CHECK-MESSAGES: :[[@LINE-4]]:12: warning: 'CookieHeader', a secret by its name, is written to a log by 'operator<<', where it is kept and can be read by others [async-logged-secret]
// CHECK-MESSAGES: :[[@LINE-5]]:23: note: 'CookieHeader' is asked for here

// Look-alikes.
void others(const Login &login, const QJsonObject &answer, const QNetworkRequest &request) {
  qDebug() << login.user << login.password.isEmpty() << login.password.size() << login.password.right(4);
  qDebug() << answer["user"].toString() << request.header(QNetworkRequest::ContentTypeHeader);
  qDebug() << QJsonDocument(QJsonObject{{"user", login.user}}).toJson(QJsonDocument::Compact);
}

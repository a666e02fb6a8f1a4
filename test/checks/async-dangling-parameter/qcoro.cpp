// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// A member coroutine that takes a QByteArray by reference and whose task is
// dropped, on the real headers of QCoro.

#include <QByteArray>
#include <QCoroNetworkReply>
#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

class Sender {
public:
  QCoro::Task<> send(const QByteArray &part) {
    QNetworkReply *Reply = co_await Network.post(QNetworkRequest(QUrl("https://example.org/part")), part);
    Sent += part.size();
    Reply->deleteLater();
  }
  QCoro::Task<> sendFirst(const QByteArray &part) {
    Sent += part.size();
    QNetworkReply *Reply = co_await Network.post(QNetworkRequest(QUrl("https://example.org/part")), part);
    Reply->deleteLater();
  }
  QCoro::Task<> copy() {
    QNetworkReply *Reply = co_await Network.get(QNetworkRequest(QUrl("https://example.org/all")));
    const QByteArray All = Reply->readAll();
    send(All);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'All' dies before the task of 'Sender::send' uses it through 'part' [async-dangling-parameter]
    // CHECK-MESSAGES: :18:13: note: 'Sender::send' uses 'part' here, after it has suspended
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: the task runs on by itself from here; 'All' dies at the end of its scope
    sendFirst(All);
    Reply->deleteLater();
  }
  QCoro::Task<> copyInOrder() {
    QNetworkReply *Reply = co_await Network.get(QNetworkRequest(QUrl("https://example.org/all")));
    const QByteArray All = Reply->readAll();
    co_await send(All);
    co_await send(QByteArray("end"));
    Reply->deleteLater();
  }

private:
  QNetworkAccessManager Network;
  qsizetype Sent = 0;
};

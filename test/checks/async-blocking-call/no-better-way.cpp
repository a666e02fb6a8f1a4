// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtDBus -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// What has no better way is silent: a D-Bus call that does not wait for its reply.

#include <QCoroTask>
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>

QCoro::Task<> calls(QDBusInterface &Service, QDBusConnection Bus, QDBusMessage Message) {
  Service.call(QDBus::NoBlock, "Refresh");
  Bus.call(Message, QDBus::NoBlock);
  Service.call(QDBus::Block, "Refresh");
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QDBusInterface::call' blocks
  Bus.call(Message);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'QDBusConnection::call' blocks
  Service.call("Refresh");
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'QDBusInterface::call' blocks
  co_return;
}

// RUN: %check_tidy %s async-dangling-capture %t -- -std=c++20 -fPIC -I%inputs -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore

// A loop that calls a lambda once is done with it then.

#include "task.h"
#include <QObject>
#include <QString>
#include <QTimer>
#include <boost/asio.hpp>
#include <string>

namespace asio = boost::asio;
using own::detached_task;
using own::task;

task<> settle();
void show(const std::string &);

struct player {
  std::string name;

  void posted(asio::io_context &loop) {
    asio::post(loop, [this]() -> detached_task {
      co_await settle();
      show(name);
    });
    // CHECK-MESSAGES: :[[@LINE-4]]:22: warning: 'boost::asio::post' destroys the lambda when its coroutine first suspends, but that uses its captured 'this' later
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'this' is used here
    asio::dispatch(loop.get_executor(), [this]() -> detached_task {
      show(name);
      co_await settle();
    });
    asio::post(loop, [this] { show(name); });
  }
};
class window : public QObject {
public:
  QString title;
  void start() {
    QTimer::singleShot(0, this, [this]() -> detached_task {
      co_await settle();
      title.clear();
    });
    // CHECK-MESSAGES: :[[@LINE-4]]:33: warning: 'QTimer::singleShot' destroys the lambda when its coroutine first suspends, but that uses its captured 'this' later
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: 'this' is used here
    QTimer timer;
    // As long as the connection.
    QObject::connect(&timer, &QTimer::timeout, this, [this]() -> detached_task {
      co_await settle();
      title.clear();
    });
  }
};

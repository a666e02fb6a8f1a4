// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <QCoreApplication>
#include <QCoroNetworkReply>
#include <QCoroProcess>
#include <QCoroTask>
#include <QCoroTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QThread>
#include <chrono>
#include <memory>

namespace {

using namespace std::chrono_literals;

class Viewer {
public:
  explicit Viewer(QUrl address) : address_(std::move(address)) {}

  QCoro::Task<QByteArray> load() {
    std::unique_ptr<QNetworkReply> reply(co_await network_.get(QNetworkRequest(address_)));
    if (reply->error() != QNetworkReply::NoError)
      qWarning("%s", qPrintable(reply->errorString()));
    co_return reply->readAll();
  }

  QCoro::Task<QByteArray> load_patiently() {
    for (int left = 3; left > 0; --left) {
      if (QByteArray page = co_await load(); !page.isEmpty())
        co_return page;
      QThread::msleep(200); // planted: async-blocking-call
      co_await QCoro::sleepFor(200ms);
    }
    co_return QByteArray();
  }

  QCoro::Task<void> show() {
    QByteArray page = co_await load_patiently();
    qInfo("%lld bytes", static_cast<long long>(page.size()));
    print(page); // planted: async-dropped-task
    co_await print(page);
  }

  QCoro::Task<bool> print(QByteArray page) {
    QProcess lines;
    QStringList arguments = {QStringLiteral("-l")};
    co_await qCoro(lines).start(QStringLiteral("wc"), arguments);
    lines.write(page);
    lines.closeWriteChannel();
    lines.waitForFinished(); // planted: async-blocking-call
    qInfo("%s lines", lines.readAll().trimmed().constData());
    co_return lines.exitCode() == 0;
  }

private:
  QUrl address_;
  QNetworkAccessManager network_;
};

} // namespace

int main(int argc, char **argv) {
  QCoreApplication application(argc, argv);
  QUrl address = QUrl::fromUserInput(application.arguments().value(1, "https://www.example.org"));
  Viewer viewer(address);
  QCoro::waitFor(viewer.show());
  return 0;
}

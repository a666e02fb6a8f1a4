// RUN: %check_tidy %s async-unbounded-concurrency %t -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro

// Sizes of Qt's containers.

#include <QCoroTask>
#include <QFile>
#include <QList>
#include <QMap>
#include <QStringList>
#include <QTextStream>
#include <QThread>
#include <QThreadPool>

QCoro::Task<> fetch(QString Url);
QCoro::Task<int> fetchNth(int Nth);

struct Settings {
  QStringList Mirrors;
  int Lanes = 4;
};

void made(const QString &Path) {
  QList<int> Two(2);
  for (int Each : Two)
    fetchNth(Each);
  QStringList Few;
  Few << "a" << "b";
  for (const auto &Url : Few)
    fetch(Url);
  QStringList Listed{"a"};
  Listed.append("b");
  for (const auto &Url : std::as_const(Listed))
    fetch(Url);
  QMap<QString, int> Named;
  Named["a"] = 1;
  Named.insert("b", 2);
  for (auto It = Named.cbegin(); It != Named.cend(); ++It)
    fetchNth(*It);
  QStringList Joined;
  Joined << Few << Listed;
  for (const auto &Url : Joined)
    fetch(Url);
  QFile File(Path);
  QTextStream Stream(&File);
  QStringList Lines;
  while (!Stream.atEnd())
    Lines << Stream.readLine();
  for (const auto &Url : Lines)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Lines'
  QStringList More;
  More << "a" << Lines;
  for (const auto &Url : More)
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'More'
}

void machine() {
  for (int I = 0; I < QThread::idealThreadCount(); ++I)
    fetchNth(I);
  for (int I = 0; I < QThreadPool::globalInstance()->maxThreadCount(); ++I)
    fetchNth(I);
}

void parts(QStringList Urls, int Count, int Limit) {
  for (const auto &Url : Urls.mid(0, 8))
    fetch(Url);
  for (const auto &Url : Urls.first(8))
    fetch(Url);
  const int Least = qMin(Urls.size(), 8);
  for (int I = 0; I < Least; ++I)
    fetch(Urls[I]);
  for (int I = 0; I < qBound(1, Count, 8); ++I)
    fetchNth(I);
  for (int I = 0; I < qBound(1, Count, Limit); ++I)
    fetchNth(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetchNth' starts one task per iteration up to 'qBound(1, Count, Limit)'
  for (const auto &Url : Urls.mid(8))
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls.mid(8)'
  for (const auto &Url : std::as_const(Urls))
    fetch(Url);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'fetch' starts one task per element of 'Urls'
  if (Urls.size() > 16)
    return;
  for (const auto &Url : std::as_const(Urls))
    fetch(Url);
}

class Client {
public:
  explicit Client(const Settings &Of) : Mirrors(Of.Mirrors), Lanes(Of.Lanes) {}
  void onMessage(int Nth) { Got.append(Nth); }
  void run() {
    for (const auto &Url : Mirrors)
      fetch(Url);
    for (int I = 0; I < Lanes; ++I)
      fetchNth(I);
    for (int Nth : Got)
      fetchNth(Nth);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'fetchNth' starts one task per element of 'Got'
  }

private:
  QStringList Mirrors;
  QList<int> Got;
  int Lanes;
};

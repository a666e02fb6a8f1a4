// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro %s
// RUN: %model_dump %s -- -std=c++20 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtNetwork -isystem /usr/include/qcoro6 -isystem /usr/include/qcoro6/QCoro -isystem /usr/include/qcoro6/qcoro \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// Models: qcoro, qt.

// The facts of QCoro and Qt, on the real headers.

#include <QCoroGenerator>
#include <QCoroTask>
#include <QCoroThread>
#include <QCoroTimer>
#include <QCoroFuture>
#include <QCoroAsyncGenerator>
#include <QCoroAbstractSocket>
#include <QDebug>
#include <QEventLoop>
#include <QFile>
#include <QHostInfo>
#include <QMutex>
#include <QProcess>
#include <QSemaphore>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QThreadPool>
#include <QTimer>
#include <QWaitCondition>
#include <chrono>

using namespace std::chrono_literals;

QCoro::Task<int> compute() { co_return 1; }
// CHECK: {{^}}[[@LINE-1]]: function 'compute': coroutine library=qcoro kind=eager

QCoro::Generator<int> count() { co_yield 2; }
// CHECK: {{^}}[[@LINE-1]]: function 'count': plain library=qcoro kind=generator
// CHECK: {{^}}[[@LINE-2]]: yield

QCoro::Task<int> forward() { return compute(); }
// CHECK: {{^}}[[@LINE-1]]: function 'forward': async library=qcoro kind=eager

QCoro::Task<> awaits(QTimer &Timer, QFuture<int> Future) {
  co_await compute();
  co_await Timer;
  co_await Future;
  co_await QCoro::sleepFor(1s);
}
// CHECK: {{^}}[[@LINE-6]]: function 'awaits': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-3]]: call 'QCoro::sleepFor': sleep
// CHECK: {{^}}[[@LINE-7]]: await task eager can-await
// CHECK: {{^}}[[@LINE-7]]: await
// CHECK: {{^}}[[@LINE-7]]: await
// CHECK: {{^}}[[@LINE-7]]: await task eager can-await

QCoro::Task<> spawns(QObject *Context) {
  QCoro::connect(compute(), Context, [](int) {});
  compute().then([](int) {});
  co_return;
}
// CHECK: {{^}}[[@LINE-5]]: function 'spawns': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-5]]: call 'QCoro::connect': spawn
// CHECK: {{^}}[[@LINE-5]]: call 'QCoro::Task::then': spawn
// CHECK: {{^}}[[@LINE-7]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-7]]: function 'lambda': plain

QCoro::Task<> hops(QThread *Thread) {
  QThread::sleep(1);
  co_await QCoro::moveToThread(Thread);
  QThread::sleep(2);
}
// CHECK: {{^}}[[@LINE-5]]: function 'hops': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-5]]: call 'QThread::sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-5]]: call 'QCoro::moveToThread': hop
// CHECK: {{^}}[[@LINE-5]]: call 'QThread::sleep': blocking=sleep operation=sleep-for after-hop
// CHECK: {{^}}[[@LINE-7]]: await

QCoro::Task<> nests(QEventLoop &Loop) {
  QCoro::waitFor(compute());
  Loop.exec();
  Loop.processEvents();
  co_return;
}
// CHECK: {{^}}[[@LINE-6]]: function 'nests': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-6]]: call 'QCoro::waitFor': blocking=nested-loop operation=wait-task
// CHECK: {{^}}[[@LINE-6]]: call 'QEventLoop::exec': blocking=nested-loop operation=run-loop

QCoro::Task<> sleeps() {
  QThread::sleep(1);
  QThread::msleep(2);
  QThread::usleep(3);
  QThread::msleep(0);
  co_return;
}
// CHECK: {{^}}[[@LINE-7]]: function 'sleeps': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-7]]: call 'QThread::sleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-7]]: call 'QThread::msleep': blocking=sleep operation=sleep-for
// CHECK: {{^}}[[@LINE-7]]: call 'QThread::usleep': blocking=sleep operation=sleep-for

QCoro::Task<> waits(QThread &Thread, QFuture<int> Future, QSemaphore &Permits,
                    QMutex &Mutex, QWaitCondition &Condition) {
  Thread.wait();
  Future.waitForFinished();
  Future.result();
  Permits.acquire();
  Permits.tryAcquire();
  Permits.tryAcquire(1, 100);
  Permits.tryAcquire(1, 0);
  Mutex.lock();
  Mutex.tryLock();
  QMutexLocker Locker(&Mutex);
  Condition.wait(&Mutex);
  QThreadPool::globalInstance()->waitForDone();
  co_return;
}
// CHECK: {{^}}[[@LINE-16]]: function 'waits': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-15]]: call 'QThread::wait': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-15]]: call 'QFuture::waitForFinished': ready-after blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-15]]: call 'QFuture::result': ready-after blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-15]]: call 'QSemaphore::acquire': blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-14]]: call 'QSemaphore::tryAcquire': blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-13]]: call 'QMutex::lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-13]]: call 'QMutex::tryLock': lock-try
// CHECK: {{^}}[[@LINE-13]]: construction 'QMutexLocker': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-13]]: call 'QWaitCondition::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-13]]: call 'QThreadPool::waitForDone': blocking=wait operation=join-thread

QCoro::Task<> sockets(QTcpSocket &Socket, QTcpServer &Server) {
  Socket.waitForConnected();
  Socket.waitForReadyRead(100);
  Socket.waitForBytesWritten(0);
  Server.waitForNewConnection(100);
  // Does not wait by default.
  Server.waitForNewConnection();
  QHostInfo::fromName("localhost");
  // The data that is there.
  Socket.readAll();
  co_await qCoro(Socket).waitForConnected();
}
// CHECK: {{^}}[[@LINE-12]]: function 'sockets': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-12]]: call 'QTcpSocket::waitForConnected': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-12]]: call 'QTcpSocket::waitForReadyRead': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-11]]: call 'QTcpServer::waitForNewConnection': blocking=network operation=accept-socket
// CHECK: {{^}}[[@LINE-9]]: call 'QHostInfo::fromName': blocking=network operation=resolve-name
// CHECK: {{^}}[[@LINE-7]]: await task eager can-await

QCoro::Task<> processes(QProcess &Process) {
  Process.start("true");
  Process.waitForStarted();
  Process.waitForFinished();
  QProcess::execute("true");
  QProcess::startDetached("true");
  Process.readAll();
  co_return;
}
// CHECK: {{^}}[[@LINE-9]]: function 'processes': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-8]]: call 'QProcess::waitForStarted': blocking=process operation=run-process
// CHECK: {{^}}[[@LINE-8]]: call 'QProcess::waitForFinished': blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-8]]: call 'QProcess::execute': blocking=process operation=run-process

QCoro::Task<> resources() {
  QFile Resource(":/pages/index.html");
  Resource.open(QIODevice::ReadOnly);
  QFile OnDisk("index.html");
  OnDisk.open(QIODevice::ReadOnly);
  OnDisk.setFileName(":/pages/index.html");
  OnDisk.open(QIODevice::ReadOnly);
  co_return;
}
// CHECK: {{^}}[[@LINE-9]]: function 'resources': coroutine
// CHECK: {{^}}[[@LINE-8]]: call 'QFile::open': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::open': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::setFileName': non-blocking-on
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::open': blocking=disk operation=open-file

QCoro::Task<> files(QFile &File) {
  File.open(QIODevice::ReadOnly);
  File.readAll();
  File.write("text");
  QFile::remove("name");
  co_return;
}
// CHECK: {{^}}[[@LINE-7]]: function 'files': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::open': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::readAll': blocking=disk operation=read-file
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::write': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-7]]: call 'QFile::remove': blocking=disk operation=change-file-system

QCoro::Task<> logs(QString Text) {
  qDebug() << Text;
  qWarning("%s", "text");
  co_return;
}
// CHECK: {{^}}[[@LINE-5]]: function 'logs': coroutine library=qcoro kind=eager
// CHECK: {{^}}[[@LINE-5]]: call 'QDebug::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'QMessageLogger::debug': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'QMessageLogger::warning': sink=log

// One per core.
int counts() { return QThread::idealThreadCount(); }
// CHECK: {{^}}[[@LINE-1]]: function 'counts': plain
// CHECK: {{^}}[[@LINE-2]]: call 'QThread::idealThreadCount': machine-size

void parts(QList<int> Values, int Count) {
  qMin(Count, 8);
  qBound(1, Count, 8);
  Values.mid(0, 8);
  Values.first(8);
}
// CHECK: {{^}}[[@LINE-6]]: function 'parts': plain
// CHECK: {{^}}[[@LINE-6]]: call 'qMin': number-cap
// CHECK: {{^}}[[@LINE-6]]: call 'qBound': number-cap
// CHECK: {{^}}[[@LINE-6]]: call 'QList::mid': range-part
// CHECK: {{^}}[[@LINE-6]]: call 'QList::first': range-part

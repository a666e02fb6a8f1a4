// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Poco, on the real headers.

#include <Poco/ActiveResult.h>
#include <Poco/Condition.h>
#include <Poco/Data/RecordSet.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/SessionPool.h>
#include <Poco/Data/Transaction.h>
#include <Poco/DirectoryIterator.h>
#include <Poco/Event.h>
#include <Poco/File.h>
#include <Poco/FileStream.h>
#include <Poco/HMACEngine.h>
#include <Poco/Logger.h>
#include <Poco/MongoDB/Connection.h>
#include <Poco/Mutex.h>
#include <Poco/Net/DNS.h>
#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/FTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketReactor.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/WebSocket.h>
#include <Poco/NotificationQueue.h>
#include <Poco/PBKDF2Engine.h>
#include <Poco/Process.h>
#include <Poco/Redis/Array.h>
#include <Poco/Redis/Client.h>
#include <Poco/SHA1Engine.h>
#include <Poco/Semaphore.h>
#include <Poco/Thread.h>
#include <Poco/URI.h>

namespace net = Poco::Net;

void sleeps() {
  Poco::Thread::sleep(10);
  Poco::Thread::sleep(0);
  Poco::Thread::yield();
}
// CHECK: {{^}}[[@LINE-5]]: function 'sleeps': plain
// CHECK: {{^}}[[@LINE-5]]: call 'Poco::Thread::sleep': blocking=sleep operation=sleep-for

void waits(Poco::Thread &Thread, Poco::Event &Event, Poco::Condition &Condition, Poco::Mutex &Mutex,
           Poco::Semaphore &Semaphore, Poco::ActiveResult<int> &Result, Poco::NotificationQueue &Queue) {
  Thread.join();
  Event.wait();
  Event.tryWait(10);
  Event.tryWait(0);
  Condition.wait(Mutex);
  Condition.tryWait(Mutex, 0);
  Semaphore.wait();
  Result.wait();
  Queue.waitDequeueNotification();
  Thread.isRunning();
  Event.set();
  Condition.signal();
  Result.available();
  Queue.dequeueNotification();
}
// CHECK: {{^}}[[@LINE-17]]: function 'waits': plain
// CHECK: {{^}}[[@LINE-16]]: call 'Poco::Thread::join': blocking=wait operation=join-thread
// CHECK: {{^}}[[@LINE-16]]: call 'Poco::Event::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-16]]: call 'Poco::Event::tryWait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-15]]: call 'Poco::Condition::wait': blocking=wait operation=wait-condition
// CHECK: {{^}}[[@LINE-14]]: call 'Poco::Semaphore::wait': blocking=wait operation=acquire-semaphore
// CHECK: {{^}}[[@LINE-14]]: call 'Poco::ActiveResult::wait': blocking=wait operation=wait-future
// CHECK: {{^}}[[@LINE-14]]: call 'Poco::NotificationQueue::waitDequeueNotification': blocking=wait operation=receive-message

void locks(Poco::Mutex &Mutex) {
  Poco::Mutex::ScopedLock Guard(Mutex);
  Mutex.lock();
  Mutex.tryLock(10);
  Mutex.tryLock();
  Mutex.unlock();
}
// CHECK: {{^}}[[@LINE-7]]: function 'locks': plain
// CHECK: {{^}}[[@LINE-7]]: construction 'Poco::ScopedLock': blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-7]]: call 'Poco::Mutex::lock': lock-take blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-7]]: call 'Poco::Mutex::tryLock': lock-try blocking=lock operation=lock-mutex
// CHECK: {{^}}[[@LINE-7]]: call 'Poco::Mutex::tryLock': lock-try
// CHECK: {{^}}[[@LINE-7]]: call 'Poco::Mutex::unlock': lock-give

void processes(const Poco::ProcessHandle &Handle) {
  Poco::Process::wait(Handle);
  Handle.wait();
  Handle.tryWait();
  Handle.id();
}
// CHECK: {{^}}[[@LINE-6]]: function 'processes': plain
// CHECK: {{^}}[[@LINE-6]]: call 'Poco::Process::wait': blocking=process operation=wait-process
// CHECK: {{^}}[[@LINE-6]]: call 'Poco::ProcessHandle::wait': blocking=process operation=wait-process

void requests(net::HTTPClientSession &Plain, net::HTTPSClientSession &Secure, net::HTTPRequest &Request,
              net::HTTPResponse &Response) {
  Plain.sendRequest(Request);
  Plain.receiveResponse(Response);
  Secure.sendRequest(Request);
  Plain.setTimeout(Poco::Timespan(1, 0));
  Plain.setKeepAlive(true);
  Plain.connected();
  Request.set("Accept", "text/plain");
  Response.getStatus();
  Poco::URI("http://localhost").getHost();
}
// CHECK: {{^}}[[@LINE-12]]: function 'requests': plain
// CHECK: {{^}}[[@LINE-11]]: call 'Poco::Net::HTTPClientSession::sendRequest': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'Poco::Net::HTTPClientSession::receiveResponse': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'Poco::Net::HTTPSClientSession::sendRequest': blocking=http operation=request-http

void sockets(const net::SocketAddress &Peer, char *Buffer) {
  net::StreamSocket Socket;
  net::StreamSocket Connected(Peer);
  Socket.connect(Peer);
  Socket.sendBytes(Buffer, 10);
  Socket.receiveBytes(Buffer, 10);
  Socket.receiveBytes(Buffer, 10, MSG_DONTWAIT);
  Socket.connectNB(Peer);
  Socket.setNoDelay(true);
  Socket.available();
  Socket.close();
}
// CHECK: {{^}}[[@LINE-12]]: function 'sockets': plain
// CHECK: {{^}}[[@LINE-11]]: construction 'Poco::Net::StreamSocket': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-11]]: call 'Poco::Net::StreamSocket::connect': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-11]]: call 'Poco::Net::StreamSocket::sendBytes': blocking=network operation=write-socket
// CHECK: {{^}}[[@LINE-11]]: call 'Poco::Net::StreamSocket::receiveBytes': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-10]]: call 'Poco::Net::StreamSocket::connectNB': non-blocking-on

void modes(net::StreamSocket &Socket) {
  Socket.setBlocking(false);
  Socket.setBlocking(true);
}
// CHECK: {{^}}[[@LINE-4]]: function 'modes': plain
// CHECK: {{^}}[[@LINE-4]]: call 'Poco::Net::{{.*}}Socket::setBlocking': non-blocking-on
// CHECK: {{^}}[[@LINE-4]]: call 'Poco::Net::{{.*}}Socket::setBlocking': non-blocking-off

void services(net::ServerSocket &Server, net::DatagramSocket &Datagrams, net::SocketAddress &Peer, char *Buffer,
              net::SocketReactor &Reactor) {
  Server.acceptConnection();
  Datagrams.receiveFrom(Buffer, 10, Peer);
  net::DNS::hostByName("localhost");
  Reactor.run();
  Server.listen();
  Datagrams.bind(Peer);
  Reactor.stop();
}
// CHECK: {{^}}[[@LINE-10]]: function 'services': plain
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::ServerSocket::acceptConnection': blocking=network operation=accept-socket
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::DatagramSocket::receiveFrom': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::DNS::hostByName': blocking=network operation=resolve-name
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::SocketReactor::run': blocking=nested-loop operation=run-loop

void mails(net::MailMessage &Message) {
  net::SMTPClientSession Session("localhost");
  Session.login();
  Session.sendMessage(Message);
  net::FTPClientSession Files("localhost");
  Files.beginDownload("name");
  net::FTPClientSession Closed;
  Closed.isOpen();
}
// CHECK: {{^}}[[@LINE-9]]: function 'mails': plain
// CHECK: {{^}}[[@LINE-9]]: construction 'Poco::Net::SMTPClientSession': blocking=network operation=call-service
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::SMTPClientSession::login': blocking=network operation=call-service
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::SMTPClientSession::sendMessage': blocking=network operation=call-service
// CHECK: {{^}}[[@LINE-9]]: construction 'Poco::Net::FTPClientSession': blocking=network operation=call-service
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::Net::FTPClientSession::beginDownload': blocking=network operation=call-service

void web(net::HTTPClientSession &Session, net::HTTPRequest &Request, net::HTTPResponse &Response, char *Buffer, int &Flags) {
  net::WebSocket Socket(Session, Request, Response);
  Socket.receiveFrame(Buffer, 10, Flags);
  Socket.sendFrame(Buffer, 10);
  Socket.mode();
}
// CHECK: {{^}}[[@LINE-6]]: function 'web': plain
// CHECK: {{^}}[[@LINE-6]]: construction 'Poco::Net::WebSocket': blocking=network operation=connect-socket
// CHECK: {{^}}[[@LINE-6]]: call 'Poco::Net::WebSocket::receiveFrame': blocking=network operation=read-socket
// CHECK: {{^}}[[@LINE-6]]: call 'Poco::Net::WebSocket::sendFrame': blocking=network operation=write-socket

void queries(Poco::Data::SessionPool &Pool, const std::string &Sql, int &Count) {
  using namespace Poco::Data::Keywords;
  Poco::Data::Session Session("SQLite", "name");
  Session << Sql, now;
  Poco::Data::Statement Statement = (Session << "select count(*) from names", into(Count));
  Statement.execute();
  Session.begin();
  Session.commit();
  Pool.get();
  Poco::Data::RecordSet Rows(Session, "select 1");
  Poco::Data::Transaction Transaction(Session);
  Transaction.commit();
  // Nothing goes to the server.
  Poco::Data::Session Copy(Session);
  Session.isConnected();
  Statement.executeAsync();
  Poco::Data::RecordSet Same(Statement);
  Rows.rowCount();
  Pool.available();
}
// CHECK: {{^}}[[@LINE-20]]: function 'queries': plain
// CHECK: {{^}}[[@LINE-19]]: construction 'Poco::Data::Session': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-19]]: call 'Poco::Data::Statement::operator,': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::Session::operator<<': sink=sql
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::Session::operator<<': sink=sql
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::Statement::execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::Session::begin': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::Session::commit': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::SessionPool::get': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-20]]: construction 'Poco::Data::RecordSet': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-20]]: construction 'Poco::Data::Transaction': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-20]]: call 'Poco::Data::Transaction::commit': blocking=database operation=query-database

void stores(Poco::Redis::Array &Command, Poco::MongoDB::Connection &Connection, Poco::MongoDB::RequestMessage &Request,
            Poco::MongoDB::ResponseMessage &Response) {
  Poco::Redis::Client Client("localhost", 6379);
  Client.execute<std::string>(Command);
  Connection.connect("localhost", 27017);
  Connection.sendRequest(Request, Response);
  Poco::Redis::Client Closed;
  Command.add("GET");
}
// CHECK: {{^}}[[@LINE-9]]: function 'stores': plain
// CHECK: {{^}}[[@LINE-8]]: construction 'Poco::Redis::Client': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'Poco::Redis::Client::execute': blocking=database operation=query-database
// CHECK: {{^}}[[@LINE-8]]: call 'Poco::MongoDB::Connection::connect': blocking=database operation=open-database
// CHECK: {{^}}[[@LINE-8]]: call 'Poco::MongoDB::Connection::sendRequest': blocking=database operation=query-database

void files(Poco::File &File, std::vector<std::string> &Names) {
  File.exists();
  File.list(Names);
  File.remove();
  Poco::FileInputStream Input("name");
  Poco::DirectoryIterator Iterator(File);
  Poco::DirectoryIterator End;
  File.path();
}
// CHECK: {{^}}[[@LINE-9]]: function 'files': plain
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::File::exists': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::File::list': blocking=disk operation=query-file-system
// CHECK: {{^}}[[@LINE-9]]: call 'Poco::File::remove': blocking=disk operation=change-file-system
// CHECK: {{^}}[[@LINE-9]]: construction 'Poco::FileInputStream': blocking=disk operation=open-file
// CHECK: {{^}}[[@LINE-9]]: construction 'Poco::DirectoryIterator': blocking=disk operation=query-file-system

void hashes(Poco::PBKDF2Engine<Poco::HMACEngine<Poco::SHA1Engine>> &Slow, Poco::SHA1Engine &Fast) {
  Slow.digest();
  Fast.digest();
}
// CHECK: {{^}}[[@LINE-4]]: function 'hashes': plain
// CHECK: {{^}}[[@LINE-4]]: call 'Poco::PBKDF2Engine::digest': blocking=cpu operation=hash-password

void logs(Poco::Logger &Logger, const std::string &Text) {
  Logger.information(Text);
  Logger.name();
}
// CHECK: {{^}}[[@LINE-4]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-4]]: call 'Poco::Logger::information': sink=log

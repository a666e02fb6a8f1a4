// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of cpp-httplib, on the real header.

#include <httplib.h>

void requests(httplib::Client &Client, httplib::Request &Request, httplib::Params Form) {
  Client.Get("/");
  Client.Post("/", Form);
  Client.Delete("/");
  Client.send(Request);
  // Nothing goes to the server.
  Client.set_connection_timeout(1);
  Client.set_keep_alive(true);
  Client.is_socket_open();
  Client.stop();
}
// CHECK: {{^}}[[@LINE-11]]: function 'requests': plain
// CHECK: {{^}}[[@LINE-11]]: call 'httplib::Client::Get': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'httplib::Client::Post': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'httplib::Client::Delete': blocking=http operation=request-http
// CHECK: {{^}}[[@LINE-11]]: call 'httplib::Client::send': blocking=http operation=request-http

void results(httplib::Result &Result) {
  Result->get_header_value("Content-Type");
  httplib::to_string(Result.error());
}
// CHECK: {{^}}[[@LINE-4]]: function 'results': plain

// Get and Post of a server say who answers.
void serves(httplib::Server &Server) {
  Server.Get("/", [](const httplib::Request &, httplib::Response &) {});
  Server.Post("/", [](const httplib::Request &, httplib::Response &) {});
  Server.listen("localhost", 80);
  Server.stop();
}
// CHECK: {{^}}[[@LINE-6]]: function 'serves': plain
// CHECK: {{^}}[[@LINE-6]]: call 'httplib::Server::Get': callback
// CHECK: {{^}}[[@LINE-6]]: call 'httplib::Server::Post': callback
// CHECK: {{^}}[[@LINE-6]]: call 'httplib::Server::listen': blocking=nested-loop operation=run-loop
// CHECK: {{^}}[[@LINE-9]]: function 'lambda': plain
// CHECK: {{^}}[[@LINE-9]]: function 'lambda': plain

struct Mine : httplib::Client {};

void inherits(Mine &Own) {
  Own.Get("/");
}
// CHECK: {{^}}[[@LINE-3]]: function 'inherits': plain
// CHECK: {{^}}[[@LINE-3]]: call 'Mine::Get': blocking=http operation=request-http

#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Boost.Asio 1.81 (Debian libboost1.81-dev 1.81.0-5+deb12u1). A guess: an
# awaitable is lazy and co_spawn posts it, so that a local which is handed to it
# by reference is gone before the coroutine looks at it. From outside that is so.
# From a coroutine of the same executor it is not: co_spawn dispatches, the new
# coroutine runs to its first suspension before co_spawn comes back, and what it
# has moved out of the reference by then is safe.
#
# Seen: "from outside: spawned, begun; from a coroutine: begun, spawned".
set -euo pipefail
version=1.81.0-5+deb12u1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get -qq -o APT::Sandbox::User=root download "libboost1.81-dev=$version"
dpkg-deb -x libboost1.81-dev_*.deb root
command -v g++-12 >/dev/null || apt-get -qq install -y g++-12 >/dev/null

cat >order.cpp <<'CODE'
#include <boost/asio.hpp>
#include <iostream>

namespace asio = boost::asio;

asio::awaitable<void> work(const char *behind) {
  std::cout << "begun" << behind;
  co_await asio::post(asio::use_awaitable);
}
asio::awaitable<void> outer() {
  asio::co_spawn(co_await asio::this_coro::executor, work(", "), asio::detached);
  std::cout << "spawned" << std::endl;
}
int main() {
  asio::io_context loop;
  std::cout << "from outside: ";
  asio::co_spawn(loop, work("; from a coroutine: "), asio::detached);
  std::cout << "spawned, ";
  loop.run();
  loop.restart();
  asio::co_spawn(loop, outer(), asio::detached);
  loop.run();
}
CODE
g++-12 -std=c++20 -isystem root/usr/include order.cpp -o order
seen=$(./order)
echo "$seen"
[[ $seen == "from outside: spawned, begun; from a coroutine: begun, spawned" ]]

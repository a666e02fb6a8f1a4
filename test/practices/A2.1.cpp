// RUN: %practice %s -- -std=c++20 -I%inputs

#include <boost/asio.hpp>
#include <filesystem>
#include <fstream>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;

awaitable<std::string> bad(std::string path) {
  if (!std::filesystem::exists(path)) // bad: async-blocking-call
    co_return "";
  std::ifstream file(path); // bad: async-blocking-call
  std::string line;
  std::getline(file, line); // bad: async-blocking-call
  co_return line;
}

awaitable<std::size_t> good(asio::posix::stream_descriptor &file, asio::mutable_buffer into) {
  co_return co_await file.async_read_some(into, use_awaitable);
}

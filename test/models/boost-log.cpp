// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Boost.Log, on the real headers.

#include <boost/log/core.hpp>
#include <boost/log/sinks/async_frontend.hpp>
#include <boost/log/sinks/text_file_backend.hpp>
#include <boost/log/sources/logger.hpp>
#include <boost/log/sources/record_ostream.hpp>
#include <boost/log/sources/severity_logger.hpp>
#include <boost/log/trivial.hpp>
#include <boost/log/utility/manipulators/add_value.hpp>
#include <boost/log/utility/setup/file.hpp>
#include <string>

namespace logging = boost::log;
namespace project {
struct Money {};
logging::record_ostream &operator<<(logging::record_ostream &, const Money &);
} // namespace project
struct Point {};
std::ostream &operator<<(std::ostream &, const Point &);

void logs(const std::string &Text, const char *Chars, int Number) {
  BOOST_LOG_TRIVIAL(info) << Text;
  BOOST_LOG_TRIVIAL(error) << Chars << Number;
  BOOST_LOG_TRIVIAL(debug) << Point() << project::Money() << logging::add_value("Name", Text);
}
// CHECK: {{^}}[[@LINE-5]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-5]]: call 'boost::log::operator<<': sink=log
// CHECK: {{^}}[[@LINE-5]]: call 'boost::log::basic_record_ostream::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'boost::log::basic_record_ostream::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'boost::log::operator<<': sink=log
// CHECK: {{^}}[[@LINE-7]]: call 'project::operator<<': sink=log
// CHECK: {{^}}[[@LINE-8]]: call 'boost::log::operator<<': sink=log

void sources(logging::sources::logger &Logger, logging::sources::severity_logger<int> &Severe, const std::string &Text) {
  BOOST_LOG(Logger) << Text;
  BOOST_LOG_SEV(Severe, 1) << Text;
  if (logging::record Record = Logger.open_record()) {
    logging::record_ostream Stream(Record);
    Stream << Text;
    Stream.flush();
    Logger.push_record(std::move(Record));
  }
}
// CHECK: {{^}}[[@LINE-10]]: function 'sources': plain
// CHECK: {{^}}[[@LINE-10]]: call 'boost::log::operator<<': sink=log
// CHECK: {{^}}[[@LINE-10]]: call 'boost::log::operator<<': sink=log
// CHECK: {{^}}[[@LINE-8]]: call 'boost::log::operator<<': sink=log

// A stream into a string of the program's is no record.
void formats(const std::string &Text, std::string &Into, std::ostream &Other) {
  logging::formatting_ostream Stream(Into);
  Stream << Text << 1;
  Other << Text;
}
// CHECK: {{^}}[[@LINE-5]]: function 'formats': plain

void flushes(logging::sinks::asynchronous_sink<logging::sinks::text_file_backend> &Sink) {
  logging::add_file_log("name");
  logging::core::get()->flush();
  logging::core::get()->set_logging_enabled(false);
  Sink.flush();
  Sink.stop();
}
// CHECK: {{^}}[[@LINE-7]]: function 'flushes': plain
// CHECK: {{^}}[[@LINE-6]]: call 'boost::log::core::flush': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-5]]: call 'boost::log::sinks::asynchronous_sink::flush': blocking=disk operation=write-file
// CHECK: {{^}}[[@LINE-5]]: call 'boost::log::sinks::asynchronous_sink::stop': blocking=disk operation=write-file

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

namespace sql {

class ResultSet {
public:
  virtual bool next() = 0;
  virtual int getInt(unsigned) const = 0;
};

class Statement {
public:
  virtual bool execute(const std::string &) = 0;
  virtual ResultSet *executeQuery(const std::string &) = 0;
  virtual int executeUpdate(const std::string &) = 0;
  virtual void setQueryTimeout(unsigned) = 0;
};

class PreparedStatement : public Statement {
public:
  using Statement::executeQuery;
  virtual ResultSet *executeQuery() = 0;
  virtual void setInt(unsigned, int) = 0;
  virtual void clearParameters() = 0;
};

class Connection {
public:
  virtual Statement *createStatement() = 0;
  virtual PreparedStatement *prepareStatement(const std::string &) = 0;
  virtual void commit() = 0;
  virtual bool reconnect() = 0;
  virtual bool isClosed() = 0;
};

class Driver {
public:
  virtual Connection *connect(const std::string &, const std::string &, const std::string &) = 0;
};

} // namespace sql

extern "C" sql::Driver *get_driver_instance();

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string>

namespace log4cplus {
using tstring = std::string;

class NDC {
public:
  void clear();
  tstring pop();
  void pop_void();
  void push(const tstring &);
  void push(const char *);
  void remove();
};
NDC &getNDC();

class NDCContextCreator {
public:
  explicit NDCContextCreator(const tstring &);
  explicit NDCContextCreator(const char *);
  ~NDCContextCreator();
};
} // namespace log4cplus

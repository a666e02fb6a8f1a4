// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <boost/range/irange.hpp>

namespace seastar {

class smp {
public:
  static unsigned count;
  static boost::integer_range<unsigned> all_cpus() noexcept;
};

} // namespace seastar

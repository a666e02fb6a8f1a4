// RUN: %check_tidy %s async-reference-across-await %t --option AllowedPlaces='app::store::lines*' -- -std=c++20 -I%inputs

#include "task.h"
#include <string>
#include <vector>

own::task<> tick();
void use(const std::string &);
namespace app {
class store {
  std::vector<std::string> lines_;
  std::vector<std::string> others_;

public:
  void add(std::string line) {
    lines_.push_back(line);
    others_.push_back(line);
  }
  own::task<> allowed() {
    auto &last = lines_.back();
    co_await tick();
    use(last);
  }
  own::task<> reported() {
    auto &last = others_.back();
    co_await tick();
    use(last);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'last' refers into 'others_' since before the coroutine suspended: what others have done there may leave it dangling
    // CHECK-MESSAGES: :[[@LINE-12]]:5: note: 'app::store::add' changes it meanwhile
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: obtained here
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: suspended here
  }
};
} // namespace app

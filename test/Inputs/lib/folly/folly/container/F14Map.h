// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <cstddef>
#include <utility>

namespace folly {
namespace f14::detail {

template <typename K, typename V> class F14BasicMap {
public:
  using value_type = std::pair<const K, V>;
  using iterator = value_type *;

  iterator find(const K &key);
  iterator end();
  bool contains(const K &key) const;
  bool empty() const;
  std::pair<iterator, bool> insert(value_type value);
  template <typename... Args> std::pair<iterator, bool> try_emplace(K key, Args &&...args);
  V &operator[](const K &key);
  std::size_t erase(const K &key);
  void clear();
};

} // namespace f14::detail

template <typename K, typename V> class F14FastMap : public f14::detail::F14BasicMap<K, V> {};
template <typename K, typename V> class F14NodeMap : public f14::detail::F14BasicMap<K, V> {};

} // namespace folly

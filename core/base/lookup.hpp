// A hash table from names or numbers to numbers, compiled once for each of its two keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mesh {

/// A key as it is kept.
template <typename Key>
struct KeptKey {
  explicit KeptKey(Key all) : key(all) {}
  Key key;
};

/// A text has its last bytes beside it, which are all of a short one and tell most others apart.
template <>
struct KeptKey<std::string_view> {
  explicit KeptKey(std::string_view text);
  std::string_view key;
  uint64_t end;
};

/// Remembers a number for each key. Text keys are views: what they view must outlive the table.
///
/// Bounds:  O(1) for each call, `set_all` and `clear` aside.
template <typename Key>
class Lookup {
 public:
  [[nodiscard]] std::optional<uint32_t> find(Key key) const;
  /// Remembers `value` for `key`, in the place of what was known.
  void set(Key key, uint32_t value);
  /// Remembers `value` for `key` if the key is new. Gives what is known then.
  uint32_t add(Key key, uint32_t value);
  /// Remembers what `other` does, in the place of what was known.
  void set_all(const Lookup& other);
  void clear();
  [[nodiscard]] size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    KeptKey<Key> kept;
    uint32_t value;
  };

  [[nodiscard]] size_t slot_of(const KeptKey<Key>& wanted) const;
  void grow();

  std::vector<Entry> entries_;
  /// For each slot one more than its entry's place; 0 for a free one. Their number is a power of two.
  std::vector<uint32_t> slots_;
};

using NameLookup = Lookup<std::string_view>;
using NumberLookup = Lookup<uint64_t>;

extern template class Lookup<std::string_view>;
extern template class Lookup<uint64_t>;

}  // namespace mesh

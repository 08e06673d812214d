#include "base/lookup.hpp"

#include <cstring>

namespace mesh {
namespace {

constexpr size_t fewest_slots = 16;

/// Fibonacci hashing: the high bits of the product depend on every bit of the key.
size_t hash_of(uint64_t key) { return static_cast<size_t>((key * 0x9E3779B97F4A7C15U) >> 32U); }

uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

template <typename Word>
uint64_t word_at(std::string_view key, size_t at) {
  Word word;
  std::memcpy(&word, key.data() + at, sizeof word);
  return word;
}

/// The last eight bytes of a text, or all of a shorter one, some of them twice.
uint64_t last_word(std::string_view key) {
  const size_t size = key.size();
  if (size >= 8) return word_at<uint64_t>(key, size - 8);
  if (size >= 4) return word_at<uint32_t>(key, 0) << 32U | word_at<uint32_t>(key, size - 4);
  if (size == 0) return 0;
  return word_at<uint8_t>(key, 0) << 16U | word_at<uint8_t>(key, size / 2) << 8U | word_at<uint8_t>(key, size - 1);
}

// Texts are gone through eight bytes at a time.

size_t hash_of(const KeptKey<std::string_view>& kept) {
  const std::string_view key = kept.key;
  uint64_t hash = key.size();
  for (size_t at = 0; at + 8 < key.size(); at += 8) hash = mixed(hash, word_at<uint64_t>(key, at));
  return hash_of(mixed(hash, kept.end));
}

size_t hash_of(const KeptKey<uint64_t>& kept) { return hash_of(kept.key); }

bool is_same(const KeptKey<std::string_view>& a, const KeptKey<std::string_view>& b) {
  const size_t size = a.key.size();
  if (size != b.key.size() || a.end != b.end) return false;
  for (size_t at = 0; at + 8 < size; at += 8) {
    if (word_at<uint64_t>(a.key, at) != word_at<uint64_t>(b.key, at)) return false;
  }
  return true;
}

bool is_same(const KeptKey<uint64_t>& a, const KeptKey<uint64_t>& b) { return a.key == b.key; }

}  // namespace

KeptKey<std::string_view>::KeptKey(std::string_view text) : key(text), end(last_word(text)) {}

/// The slot that holds the key, or the free one where it belongs.
template <typename Key>
size_t Lookup<Key>::slot_of(const KeptKey<Key>& wanted) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash_of(wanted) & mask;
  while (slots_[slot] != 0 && !is_same(entries_[slots_[slot] - 1].kept, wanted)) slot = (slot + 1) & mask;
  return slot;
}

template <typename Key>
std::optional<uint32_t> Lookup<Key>::find(Key key) const {
  if (slots_.empty()) return std::nullopt;
  const uint32_t entry = slots_[slot_of(KeptKey<Key>(key))];
  if (entry == 0) return std::nullopt;
  return entries_[entry - 1].value;
}

template <typename Key>
void Lookup<Key>::set(Key key, uint32_t value) {
  if (add(key, value) != value) entries_[slots_[slot_of(KeptKey<Key>(key))] - 1].value = value;
}

template <typename Key>
uint32_t Lookup<Key>::add(Key key, uint32_t value) {
  if (entries_.size() * 2 >= slots_.size()) grow();
  const KeptKey<Key> kept(key);
  uint32_t& slot = slots_[slot_of(kept)];
  if (slot == 0) {
    entries_.push_back({kept, value});
    slot = static_cast<uint32_t>(entries_.size());
  }
  return entries_[slot - 1].value;
}

template <typename Key>
void Lookup<Key>::set_all(const Lookup& other) {
  for (const Entry& entry : other.entries_) set(entry.kept.key, entry.value);
}

template <typename Key>
void Lookup<Key>::clear() {
  entries_.clear();
  slots_.clear();
}

template <typename Key>
void Lookup<Key>::grow() {
  const size_t size = slots_.empty() ? fewest_slots : slots_.size() * 2;
  slots_.clear();
  slots_.resize(size);
  for (size_t index = 0; index < entries_.size(); ++index) {
    slots_[slot_of(entries_[index].kept)] = static_cast<uint32_t>(index + 1);
  }
}

template class Lookup<std::string_view>;
template class Lookup<uint64_t>;

}  // namespace mesh

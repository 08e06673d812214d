#include "base/natural.hpp"

#include <algorithm>
#include <bit>

namespace mesh {
namespace {

constexpr size_t word_bits = 32;

}  // namespace

Natural::Natural(uint64_t value) : words_{static_cast<uint32_t>(value), static_cast<uint32_t>(value >> word_bits)} { trim(); }

void Natural::trim() {
  while (!words_.empty() && words_.back() == 0) words_.pop_back();
}

size_t Natural::bits() const {
  return words_.empty() ? 0 : words_.size() * word_bits - static_cast<size_t>(std::countl_zero(words_.back()));
}

void Natural::multiply_and_add(uint32_t factor, uint32_t term) {
  uint64_t carry = term;
  for (uint32_t& word : words_) {
    carry += uint64_t{word} * factor;
    word = static_cast<uint32_t>(carry);
    carry >>= word_bits;
  }
  if (carry > 0) words_.push_back(static_cast<uint32_t>(carry));
  trim();
}

void Natural::multiply_by_power(uint32_t base, uint32_t exponent) {
  for (; exponent > 0; --exponent) multiply_and_add(base, 0);
}

void Natural::shift_left(size_t count) {
  if (is_zero()) return;
  const auto rest = static_cast<uint32_t>(count % word_bits);
  multiply_and_add(uint32_t{1} << rest, 0);
  words_.insert(words_.begin(), count / word_bits, 0);
}

void Natural::subtract(const Natural& other) {
  uint64_t borrow = 0;
  for (size_t at = 0; at < words_.size(); ++at) {
    const uint64_t taken = borrow + (at < other.words_.size() ? other.words_[at] : 0);
    borrow = words_[at] < taken ? 1 : 0;
    words_[at] = static_cast<uint32_t>(words_[at] - taken);
  }
  trim();
}

bool operator<(const Natural& a, const Natural& b) {
  if (a.words_.size() != b.words_.size()) return a.words_.size() < b.words_.size();
  return std::lexicographical_compare(a.words_.rbegin(), a.words_.rend(), b.words_.rbegin(), b.words_.rend());
}

std::string Natural::decimal() const {
  constexpr uint32_t billion = 1'000'000'000;
  constexpr int digits_of_billion = 9;
  std::string reversed;
  std::vector<uint32_t> left = words_;
  while (!left.empty()) {
    uint64_t remainder = 0;
    for (size_t at = left.size(); at-- > 0;) {
      remainder = (remainder << word_bits) | left[at];
      left[at] = static_cast<uint32_t>(remainder / billion);
      remainder %= billion;
    }
    while (!left.empty() && left.back() == 0) left.pop_back();
    for (int digit = 0; digit < digits_of_billion; ++digit, remainder /= 10) reversed += static_cast<char>('0' + remainder % 10);
  }
  while (!reversed.empty() && reversed.back() == '0') reversed.pop_back();
  if (reversed.empty()) return "0";
  return {reversed.rbegin(), reversed.rend()};
}

}  // namespace mesh

#include "base/floating.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/natural.hpp"
#include "base/text.hpp"

namespace mesh {
namespace {

constexpr int mantissa_bits = 53;
/// The exponent of the smallest double that has all its mantissa, and of the smallest of all.
constexpr int least_normal_exponent = -1022;
constexpr int least_exponent = -1074;

/// `digits` * 10^`exponent`.
struct Decimal {
  std::string digits;
  int64_t exponent = 0;
};

bool is_word(std::string_view text, std::string_view word) {
  return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return (a | 0x20) == b; });
}

/// Takes digits off the front of `text`. Those that cannot decide how the number is rounded are left out: of them only counts
/// whether one is not 0.
void take_digits(std::string_view& text, Decimal& number, bool& is_more, bool is_fraction) {
  // One more than the digits of the number half way between any two doubles.
  constexpr size_t most_digits = 770;
  for (; !text.empty() && is_ascii_digit(text.front()); text.remove_prefix(1)) {
    const bool is_leading_zero = number.digits.empty() && text.front() == '0';
    const bool has_room = number.digits.size() < most_digits;
    if (!is_leading_zero && has_room) number.digits += text.front();
    if (!has_room) is_more = is_more || text.front() != '0';
    if (!has_room) ++number.exponent;
    if (is_fraction) --number.exponent;
  }
}

/// Takes `e`, a sign and digits; false where they are not whole.
bool take_exponent(std::string_view& text, Decimal& number) {
  constexpr int64_t beyond_all = 100'000'000;
  text.remove_prefix(1);
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return false;
  int64_t exponent = 0;
  for (; !text.empty() && is_ascii_digit(text.front()); text.remove_prefix(1)) {
    exponent = std::min(exponent * 10 + (text.front() - '0'), beyond_all);
  }
  number.exponent += is_negative ? -exponent : exponent;
  return text.empty();
}

std::optional<Decimal> decimal_number(std::string_view text) {
  Decimal number;
  bool is_more = false;
  size_t others = text.size();
  take_digits(text, number, is_more, false);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    --others;
    take_digits(text, number, is_more, true);
  }
  if (text.size() == others) return std::nullopt;
  if (!text.empty() && ((text.front() | 0x20) != 'e' || !take_exponent(text, number))) return std::nullopt;
  if (is_more) {
    number.digits += '1';
    --number.exponent;
  }
  return number;
}

/// The double nearest to `quotient` * 2^-`shift`, where `is_more` says that there is something below the quotient's last bit.
double rounded(uint64_t quotient, int shift, bool is_more) {
  const auto width = static_cast<int>(std::bit_width(quotient));
  const int exponent = width - 1 - shift;
  const int kept = exponent >= least_normal_exponent ? mantissa_bits : exponent - least_exponent + 1;
  if (kept < 0) return 0;
  const int dropped = width - kept;
  const uint64_t mantissa = dropped >= 64 ? 0 : quotient >> dropped;
  const uint64_t rest = dropped >= 64 ? quotient : quotient & ((uint64_t{1} << dropped) - 1);
  const uint64_t half = uint64_t{1} << (dropped - 1);
  const bool is_up = rest > half || (rest == half && (is_more || mantissa % 2 == 1));
  return std::ldexp(static_cast<double>(mantissa + (is_up ? 1 : 0)), dropped - shift);
}

double nearest(const Decimal& number) {
  constexpr int64_t above_all = 310;
  constexpr int64_t below_all = -330;
  const int64_t magnitude = static_cast<int64_t>(number.digits.size()) + number.exponent;
  if (number.digits.empty() || magnitude < below_all) return 0;
  if (magnitude > above_all) return std::numeric_limits<double>::infinity();
  Natural numerator(0);
  for (const char digit : number.digits) numerator.multiply_and_add(10, static_cast<uint32_t>(digit - '0'));
  Natural denominator(1);
  (number.exponent < 0 ? denominator : numerator).multiply_by_power(10, static_cast<uint32_t>(std::abs(number.exponent)));
  // The quotient of numbers whose widths differ so has 63 or 64 bits.
  const int shift = 63 - static_cast<int>(numerator.bits()) + static_cast<int>(denominator.bits());
  (shift < 0 ? denominator : numerator).shift_left(static_cast<size_t>(std::abs(shift)));
  denominator.shift_left(63);
  uint64_t quotient = 0;
  for (int bit = 0; bit < 64; ++bit) {
    quotient <<= 1U;
    if (!(numerator < denominator)) {
      numerator.subtract(denominator);
      quotient |= 1U;
    }
    numerator.shift_left(1);
  }
  return rounded(quotient, shift, !numerator.is_zero());
}

/// The digits of `mantissa` * 2^`exponent` * 10^`places`, where `places` makes it whole.
std::string whole_digits(uint64_t mantissa, int exponent) {
  Natural number(mantissa);
  if (exponent >= 0) {
    number.shift_left(static_cast<size_t>(exponent));
  } else {
    number.multiply_by_power(5, static_cast<uint32_t>(-exponent));
  }
  return number.decimal();
}

/// `digits` with the first `kept` of them, and 0 for the others; or the next number of that many digits.
std::string cut(std::string_view digits, size_t kept, bool is_up) {
  std::string found(digits);
  std::fill(found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), '0');
  for (size_t at = kept; is_up && at-- > 0;) {
    is_up = found[at] == '9';
    found[at] = is_up ? '0' : static_cast<char>(found[at] + 1);
  }
  return found;
}

/// Of the numbers between `low` and `high`, written as `digits` is, the one with the fewest digits; of these the nearest.
std::string shortest(const std::string& digits, const std::string& low, const std::string& high, bool may_touch) {
  const auto fits = [&](const std::string& candidate) {
    return may_touch ? low <= candidate && candidate <= high : low < candidate && candidate < high;
  };
  for (size_t kept = 1; kept < digits.size(); ++kept) {
    const bool is_up_nearer = digits[kept] >= '5';
    for (const bool is_up : {is_up_nearer, !is_up_nearer}) {
      std::string candidate = cut(digits, kept, is_up);
      if (fits(candidate)) return candidate;
    }
  }
  return digits;
}

/// Puts a point before the last `places` digits, and leaves out what says nothing.
std::string with_point(std::string digits, size_t places) {
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) {
    digits.insert(digits.size() - places, 1, '.');
    digits.resize(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
  }
  const size_t zeros = std::min(digits.find_first_not_of('0'), digits.size());
  const bool is_fraction = zeros < digits.size() && digits[zeros] == '.';
  return digits.substr(is_fraction || zeros == digits.size() ? zeros - 1 : zeros);
}

std::string finite_decimal(double value) {
  int exponent = 0;
  const auto fraction = std::frexp(value, &exponent);
  exponent = std::max(exponent - mantissa_bits, least_exponent);
  const auto mantissa = static_cast<uint64_t>(std::ldexp(value, -exponent));
  // In quarters of the mantissa's last bit, so that half way to either neighbour is whole. Below a power of two they lie closer.
  const bool is_power = fraction == 0.5 && exponent > least_exponent;
  const int quarter = exponent - 2;
  const std::string high = whole_digits(4 * mantissa + 2, quarter);
  const auto padded = [&](const std::string& digits) { return std::string(high.size() - digits.size(), '0') + digits; };
  const std::string low = padded(whole_digits(4 * mantissa - (is_power ? 1 : 2), quarter));
  const std::string digits = padded(whole_digits(4 * mantissa, quarter));
  return with_point(shortest(digits, low, high, mantissa % 2 == 0), quarter < 0 ? static_cast<size_t>(-quarter) : 0);
}

}  // namespace

std::optional<double> double_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  std::optional<double> value;
  if (is_word(text, "nan")) {
    value = std::numeric_limits<double>::quiet_NaN();
  } else if (is_word(text, "inf") || is_word(text, "infinity")) {
    value = std::numeric_limits<double>::infinity();
  } else if (const auto number = decimal_number(text)) {
    value = nearest(*number);
  }
  if (value && is_negative) value = -*value;
  return value;
}

std::string decimal_of(double value) {
  if (std::isnan(value)) return "NaN";
  const std::string sign = std::signbit(value) ? "-" : "";
  if (std::isinf(value)) return sign + "inf";
  if (value == 0) return sign + "0";
  return sign + finite_decimal(std::abs(value));
}

}  // namespace mesh

#include "base/floating.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>

#include "catch.hpp"

using mesh::decimal_of;
using mesh::double_of;

namespace {

/// The same double, also of zeros and their signs.
bool is_same(std::optional<double> a, double b) { return a && std::bit_cast<uint64_t>(*a) == std::bit_cast<uint64_t>(b); }

}  // namespace

TEST_CASE("a double is written with the fewest digits that read back") {
  CHECK(decimal_of(0.1) == "0.1");
  CHECK(decimal_of(0.1 + 0.2) == "0.30000000000000004");
  CHECK(decimal_of(3.0) == "3");
  CHECK(decimal_of(-0.0) == "-0");
  CHECK(decimal_of(1e21) == "1000000000000000000000");
  CHECK(decimal_of(5e-324) == "0." + std::string(323, '0') + "5");
  CHECK(decimal_of(std::numeric_limits<double>::max()) == "17976931348623157" + std::string(292, '0'));
  CHECK(decimal_of(0x1p-44) == "0.00000000000005684341886080802");
  CHECK(decimal_of(std::nan("")) == "NaN");
  CHECK(decimal_of(-std::numeric_limits<double>::infinity()) == "-inf");
}

TEST_CASE("a decimal number is read as the nearest double") {
  CHECK(is_same(double_of("+2.5"), 2.5));
  CHECK(is_same(double_of("-2.5e1"), -25));
  CHECK(is_same(double_of(".5"), 0.5));
  CHECK(is_same(double_of("1."), 1));
  CHECK(is_same(double_of("-0"), -0.0));
  CHECK(is_same(double_of("0e99999999999"), 0));
  CHECK(is_same(double_of("1" + std::string(400, '0') + "e-400"), 1));
  CHECK(is_same(double_of("-Infinity"), -std::numeric_limits<double>::infinity()));
  CHECK(std::isnan(*double_of("nan")));
}

TEST_CASE("a number beside the doubles goes to an end of them") {
  CHECK(is_same(double_of("1e400"), std::numeric_limits<double>::infinity()));
  CHECK(is_same(double_of("1.7976931348623158e308"), std::numeric_limits<double>::max()));
  CHECK(is_same(double_of("1.7976931348623159e308"), std::numeric_limits<double>::infinity()));
  CHECK(is_same(double_of("2.4703282292062327e-324"), 0));
  CHECK(is_same(double_of("2.4703282292062328e-324"), std::numeric_limits<double>::denorm_min()));
}

TEST_CASE("half way between two doubles the even one is taken, unless a digit far behind says otherwise") {
  const std::string half = "9007199254740993";
  CHECK(is_same(double_of(half), 9007199254740992));
  CHECK(is_same(double_of(half + "." + std::string(900, '0') + "1"), 9007199254740994));
  CHECK(is_same(double_of("9007199254740995"), 9007199254740996));
}

TEST_CASE("what is no decimal number is refused") {
  const auto text = GENERATE("", "-", "+-1", "--1", ".", "e5", "1e", "1e+", "1x", "1 ", "0x10", "1_0", "in");
  CHECK_FALSE(double_of(text));
}

TEST_CASE("every double is read as the standard library reads it, and comes back from its own text") {
  std::mt19937_64 random(1);
  for (int round = 0; round < 2000; ++round) {
    const auto value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    char spelling[32];
    const auto end = std::to_chars(spelling, spelling + sizeof spelling, value, std::chars_format::scientific).ptr;
    CHECK(is_same(double_of({spelling, static_cast<size_t>(end - spelling)}), value));
    CHECK(is_same(double_of(decimal_of(value)), value));
  }
}

// Floats as text and back. A migration's preview has no floats, and core's smallest standard library cannot convert them.
#include <mesh/values.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.hpp"
#include "runtime/values.hpp"

using namespace mesh::runtime;

namespace {

/// The longest double without an exponent: a sign, "0.", 323 zeros and 17 digits.
constexpr size_t longest_double = 345;

}  // namespace

MeshString* mesh_float_to_string(double value) {
  if (std::isnan(value)) return new_string("NaN");
  char digits[longest_double];
  const auto written = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
  return new_string({digits, static_cast<size_t>(written.ptr - digits)});
}

MeshOption* mesh_string_to_float(const MeshString* text) {
  const std::string_view digits = without_plus(mesh::trim(text_of(text)));
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return none();
  return some(box(std::bit_cast<int64_t>(value)));
}

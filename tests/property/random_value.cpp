#include "random_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mesh::test {
namespace {

/// The fewest digits that read back as the number, without an exponent.
std::string shown_number(double number) {
  // A calculation gives one of several, whose signs differ.
  if (std::isnan(number)) throw TooLong();
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  std::string out(32, '\0');
  const auto end = std::to_chars(out.data(), out.data() + out.size(), std::abs(number), std::chars_format::scientific);
  const std::string_view written(out.data(), static_cast<size_t>(end.ptr - out.data()));
  const size_t exponent_at = written.find('e');
  const int exponent = std::stoi(std::string(written.substr(exponent_at + 1)));
  std::string digits{written[0]};
  if (exponent_at > 1) digits += written.substr(2, exponent_at - 2);
  // As many digits as stand before the point.
  const int whole = exponent + 1;
  if (whole < 1) digits.insert(0, static_cast<size_t>(1 - whole), '0');
  const auto point = static_cast<size_t>(std::max(whole, 1));
  if (digits.size() < point) digits.resize(point, '0');
  if (digits.size() > point) digits.insert(point, ".");
  return (std::signbit(number) ? "-" : "") + digits;
}

bool equal_maps(const Value& a, const Value& b) {
  for (size_t at = 0; at < a.keys.size(); ++at) {
    const size_t place = place_of(b, a.keys[at]);
    if (place == b.keys.size() || !equal(a.items[at], b.items[place])) return false;
  }
  return true;
}

}  // namespace

bool equal(const Value& a, const Value& b) {
  if (a.number != b.number || a.real != b.real || a.text != b.text) return false;
  if (a.items.size() != b.items.size()) return false;
  return a.keys.empty() ? std::equal(a.items.begin(), a.items.end(), b.items.begin(), equal) : equal_maps(a, b);
}

std::string shown(const Value& value, const Type& type) {
  if (type.sort == Sort::integer) return std::to_string(value.number);
  if (type.sort == Sort::boolean) return value.number != 0 ? "true" : "false";
  if (type.sort == Sort::string) return value.text;
  if (type.sort == Sort::floating) return shown_number(value.real);
  std::vector<std::string> parts;
  for (size_t at = 0; at < value.items.size(); ++at) {
    const std::string key = type.sort == Sort::map ? shown(value.keys[at], type.of[0]) + " => " : "";
    parts.push_back(key + shown(value.items[at], type.of.back()));
  }
  return type.sort == Sort::map ? "%{" + joined(parts, ", ") + "}" : "[" + joined(parts, ", ") + "]";
}

size_t place_of(const Value& map, const Value& key) {
  const auto is_key = [&key](const Value& other) { return other.number == key.number && other.text == key.text; };
  return static_cast<size_t>(std::find_if(map.keys.begin(), map.keys.end(), is_key) - map.keys.begin());
}

void put(Value& map, const Value& key, const Value& value) {
  const size_t place = place_of(map, key);
  if (place < map.keys.size()) {
    map.items[place] = value;
    return;
  }
  map.keys.push_back(key);
  map.items.push_back(value);
}

}  // namespace mesh::test

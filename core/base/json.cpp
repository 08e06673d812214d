#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/bug.hpp"

namespace mesh {
namespace {

bool is_plain(char byte) { return byte >= 0x20 && byte != '"' && byte != '\\' && static_cast<unsigned char>(byte) < 0x80; }

/// Whether each of eight bytes is plain. A sum or a difference that goes over into the next byte only makes that look less plain.
bool are_plain(const char* bytes) {
  constexpr uint64_t ones = 0x0101010101010101;
  constexpr uint64_t tops = 0x80 * ones;
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const uint64_t without_quote = word ^ ('"' * ones);
  const uint64_t without_backslash = word ^ ('\\' * ones);
  return ((word | (word - 0x20 * ones) | (without_quote - ones) | (without_backslash - ones)) & tops) == 0;
}

/// The end of what needs no escape from `at` on.
size_t skip_plain(std::string_view text, size_t at) {
  while (text.size() - at >= 8 && are_plain(text.data() + at)) at += 8;
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

void append_escaped(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (byte) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: out += "\\u00"; break;
  }
  out += digits[static_cast<unsigned char>(byte) >> 4U];
  out += digits[static_cast<unsigned char>(byte) & 0xFU];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  size_t end = skip_plain(text, 0);
  std::array<char, 64> quoted;
  if (end == text.size() && end + 2 <= quoted.size()) {
    quoted[0] = quoted[end + 1] = '"';
    std::copy(text.begin(), text.end(), quoted.begin() + 1);
    out.append(quoted.data(), end + 2);
    return;
  }
  out += '"';
  for (size_t at = 0; at < text.size(); end = skip_plain(text, at)) {
    out.append(text.data() + at, end - at);
    at = end;
    if (at == text.size()) break;
    const CodePoint point = decode_utf8(text, at);
    if (!point.is_well_formed) {
      out += "\xEF\xBF\xBD";
    } else if (point.value < 0x80) {
      append_escaped(out, text[at]);
    } else if (point.value == 0x2028 || point.value == 0x2029) {
      out += point.value == 0x2028 ? "\\u2028" : "\\u2029";
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  out += '"';
}

void JsonWriter::comma() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
  comma();
  out_ += '{';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  comma();
  out_ += '[';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  std::array<char, 64> text{',', '"'};
  if (name.size() + 4 > text.size()) bug("a member's name is too long");
  std::memcpy(text.data() + 2, name.data(), name.size());
  text[name.size() + 2] = '"';
  text[name.size() + 3] = ':';
  const size_t begin = needs_comma_ ? 0 : 1;
  out_.append(text.data() + begin, name.size() + 4 - begin);
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(Piece text) {
  comma();
  append_json_string(out_, text.text());
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  std::array<char, 20> digits;
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return written({digits.data(), static_cast<size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::boolean(bool value) { return written(value ? "true" : "false"); }

JsonWriter& JsonWriter::written(std::string_view text) {
  comma();
  out_ += text;
  return *this;
}

JsonWriter& JsonWriter::null() { return written("null"); }

}  // namespace mesh

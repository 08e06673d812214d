#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/eight_bytes.hpp"

namespace mesh {
namespace {

/// What a string's byte or code point takes at most: `\u` and four digits.
constexpr size_t most_of_one = 6;

bool is_plain(char byte) { return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\'; }

/// Whether each of eight bytes is plain.
bool are_plain(uint64_t word) {
  using namespace eight_bytes;
  return none(word | below(word, ' ') | equal(word, '"') | equal(word, '\\'));
}

/// Copies what needs no escape from `at` on, `most` bytes at most; gives how many there are.
size_t copy_plain(std::string_view text, size_t at, char* to, size_t most) {
  const size_t size = std::min(most, text.size() - at);
  size_t copied = 0;
  for (; size - copied >= eight_bytes::size; copied += eight_bytes::size) {
    const uint64_t word = eight_bytes::load(text.data() + at + copied);
    if (!are_plain(word)) break;
    std::memcpy(to + copied, &word, eight_bytes::size);
  }
  for (; copied < size && is_plain(text[at + copied]); ++copied) to[copied] = text[at + copied];
  return copied;
}

char* put(char* to, std::string_view text) { return std::copy(text.begin(), text.end(), to); }

/// What stands behind the backslash for `byte`, or a `u` with digits behind it.
char escape_of(char byte) {
  switch (byte) {
    case '"':
    case '\\': return byte;
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\b': return 'b';
    case '\f': return 'f';
    default: return 'u';
  }
}

char* put_escaped(char* to, char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  *to++ = '\\';
  *to++ = escape_of(byte);
  if (to[-1] != 'u') return to;
  to = put(to, "00");
  *to++ = digits[static_cast<unsigned char>(byte) >> 4U];
  *to++ = digits[static_cast<unsigned char>(byte) & 0xFU];
  return to;
}

/// Puts the code point at `at`, which is not ASCII and which `at` goes behind; gives the end of what was put.
char* put_wide(char* to, std::string_view text, size_t& at) {
  const CodePoint point = decode_utf8(text, at);
  const std::string_view bytes = text.substr(at, point.size);
  at += point.size;
  if (!point.is_well_formed) return put(to, "\xEF\xBF\xBD");
  if (point.value == 0x2028) return put(to, "\\u2028");
  if (point.value == 0x2029) return put(to, "\\u2029");
  return put(to, bytes);
}

}  // namespace

std::string json_string(std::string_view text) { return JsonWriter().string(text).take(); }

JsonWriter& JsonWriter::string(Piece piece) {
  const std::string_view text = piece.text();
  put('"');
  for (size_t at = 0; at < text.size();) {
    char* const to = room();
    const size_t plain = copy_plain(text, at, to, most_at_once - most_of_one);
    at += plain;
    char* end = to + plain;
    if (at < text.size() && !is_plain(text[at])) {
      end = static_cast<signed char>(text[at]) >= 0 ? put_escaped(end, text[at++]) : put_wide(end, text, at);
    }
    size_ += static_cast<size_t>(end - to);
  }
  char* const to = room();
  to[0] = '"';
  to[1] = ',';
  size_ += 2;
  return *this;
}

JsonWriter& JsonWriter::number(int64_t value) {
  char* const begin = room();
  // Most numbers are small, and take half as long as such.
  const auto small = static_cast<uint32_t>(value);
  char* const end =
      (small == value ? std::to_chars(begin, begin + most_at_once, small) : std::to_chars(begin, begin + most_at_once, value)).ptr;
  *end = ',';
  size_ += static_cast<size_t>(end + 1 - begin);
  return *this;
}

JsonWriter& JsonWriter::written(std::string_view text) {
  while (!text.empty()) {
    const std::string_view part = text.substr(0, most_at_once);
    std::memcpy(room(), part.data(), part.size());
    size_ += part.size();
    text.remove_prefix(part.size());
  }
  return put(',');
}

std::string JsonWriter::take() {
  text_.append(last_.data(), std::exchange(size_, 0));
  if (!text_.empty() && text_.back() == ',') text_.pop_back();
  return std::exchange(text_, {});
}

void JsonWriter::flush() {
  // The last byte stays, since it may be a comma that goes again.
  text_.append(last_.data(), size_ - 1);
  last_[0] = last_[size_ - 1];
  size_ = 1;
}

}  // namespace mesh

#include "base/json.hpp"

#include <algorithm>
#include <utility>

#include "base/eight_bytes.hpp"

namespace mesh {
namespace {

/// What a string's byte or code point takes at most: `\u` and four digits.
constexpr size_t most_of_one = 6;
/// So much of a string is written without a look at the room that is left.
constexpr size_t most_of_text = 128;

bool is_plain(char byte) { return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\'; }

/// How many of eight bytes are plain before the first that is not.
size_t plain_of(uint64_t word) {
  using namespace eight_bytes;
  return first(word | below(word, ' ') | equal(word, '"') | equal(word, '\\'));
}

/// The last bytes of a text as a word, with zeros behind them. Of fewer than eight, which stand behind others.
uint64_t load_end(std::string_view text, size_t at) {
  return eight_bytes::load(text.data() + text.size() - eight_bytes::size) >> (eight_bytes::size - (text.size() - at)) * 8;
}

/// Copies what needs no escape from `at` up to `stop`; gives where it ends. May write up to eight bytes more.
size_t copy_plain(std::string_view text, size_t at, size_t stop, char*& to) {
  while (at < stop && text.size() >= eight_bytes::size) {
    const bool is_whole = text.size() - at >= eight_bytes::size;
    const uint64_t word = is_whole ? eight_bytes::load(text.data() + at) : load_end(text, at);
    std::memcpy(to, &word, eight_bytes::size);
    const size_t plain = plain_of(word);
    at += plain;
    to += plain;
    if (plain < eight_bytes::size) return at;
  }
  for (; at < stop && is_plain(text[at]); ++at) *to++ = text[at];
  return at;
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
  to[0] = '\\';
  to[1] = escape_of(byte);
  to += 2;
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

/// From 00 to 99.
constexpr auto pairs_of_digits = [] {
  std::array<char, 200> pairs{};
  for (size_t at = 0; at < pairs.size(); ++at) pairs[at] = static_cast<char>('0' + (at % 2 == 0 ? at / 20 : at / 2 % 10));
  return pairs;
}();

char* put_pair(char* to, uint32_t pair) {
  std::memcpy(to, pairs_of_digits.data() + size_t{pair} * 2, 2);
  return to + 2;
}

/// Puts a number of one or two digits.
char* put_first(char* to, uint32_t pair) {
  *to = static_cast<char>('0' + pair);
  return pair < 10 ? to + 1 : put_pair(to, pair);
}

/// More than most numbers are.
constexpr uint64_t first_long = 1'000'000;

/// Puts a number below `first_long`.
char* put_short(char* to, uint32_t number) {
  if (number < 100) return put_first(to, number);
  const uint32_t hundreds = number / 100;
  to = hundreds < 100 ? put_first(to, hundreds) : put_pair(put_first(to, hundreds / 100), hundreds % 100);
  return put_pair(to, number % 100);
}

char* put_long(char* to, uint64_t number) {
  if (number < first_long) return put_short(to, static_cast<uint32_t>(number));
  return put_pair(put_long(to, number / 100), static_cast<uint32_t>(number % 100));
}

}  // namespace

std::string json_string(std::string_view text) { return JsonWriter().string(text).take(); }

JsonWriter& JsonWriter::string(Piece piece) {
  const std::string_view text = piece.text();
  put('"');
  for (size_t at = 0; at < text.size();) {
    const size_t stop = std::min(at + most_of_text, text.size());
    char* const begin = room(most_of_text * most_of_one + 2 * eight_bytes::size);
    char* to = begin;
    while (at < stop) {
      at = copy_plain(text, at, stop, to);
      if (at < stop) to = static_cast<signed char>(text[at]) >= 0 ? put_escaped(to, text[at++]) : put_wide(to, text, at);
    }
    size_ += static_cast<size_t>(to - begin);
  }
  char* const to = room();
  to[0] = '"';
  to[1] = ',';
  size_ += 2;
  return *this;
}

char* JsonWriter::put_number(char* to, int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  if (bits < first_long) {
    to = put_short(to, static_cast<uint32_t>(bits));
  } else if (value >= 0) {
    to = put_long(to, bits);
  } else {
    *to = '-';
    to = put_long(to + 1, -bits);
  }
  *to = ',';
  return to + 1;
}

JsonWriter& JsonWriter::number(int64_t value) {
  char* const begin = room();
  size_ += static_cast<size_t>(put_number(begin, value) - begin);
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

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace mesh {
namespace {

constexpr CodePoint malformed{0xFFFD, 1, false};

struct Lead {
  uint32_t size;
  char32_t bits;
  char32_t least;
};

Lead classify(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07U, 0x10000};
  return {0, 0, 0};
}

/// The number in base 16, with at least `fewest` of the `digits`.
std::string in_base_16(uint32_t value, std::string_view digits, size_t fewest) {
  std::string text;
  for (uint32_t rest = value; rest > 0 || text.size() < fewest; rest >>= 4U) text.insert(text.begin(), digits[rest & 0xFU]);
  return text;
}

/// True where the bytes that fill a `Block` are ASCII, and none is NUL.
template <typename Block>
bool are_ascii(const char* text) {
  constexpr auto ones = static_cast<Block>(0x0101010101010101);
  Block block;
  std::memcpy(&block, text, sizeof block);
  // Each byte from 1 to 0x7F leaves its high bit unset here and borrows nothing from the next.
  return (((block - ones) | block) & (ones * 0x80)) == 0;
}

}  // namespace

std::string_view Piece::text() const {
  if (size_ == is_string) return *static_cast<const std::string*>(text_);
  const auto* bytes = static_cast<const char*>(text_);
  return size_ == is_literal ? std::string_view(bytes) : std::string_view(bytes, size_);
}

[[gnu::noinline]] Pieces::Pieces(Piece a) { add(a); }
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b) : Pieces(a) { add(b); }
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c) : Pieces(a, b) { add(c); }
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d) : Pieces(a, b, c) { add(d); }
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d, Piece e) : Pieces(a, b, c, d) { add(e); }
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f) : Pieces(a, b, c, d, e) { add(f); }
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g) : Pieces(a, b, c, d, e, f) {
  add(g);
}
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g, Piece h)
    : Pieces(a, b, c, d, e, f, g) {
  add(h);
}
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g, Piece h, Piece i)
    : Pieces(a, b, c, d, e, f, g, h) {
  add(i);
}
[[gnu::noinline]] Pieces::Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g, Piece h, Piece i, Piece j)
    : Pieces(a, b, c, d, e, f, g, h, i) {
  add(j);
}

void append(std::string& out, const Pieces& pieces) {
  for (const Piece& piece : pieces) out += piece.text();
}

std::string cat(const Pieces& pieces) {
  std::string out;
  append(out, pieces);
  return out;
}

std::string hexadecimal(uint32_t value) { return in_base_16(value, "0123456789ABCDEF", 4); }

std::string decimal(int64_t value) {
  std::array<char, 20> digits;
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

CodePoint decode_utf8_sequence(std::string_view text, size_t at) {
  const Lead lead = classify(static_cast<unsigned char>(text[at]));
  if (lead.size == 0 || text.size() - at < lead.size) return malformed;
  char32_t value = lead.bits;
  for (size_t next = at + 1; next < at + lead.size; ++next) {
    if (!is_continuation(text[next])) return malformed;
    value = (value << 6U) | (static_cast<unsigned char>(text[next]) & 0x3FU);
  }
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < lead.least || value > 0x10FFFF || is_surrogate) return malformed;
  return {value, lead.size, true};
}

size_t skip_ascii(std::string_view text, size_t at) {
  const char* const end = text.data() + text.size();
  size_t left = text.size() - at;
  for (; left > 8; left -= 8) {
    if (!are_ascii<uint64_t>(end - left)) break;
  }
  // Two blocks that overlap hold all that is left.
  if (left == 0 || (left >= 4 && left <= 8 && are_ascii<uint32_t>(end - left) && are_ascii<uint32_t>(end - 4))) return text.size();
  at = text.size() - left;
  while (at < text.size() && static_cast<signed char>(text[at]) > 0) ++at;
  return at;
}

bool is_utf8(std::string_view text) {
  for (size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.is_well_formed) return false;
    at += point.size;
  }
  return true;
}

std::string_view clip_utf8(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text;
  size_t end = limit;
  while (end > 0 && is_continuation(text[end])) --end;
  return text.substr(0, end);
}

bool is_wide_blank(char32_t point) {
  constexpr std::array<char32_t, 8> others{0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  for (const char32_t other : others) {
    if (point == other) return true;
  }
  return point >= 0x2000 && point <= 0x200A;
}

std::string_view trim_blanks(std::string_view text) {
  size_t begin = 0;
  while (begin < text.size() && !is_ascii_graphic(text[begin])) {
    const CodePoint point = decode_utf8(text, begin);
    if (!is_blank(point.value)) break;
    begin += point.size;
  }
  size_t end = text.size();
  while (end > begin && !is_ascii_graphic(text[end - 1])) {
    size_t start = end - 1;
    while (start > begin && is_continuation(text[start])) --start;
    const CodePoint last = decode_utf8(text, start);
    if (start + last.size != end || !is_blank(last.value)) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

bool contains(const std::vector<std::string>& texts, Piece text) {
  return std::find(texts.begin(), texts.end(), text.text()) != texts.end();
}

bool contains(const ArenaList<std::string_view>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& byte : small) byte = to_ascii_lower(byte);
  return small;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t at = 0; at < a.size(); ++at) {
    if (a[at] != b[at] && to_ascii_upper(a[at]) != to_ascii_upper(b[at])) return false;
  }
  return true;
}

std::string printable(std::string_view text, size_t longest) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (out.size() >= longest) return out + "…";
    const CodePoint point = decode_utf8(text, at);
    if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '\t') {
      out += "\\t";
    } else if (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) || !point.is_well_formed) {
      out += "\\u{";
      out += in_base_16(point.is_well_formed ? point.value : static_cast<unsigned char>(text[at]), "0123456789abcdef", 1);
      out += '}';
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

bool is_mostly_nul(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return false;
  // In UTF-16 no more than half of the bytes are, but for a text of nothing.
  return 4 * static_cast<size_t>(std::count(text.begin(), text.end(), '\0')) > 3 * text.size();
}

bool is_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  std::array<size_t, 2> nuls{};
  for (size_t at = 0; at < text.size(); ++at) nuls[at % 2] += text[at] == '\0' ? 1 : 0;
  const auto [fewer, more] = std::minmax(nuls[0], nuls[1]);
  return more > 0 && 3 * more >= text.size() && 8 * fewer <= more;
}

}  // namespace mesh

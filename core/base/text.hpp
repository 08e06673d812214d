// UTF-8, blanks and small string work that every layer needs.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena_list.hpp"

namespace mesh {

/// A text that is handed on, mostly as a part of one that is put together: whoever names it only says where it is, which takes half
/// the code of a string_view made of a std::string. It lives as long as the expression that names it.
class Piece {
 public:
  Piece() = default;
  // Implicit, so that what is put together may stand where pieces are asked for.
  constexpr Piece(const char* text) : text_(text), size_(is_literal) {}               // NOLINT(google-explicit-constructor)
  constexpr Piece(std::string_view text) : text_(text.data()), size_(text.size()) {}  // NOLINT(google-explicit-constructor)
  Piece(const std::string& text) : text_(&text), size_(is_string) {}                  // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::string_view text() const;

 private:
  static constexpr size_t is_string = std::string_view::npos;
  /// Ends with a NUL, which takes less code than the size of each.
  static constexpr size_t is_literal = is_string - 1;

  /// The bytes, or the std::string.
  const void* text_;
  size_t size_;
};

/// The pieces of one text, in order. They are given as arguments, which takes half the code of a list of them in memory; that the
/// constructors are no templates and stand in a source of their own keeps it so.
class Pieces {
 public:
  Pieces() = default;
  Pieces(Piece a);  // NOLINT(google-explicit-constructor)
  Pieces(Piece a, Piece b);
  Pieces(Piece a, Piece b, Piece c);
  Pieces(Piece a, Piece b, Piece c, Piece d);
  Pieces(Piece a, Piece b, Piece c, Piece d, Piece e);
  Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f);
  Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g);
  Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g, Piece h);
  Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g, Piece h, Piece i);
  Pieces(Piece a, Piece b, Piece c, Piece d, Piece e, Piece f, Piece g, Piece h, Piece i, Piece j);

  [[nodiscard]] const Piece* begin() const { return pieces_.data(); }
  [[nodiscard]] const Piece* end() const { return pieces_.data() + size_; }

 private:
  void add(Piece piece) { pieces_[size_++] = piece; }

  std::array<Piece, 10> pieces_;
  size_t size_ = 0;
};

/// Appends the pieces, one after the other.
void append(std::string& out, const Pieces& pieces);
/// The pieces as one text.
[[nodiscard]] std::string cat(const Pieces& pieces);

/// The number in upper-case hexadecimal digits, at least four, as Unicode writes code points.
[[nodiscard]] std::string hexadecimal(uint32_t value);
/// The number in decimal digits.
[[nodiscard]] std::string decimal(int64_t value);
template <typename Integer>
[[nodiscard]] std::string decimal(Integer value) {
  return decimal(static_cast<int64_t>(value));
}

/// One code point read from UTF-8. A byte that starts no well-formed sequence is read alone, as U+FFFD.
struct CodePoint {
  char32_t value;
  uint32_t size;
  bool is_well_formed;

  [[nodiscard]] uint32_t utf16_units() const { return value > 0xFFFF ? 2 : 1; }
};

/// Reads the code point at `at`, where a byte beyond ASCII must stand.
[[nodiscard]] CodePoint decode_utf8_sequence(std::string_view text, size_t at);

/// Reads the code point at `at`, which must be inside `text`.
[[nodiscard]] inline CodePoint decode_utf8(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? CodePoint{byte, 1, true} : decode_utf8_sequence(text, at);
}

/// True for a byte of UTF-8 that goes on a sequence.
[[nodiscard]] constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The end of the ASCII, NUL aside, that begins at `at`. Reads eight bytes at a time.
[[nodiscard]] size_t skip_ascii(std::string_view text, size_t at);

[[nodiscard]] bool is_utf8(std::string_view text);

/// What some editors write before a text. It is no part of it.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The longest prefix of at most `limit` bytes that ends at a code point boundary.
[[nodiscard]] std::string_view clip_utf8(std::string_view text, size_t limit);

/// True for the code points beyond ASCII in Unicode's White_Space property.
[[nodiscard]] bool is_wide_blank(char32_t point);

/// True for the code points of Unicode's White_Space property.
[[nodiscard]] inline bool is_blank(char32_t point) {
  return point < 0x80 ? point == ' ' || (point >= 0x09 && point <= 0x0D) : is_wide_blank(point);
}

[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// True for the visible characters of ASCII, none of which is a blank.
[[nodiscard]] constexpr bool is_ascii_graphic(char c) { return c > ' ' && c < '\x7F'; }
[[nodiscard]] constexpr char to_ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
[[nodiscard]] constexpr char to_ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }
/// `text` with ASCII's letters as small ones.
[[nodiscard]] std::string in_small_letters(std::string_view text);

/// `text`, which begins or ends in something other than visible ASCII, without white space at either end.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);

/// `text` without white space at either end (Unicode White_Space, like Mesh's own `trim`).
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  const bool has_blanks = !text.empty() && !(is_ascii_graphic(text.front()) && is_ascii_graphic(text.back()));
  return has_blanks ? trim_blanks(text) : text;
}

/// Whether one of the texts is `text`.
[[nodiscard]] bool contains(const std::vector<std::string>& texts, Piece text);
[[nodiscard]] bool contains(const ArenaList<std::string_view>& texts, std::string_view text);

/// Compares without regard to the case of ASCII letters.
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

/// The text as it can stand in a message: control characters shown as \n, \t or \u{..}, clipped after about `longest` bytes.
[[nodiscard]] std::string printable(std::string_view text, size_t longest = 60);

/// Whether hardly anything but NUL is in what should be a text.
[[nodiscard]] bool is_mostly_nul(std::string_view text);
/// Whether a text is UTF-16 rather than UTF-8: by its byte-order mark, or since every other byte of ASCII is NUL there.
[[nodiscard]] bool is_utf16(std::string_view text);

}  // namespace mesh

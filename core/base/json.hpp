// Writes JSON text (RFC 8259) in one pass and without a document in memory.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/bug.hpp"
#include "base/text.hpp"

namespace mesh {

/// `text` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD; U+2028/9 are escaped.
[[nodiscard]] std::string json_string(std::string_view text);

/// Writes commas and brackets; the caller supplies well-formed nesting, in which what is closed was opened. Every call returns the
/// writer, so calls chain.
class JsonWriter {
 public:
  /// Makes room for `size` bytes at once.
  void reserve(size_t size) { text_.reserve(size); }

  JsonWriter& begin_object() { return put('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return put('['); }
  JsonWriter& end_array() { return close(']'); }
  /// Takes:   `name`, which needs no escapes and has at most 60 bytes. In line, so that the size of a literal is known.
  [[gnu::always_inline]] JsonWriter& key(std::string_view name) { return quoted(name, ":"); }
  /// Begins an object or an array that is the member `name`, which is as `key` takes it.
  [[gnu::always_inline]] JsonWriter& object(std::string_view name) { return quoted(name, ":{"); }
  [[gnu::always_inline]] JsonWriter& array(std::string_view name) { return quoted(name, ":["); }
  /// A string that needs no escapes and has at most 60 bytes.
  JsonWriter& plain(std::string_view text) { return quoted(text, ","); }
  /// Appends what `json_string` gives.
  JsonWriter& string(Piece piece);
  JsonWriter& number(int64_t value);
  /// Members whose values are numbers: names, which are as `key` takes them though of at most 32 bytes, and values in turns, four
  /// of each at most.
  template <typename... Further>
  [[gnu::always_inline]] JsonWriter& numbers(Further... members) {
    static_assert(sizeof...(members) <= 8);
    char* const begin = room(sizeof...(members) / 2 * most_at_once);
    size_ += static_cast<size_t>(put_members(begin, members...) - begin);
    return *this;
  }
  JsonWriter& boolean(bool value) { return written(value ? "true" : "false"); }
  JsonWriter& null() { return written("null"); }
  /// Appends a value that is JSON already, and not empty.
  JsonWriter& written(std::string_view text);
  /// A member `name` whose value is an array of objects: `write_members` writes those of one item's.
  template <typename Items, typename Write>
  [[gnu::always_inline]] JsonWriter& each(std::string_view name, const Items& items, Write write_members) {
    array(name);
    for (const auto& item : items) {
      begin_object();
      write_members(item);
      end_object();
    }
    return end_array();
  }

  /// Gives the text, and begins another.
  [[nodiscard]] std::string take();

 private:
  static constexpr size_t most_at_once = 64;

  /// Where the next `most` bytes go.
  char* room(size_t most = most_at_once) {
    if (last_.size() - size_ < most) flush();
    return last_.data() + size_;
  }
  void flush();
  /// Puts a number and a comma, 21 bytes at most; gives the end.
  static char* put_number(char* to, int64_t value);
  [[gnu::always_inline]] static char* put_quoted(char* to, std::string_view text, std::string_view behind) {
    *to = '"';
    std::memcpy(to + 1, text.data(), text.size());
    to[text.size() + 1] = '"';
    std::memcpy(to + text.size() + 2, behind.data(), behind.size());
    return to + text.size() + 2 + behind.size();
  }
  static char* put_members(char* to) { return to; }
  template <typename... Further>
  [[gnu::always_inline]] static char* put_members(char* to, std::string_view name, int64_t value, Further... further) {
    if (name.size() > most_at_once / 2) bug("a name is too long to be written beside a number");
    return put_members(put_number(put_quoted(to, name, ":"), value), further...);
  }
  [[gnu::always_inline]] JsonWriter& quoted(std::string_view text, std::string_view behind) {
    if (text.size() + 2 + behind.size() > most_at_once) bug("a text is too long to be written as it is");
    char* const at = room();
    size_ += static_cast<size_t>(put_quoted(at, text, behind) - at);
    return *this;
  }
  JsonWriter& put(char byte) {
    *room() = byte;
    ++size_;
    return *this;
  }
  JsonWriter& close(char bracket) {
    char* const at = room();
    char* const end = at[-1] == ',' ? at - 1 : at;
    end[0] = bracket;
    end[1] = ',';
    size_ += static_cast<size_t>(end + 2 - at);
    return *this;
  }

  std::string text_;
  /// What comes behind that. After each value there is a comma, which goes again where nothing follows.
  std::array<char, 2048> last_;
  size_t size_ = 0;
};

}  // namespace mesh

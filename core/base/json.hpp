// Writes JSON text (RFC 8259) into a string, in one pass and without a document in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace mesh {

/// Appends `text` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD; U+2028/9 are escaped.
void append_json_string(std::string& out, std::string_view text);

/// Writes commas and brackets; the caller supplies well-formed nesting. Every call returns the writer, so calls chain.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  /// Takes:   `name`, which needs no escapes and has at most 60 bytes.
  JsonWriter& key(std::string_view name);
  JsonWriter& string(Piece text);
  JsonWriter& number(int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// Appends what is JSON already: a value, or members of an object. A comma comes before it where one is due.
  JsonWriter& written(std::string_view text);
  /// A member `name` whose value is an array of objects: `write_members` writes those of one item's.
  template <typename Items, typename Write>
  JsonWriter& each(std::string_view name, const Items& items, Write write_members) {
    key(name).begin_array();
    for (const auto& item : items) {
      begin_object();
      write_members(item);
      end_object();
    }
    return end_array();
  }

 private:
  /// Appends one where it is due; it is after what follows.
  void comma();

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace mesh

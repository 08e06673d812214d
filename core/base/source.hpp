// Source text, places in it, and the units in which people and editors count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mesh {

/// A half-open range of UTF-8 byte offsets: `begin <= end`.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  [[nodiscard]] uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(Span a, Span b) { return a.begin == b.begin && a.end == b.end; }
};

/// The smallest span that holds both.
[[nodiscard]] Span join(Span a, Span b);

/// A line and a column, both from 1. The column counts Unicode code points.
struct Place {
  uint32_t line = 1;
  uint32_t column = 1;
};

/// Owns one source text and answers where an offset lies in it.
///
/// Takes:   `text` of any bytes; bytes that are not UTF-8 count as one unit each.
/// Bounds:  building is one pass; a look-up costs O(log lines) and never more than reading a few hundred bytes.
class Source {
 public:
  explicit Source(std::string text, std::string name = "migration.mpl");

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const;
  [[nodiscard]] std::string_view name() const { return name_; }

  [[nodiscard]] Place place(uint32_t offset) const;
  /// The offset counted in UTF-16 code units, the unit of JavaScript strings.
  [[nodiscard]] uint32_t utf16(uint32_t offset) const;
  /// The span of line `line` (from 1) without its line break. `line` must exist.
  [[nodiscard]] Span line(uint32_t line) const;

 private:
  /// What was counted before the byte at `at`, which begins a code point.
  struct Count {
    uint32_t at;
    uint32_t points;
    uint32_t utf16;
  };
  [[nodiscard]] Count count(uint32_t offset) const;
  [[nodiscard]] uint32_t line_number(uint32_t offset) const;

  std::string text_;
  std::string name_;
  std::vector<uint32_t> line_begins_;
  /// One for each `stride` bytes, in order.
  std::vector<Count> counts_;
};

}  // namespace mesh

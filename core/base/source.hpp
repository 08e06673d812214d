// Source text, places in it, and the units in which people and editors count.
#pragma once

#include <algorithm>
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

/// A line and a column, both from 1. The column counts Unicode code points, but no byte-order mark before the text.
struct Place {
  uint32_t line = 1;
  uint32_t column = 1;
};

/// One file of a source, and where its text lies in the text of all.
struct SourceFile {
  std::string name;
  Span span;
  /// Whether it is a text that comes before the first file, rather than one that may be imported.
  bool is_before = false;
};

/// Owns one source text, the texts that come before it, and other files that they import, in one space of offsets; answers where an
/// offset lies.
///
/// Takes:   `text` of any bytes; bytes that are not UTF-8 count as one unit each.
/// Bounds:  building is one pass; a look-up costs O(log lines) and never more than reading a few hundred bytes.
class Source {
 public:
  explicit Source(std::string text, std::string name = "migration.mpl");

  /// Adds another file, whose offsets lie behind all others.
  void add(std::string_view text, std::string name);
  /// Adds a text that comes before the first file and after those that were added before it.
  void add_before(std::string_view text, std::string name);

  /// The texts of all files.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const;
  /// The name of the first file.
  [[nodiscard]] std::string_view name() const { return files_.front().name; }
  [[nodiscard]] const std::vector<SourceFile>& files() const { return files_; }
  [[nodiscard]] const SourceFile& file(uint32_t offset) const;
  /// The text with this number: 0 is the first file, and those that come before it count from 1.
  [[nodiscard]] const SourceFile& numbered(size_t number) const;
  /// How many texts come before one that comes before the first file.
  [[nodiscard]] uint32_t number_before(const SourceFile& text) const;
  /// Whether the offset lies in the first file.
  [[nodiscard]] bool is_main(uint32_t offset) const { return offset <= files_.front().span.end; }

  /// Whether it is one file of ASCII, so that offsets, columns and UTF-16 units count bytes.
  [[nodiscard]] bool is_plain() const { return is_plain_; }
  /// The line and the column in the offset's file.
  [[nodiscard]] Place place(uint32_t offset) const;
  /// The same, faster where the offset lies on the line with the number `near` of all lines or on the next; sets it to its own.
  [[nodiscard]] Place place(uint32_t offset, uint32_t& near) const;
  /// The offset in its file in UTF-16 code units, the unit of JavaScript strings.
  [[nodiscard]] uint32_t utf16(uint32_t offset) const {
    return is_plain_ ? std::min(offset, counts_.back().at) : utf16_wide(offset);
  }
  /// The line that holds the offset, without its line break.
  [[nodiscard]] Span line_at(uint32_t offset) const;

 private:
  /// What was counted before the byte at `at`, which begins a code point.
  struct Count {
    uint32_t at;
    uint32_t points;
    uint32_t utf16;
  };
  void count_from(uint32_t begin);
  [[nodiscard]] Count count(uint32_t offset) const;
  [[nodiscard]] Count count_wide(uint32_t offset) const;
  [[nodiscard]] uint32_t utf16_wide(uint32_t offset) const;
  [[nodiscard]] uint32_t line_number(uint32_t offset) const;
  [[nodiscard]] bool is_on_line(uint32_t offset, uint32_t line) const {
    return line_begins_[line - 1] <= offset && (line == line_begins_.size() || offset < line_begins_[line]);
  }
  [[nodiscard]] uint32_t text_begin(uint32_t line) const;

  std::string text_;
  std::vector<SourceFile> files_;
  std::vector<uint32_t> line_begins_;
  /// One for each `stride` bytes, in order.
  std::vector<Count> counts_;
  bool is_plain_ = false;
};

}  // namespace mesh

#include "base/source.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mesh {
namespace {

/// How many bytes lie between two places whose counts are kept.
constexpr uint32_t stride = 256;

/// Moves `count` past the ASCII that begins there, though not beyond `end`, or else past one code point.
template <typename Count>
void step(std::string_view text, size_t end, Count& count) {
  if (const auto plain = static_cast<uint32_t>(skip_ascii(text.substr(0, end), count.at)) - count.at; plain > 0) {
    count.at += plain;
    count.points += plain;
    count.utf16 += plain;
    return;
  }
  const CodePoint point = decode_utf8(text, count.at);
  count.at += point.size;
  count.points += 1;
  count.utf16 += point.utf16_units();
}

}  // namespace

Span join(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

Source::Source(std::string text, std::string name) : text_(std::move(text)) {
  files_.push_back({std::move(name), {0, static_cast<uint32_t>(text_.size())}});
  count_from(0);
}

void Source::add_before(std::string_view text, std::string name) {
  add(text, std::move(name));
  files_.back().is_before = true;
}

void Source::add(std::string_view text, std::string name) {
  // Neither a line nor a code point goes over the break between two files.
  text_ += '\n';
  const auto begin = static_cast<uint32_t>(text_.size());
  text_ += text;
  files_.push_back({std::move(name), {begin, static_cast<uint32_t>(text_.size())}});
  count_from(begin);
}

/// Counts the lines and the units of the file that begins there and is the last.
void Source::count_from(uint32_t begin) {
  line_begins_.push_back(begin);
  if (text_.find('\r', begin) == std::string::npos) {
    for (size_t at = text_.find('\n', begin); at != std::string::npos; at = text_.find('\n', at + 1)) {
      line_begins_.push_back(static_cast<uint32_t>(at + 1));
    }
  } else {
    for (uint32_t at = begin; at < text_.size(); ++at) {
      const bool is_crlf = text_[at] == '\r' && text_.compare(at + 1, 1, "\n") == 0;
      if ((text_[at] == '\n' || text_[at] == '\r') && !is_crlf) line_begins_.push_back(at + 1);
    }
  }
  Count count{0, 0, 0};
  // The last two are the end of what was there, and what may go on.
  if (!counts_.empty()) counts_.pop_back();
  if (!counts_.empty()) {
    count = counts_.back();
    counts_.pop_back();
  }
  while (count.at < text_.size()) {
    counts_.push_back(count);
    const size_t end = std::min(text_.size(), counts_.size() * stride);
    while (count.at < end) step(text_, end, count);
  }
  counts_.push_back(count);
  is_plain_ = files_.size() == 1 && count.points == count.at;
}

const SourceFile& Source::file(uint32_t offset) const {
  if (files_.size() == 1) return files_.front();
  const auto after = std::upper_bound(files_.begin() + 1, files_.end(), offset,
                                      [](uint32_t wanted, const SourceFile& file) { return wanted < file.span.begin; });
  return *std::prev(after);
}

const SourceFile& Source::numbered(size_t number) const {
  const SourceFile* file = files_.data();
  for (; number > 0; --number) {
    do ++file;
    while (!file->is_before);
  }
  return *file;
}

uint32_t Source::number_before(const SourceFile& text) const {
  return static_cast<uint32_t>(std::count_if(files_.data(), &text, [](const SourceFile& file) { return file.is_before; }));
}

std::string_view Source::text(Span span) const { return std::string_view(text_).substr(span.begin, span.size()); }

Source::Count Source::count(uint32_t offset) const {
  const Count& whole = counts_.back();
  offset = std::min(offset, whole.at);
  return whole.points == whole.at ? Count{offset, offset, offset} : count_wide(offset);
}

/// What was counted before an offset of a text that is not all ASCII.
Source::Count Source::count_wide(uint32_t offset) const {
  const auto after = std::upper_bound(counts_.begin(), counts_.end(), offset,
                                      [](uint32_t wanted, const Count& count) { return wanted < count.at; });
  Count count = after == counts_.begin() ? counts_.front() : *std::prev(after);
  // A stretch with as many code points as bytes has one unit a byte.
  const bool is_plain = after != counts_.end() && after->at - count.at == after->points - count.points;
  if (is_plain) return {offset, count.points + (offset - count.at), count.utf16 + (offset - count.at)};
  while (count.at < offset) step(text_, offset, count);
  return count;
}

uint32_t Source::line_number(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(line_begins_.begin(), line_begins_.end(), offset) - line_begins_.begin());
}

/// Where the text of a line begins: a byte-order mark is no part of it.
uint32_t Source::text_begin(uint32_t line) const {
  const uint32_t begin = line_begins_[line - 1];
  const bool has_mark = begin == file(begin).span.begin && std::string_view(text_).substr(begin).starts_with(byte_order_mark);
  return has_mark ? begin + static_cast<uint32_t>(byte_order_mark.size()) : begin;
}

Place Source::place(uint32_t offset) const {
  uint32_t near = 1;
  return place(offset, near);
}

Place Source::place(uint32_t offset, uint32_t& near) const {
  if (!is_on_line(offset, near)) {
    const bool is_on_next = near < line_begins_.size() && is_on_line(offset, near + 1);
    near = is_on_next ? near + 1 : line_number(offset);
  }
  if (is_plain()) return {near, std::min(offset, counts_.back().at) - line_begins_[near - 1] + 1};
  const uint32_t line = near;
  const uint32_t file_begin = file(offset).span.begin;
  const uint32_t lines_before = file_begin == 0 ? 0 : line_number(file_begin) - 1;
  const uint32_t begin = text_begin(line);
  return {line - lines_before, count(std::max(offset, begin)).points - count(begin).points + 1};
}

/// The same of a source that is not plain.
uint32_t Source::utf16_wide(uint32_t offset) const { return count(offset).utf16 - count(file(offset).span.begin).utf16; }

Span Source::line_at(uint32_t offset) const {
  const uint32_t line = line_number(offset);
  const uint32_t begin = text_begin(line);
  uint32_t end = line < line_begins_.size() ? line_begins_[line] : static_cast<uint32_t>(text_.size());
  end = std::min(end, file(offset).span.end);
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace mesh

#include "base/source.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mesh {

Span join(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

Source::Source(std::string text, std::string name) : text_(std::move(text)), name_(std::move(name)) {
  lines_.push_back({0, 0});
  uint32_t units = 0;
  for (uint32_t at = 0; at < text_.size();) {
    const char byte = text_[at];
    const CodePoint point = decode_utf8(text_, at);
    units += point.utf16_units();
    at += point.size;
    const bool is_crlf = byte == '\r' && at < text_.size() && text_[at] == '\n';
    if ((byte == '\n' || byte == '\r') && !is_crlf) lines_.push_back({at, units});
  }
}

std::string_view Source::text(Span span) const { return std::string_view(text_).substr(span.begin, span.size()); }

const Source::Line& Source::line_of(uint32_t offset) const {
  auto after =
      std::upper_bound(lines_.begin(), lines_.end(), offset, [](uint32_t wanted, const Line& line) { return wanted < line.begin; });
  return *std::prev(after);
}

Place Source::place(uint32_t offset) const {
  const Line& line = line_of(offset);
  uint32_t column = 1;
  for (uint32_t at = line.begin; at < offset && at < text_.size(); ++column) at += decode_utf8(text_, at).size;
  return {static_cast<uint32_t>(&line - lines_.data()) + 1, column};
}

uint32_t Source::utf16(uint32_t offset) const {
  const Line& line = line_of(offset);
  uint32_t units = line.utf16;
  for (uint32_t at = line.begin; at < offset && at < text_.size();) {
    const CodePoint point = decode_utf8(text_, at);
    units += point.utf16_units();
    at += point.size;
  }
  return units;
}

Span Source::line(uint32_t line) const {
  const uint32_t begin = lines_[line - 1].begin;
  uint32_t end = line < lines_.size() ? lines_[line].begin : static_cast<uint32_t>(text_.size());
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

}  // namespace mesh

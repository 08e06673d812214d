#include "lang/syntax/string_literal.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mesh::lang {
namespace {

char escaped(char letter) {
  switch (letter) {
    case 'n': return '\n';
    case 't': return '\t';
    case 'r': return '\r';
    case '0': return '\0';
    default: return letter;
  }
}

/// Whether the backslash that `rest` begins with, before another character, has a meaning.
bool is_known_escape(std::string_view rest) {
  switch (rest[1]) {
    case 'n':
    case 't':
    case 'r':
    case '0':
    case '\\':
    case '"': return true;
    case '#':
    case '$': return rest.substr(2).starts_with('{');
    default: return false;
  }
}

bool is_indent(char c) { return c == ' ' || c == '\t'; }

size_t count_indent(std::string_view line) {
  return static_cast<size_t>(std::find_if_not(line.begin(), line.end(), is_indent) - line.begin());
}

std::string_view last_line(std::string_view text) { return text.substr(text.rfind('\n') + 1); }

uint32_t size_of_leading_newline(std::string_view text) { return text.starts_with("\r\n") ? 2 : text.starts_with("\n") ? 1 : 0; }

void drop_blank_last_line(std::string_view& text) {
  const std::string_view line = last_line(text);
  if (count_indent(line) != line.size()) return;
  const size_t newline = text.rfind('\n');
  const size_t end = newline == std::string_view::npos ? 0 : newline > 0 && text[newline - 1] == '\r' ? newline - 1 : newline;
  text = text.substr(0, end);
}

std::string without_indent(std::string_view text, size_t indent, bool at_line_start) {
  std::string out;
  while (true) {
    if (at_line_start) text.remove_prefix(std::min(indent, count_indent(text)));
    const size_t newline = text.find('\n');
    if (newline == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, newline + 1));
    text.remove_prefix(newline + 1);
    at_line_start = true;
  }
}

}  // namespace

std::string unescape(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (size_t at = 0; at < raw.size(); ++at) {
    const bool is_escape = raw[at] == '\\' && at + 1 < raw.size();
    out += is_escape ? escaped(raw[++at]) : raw[at];
  }
  return out;
}

void report_unknown_escapes(std::string_view raw, uint32_t begin, Diagnostics& diagnostics) {
  std::ptrdiff_t apostrophes = 0;
  size_t counted = 0;
  for (size_t at = raw.find('\\'); at < raw.size() - 1; at = raw.find('\\', at + 2)) {
    if (is_known_escape(raw.substr(at))) continue;
    const bool is_seen = static_cast<unsigned char>(raw[at + 1]) >= 0x80 || is_ascii_graphic(raw[at + 1]);
    const std::string_view escape = raw.substr(at, is_seen ? 1 + decode_utf8(raw, at + 1).size : 1);
    const uint32_t place = begin + static_cast<uint32_t>(at);
    const Span span{place, place + static_cast<uint32_t>(escape.size())};
    apostrophes +=
        std::count(raw.begin() + static_cast<std::ptrdiff_t>(counted), raw.begin() + static_cast<std::ptrdiff_t>(at), '\'');
    counted = at;
    // Neither Mesh nor SQL wants a backslash before an apostrophe; inside a text of SQL, as in 'it\'s', it is doubled.
    const bool is_inside =
        apostrophes % 2 == 1 && at > 0 && at + 2 < raw.size() && is_ascii_letter(raw[at - 1]) && is_ascii_letter(raw[at + 2]);
    const std::string meant = escape != "\\'" ? cat({"\\", escape}) : is_inside ? "''" : "'";
    diagnostics.report(Code::unknown_escape, span, {"`", printable(escape), "` is no escape, so the backslash is dropped"},
                       {"write `", printable(meant), "`"}, {}, replace_with(span, meant));
  }
}

void dedent(std::span<StringSegment> segments, Arena& arena) {
  const auto last_text = std::find_if(segments.rbegin(), segments.rend(),
                                      [](const StringSegment& segment) { return std::holds_alternative<TextSegment>(segment); });
  if (last_text == segments.rend()) return;
  const size_t indent = count_indent(last_line(std::get<TextSegment>(*last_text).value));
  bool at_line_start = false;
  for (size_t at = 0; at < segments.size(); ++at) {
    auto* text = std::get_if<TextSegment>(&segments[at]);
    if (text == nullptr) {
      at_line_start = false;
      continue;
    }
    if (at == 0) {
      const uint32_t newline = size_of_leading_newline(text->value);
      at_line_start = newline > 0;
      text->value.remove_prefix(newline);
      text->span.begin += newline;
    }
    if (at + 1 == segments.size()) drop_blank_last_line(text->value);
    text->span.end = text->span.begin + static_cast<uint32_t>(text->value.size());
    text->indent = static_cast<uint32_t>(indent);
    text->value = arena.copy(without_indent(text->value, indent, at_line_start));
  }
}

void unescape(std::span<StringSegment> segments, Arena& arena) {
  for (StringSegment& segment : segments) {
    auto* text = std::get_if<TextSegment>(&segment);
    if (text == nullptr || text->value.find('\\') == std::string_view::npos) continue;
    text->value = arena.copy(unescape(text->value));
  }
}

std::optional<Span> written(std::string_view source, Span text, uint32_t indent, Span bytes) {
  Span found;
  uint32_t at = text.begin;
  for (uint32_t byte = 0;; ++byte) {
    if (byte == bytes.end && !bytes.empty()) return Span{found.begin, at};
    const std::string_view rest = source.substr(at, text.end - at);
    if (at > 0 && source[at - 1] == '\n') at += static_cast<uint32_t>(std::min<size_t>(indent, count_indent(rest)));
    if (byte == bytes.begin) found = {at, at};
    if (byte == bytes.end) return found;
    if (at >= text.end) return std::nullopt;
    at += source[at] == '\\' && at + 1 < text.end ? 2 : 1;
  }
}

}  // namespace mesh::lang

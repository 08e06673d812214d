#include "lang/syntax/foreign_comment.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mesh::lang {
namespace {

/// Runs to the end of the line.
ForeignComment line_comment(std::string_view text, Span sign) {
  const auto end = static_cast<uint32_t>(std::min(text.find_first_of("\r\n", sign.end), text.size()));
  // `#=` would begin a block.
  const bool is_before_equal = text.substr(sign.end).starts_with('=');
  return {{sign.begin, end}, sign, "#", replace_with(sign, is_before_equal ? "# " : "#")};
}

/// Runs to its own end, or to the text's.
ForeignComment block_comment(std::string_view text, Span sign) {
  ForeignComment comment{{sign.begin, static_cast<uint32_t>(text.size())}, sign, "#= … =#", {}};
  const size_t close = text.find("*/", sign.end);
  if (close == std::string_view::npos) return comment;
  const auto last = static_cast<uint32_t>(close);
  comment.span.end = last + 2;
  const std::string_view content = text.substr(sign.end, last - sign.end);
  const bool holds_signs = content.find("#=") != std::string_view::npos || content.find("=#") != std::string_view::npos;
  if (!holds_signs) comment.fix = {"write it between `#=` and `=#`", {{sign, "#="}, {{last, last + 2}, "=#"}}};
  return comment;
}

/// The end of the minuses at `at`, where two or more begin a comment.
std::optional<uint32_t> comment_minuses(std::string_view text, uint32_t at, bool begins_line) {
  // Each row of minuses is looked at once.
  if (at > 0 && text[at - 1] == '-') return std::nullopt;
  const auto end = static_cast<uint32_t>(std::min(text.find_first_not_of('-', at), text.size()));
  const char next = end < text.size() ? text[end] : '\n';
  const bool is_alone = next == ' ' || next == '\t' || next == '\r' || next == '\n';
  if (is_alone || (begins_line && is_ascii_letter(next))) return end;
  return std::nullopt;
}

}  // namespace

std::optional<ForeignComment> read_foreign_comment(std::string_view text, uint32_t at, bool begins_line) {
  const std::string_view sign = text.substr(at, 2);
  if (sign == "//") return line_comment(text, {at, at + 2});
  if (sign == "/*") return block_comment(text, {at, at + 2});
  if (sign != "--") return std::nullopt;
  const std::optional<uint32_t> end = comment_minuses(text, at, begins_line);
  return end ? std::optional(line_comment(text, {at, *end})) : std::nullopt;
}

}  // namespace mesh::lang

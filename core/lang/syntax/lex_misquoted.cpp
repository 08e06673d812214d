// Strings with other quotes than were meant: of another kind, one too many, or one too few.
#include <algorithm>

#include "base/text.hpp"
#include "lang/syntax/lexing.hpp"

namespace mesh::lang {

/// Whether what stands at `at` may come behind a string, as far as one sign tells.
bool Lexer::may_follow_string(uint32_t at) const {
  constexpr std::string_view signs = ",)]}?\r\n#<+";
  const size_t next = text_.find_first_not_of(" \t", at);
  return next == std::string_view::npos || signs.find(text_[next]) != std::string_view::npos;
}

/// The next quote on the line, or its end. A quote behind a backslash is none; an interpolation ends the line, as it were.
uint32_t Lexer::next_quote(uint32_t at) const {
  for (; at < text_.size() && text_[at] != '"' && text_[at] != '\n' && text_[at] != '\r'; ++at) {
    if ((text_[at] == '#' || text_[at] == '$') && text_.substr(at + 1).starts_with('{')) break;
    if (text_[at] == '\\') ++at;
  }
  return std::min(at, static_cast<uint32_t>(text_.size()));
}

bool Lexer::is_quote(uint32_t at) const { return at < text_.size() && text_[at] == '"'; }

/// Takes the string that begins at `begin` up to the quote that is sure to end it, where the one at `quote` and perhaps others are
/// meant as part of its text, as SQL has them around its names. False where there is no such quote on the line.
bool Lexer::inner_quotes(uint32_t begin, uint32_t quote) {
  if (recoveries_ >= most_recoveries) return false;
  ++recoveries_;
  Fix escapes{.title = "write `\\\"` for a quote in a string", .edits = {}};
  int brackets = 0;
  uint32_t counted = begin + 1;
  uint32_t end = quote;
  const auto ends = [&] {
    for (; counted < end; ++counted) brackets += text_[counted] == '(' ? 1 : text_[counted] == ')' ? -1 : 0;
    return brackets == 0 && may_follow_string(end + 1);
  };
  for (; is_quote(end) && !ends(); end = next_quote(end + 1)) escapes.edits.push_back({{end, end}, "\\"});
  if (!is_quote(end)) return false;
  diagnostics_.report(Code::syntax, {quote, quote + 1}, {"this quote ends the string, and the text goes on behind it"},
                      {"write `\\\"` for a quote in a string, or the whole between `\"\"\"`"}, {}, escapes);
  push_string({begin, begin + 1}, end, end + 1);
  return true;
}

/// The comma before the quote at `at`, with nothing but blanks between.
std::optional<uint32_t> Lexer::comma_before(uint32_t at) const {
  const size_t before = text_.find_last_not_of(" \t", at - 1);
  return before != std::string_view::npos && text_[before] == ',' ? std::optional(static_cast<uint32_t>(before)) : std::nullopt;
}

/// Takes the string that begins at `begin` up to the comma before the quote at `quote`, which begins the next one.
bool Lexer::missing_close(uint32_t begin, uint32_t quote) {
  const std::optional<uint32_t> comma = comma_before(quote);
  const uint32_t next = next_quote(quote + 1);
  if (!comma || *comma <= begin || !is_quote(next) || !may_follow_string(next + 1) || recoveries_ >= most_recoveries) return false;
  ++recoveries_;
  diagnostics_.report(Code::unterminated, {begin, begin + 1}, {"this string has no closing quote before the comma"},
                      {"close it with `\"`"}, {}, insert(*comma, "\""));
  push_string({begin, begin + 1}, *comma, *comma);
  return true;
}

/// Where the words before `at` begin that may be a string's, such as `email:TEXT NOT NULL`, behind a bracket or a comma.
std::optional<uint32_t> Lexer::words_before(uint32_t at) const {
  constexpr std::string_view between = " :._";
  while (at > 0 && (continues_name(text_[at - 1]) || between.find(text_[at - 1]) != std::string_view::npos)) --at;
  const bool is_element = at > 0 && std::string_view(",([").find(text_[at - 1]) != std::string_view::npos;
  while (is_element && text_[at] == ' ') ++at;
  return is_element ? std::optional(at) : std::nullopt;
}

/// Takes the words in front of a quote as the text of a string, which that quote ends, where a comma or a bracket follows.
bool Lexer::missing_open() {
  const bool ends = at_ + 1 < text_.size() && std::string_view(",)]").find(text_[at_ + 1]) != std::string_view::npos;
  if (!ends || recoveries_ >= most_recoveries) return false;
  ++recoveries_;
  const uint32_t quote = at_;
  const std::optional<uint32_t> begin = words_before(quote);
  if (!begin) return false;
  while (!out_.tokens.empty() && out_.tokens.back().span.begin >= *begin) out_.tokens.pop_back();
  diagnostics_.report(Code::unterminated, {quote, quote + 1}, {"this string has no opening quote"}, {"open it with `\"`"}, {},
                      insert(*begin, "\""));
  push_string({*begin, *begin}, quote, quote + 1);
  return true;
}

/// A string in quotes that Mesh does not have, closed by another on its line; false where there is no second one.
bool Lexer::misquoted_string() {
  const uint32_t begin = at_;
  const uint32_t quote = decode_utf8(text_, begin).size;
  const auto is_inside = [&](uint32_t at) { return at < text_.size() && text_[at] != '\n' && text_[at] != '\r'; };
  uint32_t close = begin + quote;
  while (is_inside(close) && !is_other_quote(decode_utf8(text_, close).value)) close += decode_utf8(text_, close).size;
  if (!is_inside(close)) return false;
  const uint32_t close_size = decode_utf8(text_, close).size;
  diagnostics_.report(Code::unknown_character, {begin, close + close_size}, {"strings stand in straight double quotes"},
                      {"write \"", text_.substr(begin + quote, close - begin - quote), "\""});
  push_string({begin, begin + quote}, close, close + close_size);
  return true;
}

}  // namespace mesh::lang

// Strings of several lines with other quotes than were meant, and quotes that begin none.
#include <algorithm>

#include "base/text.hpp"
#include "lang/syntax/lexing.hpp"

namespace mesh::lang {

/// Whether nothing but blanks stands between `at` and the end of its line.
bool Lexer::is_blank_behind(uint32_t at) const { return trim(text_.substr(at, line_end(at) - at)).empty(); }

/// Whether the last token ends on the line of `place` and is a value or ends one, so that no string can begin there.
bool Lexer::is_behind_value(uint32_t place) const {
  if (out_.tokens.empty() || line_end(out_.tokens.back().span.end) < place) return false;
  using enum TokenKind;
  const TokenKind last = out_.tokens.back().kind;
  return last == identifier || last == integer || last == floating || last == string_end || closes_bracket(last) ||
         last == question || last == kw_true || last == kw_false || last == kw_do || last == kw_end;
}

/// Whether a value may begin behind the last token, and on another line as well.
bool Lexer::is_before_value() const {
  if (out_.tokens.empty()) return false;
  using enum TokenKind;
  const TokenKind last = out_.tokens.back().kind;
  return last == left_paren || last == left_bracket || last == comma || last == equal;
}

/// Whether behind this sign a value begins, and with that perhaps a string.
bool Lexer::comes_before_value(char sign) {
  constexpr std::string_view before_values = "(,[={<>|+";
  return before_values.find(sign) != std::string_view::npos;
}

/// Where `quote` ends the text of several lines that begins at `begin`: behind it something follows that may come behind a string,
/// and within the text brackets are closed and other quotes stand in pairs on their lines, as SQL has them around names.
std::optional<uint32_t> Lexer::end_on_later_line(uint32_t begin, std::string_view quote) const {
  const auto end = static_cast<uint32_t>(std::min<size_t>(text_.size(), begin + longest_misquoted));
  int brackets = 0;
  bool is_in_pair = false;
  char last = '\0';
  for (uint32_t at = begin; at < end; ++at) {
    const char byte = text_[at];
    if (byte == '\\' || ((byte == '#' || byte == '$') && text_.substr(at + 1).starts_with('{'))) return std::nullopt;
    if (is_line_end(at) && (is_in_pair || starts_definition(at + 1))) return std::nullopt;
    brackets += byte == '(' || byte == '[' ? 1 : byte == ')' || byte == ']' ? -1 : 0;
    if (brackets < 0) return std::nullopt;
    const bool is_match = byte == quote.front() && text_.substr(at).starts_with(quote);
    if (is_match || byte == '"' || (byte == '\'' && quote == "'")) {
      const bool is_whole = is_match && !is_in_pair && brackets == 0;
      if (is_whole && !comes_before_value(last) && may_follow_string(at + static_cast<uint32_t>(quote.size()))) {
        return at > line_end(begin) ? std::optional(at) : std::nullopt;
      }
      is_in_pair = !is_in_pair;
    }
    if (byte != ' ' && byte != '\t' && !is_line_end(at)) last = byte;
  }
  return std::nullopt;
}

/// Where the bracket stands that closes what the string at `begin` stands in: on a later line, and before any quote.
std::optional<uint32_t> Lexer::closer_on_later_line(uint32_t begin) const {
  const size_t quote = text_.find('"', begin + 1);
  int brackets = 0;
  for (uint32_t at = begin + 1; at < std::min(quote, text_.size()); ++at) {
    const char byte = text_[at];
    if (is_line_end(at) && starts_definition(at + 1)) return std::nullopt;
    brackets += byte == '(' || byte == '[' ? 1 : byte == ')' || byte == ']' ? -1 : 0;
    if (brackets < 0) return at > line_end(begin) ? std::optional(at) : std::nullopt;
  }
  return std::nullopt;
}

/// Whether the quote at `begin` begins no string: what follows on its line comes behind a value, and one stands before it, or
/// nothing follows but the quote that begins the next line.
bool Lexer::is_stray_quote(uint32_t begin) const {
  const bool is_last = is_blank_behind(begin + 1);
  if (is_behind_value(begin)) return is_last || may_follow_string(begin + 1) || is_before_sign(begin + 1);
  const size_t next = text_.find_first_not_of(" \t\r\n", begin + 1);
  return is_last && is_before_value() && next != std::string_view::npos && text_[next] == '"';
}

/// Reports the quote at `begin` and passes over it.
void Lexer::skip_stray_quote(uint32_t begin) {
  diagnostics_.report(Code::unterminated, {begin, begin + 1}, {"this quote begins no string"},
                      {"remove it, or write the other quote of its string"});
  at_ = begin + 1;
}

/// Takes the string of several lines that begins at `begin`, where it is clear which quotes were meant.
bool Lexer::misquoted_lines(uint32_t begin) {
  if (!may_recover_quotes()) return false;
  const uint32_t text = begin + 1;
  if (const auto three = end_on_later_line(text, "\"\"\"")) {
    diagnostics_.report(Code::unterminated, {begin, text}, {"this string begins with one quote and ends with three"},
                        {"begin it with `\"\"\"`"}, {}, insert(begin, "\"\""));
    push_string({begin, text}, *three, *three + 3);
    return true;
  }
  const auto end = end_on_later_line(text, "\"");
  if (!end) return false;
  std::vector<Edit> escapes;
  for (uint32_t inner = text; inner < *end; ++inner) {
    if (text_[inner] == '"') escapes.push_back({{inner, inner}, "\\"});
  }
  report_inner_quotes(escapes, true);
  push_string({begin, text}, *end, *end + 1);
  return true;
}

/// Takes a text of several lines between two quotes at either side, of which the first are at `begin`.
bool Lexer::lines_between_pairs(uint32_t begin) {
  const uint32_t text = begin + 2;
  // Elsewhere an empty string may well end a line.
  using enum TokenKind;
  const TokenKind last = out_.tokens.empty() ? end_of_file : out_.tokens.back().kind;
  const bool is_element = last == left_paren || last == left_bracket || last == comma;
  if (!is_element || !may_recover_quotes()) return false;
  const auto end = end_on_later_line(text, "\"\"");
  if (!end) return false;
  ++recoveries_;
  diagnostics_.report(Code::syntax, {begin, text}, {"two quotes are an empty string, and the text goes on behind it"},
                      {"write `\"\"\"` before it and after it"}, {},
                      Fix{"write three quotes", {{{begin, begin}, "\""}, {{*end, *end}, "\""}}});
  push_string({begin, text}, *end, *end + 2);
  return true;
}

/// Goes on behind the string at `begin`, which nothing closes on its line, where it is clear that it ends elsewhere or is none.
bool Lexer::ends_elsewhere(uint32_t begin) {
  if (is_stray_quote(begin)) {
    skip_stray_quote(begin);
    return true;
  }
  if (const auto word = word_before_sign(begin)) {
    report_open_before_sign(begin, *word);
    push_string({begin, begin + 1}, *word, *word);
    return true;
  }
  if (misquoted_lines(begin)) return true;
  const bool is_last = is_blank_behind(begin + 1);
  const auto closer = is_last && is_before_value() ? closer_on_later_line(begin) : std::nullopt;
  if (!closer) return false;
  diagnostics_.report(Code::unterminated, {begin, begin + 1}, {"this string has no closing quote"}, {"close it with `\"`"});
  at_ = *closer;
  push(TokenKind::unreadable, begin);
  return true;
}

/// Whether the line of `place` has a word on it, before `place`, whose block a `do` begins.
bool Lexer::heads_block(uint32_t place) const {
  const uint32_t line = line_begin(place);
  using enum TokenKind;
  for (size_t at = out_.tokens.size(); at-- > 0 && out_.tokens[at].span.begin >= line;) {
    const TokenKind kind = out_.tokens[at].kind;
    if (kind == kw_if || kind == kw_for || kind == kw_while || kind == kw_case || kind == kw_match) return true;
  }
  return false;
}

/// Goes on behind a heredoc, which must be the outermost that is open, where a single quote was meant to end it, or before the code
/// that it holds, whichever comes first.
bool Lexer::leaves_heredoc(const Open& heredoc) {
  const auto quote = lone_quote(heredoc.begin);
  const auto line = line_before_code(heredoc.begin);
  if (!quote && !line) return false;
  report_no_end(heredoc);
  take_back(heredoc, 0);
  const bool is_read_on = recoveries_++ < most_recoveries;
  at_ = !is_read_on ? static_cast<uint32_t>(text_.size()) : line && (!quote || *line < *quote) ? begin_of_code(*line) : *quote + 1;
  push(TokenKind::unreadable, heredoc.begin);
  return true;
}

/// Where to read on before or on the line of code behind the line that ends at `line`. What begins a statement is in no bracket.
uint32_t Lexer::begin_of_code(uint32_t line) {
  const size_t first = text_.find_first_not_of(" \t", line + 1);
  if (text_[first] == ')') return line;
  // Quotes of another kind were meant as the end.
  const size_t behind = text_.find_first_not_of("\"'`", first);
  if (behind > first) return static_cast<uint32_t>(std::min(behind, text_.size()));
  depth_ = 0;
  return line;
}

/// Whether the quotes at `quotes`, which end a heredoc that begins at `begin`, were meant to begin another: what is before them on
/// their line is code, and comes before a value.
bool Lexer::begins_another(uint32_t begin, uint32_t quotes) const {
  const std::string_view text = text_.substr(begin, quotes - begin);
  const size_t line = text.find_last_of("\r\n");
  const size_t last = text.find_last_not_of(" \t");
  if (line == std::string_view::npos || last == line || !comes_before_value(text[last])) return false;
  return begins_code(begin + static_cast<uint32_t>(text.find_first_not_of(" \t", line + 1)));
}

/// The quote that stands alone at the beginning of a line where the heredoc at `begin` was meant to end.
std::optional<uint32_t> Lexer::lone_quote(uint32_t begin) const {
  for (uint32_t line = line_end(begin); line < at_ && !starts_definition(line + 1); line = line_end(line + 1)) {
    const size_t quote = text_.find_first_not_of(" \t", line + 1);
    if (quote < at_ && text_[quote] == '"' && may_follow_string(static_cast<uint32_t>(quote) + 1)) {
      return static_cast<uint32_t>(quote);
    }
  }
  return std::nullopt;
}

/// The end of the line before the first between the heredoc at `begin` and here that holds code of Mesh: one that stands no further
/// to the right than what the heredoc begins on, as hardly a line of its text does.
std::optional<uint32_t> Lexer::line_before_code(uint32_t begin) const {
  if (line_end(begin, at_) == at_) return std::nullopt;
  const uint32_t own = line_begin(begin);
  const size_t indent = text_.find_first_not_of(" \t", own) - own;
  for (uint32_t line = line_end(begin); line < at_; line = line_end(line + 1)) {
    const size_t first = text_.find_first_not_of(" \t", line + 1);
    if (first < at_ && first - line - 1 <= indent && begins_code(static_cast<uint32_t>(first))) return line;
  }
  return std::nullopt;
}

/// Whether the line whose first word or sign is at `at` is one of Mesh: `end`, a definition, a `let`, what ends in `do`, a Result,
/// and a call that has `?` behind it or is of a module's function.
bool Lexer::begins_code(uint32_t at) const {
  const std::string_view line = trim(text_.substr(at, line_end(at, at_) - at));
  if (line == "end" || line.ends_with(" do") || line.ends_with(")?") || starts_definition(at)) return true;
  if (line.starts_with("Ok(") || line.starts_with("Err(")) return true;
  if (line.starts_with("let ")) return line.find(" = ") != std::string_view::npos;
  const std::string_view module = word_at(at);
  if (!is_capital(module) || !line.substr(module.size()).starts_with('.')) return false;
  const std::string_view function = word_at(at + static_cast<uint32_t>(module.size()) + 1);
  return line.substr(module.size() + 1 + function.size()).starts_with('(');
}

/// Takes a text of several lines between quotes of another kind, `open` and `close`.
bool Lexer::other_lines(Span open, std::string_view close) {
  if (!is_before_value() || !is_blank_behind(open.end) || !may_recover_quotes()) return false;
  const auto end = end_on_later_line(open.end, close);
  if (!end) return false;
  const auto size = static_cast<uint32_t>(close.size());
  const bool has_quotes = text_.substr(open.end, *end - open.end).find('"') != std::string_view::npos;
  const std::string_view quotes = has_quotes ? "\"\"\"" : "\"";
  ++recoveries_;
  diagnostics_.report(Code::unknown_character, open, {"strings stand in straight double quotes"},
                      {"write `", quotes, "` before it and after it"}, {},
                      Fix{"write straight quotes", {{open, std::string(quotes)}, {{*end, *end + size}, std::string(quotes)}}});
  push_string(open, *end, *end + size);
  return true;
}

}  // namespace mesh::lang

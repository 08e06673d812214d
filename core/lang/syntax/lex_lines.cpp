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

/// Where `quote` ends the text of several lines that begins at `begin`: behind it something follows that may come behind a string,
/// and within the text brackets are closed and other quotes stand in pairs on their lines, as SQL has them around names.
std::optional<uint32_t> Lexer::end_on_later_line(uint32_t begin, std::string_view quote) const {
  constexpr std::string_view before_values = "(,[={<>|+";
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
      const bool begins_string = before_values.find(last) != std::string_view::npos;
      if (is_whole && !begins_string && may_follow_string(at + static_cast<uint32_t>(quote.size()))) {
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
  const size_t line = text_.substr(0, place).find_last_of("\r\n") + 1;
  using enum TokenKind;
  for (size_t at = out_.tokens.size(); at-- > 0 && out_.tokens[at].span.begin >= line;) {
    const TokenKind kind = out_.tokens[at].kind;
    if (kind == kw_if || kind == kw_for || kind == kw_while || kind == kw_case || kind == kw_match) return true;
  }
  return false;
}

/// Goes on behind a heredoc, which must be the outermost that is open, where a single quote was meant to end it.
bool Lexer::leaves_heredoc(const Open& heredoc) {
  const auto quote = recoveries_ < most_recoveries ? lone_quote(heredoc.begin) : std::nullopt;
  if (!quote) return false;
  go_on_behind(heredoc, *quote + 1);
  return true;
}

/// Reports that the heredoc has no end, and goes on at `place`.
void Lexer::go_on_behind(const Open& heredoc, uint32_t place) {
  ++recoveries_;
  report_no_end(heredoc);
  take_back(heredoc, 0);
  at_ = place;
  push(TokenKind::unreadable, heredoc.begin);
}

/// Whether a definition begins at the left margin between `begin` and here, as none does within a text.
bool Lexer::holds_definition(uint32_t begin) const {
  const std::string_view before = text_.substr(0, at_);
  for (size_t line = begin; (line = before.find_first_of("\r\n", line)) != std::string_view::npos;) {
    if (starts_definition(static_cast<uint32_t>(++line))) return true;
  }
  return false;
}

/// The quote that stands alone at the beginning of a line where the heredoc at `begin` was meant to end.
std::optional<uint32_t> Lexer::lone_quote(uint32_t begin) const {
  for (uint32_t line = line_end(begin); line < text_.size() && !starts_definition(line + 1); line = line_end(line + 1)) {
    const size_t quote = text_.find_first_not_of(" \t", line + 1);
    if (quote < text_.size() && text_[quote] == '"' && may_follow_string(static_cast<uint32_t>(quote) + 1)) {
      return static_cast<uint32_t>(quote);
    }
  }
  return std::nullopt;
}

/// Whether the quotes at the end of a heredoc, which must be the outermost that is open, were not meant as its end; goes on behind
/// it then.
bool Lexer::is_left_open(const Open& heredoc) {
  if (holds_definition(heredoc.begin) && leaves_heredoc(heredoc)) return true;
  if (!line_before_code(heredoc.begin)) return false;
  // What follows in brackets may stand on another line.
  const auto next = static_cast<uint32_t>(std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()));
  if (heredoc.depth > 0 && !may_follow_string(next) && leaves_at_code(heredoc)) return true;
  if (!heredoc_of_code_) heredoc_of_code_ = heredoc;
  return false;
}

/// Goes on behind a heredoc where code of Mesh begins in it.
bool Lexer::leaves_at_code(const Open& heredoc) {
  const auto line = recoveries_ < most_recoveries ? line_before_code(heredoc.begin) : std::nullopt;
  if (!line) return false;
  const Open left = heredoc;
  heredoc_of_code_.reset();
  go_on_behind(left, *line);
  // What begins a statement is in no bracket.
  if (text_[text_.find_first_not_of(" \t", *line + 1)] != ')') depth_ = 0;
  return true;
}

/// The end of the line before the first between the heredoc at `begin` and here that holds code of Mesh: one that stands no further
/// to the right than what the heredoc begins on, as hardly a line of its text does.
std::optional<uint32_t> Lexer::line_before_code(uint32_t begin) const {
  const size_t own = text_.substr(0, begin).find_last_of("\r\n") + 1;
  const size_t indent = text_.find_first_not_of(" \t", own) - own;
  for (uint32_t line = line_end(begin); line < at_; line = line_end(line + 1)) {
    const size_t first = text_.find_first_not_of(" \t", line + 1);
    if (first < at_ && first - line - 1 <= indent && begins_code(static_cast<uint32_t>(first))) return line;
  }
  return std::nullopt;
}

/// Whether `)?` or the call of a module's function begins at `at`.
bool Lexer::begins_code(uint32_t at) const {
  if (text_.substr(at).starts_with(")?")) return true;
  const std::string_view module = word_at(at);
  const auto dot = at + static_cast<uint32_t>(module.size());
  if (module.empty() || !is_capital(module) || dot >= text_.size() || text_[dot] != '.') return false;
  const std::string_view function = word_at(dot + 1);
  return !function.empty() && !is_capital(function) && text_.substr(dot + 1 + function.size()).starts_with('(');
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

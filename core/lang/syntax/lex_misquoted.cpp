// Strings with other quotes than were meant: of another kind, one too many, or one too few.
#include <algorithm>

#include "base/text.hpp"
#include "lang/syntax/lexing.hpp"

namespace mesh::lang {
namespace {

/// Quotes that one fix escapes.
constexpr size_t most_escaped = 100;

/// What closes a text that `quote`, which is none of Mesh, opens.
std::string_view closing_quote(std::string_view quote) {
  if (quote == "\u201C") return "\u201D";
  return quote == "\u2018" ? "\u2019" : quote;
}

/// What stands between quotes of another kind, as it stands between double ones.
std::string with_escaped_quotes(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') out += '\\';
    out += text[at];
    if (text[at] == '\\' && at + 1 < text.size()) out += text[++at];
  }
  return out;
}

}  // namespace

/// Whether one more string may be looked at for other quotes than were meant. It is counted.
bool Lexer::may_recover_quotes() { return recoveries_ < most_recoveries && misquoted_++ < most_misquoted; }

/// Whether the word at `at` is a name, and so none that may stand behind a string.
bool Lexer::begins_a_name(uint32_t at) const {
  const std::string_view word = word_at(at);
  return !word.empty() && kind_of_name(word) == TokenKind::identifier;
}

/// Whether what stands at `at` may come behind a string, as far as one sign tells.
bool Lexer::may_follow_string(uint32_t at) const {
  const size_t next = text_.find_first_not_of(" \t", at);
  if (next == std::string_view::npos) return true;
  const std::string_view rest = text_.substr(next);
  return std::string_view(",)]}?\r\n#").find(rest.front()) != std::string_view::npos || rest.starts_with("<>") ||
         rest.starts_with("|>");
}

/// The next quote on the line, or its end. A quote behind a backslash is none; an interpolation ends the line, as it were.
uint32_t Lexer::next_quote(uint32_t at) const {
  for (; !is_line_end(at) && text_[at] != '"'; ++at) {
    if ((text_[at] == '#' || text_[at] == '$') && text_.substr(at + 1).starts_with('{')) break;
    if (text_[at] == '\\' && !is_line_end(at + 1)) ++at;
  }
  return at;
}

bool Lexer::is_quote(uint32_t at) const { return at < text_.size() && text_[at] == '"'; }

/// The quote that ends the string which begins at `begin`, where the one at `quote` and perhaps others are part of its text: behind
/// it something else follows, and within the string brackets are closed. SQL has quotes in pairs, so that an even number of them is
/// inside, or, with `is_odd`, another.
std::optional<uint32_t> Lexer::end_behind(uint32_t begin, uint32_t quote, bool is_odd) const {
  int brackets = 0;
  uint32_t counted = begin + 1;
  bool is_odd_now = false;
  for (uint32_t end = quote; is_quote(end) && end - begin < longest_misquoted;
       end = next_quote(end + 1), is_odd_now = !is_odd_now) {
    for (; counted < end; ++counted) {
      const char byte = text_[counted];
      brackets += byte == '(' || byte == '[' ? 1 : byte == ')' || byte == ']' ? -1 : 0;
    }
    if (is_odd_now == is_odd && brackets == 0 && may_follow_string(end + 1)) return end;
  }
  return std::nullopt;
}

/// Takes the string that begins at `begin`, of which the quote at `quote` and perhaps others are meant as part of its text.
bool Lexer::take_inner_quotes(uint32_t begin, uint32_t quote, bool is_odd) {
  const std::optional<uint32_t> end = end_behind(begin, quote, is_odd);
  if (!end) return false;
  std::vector<Edit> escapes;
  for (uint32_t inner = quote; inner < *end; inner = next_quote(inner + 1)) escapes.push_back({{inner, inner}, "\\"});
  // A lone quote inside may as well be one that begins or ends another string.
  report_inner_quotes(escapes, !is_odd);
  push_string({begin, begin + 1}, *end, *end + 1);
  return true;
}

/// Reports the quotes in a string that want these backslashes, if there are any; as a fix where they are sure to be meant so.
void Lexer::report_inner_quotes(const std::vector<Edit>& escapes, bool is_sure) {
  if (escapes.empty()) return;
  const uint32_t quote = escapes.front().span.begin;
  diagnostics_.report(Code::syntax, {quote, quote + 1}, {"this quote ends the string, and the text goes on behind it"},
                      {"write `\\\"` for a quote in a string, or the whole between `\"\"\"`"}, {},
                      is_sure && escapes.size() <= most_escaped ? Fix{"write `\\\"` for a quote in a string", escapes} : no_fix);
}

/// Whether an interpolation is meant to follow, which is a comment behind a string.
bool Lexer::is_before_interpolation(uint32_t quote) const { return text_.substr(quote + 1).starts_with("#{"); }

/// Whether the quote here is meant as part of the string that is open, which begins on this line: an interpolation follows, or one
/// such went before, as SQL has a quote on either side of a name.
bool Lexer::is_inner_quote() const {
  const Open& string = open_.back();
  if (string.is_triple || string.escapes.size() >= most_escaped) return false;
  const bool is_second = string.escapes.size() % 2 == 1;
  const bool is_next = !string.escapes.empty() && at_ + 1 < text_.size() && begins_a_name(at_ + 1);
  return (is_second || is_next || is_before_interpolation(at_)) && line_end(string.begin) > at_;
}

/// Takes the string that begins at `begin` up to the comma before the quote at `quote`, which begins the next one.
bool Lexer::close_before_comma(uint32_t begin, uint32_t quote) {
  const size_t before = text_.find_last_not_of(" \t[", quote - 1);
  const uint32_t next = next_quote(quote + 1);
  const bool is_comma = before != std::string_view::npos && before > begin + 1 && text_[before] == ',';
  if (!is_comma || !is_quote(next) || !may_follow_string(next + 1)) return false;
  const auto comma = static_cast<uint32_t>(before);
  diagnostics_.report(Code::unterminated, {begin, begin + 1}, {"this string has no closing quote before the comma"},
                      {"close it with `\"`"}, {}, insert(comma, "\""));
  push_string({begin, begin + 1}, comma, comma);
  return true;
}

/// Whether a sign that stands behind a value follows `at`: `<>`, `=>`, `->`, or a `do` that ends its line.
bool Lexer::is_before_sign(uint32_t at) const {
  const size_t next = text_.find_first_not_of(" \t", at);
  if (next == std::string_view::npos) return false;
  const std::string_view rest = text_.substr(next);
  if (rest.starts_with("do")) return is_blank_behind(static_cast<uint32_t>(next) + 2);
  return rest.starts_with("<> ") || rest.starts_with("=> ") || rest.starts_with("-> ");
}

/// Where the one word ends that stands between the quote at `begin` and such a sign, as in `"a => 1`. SQL has `->` too, so that
/// this one counts where an arm may begin.
std::optional<uint32_t> Lexer::word_before_sign(uint32_t begin) const {
  const auto end = static_cast<uint32_t>(std::min(text_.find_first_of(" \t\r\n\"()[]{}", begin + 1), text_.size()));
  if (end == begin + 1 || !is_before_sign(end)) return std::nullopt;
  const std::string_view before = text_.substr(0, begin);
  const bool is_first = trim(before.substr(before.find_last_of('\n') + 1)).empty();
  return is_first || text_[text_.find_first_not_of(" \t", end)] != '-' ? std::optional(end) : std::nullopt;
}

/// Reports that the string at `begin` is not closed before the sign behind `word`.
void Lexer::report_open_before_sign(uint32_t begin, uint32_t word) {
  const size_t sign = text_.find_first_not_of(" \t", word);
  diagnostics_.report(Code::unterminated, {begin, begin + 1},
                      {"this string has no closing quote before `", text_.substr(sign, 2), "`"}, {"close it with `\"`"}, {},
                      insert(word, "\""));
}

/// Takes the word that the string at `begin` holds before a sign, where the quote at `quote` begins the next string.
bool Lexer::close_before_sign(uint32_t begin, uint32_t quote) {
  const std::optional<uint32_t> word = word_before_sign(begin);
  const uint32_t next = next_quote(quote + 1);
  if (!word || !is_quote(next) || !(may_follow_string(next + 1) || is_before_sign(next + 1))) return false;
  report_open_before_sign(begin, *word);
  push_string({begin, begin + 1}, *word, *word);
  return true;
}

/// Takes a string that begins at `begin` and has a name right behind the quote at `quote`, where it is clear what was meant.
bool Lexer::misquoted_inside(uint32_t begin, uint32_t quote) {
  if (!begins_a_name(quote + 1) || !may_recover_quotes()) return false;
  const bool is_taken = take_inner_quotes(begin, quote, false) || close_before_sign(begin, quote) ||
                        close_before_comma(begin, quote) || misquoted_lines(begin) || take_inner_quotes(begin, quote, true);
  if (is_taken) ++recoveries_;
  return is_taken;
}

/// Where the words before `at` begin that may be a string's, such as `email:VARCHAR(20) NOT NULL`, behind a bracket or a comma.
std::optional<uint32_t> Lexer::words_before(uint32_t at) const {
  constexpr std::string_view between = " :._";
  uint32_t brackets = 0;
  const uint32_t quote = at;
  for (; at > 0 && quote - at < longest_misquoted; --at) {
    const char byte = text_[at - 1];
    if (byte == ')') {
      ++brackets;
    } else if (byte == '(' && brackets > 0) {
      --brackets;
    } else if (!continues_name(byte) && between.find(byte) == std::string_view::npos && (byte != ',' || brackets == 0)) {
      break;
    }
  }
  const size_t before = at == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", at - 1);
  if (brackets > 0 || before == std::string_view::npos) return std::nullopt;
  const bool is_value = std::string_view(",([{=>").find(text_[before]) != std::string_view::npos;
  const bool is_pattern = is_line_end(at - 1) && text_.substr(text_.find_first_not_of(" \t", quote + 1)).starts_with("->");
  while (text_[at] == ' ') ++at;
  return is_value || is_pattern ? std::optional(at) : std::nullopt;
}

/// Takes the words in front of a quote as the text of a string, which that quote ends, where a comma or a bracket follows.
bool Lexer::open_before_words() {
  const bool ends =
      at_ + 1 < text_.size() && (std::string_view(",)]").find(text_[at_ + 1]) != std::string_view::npos || is_before_sign(at_ + 1));
  if (!ends || !open_.empty() || out_.tokens.empty()) return false;
  const Token& last = out_.tokens.back();
  const bool is_word = last.kind == TokenKind::identifier || last.kind == TokenKind::integer || last.kind == TokenKind::right_paren;
  if (!is_word || last.span.end != at_ || !may_recover_quotes()) return false;
  const uint32_t quote = at_;
  const std::optional<uint32_t> begin = words_before(quote);
  if (!begin || *begin >= quote) return false;
  ++recoveries_;
  size_t before = out_.tokens.size();
  while (before > 0 && out_.tokens[before - 1].span.begin >= *begin) --before;
  keep_tokens(before);
  diagnostics_.report(Code::unterminated, {quote, quote + 1}, {"this string has no opening quote"}, {"open it with `\"`"}, {},
                      insert(*begin, "\""));
  push_string({*begin, *begin}, quote, quote + 1);
  return true;
}

/// The quotes of several signs that stand here: those of Python and of Markdown, and those of SQL that have no tag.
std::string_view Lexer::several_quotes() const {
  for (const std::string_view quotes : {"'''", "```", "$$"}) {
    if (looking_at(quotes)) return quotes;
  }
  return {};
}

/// Takes the letters that begin at `begin`, as other languages have them in front of a quote, which stands here. Where they have a
/// say in what the text is, it is taken with them.
bool Lexer::letters_before_string(uint32_t begin) {
  const std::string_view letters = text_.substr(begin, at_ - begin);
  const bool are_letters = letters.size() <= 2 && letters.find_first_not_of("bBeEfFnNrRuU") == std::string_view::npos;
  if (!are_letters || !is_before_value() || std::string_view(",)]").find(peek(1)) != std::string_view::npos) return false;
  const bool is_format = letters.find_first_of("fF") != std::string_view::npos;
  diagnostics_.report(Code::syntax, {begin, at_}, {"a string has no letters in front of its quotes"},
                      {"remove `", letters, is_format ? "`, and write `#{value}` for a value" : "`"});
  const uint32_t end = next_quote(at_ + 1);
  const bool has_say = text_.substr(at_, end - at_).find_first_of("{\\") != std::string_view::npos;
  if (!has_say || !is_quote(end)) return true;
  at_ = end + 1;
  push(TokenKind::unreadable, begin);
  return true;
}

/// A string in quotes that Mesh does not have, closed by another on its line; false where there is none, or no second one.
bool Lexer::misquoted_string() {
  const uint32_t begin = at_;
  const std::string_view several = several_quotes();
  if (several.empty() && !is_other_quote(decode_utf8(text_, begin).value)) return false;
  const auto size_at = [&](uint32_t at) {
    return several.empty() ? decode_utf8(text_, at).size : static_cast<uint32_t>(several.size());
  };
  const uint32_t quote = size_at(begin);
  uint32_t close = begin + quote;
  // Backticks and several of a kind are closed by their like alone, and SQL within may have apostrophes.
  const bool is_backtick = text_[begin] == '`';
  const auto closes = [&](uint32_t at) {
    if (!several.empty()) return text_.substr(at).starts_with(several);
    const char32_t value = decode_utf8(text_, at).value;
    return is_other_quote(value) && (value == '`') == is_backtick;
  };
  while (!is_line_end(close) && !closes(close)) close += decode_utf8(text_, close).size;
  if (is_line_end(close)) return other_lines({begin, begin + quote}, closing_quote(text_.substr(begin, quote)));
  const uint32_t close_size = size_at(close);
  diagnostics_.report(Code::unknown_character, {begin, close + close_size}, {"strings stand in straight double quotes"},
                      {"write \"", with_escaped_quotes(text_.substr(begin + quote, close - begin - quote)), "\""});
  push_string({begin, begin + quote}, close, close + close_size);
  return true;
}

}  // namespace mesh::lang

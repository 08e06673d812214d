// Strings and their interpolations, and where those end that lack their quote.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "lang/syntax/lexing.hpp"

namespace mesh::lang {
namespace {

/// By the byte, whether it is more than text in a string.
constexpr auto may_end_text = [] {
  std::array<bool, 256> all{};
  for (const char byte : {'"', '$', '#', '\\'}) all[static_cast<unsigned char>(byte)] = true;
  return all;
}();
/// By the byte, whether it is text in a string that ends on its line.
constexpr auto is_plain_text = [] {
  std::array<bool, 256> all{};
  for (size_t byte = 0; byte < all.size(); ++byte) all[byte] = !may_end_text[byte];
  all['\n'] = all['\r'] = all['\0'] = false;
  return all;
}();

}  // namespace

/// Takes a string that holds text alone and ends on its line, as most do.
bool Lexer::plain_string() {
  const uint32_t begin = at_ + 1;
  const uint32_t end = skip(is_plain_text, begin);
  // Three quotes begin a heredoc.
  if (end == text_.size() || text_[end] != '"' || (end == begin && text_.substr(end + 1).starts_with('"'))) return false;
  if (is_before_interpolation(end)) return false;
  if (end == begin && is_line_end(end + 1) && lines_between_pairs(begin - 1)) return true;
  const bool runs_into_a_name = end + 1 < text_.size() && continues_name(text_[end + 1]);
  if (runs_into_a_name && misquoted_inside(begin - 1, end)) return true;
  push_string({begin - 1, begin}, end, end + 1);
  return true;
}

void Lexer::begin_string() {
  const uint32_t begin = at_;
  if (begin > 0 && (continues_name(text_[begin - 1]) || text_[begin - 1] == ')') && open_before_words()) return;
  if (plain_string()) return;
  const bool is_triple = looking_at("\"\"\"");
  open_.push_back({Open::What::string, is_triple, begin, out_.tokens.size(), 0, depth_});
  at_ += is_triple ? 3 : 1;
  push(TokenKind::string_begin, begin);
}

bool Lexer::ends_string_text(std::string_view quote) const {
  switch (text_[at_]) {
    case '"': return looking_at(quote);
    case '$':
    case '#': return peek(1) == '{';
    default: return false;
  }
}

/// True for a `${` that ends the `$tag$` of SQL and begins no interpolation: `$tag` goes before it in the text from `begin`, and
/// what follows is no expression, such as `{"a": 1}` or `{1,2}`.
bool Lexer::ends_dollar_tag(uint32_t begin) const {
  if (peek() != '$' || peek(1) != '{') return false;
  uint32_t tag = at_;
  while (tag > begin && continues_name(text_[tag - 1])) --tag;
  if (tag == begin || text_[tag - 1] != '$' || is_ascii_digit(text_[tag])) return false;
  // In `$$${` and `$tag$${` the dollar quote is open, and what it holds begins with an interpolation.
  const bool is_open = tag == at_ && tag - 1 > begin && (text_[tag - 2] == '$' || continues_name(text_[tag - 2]));
  return !is_open && !looks_like_expression(at_ + 2);
}

/// Whether what begins at `at` may be an expression up to its `}`, by the signs that none holds outside brackets.
bool Lexer::looks_like_expression(uint32_t at) const {
  constexpr uint32_t longest = 2000;
  const uint32_t first = at;
  const auto end = static_cast<uint32_t>(std::min<size_t>(text_.size(), at + longest));
  for (uint32_t depth = 0; at < end; ++at) {
    const char byte = text_[at];
    if (byte == '"') at = static_cast<uint32_t>(std::min<size_t>(text_.find('"', at + 1), end));
    if (byte == '}' && depth == 0) return !trim(text_.substr(first, at - first)).empty();
    if (byte == '(' || byte == '[' || byte == '{') ++depth;
    if ((byte == ')' || byte == ']' || byte == '}') && depth > 0) --depth;
    const bool is_type_sign = byte == ':' && text_.substr(at, 2) == "::";
    if (is_type_sign) ++at;
    if (byte == '\\' || (depth == 0 && (byte == ',' || (byte == ':' && !is_type_sign)))) return false;
  }
  return true;
}

void Lexer::report_dollar_tag() {
  diagnostics_.report(Code::syntax, {at_, at_ + 2}, {"`${` begins an interpolation, also after a dollar tag of SQL"},
                      {"write `\\${`"}, {}, insert(at_, "\\"));
}

void Lexer::string_step() {
  const uint32_t begin = at_;
  const std::string_view quote = open_.back().is_triple ? "\"\"\"" : "\"";
  while (true) {
    while (at_ < text_.size() && !may_end_text[static_cast<unsigned char>(text_[at_])]) ++at_;
    if (at_ == text_.size()) break;
    if (text_[at_] == '"' && is_inner_quote()) {
      open_.back().escapes.push_back({{at_, at_}, "\\"});
      ++at_;
    } else if (!ends_string_text(quote)) {
      at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
    } else if (ends_dollar_tag(begin)) {
      report_dollar_tag();
      at_ += 2;
    } else {
      break;
    }
  }
  if (at_ > begin) push(TokenKind::string_text, begin);
  if (at_ >= text_.size()) return;
  if (looking_at(quote)) return end_string(static_cast<uint32_t>(quote.size()));
  at_ += 2;
  push(TokenKind::interpolation_begin, at_ - 2);
  open_.push_back({Open::What::interpolation, false, at_ - 2, out_.tokens.size(), 0, depth_});
}

void Lexer::end_string(uint32_t quote_size) {
  const Open string = open_.back();
  at_ += quote_size;
  // Behind a string no name begins, no other string, and no comment of what may be meant for an interpolation.
  const bool runs_on = continues_name(peek()) || looking_at("\"\"") || looking_at("#{");
  if (!string.is_triple && runs_on && recoveries_ < most_recoveries) {
    const bool spans_lines = text_.substr(string.begin, at_ - string.begin).find('\n') != std::string_view::npos;
    if (spans_lines) return close_at_line_end(open_.size() - 1);
  }
  const bool is_outermost = string.is_triple && open_.size() == 1;
  if (is_outermost && begins_another(string.begin, at_ - quote_size) && leaves_heredoc(string)) return;
  open_.pop_back();
  report_inner_quotes(string.escapes, true);
  push(TokenKind::string_end, at_ - quote_size);
}

bool Lexer::closes_interpolation(uint32_t begin) {
  if (open_.empty() || open_.back().braces > 0) return false;
  depth_ = open_.back().depth;
  open_.pop_back();
  push(TokenKind::interpolation_end, begin);
  return true;
}

void Lexer::close_at_end_of_file() {
  const auto outermost =
      std::find_if(open_.begin(), open_.end(), [](const Open& open) { return open.what == Open::What::string && !open.is_triple; });
  if (outermost != open_.end() && recoveries_ < most_recoveries) {
    return close_at_line_end(static_cast<size_t>(outermost - open_.begin()));
  }
  const Open first = open_.front();
  if (first.is_triple && leaves_heredoc(first)) return;
  report_no_end(first);
  take_back(first, 0);
  // Reading on reads the rest of the text again, so that too has its limit.
  at_ = recoveries_++ < most_recoveries ? end_before_definition(first.begin) : static_cast<uint32_t>(text_.size());
  push(TokenKind::unreadable, first.begin);
}

/// Reports what has no end: the string that is open, or the interpolation that is open in it.
void Lexer::report_no_end(const Open& string) {
  if (open_.size() > 1) {
    const uint32_t part = open_[1].begin;
    return diagnostics_.report(Code::unterminated, {part, part + 2}, {"this interpolation has no closing `}`"},
                               {"close it with `}`"});
  }
  diagnostics_.report(Code::unterminated, {string.begin, string.begin + (string.is_triple ? 3U : 1U)}, {"this string has no end"},
                      {string.is_triple ? "close it with `\"\"\"`" : "close it with `\"`",
                       recoveries_ < most_recoveries ? "" : "; the rest of the file is not read"});
}

/// Forgets all tokens but the first.
void Lexer::keep_tokens(size_t count) {
  out_.tokens.resize(count);
  while (!out_.imports.empty() && out_.imports.back() >= count) out_.imports.pop_back();
}

/// Forgets everything since `string` began, at `index` of what is open.
void Lexer::take_back(const Open& string, size_t index) {
  keep_tokens(string.tokens);
  while (!out_.comments.empty() && out_.comments.back().begin > string.begin) out_.comments.pop_back();
  open_.resize(index);
  depth_ = string.depth;
}

/// Whether what is open at `inner` begins on the line on which that at `outer` does.
bool Lexer::begins_on_line_of(size_t inner, size_t outer) const { return open_[inner].begin < line_end(open_[outer].begin); }

/// The end of the line before the next definition at the left margin, or of the text.
uint32_t Lexer::end_before_definition(uint32_t from) const {
  uint32_t end = line_end(from);
  while (end < text_.size() && !starts_definition(end + 1)) end = line_end(end + 1);
  return end;
}

/// Takes back everything since the string at `index` of what is open began, and ends it where its first line ends.
void Lexer::close_at_line_end(size_t index) {
  ++recoveries_;
  // A string that begins on the line of the string around it began where that was meant to end.
  while (index > 1 && begins_on_line_of(index - 1, index - 2)) index -= 2;
  const bool has_open_part = index + 1 < open_.size() && begins_on_line_of(index + 1, index);
  const uint32_t part = has_open_part ? open_[index + 1].begin : 0;
  const Open string = open_[index];
  take_back(string, index);
  if (!has_open_part && ends_elsewhere(string.begin)) return;
  const uint32_t begin = string.begin + 1;
  std::string_view line = text_.substr(begin, line_end(begin) - begin);
  while (line.ends_with(' ')) line.remove_suffix(1);
  const bool is_before_do = heads_block(begin) && line.ends_with(" do");
  if (is_before_do) line.remove_suffix(3);
  const std::string_view content = likely_content(line);
  at_ = begin + static_cast<uint32_t>(content.size());
  push(TokenKind::unreadable, string.begin);
  if (has_open_part) {
    diagnostics_.report(Code::unterminated, {part, part + 2}, {"this interpolation has no closing `}` on its line"},
                        {"close it with `}`"});
    return;
  }
  diagnostics_.report(Code::unterminated, {string.begin, string.begin + 1},
                      {"this string has no closing quote ", is_before_do ? "before `do`" : "on its line"}, {"close it with `\"`"});
}

/// The part of an unclosed string's line that was meant as its content: without the `)`, `]`, `?` and `,` that follow a string.
std::string_view Lexer::likely_content(std::string_view line) {
  const auto balance = std::count(line.begin(), line.end(), '(') - std::count(line.begin(), line.end(), ')') +
                       std::count(line.begin(), line.end(), '[') - std::count(line.begin(), line.end(), ']');
  auto surplus = -balance;
  while (!line.empty()) {
    const char last = line.back();
    const bool is_closer = last == ')' || last == ']';
    if (is_closer ? surplus <= 0 : last != ',' && last != '?' && last != ' ') break;
    if (is_closer) --surplus;
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace mesh::lang

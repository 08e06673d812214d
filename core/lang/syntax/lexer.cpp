#include "lang/syntax/lexer.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "lang/syntax/foreign_comment.hpp"

namespace mesh::lang {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr uint32_t most_recoveries = 20;

bool starts_name(char byte) { return is_ascii_letter(byte) || byte == '_'; }
bool continues_name(char byte) { return starts_name(byte) || is_ascii_digit(byte); }

/// Something that is open and changes how the text is read: a string, or an interpolation inside one.
struct Open {
  enum class What : uint8_t { string, interpolation };
  What what;
  bool is_triple;
  uint32_t begin;
  /// Tokens before the string, so that recovery can forget what came after.
  size_t tokens;
  /// Braces open inside the interpolation.
  uint32_t braces;
  /// The bracket depth outside.
  uint32_t depth;
};

class Lexer {
 public:
  Lexer(const Source& source, const SourceFile& file, Diagnostics& diagnostics)
      : text_(source.text().substr(0, file.span.end)), diagnostics_(diagnostics), at_(file.span.begin) {}

  Tokens run() {
    out_.begin = at_;
    if (text_.substr(at_).starts_with(byte_order_mark)) at_ += static_cast<uint32_t>(byte_order_mark.size());
    while (true) {
      while (at_ < text_.size()) step();
      if (open_.empty()) break;
      close_at_end_of_file();
    }
    push(TokenKind::end_of_file, at_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool looking_at(std::string_view wanted) const {
    return peek() == wanted.front() && text_.substr(at_).starts_with(wanted);
  }
  [[nodiscard]] char peek(uint32_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void push(TokenKind kind, uint32_t begin) {
    out_.tokens.push_back({kind, at_line_start_, {begin, at_}});
    at_line_start_ = false;
  }

  void step() {
    if (!open_.empty() && open_.back().what == Open::What::string) return string_step();
    const char byte = peek();
    if (byte == ' ' || byte == '\t') {
      ++at_;
    } else if (byte == '\n' || byte == '\r') {
      newline();
    } else if (byte == '#') {
      comment();
    } else if (starts_name(byte)) {
      name();
    } else if (is_ascii_digit(byte)) {
      number();
    } else if (byte == '"') {
      begin_string();
    } else if (looking_at("~r/")) {
      regex();
    } else if (byte == ':' && ((peek(1) >= 'a' && peek(1) <= 'z') || peek(1) == '_')) {
      atom();
    } else if (!foreign_comment() && !symbol()) {
      other();
    }
  }

  void newline() {
    ++at_;
    if (text_[at_ - 1] == '\r' && peek() == '\n') ++at_;
    // A definition at the left margin is outside every bracket, whatever was left open above it.
    if (depth_ > 0 && open_.empty() && starts_definition(at_)) depth_ = 0;
    if (depth_ == 0) at_line_start_ = true;
  }

  [[nodiscard]] bool starts_definition(uint32_t at) const {
    const std::string_view rest = text_.substr(at);
    return rest.starts_with("pub fn ") || rest.starts_with("pub def ") || rest.starts_with("fn ") || rest.starts_with("def ") ||
           rest.starts_with("struct ") || rest.starts_with("type ") || rest.starts_with("pub struct ") ||
           rest.starts_with("pub type ");
  }

  void comment() {
    const uint32_t begin = at_;
    if (peek(1) == '=') {
      block_comment();
    } else {
      while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    }
    out_.comments.push_back({begin, at_});
  }

  /// Other languages' comments are read as what they are there.
  bool foreign_comment() {
    std::optional<ForeignComment> found = read_foreign_comment(text_, at_, at_line_start_);
    if (!found) return false;
    at_ = found->span.end;
    out_.comments.push_back(found->span);
    diagnostics_.report(Code::syntax, found->sign, {"a comment begins with `#`"}, {"write `", found->meant, "`"}, {},
                        std::move(found->fix));
    return true;
  }

  void block_comment() {
    const uint32_t begin = at_;
    uint32_t nesting = 0;
    do {
      if (looking_at("#=")) {
        ++nesting;
        at_ += 2;
      } else if (looking_at("=#")) {
        --nesting;
        at_ += 2;
      } else {
        ++at_;
      }
    } while (nesting > 0 && at_ < text_.size());
    if (nesting == 0) return;
    const bool is_banner = text_.substr(begin).starts_with("#==");
    // A banner was meant as a line; anything else may run to the end.
    if (is_banner && recoveries_++ < most_recoveries) at_ = line_end(begin);
    diagnostics_.report(Code::unterminated, {begin, begin + 2}, {"this block comment has no end"},
                        {is_banner ? "`#=` begins a block comment; begin the line with `# =` instead" : "close it with `=#`"});
  }

  void name() {
    const uint32_t begin = at_;
    name_rest();
    push(kind_of_name(text_.substr(begin, at_ - begin)), begin);
  }

  /// Names may hold any letter of any script; a code point above ASCII that is no blank counts as a letter.
  void name_rest() {
    while (at_ < text_.size()) {
      if (static_cast<unsigned char>(text_[at_]) < 0x80) {
        if (!continues_name(text_[at_])) return;
        ++at_;
        continue;
      }
      const CodePoint point = decode_utf8(text_, at_);
      if (!is_letter(point)) return;
      at_ += point.size;
    }
  }

  [[nodiscard]] static bool is_letter(const CodePoint& point) {
    const char32_t value = point.value;
    const bool is_symbol = value < 0xC0 || value == 0xD7 || value == 0xF7 || (value >= 0x2000 && value <= 0x2BFF) ||
                           (value >= 0x3000 && value <= 0x303F) || (value >= 0xE000 && value <= 0xF8FF) ||
                           (value >= 0xFE00 && value <= 0xFFFF) || value >= 0x1F000;
    return point.is_well_formed && !is_blank(value) && !is_symbol;
  }

  void number() {
    const uint32_t begin = at_;
    const auto digits = [&](auto is_digit) {
      while (is_digit(peek()) || peek() == '_') ++at_;
    };
    const char radix = static_cast<char>(peek(1) | 0x20);
    if (peek() == '0' && (radix == 'x' || radix == 'b' || radix == 'o')) {
      at_ += 2;
      digits([](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
      return push(TokenKind::integer, begin);
    }
    TokenKind kind = TokenKind::integer;
    digits(is_ascii_digit);
    if (peek() == '.' && is_ascii_digit(peek(1))) {
      kind = TokenKind::floating;
      ++at_;
      digits(is_ascii_digit);
    }
    if ((peek() | 0x20) == 'e') {
      const uint32_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (is_ascii_digit(peek(1 + sign))) {
        kind = TokenKind::floating;
        at_ += 1 + sign;
        digits(is_ascii_digit);
      }
    }
    push(kind, begin);
  }

  void atom() {
    const uint32_t begin = at_++;
    name_rest();
    push(TokenKind::atom, begin);
  }

  void regex() {
    const uint32_t begin = at_;
    at_ += 3;
    while (at_ < text_.size() && text_[at_] != '/' && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, static_cast<uint32_t>(text_.size()));
    if (peek() != '/') {
      diagnostics_.report(Code::unterminated, {begin, begin + 3}, {"this regular expression has no closing `/`"},
                          {"close it with `/`"});
    } else {
      ++at_;
      while (is_ascii_letter(peek())) ++at_;
    }
    push(TokenKind::regex, begin);
  }

  bool symbol() {
    const uint32_t begin = at_;
    if (peek() == '|' && is_ascii_digit(peek(1))) {
      uint32_t ahead = 1;
      while (is_ascii_digit(peek(ahead))) ++ahead;
      if (peek(ahead) == '>') {
        at_ += ahead + 1;
        push(TokenKind::slot_pipe, begin);
        return true;
      }
    }
    const std::optional<Symbol> found = read_symbol(text_.substr(begin));
    if (!found) return false;
    const TokenKind kind = found->kind;
    if (kind == TokenKind::right_brace && closes_interpolation()) return true;
    at_ += found->size;
    push(kind, begin);
    count_brackets(kind);
    return true;
  }

  void count_brackets(TokenKind kind) {
    if (opens_bracket(kind)) ++depth_;
    if (closes_bracket(kind) && depth_ > 0) --depth_;
    if (open_.empty()) return;
    if (kind == TokenKind::left_brace || kind == TokenKind::map_open) ++open_.back().braces;
    if (kind == TokenKind::right_brace) --open_.back().braces;
  }

  bool closes_interpolation() {
    if (open_.empty() || open_.back().braces > 0) return false;
    depth_ = open_.back().depth;
    open_.pop_back();
    ++at_;
    push(TokenKind::interpolation_end, at_ - 1);
    return true;
  }

  void begin_string() {
    const uint32_t begin = at_;
    const bool is_triple = looking_at("\"\"\"");
    open_.push_back({Open::What::string, is_triple, begin, out_.tokens.size(), 0, depth_});
    at_ += is_triple ? 3 : 1;
    push(TokenKind::string_begin, begin);
  }

  [[nodiscard]] bool ends_string_text(std::string_view quote) const {
    switch (text_[at_]) {
      case '"': return looking_at(quote);
      case '$':
      case '#': return peek(1) == '{';
      default: return false;
    }
  }

  void string_step() {
    const uint32_t begin = at_;
    const std::string_view quote = open_.back().is_triple ? "\"\"\"" : "\"";
    while (at_ < text_.size() && !ends_string_text(quote)) {
      at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
    }
    if (at_ > begin) push(TokenKind::string_text, begin);
    if (at_ >= text_.size()) return;
    if (looking_at(quote)) return end_string(static_cast<uint32_t>(quote.size()));
    at_ += 2;
    push(TokenKind::interpolation_begin, at_ - 2);
    open_.push_back({Open::What::interpolation, false, at_ - 2, out_.tokens.size(), 0, depth_});
  }

  void end_string(uint32_t quote_size) {
    const Open string = open_.back();
    at_ += quote_size;
    const bool spans_lines = text_.substr(string.begin, at_ - string.begin).find('\n') != std::string_view::npos;
    const bool runs_into_a_name = continues_name(peek());
    if (!string.is_triple && spans_lines && runs_into_a_name && recoveries_ < most_recoveries)
      return close_at_line_end(open_.size() - 1);
    open_.pop_back();
    push(TokenKind::string_end, at_ - quote_size);
  }

  void close_at_end_of_file() {
    const auto outermost = std::find_if(open_.begin(), open_.end(),
                                        [](const Open& open) { return open.what == Open::What::string && !open.is_triple; });
    if (outermost != open_.end() && recoveries_ < most_recoveries) {
      return close_at_line_end(static_cast<size_t>(outermost - open_.begin()));
    }
    const Open first = open_.front();
    diagnostics_.report(Code::unterminated, {first.begin, first.begin + (first.is_triple ? 3U : 1U)}, {"this string has no end"},
                        {first.is_triple ? "close it with `\"\"\"`" : "close it with `\"`"});
    take_back(first, 0);
    // Reading on reads the rest of the text again, so that too has its limit.
    at_ = recoveries_++ < most_recoveries ? end_before_definition(first.begin) : static_cast<uint32_t>(text_.size());
    push(TokenKind::unreadable, first.begin);
  }

  /// Forgets everything since `string` began, at `index` of what is open.
  void take_back(const Open& string, size_t index) {
    out_.tokens.resize(string.tokens);
    while (!out_.comments.empty() && out_.comments.back().begin > string.begin) out_.comments.pop_back();
    open_.resize(index);
    depth_ = string.depth;
  }

  /// Whether what is open at `inner` begins on the line on which that at `outer` does.
  [[nodiscard]] bool begins_on_line_of(size_t inner, size_t outer) const {
    return open_[inner].begin < line_end(open_[outer].begin);
  }

  /// The end of the line before the next definition at the left margin, or of the text.
  [[nodiscard]] uint32_t end_before_definition(uint32_t from) const {
    uint32_t end = line_end(from);
    while (end < text_.size() && !starts_definition(end + 1)) end = line_end(end + 1);
    return end;
  }

  /// Takes back everything since the string at `index` of what is open began, and ends it where its first line ends.
  void close_at_line_end(size_t index) {
    ++recoveries_;
    // A string that begins on the line of the string around it began where that was meant to end.
    while (index > 1 && begins_on_line_of(index - 1, index - 2)) index -= 2;
    const bool has_open_part = index + 1 < open_.size() && begins_on_line_of(index + 1, index);
    const uint32_t part = has_open_part ? open_[index + 1].begin : 0;
    const Open string = open_[index];
    take_back(string, index);
    const uint32_t begin = string.begin + 1;
    const std::string_view content = likely_content(text_.substr(begin, line_end(begin) - begin));
    at_ = begin + static_cast<uint32_t>(content.size());
    push(TokenKind::unreadable, string.begin);
    if (has_open_part) {
      diagnostics_.report(Code::unterminated, {part, part + 2}, {"this interpolation has no closing `}` on its line"},
                          {"close it with `}`"});
      return;
    }
    diagnostics_.report(Code::unterminated, {string.begin, string.begin + 1}, {"this string has no closing quote on its line"},
                        {"close it with `\"`"});
  }

  /// The part of an unclosed string's line that was meant as its content: without the `)`, `]`, `?` and `,` that follow a string.
  [[nodiscard]] static std::string_view likely_content(std::string_view line) {
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

  [[nodiscard]] uint32_t line_end(uint32_t from) const {
    return static_cast<uint32_t>(std::min(text_.find_first_of("\r\n", from), text_.size()));
  }

  [[nodiscard]] static bool is_other_quote(char32_t value) { return value == '\'' || (value >= 0x2018 && value <= 0x201F); }

  /// A string in quotes that Mesh does not have, closed by another on its line; false where there is no second one.
  bool misquoted_string() {
    const uint32_t begin = at_;
    const uint32_t quote = decode_utf8(text_, begin).size;
    const uint32_t end = line_end(begin);
    uint32_t close = begin + quote;
    while (close < end && !is_other_quote(decode_utf8(text_, close).value)) close += decode_utf8(text_, close).size;
    if (close >= end) return false;
    const uint32_t close_size = decode_utf8(text_, close).size;
    diagnostics_.report(Code::unknown_character, {begin, close + close_size}, {"strings stand in straight double quotes"},
                        {"write \"", text_.substr(begin + quote, close - begin - quote), "\""});
    at_ = begin + quote;
    push(TokenKind::string_begin, begin);
    at_ = close;
    if (close > begin + quote) push(TokenKind::string_text, begin + quote);
    at_ = close + close_size;
    push(TokenKind::string_end, close);
    return true;
  }

  void other() {
    const CodePoint point = decode_utf8(text_, at_);
    if (is_letter(point)) return name();
    if (is_other_quote(point.value) && misquoted_string()) return;
    const Span span{at_, at_ + point.size};
    at_ += point.size;
    diagnostics_.report(Code::unknown_character, span,
                        {"the character `", printable(text_.substr(span.begin, span.size())), "` has no meaning in Mesh"},
                        {advice(point)});
  }

  [[nodiscard]] static std::string_view advice(const CodePoint& point) {
    if (!point.is_well_formed) return "save the file as UTF-8";
    if (is_blank(point.value)) return "use an ordinary blank";
    if (is_other_quote(point.value)) return "strings stand in straight double quotes";
    if (point.value == '&') return "write `and` or `&&`";
    return "remove it";
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  Tokens out_;
  std::vector<Open> open_;
  uint32_t at_;
  uint32_t depth_ = 0;
  uint32_t recoveries_ = 0;
  bool at_line_start_ = true;
};

}  // namespace

Tokens lex(const Source& source, Diagnostics& diagnostics) { return lex(source, source.files().front(), diagnostics); }

Tokens lex(const Source& source, const SourceFile& file, Diagnostics& diagnostics) {
  if (is_utf16(source.text(file.span))) {
    diagnostics.report(Code::unknown_character, {file.span.begin, file.span.begin}, {"this file is UTF-16"},
                       {"save the file as UTF-8"});
    return {file.span.begin, {{TokenKind::end_of_file, true, {file.span.end, file.span.end}}}, {}};
  }
  return Lexer(source, file, diagnostics).run();
}

}  // namespace mesh::lang

#include "lang/syntax/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/terminal.hpp"
#include "base/text.hpp"
#include "lang/syntax/foreign_comment.hpp"
#include "lang/syntax/lexing.hpp"

namespace mesh::lang {
namespace {

/// What a byte may begin outside of a string.
enum class Beginning : uint8_t { other, blank, line_break, comment, name, number, string, left_bracket, right_bracket, symbol };

constexpr auto beginnings = [] {
  std::array<Beginning, 256> all{};
  for (unsigned byte = 0; byte < 128; ++byte) {
    const char letter = static_cast<char>(byte);
    if (is_ascii_letter(letter) || letter == '_') all[byte] = Beginning::name;
    if (is_ascii_digit(letter)) all[byte] = Beginning::number;
  }
  all[' '] = all['\t'] = Beginning::blank;
  all['\n'] = all['\r'] = Beginning::line_break;
  all['#'] = Beginning::comment;
  all['"'] = Beginning::string;
  all['('] = all['['] = Beginning::left_bracket;
  all[')'] = all[']'] = Beginning::right_bracket;
  all[','] = all['?'] = Beginning::symbol;
  return all;
}();

/// Whether there are more control characters than a text holds, in whichever encoding.
bool is_binary(std::string_view file) {
  constexpr size_t least = 8;
  constexpr std::string_view in_texts = "\b\t\n\v\f\r\x1B";
  const auto controls = static_cast<size_t>(std::count_if(file.begin(), file.end(), [&](char byte) {
    return byte == 0x7F || (static_cast<unsigned char>(byte) < 0x20 && in_texts.find(byte) == std::string_view::npos);
  }));
  return controls >= least && 50 * controls >= file.size();
}

}  // namespace

Tokens Lexer::run() {
  out_.begin = at_;
  constexpr size_t bytes_a_token = 4;
  out_.tokens.reserve((text_.size() - at_) / bytes_a_token);
  if (text_.substr(at_).starts_with(byte_order_mark)) at_ += static_cast<uint32_t>(byte_order_mark.size());
  while (true) {
    while (at_ < text_.size()) {
      if (is_in_string()) {
        string_step();
      } else {
        step();
      }
    }
    if (open_.empty()) break;
    close_at_end_of_file();
  }
  push(TokenKind::end_of_file, at_);
  return std::move(out_);
}

void Lexer::step() {
  const char byte = text_[at_];
  switch (beginnings[static_cast<unsigned char>(byte)]) {
    case Beginning::other: return other_symbol(byte);
    case Beginning::blank: return skip_blanks();
    case Beginning::line_break: return newline();
    case Beginning::comment: return comment();
    case Beginning::name: return name();
    case Beginning::number: return number();
    case Beginning::string: return begin_string();
    case Beginning::left_bracket: ++depth_; return lone_symbol(byte);
    case Beginning::right_bracket: depth_ -= std::min(depth_, 1U); return lone_symbol(byte);
    case Beginning::symbol: return lone_symbol(byte);
  }
}

/// Takes a symbol of one byte that none of two begins with, and the blanks behind it.
void Lexer::lone_symbol(char byte) {
  const TokenKind kind = symbol_of(byte);
  ++at_;
  push(kind, at_ - 1);
  skip_blanks();
}

/// Takes what begins with a byte that may begin several things.
void Lexer::other_symbol(char byte) {
  if (looking_at("~r/")) return regex();
  if (byte == ':' && ((peek(1) >= 'a' && peek(1) <= 'z') || peek(1) == '_')) return atom();
  const bool is_comment = (byte == '/' || byte == '-') && foreign_comment();
  if (!is_comment && !symbol()) other();
}

void Lexer::newline() {
  ++at_;
  if (text_[at_ - 1] == '\r' && peek() == '\n') ++at_;
  // A definition at the left margin is outside every bracket, whatever was left open above it.
  if (depth_ > 0 && open_.empty() && starts_definition(at_)) depth_ = 0;
  if (depth_ == 0) at_line_start_ = true;
  skip_blanks();
}

/// Whether a definition begins at `at`, by its words with one blank after each.
bool Lexer::starts_definition(uint32_t at) const {
  TokenKind word = word_before_blank(at);
  if (word == TokenKind::kw_pub) word = word_before_blank(at + static_cast<uint32_t>(spelling(word).size()) + 1);
  return begins_definition(word);
}

/// The word that begins at `at`, or nothing.
std::string_view Lexer::word_at(uint32_t at) const {
  uint32_t end = at;
  while (end < text_.size() && continues_name(text_[end])) ++end;
  return text_.substr(at, end - at);
}

/// The word at `at` where a blank follows it; end_of_file where none does.
TokenKind Lexer::word_before_blank(uint32_t at) const {
  const std::string_view word = word_at(at);
  const size_t end = at + word.size();
  const bool is_word = !word.empty() && end < text_.size() && text_[end] == ' ';
  return is_word ? kind_of_name(word) : TokenKind::end_of_file;
}

void Lexer::comment() {
  const uint32_t begin = at_;
  if (peek(1) == '=') {
    block_comment();
  } else {
    while (!is_line_end(at_)) ++at_;
  }
  out_.comments.push_back({begin, at_});
}

/// Other languages' comments are read as what they are there.
bool Lexer::foreign_comment() {
  const std::optional<ForeignComment> found = read_foreign_comment(text_, at_, at_line_start_);
  if (!found) return false;
  at_ = found->span.end;
  out_.comments.push_back(found->span);
  diagnostics_.report(Code::syntax, found->sign, {"a comment begins with `#`"}, {"write `", found->meant, "`"}, {}, found->fix);
  return true;
}

void Lexer::block_comment() {
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

void Lexer::name() {
  const uint32_t begin = at_;
  name_rest();
  if (peek() == '"' && letters_before_string(begin)) return;
  const std::string_view word = text_.substr(begin, at_ - begin);
  const TokenKind kind = kind_of_name(word);
  const bool is_import = at_line_start_ && (kind == TokenKind::kw_import || word == from_word);
  const bool is_behind_dot = !out_.tokens.empty() && out_.tokens.back().kind == TokenKind::dot;
  if (is_import && !is_behind_dot) out_.imports.push_back(out_.tokens.size());
  const bool is_member = is_behind_dot && is_name_after_dot(kind);
  push(is_member ? TokenKind::identifier : kind, begin);
}

/// Names may hold any letter of any script; a code point above ASCII that is no blank counts as a letter.
void Lexer::name_rest() {
  while (true) {
    at_ = skip(in_names, at_);
    if (at_ == text_.size() || static_cast<unsigned char>(text_[at_]) < 0x80) return;
    const CodePoint point = decode_utf8(text_, at_);
    if (!is_letter(point)) return;
    at_ += point.size;
  }
}

bool Lexer::is_letter(const CodePoint& point) {
  const char32_t value = point.value;
  const bool is_symbol = value < 0xC0 || value == 0xD7 || value == 0xF7 || (value >= 0x2000 && value <= 0x2BFF) ||
                         (value >= 0x3000 && value <= 0x303F) || (value >= 0xE000 && value <= 0xF8FF) ||
                         (value >= 0xFE00 && value <= 0xFFFF) || value >= 0x1F000;
  return point.is_well_formed && !is_blank(value) && !is_symbol;
}

void Lexer::number() {
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

void Lexer::atom() {
  const uint32_t begin = at_++;
  name_rest();
  push(TokenKind::atom, begin);
}

void Lexer::regex() {
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

bool Lexer::symbol() {
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
  take_symbol(found->kind, found->size);
  return true;
}

/// Takes the next `size` bytes as a symbol.
void Lexer::take_symbol(TokenKind kind, uint32_t size) {
  const uint32_t begin = at_;
  at_ += size;
  if (kind == TokenKind::right_brace && closes_interpolation(begin)) return;
  push(kind, begin);
  count_brackets(kind);
}

/// Braces end interpolations, too.
void Lexer::count_brackets(TokenKind kind) {
  if (opens_bracket(kind)) ++depth_;
  if (closes_bracket(kind)) depth_ -= std::min(depth_, 1U);
  if (open_.empty()) return;
  if (kind == TokenKind::left_brace || kind == TokenKind::map_open) ++open_.back().braces;
  if (kind == TokenKind::right_brace) --open_.back().braces;
}

void Lexer::other() {
  const CodePoint point = decode_utf8(text_, at_);
  if (is_letter(point)) return name();
  if (misquoted_string()) return;
  if (is_first_unknown_ && refuses_file()) return;
  if (const std::string signs = narrow_signs(); !signs.empty()) return full_width(signs);
  const Span span{at_, at_ + point.size};
  at_ += point.size;
  const std::string_view text = text_.substr(span.begin, span.size());
  const bool is_hidden = point.is_well_formed && find_hidden(text);
  const std::string named = is_hidden ? cat({"U+", hexadecimal(point.value)}) : cat({"`", printable(text), "`"});
  diagnostics_.report(Code::unknown_character, span, {"the character ", named, " has no meaning in Mesh"}, {advice(point)});
}

/// The signs of ASCII whose full-width forms, as keyboards for Chinese and Japanese have them, stand here in a row.
std::string Lexer::narrow_signs() const {
  constexpr size_t longest_symbol = 3;
  std::string signs;
  for (uint32_t at = at_; at < text_.size() && signs.size() < longest_symbol;) {
    const CodePoint point = decode_utf8(text_, at);
    if (point.value <= 0xFF00 || point.value >= 0xFF5F) break;
    signs += static_cast<char>(point.value - 0xFEE0);
    at += point.size;
  }
  return signs;
}

/// Reads the first of these signs, whose full-width forms stand here, as what they stand for.
void Lexer::full_width(std::string_view signs) {
  const uint32_t begin = at_;
  const std::optional<Symbol> found = read_symbol(signs);
  const std::string_view meant = signs.substr(0, found ? found->size : 1);
  const uint32_t size = static_cast<uint32_t>(meant.size()) * decode_utf8(text_, begin).size;
  const Span span{begin, begin + size};
  diagnostics_.report(Code::unknown_character, span, {"`", text_.substr(begin, size), "` is the full-width form of `", meant, "`"},
                      {"write `", meant, "`"}, {}, replace_with(span, meant));
  if (meant == "#") return comment();
  if (found) return take_symbol(found->kind, size);
  at_ += size;
}

/// Refuses a file that is no text, or one in another encoding: of what follows nothing is reported.
bool Lexer::refuses_file() {
  is_first_unknown_ = false;
  const std::string_view file = text_.substr(out_.begin);
  const bool is_utf16_file = is_utf16(file);
  if (!is_utf16_file && !is_mostly_nul(file) && !is_binary(file)) return false;
  diagnostics_.report(Code::unknown_character, {out_.begin, out_.begin},
                      {is_utf16_file ? "this file is UTF-16" : "this file is not text"}, {"save the file as UTF-8"});
  at_ = static_cast<uint32_t>(text_.size());
  open_.clear();
  at_line_start_ = true;
  out_ = {.begin = out_.begin, .tokens = {}, .imports = {}, .comments = {}, .is_unreadable = true};
  return true;
}

std::string_view Lexer::advice(const CodePoint& point) {
  if (!point.is_well_formed) return "save the file as UTF-8";
  if (is_blank(point.value)) return "use an ordinary blank";
  if (is_other_quote(point.value)) return "strings stand in straight double quotes";
  if (point.value == '&') return "write `and` or `&&`";
  return "remove it";
}

Tokens lex(const Source& source, Diagnostics& diagnostics) { return lex(source, source.files().front(), diagnostics); }

Tokens lex(const Source& source, const SourceFile& file, Diagnostics& diagnostics) {
  return Lexer(source, file, diagnostics).run();
}

}  // namespace mesh::lang

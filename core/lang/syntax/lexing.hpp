// The lexer's state and its steps; private to the sources whose names begin with lex.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "lang/syntax/lexer.hpp"

namespace mesh::lang {

class Lexer {
 public:
  Lexer(const Source& source, const SourceFile& file, Diagnostics& diagnostics)
      : text_(source.text().substr(0, file.span.end)), diagnostics_(diagnostics), at_(file.span.begin) {}

  Tokens run();

 private:
  static constexpr uint32_t most_recoveries = 20;
  /// Strings that are looked at for other quotes than were meant.
  static constexpr uint32_t most_misquoted = 1'000;
  /// Bytes of such a string that are looked at for the quote that ends it.
  static constexpr uint32_t longest_misquoted = 2'000;
  /// By the byte, whether it may stand in a name.
  static constexpr auto in_names = [] {
    std::array<bool, 256> all{};
    for (unsigned byte = 0; byte < 128; ++byte) {
      const char letter = static_cast<char>(byte);
      all[byte] = is_ascii_letter(letter) || is_ascii_digit(letter) || letter == '_';
    }
    return all;
  }();

  /// By the byte, whether it is a blank.
  static constexpr auto are_blanks = [] {
    std::array<bool, 256> all{};
    all[' '] = all['\t'] = true;
    return all;
  }();

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
    /// The backslashes that the quotes want which are meant as part of the text.
    std::vector<Edit> escapes = {};
  };

  [[nodiscard]] bool looking_at(std::string_view wanted) const {
    return peek() == wanted.front() && text_.substr(at_).starts_with(wanted);
  }
  [[nodiscard]] char peek(uint32_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool is_in_string() const { return !open_.empty() && open_.back().what == Open::What::string; }
  /// The first place from `at` on whose byte is in none of these; a byte that is in none stands behind every file, too.
  [[nodiscard]] uint32_t skip(const std::array<bool, 256>& bytes, uint32_t at) const {
    const char* next = text_.data() + at;
    while (bytes[static_cast<unsigned char>(*next)]) ++next;
    return static_cast<uint32_t>(next - text_.data());
  }
  void skip_blanks() { at_ = skip(are_blanks, at_); }
  void push(TokenKind kind, Span span) {
    out_.tokens.push_back({kind, at_line_start_, span});
    at_line_start_ = false;
  }
  /// Takes what lies between `begin` and here.
  void push(TokenKind kind, uint32_t begin) { push(kind, Span{begin, at_}); }
  /// Takes a string without interpolation: what begins it, where its text ends, and where it ends itself.
  void push_string(Span open, uint32_t text_end, uint32_t end) {
    push(TokenKind::string_begin, open);
    if (text_end > open.end) push(TokenKind::string_text, Span{open.end, text_end});
    push(TokenKind::string_end, Span{text_end, end});
    at_ = end;
  }
  [[nodiscard]] bool is_line_end(uint32_t at) const { return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r'; }
  [[nodiscard]] uint32_t line_end(uint32_t from) const { return line_end(from, static_cast<uint32_t>(text_.size())); }
  /// The same, or `stop` where that comes first.
  [[nodiscard]] uint32_t line_end(uint32_t from, uint32_t stop) const {
    return static_cast<uint32_t>(std::min<size_t>(text_.substr(0, stop).find_first_of("\r\n", from), stop));
  }
  [[nodiscard]] uint32_t line_begin(uint32_t at) const {
    return static_cast<uint32_t>(text_.substr(0, at).find_last_of("\r\n") + 1);
  }
  [[nodiscard]] static bool continues_name(char byte) { return in_names[static_cast<unsigned char>(byte)]; }
  [[nodiscard]] static bool is_other_quote(char32_t value) {
    return value == '\'' || value == '`' || (value >= 0x2018 && value <= 0x201F) || value == 0xFF02 || value == 0xFF07;
  }

  // lexer.cpp: lines, comments, words, numbers and symbols
  void step();
  void newline();
  [[nodiscard]] bool starts_definition(uint32_t at) const;
  [[nodiscard]] std::string_view word_at(uint32_t at) const;
  [[nodiscard]] TokenKind word_before_blank(uint32_t at) const;
  void comment();
  bool foreign_comment();
  void block_comment();
  void name();
  void name_rest();
  [[nodiscard]] static bool is_letter(const CodePoint& point);
  void number();
  void atom();
  void regex();
  void lone_symbol(char byte);
  void other_symbol(char byte);
  bool symbol();
  void count_brackets(TokenKind kind);
  void take_symbol(TokenKind kind, uint32_t size);
  void other();
  [[nodiscard]] std::string narrow_signs() const;
  void full_width(std::string_view signs);
  bool refuses_file();
  [[nodiscard]] static std::string_view advice(const CodePoint& point);

  // lex_string.cpp: strings, and what they hold
  bool plain_string();
  void begin_string();
  [[nodiscard]] bool ends_string_text(std::string_view quote) const;
  [[nodiscard]] bool ends_dollar_tag(uint32_t begin) const;
  [[nodiscard]] bool looks_like_expression(uint32_t at) const;
  void report_dollar_tag();
  void string_step();
  void end_string(uint32_t quote_size);
  bool closes_interpolation(uint32_t begin);
  void close_at_end_of_file();
  void report_no_end(const Open& string);
  void keep_tokens(size_t count);
  void take_back(const Open& string, size_t index);
  [[nodiscard]] bool begins_on_line_of(size_t inner, size_t outer) const;
  [[nodiscard]] uint32_t end_before_definition(uint32_t from) const;
  void close_at_line_end(size_t index);
  [[nodiscard]] static std::string_view likely_content(std::string_view line);

  // lex_misquoted.cpp: strings with other quotes than were meant
  [[nodiscard]] bool may_recover_quotes();
  [[nodiscard]] bool begins_a_name(uint32_t at) const;
  [[nodiscard]] bool may_follow_string(uint32_t at) const;
  [[nodiscard]] uint32_t next_quote(uint32_t at) const;
  [[nodiscard]] bool is_quote(uint32_t at) const;
  [[nodiscard]] std::optional<uint32_t> end_behind(uint32_t begin, uint32_t quote, bool is_odd) const;
  bool take_inner_quotes(uint32_t begin, uint32_t quote, bool is_odd);
  bool close_before_comma(uint32_t begin, uint32_t quote);
  bool misquoted_inside(uint32_t begin, uint32_t quote);
  [[nodiscard]] bool is_before_interpolation(uint32_t quote) const;
  [[nodiscard]] bool is_inner_quote() const;
  void report_inner_quotes(const std::vector<Edit>& escapes, bool is_sure);
  [[nodiscard]] std::optional<uint32_t> words_before(uint32_t at) const;
  bool open_before_words();
  [[nodiscard]] std::string_view several_quotes() const;
  bool letters_before_string(uint32_t begin);
  bool misquoted_string();
  [[nodiscard]] bool is_before_sign(uint32_t at) const;
  [[nodiscard]] std::optional<uint32_t> word_before_sign(uint32_t begin) const;
  void report_open_before_sign(uint32_t begin, uint32_t word);
  bool close_before_sign(uint32_t begin, uint32_t quote);

  // lex_lines.cpp: strings of several lines with such quotes, and quotes that begin no string
  [[nodiscard]] bool is_blank_behind(uint32_t at) const;
  [[nodiscard]] bool is_behind_value(uint32_t place) const;
  [[nodiscard]] bool is_before_value() const;
  [[nodiscard]] static bool comes_before_value(char sign);
  [[nodiscard]] std::optional<uint32_t> end_on_later_line(uint32_t begin, std::string_view quote) const;
  [[nodiscard]] std::optional<uint32_t> closer_on_later_line(uint32_t begin) const;
  [[nodiscard]] bool is_stray_quote(uint32_t begin) const;
  void skip_stray_quote(uint32_t begin);
  bool misquoted_lines(uint32_t begin);
  bool lines_between_pairs(uint32_t begin);
  bool ends_elsewhere(uint32_t begin);
  [[nodiscard]] bool heads_block(uint32_t place) const;
  bool leaves_heredoc(const Open& heredoc);
  [[nodiscard]] uint32_t begin_of_code(uint32_t line);
  [[nodiscard]] bool begins_another(uint32_t begin, uint32_t quotes) const;
  [[nodiscard]] std::optional<uint32_t> lone_quote(uint32_t begin) const;
  [[nodiscard]] std::optional<uint32_t> line_before_code(uint32_t begin) const;
  [[nodiscard]] bool begins_code(uint32_t at) const;
  bool other_lines(Span open, std::string_view close);

  std::string_view text_;
  Diagnostics& diagnostics_;
  Tokens out_;
  std::vector<Open> open_;
  uint32_t at_;
  uint32_t depth_ = 0;
  uint32_t recoveries_ = 0;
  uint32_t misquoted_ = 0;
  bool at_line_start_ = true;
  /// Whether no character without a meaning was met so far.
  bool is_first_unknown_ = true;
};

}  // namespace mesh::lang

// Numbers and strings.
#include <cmath>

#include "base/floating.hpp"
#include "base/match.hpp"
#include "base/text.hpp"
#include "lang/syntax/parsing.hpp"
#include "lang/syntax/string_literal.hpp"

namespace mesh::lang {
namespace {

int digit_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  return (c | 0x20) - 'a' + 10;
}

}  // namespace

std::optional<uint64_t> integer_magnitude(std::string_view spelling) {
  constexpr uint64_t most = uint64_t{1} << 63U;
  uint64_t base = 10;
  if (spelling.size() > 1 && spelling[0] == '0' && !is_ascii_digit(spelling[1]) && spelling[1] != '_') {
    const char radix = static_cast<char>(spelling[1] | 0x20);
    base = radix == 'x' ? 16 : radix == 'b' ? 2 : 8;
    spelling.remove_prefix(2);
  }
  uint64_t value = 0;
  bool has_digit = false;
  for (const char c : spelling) {
    if (c == '_') continue;
    const auto digit = static_cast<uint64_t>(digit_value(c));
    if (digit >= base || value > (most - digit) / base) return std::nullopt;
    value = value * base + digit;
    has_digit = true;
  }
  if (!has_digit) return std::nullopt;
  return value;
}

bool Parser::at_number() const {
  const TokenKind kind = peek(at(TokenKind::minus) ? 1 : 0).kind;
  return kind == TokenKind::integer || kind == TokenKind::floating;
}

/// A literal with its sign; one that does not fit is reported.
Parser::Number Parser::take_number() {
  const Span begin = peek().span;
  const bool is_negative = accept(TokenKind::minus);
  const Token& literal = take();
  const Span span = join(begin, literal.span);
  if (literal.kind == TokenKind::floating) {
    std::string digits = is_negative ? "-" : "";
    for (const char c : text(literal)) {
      if (c != '_') digits += c;
    }
    const double value = double_of(digits).value_or(0);
    if (std::isfinite(value)) return {span, value};
    diagnostics_.report(Code::number_out_of_range, span, {"`", text(literal), "` is larger than any Float"},
                        {"a Float goes up to about 1.8e308"});
    return {span, {}};
  }
  const auto magnitude = integer_magnitude(text(literal));
  if (magnitude && (is_negative || *magnitude <= INT64_MAX)) {
    return {span, static_cast<int64_t>(is_negative ? ~*magnitude + 1 : *magnitude)};
  }
  diagnostics_.report(Code::number_out_of_range, span, {"`", text(literal), "` is no 64-bit integer"},
                      {"an Int goes from -9223372036854775808 to 9223372036854775807"});
  return {span, {}};
}

ExprId Parser::number() {
  const Number found = take_number();
  return std::visit(
      Match{[&](std::monostate) { return broken(found.span); }, [&](int64_t value) { return add(found.span, IntegerExpr{value}); },
            [&](double value) { return add(found.span, FloatExpr{value}); }},
      found.value);
}

PatternId Parser::number_pattern() {
  const Number found = take_number();
  return std::visit(Match{[&](std::monostate) { return add_pattern(found.span, BrokenPattern{}); },
                          [&](int64_t value) { return add_pattern(found.span, IntegerPattern{value}); },
                          [&](double value) { return add_pattern(found.span, FloatPattern{value}); }},
                    found.value);
}

/// A piece of text of a literal: as it is written where it `is_verbatim`, or else as it is meant.
StringSegment Parser::string_text(bool is_verbatim) {
  const Token& piece = take();
  const std::string_view raw = text(piece);
  if (raw.find('\\') == std::string_view::npos) return TextSegment{raw, piece.span};
  report_unknown_escapes(raw, piece.span.begin, diagnostics_);
  return TextSegment{is_verbatim ? raw : ast_.arena.copy(unescape(raw)), piece.span};
}

/// Keeps the pieces that begin at `first` of `pending_segments_`, as what they mean between quotes such as `open`, and takes them
/// off there.
std::span<const StringSegment> Parser::take_segments(size_t first, const Token& open) {
  const std::span<StringSegment> segments = std::span(pending_segments_).subspan(first);
  if (is_heredoc(open)) {
    dedent(segments, ast_.arena);
    unescape(segments, ast_.arena);
  }
  return ast_.arena.take_end(pending_segments_, first);
}

ExprId Parser::string() {
  const Token& open = take();
  const bool is_one_text = at(TokenKind::string_text) && peek(1).kind == TokenKind::string_end && !is_heredoc(open);
  if (!is_one_text) return string_of_pieces(open);
  const auto* text = new (ast_.arena.room_for<StringSegment>(1)) StringSegment(string_text(false));
  take();
  return add(since(open.span.begin), StringExpr{{text, 1}});
}

/// A string after its quotes `open`, of several pieces or none, or a heredoc.
ExprId Parser::string_of_pieces(const Token& open) {
  const size_t first = pending_segments_.size();
  while (!at(TokenKind::string_end) && !at(TokenKind::end_of_file)) {
    if (at(TokenKind::string_text)) {
      pending_segments_.push_back(string_text(is_heredoc(open)));
      continue;
    }
    const Token& begin = take();
    if (at(TokenKind::interpolation_end))
      report({begin.span.begin, peek().span.end}, {"this interpolation is empty"}, {"put an expression between the braces"});
    same_line({"an interpolated expression"});
    if (!is_lost_) {
      const ExprId inner = expression();
      pending_segments_.emplace_back(inner);
    }
    if (!is_lost_ && !at(TokenKind::interpolation_end)) report_unexpected({"`}` after the interpolated expression"});
    while (!at(TokenKind::interpolation_end) && !at(TokenKind::end_of_file)) take();
    accept(TokenKind::interpolation_end);
    is_lost_ = false;
  }
  accept(TokenKind::string_end);
  return add(since(open.span.begin), StringExpr{take_segments(first, open)});
}

/// A string without interpolation, as patterns have it.
std::string_view Parser::plain_string() {
  const Token& open = take();
  const size_t first = pending_segments_.size();
  while (at(TokenKind::string_text)) pending_segments_.push_back(string_text(is_heredoc(open)));
  if (at(TokenKind::interpolation_begin))
    report(peek().span, {"a pattern cannot hold an interpolation"}, {"compare with `==` in an `if`"});
  while (!at(TokenKind::string_end) && !at(TokenKind::end_of_file)) take();
  take();
  const std::span<const StringSegment> segments = take_segments(first, open);
  return segments.empty() ? std::string_view() : std::get<TextSegment>(segments.front()).value;
}

}  // namespace mesh::lang

// What stands between brackets, with commas between: arguments, elements, entries.
#include "base/text.hpp"
#include "lang/parsing.hpp"

namespace mesh::lang {

ExprId Parser::paren() {
  const Token open = take();
  auto inner = elements(TokenKind::right_paren, open);
  const Span span{open.span.begin, previous_end()};
  if (inner.empty()) return add(span, UnitExpr{});
  if (inner.size() == 1) return inner.front();
  return add(span, TupleExpr{std::move(inner)});
}

/// Expressions between commas, up to and with `close`. An element that cannot be read is left at its comma; a missing comma or
/// bracket is reported and taken as written.
std::vector<ExprId> Parser::elements(TokenKind close, const Token& open) {
  std::vector<ExprId> items;
  while (!at(close) && !at(TokenKind::end_of_file) && !at_definition()) {
    items.push_back(element());
    if (is_lost_) skip_element();
    if (accept(TokenKind::comma)) continue;
    if (at(close) || !starts_element()) break;
    report(tokens_[position_ - 1].span, {"expected `,` after this"}, {"separate the elements with `,`"});
    ++repairs_;
    is_lost_ = false;
  }
  if (!accept(close)) take_as_closed(close, open, items);
  return items;
}

/// Reports that `close` is missing, unless that is only what another report led to.
void Parser::take_as_closed(TokenKind close, const Token& open, std::vector<ExprId>& items) {
  ++repairs_;
  const bool has_place = is_on_new_line() || at(TokenKind::end_of_file);
  const auto* last = items.empty() ? nullptr : std::get_if<TryExpr>(&ast_[items.back()].node);
  if (has_place && last != nullptr) {
    // `f(a?` at a line's end was meant as `f(a)?`.
    items.back() = last->operand;
    --position_;
  }
  const bool is_told = missing_close_at_ == position_ || (position_ > 0 && tokens_[position_ - 1].kind == TokenKind::unreadable);
  if (!is_told) report_unexpected({"`,` or ", describe(close)}, {"close it with ", describe(close)}, {open.span, "opened here"});
  if (has_place || is_told) is_lost_ = false;
  missing_close_at_ = position_;
}

ExprId Parser::element() {
  const bool is_keyword_argument =
      at(TokenKind::identifier) && (peek(1).kind == TokenKind::colon || peek(1).kind == TokenKind::atom);
  if (!is_keyword_argument) return expression();
  const Span span = join(peek().span, peek(1).span);
  report_construct(Code::not_yet_supported, span, "a keyword argument");
  is_lost_ = true;
  return broken(span);
}

void Parser::skip_element() {
  uint32_t depth = 0;
  while (!at(TokenKind::end_of_file) && !at_definition()) {
    const TokenKind kind = peek().kind;
    if (depth == 0 && (kind == TokenKind::comma || closes_bracket(kind))) break;
    if (is_on_new_line() && (kind == TokenKind::kw_end || kind == TokenKind::kw_let)) break;
    if (opens_bracket(kind)) ++depth;
    if (closes_bracket(kind)) --depth;
    take();
  }
  is_lost_ = false;
}

/// Whether the parser stands on another element before which only the comma is missing.
bool Parser::starts_element() const {
  const TokenKind kind = peek().kind;
  if (kind == TokenKind::string_begin || kind == TokenKind::integer || kind == TokenKind::floating ||
      kind == TokenKind::left_bracket)
    return true;
  return kind == TokenKind::identifier && !is_on_new_line();
}

}  // namespace mesh::lang

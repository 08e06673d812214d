// What stands between brackets, with commas between: arguments, elements, entries.
#include "base/fix.hpp"
#include "base/text.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {

ExprId Parser::paren() {
  const Token& open = take();
  const size_t first = pending_.size();
  const size_t beside = texts_beside_;
  elements(TokenKind::right_paren, open);
  const std::span<const ExprId> inner = ast_.arena.take_end(pending_, first);
  const Span span = since(open.span.begin);
  if (inner.empty()) return add(span, UnitExpr{});
  if (inner.size() == 1) {
    ast_.exprs[static_cast<size_t>(inner.front())].span = span;
    return inner.front();
  }
  return texts_beside_ == beside ? add(span, TupleExpr{inner}) : broken(span);
}

/// `%{key => value}`, or `%{struct | field: value}`
ExprId Parser::map() {
  const Token& open = take();
  std::vector<MapEntry> entries;
  ++brackets_;
  while (!at(TokenKind::right_brace) && !at(TokenKind::end_of_file) && !at_definition()) {
    const ExprId key = map_key();
    if (!is_lost_ && entries.empty() && at(TokenKind::bar)) {
      --brackets_;
      return struct_update(open, key);
    }
    if (!is_lost_ && !accept(TokenKind::fat_arrow)) report_unexpected({"`=>` and a value"}, {"an entry is `key => value`"});
    entries.push_back({key, is_lost_ ? broken(peek().span) : expression()});
    if (is_lost_) skip_element();
    if (!accept(TokenKind::comma)) break;
  }
  --brackets_;
  if (!accept(TokenKind::right_brace)) {
    report_unexpected({"`,` or `}`"}, {"close it with `}`"}, {open.span, "opened here"}, ends_here(open) ? insertion("}") : Fix{});
    is_lost_ = false;
  }
  return add(since(open.span.begin), MapExpr{keep(entries)});
}

ExprId Parser::map_key() {
  if (!at_keyword()) return expression();
  report(peek(1).span, {"the key of a map stands before `=>`"}, {"write `\"", text(peek()), "\" => …`"});
  return broken(peek().span);
}

/// Adds the expressions between commas, up to and with `close`, to `pending_`; the arguments with names go to `keywords`. An
/// element that cannot be read is left at its comma; a missing comma or bracket is reported and taken as written.
void Parser::elements(TokenKind close, const Token& open, std::vector<MapEntry>* keywords) {
  const DoMeaning closures(*this, true);
  const size_t first = pending_.size();
  // Where these are closed, once that was asked.
  size_t closer = 0;
  // In a tuple the place counts.
  const bool is_tuple = close == TokenKind::right_paren && keywords == nullptr;
  ++brackets_;
  while (!at(close) && !at(TokenKind::end_of_file) && !at_definition()) {
    if (at(TokenKind::comma) && !is_tuple) {
      const Span surplus = take().span;
      // A call may lack an argument here, which only its author knows.
      misread(surplus, {"nothing stands before this comma"}, {"remove it, or write a value before it"}, {},
              close == TokenKind::right_bracket ? remove(surplus) : Fix{});
      continue;
    }
    if (at_keyword() && keywords != nullptr) {
      keywords->push_back(keyword(*keywords));
    } else {
      const bool is_misplaced = keywords != nullptr && !keywords->empty();
      if (is_misplaced) misread(peek().span, {"this argument stands after one with a name"}, {"put those with names last"});
      const ExprId item = element(close == TokenKind::right_bracket || keywords != nullptr);
      pending_.push_back(is_misplaced ? broken(ast_[item].span) : item);
      if (at(TokenKind::colon) && !is_tuple) pending_.back() = value_with_colon();
    }
    if (is_lost_) skip_element();
    if (accept(TokenKind::comma)) continue;
    if (at(TokenKind::semicolon)) {
      const Span sign = take().span;
      misread(sign, {"expected `,`, found `;`"}, {"separate the elements with `,`"}, {}, replace_with(sign, ","));
      continue;
    }
    if (at(close) || !starts_element()) break;
    if (is_on_new_line() && position_ > closer) {
      const auto found = closer_further_on();
      if (!found) break;
      closer = *found;
    }
    const Token& last = tokens_[position_ - 1];
    // Two texts beside each other may be meant as one, but for the elements of a list.
    const bool may_be_one = close != TokenKind::right_bracket && last.kind == TokenKind::string_end && at(TokenKind::string_begin);
    texts_beside_ += may_be_one ? 1 : 0;
    misread(last.span, {"expected `,` after this"},
            {may_be_one ? "separate the two with `,`, or join them with `<>`" : "separate the elements with `,`"}, {},
            at_keyword() || last.kind == TokenKind::identifier || may_be_one ? Fix{} : insertion(","));
  }
  --brackets_;
  if (!accept(close)) take_as_closed(close, open, std::span(pending_).subspan(first));
}

/// The bracket, by its token, that closes what the parser is in, before the block ends in which that began.
std::optional<size_t> Parser::closer_further_on() const {
  uint32_t brackets = 0;
  uint32_t blocks = 0;
  bool is_header = false;
  for (size_t next = position_; next + 1 < tokens_.size(); ++next) {
    const TokenKind kind = tokens_[next].kind;
    if (opens_bracket(kind)) ++brackets;
    if (closes_bracket(kind) && brackets-- == 0) return next;
    if (kind == TokenKind::kw_fn || (kind == TokenKind::kw_do && !is_header)) ++blocks;
    if (kind == TokenKind::kw_end && blocks-- == 0) return std::nullopt;
    if (kind == TokenKind::kw_fn || kind == TokenKind::kw_do || kind == TokenKind::arrow) is_header = kind == TokenKind::kw_fn;
  }
  return std::nullopt;
}

/// Reports a mistake after which the elements may not be the ones that were meant, and goes on.
void Parser::misread(Span span, const Pieces& message, const Pieces& hint, SecondPlace second, const Fix& fix) {
  report(span, message, hint, second, fix);
  ++repairs_;
  is_lost_ = false;
}

/// Whether what `open` begins, and nothing around it, is sure to end after the last token: a line ends there, or a block begins.
bool Parser::ends_here(const Token& open) const {
  if (brackets_ > 0 && !closer_further_on()) return false;
  // What another bracket closes may be what is missing.
  if (brackets_ == 0 && closes_bracket(peek().kind)) return false;
  // A plain string of several lines is more likely two, each without one of its quotes.
  size_t begin = position_ == 0 ? 0 : position_ - 1;
  if (tokens_[begin].kind == TokenKind::string_end && tokens_[begin].span.end - tokens_[begin].span.begin == 1) {
    while (begin > 0 && tokens_[begin].kind != TokenKind::string_begin) --begin;
    if (source_.text({tokens_[begin].span.begin, previous_end()}).find_first_of("\r\n") != std::string_view::npos) return false;
  }
  if (!at(TokenKind::end_of_file)) return is_on_new_line() || (at(TokenKind::kw_do) && peek(1).starts_line);
  return source_.text({open.span.begin, previous_end()}).find_first_of("\r\n") == std::string_view::npos;
}

/// Reports that `close` is missing, unless that is only what another report led to.
void Parser::take_as_closed(TokenKind close, const Token& open, std::span<ExprId> items) {
  ++repairs_;
  const bool has_place = is_on_new_line() || at(TokenKind::end_of_file);
  const auto* last = items.empty() ? nullptr : std::get_if<TryExpr>(&ast_[items.back()].node);
  if (has_place && last != nullptr) {
    // `f(a?` at a line's end was meant as `f(a)?`.
    items.back() = last->operand;
    --position_;
  }
  const bool is_told = missing_close_at_ == position_ || (position_ > 0 && tokens_[position_ - 1].kind == TokenKind::unreadable);
  if (!is_told)
    report_unexpected({"`,` or ", describe(close)}, {"close it with ", describe(close)}, {open.span, "opened here"},
                      !items.empty() && ends_here(open) ? insertion(spelling(close)) : Fix{});
  if (has_place || is_told) is_lost_ = false;
  missing_close_at_ = position_;
}

bool Parser::at_keyword() const {
  return at(TokenKind::identifier) && (peek(1).kind == TokenKind::colon || peek(1).kind == TokenKind::atom);
}

/// An element, or an argument without a name. A snippet may leave those of lists and calls open.
ExprId Parser::element(bool may_be_open) {
  if (at(TokenKind::ellipsis) && is_snippet_ && may_be_open) return add(take().span, EllipsisExpr{});
  if (!at_keyword()) return expression();
  const Span span = join(peek().span, peek(1).span);
  report(span, {"only an argument of a call has a name"}, {"write a map: `%{\"", text(peek()), "\" => …}`"});
  return broken(span);
}

/// What follows an element or argument in which a colon is no part: other languages have maps of this form.
ExprId Parser::value_with_colon() {
  const Span colon = take().span;
  report(colon, {"no `:` can stand behind a value here"}, {"write one text, as in `\"name:type\"`, or a map, `%{key => value}`"});
  return broken(colon);
}

/// `name: value`, an argument of a call.
MapEntry Parser::keyword(const std::vector<MapEntry>& before) {
  const Name given = name("the argument's name");
  const StringSegment spelt = TextSegment{given.text, given.span};
  const ExprId key = add(given.span, StringExpr{ast_.arena.copy(std::span(&spelt, 1))});
  for (const MapEntry& other : before) {
    const Span first = ast_[other.key].span;
    if (source_.text(first) != given.text) continue;
    misread(given.span, {"`", given.text, "` is given twice"}, {"remove one of the two"}, {first, "first given here"});
  }
  if (at(TokenKind::atom)) {
    ++repairs_;
    const bool is_alone = peek(1).kind == TokenKind::comma || peek(1).kind == TokenKind::right_paren;
    report(peek().span, {"`", text(peek()), "` is one word here"}, {"write a blank after the `:`"}, {},
           is_alone ? insert(peek().span.begin + 1, " ") : Fix{});
    return {key, broken(peek().span)};
  }
  take();
  return {key, expression()};
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
      kind == TokenKind::left_bracket || kind == TokenKind::ellipsis)
    return true;
  return kind == TokenKind::identifier && !is_on_new_line();
}

}  // namespace mesh::lang

// Closures.
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {

/// `fn(a, b) -> value end`, `fn a -> value end`, `fn(a) do … end`, with clauses between `|`. Only what was meant as a closure, and
/// is read as one, ends with a value that is no block, and has no `end`.
ExprId Parser::closure() {
  const Level level(*this);
  const Token& first = take();
  std::vector<Clause> clauses;
  do clauses.push_back(closure_clause());
  while (accept(TokenKind::bar));
  const bool is_block = std::holds_alternative<BlockExpr>(ast_[clauses.back().body].node);
  if (is_block) accept(TokenKind::kw_end);
  ++ast_.closures;
  return add(since(first.span.begin), ClosureExpr{keep(clauses)});
}

Clause Parser::closure_clause() {
  if (at(TokenKind::left_paren) || at(TokenKind::identifier))
    same_line({"what follows ", describe(tokens_[position_ - 1].kind)}, only_joined);
  const uint32_t begin = peek().span.begin;
  Clause clause{{}, {}, {}, {}, {}};
  if (at(TokenKind::left_paren)) {
    clause.parameters = parameters();
  } else {
    std::vector<ParameterNode> parameters;
    while (!is_lost_ && !at(TokenKind::arrow) && !at(TokenKind::fat_arrow) && !at(TokenKind::kw_do) && !at(TokenKind::kw_when)) {
      parameters.push_back(parameter());
      if (!accept(TokenKind::comma)) break;
    }
    clause.parameters = keep(parameters);
  }
  const bool has_parameters = previous_end() > begin;
  if (!is_lost_ && accept_on_line(TokenKind::kw_when)) clause.guard = header();
  if (!is_lost_ && at(TokenKind::fat_arrow)) {
    clause.head = {begin, peek().span.end};
    clause.body = fat_arrow_body();
    clause.span = since(begin);
    return clause;
  }
  if (!is_lost_ && !at(TokenKind::kw_do) && !at(TokenKind::arrow)) report_unexpected({"`->` or `do` and what the closure gives"});
  bool is_arrow = false;
  if (is_lost_) {
    skip_to_statement();
    is_lost_ = false;
  } else {
    is_arrow = at(TokenKind::arrow);
    accept_on_line(peek().kind);
  }
  clause.head = since(begin);
  clause.body = is_arrow && has_parameters ? arrow_body() : block("the closure", {TokenKind::kw_end, TokenKind::bar});
  clause.span = since(begin);
  return clause;
}

/// What a closure with parameters gives after `->`: one value on the same line. Statements are reported once, and read.
ExprId Parser::arrow_body() {
  const Token& arrow = tokens_[position_ - 1];
  const bool is_below = peek().starts_line;
  const ExprId body = block("the closure", {TokenKind::kw_end, TokenKind::bar});
  const std::span<const Statement> statements = std::get<BlockExpr>(ast_[body].node).statements;
  const bool is_value = statements.size() == 1 && std::holds_alternative<ExprId>(statements.front().node);
  const bool is_closed = at(TokenKind::kw_end) || at(TokenKind::bar);
  if (at(TokenKind::bar)) same_line({describe(TokenKind::bar)}, only_joined);
  if (!is_closed || (is_value && !is_below && !(at(TokenKind::kw_end) && peek().starts_line))) return body;
  report(arrow.span, {"after `->` stands one value, with the `end` on its line"}, {"write `do` instead of `->`"}, {},
         at(TokenKind::kw_end) ? replace_with(arrow.span, "do") : Fix{});
  is_lost_ = false;
  return body;
}

/// `do |a, b| … end` after the arguments of a call.
ExprId Parser::trailing_closure() {
  const Level level(*this);
  const uint32_t begin = take().span.begin;
  Clause clause{};
  if (at(TokenKind::bar)) same_line({"the names of the closure"}, only_joined);
  if (accept(TokenKind::bar)) {
    std::vector<ParameterNode> parameters;
    while (!is_lost_ && !at(TokenKind::bar)) {
      parameters.push_back(parameter());
      if (!accept(TokenKind::comma)) break;
    }
    clause.parameters = keep(parameters);
    if (!is_lost_) expect(TokenKind::bar, "`|` after the names of a closure");
    is_lost_ = false;
  } else {
    accept(TokenKind::or_or);
  }
  clause.head = since(begin);
  clause.body = block("the closure", {TokenKind::kw_end});
  accept(TokenKind::kw_end);
  clause.span = since(begin);
  ++ast_.closures;
  return add(since(begin), ClosureExpr{ast_.arena.copy(std::span<const Clause>(&clause, 1))});
}

}  // namespace mesh::lang

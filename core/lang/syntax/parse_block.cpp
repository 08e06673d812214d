// Blocks of statements, and where they end: also where an `end` is missing, or closes another block than it looks like.
#include <algorithm>
#include <utility>

#include "lang/syntax/parsing.hpp"

namespace mesh::lang {

/// Statements up to one of `closers`, which is left to the caller. `what` names the block where its end is missing; `column` is
/// where the definition begins whose body this is.
ExprId Parser::block(std::string_view what, std::initializer_list<TokenKind> closers, uint32_t column) {
  const uint32_t begin = previous_end();
  const Span opener = tokens_[position_ == 0 ? 0 : position_ - 1].span;
  const DoMeaning closures(*this, true);
  const bool is_body = column != no_column;
  const std::optional<EndTaken> outer = is_body ? std::exchange(outer_end_taken_, std::nullopt) : std::nullopt;
  std::vector<Statement> statements;
  const auto is_closer = [&](TokenKind kind) { return std::find(closers.begin(), closers.end(), kind) != closers.end(); };
  const auto at_closer = [&] { return is_closer(peek().kind) || (is_closer(TokenKind::kw_else) && at_else()); };
  while (!at(TokenKind::end_of_file) && !at_definition()) {
    if (accept(TokenKind::semicolon)) continue;
    if (at_surplus_end(column)) {
      const Span surplus = take().span;
      report(surplus, {"this `end` closes ", what, ", and more of it follows"}, {"remove it"}, {}, remove(surplus));
      is_lost_ = false;
      continue;
    }
    if (at_closer() || at_outer_bracket(opener)) break;
    block_statement(statements, opener);
  }
  if (!at_closer()) {
    const bool has_place = at_outer_bracket(opener);
    if (is_body && outer_end_taken_) {
      report_end_taken(*outer_end_taken_);
    } else {
      report_missing_end(what, opener);
    }
    if (is_body) outer_end_taken_ = outer;
    is_lost_ = false;
    const ExprId open = add(since(begin), BlockExpr{keep(statements)});
    if (!has_place) leave_open(open);
    return open;
  }
  if (is_body) outer_end_taken_ = outer;
  note_end(what, opener);
  return add(since(begin), BlockExpr{keep(statements)});
}

/// A statement of a block that `opener` begins, with what closes nothing after it.
void Parser::block_statement(std::vector<Statement>& statements, Span opener) {
  const size_t before = position_;
  statements.push_back(statement());
  const bool ends_text = position_ > before && tokens_[position_ - 1].kind == TokenKind::string_end;
  if (!is_lost_ && ends_text && at(TokenKind::string_begin) && !peek().starts_line) text_behind_text(statements.back());
  if (!is_lost_ && closes_bracket(peek().kind) && !at_outer_bracket(opener)) {
    const Token& surplus = take();
    report(surplus.span, {describe(surplus.kind), " closes nothing here"}, {"remove it"}, {},
           peek().starts_line || at(TokenKind::question) ? remove(surplus.span) : Fix{});
    is_lost_ = false;
    if (auto* value = std::get_if<ExprId>(&statements.back().node)) *value = postfix(*value);
  }
  if (is_lost_) skip_to_statement();
  is_lost_ = false;
  if (position_ == before) take();
}

/// Reports the text behind the one that the statement ends with: whether one of them is meant, or both, nobody knows.
void Parser::text_behind_text(Statement& before) {
  report(peek().span, {"this text stands behind another"}, {"join the two with `<>`"});
  const ExprId unknown = broken(peek().span);
  if (auto* let = std::get_if<LetStatement>(&before.node)) let->value = unknown;
  if (auto* returned = std::get_if<ReturnStatement>(&before.node)) returned->value = unknown;
  if (auto* value = std::get_if<ExprId>(&before.node)) *value = unknown;
}

/// Keeps the first `end` of a body that is indented less than what it closes: where the body then lacks one, it was meant for that.
void Parser::note_end(std::string_view what, Span opener) {
  const bool is_outer = at(TokenKind::kw_end) && peek().starts_line && column_of(peek()) <= indentation(opener.begin).size();
  if (is_outer && !outer_end_taken_) outer_end_taken_ = EndTaken{what, opener, position_};
}

/// Reports the block that took the `end` of one around it, where its own is missing.
void Parser::report_end_taken(const EndTaken& taken) {
  const size_t here = std::exchange(position_, taken.position);
  report_missing_end(taken.what, taken.opener);
  position_ = here;
}

/// Whether the parser stands on a bracket that closes what is outside the block that `opener` begins, and not on a surplus one,
/// after which the block goes on.
bool Parser::at_outer_bracket(Span opener) const {
  if (brackets_ == 0 || !closes_bracket(peek().kind)) return false;
  const Token& next = peek(1);
  const bool goes_on = next.starts_line && infix_power(next.kind) == 0 && !closes_bracket(next.kind) &&
                       column_of(next) > indentation(opener.begin).size() + 1;
  return !goes_on;
}

/// Takes away the value of a block without an end, and of the branch it ends with: nobody knows which statement was meant to be the
/// last.
void Parser::leave_open(ExprId id) {
  const Span end{previous_end(), previous_end()};
  const ExprId unknown = broken(end);
  const PatternId unnamed = add_pattern(end, WildcardPattern{});
  auto* block = std::get_if<BlockExpr>(&ast_.exprs[static_cast<size_t>(id)].node);
  if (block == nullptr) return;
  std::optional<ExprId> branch;
  std::vector<Statement> statements(block->statements.begin(), block->statements.end());
  if (!statements.empty()) {
    Statement& last = statements.back();
    if (const auto* value = std::get_if<ExprId>(&last.node)) {
      const auto* choice = std::get_if<IfExpr>(&ast_[*value].node);
      if (choice != nullptr) branch = choice->otherwise ? *choice->otherwise : choice->arms.back().body;
      last.node = LetStatement{unnamed, {}, *value};
    }
  }
  statements.push_back({end, unknown});
  block->statements = keep(statements);
  if (branch) leave_open(*branch);
}

/// Whether the parser stands on an `end` that leaves part of a body, by its indentation, outside the definition at `column`.
bool Parser::at_surplus_end(uint32_t column) const {
  const Token& next = peek(1);
  return at(TokenKind::kw_end) && peek().starts_line && column_of(peek()) > column && next.kind != TokenKind::end_of_file &&
         next.starts_line && column_of(next) > column;
}

/// `do … end`.
ExprId Parser::do_block(std::string_view what, uint32_t column) {
  const Level level(*this);
  if (at(TokenKind::left_brace)) return braces();
  if (!at(TokenKind::kw_do)) {
    report_unexpected({"`do` to begin ", what}, {"write `do` at the end of the line"}, {}, insertion_of_do());
    skip_to_statement();
    is_lost_ = false;
  } else {
    accept_on_line(TokenKind::kw_do);
  }
  const ExprId body = block(what, {TokenKind::kw_end}, column);
  accept(TokenKind::kw_end);
  return body;
}

}  // namespace mesh::lang

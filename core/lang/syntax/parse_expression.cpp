// Expressions without blocks, by the binding power of their operators.
#include <algorithm>

#include "base/text.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {
namespace {

constexpr bool is_postfix(TokenKind kind) {
  using enum TokenKind;
  return kind == left_paren || kind == question || kind == dot || kind == left_bracket || kind == left_brace;
}

}  // namespace

ExprId Parser::expression(int least_power) {
  const Level level(*this);
  if (level.is_too_deep()) return broken(peek().span);
  ExprId left = prefix();
  while (!is_lost_) {
    const Token& op = peek();
    const int power = infix_power(op.kind);
    if (power == 0 || power < least_power) break;
    const bool is_pipe = op.kind == TokenKind::pipe || op.kind == TokenKind::slot_pipe;
    if (op.starts_line && !is_pipe) {
      if (op.kind == TokenKind::minus) break;
      report(op.span, {describe(op.kind), " cannot begin a line"},
             {"put the whole expression in parentheses to spread it over lines"});
      is_lost_ = false;
    }
    take();
    if (!is_pipe && peek().starts_line && (at_plain_statement() || at(TokenKind::kw_end))) {
      report(op.span, {"expected a value after ", describe(op.kind)}, {"write it on this line"});
      is_lost_ = false;
      return broken(join(ast_[left].span, op.span));
    }
    if (!is_pipe) same_line({"what follows ", describe(op.kind)});
    const ExprId right = expression(power + 1);
    if (is_pipe) {
      left = pipe(left, op, right);
    } else {
      left = add(join(ast_[left].span, ast_[right].span), BinaryExpr{op.kind, op.span, left, right});
    }
  }
  return left;
}

/// `value |> f(x)` is `f(value, x)`, and `value |2> f(x)` is `f(x, value)`.
ExprId Parser::pipe(ExprId value, const Token& op, ExprId into) {
  const Span span = join(ast_[value].span, ast_[into].span);
  if (const auto* call = std::get_if<CallExpr>(&ast_[into].node)) {
    CallExpr longer = *call;
    std::vector<ExprId> arguments(longer.arguments.begin(), longer.arguments.end());
    arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(pipe_place(op, arguments.size())), value);
    longer.arguments = keep(arguments);
    return add(span, longer);
  }
  const bool is_function = std::holds_alternative<NameExpr>(ast_[into].node) || std::holds_alternative<MemberExpr>(ast_[into].node);
  if (is_function) {
    static_cast<void>(pipe_place(op, 0));
    return add(span, CallExpr{into, ast_.arena.copy(std::span<const ExprId>(&value, 1)), false});
  }
  if (std::holds_alternative<TryExpr>(ast_[into].node)) {
    report(op.span, {"`?` binds more tightly than `|>`"}, {"put the pipe in parentheses: `(value |> function())?`"});
  } else if (!std::holds_alternative<BrokenExpr>(ast_[into].node)) {
    report(ast_[into].span, {"a pipe leads into a call"}, {"write `value |> function(…)`"});
  }
  is_lost_ = false;
  return broken(span);
}

/// Where among `arguments` the pipe `op` puts its value; a slot beyond their end is reported.
size_t Parser::pipe_place(const Token& op, size_t arguments) {
  if (op.kind == TokenKind::pipe) return 0;
  const std::string_view spelling = text(op);
  const auto slot = integer_magnitude(spelling.substr(1, spelling.size() - 2)).value_or(UINT64_MAX);
  if (slot < 2) {
    report(op.span, {"a pipe into the first argument has no number"}, {"write `|>`"}, {}, replace_with(op.span, "|>"));
    is_lost_ = false;
    return 0;
  }
  const size_t last = arguments + 1;
  if (slot <= last) return static_cast<size_t>(slot - 1);
  const std::string meant = last > 2 ? std::string() : last == 2 ? "|2>" : "|>";
  const std::string hint = meant.empty() ? cat({"write a number from 2 to ", decimal(last)}) : cat({"write `", meant, "`"});
  report(op.span, {"the call has no argument ", spelling.substr(1, spelling.size() - 2), " to pipe into"}, {hint}, {},
         meant.empty() ? Fix{} : replace_with(op.span, meant));
  is_lost_ = false;
  return arguments;
}

ExprId Parser::prefix() {
  const Token& op = peek();
  // The sign of a number is part of it, so that the least Int can be written.
  if (op.kind == TokenKind::minus && at_number()) return number();
  if (op.kind != TokenKind::minus && op.kind != TokenKind::bang && op.kind != TokenKind::kw_not) return postfix(primary());
  take();
  same_line({"what follows ", describe(op.kind)});
  const ExprId operand = expression(prefix_power);
  return add(join(op.span, ast_[operand].span), UnaryExpr{op.kind, operand});
}

ExprId Parser::primary() {
  const Token& first = peek();
  switch (first.kind) {
    case TokenKind::integer:
    case TokenKind::floating: return number();
    case TokenKind::string_begin: return string();
    case TokenKind::kw_true:
    case TokenKind::kw_false: return add(take().span, BoolExpr{first.kind == TokenKind::kw_true});
    case TokenKind::kw_nil: return add(take().span, UnitExpr{});
    case TokenKind::identifier: {
      if (text(first) == from_word && peek(1).kind == TokenKind::identifier && !peek(1).starts_line) return misplaced_import();
      const Name found = name("a name");
      return add(found.span, NameExpr{found});
    }
    case TokenKind::left_paren: return paren();
    case TokenKind::left_bracket: {
      take();
      const size_t begin = pending_.size();
      elements(TokenKind::right_bracket, first);
      return add(since(first.span.begin), ListExpr{ast_.arena.take_end(pending_, begin)});
    }
    case TokenKind::map_open: return map();
    case TokenKind::kw_if: return if_expression();
    case TokenKind::kw_case:
    case TokenKind::kw_match: return case_expression();
    case TokenKind::kw_for: return for_expression();
    case TokenKind::kw_while: return while_expression();
    case TokenKind::kw_fn: return closure();
    case TokenKind::kw_break: return add(take().span, BreakExpr{});
    case TokenKind::kw_continue: return add(take().span, ContinueExpr{});
    default: return unsupported();
  }
}

/// Everything of the language that a preview does not understand: one report that names it.
ExprId Parser::unsupported() {
  const Code later = Code::not_yet_supported;
  const Code never = Code::outside_profile;
  switch (peek().kind) {
    case TokenKind::regex: return unsupported_word(later, "a regular expression");
    case TokenKind::atom: return unsupported_word(never, "an atom");
    case TokenKind::kw_receive: return unsupported_block(never, "`receive`");
    case TokenKind::kw_json: return unsupported_word(never, "a `json` literal");
    case TokenKind::kw_spawn: return unsupported_word(never, "`spawn`");
    case TokenKind::kw_send: return unsupported_word(never, "`send`");
    case TokenKind::kw_self: return unsupported_word(never, "`self`");
    case TokenKind::kw_link: return unsupported_word(never, "`link`");
    case TokenKind::kw_monitor: return unsupported_word(never, "`monitor`");
    case TokenKind::kw_import: return misplaced_import();
    case TokenKind::ellipsis: return misplaced_ellipsis();
    case TokenKind::unreadable: return broken(take().span);
    default: break;
  }
  report_unexpected({"an expression"}, {at(TokenKind::left_brace) ? "a list stands in `[…]`, a map in `%{…}`" : ""});
  return broken(peek().span);
}

ExprId Parser::misplaced_import() {
  const Span word = take().span;
  report(word, {"an import stands outside of functions"}, {"move it to the top of the ", whole()});
  skip_to_statement();
  is_lost_ = false;
  return broken(word);
}

ExprId Parser::misplaced_ellipsis() {
  const Span span = take().span;
  report(span, {"`...` stands for elements of a list or arguments of a call", is_snippet_ ? "" : ", and only in a snippet"},
         {"write what it stands for"});
  is_lost_ = false;
  return broken(span);
}

ExprId Parser::unsupported_word(Code code, std::string_view construct) {
  const Token& word = take();
  report_construct(code, word.span, construct);
  if (opens_bracket(peek().kind) && !peek().starts_line) skip_brackets();
  return broken(since(word.span.begin));
}

ExprId Parser::unsupported_block(Code code, std::string_view construct) {
  const Token& word = peek();
  report_construct(code, word.span, construct);
  skip_to_end();
  return broken(since(word.span.begin));
}

ExprId Parser::unsupported_brackets(Code code, std::string_view construct) {
  const Token& open = peek();
  report_construct(code, open.span, construct);
  skip_brackets();
  return broken(since(open.span.begin));
}

/// Skips a bracket and everything up to the one that closes it.
void Parser::skip_brackets() {
  uint32_t depth = 0;
  do {
    if (opens_bracket(peek().kind)) ++depth;
    if (closes_bracket(peek().kind)) --depth;
    take();
  } while (depth > 0 && !at(TokenKind::end_of_file) && !at_definition());
}

ExprId Parser::postfix(ExprId left) {
  while (!is_lost_) {
    const Token& op = peek();
    if (!is_postfix(op.kind)) break;
    const uint32_t begin = ast_[left].span.begin;
    if (op.starts_line) {
      if (op.kind != TokenKind::dot && op.kind != TokenKind::question) break;
      report(op.span, {describe(op.kind), " cannot begin a line"}, {"move it to the end of the line above"});
      is_lost_ = false;
    }
    if (op.kind == TokenKind::left_paren) {
      left = call(left);
    } else if (op.kind == TokenKind::question) {
      take();
      left = add(since(begin), TryExpr{left});
    } else if (op.kind == TokenKind::dot) {
      take();
      if (peek().starts_line) {
        report(op.span, {"expected a name after `.`"}, {"write the function's name on this line"});
        is_lost_ = false;
        return broken(since(begin));
      }
      const Name member = name("a name after `.`");
      left = add(since(begin), MemberExpr{left, member});
    } else if (op.kind == TokenKind::left_bracket) {
      left = unsupported_brackets(Code::not_yet_supported, "taking an element with `[…]`");
    } else if (op.kind == TokenKind::left_brace && names_a_type(left)) {
      left = struct_literal(left);
    } else {
      break;
    }
  }
  return left;
}

bool Parser::names_a_type(ExprId expr) const {
  const auto* found = std::get_if<NameExpr>(&ast_[expr].node);
  return found != nullptr && is_capital(found->name.text);
}

ExprId Parser::call(ExprId callee) {
  const Token& open = take();
  const size_t repairs = repairs_;
  std::vector<MapEntry> keywords;
  const size_t first = pending_.size();
  elements(TokenKind::right_paren, open, &keywords);
  if (!keywords.empty()) {
    const Span span = join(ast_[keywords.front().key].span, ast_[keywords.back().value].span);
    pending_.push_back(repairs_ == repairs ? add(span, MapExpr{keep(keywords), true}) : broken(span));
  }
  if (!is_lost_ && do_begins_closure_ && at(TokenKind::kw_do) && !peek().starts_line) pending_.push_back(trailing_closure());
  return add(since(ast_[callee].span.begin), CallExpr{callee, ast_.arena.take_end(pending_, first), repairs_ != repairs});
}

/// A chain of operators is one node.
uint32_t Parser::depth_of(const BinaryExpr& node) const {
  const uint32_t left = depths_[static_cast<size_t>(node.left)];
  const bool is_chain = std::holds_alternative<BinaryExpr>(ast_[node.left].node);
  return std::max(is_chain ? left : left + 1, depths_[static_cast<size_t>(node.right)] + 1U);
}

/// Adds a node unless it would stand more than `most_nesting` nodes above its deepest leaf.
ExprId Parser::add_expr(const Expr& expr, uint32_t depth) {
  ast_.exprs.push_back(expr);
  if (depth > most_nesting) {
    give_up_on_nesting();
    ast_.exprs.back().node = BrokenExpr{};
    depth = 1;
  }
  depths_.push_back(static_cast<uint16_t>(depth));
  return static_cast<ExprId>(ast_.exprs.size() - 1);
}

}  // namespace mesh::lang

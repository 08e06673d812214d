// Statements and the expressions that hold blocks.
#include <algorithm>

#include "base/text.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {

Statement Parser::statement() {
  const uint32_t begin = peek().span.begin;
  const auto close = [&](auto node) { return Statement{since(begin), node}; };
  const TokenKind word = misspelt_beginning().value_or(peek().kind);
  if (word == TokenKind::kw_let) return close(let_statement());
  if (at_local_function()) return close(local_function());
  if (word == TokenKind::kw_return) {
    take();
    const bool has_value = !peek().starts_line && !at(TokenKind::kw_end) && !at(TokenKind::kw_else) && !at(TokenKind::semicolon) &&
                           !at(TokenKind::end_of_file);
    std::optional<ExprId> value;
    if (has_value) value = expression();
    return close(ReturnStatement{value});
  }
  ExprId value = value_statement(word);
  if (!is_lost_ && (at(TokenKind::equal) || at_colon_equal()) && !peek().starts_line) {
    const bool is_name = std::holds_alternative<NameExpr>(ast_[value].node);
    const bool has_colon = at(TokenKind::colon);
    Span op = take().span;
    if (has_colon) op = join(op, take().span);
    const Fix fix{"give it a name with `let`", {{{begin, begin}, "let "}, {op, "="}}};
    report(op, {"there is no assignment in Mesh"}, {"give the new value a name with `let`"}, {}, is_name ? fix : no_fix);
    is_lost_ = false;
    const auto* target = std::get_if<NameExpr>(&ast_[value].node);
    const Span span = ast_[value].span;
    const PatternId pattern =
        target != nullptr ? add_pattern(span, BindPattern{target->name}) : add_pattern(span, WildcardPattern{});
    return close(LetStatement{pattern, {}, expression()});
  }
  if (!is_lost_ && at(TokenKind::kw_do) && !peek().starts_line) {
    report(peek().span, {"`do` begins a closure after a call, and this is no call"}, {"write `name(…) do … end`"});
    is_lost_ = false;
    trailing_closure();
    value = broken(since(begin));
  }
  return close(value);
}

/// An expression that is a statement, and begins with `word`, misspelt or not.
ExprId Parser::value_statement(TokenKind word) {
  if (word == peek().kind) {
    const ExprId value = expression();
    const bool is_function =
        std::holds_alternative<NameExpr>(ast_[value].node) || std::holds_alternative<MemberExpr>(ast_[value].node);
    const bool has_arguments = !is_lost_ && is_function && !is_on_new_line() && starts_element() && !at_else();
    return has_arguments ? bare_call(value) : value;
  }
  switch (word) {
    case TokenKind::kw_if: return if_expression();
    case TokenKind::kw_for: return for_expression();
    case TokenKind::kw_while: return while_expression();
    default: return case_expression();
  }
}

/// `fn name(…)` where a statement stands.
bool Parser::at_local_function() const {
  const bool is_word = at(TokenKind::kw_fn) || at(TokenKind::kw_def) || at_word_for_fn();
  const TokenKind after = peek(2).kind;
  return is_word && peek(1).kind == TokenKind::identifier && (after == TokenKind::left_paren || after == TokenKind::less);
}

/// Definitions of one name in a row are the clauses of one function.
LocalFunction Parser::local_function() {
  const Level level(*this);
  const uint32_t begin = peek().span.begin;
  LocalFunction function{{text(peek(1)), peek(1).span}, {}, {}, {}};
  std::vector<Clause> clauses;
  do {
    if (at_word_for_fn()) report_instead(peek().span, "fn");
    const Token& first = take();
    const Name repeated = name("the function's name");
    const std::vector<Name> type_parameters = this->type_parameters();
    if (clauses.empty()) function.type_parameters = keep(type_parameters);
    std::optional<TypeNodeId> result;
    clauses.push_back(function_clause(first, result));
    if (result && clauses.size() > 1) report_clause_annotation(repeated);
    if (clauses.size() == 1) function.result = result;
  } while (!is_lost_ && at_local_function() && text(peek(1)) == function.name.text);
  ++ast_.closures;
  function.closure = add(since(begin), ClosureExpr{keep(clauses)});
  return function;
}

LetStatement Parser::let_statement() {
  take();
  same_line({"the name after `let`"}, only_joined);
  skip_mut();
  const bool is_pattern =
      at(TokenKind::left_paren) || at(TokenKind::left_bracket) || (at(TokenKind::identifier) && is_capital(text(peek())));
  LetStatement let{is_pattern ? pattern() : name_pattern("a name after `let`"), {}, {}};
  if (!is_lost_ && is_pattern) skip_pattern_type();
  if (!is_lost_ && !is_pattern && take_type_mark("a name")) let.type = type();
  if (!is_lost_ && !take_equal()) {
    const bool has_value = !is_on_new_line() && starts_element();
    report_unexpected({"`=` and a value"}, {}, {}, has_value ? insertion(" =") : Fix{});
    is_lost_ = !has_value;
  }
  if (is_lost_) {
    let.value = broken(peek().span);
    return let;
  }
  same_line({"the value of a `let`"});
  let.value = expression();
  return let;
}

ExprId Parser::if_expression() {
  const Level level(*this);
  const uint32_t begin = peek().span.begin;
  std::vector<IfArm> arms;
  std::optional<ExprId> otherwise;
  bool has_end = true;
  bool has_more = false;
  do {
    const Token& word = take();
    ExprId condition = header();
    if (!is_lost_ && at(TokenKind::equal)) condition = comparison(condition);
    if (text(word) == "unless") condition = add(ast_[condition].span, UnaryExpr{TokenKind::bang, condition});
    if (!is_lost_ && at(TokenKind::left_brace)) return braces();
    const bool is_value = !is_lost_ && at_then() && !peek(1).starts_line;
    const ExprId body = is_value ? then_value() : if_block();
    arms.push_back({condition, body});
    has_end = !is_value || is_part_of(begin);
    if (is_lost_ || !has_end || !at_else()) break;
    has_more = take_else();
    if (has_more) continue;
    const bool is_other_value = is_value && !is_on_new_line();
    otherwise = is_other_value ? expression() : block("the `else`", {TokenKind::kw_end});
    has_end = !is_other_value || is_part_of(begin);
  } while (has_more);
  if (!is_lost_ && has_end) accept(TokenKind::kw_end);
  return add(since(begin), IfExpr{keep(arms), otherwise});
}

/// `do …` after a condition.
ExprId Parser::if_block() {
  if (!is_lost_ && at_then()) {
    report_instead(take().span, "do");
  } else if (is_lost_ || !at(TokenKind::kw_do)) {
    report_unexpected({"`do`"}, {}, {}, insertion_of_do());
    skip_to_statement();
  } else {
    accept_on_line(TokenKind::kw_do);
  }
  is_lost_ = false;
  return block("the `if`", {TokenKind::kw_else, TokenKind::kw_end});
}

/// Whether what the parser stands on can belong to what began at `begin`: on the same line, or not indented less.
bool Parser::is_part_of(uint32_t begin) const { return !is_on_new_line() || column_of(peek()) > indentation(begin).size(); }

ExprId Parser::case_expression() {
  const Level level(*this);
  const uint32_t begin = take().span.begin;
  CaseExpr node{header(), {}, true};
  std::vector<CaseArm> arms;
  const Span opener = peek().span;
  if (is_lost_ || !accept_on_line(TokenKind::kw_do)) {
    report_unexpected({"`do`"}, {}, {}, insertion_of_do());
    skip_to_statement();
  }
  is_lost_ = false;
  while (!at(TokenKind::kw_end) && !at(TokenKind::end_of_file) && !at_definition() && !at_plain_statement() &&
         !at_outer_bracket(opener)) {
    if (accept(TokenKind::semicolon)) continue;
    const size_t before = position_;
    const CaseArm arm = case_arm();
    if (is_lost_) {
      node.is_complete = false;
      skip_to_statement();
    } else {
      arms.push_back(arm);
    }
    is_lost_ = false;
    if (position_ == before) take();
  }
  note_end("the `case`", opener);
  if (!accept(TokenKind::kw_end)) {
    report_missing_end("the `case`", opener);
    is_lost_ = false;
  }
  node.arms = keep(arms);
  return add(since(begin), node);
}

/// Whether the parser stands on a statement that no pattern begins like.
bool Parser::at_plain_statement() const {
  if (std::find(statement_words.begin(), statement_words.end(), peek().kind) != statement_words.end()) return true;
  const bool is_call = at(TokenKind::identifier) && peek(1).kind == TokenKind::dot && peek(2).kind == TokenKind::identifier &&
                       !is_capital(text(peek(2)));
  return is_call && !line_holds(TokenKind::arrow);
}

CaseArm Parser::case_arm() {
  const uint32_t column = column_of(peek());
  CaseArm arm{pattern(), {}, {}};
  if (!is_lost_ && accept_on_line(TokenKind::kw_when)) arm.guard = header();
  if (!is_lost_ && at(TokenKind::fat_arrow)) {
    const Span arrow = take().span;
    report(arrow, {"`->` leads from a pattern to what it gives"}, {"write `->`"}, {}, replace_with(arrow, "->"));
    is_lost_ = false;
  } else if (!is_lost_ && !accept_on_line(TokenKind::arrow)) {
    report_unexpected({"`->` after the pattern"});
  }
  if (!is_lost_) arm.body = arm_body(column);
  return arm;
}

/// Whether what stands on the parser's line is one pattern, perhaps with a guard, and its `->`. Reads no further than one
/// statement.
bool Parser::at_arm() const {
  uint32_t depth = 0;
  bool has_guard = false;
  bool is_after_value = false;
  for (size_t place = position_; place == position_ || !is_on_new_line(place); ++place) {
    const TokenKind kind = tokens_[place].kind;
    if (kind == TokenKind::arrow && depth == 0) return true;
    if (kind == TokenKind::kw_end || kind == TokenKind::semicolon || kind == TokenKind::end_of_file) return false;
    if (closes_bracket(kind) && depth-- == 0) return false;
    const bool is_literal = kind == TokenKind::integer || kind == TokenKind::floating || kind == TokenKind::kw_true ||
                            kind == TokenKind::kw_false || kind == TokenKind::kw_nil;
    const bool is_name = kind == TokenKind::identifier && text(tokens_[place]) != "as";
    const bool opens_value = kind == TokenKind::string_begin || kind == TokenKind::left_bracket;
    const bool is_in_pattern = is_literal || is_name || opens_value || kind == TokenKind::identifier ||
                               kind == TokenKind::kw_when || kind == TokenKind::bar || kind == TokenKind::colon_colon ||
                               kind == TokenKind::dot || kind == TokenKind::minus || kind == TokenKind::comma ||
                               kind == TokenKind::left_paren || kind == TokenKind::string_text || kind == TokenKind::string_end ||
                               closes_bracket(kind);
    has_guard = has_guard || kind == TokenKind::kw_when;
    if (!has_guard && (!is_in_pattern || (depth == 0 && is_after_value && (is_literal || is_name || opens_value)))) return false;
    is_after_value = is_literal || is_name || closes_bracket(kind) || kind == TokenKind::string_end;
    if (opens_bracket(kind)) ++depth;
  }
  return false;
}

/// Whether an arm that begins at `column` goes on, with a statement that its `->` cannot lead to.
bool Parser::arm_goes_on(uint32_t column) const {
  if (at(TokenKind::kw_end) || at(TokenKind::semicolon) || at(TokenKind::end_of_file) || closes_bracket(peek().kind)) return false;
  return (!is_on_new_line() || column_of(peek()) > column) && !at_definition() && !at_arm();
}

/// What an arm gives, whose pattern begins at `column`: a value on the line of its `->`, or `do … end`.
ExprId Parser::arm_body(uint32_t column) {
  const Token arrow = tokens_[position_ - 1];
  if (at(TokenKind::kw_end) || (peek().starts_line && at_arm())) {
    report(arrow.span, {"this arm gives nothing"}, {"write what it gives after the `->`, on the same line"});
    is_lost_ = false;
    return broken(arrow.span);
  }
  if (at(TokenKind::kw_do)) return do_block("the arm");
  const Token& first = peek();
  std::vector<Statement> statements{statement()};
  const auto* value = std::get_if<ExprId>(&statements.front().node);
  if (is_lost_) return broken(since(arrow.span.end));
  if (value != nullptr && !arm_goes_on(column)) {
    if (first.starts_line) report_line_break({"what the pattern gives"}, arrow.span.end, first.span, only_joined);
    return *value;
  }
  while (arm_goes_on(column)) block_statement(statements, arrow.span);
  const bool is_one_line = source_.text(since(arrow.span.begin)).find_first_of("\r\n") == std::string_view::npos;
  const std::string end = is_one_line ? " end" : cat({"\n", indentation(arrow.span.begin), "end"});
  report(arrow.span, {"an arm gives one value, or what stands between `do` and `end`"}, {"write `-> do … end`"}, {},
         Fix{"put them between `do` and `end`",
             {{{arrow.span.end, arrow.span.end}, first.span.begin == arrow.span.end ? " do " : " do"},
              {{previous_end(), previous_end()}, end}}});
  is_lost_ = false;
  return add(since(arrow.span.end), BlockExpr{keep(statements)});
}

/// Whether a token of this kind, and of this spelling where one is given, stands on the parser's line.
bool Parser::line_holds(TokenKind kind, std::string_view spelling) const {
  for (size_t ahead = 0;; ++ahead) {
    const Token& token = peek(ahead);
    if (token.kind == TokenKind::end_of_file || (ahead > 0 && token.starts_line)) return false;
    if (token.kind == kind && (spelling.empty() || text(token) == spelling)) return true;
  }
}

ExprId Parser::for_expression() {
  const Level level(*this);
  const uint32_t begin = peek().span.begin;
  take();
  const bool is_over_map = at(TokenKind::left_brace);
  ForExpr node{is_over_map ? entry_pattern() : pattern(), is_over_map, {}, {}, {}};
  if (!is_lost_ && !accept_on_line(TokenKind::kw_in)) report_unexpected({"`in` and what to go over"});
  node.iterable = is_lost_ ? broken(peek().span) : header();
  if (!is_lost_ && accept_on_line(TokenKind::kw_when)) node.filter = header();
  if (is_lost_) {
    while (!at(TokenKind::kw_do) && !at(TokenKind::end_of_file) && !at_definition() && !is_on_new_line()) take();
    is_lost_ = false;
  }
  node.body = do_block("the `for`");
  return add(since(begin), node);
}

/// `{key, value}`
PatternId Parser::entry_pattern() {
  const uint32_t begin = take().span.begin;
  const PatternId key = pattern();
  expect(TokenKind::comma, "`,` and a pattern for the value");
  const PatternId value = is_lost_ ? add_pattern(peek().span, BrokenPattern{}) : pattern();
  if (!is_lost_) expect(TokenKind::right_brace, "`}` after the key and the value");
  return add_pattern(since(begin), TuplePattern{keep(std::vector<PatternId>{key, value})});
}

ExprId Parser::while_expression() {
  const Level level(*this);
  const uint32_t begin = take().span.begin;
  const ExprId condition = header();
  if (is_lost_) {
    skip_to_statement();
    is_lost_ = false;
  }
  const ExprId body = do_block("the `while`");
  return add(since(begin), WhileExpr{condition, body});
}

/// An expression whose `do` belongs to what it heads.
ExprId Parser::header() {
  const DoMeaning heads(*this, false);
  same_line({"the expression"});
  return expression();
}

}  // namespace mesh::lang

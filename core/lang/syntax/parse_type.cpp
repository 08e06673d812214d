// Types and patterns.
#include <algorithm>

#include "base/match.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {
namespace {

/// Calls `visit`, which takes a TypeNodeId, for each type that a type is written of.
template <typename Visit>
void each_child(const TypeNode& type, const Visit& visit) {
  const auto visit_all = [&](std::span<const TypeNodeId> types) {
    for (const TypeNodeId each : types) visit(each);
  };
  std::visit(Match{[](const BrokenType&) {}, [&](const NamedType& node) { visit_all(node.arguments); },
                   [&](const TupleType& node) { visit_all(node.elements); },
                   [&](const FunctionType& node) {
                     visit_all(node.parameters);
                     visit(node.result);
                   },
                   [&](const OptionType& node) { visit(node.value); },
                   [&](const ResultType& node) {
                     visit(node.value);
                     visit(node.error);
                   }},
             type.node);
}

}  // namespace

Name Parser::name(std::string_view what) {
  if (!at(TokenKind::identifier)) {
    if (is_keyword(peek().kind)) {
      const std::string word = cat({"`", text(peek()), "`"});
      const std::string advice = cat({word, " is a word of the language; choose another name"});
      // In `fn call(…)` and `let end = …` only the name is wrong.
      const TokenKind next = peek(1).kind;
      if (next == TokenKind::left_paren || next == TokenKind::equal || next == TokenKind::colon_colon) {
        report(peek().span, {"expected ", what, ", found ", word}, {advice});
        is_lost_ = false;
        return {"", take().span};
      }
      report_unexpected({what}, {advice});
    } else {
      report_unexpected({what});
    }
    return {"", {previous_end(), previous_end()}};
  }
  const Token& token = take();
  return {text(token), token.span};
}

/// The name of what is used after a dot: a field, or a function of a file that is imported.
Name Parser::member_name(std::string_view what) {
  if (!is_name_after_dot(peek().kind)) return name(what);
  const Token& token = take();
  return {text(token), token.span};
}

/// Adds a node unless it would stand more than `most_nesting` nodes above its deepest leaf.
TypeNodeId Parser::add_type(Span span, decltype(TypeNode::node) node) {
  TypeNode type{span, node};
  uint32_t depth = 1;
  each_child(type, [&](TypeNodeId child) { depth = std::max(depth, type_depths_[static_cast<size_t>(child)] + 1U); });
  if (depth > most_nesting) {
    give_up_on_nesting();
    type.node = BrokenType{};
    depth = 1;
  }
  ast_.types.push_back(type);
  type_depths_.push_back(static_cast<uint16_t>(depth));
  return static_cast<TypeNodeId>(ast_.types.size() - 1);
}

PatternId Parser::add_pattern(Span span, decltype(Pattern::node) node) {
  ast_.patterns.push_back({span, node});
  return static_cast<PatternId>(ast_.patterns.size() - 1);
}

TypeNodeId Parser::type() {
  const Level level(*this);
  if (level.is_too_deep()) return add_type(peek().span, BrokenType{});
  TypeNodeId left = type_primary();
  const uint32_t begin = ast_[left].span.begin;
  while (!peek().starts_line && accept(TokenKind::question)) left = add_type(since(begin), OptionType{left});
  if (!peek().starts_line && accept(TokenKind::bang)) {
    const TypeNodeId error = type();
    left = add_type(since(begin), ResultType{left, error});
  }
  return left;
}

TypeNodeId Parser::type_primary() {
  same_line({"the type"}, only_joined);
  const uint32_t begin = peek().span.begin;
  const auto list_until = [&](TokenKind close, std::string_view what) {
    std::vector<TypeNodeId> types;
    while (!is_lost_ && !at(close)) {
      types.push_back(type());
      if (!accept(TokenKind::comma)) break;
    }
    if (!is_lost_) expect(close, what);
    return keep(types);
  };
  if (accept(TokenKind::left_paren)) {
    const auto elements = list_until(TokenKind::right_paren, "`)` after the types of a tuple");
    return add_type(since(begin), TupleType{elements});
  }
  if (!at(TokenKind::identifier)) {
    report_unexpected({"a type"}, {"types are written like `PoolHandle`, `String`, `List<String>` or `Int!String`"});
    return add_type(peek().span, BrokenType{});
  }
  Name full = name("a type");
  while (at(TokenKind::dot) && !peek().starts_line && peek(1).kind == TokenKind::identifier) {
    take();
    full.span = join(full.span, take().span);
    full.text = source_.text(full.span);
  }
  if (full.text == "Fun" && accept(TokenKind::left_paren)) {
    const auto inputs = list_until(TokenKind::right_paren, "`)` after the types of the parameters");
    if (!is_lost_ && !accept_on_line(TokenKind::arrow)) report_unexpected({"`->` and the function's result type"});
    const TypeNodeId result = type();
    return add_type(since(begin), FunctionType{inputs, result});
  }
  std::span<const TypeNodeId> arguments;
  if (!peek().starts_line && accept(TokenKind::less)) arguments = list_until(TokenKind::greater, "`>` after the types");
  return add_type(since(begin), NamedType{full, arguments});
}

/// `a | b`, where `a` may be `p as name`.
PatternId Parser::pattern() {
  const Level level(*this);
  if (level.is_too_deep()) return add_pattern(peek().span, BrokenPattern{});
  const uint32_t begin = peek().span.begin;
  std::vector<PatternId> alternatives;
  do {
    PatternId found = cons_pattern();
    if (!is_lost_ && at(TokenKind::identifier) && text(peek()) == "as") {
      take();
      const Name bound = name("a name after `as`");
      found = add_pattern(since(ast_[found].span.begin), AsPattern{found, bound});
    }
    alternatives.push_back(found);
  } while (!is_lost_ && accept_on_line(TokenKind::bar));
  if (alternatives.size() == 1) return alternatives.front();
  return add_pattern(since(begin), OrPattern{keep(alternatives)});
}

PatternId Parser::cons_pattern() {
  const PatternId head = primary_pattern();
  if (is_lost_ || !accept_on_line(TokenKind::colon_colon)) return head;
  const Level level(*this);
  if (level.is_too_deep()) return add_pattern(peek().span, BrokenPattern{});
  const PatternId tail = cons_pattern();
  return add_pattern(join(ast_[head].span, ast_[tail].span), ConsPattern{head, tail});
}

PatternId Parser::primary_pattern() {
  const Token& first = peek();
  switch (first.kind) {
    case TokenKind::identifier: {
      return is_capital(text(first)) ? constructor_pattern() : name_pattern("a pattern");
    }
    case TokenKind::minus:
    case TokenKind::integer:
    case TokenKind::floating:
      if (!at_number()) break;
      return number_pattern();
    case TokenKind::kw_true:
    case TokenKind::kw_false: return add_pattern(first.span, BoolPattern{take().kind == TokenKind::kw_true});
    case TokenKind::string_begin: {
      const std::string_view value = plain_string();
      return add_pattern(since(first.span.begin), StringPattern{value});
    }
    case TokenKind::left_paren: return tuple_pattern();
    case TokenKind::left_bracket: return list_pattern();
    default: break;
  }
  report_unexpected({"a pattern"}, {"patterns are names, `_`, literals, tuples and constructors such as `Ok(name)`"});
  return add_pattern(first.span, BrokenPattern{});
}

/// What other languages have for `head :: tail`: reported, and read for its names.
PatternId Parser::list_pattern() {
  const size_t begin = position_;
  skip_brackets();
  const size_t end = position_;
  const Span span = since(tokens_[begin].span.begin);
  report(span, {"the pattern of a list is its head and its tail"}, {"write `head :: tail`, and `_` for what is left over"});
  is_lost_ = false;
  std::vector<PatternId> inside;
  // The brackets' own patterns are no further mistakes.
  for (position_ = begin; position_ < end; take()) {
    const bool is_name = at(TokenKind::identifier) && !is_capital(text(peek())) && peek(1).kind != TokenKind::left_paren;
    if (is_name) inside.push_back(add_pattern(peek().span, BindPattern{{text(peek()), peek().span}}));
  }
  return add_pattern(span, ConstructorPattern{{}, {"", span}, keep(inside)});
}

PatternId Parser::name_pattern(std::string_view what) {
  const Name found = name(what);
  if (found.text.empty()) return add_pattern(found.span, BrokenPattern{});
  return found.text == "_" ? add_pattern(found.span, WildcardPattern{}) : add_pattern(found.span, BindPattern{found});
}

PatternId Parser::tuple_pattern() {
  const uint32_t begin = take().span.begin;
  std::vector<PatternId> elements;
  while (!is_lost_ && !at(TokenKind::right_paren)) {
    elements.push_back(pattern());
    if (!accept(TokenKind::comma)) break;
  }
  if (!is_lost_) expect(TokenKind::right_paren, "`)` after the pattern");
  if (elements.size() == 1) return elements.front();
  return add_pattern(since(begin), TuplePattern{keep(elements)});
}

/// `Name(p)` or `Type.Name(p)`
PatternId Parser::constructor_pattern() {
  ConstructorPattern found{{}, name("a pattern"), {}};
  const uint32_t begin = found.name.span.begin;
  while (!is_lost_ && accept(TokenKind::dot)) {
    const Span qualifier{begin, found.name.span.end};
    found.type = Name{source_.text(qualifier), qualifier};
    found.name = name("a variant's name");
  }
  if (!peek().starts_line && accept(TokenKind::left_paren)) {
    std::vector<PatternId> arguments;
    while (!is_lost_ && !at(TokenKind::right_paren)) {
      arguments.push_back(pattern());
      if (!accept(TokenKind::comma)) break;
    }
    found.arguments = keep(arguments);
    if (!is_lost_) expect(TokenKind::right_paren, "`)` after the pattern");
  }
  return add_pattern(since(begin), found);
}

}  // namespace mesh::lang

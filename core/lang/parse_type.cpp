// Types and patterns.
#include <charconv>

#include "base/text.hpp"
#include "lang/parsing.hpp"
#include "lang/string_literal.hpp"

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

Name Parser::name(std::string_view what) {
  if (!at(TokenKind::identifier)) {
    if (is_keyword(peek().kind)) {
      report_unexpected({what}, {"`", text(peek()), "` is a word of the language"});
    } else {
      report_unexpected({what});
    }
    return {"", {previous_end(), previous_end()}};
  }
  const Token token = take();
  return {text(token), token.span};
}

TypeNodeId Parser::add_type(Span span, decltype(TypeNode::node) node) {
  ast_.types.push_back({span, std::move(node)});
  return static_cast<TypeNodeId>(ast_.types.size() - 1);
}

PatternId Parser::add_pattern(Span span, decltype(Pattern::node) node) {
  ast_.patterns.push_back({span, std::move(node)});
  return static_cast<PatternId>(ast_.patterns.size() - 1);
}

TypeNodeId Parser::type() {
  const Level level(*this);
  if (level.is_too_deep()) return add_type(peek().span, BrokenType{});
  TypeNodeId left = type_primary();
  const uint32_t begin = ast_[left].span.begin;
  while (!peek().starts_line && accept(TokenKind::question)) left = add_type({begin, previous_end()}, OptionType{left});
  if (!peek().starts_line && accept(TokenKind::bang)) {
    const TypeNodeId error = type();
    left = add_type({begin, previous_end()}, ResultType{left, error});
  }
  return left;
}

TypeNodeId Parser::type_primary() {
  const uint32_t begin = peek().span.begin;
  const auto list_until = [&](TokenKind close, std::string_view what) {
    std::vector<TypeNodeId> types;
    while (!is_lost_ && !at(close)) {
      types.push_back(type());
      if (!accept(TokenKind::comma)) break;
    }
    if (!is_lost_) expect(close, what);
    return types;
  };
  if (accept(TokenKind::left_paren)) {
    auto elements = list_until(TokenKind::right_paren, "`)` after the types of a tuple");
    return add_type({begin, previous_end()}, TupleType{std::move(elements)});
  }
  if (!at(TokenKind::identifier)) {
    report_unexpected({"a type"}, {"types are written like `PoolHandle`, `String`, `List<String>` or `Int!String`"});
    return add_type(peek().span, BrokenType{});
  }
  Name full = name("a type");
  while (at(TokenKind::dot) && peek(1).kind == TokenKind::identifier) {
    take();
    full.span = join(full.span, take().span);
    full.text = source_.text(full.span);
  }
  if (full.text == "Fun" && accept(TokenKind::left_paren)) {
    auto inputs = list_until(TokenKind::right_paren, "`)` after the types of the parameters");
    if (!is_lost_) expect(TokenKind::arrow, "`->` and the function's result type");
    const TypeNodeId result = type();
    return add_type({begin, previous_end()}, FunctionType{std::move(inputs), result});
  }
  std::vector<TypeNodeId> arguments;
  if (accept(TokenKind::less)) arguments = list_until(TokenKind::greater, "`>` after the types");
  return add_type({begin, previous_end()}, NamedType{full, std::move(arguments)});
}

PatternId Parser::pattern() {
  const Level level(*this);
  const Token first = peek();
  const bool is_negative = at(TokenKind::minus) && peek(1).kind == TokenKind::integer;
  if (level.is_too_deep()) return add_pattern(first.span, BrokenPattern{});
  if (is_negative) take();
  switch (peek().kind) {
    case TokenKind::identifier: {
      const Name found = name("a pattern");
      if (found.text == "_") return add_pattern(first.span, WildcardPattern{});
      if (found.text[0] >= 'A' && found.text[0] <= 'Z') return constructor_pattern(found);
      return add_pattern(first.span, BindPattern{found});
    }
    case TokenKind::integer: {
      const Token literal = take();
      const auto magnitude = integer_magnitude(text(literal));
      if (!magnitude || (!is_negative && *magnitude > INT64_MAX)) {
        diagnostics_.report(Code::number_out_of_range, literal.span, {"this number does not fit in 64 bits"},
                            {"write a smaller number"});
        return add_pattern(literal.span, BrokenPattern{});
      }
      const auto value = static_cast<int64_t>(is_negative ? ~*magnitude + 1 : *magnitude);
      return add_pattern(join(first.span, literal.span), IntegerPattern{value});
    }
    case TokenKind::kw_true:
    case TokenKind::kw_false: return add_pattern(first.span, BoolPattern{take().kind == TokenKind::kw_true});
    case TokenKind::string_begin: {
      std::string value = plain_string();
      return add_pattern({first.span.begin, previous_end()}, StringPattern{std::move(value)});
    }
    case TokenKind::left_paren:
      report_construct(Code::not_yet_supported, first.span, "a tuple pattern");
      is_lost_ = true;
      return add_pattern(first.span, BrokenPattern{});
    default: break;
  }
  report_unexpected({"a pattern"}, {"patterns are names, `_`, literals, `Ok(name)` and `Err(name)`"});
  return add_pattern(first.span, BrokenPattern{});
}

PatternId Parser::constructor_pattern(Name constructor) {
  std::vector<PatternId> arguments;
  if (accept(TokenKind::left_paren)) {
    while (!is_lost_ && !at(TokenKind::right_paren)) {
      arguments.push_back(pattern());
      if (!accept(TokenKind::comma)) break;
    }
    if (!is_lost_) expect(TokenKind::right_paren, "`)` after the pattern");
  }
  return add_pattern({constructor.span.begin, previous_end()}, ConstructorPattern{constructor, std::move(arguments)});
}

/// A string without interpolation, as patterns have it.
std::string Parser::plain_string() {
  std::string value;
  take();
  while (at(TokenKind::string_text)) value += unescape(text(take()));
  if (at(TokenKind::interpolation_begin))
    report(peek().span, {"a pattern cannot hold an interpolation"}, {"compare with `==` in an `if`"});
  while (!at(TokenKind::string_end) && !at(TokenKind::end_of_file)) take();
  take();
  return value;
}

}  // namespace mesh::lang

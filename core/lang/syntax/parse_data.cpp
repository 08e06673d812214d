// Types that a file declares, and the expressions that make and change a struct.
#include "base/text.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {
namespace {

std::string capitalised(std::string_view name) {
  std::string text(name);
  text[0] = to_ascii_upper(text[0]);
  return text;
}

/// True for a name that should begin with a capital letter; what is no name has been reported.
bool begins_small(const Name& name) { return !name.text.empty() && !is_capital(name.text); }

/// Makes a name begin with a capital letter, where there is one of ASCII to its first.
Fix capital(const Name& name) {
  return is_ascii_letter(name.text.front()) ? replace_with(name.span, capitalised(name.text)) : Fix{};
}

}  // namespace

/// `<T, U>`, or nothing.
std::vector<Name> Parser::type_parameters() {
  std::vector<Name> found;
  if (!accept(TokenKind::less)) return found;
  while (!is_lost_ && !at(TokenKind::greater)) {
    found.push_back(name("a type parameter"));
    if (!accept(TokenKind::comma)) break;
  }
  if (!is_lost_) expect(TokenKind::greater, "`>` after the type parameters");
  return found;
}

/// `struct Name do … end`, `type Name do … end` or `type Name = Type`.
void Parser::type_declaration() {
  const bool is_public = accept(TokenKind::kw_pub);
  const bool is_struct = take().kind == TokenKind::kw_struct;
  same_line({"the type's name"}, only_joined);
  TypeDeclaration declared{name("the type's name"), is_public, {}, {}, {}};
  if (!is_lost_ && begins_small(declared.name)) {
    report(declared.name.span, {"a type's name begins with a capital letter"}, {"write `", capitalised(declared.name.text), "`"},
           {}, capital(declared.name));
    is_lost_ = false;
  }
  if (!is_lost_) declared.parameters = type_parameters();
  if (!is_struct && accept_on_line(TokenKind::equal)) {
    declared.body = AliasBody{type()};
    if (is_lost_) skip_to_statement();
  } else if (is_struct) {
    declared.body = StructBody{};
    members(declared, "the struct", [&] { field(std::get<StructBody>(declared.body).fields); });
  } else {
    declared.body = SumBody{};
    members(declared, "the type", [&] { variant(std::get<SumBody>(declared.body).variants); });
  }
  ast_.declarations.push_back(std::move(declared));
}

/// `do … end` around what `member` parses, and what may follow it.
template <typename Member>
void Parser::members(TypeDeclaration& declared, std::string_view what, Member member) {
  const Span opener = peek().span;
  if (is_lost_ || !at(TokenKind::kw_do)) {
    report_unexpected({"`do` to begin ", what}, {"write `do` at the end of the line"}, {}, insertion_of_do());
    skip_to_statement();
  } else {
    accept_on_line(TokenKind::kw_do);
  }
  is_lost_ = false;
  while (!at(TokenKind::kw_end) && !at(TokenKind::end_of_file) && !at_definition()) {
    if (accept(TokenKind::semicolon)) continue;
    const size_t before = position_;
    member();
    if (!is_lost_ && at(TokenKind::comma)) {
      const Span comma = take().span;
      report(comma, {"no comma stands between the parts of ", what}, {"remove it"}, {}, remove(comma));
    } else if (is_lost_) {
      declared.is_complete = false;
      skip_to_statement();
    }
    is_lost_ = false;
    if (position_ == before) take();
  }
  if (!accept(TokenKind::kw_end)) {
    report_missing_end(what, opener);
    is_lost_ = false;
    return;
  }
  if (at(TokenKind::identifier) && !peek().starts_line && text(peek()) == "deriving") declared.deriving = deriving();
}

/// `deriving(Eq, Show)`
std::vector<Name> Parser::deriving() {
  take();
  std::vector<Name> found;
  expect(TokenKind::left_paren, "`(` after `deriving`");
  while (!is_lost_ && !at(TokenKind::right_paren)) {
    found.push_back(name("a trait's name"));
    if (!accept(TokenKind::comma)) break;
  }
  if (!is_lost_) expect(TokenKind::right_paren, "`)` after the traits");
  if (is_lost_) skip_to_statement();
  return found;
}

/// `name :: Type`
void Parser::field(std::vector<FieldNode>& fields) {
  const bool is_option = at(TokenKind::identifier) && peek(1).kind != TokenKind::colon_colon &&
                         (peek(1).kind == TokenKind::string_begin || peek(1).kind == TokenKind::atom ||
                          peek(1).kind == TokenKind::kw_true || peek(1).kind == TokenKind::kw_false);
  if (is_option) {
    report_construct(Code::outside_profile, peek().span, "an option of a schema");
    take();
    while (!at(TokenKind::end_of_file) && !peek().starts_line && !at(TokenKind::kw_end)) take();
    return;
  }
  FieldNode found{member_name("a field's name"), {}};
  if (!is_lost_ && !take_type_mark("a field")) {
    report_unexpected({"`::` and the field's type"}, {"write `", found.name.text, " :: Type`"});
  }
  if (is_lost_) return;
  found.type = type();
  fields.push_back(found);
}

/// `Name`, `Name(Type, Type)` or `Name(field :: Type)`
void Parser::variant(std::vector<VariantNode>& variants) {
  VariantNode found{name("a variant's name"), {}};
  if (is_lost_) return;
  if (begins_small(found.name)) {
    report(found.name.span, {"a variant's name begins with a capital letter"}, {"write `", capitalised(found.name.text), "`"}, {},
           capital(found.name));
    is_lost_ = false;
  }
  if (at(TokenKind::left_paren) && !peek().starts_line) {
    take();
    while (!is_lost_ && !at(TokenKind::right_paren)) {
      FieldNode field{};
      if (at(TokenKind::identifier) && peek(1).kind == TokenKind::colon_colon) {
        field.name = name("a field's name");
        take();
      }
      field.type = type();
      found.fields.push_back(field);
      if (!accept(TokenKind::comma)) break;
    }
    if (!is_lost_) expect(TokenKind::right_paren, "`)` after the variant's types");
  }
  if (!is_lost_) variants.push_back(std::move(found));
}

/// `{ field: value, … }` after a struct's name.
ExprId Parser::struct_literal(ExprId type) {
  const Token& open = take();
  const size_t repairs = repairs_;
  const Name& name = std::get<NameExpr>(ast_[type].node).name;
  StructExpr node{ast_.arena.copy(std::span(&name, 1)).data(), field_values(open), false};
  node.is_repaired = repairs != repairs_;
  return add(since(ast_[type].span.begin), node);
}

/// What follows in `%{base | field: value, … }`.
ExprId Parser::struct_update(const Token& open, ExprId base) {
  take();
  auto fields = field_values(open);
  return add(since(open.span.begin), UpdateExpr{base, fields});
}

std::span<const FieldValue> Parser::field_values(const Token& open) {
  std::vector<Name> names;
  std::vector<ExprId> values;
  ++brackets_;
  while (!at(TokenKind::right_brace) && !at(TokenKind::end_of_file) && !at_definition()) {
    const Name field = member_name("a field's name");
    const ExprId value = is_lost_ ? broken(peek().span) : field_value(field);
    if (is_lost_) {
      skip_element();
      ++repairs_;
    }
    names.push_back(field);
    values.push_back(value);
    if (accept(TokenKind::comma)) continue;
    if (!at_keyword()) break;
    report(tokens_[position_ - 1].span, {"expected `,` after this"}, {"separate the fields with `,`"}, {}, insertion(","));
    is_lost_ = false;
  }
  --brackets_;
  if (!accept(TokenKind::right_brace)) take_as_closed(TokenKind::right_brace, open, values);
  std::vector<FieldValue> fields;
  for (size_t index = 0; index < names.size(); ++index) fields.push_back({names[index], values[index]});
  return keep(fields);
}

/// `: value`
ExprId Parser::field_value(const Name& field) {
  const Token& colon = peek();
  if (accept(TokenKind::colon)) return expression();
  if (accept(TokenKind::atom)) {
    // `name:value` is `name` and the atom `:value`.
    report(colon.span, {"a blank must stand after the `:`"}, {"write `", field.text, ": ", text(colon).substr(1), "`"}, {},
           insert(colon.span.begin + 1, " "));
    is_lost_ = false;
    const Span value{colon.span.begin + 1, colon.span.end};
    return postfix(add(value, NameExpr{{source_.text(value), value}}));
  }
  if (accept(TokenKind::equal)) {
    report(colon.span, {"the value of a field stands after `:`"}, {"write `", field.text, ": value`"}, {},
           Fix{"write `:`", {{{field.span.end, colon.span.end}, ":"}}});
    is_lost_ = false;
    return expression();
  }
  report_unexpected({"`:` and the field's value"}, {"write `", field.text, ": value`"});
  return broken(colon.span);
}

}  // namespace mesh::lang

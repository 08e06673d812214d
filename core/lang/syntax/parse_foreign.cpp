// What was meant by words that are not Mesh: misspelt ones, and those of other languages. One report names what Mesh has, and what
// follows is read as that.
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {
namespace {

/// A word that another language has for one of `statement_words`.
struct Synonym {
  std::string_view word;
  TokenKind meant;
};
constexpr auto synonyms = std::to_array<Synonym>({{"const", TokenKind::kw_let},
                                                  {"var", TokenKind::kw_let},
                                                  {"val", TokenKind::kw_let},
                                                  {"switch", TokenKind::kw_case},
                                                  {"unless", TokenKind::kw_if}});

/// What other languages have for `fn`.
constexpr auto words_for_fn = std::to_array<std::string_view>({"func", "function", "fun", "defp"});

bool has_same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

/// Which of `statement_words` was meant by `word`, or nothing.
std::optional<TokenKind> statement_word_meant(std::string_view word) {
  for (const Synonym& synonym : synonyms) {
    if (synonym.word == word) return synonym.meant;
  }
  std::vector<std::string_view> spellings;
  spellings.reserve(std::size(statement_words));
  for (const TokenKind known : statement_words) spellings.push_back(spelling(known));
  const auto anagram =
      std::find_if(spellings.begin(), spellings.end(), [&](std::string_view known) { return has_same_letters(word, known); });
  if (anagram != spellings.end()) return kind_of_name(*anagram);
  const std::string_view meant = word.size() < 3 ? std::string_view() : nearest(word, spellings);
  return meant.empty() ? std::nullopt : std::optional(kind_of_name(meant));
}

}  // namespace

/// Whether the parser stands on a word with an expression after it on its line, as no name has.
bool Parser::at_word_before_expression() const {
  if (!at(TokenKind::identifier) || peek(1).starts_line) return false;
  const TokenKind next = peek(1).kind;
  return next == TokenKind::identifier || next == TokenKind::string_begin || next == TokenKind::integer ||
         next == TokenKind::kw_true || next == TokenKind::kw_false || next == TokenKind::kw_not || next == TokenKind::bang;
}

/// The word of the language that the parser's word was meant to be; reported. An `unless` is left for if_expression() to see.
std::optional<TokenKind> Parser::misspelt_beginning() {
  if (!at_word_before_expression()) return std::nullopt;
  const std::string_view word = text(peek());
  const std::optional<TokenKind> meant = statement_word_meant(word);
  if (!meant) return std::nullopt;
  const TokenKind after_name = peek(2).kind;
  const bool has_value = after_name == TokenKind::equal || after_name == TokenKind::colon_colon || after_name == TokenKind::colon;
  const bool fits = meant == TokenKind::kw_let   ? has_value
                    : meant == TokenKind::kw_for ? after_name == TokenKind::kw_in
                                                 : meant == TokenKind::kw_return || line_holds(TokenKind::kw_do);
  if (!fits) return std::nullopt;
  if (word != "unless") {
    report_instead(peek().span, spelling(*meant));
    return meant;
  }
  report(peek().span, {"`unless` is no word of Mesh here"}, {"write `if not (…) do`"});
  is_lost_ = false;
  return meant;
}

/// Whether the token is what other languages have for `fn`, with a name after it.
bool Parser::is_word_for_fn(size_t place) const {
  if (tokens_[place].kind != TokenKind::identifier) return false;
  const Token& next = tokens_[place + 1];
  if (next.kind != TokenKind::identifier || next.starts_line) return false;
  return std::find(words_for_fn.begin(), words_for_fn.end(), text(tokens_[place])) != words_for_fn.end();
}

/// Reports that `meant` stands in Mesh where the source has something else, and goes on.
void Parser::report_instead(Span span, std::string_view meant) {
  report(span, {"`", source_.text(span), "` is no word of Mesh here"}, {"did you mean `", meant, "`?"}, {},
         replace_with(span, meant));
  is_lost_ = false;
}

/// Whether the parser stands on `else`, perhaps misspelt, or on what other languages have for `else if`.
bool Parser::at_else() const {
  if (at(TokenKind::kw_else)) return true;
  if (!at(TokenKind::identifier)) return false;
  const std::string_view word = text(peek());
  if (word == "elsif" || word == "elif" || word == "elseif") {
    if (peek(1).starts_line) return false;
    return at_word_before_expression() || line_holds(TokenKind::kw_do) || line_holds(TokenKind::identifier, "then");
  }
  return peek().starts_line && peek(1).starts_line && word != "else" && has_same_letters(word, "else");
}

/// Takes what at_else() found; true when an `if` belongs to it, on which the parser then stands.
bool Parser::take_else() {
  if (at(TokenKind::kw_else)) {
    take();
    return at(TokenKind::kw_if) && !peek().starts_line;
  }
  const bool has_condition = !peek(1).starts_line;
  report_instead(peek().span, has_condition ? "else if" : "else");
  if (!has_condition) take();
  return has_condition;
}

bool Parser::at_colon_equal() const {
  return at(TokenKind::colon) && peek(1).kind == TokenKind::equal && peek(1).span.begin == peek().span.end;
}

/// Takes `=`, or `:=`, which is reported.
bool Parser::take_equal() {
  if (at_colon_equal()) {
    const Span colon = take().span;
    const Span both = join(colon, take().span);
    report(both, {"`:=` is no operator of Mesh"}, {"write `=`"}, {}, replace_with(both, "="));
    is_lost_ = false;
    return true;
  }
  return accept_on_line(TokenKind::equal);
}

/// Takes the `::` before a type, or a `:`, which is reported. `what` has the type, and its name is the token before.
bool Parser::take_type_mark(std::string_view what) {
  if (!at(TokenKind::colon) || at_colon_equal()) return accept_on_line(TokenKind::colon_colon);
  const Token before = tokens_[position_ - 1];
  const std::string named = before.kind == TokenKind::identifier ? cat({text(before), " :: Type"}) : ":: Type";
  const Span colon = take().span;
  report(colon, {"the type of ", what, " stands after `::`"}, {"write `", named, "`"}, {}, replace_with(colon, " ::"));
  is_lost_ = false;
  return true;
}

/// `: Type` after the pattern of a `let`, where `::` would be that of a list.
void Parser::skip_pattern_type() {
  if (!at(TokenKind::colon) || at_colon_equal()) return;
  const uint32_t begin = previous_end();
  const uint32_t colon = take().span.begin;
  type();
  report(since(colon), {"the pattern of a `let` has no type beside it"}, {"remove it; the value has one"}, {},
         remove({begin, previous_end()}));
  is_lost_ = false;
}

/// `then` after a condition.
bool Parser::at_then() const { return at(TokenKind::identifier) && text(peek()) == "then" && !peek().starts_line; }

/// `then a`: reported, and read as the branch that was meant. The parser stands on `then`.
ExprId Parser::then_value() {
  report(take().span, {"`do` begins the branch of an `if`, and `end` closes the last"}, {"write `if … do … else … end`"});
  is_lost_ = false;
  return expression();
}

/// What a closure gives after `=>`, on which the parser stands: a block after the end of a line, else one value, with an `end` or
/// not.
ExprId Parser::fat_arrow_body() {
  const Span arrow = take().span;
  Fix fix = replace_with(arrow, "->");
  const auto report_arrow = [&] {
    report(arrow, {"`->` leads from the names of a closure to what it gives"}, {"write `fn … -> … end`"}, {}, fix);
    is_lost_ = false;
  };
  if (is_on_new_line()) {
    report_arrow();
    return block("the closure", {TokenKind::kw_end, TokenKind::bar});
  }
  const ExprId value = expression();
  if (is_lost_) return value;
  const bool has_end = at(TokenKind::kw_end) && !is_on_new_line();
  if (!has_end && !at(TokenKind::bar)) fix.edits.push_back({{previous_end(), previous_end()}, " end"});
  if (has_end) take();
  report_arrow();
  return value;
}

/// `mut` after `let`.
void Parser::skip_mut() {
  if (!at_word_before_expression() || text(peek()) != "mut") return;
  const Token& word = take();
  report(word.span, {"a name keeps its value, so there is no `mut`"}, {"remove it; `let` may give the name another value"}, {},
         remove({word.span.begin, peek().span.begin}));
  is_lost_ = false;
}

/// What a condition's `=` was meant to be: a comparison with what follows.
ExprId Parser::comparison(ExprId left) {
  const Token& op = take();
  report(op.span, {"`=` gives a value its name, and does not compare"}, {"write `==`"}, {}, replace_with(op.span, "=="));
  is_lost_ = false;
  const ExprId right = header();
  return add(join(ast_[left].span, ast_[right].span), BinaryExpr{TokenKind::equal_equal, op.span, left, right});
}

/// Takes the arguments that stand after a function without brackets, up to the end of the line.
ExprId Parser::bare_call(ExprId callee) {
  const Span gap{previous_end(), peek().span.begin};
  const Span first = peek().span;
  std::vector<ExprId> arguments{expression()};
  while (!is_lost_ && accept(TokenKind::comma)) arguments.push_back(expression());
  // A `?` at the end is the call's.
  const auto* tried = std::get_if<TryExpr>(&ast_[arguments.back()].node);
  const bool is_tried = tried != nullptr;
  if (is_tried) arguments.back() = tried->operand;
  const uint32_t end = ast_[arguments.back()].span.end;
  report(first, {"the arguments of a call stand in brackets"}, {"write `name(…)`"}, {},
         Fix{"put them in brackets", {{gap, "("}, {{end, end}, ")"}}});
  is_lost_ = false;
  const ExprId call = add({ast_[callee].span.begin, end}, CallExpr{callee, keep(arguments), true});
  return is_tried ? add(since(ast_[callee].span.begin), TryExpr{call}) : call;
}

/// Braces where a block stands, with those of the branches after them.
ExprId Parser::braces() {
  const Span open = peek().span;
  report(open, {"`do` begins a block, and `end` closes it"}, {"write `do … end` instead of `{ … }`"});
  is_lost_ = false;
  skip_brackets();
  while (at(TokenKind::kw_else)) {
    while (!at(TokenKind::left_brace) && !at(TokenKind::end_of_file) && !at_definition() && !at(TokenKind::kw_end)) take();
    if (!at(TokenKind::left_brace)) break;
    skip_brackets();
  }
  return broken(since(open.begin));
}

}  // namespace mesh::lang

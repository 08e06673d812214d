// Statements outside of functions: a text that holds nothing else is a snippet, and in a file they are a mistake.
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {

bool Parser::is_import(size_t place) const {
  const Token& token = tokens_[place];
  if (token.kind == TokenKind::kw_import) return true;
  // The last token is none of these.
  return token.kind == TokenKind::identifier && text(token) == from_word && tokens_[place + 1].kind == TokenKind::identifier &&
         !tokens_[place + 1].starts_line;
}

/// Whether the token begins an item that is indented by no more than `column`. What is indented more can be a function inside a
/// body.
bool Parser::begins_item(size_t place, uint32_t column) const {
  const auto kind = [&](size_t ahead) { return tokens_[std::min(place + ahead, tokens_.size() - 1)].kind; };
  const auto is_function = [&](size_t ahead) {
    return (kind(ahead) == TokenKind::kw_fn || kind(ahead) == TokenKind::kw_def) && kind(ahead + 1) == TokenKind::identifier;
  };
  switch (kind(0)) {
    case TokenKind::kw_pub:
    case TokenKind::kw_struct:
    case TokenKind::kw_type:
    case TokenKind::kw_module:
    case TokenKind::kw_actor:
    case TokenKind::kw_service:
    case TokenKind::kw_supervisor:
    case TokenKind::kw_trait:
    case TokenKind::kw_interface:
    case TokenKind::kw_impl: return true;
    case TokenKind::at: return kind(1) == TokenKind::identifier;
    default: break;
  }
  // A misspelt `pub` may stand before the word.
  const bool is_named =
      is_function(0) || is_word_for_fn(place) ||
      (kind(0) == TokenKind::identifier && is_function(1) && !tokens_[place + 1].starts_line && kind(3) == TokenKind::left_paren);
  return is_named && column_of(tokens_[place]) <= column;
}

bool Parser::begins_statement(size_t place) const {
  if (begins_item(place, no_column)) return false;
  switch (tokens_[place].kind) {
    case TokenKind::identifier:
    case TokenKind::integer:
    case TokenKind::floating:
    case TokenKind::string_begin:
    case TokenKind::atom:
    case TokenKind::regex:
    case TokenKind::ellipsis:
    case TokenKind::unreadable:
    case TokenKind::left_paren:
    case TokenKind::left_bracket:
    case TokenKind::map_open:
    case TokenKind::minus:
    case TokenKind::bang:
    case TokenKind::kw_not:
    case TokenKind::kw_true:
    case TokenKind::kw_false:
    case TokenKind::kw_nil:
    case TokenKind::kw_let:
    case TokenKind::kw_if:
    case TokenKind::kw_case:
    case TokenKind::kw_match:
    case TokenKind::kw_for:
    case TokenKind::kw_while:
    case TokenKind::kw_return:
    case TokenKind::kw_break:
    case TokenKind::kw_continue:
    case TokenKind::kw_receive:
    case TokenKind::kw_json:
    case TokenKind::kw_spawn:
    case TokenKind::kw_send:
    case TokenKind::kw_self:
    case TokenKind::kw_link:
    case TokenKind::kw_monitor: return true;
    default: return false;
  }
}

/// Whether the parser stands on what a snippet may hold beside statements. An `end` there closes nothing, which is reported when it
/// is read.
bool Parser::stands_beside_statements() const { return at(TokenKind::semicolon) || at(TokenKind::kw_end) || is_import(position_); }

/// Whether the rest of the text is a snippet, what may stand before its statements being read: it begins with a statement, and no
/// line of it begins an item. What is left on the line of a broken import begins nothing.
bool Parser::holds_snippet() const {
  size_t place = position_;
  const auto is_left_of_import = [&] {
    return place > 0 && tokens_[place].kind != TokenKind::end_of_file && !tokens_[place].starts_line &&
           tokens_[place - 1].kind != TokenKind::semicolon && tokens_[place - 1].kind != TokenKind::kw_end;
  };
  while (is_left_of_import()) ++place;
  if (!begins_statement(place)) return false;
  const uint32_t column = column_of(tokens_[place]);
  for (; tokens_[place].kind != TokenKind::end_of_file; ++place) {
    if (tokens_[place].starts_line && begins_item(place, column)) return false;
  }
  return true;
}

/// The rest of the text, which is not empty, as the body of `up`, whose `pool` is bound where no name of the text can stand.
void Parser::snippet() {
  is_snippet_ = true;
  const Span place{tokens_.back().span.begin, tokens_.back().span.begin};
  const TypeNodeId type = add_type(place, NamedType{{"PoolHandle", place}, {}});
  const PatternId pool = add_pattern(place, BindPattern{{"pool", place}});
  std::vector<Statement> body;
  while (!at(TokenKind::end_of_file)) {
    is_lost_ = false;
    if (stands_beside_statements()) {
      item();
    } else {
      block_statement(body, {});
    }
  }
  const Span span = join(body.front().span, body.back().span);
  const ExprId block = add(span, BlockExpr{keep(body)});
  // Statements that are nested too deeply are reported as that, and are none.
  is_snippet_ = std::holds_alternative<BlockExpr>(ast_[block].node);
  Clause clause{span, span, keep(std::vector<ParameterNode>{{pool, type}}), {}, block};
  if (file_ == FileId{}) ast_.is_snippet = is_snippet_;
  add_function({{"up", span}, true, {}, {}, {clause}, file_, true, is_snippet_});
}

/// Passes over statements that stand between a file's items.
void Parser::loose_statements() {
  const Token& first = take();
  const uint32_t column = column_of(first);
  while (!at(TokenKind::end_of_file) && !(peek().starts_line && (begins_item(position_, column) || is_import(position_)))) take();
  report(since(first.span.begin), {"statements stand in a function, and these stand outside of all"},
         {"put them into ", is_text_ ? "`up`" : "a function"});
}

}  // namespace mesh::lang

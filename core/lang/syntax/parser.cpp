#include "lang/syntax/parser.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/parsing.hpp"

namespace mesh::lang {

Ast parse(const Source& source, const Tokens& tokens, Diagnostics& diagnostics) {
  return parse(source, tokens, diagnostics, {}, {});
}

Ast parse(const Source& source, const Tokens& tokens, Diagnostics& diagnostics, Ast before, FileId file) {
  return Parser(source, tokens, diagnostics, std::move(before), file).run();
}

Ast Parser::run() {
  const std::vector<Diagnostic>& all = diagnostics_.all();
  are_tokens_sound_ =
      std::none_of(all.begin(), all.end(), [](const Diagnostic& known) { return known.code == Code::unterminated; });
  while (stands_beside_statements()) next_item();
  if (is_text_ && holds_snippet()) {
    snippet();
    return std::move(ast_);
  }
  while (!at(TokenKind::end_of_file)) next_item();
  return std::move(ast_);
}

bool Parser::expect(TokenKind kind, std::string_view what) {
  if (accept(kind)) return true;
  report_unexpected({what});
  return false;
}

/// Takes a token that belongs to what stands before it, and so to that line.
bool Parser::accept_on_line(TokenKind kind) {
  if (!at(kind)) return false;
  same_line({describe(kind)}, only_joined);
  take();
  return true;
}

/// Whether a line ends before the token at `place`, within brackets too.
bool Parser::is_on_new_line(size_t place) const {
  const std::string_view between = source_.text({place == 0 ? begin_ : tokens_[place - 1].span.end, tokens_[place].span.begin});
  return between.find_first_of("\r\n") != std::string_view::npos;
}

bool Parser::starts_definition(const Token& token) const {
  if (!begins_left_margin(token)) return false;
  const bool is_named = begins_definition(token.kind) && peek(1).kind == TokenKind::identifier;
  return token.kind == TokenKind::kw_pub || is_named || at_word_for_fn();
}

void Parser::report(Span span, const Pieces& message, const Pieces& hint, SecondPlace second, const Fix& fix) {
  if (!is_lost_ && gave_up_at_ != position_) {
    const bool is_sure = !has_mistake_ && are_tokens_sound_;
    has_mistake_ = true;
    diagnostics_.report(Code::syntax, span, message, hint, second, is_sure ? fix : no_fix);
  }
  is_lost_ = true;
}

void Parser::report_unexpected(const Pieces& wanted, const Pieces& hint, SecondPlace second, const Fix& fix) {
  const Token& found = peek();
  // What is missing is missing after the last token, not where the next line happens to begin.
  const bool is_missing = is_on_new_line() || found.kind == TokenKind::end_of_file;
  const Span span = is_missing && position_ > 0 ? tokens_[position_ - 1].span : found.span;
  const std::string_view where = is_missing ? " after this, found " : ", found ";
  const bool ends_snippet = is_snippet_ && found.kind == TokenKind::end_of_file;
  const std::string_view what = ends_snippet ? "the end of the snippet" : describe(found.kind);
  report(span, {"expected ", cat(wanted), where, what}, hint, second, fix);
}

/// The blanks that the line of `place` begins with.
std::string_view Parser::indentation(uint32_t place) const {
  const std::string_view before = source_.text({0, place});
  const std::string_view line = before.substr(before.find_last_of('\n') + 1);
  return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

/// Reports that nothing closes what `opener` opened.
void Parser::report_missing_end(std::string_view what, Span opener) {
  // A text that cannot be read may hold it.
  const bool is_unread = position_ > 0 && tokens_[position_ - 1].kind == TokenKind::unreadable;
  if (is_unread && source_.text(tokens_[position_ - 1].span).find_first_of("\r\n") != std::string_view::npos) return;
  const Fix fix = insertion(is_on_new_line() ? cat({"\n", indentation(opener.begin), "end"}) : " end");
  const uint32_t last = previous_end();
  const bool is_one_line = source_.text({opener.begin, last}).find_first_of("\r\n") == std::string_view::npos;
  const bool is_indented = is_one_line || indentation(last).size() > indentation(opener.begin).size();
  const bool is_inner = missing_end_at_ != position_ && is_indented;
  report_unexpected({"`end` to close ", what}, {"write `end` here"}, {opener, "opened here"}, is_inner ? fix : no_fix);
  missing_end_at_ = position_;
}

void Parser::report_construct(Code code, Span span, std::string_view construct) {
  if (is_lost_) return;
  const std::string_view why = code == Code::outside_profile ? " has no place in a migration" : " cannot be previewed yet";
  has_mistake_ = true;
  diagnostics_.report(code, span, {construct, why}, {"the rest of the ", whole(), " is previewed without it"});
}

/// Reports that `what`, which `first` begins, is on another line than what ends at `end` and it belongs to.
void Parser::report_line_break(const Pieces& what, uint32_t end, Span first, std::string_view hint) {
  const Span gap{end, first.begin};
  const bool is_blank = trim(source_.text(gap)).empty();
  report(first, {cat(what), " must begin on the same line"}, {hint}, {}, is_blank ? Fix{"join the lines", {{gap, " "}}} : Fix{});
  is_lost_ = false;
}

void Parser::same_line(const Pieces& what, std::string_view hint) {
  if (peek().starts_line && !at(TokenKind::end_of_file)) report_line_break(what, previous_end(), peek().span, hint);
}

void Parser::skip_to_statement() {
  // What stands where nothing is skipped was reported already.
  if (is_on_new_line() && !at(TokenKind::kw_end) && !at(TokenKind::kw_else) && !at(TokenKind::end_of_file)) gave_up_at_ = position_;
  while (!at(TokenKind::end_of_file) && !at_definition()) {
    const bool is_closer = at(TokenKind::right_paren) || at(TokenKind::right_bracket) || at(TokenKind::right_brace);
    if (at(TokenKind::kw_end) || at(TokenKind::kw_else) || at(TokenKind::semicolon)) return;
    if (is_on_new_line() && !is_closer && !at(TokenKind::comma)) return;
    take();
  }
}

/// Skips a construct up to and with the `end` that closes it. The parser stands on its first token.
void Parser::skip_to_end() {
  enum class Frame : uint8_t { open, closure_header, function_header };
  std::vector<Frame> frames;
  while (!at(TokenKind::end_of_file)) {
    if (!frames.empty() && at_definition()) return;
    // A signature, as an interface has them, ends with its line.
    if (!frames.empty() && frames.back() == Frame::function_header && peek().starts_line) frames.pop_back();
    const TokenKind kind = take().kind;
    const Frame frame = frames.empty() ? Frame::open : frames.back();
    const bool is_header = frame != Frame::open;
    if (kind == TokenKind::kw_fn || kind == TokenKind::kw_def) {
      const bool is_named = at(TokenKind::identifier) && (peek(1).kind == TokenKind::left_paren || peek(1).kind == TokenKind::less);
      frames.push_back(is_named ? Frame::function_header : Frame::closure_header);
    } else if (frame == Frame::function_header && kind == TokenKind::equal) {
      frames.pop_back();
    } else if (is_header && (kind == TokenKind::kw_do || (kind == TokenKind::arrow && frame == Frame::closure_header))) {
      frames.back() = Frame::open;
    } else if (kind == TokenKind::kw_do) {
      frames.push_back(Frame::open);
    } else if (kind == TokenKind::kw_end && !frames.empty()) {
      frames.pop_back();
      if (frames.empty()) return;
    } else if (frames.empty() && at(TokenKind::kw_end)) {
      return;
    }
  }
}

void Parser::next_item() {
  is_lost_ = false;
  has_mistake_ = false;
  item();
}

void Parser::item() {
  switch (at(TokenKind::kw_pub) ? peek(1).kind : peek().kind) {
    case TokenKind::kw_fn:
    case TokenKind::kw_def: return function();
    case TokenKind::kw_import: return import_module();
    case TokenKind::kw_struct:
    case TokenKind::kw_type: return type_declaration();
    case TokenKind::kw_module: return unsupported_item(Code::outside_profile, "a nested `module`");
    case TokenKind::kw_actor: return unsupported_item(Code::outside_profile, "an `actor`");
    case TokenKind::kw_service: return unsupported_item(Code::outside_profile, "a `service`");
    case TokenKind::kw_supervisor: return unsupported_item(Code::outside_profile, "a `supervisor`");
    case TokenKind::kw_trait: return unsupported_item(Code::outside_profile, "a `trait`");
    case TokenKind::kw_interface: return unsupported_item(Code::outside_profile, "an `interface`");
    case TokenKind::kw_impl: return unsupported_item(Code::outside_profile, "an `impl`");
    case TokenKind::at: return decorator();
    case TokenKind::semicolon: take(); return;
    case TokenKind::kw_end:
      report(peek().span, {"this `end` closes nothing"}, {"remove it"}, {},
             peek(1).starts_line || peek(1).kind == TokenKind::end_of_file ? remove(peek().span) : Fix{});
      take();
      return;
    default: break;
  }
  if (at(TokenKind::kw_pub) || at_word_for_fn()) return function();
  if (is_import(position_)) return import_names();
  if (begins_statement(position_)) return loose_statements();
  report_unexpected({"a function definition"},
                    {"a migration file holds functions: `pub fn up(pool :: PoolHandle) -> Int!String do … end`"});
  take();
  while (!at(TokenKind::end_of_file) && !at_definition() && !at(TokenKind::kw_import)) take();
}

void Parser::unsupported_item(Code code, std::string_view construct) {
  accept(TokenKind::kw_pub);
  report_construct(code, peek().span, construct);
  skip_to_end();
}

/// `@name` or `@name(…)`, before a function that is read without it. Only that of a `@native` has no body.
void Parser::decorator() {
  const Span sign = take().span;
  const bool has_name = at(TokenKind::identifier) && !peek().starts_line;
  const Span span = has_name ? join(sign, take().span) : sign;
  report_construct(Code::outside_profile, span, cat({"the decorator `", source_.text(span), "`"}));
  if (at(TokenKind::left_paren) && !peek().starts_line) skip_brackets();
  if (source_.text(span) != "@native") return;
  do take();
  while (!at(TokenKind::end_of_file) && !peek().starts_line);
}

void Parser::import_module() {
  take();
  same_line({"the module's name"}, only_joined);
  Import import{module_name("a module's name after `import`"), {}, file_};
  ast_.imports.push_back(std::move(import));
  if (is_lost_) skip_to_statement();
}

/// `A.B`
Name Parser::module_name(std::string_view what) {
  Name found = name(what);
  while (accept(TokenKind::dot)) found.span = join(found.span, name("a module's name").span);
  found.text = source_.text(found.span);
  return found;
}

void Parser::import_names() {
  take();
  Import import{module_name("a module's name after `from`"), {}, file_};
  if (!accept_on_line(TokenKind::kw_import)) report_unexpected({"`import`"});
  if (at(TokenKind::star)) report(peek().span, {"`*` cannot be imported"}, {"name what you use: `from Module import a, b`"});
  const bool is_bracketed = accept(TokenKind::left_paren);
  while (!is_lost_ && !at(TokenKind::right_paren)) {
    same_line({"the names to import"}, only_joined);
    import.names.push_back(name("a name to import"));
    if (!accept(TokenKind::comma)) break;
  }
  if (is_bracketed && !is_lost_) expect(TokenKind::right_paren, "`)` after the imported names");
  ast_.imports.push_back(std::move(import));
  if (is_lost_) skip_to_statement();
}

void Parser::function() {
  const Token& first = peek();
  const bool is_public = accept(TokenKind::kw_pub);
  if (at_word_for_fn()) {
    report_instead(peek().span, "fn");
  } else if (is_public && !at(TokenKind::kw_fn) && !at(TokenKind::kw_def)) {
    report_unexpected({"`fn` after `pub`"});
    return skip_to_statement();
  }
  if (is_public) same_line({"`fn`"}, only_joined);
  take();
  constexpr std::string_view named = "the function's name";
  same_line({named}, only_joined);
  Function function{is_public ? member_name(named) : name(named), is_public, {}, {}, {}, file_, is_text_};
  if ((at(TokenKind::bang) || at(TokenKind::question)) && peek().span.begin == previous_end()) {
    report(peek().span, {"a name holds no ", describe(peek().kind)}, {"remove it"}, {}, remove(peek().span));
    take();
    is_lost_ = false;
  }
  function.type_parameters = type_parameters();
  Clause clause = function_clause(first, function.result);
  function.clauses.push_back(clause);
  add_function(std::move(function));
}

/// What stands after a function's name, which `first` begins.
Clause Parser::function_clause(const Token& first, std::optional<TypeNodeId>& result) {
  Clause clause{{}, {}, {}, {}, {}};
  if (at(TokenKind::left_paren) && !peek().starts_line) clause.parameters = parameters();
  if (accept_on_line(TokenKind::arrow)) result = type();
  if (at(TokenKind::kw_where)) {
    report_construct(Code::outside_profile, peek().span, "a `where` clause");
    while (!at(TokenKind::end_of_file) && !at(TokenKind::kw_do) && !at(TokenKind::equal) && !at_definition()) take();
  }
  if (accept_on_line(TokenKind::kw_when)) clause.guard = header();
  clause.head = since(first.span.begin);
  if (accept_on_line(TokenKind::equal)) {
    same_line({"the function's value"});
    clause.body = expression();
    if (is_lost_) skip_to_statement();
  } else {
    clause.body = do_block("the function's body", column_of(first));
  }
  clause.span = since(first.span.begin);
  return clause;
}

void Parser::report_clause_annotation(const Name& name) {
  diagnostics_.report(Code::clause_annotation, name.span,
                      {"`pub` and the result type count only on the first clause of `", name.text, "`"}, {"remove them here"});
}

/// Adds a function, or one more clause to the function before it where both have the same name and number of parameters.
void Parser::add_function(Function function) {
  Function* before = ast_.functions.empty() ? nullptr : &ast_.functions.back();
  const bool is_clause = before != nullptr && before->file == file_ && before->name.text == function.name.text &&
                         !function.name.text.empty() &&
                         before->clauses.front().parameters.size() == function.clauses.front().parameters.size();
  if (!is_clause) {
    ast_.functions.push_back(std::move(function));
    return;
  }
  if (function.is_public || function.result) {
    report_clause_annotation(function.name);
  }
  before->clauses.push_back(function.clauses.front());
}

/// `(a, b :: Type, Some(c))`. The parser stands on the bracket.
std::span<const ParameterNode> Parser::parameters() {
  const Token& open = take();
  std::vector<ParameterNode> found;
  while (!at(TokenKind::right_paren) && !at(TokenKind::end_of_file) && !at_definition()) {
    found.push_back(parameter());
    if (is_lost_ || !accept(TokenKind::comma)) break;
  }
  if (!accept(TokenKind::right_paren)) {
    report_unexpected({"`,` or `)` after a parameter"}, {}, {open.span, "opened here"});
    while (!at(TokenKind::end_of_file) && !at(TokenKind::kw_do) && !at(TokenKind::equal) && !is_on_new_line()) take();
  }
  is_lost_ = false;
  return keep(found);
}

ParameterNode Parser::parameter() {
  // `x :: Type` is a type here, not the pattern of a list.
  const bool is_name = at(TokenKind::identifier) && !is_capital(text(peek()));
  ParameterNode found{is_name ? name_pattern("a parameter's name") : primary_pattern(), {}};
  if (!is_lost_ && take_type_mark("a parameter")) found.type = type();
  return found;
}

void Parser::give_up_on_nesting() {
  if (!is_lost_ && gave_up_at_ != position_) {
    diagnostics_.report(Code::nested_too_deeply, peek().span, {"this is nested more than 256 levels deep"},
                        {"give an inner part a name with `let`, or move it to a function"});
  }
  is_lost_ = true;
  while (!at(TokenKind::end_of_file) && !at_definition()) take();
  gave_up_at_ = position_;
}

}  // namespace mesh::lang

// The parser's state and its grammar functions; private to parser.cpp and the parse_*.cpp beside it.
//
// One mistake gives one report: after a report the parser is `lost` and reports nothing more until it has found its place again, at
// the next argument, statement or definition.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "lang/limits.hpp"
#include "lang/syntax/children.hpp"
#include "lang/syntax/parser.hpp"
#include "lang/syntax/token.hpp"

namespace mesh::lang {

class Parser {
 public:
  Parser(const Source& source, const Tokens& tokens, Diagnostics& diagnostics, Ast before, FileId file)
      : source_(source),
        tokens_(tokens.tokens),
        begin_(tokens.begin),
        diagnostics_(diagnostics),
        file_(file),
        is_text_(file == FileId{} || source.files()[static_cast<size_t>(file)].is_before),
        ast_(std::move(before)),
        depths_(ast_.exprs.size()),
        type_depths_(ast_.types.size()) {
    constexpr size_t tokens_an_expression = 2;
    const size_t likely = ast_.exprs.size() + tokens_.size() / tokens_an_expression;
    ast_.exprs.reserve(likely);
    depths_.reserve(likely);
  }

  Ast run();

 private:
  /// What to do about a line break.
  static constexpr std::string_view only_joined = "join the lines";
  static constexpr std::string_view or_bracketed = "join the lines, or put the expression in parentheses";
  /// Larger than any column.
  static constexpr uint32_t no_column = UINT32_MAX;

  // parser.cpp: tokens, reports and items
  [[nodiscard]] const Token& peek() const { return tokens_[position_]; }
  [[nodiscard]] const Token& peek(size_t ahead) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }
  [[nodiscard]] bool at(TokenKind kind) const { return peek().kind == kind; }
  /// Goes on to the next token, but not beyond the end of the file. Gives the one before.
  const Token& take() {
    const Token& token = tokens_[position_];
    if (token.kind != TokenKind::end_of_file) ++position_;
    return token;
  }
  bool accept(TokenKind kind) {
    if (!at(kind)) return false;
    take();
    return true;
  }
  bool expect(TokenKind kind, std::string_view what);
  bool accept_on_line(TokenKind kind);
  [[nodiscard]] std::string_view text(const Token& token) const {
    return source_.text().substr(token.span.begin, token.span.size());
  }
  [[nodiscard]] uint32_t previous_end() const { return position_ == 0 ? begin_ : tokens_[position_ - 1].span.end; }
  /// What was read from `begin` on; empty when that was nothing.
  [[nodiscard]] Span since(uint32_t begin) const { return {begin, std::max(begin, previous_end())}; }
  [[nodiscard]] bool is_on_new_line() const { return is_on_new_line(position_); }
  [[nodiscard]] bool is_on_new_line(size_t place) const;
  [[nodiscard]] bool at_definition() const { return peek().starts_line && starts_definition(peek()); }
  [[nodiscard]] bool starts_definition(const Token& token) const;
  [[nodiscard]] uint32_t column_of(const Token& token) const { return source_.place(token.span.begin).column; }
  /// Whether no blank stands between the begin of its line and the token.
  [[nodiscard]] bool begins_left_margin(const Token& token) const {
    const uint32_t begin = token.span.begin;
    const char before = begin > begin_ ? source_.text()[begin - 1] : '\n';
    return before == '\n' || before == '\r' || (static_cast<unsigned char>(before) >= 0x80 && column_of(token) == 1);
  }
  void report(Span span, const Pieces& message, const Pieces& hint = {}, SecondPlace second = {}, const Fix& fix = no_fix);
  void report_unexpected(const Pieces& wanted, const Pieces& hint = {}, SecondPlace second = {}, const Fix& fix = no_fix);
  [[nodiscard]] std::string_view indentation(uint32_t place) const;
  void report_missing_end(std::string_view what, Span opener);
  /// Writes `do` where a block is sure to begin: at the end of a line, before what stands in it.
  [[nodiscard]] Fix insertion_of_do() const {
    const bool is_sure = peek().starts_line && !at(TokenKind::kw_end) && !at(TokenKind::end_of_file);
    return is_sure ? insertion(" do") : Fix{};
  }
  [[nodiscard]] Fix insertion(std::string_view text) const { return insert(previous_end(), text); }
  void report_construct(Code code, Span span, std::string_view construct);
  void report_line_break(const Pieces& what, uint32_t end, Span first, std::string_view hint);
  void same_line(const Pieces& what, std::string_view hint = or_bracketed);
  void skip_to_statement();
  void skip_to_end();
  void next_item();
  void item();
  void function();
  Clause function_clause(const Token& first, std::optional<TypeNodeId>& result);
  void report_clause_annotation(const Name& name);
  void add_function(Function function);
  std::span<const ParameterNode> parameters();
  ParameterNode parameter();
  void import_module();
  Name module_name(std::string_view what);
  void import_names();
  void unsupported_item(Code code, std::string_view construct);
  void decorator();
  void give_up_on_nesting();

  // parse_snippet.cpp: statements outside of functions
  [[nodiscard]] bool is_import(size_t place) const;
  [[nodiscard]] bool begins_item(size_t place, uint32_t column) const;
  [[nodiscard]] bool begins_statement(size_t place) const;
  [[nodiscard]] bool stands_beside_statements() const;
  [[nodiscard]] bool holds_snippet() const;
  void snippet();
  void loose_statements();
  /// What is parsed, in words.
  [[nodiscard]] std::string_view whole() const { return is_snippet_ ? "snippet" : "file"; }

  // parse_block.cpp: blocks and where they end
  ExprId block(std::string_view what, std::initializer_list<TokenKind> closers, uint32_t column = no_column);
  void block_statement(std::vector<Statement>& statements, Span opener);
  void text_behind_text(Statement& before);
  ExprId do_block(std::string_view what, uint32_t column = no_column);
  [[nodiscard]] bool at_surplus_end(uint32_t column) const;
  [[nodiscard]] bool at_outer_bracket(Span opener) const;
  /// The `end`, by its token, of a block that `opener` began.
  struct EndTaken {
    std::string_view what;
    Span opener;
    size_t position;
  };
  void note_end(std::string_view what, Span opener);
  void report_end_taken(const EndTaken& taken);
  void leave_open(ExprId id);

  // parse_statement.cpp: statements and the expressions that hold blocks
  Statement statement();
  ExprId value_statement(TokenKind word);
  [[nodiscard]] bool at_local_function() const;
  LocalFunction local_function();
  LetStatement let_statement();
  ExprId if_expression();
  ExprId if_block();
  [[nodiscard]] bool is_part_of(uint32_t begin) const;
  ExprId case_expression();
  [[nodiscard]] bool at_plain_statement() const;
  [[nodiscard]] bool at_arm() const;
  CaseArm case_arm();
  [[nodiscard]] bool arm_goes_on(uint32_t column) const;
  ExprId arm_body(uint32_t column);
  [[nodiscard]] bool line_holds(TokenKind kind, std::string_view spelling = {}) const;
  ExprId for_expression();
  PatternId entry_pattern();
  ExprId while_expression();
  ExprId header();

  // parse_closure.cpp: closures
  ExprId closure();
  Clause closure_clause();
  ExprId arrow_body();
  ExprId trailing_closure();

  // parse_expression.cpp: operators, calls and what stands alone
  ExprId expression(int least_power = 0);
  ExprId pipe(ExprId value, const Token& op, ExprId into);
  [[nodiscard]] size_t pipe_place(const Token& op, size_t arguments);
  ExprId prefix();
  ExprId primary();
  ExprId unsupported();
  ExprId misplaced_import();
  ExprId misplaced_ellipsis();
  ExprId unsupported_word(Code code, std::string_view construct);
  ExprId unsupported_block(Code code, std::string_view construct);
  ExprId unsupported_brackets(Code code, std::string_view construct);
  void skip_brackets();
  ExprId postfix(ExprId left);
  [[nodiscard]] bool names_a_type(ExprId expr) const;
  ExprId call(ExprId callee);
  ExprId broken(Span span) { return add(span, BrokenExpr{}); }
  template <typename Node>
  ExprId add(Span span, const Node& node) {
    return add_expr({span, node}, depth_of(node));
  }
  template <typename Node>
  [[nodiscard]] uint32_t depth_of(const Node& node) const;
  [[nodiscard]] uint32_t depth_of(const BinaryExpr& node) const;
  /// What a node has several of.
  template <typename Part>
  std::span<const Part> keep(const std::vector<Part>& parts) {
    return ast_.arena.copy(std::span<const Part>(parts));
  }
  ExprId add_expr(const Expr& expr, uint32_t depth);

  // parse_elements.cpp: what stands between brackets
  ExprId paren();
  ExprId map();
  ExprId map_key();
  void elements(TokenKind close, const Token& open, std::vector<MapEntry>* keywords = nullptr);
  void take_as_closed(TokenKind close, const Token& open, std::span<ExprId> items);
  void misread(Span span, const Pieces& message, const Pieces& hint, SecondPlace second = {}, const Fix& fix = no_fix);
  [[nodiscard]] bool at_keyword() const;
  ExprId element(bool may_be_open);
  MapEntry keyword(const std::vector<MapEntry>& before);
  void skip_element();
  [[nodiscard]] bool starts_element() const;
  ExprId value_with_colon();
  [[nodiscard]] std::optional<size_t> closer_further_on() const;
  [[nodiscard]] bool ends_here(const Token& open) const;

  // parse_literal.cpp: numbers and strings
  [[nodiscard]] bool at_number() const;
  ExprId number();
  PatternId number_pattern();
  struct Number {
    Span span;
    std::variant<std::monostate, int64_t, double> value;
  };
  Number take_number();
  [[nodiscard]] bool is_heredoc(const Token& open) const { return open.span.size() > 1 && text(open) == "\"\"\""; }
  StringSegment string_text(bool is_verbatim);
  std::span<const StringSegment> take_segments(size_t first, const Token& open);
  ExprId string();
  ExprId string_of_pieces(const Token& open);
  std::string_view plain_string();

  // parse_data.cpp: structs and types with variants
  std::vector<Name> type_parameters();
  void type_declaration();
  template <typename Member>
  void members(TypeDeclaration& declared, std::string_view what, Member member);
  std::vector<Name> deriving();
  void field(std::vector<FieldNode>& fields);
  void variant(std::vector<VariantNode>& variants);
  ExprId struct_literal(ExprId type);
  ExprId struct_update(const Token& open, ExprId base);
  std::span<const FieldValue> field_values(const Token& open);
  ExprId field_value(const Name& field);

  // parse_foreign.cpp: misspelt words and those of other languages
  [[nodiscard]] bool at_word_before_expression() const;
  [[nodiscard]] std::optional<TokenKind> misspelt_beginning();
  [[nodiscard]] bool at_word_for_fn() const { return is_word_for_fn(position_); }
  [[nodiscard]] bool is_word_for_fn(size_t place) const;
  void report_instead(Span span, std::string_view meant);
  [[nodiscard]] bool at_else() const;
  bool take_else();
  [[nodiscard]] bool at_colon_equal() const;
  bool take_equal();
  bool take_type_mark(std::string_view what);
  void skip_pattern_type();
  [[nodiscard]] bool at_then() const;
  ExprId then_value();
  ExprId fat_arrow_body();
  void skip_mut();
  ExprId comparison(ExprId left);
  ExprId bare_call(ExprId callee);
  ExprId braces();

  // parse_type.cpp: types and patterns
  TypeNodeId type();
  TypeNodeId type_primary();
  PatternId pattern();
  PatternId cons_pattern();
  PatternId primary_pattern();
  PatternId tuple_pattern();
  PatternId list_pattern();
  PatternId name_pattern(std::string_view what);
  PatternId constructor_pattern();
  Name name(std::string_view what);
  Name member_name(std::string_view what);
  TypeNodeId add_type(Span span, decltype(TypeNode::node) node);
  PatternId add_pattern(Span span, decltype(Pattern::node) node);

  /// Counts a level of nesting for as long as it lives; `is_too_deep` after the limit, reported once.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser), is_too_deep_(++parser.nesting_ > most_nesting) {
      if (is_too_deep_) parser_.give_up_on_nesting();
    }
    ~Level() { --parser_.nesting_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    [[nodiscard]] bool is_too_deep() const { return is_too_deep_; }

   private:
    Parser& parser_;
    bool is_too_deep_;
  };

  /// Says, for as long as it lives, whether a `do` after a call begins a closure.
  class DoMeaning {
   public:
    DoMeaning(Parser& parser, bool begins_closure) : parser_(parser), before_(parser.do_begins_closure_) {
      parser.do_begins_closure_ = begins_closure;
    }
    ~DoMeaning() { parser_.do_begins_closure_ = before_; }
    DoMeaning(const DoMeaning&) = delete;
    DoMeaning& operator=(const DoMeaning&) = delete;

   private:
    Parser& parser_;
    bool before_;
  };

  const Source& source_;
  std::span<const Token> tokens_;
  uint32_t begin_;
  Diagnostics& diagnostics_;
  FileId file_;
  /// Whether it is a text by itself, not one that is there to be imported.
  bool is_text_;
  bool is_snippet_ = false;
  Ast ast_;
  /// Elements of the lists and calls that are being read, those of the innermost last.
  std::vector<ExprId> pending_;
  /// Pieces of the strings that are being read, those of the innermost last.
  std::vector<StringSegment> pending_segments_;
  std::vector<uint16_t> depths_;
  std::vector<uint16_t> type_depths_;
  size_t position_ = 0;
  uint32_t nesting_ = 0;
  bool is_lost_ = false;
  /// Whether a mistake was found in the definition that is being read: what follows is no longer sure to be what was meant.
  bool has_mistake_ = false;
  /// Whether every string and comment ends. Where one does not, nothing after it is sure to be what it was read as.
  bool are_tokens_sound_ = true;
  /// The brackets of expressions that are open.
  uint32_t brackets_ = 0;
  bool do_begins_closure_ = true;
  /// Missing commas and brackets that were taken as written.
  size_t repairs_ = 0;
  /// Texts with another beside them and no comma between, which may be meant as one.
  size_t texts_beside_ = 0;
  /// Where a bracket was last taken as closed: those around it that are not closed there either are no second mistake.
  std::optional<size_t> missing_close_at_;
  /// Where an `end` was last missing: that of a block around it can only be written after it.
  std::optional<size_t> missing_end_at_;
  /// The first block of this body whose `end` looks like that of one around it.
  std::optional<EndTaken> outer_end_taken_;
  /// Where something was given up: nothing more is reported there.
  std::optional<size_t> gave_up_at_;
};

/// How many nodes a node stands above its deepest leaf.
template <typename Node>
uint32_t Parser::depth_of(const Node& node) const {
  uint32_t depth = 1;
  each_child(node, [&](ExprId child) { depth = std::max(depth, depths_[static_cast<size_t>(child)] + 1U); });
  return depth;
}

/// The value of an integer literal's digits, or nothing above 2^63.
[[nodiscard]] std::optional<uint64_t> integer_magnitude(std::string_view spelling);

}  // namespace mesh::lang

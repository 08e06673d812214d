// The syntax tree: plain nodes in flat tables, named by their place in them. Children stand before their parents. What a node has
// several of lies in the tree's arena, as does text that is not in the source as it is.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/arena.hpp"
#include "base/source.hpp"
#include "lang/syntax/token.hpp"

namespace mesh::lang {

enum class ExprId : uint32_t {};
enum class TypeNodeId : uint32_t {};
enum class PatternId : uint32_t {};
/// A file of the source, by its place among them; the first is the one to be previewed.
enum class FileId : uint32_t {};

/// A name as it stands in the source. The text points into the Source, which must outlive the tree.
struct Name {
  std::string_view text;
  Span span;
};

// ---- types as written

struct NamedType {
  Name name;
  std::span<const TypeNodeId> arguments;
};
struct TupleType {
  std::span<const TypeNodeId> elements;
};
struct FunctionType {
  std::span<const TypeNodeId> parameters;
  TypeNodeId result;
};
/// `T?` and `T!E`: an option, or a result.
struct OptionType {
  TypeNodeId value;
};
struct ResultType {
  TypeNodeId value;
  TypeNodeId error;
};
struct BrokenType {};

struct TypeNode {
  Span span;
  std::variant<BrokenType, NamedType, TupleType, FunctionType, OptionType, ResultType> node;
};

// ---- patterns

struct WildcardPattern {};
struct BindPattern {
  Name name;
};
struct IntegerPattern {
  int64_t value;
};
struct FloatPattern {
  double value;
};
struct BoolPattern {
  bool value;
};
struct StringPattern {
  std::string_view value;
};
/// `Ok(p)`, `None`, `Color.Red`.
struct ConstructorPattern {
  std::optional<Name> type;
  Name name;
  std::span<const PatternId> arguments;
};
struct TuplePattern {
  std::span<const PatternId> elements;
};
/// `head :: tail`
struct ConsPattern {
  PatternId head;
  PatternId tail;
};
/// `a | b`
struct OrPattern {
  std::span<const PatternId> alternatives;
};
/// `pattern as name`
struct AsPattern {
  PatternId pattern;
  Name name;
};
struct BrokenPattern {};

struct Pattern {
  Span span;
  std::variant<BrokenPattern, WildcardPattern, BindPattern, IntegerPattern, FloatPattern, BoolPattern, StringPattern,
               ConstructorPattern, TuplePattern, ConsPattern, OrPattern, AsPattern>
      node;
};

// ---- expressions

/// A piece of a string literal. The source's bytes at `span` give the value, less an `indent` at the begin of each line and with
/// their escapes replaced.
struct TextSegment {
  std::string_view value;
  Span span;
  uint32_t indent = 0;

  /// Both only leave bytes out.
  [[nodiscard]] bool is_verbatim() const { return value.size() == span.size(); }
};
using StringSegment = std::variant<TextSegment, ExprId>;

struct BrokenExpr {};
struct UnitExpr {};
/// `...`: elements of a list, or arguments of a call, that a snippet does not write.
struct EllipsisExpr {};
struct IntegerExpr {
  int64_t value;
};
struct FloatExpr {
  double value;
};
struct BoolExpr {
  bool value;
};
struct StringExpr {
  std::span<const StringSegment> segments;
};
struct NameExpr {
  Name name;
};
/// `Module.member`, or a field of a value.
struct MemberExpr {
  ExprId object;
  Name member;
};
struct CallExpr {
  ExprId callee;
  std::span<const ExprId> arguments;
  /// A comma or bracket was missing, so the arguments may not be the ones that were meant.
  bool is_repaired = false;
};
struct ListExpr {
  std::span<const ExprId> elements;
};
struct MapEntry {
  ExprId key;
  ExprId value;
};
/// `%{key => value}`, or the arguments `key: value` of a call, which are one map with Strings as keys.
struct MapExpr {
  std::span<const MapEntry> entries;
  bool is_of_arguments = false;
};
/// Two elements or more.
struct TupleExpr {
  std::span<const ExprId> elements;
};
struct UnaryExpr {
  TokenKind op;
  ExprId operand;
};
struct BinaryExpr {
  TokenKind op;
  Span op_span;
  ExprId left;
  ExprId right;
};
/// `operand?`
struct TryExpr {
  ExprId operand;
};
/// `name: value` in a struct's literal or update.
struct FieldValue {
  Name name;
  ExprId value;
};
/// `Name { field: value }`. The name lies in the arena, since with it in here every expression would be larger.
struct StructExpr {
  const Name* type;
  std::span<const FieldValue> fields;
  /// A field could not be read, or a comma or bracket was missing.
  bool is_repaired = false;
};
/// `%{base | field: value}`: a copy with other values in some fields.
struct UpdateExpr {
  ExprId base;
  std::span<const FieldValue> fields;
};

struct LetStatement {
  PatternId pattern;
  std::optional<TypeNodeId> type;
  ExprId value;
};
/// `fn name(…)` inside a body: a closure that knows itself by `name`.
struct LocalFunction {
  Name name;
  std::span<const Name> type_parameters;
  std::optional<TypeNodeId> result;
  ExprId closure;
};
struct ReturnStatement {
  std::optional<ExprId> value;
};
struct Statement {
  Span span;
  std::variant<LetStatement, LocalFunction, ReturnStatement, ExprId> node;
};
/// A body between `do` and `end`; its value is its last statement's.
struct BlockExpr {
  std::span<const Statement> statements;
};
struct WhileExpr {
  ExprId condition;
  ExprId body;
};
struct BreakExpr {};
struct ContinueExpr {};
struct IfArm {
  ExprId condition;
  ExprId body;
};
struct IfExpr {
  std::span<const IfArm> arms;
  std::optional<ExprId> otherwise;
};
struct CaseArm {
  PatternId pattern;
  std::optional<ExprId> guard;
  ExprId body;
};
struct CaseExpr {
  ExprId subject;
  std::span<const CaseArm> arms;
  /// False when an arm could not be parsed and was left out.
  bool is_complete;
};
/// `for pattern in iterable`, or `for {key, value} in map`, whose pattern is the tuple of the two.
struct ForExpr {
  PatternId pattern;
  bool is_over_map;
  ExprId iterable;
  std::optional<ExprId> filter;
  ExprId body;
};

/// A parameter, which may be any pattern.
struct ParameterNode {
  PatternId pattern;
  std::optional<TypeNodeId> type;
};
/// One way in which a function or a closure takes its arguments.
struct Clause {
  Span span;
  /// What stands before the body.
  Span head;
  std::span<const ParameterNode> parameters;
  std::optional<ExprId> guard;
  ExprId body;
};
/// `fn x -> … end`; every clause has as many parameters as the first.
struct ClosureExpr {
  std::span<const Clause> clauses;
};

struct Expr {
  Span span;
  std::variant<BrokenExpr, UnitExpr, EllipsisExpr, IntegerExpr, FloatExpr, BoolExpr, StringExpr, NameExpr, MemberExpr, CallExpr,
               ListExpr, MapExpr, TupleExpr, UnaryExpr, BinaryExpr, TryExpr, StructExpr, UpdateExpr, BlockExpr, IfExpr, CaseExpr,
               ForExpr, WhileExpr, BreakExpr, ContinueExpr, ClosureExpr>
      node;
};
static_assert(sizeof(Expr) <= 48, "a source has many, and a preview's memory goes by them");

// ---- items

/// Every clause has as many parameters as the first.
struct Function {
  Name name;
  bool is_public;
  std::vector<Name> type_parameters;
  std::optional<TypeNodeId> result;
  std::vector<Clause> clauses;
  FileId file{};
  /// Whether it stands in the source or in a text before it, rather than in a file that they import.
  bool is_of_text = false;
  /// Whether it is the body of a snippet: statements alone, which are the text's one function, `up`.
  bool is_snippet = false;

  [[nodiscard]] Span span() const { return join(clauses.front().span, clauses.back().span); }
};

/// A field of a struct, or a value of a variant; the latter may have no name.
struct FieldNode {
  Name name;
  TypeNodeId type;
};
struct VariantNode {
  Name name;
  std::vector<FieldNode> fields;
};
struct StructBody {
  std::vector<FieldNode> fields;
};
struct SumBody {
  std::vector<VariantNode> variants;
};
struct AliasBody {
  TypeNodeId type;
};
/// `struct Name<T> do … end`, `type Name<T> do … end`, `type Name<T> = Type`.
struct TypeDeclaration {
  Name name;
  bool is_public;
  std::vector<Name> parameters;
  std::variant<StructBody, SumBody, AliasBody> body;
  /// What stands in `deriving(…)`.
  std::vector<Name> deriving;
  /// False when a field or a variant could not be parsed and was left out.
  bool is_complete = true;
};

/// `import Module`, or `from Module import names`.
struct Import {
  Name module;
  std::vector<Name> names;
  FileId file{};
  /// The file it asks for imports this one.
  bool is_cyclic = false;
};

/// A text that comes before the source, and where the items end that it and what it imports have.
struct EarlierText {
  FileId file;
  size_t functions;
  size_t declarations;
  size_t imports;
};

struct Ast {
  Arena arena;
  std::vector<Expr> exprs;
  std::vector<TypeNode> types;
  std::vector<Pattern> patterns;
  std::vector<Function> functions;
  std::vector<TypeDeclaration> declarations;
  std::vector<Import> imports;
  /// The module that each file is; empty for the first, and for files that nothing imports.
  std::vector<std::string> modules;
  /// Whether the first file is no text, which was reported.
  bool is_unreadable = false;
  /// Whether the first file is a snippet.
  bool is_snippet = false;
  /// In their order; what the first file has and imports comes after what they have.
  std::vector<EarlierText> earlier;
  /// The comments of all files.
  std::vector<Span> comments;
  /// How many of the expressions are closures.
  size_t closures = 0;

  /// The text that a file is, by its number as Diagnostics counts them.
  [[nodiscard]] size_t text_of(FileId file) const;
  [[nodiscard]] const Expr& operator[](ExprId id) const { return exprs[static_cast<size_t>(id)]; }
  [[nodiscard]] const TypeNode& operator[](TypeNodeId id) const { return types[static_cast<size_t>(id)]; }
  [[nodiscard]] const Pattern& operator[](PatternId id) const { return patterns[static_cast<size_t>(id)]; }
};

/// The name of a parameter that is a plain one, or "_".
[[nodiscard]] std::string_view name_of(const Ast& ast, const ParameterNode& parameter);

/// The names that a pattern introduces; of alternatives, those of the first.
[[nodiscard]] std::vector<Name> bound_names(const Ast& ast, PatternId pattern);

/// The names that a block's own statements introduce.
[[nodiscard]] std::vector<Name> bound_names(const Ast& ast, const BlockExpr& block);

/// The expressions directly inside `expr`, in the order of the source.
[[nodiscard]] std::vector<ExprId> children(const Expr& expr);

/// The operators of a chain such as `a + b + c`, from `expr` down its left sides. A chain may be longer than recursion may be deep.
[[nodiscard]] std::vector<ExprId> left_chain(const Ast& ast, ExprId expr);

/// Whether `value |> function()` was written, which is a call of the function.
[[nodiscard]] bool is_piped(const Ast& ast, const CallExpr& node);

/// Whether the runner calls this function.
[[nodiscard]] bool is_migration(const Function& node);

}  // namespace mesh::lang

// The checker's state and its functions; private to the sources of this folder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "lang/check/foreign_function.hpp"
#include "lang/check/match_check.hpp"
#include "lang/limits.hpp"
#include "lang/types/program.hpp"

namespace mesh::lang {

/// The type that a place asks for, in words for a message.
struct Expectation {
  Type type;
  /// What stands in the place: "`table` of Migration.create_table".
  std::string what;
  /// The place that asks, where it is elsewhere.
  std::optional<Label> because;
  /// The operation whose right side it is, if it is one's.
  const BinaryExpr* operation = nullptr;
  /// Whether a text is read as more than that, so that a number as a text is not what is meant.
  bool is_read = false;
};

class Checker {
 public:
  Checker(Ast ast, Diagnostics& diagnostics);
  Program run();

 private:
  /// What `return`, `?`, `break` and `continue` leave.
  struct Body {
    Type result{};
    /// "`up`", or "this closure".
    std::string what;
    /// Where it says what it gives.
    Span declared;
    uint32_t loops = 0;
  };
  /// An argument before it is looked into: the kind of its type, and of a name the type.
  struct Sight {
    TypeKind kind;
    std::optional<Type> type;
  };
  struct Need {
    ExprId expr;
    Span span;
    Operand operand;
    Type type;
    /// What asks: "`+`", "an interpolation".
    std::string what;
    /// The operator that asks, where it is one between two values.
    std::optional<TokenKind> infix = {};
  };

  // checker.cpp: texts, functions and scopes
  void text(const EarlierText& end);
  void declare_functions(size_t end);
  void report_replaced(const Name& name, const Name& before);
  void enter(const Function& node);
  void declare(FunctionId id);
  void name_type_parameters(FunctionId id);
  void group(const std::vector<uint32_t>& members);
  void body(FunctionId id);
  void report_exhaustion(const Function& node);
  [[nodiscard]] std::vector<Type> parameter_types(std::span<const Clause> clauses);
  void clauses(std::span<const Clause> all, const std::vector<Type>& parameters, const Expectation& value);
  void close_group(const std::vector<uint32_t>& members);
  [[nodiscard]] bool is_met(const Need& asked);
  void left_open(const Need& asked);
  void migration_result(FunctionId id);
  void migration_signature(FunctionId id);
  Local introduce(const Name& name, Type type);
  void bring_into_scope(std::string_view name, Local local);
  [[nodiscard]] std::span<const Given> types_of_use(std::span<const Type> quantified);
  [[nodiscard]] LocalUse use_of(Local local);
  [[nodiscard]] std::optional<Local> find_local(std::string_view name) const;
  [[nodiscard]] const Function& function(FunctionId id) const { return program_.ast.functions[static_cast<size_t>(id)]; }
  [[nodiscard]] CheckedFunction& checked(FunctionId id) { return program_.functions[static_cast<size_t>(id)]; }
  void report(Code code, Span span, const Pieces& message, const Pieces& hint = {}, SecondPlace second = {},
              const Fix& fix = no_fix);
  /// Reports a name that there is not, with the one of `names` that is most likely meant; `is_sure` that it fits what stands
  /// around.
  void report_misspelt(Code code, const Name& name, const Pieces& message, std::span<const std::string_view> names,
                       bool is_sure = true);

  // snippet.cpp: snippets and their free names
  void snippet(const Clause& clause, const Expectation& value);
  /// Looking for what was meant takes time in the number of names.
  [[nodiscard]] bool takes_free_names() const { return program_.free_names.size() < most_free_names && !diagnostics_.is_full(); }
  [[nodiscard]] std::optional<Local> free_name(const Name& name);
  [[nodiscard]] std::optional<Local> free_member(const MemberExpr& node);
  [[nodiscard]] bool is_free_object(const Name& name);
  Type free_value(ExprId id, Local free);
  void name_pool(PatternId pattern);
  void name_outer();
  void keep_names(const BlockExpr& body);
  [[nodiscard]] bool is_near_bound(std::string_view name) const;
  void settle_free_names(FunctionId snippet);

  // import.cpp: what imports name, and uses of it
  void imports(size_t end);
  void import(const Import& node);
  void import_nothing(const Import& node);
  void import_builtins(const Import& node);
  void import_file(const Import& node);
  void import_function(const Import& node, const Name& name, FileId file);
  [[nodiscard]] bool is_used(std::string_view name) const;
  void two_modules(const Import& first, const Import& second);
  [[nodiscard]] std::optional<FileId> find_file(std::string_view module) const;
  [[nodiscard]] std::vector<std::string_view> public_names(FileId file) const;
  [[nodiscard]] Meaning use_of(uint32_t function);
  [[nodiscard]] Meaning member_of_file(const MemberExpr& node, FileId file);
  void private_function(const Name& use, uint32_t found);

  // type.cpp: types as the file writes and declares them
  void declare_types(size_t end);
  [[nodiscard]] bool take_type_name(uint32_t index);
  std::optional<TypeName> name_declaration(uint32_t index);
  void name_type_parameters(const TypeDeclaration& node);
  void declare_fields(TypeName type, const StructBody& body);
  void declare_variants(TypeName type, const SumBody& body);
  Type alias(uint32_t index, Span use);
  Type annotation(TypeNodeId id);
  Type named_type(const TypeNode& node, const NamedType& named);
  [[nodiscard]] std::optional<uint32_t> find_type(std::string_view name) const;
  Type unknown_type(const TypeNode& node, const NamedType& named);
  [[nodiscard]] std::vector<std::string_view> type_names() const;

  // data.cpp: structs and variants
  [[nodiscard]] Type open(TypeName name);
  [[nodiscard]] std::string described(TypeName name) const;
  void unknown_variant(TypeName type, const Name& name);
  Type struct_value(ExprId id, const StructExpr& node, const Expectation* expected);
  size_t field_values(ExprId id, TypeName type, Type made, std::span<const FieldValue> fields);
  void unknown_field(TypeName type, const Name& name, const NameLookup* given = nullptr);
  void missing_fields(const StructExpr& node, const DataType& data);
  [[nodiscard]] std::optional<TypeName> struct_with(Type type, const Name& field, Span value);
  Type struct_update(ExprId id, const UpdateExpr& node);
  [[nodiscard]] std::optional<FieldUse> field_use(const MemberExpr& node, Type object);
  [[nodiscard]] Type member_type(const MemberExpr& node, const Meaning& meaning);

  // expression.cpp: the types of expressions without blocks
  Type infer(ExprId id);
  Type infer_node(ExprId id, const Expr& expr);
  void check(ExprId id, const Expectation& expected);
  bool check_inside(ExprId id, const Expr& expr, const Expectation& expected);
  [[nodiscard]] std::string_view hint(ExprId id, Type expected, Type found);
  void mismatch(ExprId id, const Expectation& expected, Type found);
  [[nodiscard]] bool is_ordering_for_number(Type expected, Type found) const;

  void require(ExprId id, TypeKind kind, std::string what);
  Type binary(ExprId id);
  Type operation(ExprId id, const BinaryExpr& node);
  Type unary(ExprId id, const UnaryExpr& node);
  Type string(const StringExpr& node);
  Type list(const ListExpr& node);
  Type map(ExprId id, const MapExpr& node);
  Type tuple(const TupleExpr& node);
  Type closure(const ClosureExpr& node, const Expectation* expected);
  Type try_value(ExprId id, const TryExpr& node);
  Type lone_name(ExprId id, const NameExpr& node);
  Type member(ExprId id, const MemberExpr& node);
  void need(Need need);
  Type give_up(ExprId id);

  // fix.cpp: edits for what is reported
  [[nodiscard]] Fix mismatch_fix(ExprId id, Type expected, Type found);
  [[nodiscard]] Fix joining_fix(ExprId right, const Expectation& expected, Type found);
  [[nodiscard]] Fix try_fix(ExprId id, Type result);
  [[nodiscard]] std::string options_text(const MapExpr& map) const;
  [[nodiscard]] Fix surplus_fix(const CallExpr& node, size_t first, size_t end) const;
  [[nodiscard]] Fix exchange_fix(const CallExpr& node, size_t first, size_t second) const;
  [[nodiscard]] Fix removal(const CaseArm& arm) const;

  // control.cpp: blocks, statements, choices and loops
  Type block(ExprId id, const BlockExpr& node, const Expectation* expected);
  void let(const LetStatement& node);
  void local_function(const LocalFunction& node);
  [[nodiscard]] bool is_generic_value(ExprId id) const;
  void generalise(const Name& name, ExprId value, bool knows_itself);
  bool takes_all(PatternId id, Type type, std::string_view what, std::string_view hint);
  void return_value(const Statement& statement, const ReturnStatement& node);
  Type leave_loop(ExprId id, Code code, std::string_view word);
  [[nodiscard]] bool is_half_choice(const Name& name, ExprId value);
  Type if_value(const IfExpr& node, const Expectation* expected);
  Type for_value(const ForExpr& node);
  Type while_loop(const WhileExpr& node);
  Type iterated(const ForExpr& node);
  /// `is_alone`: no branch beside it must be of its type.
  void dropped(ExprId id, bool is_alone = true);
  void dropped_tail(ExprId body, bool is_alone = true);

  // library.cpp: functions of the library
  struct QuantifiedType {
    Type function;
    /// The open types in it.
    std::vector<Type> open;
  };
  [[nodiscard]] const QuantifiedType& row_type(const runtime::Builtin& builtin);
  [[nodiscard]] Type library_type(const runtime::Builtin& builtin);
  void need_types(ExprId name, const runtime::Builtin& builtin, Type function);
  [[nodiscard]] Type named_value(ExprId id, Type type);
  Type call_builtin(ExprId id, const CallExpr& node, const runtime::Builtin& builtin);
  Type call_method(ExprId id, const CallExpr& node, const runtime::Builtin& builtin);
  Type call_library(ExprId id, const CallExpr& node, const runtime::Builtin& builtin, size_t before);
  [[nodiscard]] bool reports_named_options(ExprId id, const CallExpr& node, const runtime::Builtin& builtin);
  [[nodiscard]] bool reports_parameters(ExprId id, const CallExpr& node, const runtime::Builtin& builtin);
  [[nodiscard]] bool may_be_call_of(const runtime::Builtin& builtin, const CallExpr* call) const;
  [[nodiscard]] const runtime::Builtin* find_method(Type object, std::string_view name);
  void unknown_method(Type object, const Name& method);
  [[nodiscard]] QuantifiedType make_library_type(const runtime::Builtin& builtin);

  // tuple.cpp: calls of the Tuple module
  Type call_tuple(ExprId id, const CallExpr& node, const runtime::Builtin& builtin);
  [[nodiscard]] std::optional<size_t> tuple_place(const CallExpr& node, const runtime::Builtin& builtin);
  Type tuple_function_value(ExprId id);

  // call.cpp: calls, and what names mean
  Type call(ExprId id, const CallExpr& node);
  Type call_function(ExprId id, const CallExpr& node, const FunctionUse& use);
  Type call_constructor(ExprId id, const CallExpr& node, Constructor constructor, const Expectation* expected);
  [[nodiscard]] std::string held_value(Constructor constructor, size_t index) const;
  [[nodiscard]] const Meaning& callee(ExprId id, const CallExpr& call);
  [[nodiscard]] Meaning name_meaning(const Name& name);
  [[nodiscard]] Meaning member_of_value(const MemberExpr& node);
  [[nodiscard]] Meaning member_meaning(const MemberExpr& node, const CallExpr* call);
  void unknown_name(const Name& name, const CallExpr* call = nullptr);
  void report_foreign(const Name& name, const ForeignFunction& foreign, const CallExpr* call);
  Type call_value(ExprId id, const CallExpr& node, Type callee);
  [[nodiscard]] Type type_of_value(const Meaning& meaning);
  [[nodiscard]] Type type_of(ExprId id, const LocalUse& use);

  // arguments.cpp: the arguments of a call
  Type infer_arguments(ExprId id, const CallExpr& node);
  [[nodiscard]] bool has_arguments(ExprId call, size_t wanted);
  /// Parameters that a message about their number tells of.
  static constexpr size_t most_parameters_told = 12;
  void wrong_count(ExprId id, const CallExpr& node, std::string_view what, Type function,
                   const std::vector<std::string>& parameters, size_t before = 0);
  /// The place of arguments that are too many or missing, and whether no other place fits the types as well.
  struct Misfit {
    size_t place;
    bool is_only;
  };
  [[nodiscard]] std::optional<Misfit> misfit(const CallExpr& node, Type function, size_t before) const;
  void check_arguments(const CallExpr& node, std::span<const Expectation> expected);
  [[nodiscard]] std::optional<std::pair<size_t, size_t>> exchanged(const CallExpr& node, std::span<const Expectation> expected);
  void report_exchange(const CallExpr& node, std::span<const Expectation> expected, size_t first, size_t second);
  [[nodiscard]] std::optional<Sight> at_sight(ExprId id) const;
  [[nodiscard]] bool fits_at_sight(ExprId id, Type expected) const;
  void take_at_sight(ExprId id, Type expected);
  [[nodiscard]] bool takes_at_sight(ExprId id, Type expected);

  // pattern.cpp: patterns and `case`
  Type case_value(const CaseExpr& node, const Expectation* expected);
  void arms_cover(const CaseExpr& node, Type subject);
  bool pattern(PatternId id, Type type);
  bool constructor_pattern(PatternId id, const ConstructorPattern& node, Type type);
  [[nodiscard]] std::optional<Constructor> constructor_meant(const ConstructorPattern& node);
  bool tuple_pattern(Span span, const TuplePattern& node, Type type);
  bool or_pattern(const OrPattern& node, Type type);
  bool has_same_names(const std::vector<Name>& wanted, const std::vector<Name>& names);

  /// Names introduced inside go when the scope ends.
  class Scope {
   public:
    explicit Scope(Checker& checker) : checker_(checker), before_(checker.undo_.size()) {}
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Checker& checker_;
    size_t before_;
  };
  /// What an alias stands for, once that is known. `is_open`: it is being looked at.
  struct Alias {
    std::optional<Type> type;
    bool is_open = false;
  };
  static constexpr uint32_t out_of_scope = UINT32_MAX;
  static constexpr uint32_t several_structs = UINT32_MAX;
  struct Undo {
    std::string_view name;
    uint32_t before;
  };

  Program program_;
  Diagnostics& diagnostics_;
  /// Whether the function that is checked was read without a mistake. Where it was not, it may not be what was meant, and what is
  /// reported has no fix.
  bool is_read_whole_ = true;
  size_t open_arguments_left_ = most_open_arguments;
  /// The call that was checked last, and the type that its place asks for.
  const CallExpr* checked_call_ = nullptr;
  Type sought_{};
  /// Of the patterns that may still be looked at, what the file has left.
  size_t patterns_left_ = 4'000'000;
  TypeTable& types_;
  /// What the names of one file mean.
  struct FileNames {
    NameLookup functions;
    NameLookup builtins;
    NameLookup imported;
    /// The imports of its modules that are files, by their place among all imports.
    NameLookup modules;
    /// What an import that was reported would have named: its uses are no further mistakes.
    NameLookup unknown;
    /// Of a text: the one before it, whose names count where this one does not have them.
    std::optional<FileId> before = {};
  };
  [[nodiscard]] FileNames& names_in(FileId file) { return file_names_[static_cast<size_t>(file)]; }
  // checker.cpp: names that a text knows
  /// What a name of one kind means in a file, or to the function that is being checked.
  [[nodiscard]] std::optional<uint32_t> find_name(NameLookup FileNames::*kind, std::string_view name, FileId file) const;
  [[nodiscard]] std::optional<uint32_t> find_name(NameLookup FileNames::*kind, std::string_view name) const {
    return find_name(kind, name, file_);
  }

  /// By file, and one where there is none.
  std::vector<FileNames> file_names_;
  /// The name of each file that is a module.
  std::vector<std::string> module_files_;
  /// The one whose function is being checked.
  FileId file_{};
  /// The text that is being checked, how much of the tree was checked with those before it, and the first of its types.
  std::optional<FileId> text_;
  EarlierText checked_to_{};
  TypeName first_type_{};
  /// `out_of_scope` for a name whose scope has ended.
  NameLookup local_by_name_;
  /// `out_of_scope` for those of a function inside a function, once it has ended.
  NameLookup type_parameters_;
  /// Structs and types with variants by TypeName; all declarations, aliases too, by their place in the file.
  /// `out_of_scope` for a type whose name is an alias now.
  NameLookup type_by_name_;
  NameLookup declaration_by_name_;
  std::vector<Alias> aliases_;
  uint32_t alias_depth_ = 0;
  /// The struct that has such a field, or `several_structs`.
  NameLookup struct_by_field_;
  std::vector<Type> local_types_;
  /// Whether a snippet is being checked, and its free names.
  bool is_in_snippet_ = false;
  NameLookup free_names_;
  /// How many free names those before it have.
  size_t first_free_ = 0;
  /// What snippets so far name for those after them.
  struct OuterName {
    std::string_view name;
    Local local;
  };
  std::vector<OuterName> outer_names_;
  /// The pool of every snippet.
  std::optional<Local> pool_;
  /// Of the library functions that the file uses, and by row how many were known when one became so; 0 for those that it does not
  /// use.
  std::vector<QuantifiedType> library_types_;
  std::vector<uint32_t> library_type_of_;
  std::vector<Undo> undo_;
  std::vector<Need> needs_;
  /// Whether a mistake has been reported in the functions that are being checked.
  bool has_given_up_ = false;
  Body body_;
  bool reported_exhaustion_ = false;
};

/// Whether it is a number or a Bool as it is written.
[[nodiscard]] bool is_literal(const Expr& expr);

/// Advice for an operator whose operands have a type it does not take; empty where there is none.
[[nodiscard]] std::string_view operator_hint(Operand operand, TypeKind found);

/// "expected X, found Y" made into advice where there is an obvious edit; empty where there is none.
[[nodiscard]] std::string_view mismatch_hint(TypeKind expected, TypeKind found);

}  // namespace mesh::lang

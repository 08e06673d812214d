// The lowering's state; private to the sources of this folder.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lang/lower/lower.hpp"

namespace mesh::lang {

/// A function that the language has for values of `type`, or the library function of that type.
struct Derived {
  enum class What : uint8_t { equality, text, library };
  What what;
  Type type;
  const runtime::Builtin* builtin = nullptr;
};

/// What a function was asked for by, as the first number of its key.
enum class KeyTag : uint8_t { instance = 1, local, constructor, builtin, equality, text };

/// A function that is still to be lowered: one of the file with these types, a closure in it, what wraps one instruction, or one
/// that the language has for a type.
struct Pending {
  uint32_t function = 0;
  Substitution types;
  /// The number of what it is with its types; 0 for a closure.
  uint32_t key = 0;
  std::optional<ExprId> closure;
  /// The outer names that a closure uses.
  std::vector<uint32_t> captures;
  /// The name by which a closure knows itself.
  std::optional<uint32_t> self = {};
  /// What a message calls the function that a closure stands in.
  std::string_view called = {};
  std::optional<MirFunction> wrapper = {};
  std::optional<Derived> derived = {};
  /// The text, by its number as Diagnostics counts them, that asked for it first.
  size_t text = 0;
};

/// The functions still to be lowered, and what all of them share.
class Lowering {
 public:
  Lowering(Program& checked, Diagnostics& sink) : program(checked), diagnostics(sink), may_be_spoiled(sink.has_errors_anywhere()) {}

  Mir run(std::span<const uint32_t> entries);

  /// The MIR function for `function` with these types for its quantified variables; queued if it is new. Nothing when there are too
  /// many.
  [[nodiscard]] std::optional<uint32_t> instance(uint32_t function, const Substitution& types);
  /// The MIR function of a closure.
  [[nodiscard]] std::optional<uint32_t> closure(Pending closure) { return add(std::move(closure)); }
  /// The one with this key, if it has been asked for.
  [[nodiscard]] std::optional<uint32_t> find(uint32_t key) const { return instances_.find(key); }
  [[nodiscard]] const std::vector<uint32_t>& captures(uint32_t closure) const { return pending_[closure]->captures; }
  /// Counts work on what closures take along; false when there is too much of it.
  [[nodiscard]] bool spend_on_captures(size_t work);
  /// What snippets lowered so far name for those after them, and by the local its place there.
  struct OuterName {
    uint32_t local;
    OuterValue value;
  };
  std::vector<OuterName> outer_names;
  NumberLookup outer_at;
  /// How many types are given where a generic name is introduced, by its local.
  NumberLookup types_at;
  /// The MIR function of the type `function` that runs some instructions on its own parameters, each into the next register. `key`
  /// is the number of what is wrapped.
  [[nodiscard]] std::optional<uint32_t> wrapper(uint32_t key, std::string name, std::span<const Instruction> instructions,
                                                Type function);
  [[nodiscard]] std::optional<uint32_t> derived(Derived derived);
  [[nodiscard]] bool is_pointer(Type type) const;
  /// The number of what a tag and a number say.
  [[nodiscard]] uint32_t key(KeyTag tag, uint32_t number) { return program.types.join(static_cast<uint32_t>(tag), number); }
  /// The place of `value`, a view into the tree, among the texts.
  [[nodiscard]] uint32_t text(std::string_view value);
  [[nodiscard]] SiteId site(const Site& site);

  Program& program;
  Diagnostics& diagnostics;
  /// Whether a mistake was reported, without which nothing is spoiled.
  bool may_be_spoiled;
  Mir mir;

 private:
  [[nodiscard]] std::optional<uint32_t> add(Pending pending);

  std::vector<std::unique_ptr<Pending>> pending_;
  NumberLookup instances_;
  bool has_too_many_ = false;
  size_t captured_ = 0;
  NameLookup texts_;
};

/// Where instructions of derived functions stand: where the call of them does.
inline constexpr SiteId nowhere{};

[[nodiscard]] mir::NumberKind number_kind(TypeKind kind);

/// Lowers one function.
class FunctionLowering {
 public:
  FunctionLowering(Lowering& all, const Pending& pending);

  MirFunction run();

 private:
  /// Where a match goes when a pattern does not take the value, and when a mistake has spoiled it.
  struct Otherwise {
    BlockId fails;
    BlockId is_spoiled;
  };

  // lower.cpp: a whole function; blocks, registers and what they are made of
  [[nodiscard]] Type result_type();
  void clauses(std::span<const Clause> all, const std::vector<Type>& parameters, std::vector<Register> arguments);
  void take_outer(ExprId body);
  void leave_names(ExprId body);
  [[nodiscard]] const Ast& ast() const { return all_.program.ast; }
  [[nodiscard]] Type type(ExprId expr) { return all_.program.types.substitute(all_.program.type(expr), types_); }
  [[nodiscard]] TypeKind kind(ExprId expr) { return all_.program.types.kind(type(expr)); }
  [[nodiscard]] bool is_pointer(Type type) const { return all_.is_pointer(type); }
  [[nodiscard]] Register fresh() { return static_cast<Register>(function_.registers++); }
  [[nodiscard]] SiteId site(ExprId expr);
  template <typename Node>
  Register emit(SiteId site, Node node);
  template <typename Terminator>
  void finish(SiteId site, Terminator terminator);
  [[nodiscard]] BlockId new_block();
  void continue_in(BlockId block);
  [[nodiscard]] std::span<const Register> keep(std::span<const Register> registers) { return all_.mir.arena.copy(registers); }
  [[nodiscard]] Block& here() { return function_.blocks[static_cast<size_t>(current_)]; }
  void bind(const Name& name, Register value);
  void copy_bound(SiteId site, Register into, const Name& name);
  Register integer(SiteId site, int64_t value);
  void copy(SiteId site, Register into, Register from);
  void spoil(SiteId site, Register into);
  [[nodiscard]] std::string call_in_words() const;
  bool takes(Operand operand, Type type, Span span);

  // expression.cpp: expressions without blocks
  Register value(ExprId id);
  void push_value(ExprId id) {
    const Register made = value(id);
    pending_registers_.push_back(made);
  }
  Register node(ExprId id, const Expr& expr);
  Register string(ExprId id, const StringExpr& node);
  Register text(Span literal, const TextSegment& piece);
  Register joined(Span span, const StringExpr& node);
  Register interpolated(ExprId id);
  Register list(ExprId id, const ListExpr& node);
  Register map(ExprId id, const MapExpr& node);
  Register tuple(ExprId id, const TupleExpr& node);
  Register name(ExprId id);
  Register member(ExprId id, const MemberExpr& node);
  Register unary(ExprId id, const UnaryExpr& node);
  [[nodiscard]] bool is_spoiled(ExprId id);
  Register binary(ExprId id);
  Register operation(ExprId id, const BinaryExpr& node, Register left);
  Register logic(ExprId id, const BinaryExpr& node, Register left, bool is_and);
  Register compare(ExprId id, const BinaryExpr& node, Register left, Register right);
  Register ordered(SiteId site, mir::CompareOp op, TypeKind kind, Register left, Register right);
  Register try_value(ExprId id, const TryExpr& node);

  // call.cpp: calls, and functions as values
  [[nodiscard]] mir::CallRuntime runtime_call(const runtime::Builtin& builtin, Type function, std::span<const Register> arguments,
                                              std::span<const ExprId> given);
  Register call_library(ExprId id, ExprId callee, const runtime::Builtin& builtin, std::span<const ExprId> given,
                        std::span<const Register> arguments);
  bool takes(const runtime::Builtin& builtin, ExprId name);
  [[nodiscard]] std::string_view call_that_may_send(const Expr& expr);
  Register call(ExprId id, const CallExpr& node);
  [[nodiscard]] std::optional<uint32_t> instance(const FunctionUse& use);
  Register function_value(ExprId id, const Meaning& meaning);
  Register closure(ExprId id, std::optional<uint32_t> self, uint32_t key);
  Register generic_value(ExprId id, const LocalUse& use);
  void bind_self();
  [[nodiscard]] std::vector<uint32_t> captured_in(ExprId expr);

  // derived.cpp: equality and text of the types that need a function for it
  Register call_derived(SiteId site, Derived derived, std::span<const Register> arguments);
  Register equal(SiteId site, Type type, Register left, Register right);
  Register printed(SiteId site, Type type, Register value);
  MirFunction run_derived(const Derived& derived);
  void derive_equality(Type type, Register left, Register right);
  [[nodiscard]] std::vector<Type> fields_of(Type type);
  void equal_fields(std::span<const Type> fields, Register left, Register right, Otherwise otherwise);
  void equal_lists(Type type, Register left, Register right, Otherwise otherwise);
  void equal_maps(Type type, Register left, Register right, Otherwise otherwise);
  void equal_variants(Type type, Register left, Register right, Otherwise otherwise);
  template <typename Body>
  void count(Register length, BlockId is_spoiled, Body body);
  Register derive_text(Type type, Register value);

  // library.cpp: library functions that are written for the types at hand
  void write_library_function(const runtime::Builtin& builtin, Type function);
  Register tuple_element(ExprId id, const CallExpr& node, Register tuple);
  Register has_tag(Register value, uint8_t tag);
  void write_contains(Type list, Register value, Register wanted);
  Register default_value(Type type);
  void write_compare(Type function, Register left, Register right);
  void write_payload_function(bool is_map, uint8_t tag, Type function);

  // control.cpp: statements, choices and loops
  void effect(ExprId id);
  Register block(ExprId id, const BlockExpr& node);
  void statement(const Statement& statement);
  void let(const Statement& statement, const LetStatement& node);
  void local_function(const LocalFunction& node);
  [[nodiscard]] bool is_generic(const Name& name);
  Register nothing(SiteId site);
  Register if_value(ExprId id, const IfExpr& node, bool is_used);
  Register case_value(ExprId id, const CaseExpr& node);
  Register for_value(ExprId id, const ForExpr& node, bool is_used);
  Register while_loop(ExprId id, const WhileExpr& node);
  Register leave(ExprId id, bool is_break);
  /// A loop over a range has its index as its element, and nothing that it goes over.
  struct Loop {
    Register index;
    Register end;
    std::optional<Register> over;
  };
  Loop begin_loop(const ForExpr& node, SiteId site);
  void take_element(const ForExpr& node, const Loop& loop, SiteId site, BlockId next);

  // data.cpp: structs and variants
  [[nodiscard]] const DataType& struct_of(ExprId id) const;
  Register struct_value(ExprId id, const StructExpr& node);
  Register struct_update(ExprId id, const UpdateExpr& node);
  Register variant(SiteId site, Constructor constructor, Type type, std::span<const Register> held);
  [[nodiscard]] std::optional<uint32_t> constructor_function(Constructor constructor, Type function);

  // pattern.cpp: patterns as tests and reads
  void test(PatternId id, Register value, Type type, Otherwise otherwise);
  void test_constructor(const ConstructorPattern& node, Constructor constructor, SiteId site, Register value, Type type,
                        Otherwise otherwise);
  void test_tuple(const TuplePattern& node, SiteId site, Register value, Type type, Otherwise otherwise);
  void test_cons(const ConsPattern& node, SiteId site, Register value, Type type, Otherwise otherwise);
  void test_either(const OrPattern& node, SiteId site, Register value, Type type, Otherwise otherwise);
  void test_equal(SiteId site, Register equal, Otherwise otherwise);

  /// Where `continue` and `break` go.
  struct LoopEnds {
    BlockId next;
    BlockId done;
  };

  Lowering& all_;
  const Pending& pending_;
  Substitution types_;
  std::string_view called_;
  MirFunction function_;
  std::vector<LoopEnds> loops_;
  BlockId current_{};
  /// The instructions of the current block so far.
  std::vector<Instruction> emitted_;
  /// Operands of the instructions that are being made, those of the innermost last.
  std::vector<Register> pending_registers_;
  NumberLookup locals_;
};

template <typename Node>
Register FunctionLowering::emit(SiteId site, Node node) {
  node.into = fresh();
  const Register into = node.into;
  emitted_.push_back({site, node});
  return into;
}

template <typename Terminator>
void FunctionLowering::finish(SiteId site, Terminator terminator) {
  here().instructions = all_.mir.arena.copy(std::span<const Instruction>(emitted_));
  here().site = site;
  here().terminator = terminator;
  emitted_.clear();
}

/// Goes through 0 to `length`, with `body` for each index.
template <typename Body>
void FunctionLowering::count(Register length, BlockId is_spoiled, Body body) {
  const Register index = fresh();
  copy(nowhere, index, integer(nowhere, 0));
  const BlockId head = new_block();
  const BlockId done = new_block();
  finish(nowhere, mir::Jump{head});
  continue_in(head);
  test_equal(nowhere, emit(nowhere, mir::Compare{{}, mir::CompareOp::less, index, length}), {done, is_spoiled});
  body(index);
  copy(nowhere, index, emit(nowhere, mir::Arithmetic{{}, mir::ArithmeticOp::add, index, integer(nowhere, 1)}));
  finish(nowhere, mir::Jump{head});
  continue_in(done);
}

}  // namespace mesh::lang

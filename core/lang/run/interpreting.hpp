// The interpreter's state and its steps; private to the sources of this folder.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "base/lookup.hpp"
#include "lang/limits.hpp"
#include "lang/mir/steps.hpp"
#include "lang/run/interpret.hpp"
#include "lang/stops.hpp"
#include "runtime/arena.hpp"
#include "runtime/steps.hpp"
#include "runtime/values.hpp"

namespace mesh::lang {

using runtime::pointer_of;
using runtime::word_of;

/// What is remembered of a pointer while it is inside a list or a result, where only its word is kept.
struct Fact {
  SiteId origin;
  Knowledge knowledge;
};

struct Frame {
  const MirFunction* function;
  size_t base;
  size_t block;
  size_t instruction;
  Register into;
};

class Interpreter {
 public:
  Interpreter(const Mir& mir, Diagnostics& diagnostics) : mir_(mir), diagnostics_(diagnostics), arena_(most_memory) {}

  /// Runs a function. What it takes along lies where runs before this one left it.
  void run(uint32_t entry, std::span<const uint64_t> arguments, Host& host);

 private:
  [[nodiscard]] Value& reg(Register id) { return registers_[frames_.back().base + static_cast<size_t>(id)]; }
  [[nodiscard]] int64_t number(Register id) { return static_cast<int64_t>(reg(id).word); }
  [[nodiscard]] double floating(Register id) { return runtime::float_of(reg(id).word); }
  [[nodiscard]] const MeshString* string(Register id) { return pointer_of<const MeshString>(reg(id).word); }
  void set(Register into, uint64_t word) { reg(into) = {word, site_, Knowledge::known}; }
  void set_unknown(Register into, Knowledge knowledge, SiteId origin) { reg(into) = {0, origin, knowledge}; }

  /// What stands for a library function as a value has no place of its own; its call has.
  void stand_at(SiteId site) {
    if (site != SiteId{}) site_ = site;
  }

  // What each instruction does: in call.cpp those of functions, in values.cpp all others.
#define MESH_INSTRUCTION(name) void step(const mir::name& node);
#include "lang/mir/mir.def"

  // interpret.cpp: frames, blocks and ends
  [[nodiscard]] Value outer_value(const OuterValue& outer) const;
  void run_above(size_t depth);
  void enter(uint32_t function, Register into);
  void leave(const mir::Return& node);
  void terminate(const Block& block);
  void pass_over(const Value& condition);
  [[nodiscard]] std::string_view function_here() const;
  void end_early();
  void stop(Code code, const Pieces& message, const Pieces& hint = {});
  void stop(Code code, const Ending& ending);
  void stop_at_unknown(const Value& value, std::string_view why);
  void spend(uint64_t steps);
  void spend_on(runtime::Reading reading, Register value) { spend(runtime::steps_to_read(reading, reg(value).word)); }
  void report_result(const MirFunction& function, const Value& value);

  // values.cpp: values, each with the least that is known of what it is made from
  [[nodiscard]] static Knowledge least(Knowledge a, Knowledge b);
  /// What is known of what a Result or an Option holds of which so much is known.
  [[nodiscard]] static Knowledge payload_of(Knowledge knowledge) {
    if (knowledge == Knowledge::free_payload) return Knowledge::free;
    return knowledge == Knowledge::run_time_payload ? Knowledge::run_time : Knowledge::known;
  }
  /// `...`, which is free.
  [[nodiscard]] static bool is_left_open(const Value& value) {
    return value.knowledge == Knowledge::free && value.word == word_of(runtime::left_open());
  }
  /// A list with `...` among its elements, which is free but can be sent.
  [[nodiscard]] static bool is_partial_list(const Value& value) {
    return value.knowledge == Knowledge::free && value.word != 0 && !is_left_open(value);
  }
  [[nodiscard]] static bool is_unknown(const Value& value) {
    return value.knowledge == Knowledge::run_time || value.knowledge == Knowledge::free;
  }
  void set_pointer(Register into, const void* pointer);
  [[nodiscard]] bool usable(Register into, std::span<const Register> operands, bool may_be_open = false);
  [[nodiscard]] bool usable(Register into, std::initializer_list<Register> operands) {
    return usable(into, std::span(operands.begin(), operands.size()));
  }
  [[nodiscard]] Value inside(uint64_t word, bool is_pointer, SiteId outside) const;
  void remember(const Value& value);
  [[nodiscard]] Value recall(uint64_t word) const;
  void remember_joined(Register made, const Joined& operands);
  [[nodiscard]] const Joined* joined(uint64_t word) const;
  [[nodiscard]] MeshString* printed(const mir::ToText& node);
  void make_record(Register into, std::vector<uint64_t> words, std::span<const Register> fields);
  /// The fields of a record that was made here, or null for one that a library function made.
  [[nodiscard]] const Value* fields_of(const Value& record) const;

  // call.cpp: calls of functions, of function values and of what sends or prints
  void enter_value(const Value& callee, std::span<const Value> arguments, Register into);
  [[nodiscard]] bool arguments_are_known(const mir::CallRuntime& node);
  [[nodiscard]] const Value* unknown_argument(const mir::CallRuntime& node);
  void leave_out(const mir::CallRuntime& node, SiteId origin);
  void stop_where_full();
  void print(const mir::CallRuntime& node, std::optional<std::string_view> text);
  void send(const mir::CallRuntime& node);
  void take_result(const mir::CallRuntime& node, void* result, Verdict verdict);

  // library.cpp: calls of library functions that give a value, and of the Mesh functions that those call
  [[nodiscard]] Value call_back(const Value& callee, std::span<const Value> arguments, Register into);
  void spend_on_arguments(const mir::CallRuntime& node);
  void read_environment(const mir::CallRuntime& node);
  void read_arguments(const mir::CallRuntime& node);
  void compute(const mir::CallRuntime& node);
  [[nodiscard]] const Value* unknown_inside(const mir::CallRuntime& node);
  void take_value(const mir::CallRuntime& node, std::optional<uint64_t> word);

  // effects.cpp: what a function may do
  [[nodiscard]] bool may_act(uint32_t function);
  [[nodiscard]] bool may_act(const mir::CallRuntime& node);

  class CallReport;
  class CalledBack;

  const Mir& mir_;
  Host* host_ = nullptr;
  Diagnostics& diagnostics_;
  runtime::Arena arena_;
  std::vector<Fact> facts_;
  /// By the word, the place of its fact.
  NumberLookup fact_of_;
  /// The fields of every record, and by the record's word where its own begin.
  std::vector<Value> record_values_;
  NumberLookup record_at_;
  /// What texts were joined of, and by the text's word its place among them.
  std::vector<Joined> joined_;
  NumberLookup joined_at_;
  /// The sites whose values would be the program's arguments.
  NumberLookup argument_sites_;
  /// By the function, whether a call of it may send or print something.
  NumberLookup acting_;
  std::vector<Value> registers_;
  /// The elements of the list that is being made.
  std::vector<uint64_t> words_;
  /// What runs have left, by the function that each began with.
  std::vector<std::vector<Value>> left_;
  std::vector<Frame> frames_;
  size_t callbacks_ = 0;
  SiteId site_{};
  uint64_t steps_ = 0;
  bool is_stopped_ = false;
};

}  // namespace mesh::lang

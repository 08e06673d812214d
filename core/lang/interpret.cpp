#include "lang/interpret.hpp"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <string>
#include <vector>

#include "base/bug.hpp"
#include "base/lookup.hpp"
#include "base/text.hpp"
#include "lang/ast.hpp"
#include "lang/limits.hpp"
#include "lang/runtime_call.hpp"
#include "runtime/arena.hpp"
#include "runtime/collections.hpp"
#include "runtime/values.hpp"

namespace mesh::lang {
namespace {

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

size_t size_of(const MeshString* string) { return static_cast<size_t>(string->len); }

int64_t wrapping(mir::ArithmeticOp op, int64_t left, int64_t right) {
  const auto a = static_cast<uint64_t>(left);
  const auto b = static_cast<uint64_t>(right);
  const bool overflows = left == std::numeric_limits<int64_t>::min() && right == -1;
  switch (op) {
    case mir::ArithmeticOp::add: return static_cast<int64_t>(a + b);
    case mir::ArithmeticOp::subtract: return static_cast<int64_t>(a - b);
    case mir::ArithmeticOp::multiply: return static_cast<int64_t>(a * b);
    case mir::ArithmeticOp::divide: return overflows ? left : left / right;
    case mir::ArithmeticOp::remainder: return overflows ? 0 : left % right;
  }
  bug("an arithmetic operator has no meaning");
}

bool compare(mir::CompareOp op, int64_t left, int64_t right) {
  switch (op) {
    case mir::CompareOp::equal: return left == right;
    case mir::CompareOp::not_equal: return left != right;
    case mir::CompareOp::less: return left < right;
    case mir::CompareOp::less_equal: return left <= right;
  }
  bug("a comparison has no meaning");
}

class Interpreter {
 public:
  Interpreter(const Mir& mir, Host& host, Diagnostics& diagnostics)
      : mir_(mir), host_(host), diagnostics_(diagnostics), arena_(most_memory) {}

  void run(uint32_t entry, std::span<const uint64_t> arguments);

 private:
  // Frames and registers.
  void enter(uint32_t function, Register into);
  void leave(const mir::Return& node);
  void terminate(const Block& block);
  [[nodiscard]] Value& reg(Register id) { return registers_[frames_.back().base + static_cast<size_t>(id)]; }
  [[nodiscard]] int64_t number(Register id) { return static_cast<int64_t>(reg(id).word); }
  [[nodiscard]] const MeshString* string(Register id) { return pointer_of<const MeshString>(reg(id).word); }

  /// What stands for a library function as a value has no place of its own; its call has.
  void stand_at(SiteId site) {
    if (site != SiteId{}) site_ = site;
  }

  // Ends.
  void stop(Code code, Pieces message, Pieces hint = {});
  void stop_without_server(const Value& value, std::string_view why);
  void spend(uint64_t steps);
  void report_result(const Value& value);

  // Values. Each gives the least that is known of what it is made from.
  [[nodiscard]] static Knowledge least(Knowledge a, Knowledge b);
  void set(Register into, uint64_t word) { reg(into) = {word, site_, Knowledge::known}; }
  void set_unknown(Register into, Knowledge knowledge, SiteId origin) { reg(into) = {0, origin, knowledge}; }
  void set_pointer(Register into, const void* pointer);
  [[nodiscard]] bool usable(Register into, std::initializer_list<Register> operands);
  [[nodiscard]] Value inside(uint64_t word, bool is_pointer, SiteId outside) const;
  void remember(const Value& value);
  [[nodiscard]] Value recall(uint64_t word) const;

  void step(const mir::Integer& node) { set(node.into, static_cast<uint64_t>(node.value)); }
  void step(const mir::Text& node) { set_pointer(node.into, runtime::new_string(mir_.texts[node.text])); }
  void step(const mir::Copy& node) { reg(node.into) = reg(node.from); }
  void step(const mir::List& node);
  void step(const mir::Arithmetic& node);
  void step(const mir::Compare& node);
  void step(const mir::TextEqual& node);
  void step(const mir::Not& node);
  void step(const mir::Join& node);
  void step(const mir::ToText& node);
  void make_record(Register into, std::vector<uint64_t> words, const std::vector<Register>& fields);
  [[nodiscard]] const Value* fields_of(const Value& record) const;
  void step(const mir::Record& node);
  void step(const mir::ReadField& node);
  void step(const mir::ReadTail& node);
  void step(const mir::MakeResult& node);
  void step(const mir::ReadTag& node);
  void step(const mir::ReadPayload& node);
  void step(const mir::ReadLength& node);
  void step(const mir::ReadElement& node);
  void step(const mir::NewBuilder& node);
  void step(const mir::Push& node);
  void step(const mir::Call& node);
  void step(const mir::MakeClosure& node);
  void step(const mir::CallValue& node);
  void step(const mir::CallRuntime& node);
  void step(const mir::Spoil& node) { set_unknown(node.into, Knowledge::spoiled, site_); }
  [[nodiscard]] bool arguments_are_known(const mir::CallRuntime& node);
  [[nodiscard]] uint64_t cost_of(const mir::CallRuntime& node);
  void take_result(const mir::CallRuntime& node, void* result, Verdict verdict);

  class CallReport;

  const Mir& mir_;
  Host& host_;
  Diagnostics& diagnostics_;
  runtime::Arena arena_;
  std::vector<Fact> facts_;
  /// By the word, the place of its fact.
  NumberLookup fact_of_;
  /// The fields of every record, and by the record's word where its own begin.
  std::vector<Value> record_values_;
  NumberLookup record_at_;
  std::vector<Value> registers_;
  std::vector<Frame> frames_;
  SiteId site_{};
  uint64_t steps_ = 0;
  bool is_stopped_ = false;
};

class Interpreter::CallReport final : public RuntimeCall {
 public:
  CallReport(const Interpreter& interpreter, const mir::CallRuntime& node, std::span<const Value> arguments)
      : interpreter_(interpreter), node_(node), arguments_(arguments) {}

  [[nodiscard]] const runtime::Builtin& builtin() const override { return *node_.builtin; }
  [[nodiscard]] SiteId site() const override { return interpreter_.site_; }
  [[nodiscard]] SiteId origin(uint32_t argument, int32_t element) const override {
    if (argument >= arguments_.size()) return site();
    const Value& value = arguments_[argument];
    const runtime::Kind kind = node_.builtin->parameters()[argument].kind;
    if (kind == runtime::Kind::strings && element >= 0) {
      const auto* list = pointer_of<const MeshList>(value.word);
      const Value found = interpreter_.recall(runtime::elements_of(list)[element]);
      return found.origin == SiteId{} ? value.origin : found.origin;
    }
    if (kind == runtime::Kind::string || kind == runtime::Kind::strings) return value.origin;
    return node_.sites[argument] == SiteId{} ? site() : node_.sites[argument];
  }

 private:
  const Interpreter& interpreter_;
  const mir::CallRuntime& node_;
  std::span<const Value> arguments_;
};

void Interpreter::run(uint32_t entry, std::span<const uint64_t> arguments) {
  const runtime::ArenaScope scope(arena_);
  enter(entry, Register{});
  if (is_stopped_) return;
  for (size_t index = 0; index < arguments.size(); ++index) registers_[index].word = arguments[index];
  while (!frames_.empty() && !is_stopped_) {
    Frame& frame = frames_.back();
    const Block& block = frame.function->blocks[frame.block];
    spend(1);
    if (is_stopped_) return;
    if (frame.instruction == block.instructions.size()) {
      stand_at(block.site);
      terminate(block);
      continue;
    }
    const Instruction& instruction = block.instructions[frame.instruction++];
    stand_at(instruction.site);
    std::visit([this](const auto& node) { step(node); }, instruction.node);
  }
}

void Interpreter::enter(uint32_t function, Register into) {
  constexpr size_t most_registers = size_t{1} << 20U;
  const MirFunction& entered = mir_.functions[function];
  const size_t base = registers_.size();
  if (frames_.size() >= most_depth || base + entered.registers > most_registers) {
    return stop(Code::depth_budget, {"the preview ends early: calls are nested more than ", decimal(most_depth), " deep"},
                {"does this recursion have an end?"});
  }
  spend(entered.registers / 8);
  registers_.resize(base + entered.registers);
  frames_.push_back({&entered, base, 0, 0, into});
}

void Interpreter::leave(const mir::Return& node) {
  const Value value = reg(node.value);
  const Frame left = frames_.back();
  frames_.pop_back();
  registers_.resize(left.base);
  if (!frames_.empty()) {
    reg(left.into) = value;
  } else if (left.function->gives_result) {
    report_result(value);
  }
}

void Interpreter::terminate(const Block& block) {
  const auto go_to = [&](BlockId to) {
    frames_.back().block = static_cast<size_t>(to);
    frames_.back().instruction = 0;
  };
  std::visit(Match{[&](const mir::Return& node) { leave(node); },
                   [&](const mir::Panic& node) {
                     stop(Code::panic, {"the migration stops here: ", mir_.texts[node.text]});
                   },
                   [&](const mir::Jump& node) { go_to(node.to); },
                   [&](const mir::Branch& node) {
                     const Value& condition = reg(node.condition);
                     if (condition.knowledge == Knowledge::spoiled) return go_to(node.when_broken);
                     if (condition.knowledge == Knowledge::run_time) {
                       return stop_without_server(condition, "what happens next depends on what the server answers to this");
                     }
                     go_to(condition.word != 0 ? node.when_true : node.when_false);
                   }},
             block.terminator);
}

void Interpreter::stop(Code code, Pieces message, Pieces hint) {
  is_stopped_ = true;
  diagnostics_.report(code, mir_.site(site_).span, message, hint);
}

/// Ends the run at a value that only a server knows, and says where it is needed.
void Interpreter::stop_without_server(const Value& value, std::string_view why) {
  is_stopped_ = true;
  diagnostics_.report(Code::known_only_at_run_time, mir_.site(value.origin).span, {"the preview ends early: ", why},
                      {"a preview has no server; it shows the statements sent until then"},
                      {mir_.site(site_).span, "it is needed here"});
}

void Interpreter::spend(uint64_t steps) {
  steps_ += steps;
  if (steps_ > most_steps) {
    stop(Code::step_budget, {"the preview ends early, after ", decimal(most_steps), " steps"},
         {"does this loop or recursion have an end?"});
  }
}

void Interpreter::report_result(const Value& value) {
  const bool is_known = value.knowledge == Knowledge::known || value.knowledge == Knowledge::run_time_payload;
  const auto* result = pointer_of<const MeshResult>(value.word);
  if (!is_known || result == nullptr || result->tag != runtime::tag_err) return;
  site_ = value.origin;
  diagnostics_.report(Code::returned_error, mir_.site(site_).span,
                      {"the migration fails here even when every call succeeds: it gives this Err"});
}

Knowledge Interpreter::least(Knowledge a, Knowledge b) {
  if (a == Knowledge::spoiled || b == Knowledge::spoiled) return Knowledge::spoiled;
  if (a == Knowledge::run_time || b == Knowledge::run_time) return Knowledge::run_time;
  return Knowledge::known;
}

/// True when all `operands` can be read; otherwise `into` is as little known as they are.
bool Interpreter::usable(Register into, std::initializer_list<Register> operands) {
  Knowledge knowledge = Knowledge::known;
  SiteId origin = site_;
  for (const Register operand : operands) {
    const Value& value = reg(operand);
    const Knowledge next = least(knowledge, value.knowledge);
    if (next != knowledge) origin = value.origin;
    knowledge = next;
  }
  if (knowledge == Knowledge::known) return true;
  set_unknown(into, knowledge, origin);
  return false;
}

void Interpreter::set_pointer(Register into, const void* pointer) {
  constexpr size_t cost_of_a_fact = 64;
  if (pointer == nullptr || arena_.used() + (facts_.size() + record_values_.size()) * cost_of_a_fact > most_memory) {
    return stop(Code::memory_budget,
                {"the preview ends early: the migration's values take more than ", decimal(most_memory >> 20U), " MiB"});
  }
  set(into, word_of(pointer));
}

/// What was read out of a value that was written at `outside`.
Value Interpreter::inside(uint64_t word, bool is_pointer, SiteId outside) const {
  if (!is_pointer) return {word, site_, Knowledge::known};
  const Value known = recall(word);
  return {word, known.origin == SiteId{} ? outside : known.origin, known.knowledge};
}

void Interpreter::remember(const Value& value) {
  const auto next = static_cast<uint32_t>(facts_.size());
  const uint32_t place = fact_of_.add(value.word, next);
  if (place == next) facts_.emplace_back();
  facts_[place] = {value.origin, value.knowledge};
}

Value Interpreter::recall(uint64_t word) const {
  const auto place = fact_of_.find(word);
  return place ? Value{word, facts_[*place].origin, facts_[*place].knowledge} : Value{word, {}, Knowledge::known};
}

void Interpreter::step(const mir::List& node) {
  spend(node.elements.size());
  std::vector<uint64_t> words;
  Knowledge knowledge = Knowledge::known;
  SiteId origin = site_;
  for (const Register element : node.elements) {
    const Value& value = reg(element);
    if (least(knowledge, value.knowledge) != knowledge) origin = value.origin;
    knowledge = least(knowledge, value.knowledge);
    words.push_back(value.word);
  }
  if (knowledge != Knowledge::known) return set_unknown(node.into, knowledge, origin);
  if (node.is_pointers) {
    for (const Register element : node.elements) remember(reg(element));
  }
  set_pointer(node.into, mesh_list_from_array(words.data(), static_cast<int64_t>(words.size())));
}

void Interpreter::step(const mir::Arithmetic& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  const bool divides = node.op == mir::ArithmeticOp::divide || node.op == mir::ArithmeticOp::remainder;
  if (divides && number(node.right) == 0) return stop(Code::panic, {"the migration stops here: division by zero"});
  set(node.into, static_cast<uint64_t>(wrapping(node.op, number(node.left), number(node.right))));
}

void Interpreter::step(const mir::Compare& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  set(node.into, compare(node.op, number(node.left), number(node.right)) ? 1 : 0);
}

void Interpreter::step(const mir::TextEqual& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  spend(size_of(string(node.left)) / 64);
  set(node.into, static_cast<uint64_t>(mesh_string_eq(string(node.left), string(node.right))));
}

void Interpreter::step(const mir::Not& node) {
  if (usable(node.into, {node.from})) set(node.into, reg(node.from).word == 0 ? 1 : 0);
}

void Interpreter::step(const mir::Join& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  if (node.kind == mir::JoinKind::text) return set_pointer(node.into, mesh_string_concat(string(node.left), string(node.right)));
  const auto* left = pointer_of<const MeshList>(reg(node.left).word);
  set_pointer(node.into, mesh_list_concat(left, pointer_of<const MeshList>(reg(node.right).word)));
}

void Interpreter::step(const mir::ToText& node) {
  if (!usable(node.into, {node.from})) return;
  const bool is_integer = node.kind == mir::PrintedKind::integer;
  set_pointer(node.into,
              is_integer ? mesh_int_to_string(number(node.from)) : mesh_bool_to_string(reg(node.from).word != 0 ? 1 : 0));
}

void Interpreter::step(const mir::Record& node) { make_record(node.into, {}, node.fields); }

void Interpreter::step(const mir::MakeClosure& node) { make_record(node.into, {node.function}, node.captures); }

/// A tuple of `words` and then `fields`. What is known of each field is kept beside it.
void Interpreter::make_record(Register into, std::vector<uint64_t> words, const std::vector<Register>& fields) {
  spend(fields.size());
  const size_t first = record_values_.size();
  for (const Register field : fields) {
    record_values_.push_back(reg(field));
    words.push_back(reg(field).word);
  }
  const MeshTuple* tuple = runtime::new_tuple(words);
  set_pointer(into, tuple);
  record_at_.set(word_of(tuple), static_cast<uint32_t>(first));
}

const Value* Interpreter::fields_of(const Value& record) const {
  return record_values_.data() + record_at_.find(record.word).value_or(0);
}

void Interpreter::step(const mir::ReadField& node) {
  if (usable(node.into, {node.record})) reg(node.into) = fields_of(reg(node.record))[node.index];
}

void Interpreter::step(const mir::ReadTail& node) {
  if (!usable(node.into, {node.list})) return;
  const auto* list = pointer_of<const MeshList>(reg(node.list).word);
  spend(list->len / 8);
  const SiteId origin = reg(node.list).origin;
  set_pointer(node.into, mesh_list_from_array(runtime::elements_of(list) + 1, static_cast<int64_t>(list->len) - 1));
  if (!is_stopped_) reg(node.into).origin = origin;
}

void Interpreter::step(const mir::MakeResult& node) {
  if (!node.payload) return set_pointer(node.into, mesh_alloc_result(node.tag, nullptr));
  const Value payload = reg(*node.payload);
  if (payload.knowledge == Knowledge::spoiled) return set_unknown(node.into, Knowledge::spoiled, payload.origin);
  if (!node.is_boxed) remember(payload);
  void* held = node.is_boxed ? runtime::box(static_cast<int64_t>(payload.word)) : pointer_of<void>(payload.word);
  set_pointer(node.into, held == nullptr && node.is_boxed ? nullptr : mesh_alloc_result(node.tag, held));
  if (payload.knowledge != Knowledge::known && !is_stopped_) reg(node.into).knowledge = Knowledge::run_time_payload;
}

void Interpreter::step(const mir::ReadTag& node) {
  if (usable(node.into, {node.result})) set(node.into, pointer_of<const MeshResult>(reg(node.result).word)->tag);
}

void Interpreter::step(const mir::ReadPayload& node) {
  const Value result = reg(node.result);
  if (result.knowledge == Knowledge::run_time_payload) return set_unknown(node.into, Knowledge::run_time, result.origin);
  if (!usable(node.into, {node.result})) return;
  void* held = pointer_of<const MeshResult>(result.word)->value;
  reg(node.into) = inside(node.is_boxed ? *static_cast<const uint64_t*>(held) : word_of(held), !node.is_boxed, result.origin);
}

void Interpreter::step(const mir::ReadLength& node) {
  if (usable(node.into, {node.list})) set(node.into, pointer_of<const MeshList>(reg(node.list).word)->len);
}

void Interpreter::step(const mir::ReadElement& node) {
  if (!usable(node.into, {node.list, node.index})) return;
  const auto* list = pointer_of<const MeshList>(reg(node.list).word);
  reg(node.into) = inside(runtime::elements_of(list)[number(node.index)], node.is_pointer, reg(node.list).origin);
}

void Interpreter::step(const mir::NewBuilder& node) {
  if (usable(node.into, {node.capacity})) set_pointer(node.into, mesh_list_builder_new(number(node.capacity)));
}

void Interpreter::step(const mir::Push& node) {
  Value& list = reg(node.list);
  const Value element = reg(node.element);
  const Knowledge knowledge = least(list.knowledge, element.knowledge);
  if (knowledge != Knowledge::known) {
    if (list.knowledge != knowledge) list = {0, element.origin, knowledge};
    return;
  }
  if (node.is_pointer) remember(element);
  mesh_list_builder_push(pointer_of<MeshList>(list.word), element.word);
}

void Interpreter::step(const mir::Call& node) {
  std::vector<Value> arguments;
  for (const Register argument : node.arguments) arguments.push_back(reg(argument));
  enter(node.function, node.into);
  if (is_stopped_) return;
  std::copy(arguments.begin(), arguments.end(), registers_.begin() + static_cast<std::ptrdiff_t>(frames_.back().base));
}

void Interpreter::step(const mir::CallValue& node) {
  if (reg(node.callee).knowledge == Knowledge::run_time) {
    return stop_without_server(reg(node.callee), "the function that is called here depends on what the server answers to this");
  }
  if (!usable(node.into, {node.callee})) return;
  const Value callee = reg(node.callee);
  const auto words = runtime::words_of(pointer_of<const MeshTuple>(callee.word));
  const auto function = static_cast<uint32_t>(words.front());
  const Value* captured = fields_of(callee);
  std::vector<Value> arguments(captured, captured + words.size() - 1);
  for (const Register argument : node.arguments) arguments.push_back(reg(argument));
  enter(function, node.into);
  if (is_stopped_) return;
  std::copy(arguments.begin(), arguments.end(), registers_.begin() + static_cast<std::ptrdiff_t>(frames_.back().base));
}

/// A spoiled argument leaves the call out without a word, since its mistake was reported; one from the server ends the run.
bool Interpreter::arguments_are_known(const mir::CallRuntime& node) {
  for (const Register argument : node.arguments) {
    const Value& value = reg(argument);
    if (value.knowledge == Knowledge::spoiled) {
      // Like a call that was refused, it counts as if it had succeeded where that says what it gives.
      if (node.builtin->effect == runtime::Effect::define) {
        take_result(node, nullptr, Verdict::succeeded);
      } else {
        set_unknown(node.into, Knowledge::spoiled, site_);
      }
      return false;
    }
  }
  for (const Register argument : node.arguments) {
    const Value value = reg(argument);
    if (value.knowledge == Knowledge::known) continue;
    if (node.builtin->effect == runtime::Effect::print) {
      set(node.into, 0);
      return false;
    }
    stop_without_server(value, "a statement is made of this, which only the server knows");
    return false;
  }
  return true;
}

/// Reading the arguments takes time in their size.
uint64_t Interpreter::cost_of(const mir::CallRuntime& node) {
  constexpr uint64_t bytes_a_step = 16;
  uint64_t bytes = 0;
  const auto parameters = node.builtin->parameters();
  for (size_t index = 0; index < parameters.size(); ++index) {
    const uint64_t word = reg(node.arguments[index]).word;
    if (parameters[index].kind == runtime::Kind::string) bytes += pointer_of<const MeshString>(word)->len;
    if (parameters[index].kind != runtime::Kind::strings) continue;
    const auto* list = pointer_of<const MeshList>(word);
    for (uint64_t at = 0; at < list->len; ++at)
      bytes += bytes_a_step + pointer_of<const MeshString>(runtime::elements_of(list)[at])->len;
  }
  return bytes / bytes_a_step;
}

void Interpreter::step(const mir::CallRuntime& node) {
  if (!arguments_are_known(node)) return;
  spend(cost_of(node));
  if (is_stopped_) return;
  if (node.builtin->effect == runtime::Effect::print) {
    host_.printed(runtime::text_of(string(node.arguments.front())), site_);
    set(node.into, 0);
  } else {
    std::vector<Value> arguments;
    std::vector<uint64_t> words;
    for (const Register argument : node.arguments) {
      arguments.push_back(reg(argument));
      words.push_back(reg(argument).word);
    }
    void* result = call_runtime(*node.builtin, words);
    take_result(node, result, host_.called(CallReport(*this, node, arguments)));
  }
  if (host_.is_full()) stop(Code::output_budget, {"the preview ends early: it holds as much as it can"});
}

void Interpreter::take_result(const mir::CallRuntime& node, void* result, Verdict verdict) {
  if (verdict == Verdict::as_returned) return set_pointer(node.into, result);
  set_pointer(node.into, mesh_alloc_result(runtime::tag_ok, runtime::box(0)));
  if (verdict == Verdict::succeeded_unknown && !is_stopped_) reg(node.into).knowledge = Knowledge::run_time_payload;
}

}  // namespace

void interpret(const Mir& mir, uint32_t entry, std::span<const uint64_t> arguments, Host& host, Diagnostics& diagnostics) {
  Interpreter(mir, host, diagnostics).run(entry, arguments);
}

}  // namespace mesh::lang

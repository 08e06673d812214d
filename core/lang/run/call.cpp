// Calls of functions, of function values and of library functions that send something.
#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.hpp"
#include "lang/run/interpreting.hpp"
#include "runtime/runtime_call.hpp"

namespace mesh::lang {

class Interpreter::CallReport final : public RuntimeCall {
 public:
  CallReport(const Interpreter& interpreter, const mir::CallRuntime& node, std::span<const Value> arguments)
      : interpreter_(interpreter), node_(node), arguments_(arguments) {}

  [[nodiscard]] const runtime::Builtin& builtin() const override { return *node_.builtin; }
  [[nodiscard]] SiteId site() const override { return interpreter_.site_; }
  [[nodiscard]] Value argument(uint32_t argument, int32_t element) const override {
    if (argument >= arguments_.size()) return {0, site(), Knowledge::known};
    const Value& value = arguments_[argument];
    const runtime::Kind kind = node_.builtin->parameters()[argument].type.kind();
    if (kind == runtime::Kind::list && element >= 0) {
      const auto* list = pointer_of<const MeshList>(value.word);
      return interpreter_.inside(runtime::elements_of(list)[element], true, value.origin);
    }
    if (runtime::is_pointer(kind)) return value;
    const SiteId stands = node_.arguments[argument].site;
    return {value.word, stands == SiteId{} ? site() : stands, value.knowledge};
  }
  [[nodiscard]] const Joined* joined(uint64_t word) const override { return interpreter_.joined(word); }

 private:
  const Interpreter& interpreter_;
  const mir::CallRuntime& node_;
  std::span<const Value> arguments_;
};

void Interpreter::step(const mir::Call& node) {
  std::vector<Value> arguments;
  for (const Register argument : node.arguments) arguments.push_back(reg(argument));
  enter(node.function, node.into);
  if (is_stopped_) return;
  std::copy(arguments.begin(), arguments.end(), registers_.begin() + static_cast<std::ptrdiff_t>(frames_.back().base));
}

void Interpreter::step(const mir::MakeClosure& node) { make_record(node.into, {node.function}, node.captures); }

void Interpreter::step(const mir::CallValue& node) {
  if (is_unknown(reg(node.callee))) {
    return stop_at_unknown(reg(node.callee), "the function that is called here depends on ");
  }
  if (!usable(node.into, {node.callee})) return;
  std::vector<Value> arguments;
  for (const Register argument : node.arguments) arguments.push_back(reg(argument));
  enter_value(reg(node.callee), arguments, node.into);
}

/// Enters the function that a value stands for, with what it took along and `arguments`.
void Interpreter::enter_value(const Value& callee, std::span<const Value> arguments, Register into) {
  const auto words = runtime::words_of(pointer_of<const MeshTuple>(callee.word));
  const Value* captured = fields_of(callee);
  std::vector<Value> values(captured, captured + (words.size() - 1));
  values.insert(values.end(), arguments.begin(), arguments.end());
  enter(static_cast<uint32_t>(words.front()), into);
  if (is_stopped_) return;
  std::copy(values.begin(), values.end(), registers_.begin() + static_cast<std::ptrdiff_t>(frames_.back().base));
}

/// An argument that is free, else one that only a server knows, or null.
const Value* Interpreter::unknown_argument(const mir::CallRuntime& node) {
  const Value* found = nullptr;
  for (const auto& argument : node.arguments) {
    const Value& value = reg(argument.value);
    if (runtime::sends(node.builtin->effect) && is_partial_list(value)) continue;
    if (value.knowledge == Knowledge::free) return &value;
    if (value.knowledge == Knowledge::run_time && found == nullptr) found = &value;
  }
  return found;
}

/// Passes over a call that sends something made of what is free. It counts as if it had succeeded.
void Interpreter::leave_out(const mir::CallRuntime& node, SiteId origin) {
  host_->left_out({runtime::qualified_name(*node.builtin), site_, origin});
  take_result(node, nullptr, Verdict::succeeded);
  if (!is_stopped_) reg(node.into) = {reg(node.into).word, origin, Knowledge::free_payload};
  stop_where_full();
}

/// A spoiled argument leaves the call out, and its mistake was reported; one that is not known ends the run where
/// something would be sent, also by a function that the call is given.
bool Interpreter::arguments_are_known(const mir::CallRuntime& node) {
  const auto is_known = [&](const auto& argument) { return reg(argument.value).knowledge == Knowledge::known; };
  if (std::all_of(node.arguments.begin(), node.arguments.end(), is_known)) return true;
  const runtime::CallEffect effect = node.builtin->effect;
  for (const auto& argument : node.arguments) {
    if (reg(argument.value).knowledge != Knowledge::spoiled) continue;
    if (runtime::sends(effect)) host_->left_out({runtime::qualified_name(*node.builtin), site_, std::nullopt});
    // Like a call that was refused, it counts as if it had succeeded where that says what it gives.
    if (effect == runtime::CallEffect::define) {
      take_result(node, nullptr, Verdict::succeeded);
    } else if (runtime::prints(effect)) {
      print(node, {});
    } else {
      set_unknown(node.into, Knowledge::spoiled, site_);
    }
    stop_where_full();
    return false;
  }
  const Value* unknown = unknown_argument(node);
  if (unknown == nullptr) return true;
  const Value value = *unknown;
  if (runtime::sends(effect) && value.knowledge == Knowledge::free) {
    leave_out(node, value.origin);
  } else if (runtime::sends(effect)) {
    stop_at_unknown(value, "a statement is made of ");
  } else if (runtime::prints(effect)) {
    print(node, {});
  } else if (may_act(node)) {
    stop_at_unknown(value, "what happens next depends on ");
  } else {
    set_unknown(node.into, value.knowledge, value.origin);
  }
  return false;
}

void Interpreter::step(const mir::CallRuntime& node) {
  if (!arguments_are_known(node)) return;
  if (runtime::sends(node.builtin->effect)) return send(node);
  spend_on_arguments(node);
  if (is_stopped_) return;
  if (runtime::prints(node.builtin->effect)) {
    print(node, runtime::text_of(string(node.arguments.front().value)));
  } else if (node.builtin->effect == runtime::CallEffect::environment) {
    read_environment(node);
  } else if (node.builtin->effect == runtime::CallEffect::arguments) {
    read_arguments(node);
  } else {
    compute(node);
  }
  stop_where_full();
}

void Interpreter::stop_where_full() {
  if (!host_->is_full()) return;
  stop(Code::output_budget,
       {"the preview ends early: its statements or its printed lines, with what it keeps about each, take more than ",
        decimal(most_output >> 20U), " MiB"},
       {"does this loop or recursion have an end?"});
}

void Interpreter::print(const mir::CallRuntime& node, std::optional<std::string_view> text) {
  const runtime::CallEffect effect = node.builtin->effect;
  host_->printed({text, effect != runtime::CallEffect::print, effect == runtime::CallEffect::print_error}, site_);
  set(node.into, 0);
}

void Interpreter::send(const mir::CallRuntime& node) {
  constexpr size_t most_parameters = std::tuple_size_v<decltype(runtime::Builtin::slots)>;
  std::array<Value, most_parameters> arguments{};
  std::array<uint64_t, most_parameters> words{};
  const size_t count = node.arguments.size();
  for (size_t index = 0; index < count; ++index) {
    arguments[index] = reg(node.arguments[index].value);
    words[index] = arguments[index].word;
  }
  spend(runtime::steps_to_read(*node.builtin, std::span(words).first(count)));
  if (is_stopped_) return;
  host_->calling(site_, function_here());
  const runtime::RuntimeValue result = runtime::call_runtime(*node.builtin, std::span(words).first(count));
  const CallReport report(*this, node, std::span(arguments).first(count));
  take_result(node, pointer_of<void>(**result), host_->called(report));
  stop_where_full();
}

void Interpreter::take_result(const mir::CallRuntime& node, void* result, Verdict verdict) {
  const bool is_ok = result != nullptr && static_cast<const MeshResult*>(result)->tag == runtime::tag_ok;
  if (verdict == Verdict::as_returned || is_ok) {
    set_pointer(node.into, result);
  } else {
    set_pointer(node.into, mesh_alloc_result(runtime::tag_ok, runtime::box(0)));
  }
  if (verdict == Verdict::succeeded_unknown && !is_stopped_) reg(node.into).knowledge = Knowledge::run_time_payload;
}

}  // namespace mesh::lang

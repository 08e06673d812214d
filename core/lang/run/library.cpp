// Calls of library functions that compute a value, and of the Mesh functions that those call.
#include <array>

#include "base/text.hpp"
#include "lang/run/interpreting.hpp"
#include "runtime/collections.hpp"
#include "runtime/runtime_call.hpp"

namespace mesh::lang {
namespace {

using runtime::Kind;

/// Zeros that a C function can read as any value: what it is given where there is none.
alignas(16) constexpr std::array<uint64_t, 8> blank{};

/// Whether what a function that `builtin` calls gives decides which calls follow. A filter calls it for every element.
bool decides_calls(const runtime::Builtin& builtin, Kind given) {
  return given == Kind::integer || (given == Kind::boolean && builtin.result.kind() != Kind::list);
}

}  // namespace

/// A Mesh function while a library function calls it. What is unknown of its values is unknown of the library function's.
class Interpreter::CalledBack final : public runtime::Callback {
 public:
  CalledBack(Interpreter& interpreter, const Value& function, SiteId elements, Register into, bool decides)
      : interpreter_(interpreter), function_(function), elements_(elements), into_(into), decides_(decides) {}

  [[nodiscard]] uint64_t call(std::span<const uint64_t> words) override {
    if (interpreter_.is_stopped_) return word_of(blank.data());
    const auto number = static_cast<size_t>(runtime::words_of(pointer_of<const MeshTuple>(function_.word)).front());
    const MirFunction& function = interpreter_.mir_.functions[number];
    std::vector<Value> arguments;
    for (size_t index = 0; index < words.size(); ++index) {
      // What an earlier call gave, if it gave nothing that is known.
      const bool is_unknown = words[index] == word_of(blank.data());
      arguments.push_back(is_unknown ? unknown_ : interpreter_.inside(words[index], function.takes_pointers[index], elements_));
    }
    const Value value = interpreter_.call_back(function_, arguments, into_);
    if (interpreter_.is_stopped_) return word_of(blank.data());
    if (decides_ && is_unknown(value) && interpreter_.may_act(static_cast<uint32_t>(number))) {
      interpreter_.stop_at_unknown(value, "what happens next depends on ");
      return word_of(blank.data());
    }
    if (value.knowledge == Knowledge::spoiled || is_unknown(value)) {
      unknown_ = {0, value.origin, least(unknown_.knowledge, value.knowledge)};
      return word_of(blank.data());
    }
    if (function.gives_pointer) interpreter_.remember(value);
    return value.word;
  }

  /// The least that is known of what the function gave.
  [[nodiscard]] const Value& unknown() const { return unknown_; }

 private:
  Interpreter& interpreter_;
  Value function_;
  SiteId elements_;
  Register into_;
  bool decides_;
  Value unknown_;
};

/// Runs a function to its end while the instruction that gives `into` is under way.
Value Interpreter::call_back(const Value& callee, std::span<const Value> arguments, Register into) {
  const SiteId site = site_;
  const size_t depth = frames_.size();
  if (callbacks_ >= most_callbacks) {
    stop(Code::depth_budget, callbacks_spent());
    return {};
  }
  ++callbacks_;
  enter_value(callee, arguments, into);
  run_above(depth);
  --callbacks_;
  if (is_stopped_) return {};
  site_ = site;
  return reg(into);
}

/// Reading the arguments takes time in their size.
void Interpreter::spend_on_arguments(const mir::CallRuntime& node) {
  std::array<uint64_t, std::tuple_size_v<decltype(runtime::Builtin::slots)>> words{};
  for (size_t index = 0; index < node.arguments.size(); ++index) words[index] = reg(node.arguments[index].value).word;
  spend(runtime::steps_to_read(*node.builtin, std::span(words).first(node.arguments.size())));
}

/// A variable that is not set, or that is no number where one is asked for, counts as missing.
void Interpreter::read_environment(const mir::CallRuntime& node) {
  const auto text = host_->variable(runtime::text_of(string(node.arguments[0].value)), site_);
  reg(node.into) = reg(node.arguments[1].value);
  if (!text) return;
  if (node.gives_pointer) return set_pointer(node.into, runtime::new_string(*text));
  if (const auto number = runtime::integer_of(*text)) set(node.into, static_cast<uint64_t>(*number));
}

void Interpreter::read_arguments(const mir::CallRuntime& node) {
  const auto arguments = host_->arguments();
  if (arguments) return set_pointer(node.into, runtime::list_of_texts(*arguments));
  argument_sites_.set(static_cast<uint64_t>(site_), 1);
  set_unknown(node.into, Knowledge::run_time, site_);
}

/// A field that is not known whole, of the range or the pairs that a function takes apart.
const Value* Interpreter::unknown_inside(const mir::CallRuntime& node) {
  const auto unknown_field = [&](uint64_t record) -> const Value* {
    const Value* fields = fields_of({record, {}, Knowledge::known});
    for (size_t field = 0; fields != nullptr && field < 2; ++field) {
      if (fields[field].knowledge != Knowledge::known) return &fields[field];
    }
    return nullptr;
  };
  const auto parameters = node.builtin->parameters();
  for (size_t index = 0; index < parameters.size(); ++index) {
    const uint64_t word = reg(node.arguments[index].value).word;
    if (parameters[index].type.kind() == Kind::range) return unknown_field(word);
    if (!parameters[index].type.is_list_of(Kind::tuple)) continue;
    for (const uint64_t pair : runtime::words_of(pointer_of<const MeshList>(word))) {
      if (const Value* unknown = unknown_field(pair)) return unknown;
    }
  }
  return nullptr;
}

void Interpreter::compute(const mir::CallRuntime& node) {
  if (const Value* unknown = unknown_inside(node)) {
    const Value lacking{0, unknown->origin, least(payload_of(unknown->knowledge), unknown->knowledge)};
    if (lacking.knowledge != Knowledge::spoiled && may_act(node)) {
      return stop_at_unknown(lacking, "what happens next depends on ");
    }
    return set_unknown(node.into, lacking.knowledge, lacking.origin);
  }
  std::vector<uint64_t> words;
  std::optional<CalledBack> called_back;
  const auto parameters = node.builtin->parameters();
  for (size_t index = 0; index < parameters.size(); ++index) {
    const Value argument = reg(node.arguments[index].value);
    if (node.arguments[index].is_open_pointer) remember(argument);
    if (parameters[index].type.kind() != Kind::function) {
      words.push_back(argument.word);
      continue;
    }
    const bool decides = decides_calls(*node.builtin, parameters[index].type.result().kind());
    called_back.emplace(*this, argument, reg(node.arguments.front().value).origin, node.into, decides);
    const MeshFunction entry = runtime::trampoline(parameters[index].type);
    words.insert(words.end(), {static_cast<uint64_t>(reinterpret_cast<uintptr_t>(entry)), word_of(&*called_back)});
  }
  const runtime::RuntimeValue value = runtime::call_runtime(*node.builtin, words);
  if (is_stopped_) return;
  if (called_back && called_back->unknown().knowledge != Knowledge::known) {
    return set_unknown(node.into, called_back->unknown().knowledge, called_back->unknown().origin);
  }
  if (!value) return stop(Code::panic, {stops_here, value.error().message});
  take_value(node, *value);
}

/// Takes what a library function gave, or, of one that looked for something, found.
void Interpreter::take_value(const mir::CallRuntime& node, std::optional<uint64_t> word) {
  const Kind kind = node.builtin->result.kind();
  if (node.builtin->effect == runtime::CallEffect::read && kind == Kind::option) {
    if (!word) return set_pointer(node.into, runtime::none());
    void* held = node.gives_pointer ? pointer_of<void>(*word) : runtime::box(static_cast<int64_t>(*word));
    return set_pointer(node.into, held == nullptr ? nullptr : runtime::some(held));
  }
  if (!runtime::is_pointer(kind)) {
    const SiteId outside = node.arguments.empty() ? site_ : reg(node.arguments.front().value).origin;
    reg(node.into) = inside(*word, node.gives_pointer, outside);
    return;
  }
  const void* made = pointer_of<void>(*word);
  if (made != nullptr && node.has_string_keys) made = mesh_map_with_string_keys(pointer_of<MeshMap>(*word));
  set_pointer(node.into, made);
  if (!is_stopped_) spend_on(runtime::reading_of(node.builtin->result), node.into);
}

}  // namespace mesh::lang

#include "runtime/runtime_call.hpp"

#include <mesh/runtime.h>

#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

#include "base/bug.hpp"
#include "runtime/layout.hpp"

namespace mesh::runtime {
namespace {

using Words = std::span<const uint64_t>;

template <typename Parameter>
Parameter from_word(uint64_t word) {
  if constexpr (std::is_pointer_v<Parameter> && std::is_function_v<std::remove_pointer_t<Parameter>>) {
    return reinterpret_cast<Parameter>(static_cast<uintptr_t>(word));
  } else if constexpr (std::is_pointer_v<Parameter>) {
    return pointer_of<std::remove_pointer_t<Parameter>>(word);
  } else if constexpr (std::is_floating_point_v<Parameter>) {
    Parameter value;
    std::memcpy(&value, &word, sizeof value);
    return value;
  } else {
    return static_cast<Parameter>(word);
  }
}

template <typename Value>
RuntimeValue to_value(const Value& value) {
  if constexpr (std::is_same_v<Value, Word>) {
    if (!value) return value.error();
    return std::optional(*value);
  } else if constexpr (std::is_same_v<Value, std::optional<uint64_t>>) {
    return value;
  } else if constexpr (std::is_pointer_v<Value>) {
    return std::optional(word_of(value));
  } else if constexpr (std::is_floating_point_v<Value>) {
    uint64_t word = 0;
    std::memcpy(&word, &value, sizeof value);
    return std::optional(word);
  } else {
    return std::optional(static_cast<uint64_t>(value));
  }
}

template <auto function>
struct Caller;

template <typename Value, typename... Parameters, Value (*function)(Parameters...)>
struct Caller<function> {
  static RuntimeValue call(Words words) {
    if (words.size() != sizeof...(Parameters)) bug("a library function is called with a wrong number of words");
    return call(words, std::index_sequence_for<Parameters...>());
  }

 private:
  template <size_t... index>
  static RuntimeValue call([[maybe_unused]] Words words, std::index_sequence<index...>) {
    return to_value(function(from_word<Parameters>(words[index])...));
  }
};

using Invoke = RuntimeValue (*)(Words words);

constexpr auto invokers = std::to_array<Invoke>({
#define MESH_INVOKE_define(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_change(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_ask(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_compute(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_read(symbol) &Caller<&checked::symbol>::call
#define MESH_INVOKE_print(symbol) nullptr
#define MESH_INVOKE_print_line(symbol) nullptr
#define MESH_INVOKE_print_error(symbol) nullptr
#define MESH_INVOKE_environment(symbol) nullptr
#define MESH_INVOKE_arguments(symbol) nullptr
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) MESH_INVOKE_##effect(symbol),
#include "runtime/builtins.def"
});

template <typename Value, typename... Arguments>
Value enter(void* env, Arguments... arguments) {
  const std::array<uint64_t, sizeof...(Arguments)> words = {arguments...};
  return static_cast<Value>(static_cast<Callback*>(env)->call(words));
}

template <typename Value>
MeshFunction trampoline_giving(size_t parameters) {
  if (parameters == 1) return reinterpret_cast<MeshFunction>(&enter<Value, uint64_t>);
  if (parameters == 2) return reinterpret_cast<MeshFunction>(&enter<Value, uint64_t, uint64_t>);
  bug("no library function calls a function of so many parameters");
}

}  // namespace

MeshFunction trampoline(const LibraryType& function) {
  const size_t parameters = function.arguments() - 1;
  switch (function.result().kind()) {
    case Kind::boolean: return trampoline_giving<int8_t>(parameters);
    case Kind::integer: return trampoline_giving<int64_t>(parameters);
    default: return trampoline_giving<uint64_t>(parameters);
  }
}

RuntimeValue call_runtime(const Builtin& builtin, Words arguments) {
  const Invoke invoke = invokers[static_cast<size_t>(&builtin - builtins().data())];
  if (invoke == nullptr) bug("a library function of the process is called in core");
  return invoke(arguments);
}

}  // namespace mesh::runtime

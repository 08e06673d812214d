#include "lang/runtime_call.hpp"

#include <mesh/runtime.h>

#include <array>
#include <type_traits>
#include <utility>

#include "base/bug.hpp"
#include "runtime/layout.hpp"

namespace mesh::lang {
namespace {

using Invoke = void* (*)(const uint64_t* words);

template <typename Parameter>
Parameter from_word(uint64_t word) {
  if constexpr (std::is_pointer_v<Parameter>) {
    return runtime::pointer_of<std::remove_pointer_t<Parameter>>(word);
  } else {
    return static_cast<Parameter>(word);
  }
}

template <auto function>
struct Caller;

template <typename... Parameters, void* (*function)(Parameters...)>
struct Caller<function> {
  static void* call(const uint64_t* words) { return call(words, std::index_sequence_for<Parameters...>()); }

 private:
  template <size_t... index>
  static void* call(const uint64_t* words, std::index_sequence<index...>) {
    return function(from_word<Parameters>(words[index])...);
  }
};

constexpr auto invokers = std::to_array<Invoke>({
#define MESH_INVOKE_define(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_change(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_ask(symbol) &Caller<&symbol>::call
#define MESH_INVOKE_print(symbol) nullptr
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) MESH_INVOKE_##effect(symbol),
#include "runtime/builtins.def"
});

}  // namespace

void* call_runtime(const runtime::Builtin& builtin, std::span<const uint64_t> arguments) {
  const auto index = static_cast<size_t>(&builtin - runtime::builtins().data());
  if (arguments.size() != builtin.parameters().size()) bug("a library function is called with a wrong number of words");
  if (invokers[index] == nullptr) bug("a library function that only prints has no C function here");
  return invokers[index](arguments.data());
}

}  // namespace mesh::lang

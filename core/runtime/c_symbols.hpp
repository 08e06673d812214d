// Every C function that compiled Mesh code can call, with its types: what declarations, calls and symbol maps are made of.
#pragma once

#include <span>
#include <string_view>

#include "runtime/builtins.hpp"
#include "runtime/c_type.hpp"

namespace mesh::runtime {

struct CSymbol {
  std::string_view name;
  CSignature signature;
};

/// The functions of compiled_calls.def, in its order.
enum class CompiledCall : uint8_t {
#define MESH_COMPILED_CALL(symbol) symbol,
#include "runtime/compiled_calls.def"
};

[[nodiscard]] const CSymbol& c_symbol(CompiledCall call);
[[nodiscard]] const CSymbol& c_symbol(const Builtin& builtin);
/// All of them, each once, by name.
[[nodiscard]] std::span<const CSymbol> c_symbols();

}  // namespace mesh::runtime

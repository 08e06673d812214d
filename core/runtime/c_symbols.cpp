#include "runtime/c_symbols.hpp"

#include <mesh/runtime.h>

#include <algorithm>
#include <array>

namespace mesh::runtime {
namespace {

constexpr auto compiled_calls = std::to_array<CSymbol>({
#define MESH_COMPILED_CALL(symbol) {#symbol, c_signature(&symbol)},
#include "runtime/compiled_calls.def"
});

constexpr auto library = std::to_array<CSymbol>({
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) {#symbol, c_signature(&symbol)},
#include "runtime/builtins.def"
});

/// Rows that share a C function, or whose function the language calls too, are one symbol.
constexpr auto by_name = [] {
  std::array<CSymbol, compiled_calls.size() + library.size()> all{};
  std::copy(library.begin(), library.end(), std::copy(compiled_calls.begin(), compiled_calls.end(), all.begin()));
  std::sort(all.begin(), all.end(), [](const CSymbol& a, const CSymbol& b) { return a.name < b.name; });
  return all;
}();

constexpr size_t distinct = [] {
  auto all = by_name;
  const auto is_same = [](const CSymbol& a, const CSymbol& b) { return a.name == b.name; };
  return static_cast<size_t>(std::unique(all.begin(), all.end(), is_same) - all.begin());
}();

constexpr auto symbols = [] {
  std::array<CSymbol, distinct> each{};
  std::unique_copy(by_name.begin(), by_name.end(), each.begin(),
                   [](const CSymbol& a, const CSymbol& b) { return a.name == b.name; });
  return each;
}();

}  // namespace

const CSymbol& c_symbol(CompiledCall call) { return compiled_calls[static_cast<size_t>(call)]; }

const CSymbol& c_symbol(const Builtin& builtin) { return library[static_cast<size_t>(&builtin - builtins().data())]; }

std::span<const CSymbol> c_symbols() { return symbols; }

}  // namespace mesh::runtime

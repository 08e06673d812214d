// builtins.def as a table of plain values.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "runtime/library_type.hpp"

namespace mesh::runtime {

/// What a call does, and with it what a preview can know of its value (see builtins.def).
enum class CallEffect : uint8_t { define, change, ask, print, print_line, print_error, compute, read, environment, arguments };
/// Whether the call sends a statement; its first parameter is then a pool.
[[nodiscard]] constexpr bool sends(CallEffect effect) { return effect <= CallEffect::ask; }
[[nodiscard]] constexpr bool prints(CallEffect effect) { return effect >= CallEffect::print && effect <= CallEffect::print_error; }

struct Parameter {
  std::string_view name;
  LibraryType type;
};

struct Builtin {
  std::string_view module;
  std::string_view name;
  std::array<Parameter, 5> slots;
  LibraryType result;
  CallEffect effect;
  std::string_view documentation;
  /// Whether lowering writes it.
  bool is_derived;
  /// Whether it may be called as `value.name(…)`: its module is named after a type, and its first parameter's is not open.
  bool is_method = false;

  /// How many of the slots are parameters; they come first.
  uint8_t parameter_count = 0;

  [[nodiscard]] std::span<const Parameter> parameters() const { return {slots.data(), parameter_count}; }
};

enum class BuiltinId : uint8_t {
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, ...) id,
#define MESH_DERIVED(id, ...) id,
#include "runtime/builtins.def"
};

/// Every row, indexed by BuiltinId.
[[nodiscard]] std::span<const Builtin> builtins();
[[nodiscard]] const Builtin& builtin(BuiltinId id);
[[nodiscard]] BuiltinId id_of(const Builtin& builtin);
/// The row called `name` in `module` (empty for unqualified names), or null.
[[nodiscard]] const Builtin* find_builtin(std::string_view module, std::string_view name);
/// Whether `name` means `function` of `module` without its module: `string_trim` String.trim.
[[nodiscard]] bool is_unqualified(std::string_view name, std::string_view module, std::string_view function);
/// The row that `name` means without a module, or null.
[[nodiscard]] const Builtin* find_unqualified(std::string_view name);
/// "Migration.create_table", or "println".
[[nodiscard]] std::string_view qualified_name(const Builtin& builtin);
/// "Migration.create_table(pool :: PoolHandle, …) -> Result<Int, String>".
[[nodiscard]] std::string signature_text(const Builtin& builtin);

}  // namespace mesh::runtime

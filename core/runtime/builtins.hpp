// builtins.def as a table of plain values.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mesh::runtime {

/// The types that library functions take and give.
enum class Kind : uint8_t { none, unit, integer, string, strings, pool, result_integer, result_strings };

/// The kind as Mesh writes it, such as "List<String>".
[[nodiscard]] std::string_view type_text(Kind kind);

/// What a call does, and with it what a preview can know of its value (see builtins.def).
enum class Effect : uint8_t { define, change, ask, print };

struct Parameter {
  std::string_view name;
  Kind kind = Kind::none;
};

struct Builtin {
  std::string_view module;
  std::string_view name;
  std::string_view symbol;
  std::array<Parameter, 5> slots;
  Kind result;
  Effect effect;
  std::string_view documentation;

  [[nodiscard]] std::span<const Parameter> parameters() const;
};

enum class BuiltinId : uint8_t {
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, ...) id,
#include "runtime/builtins.def"
};

/// Every row, indexed by BuiltinId.
[[nodiscard]] std::span<const Builtin> builtins();
[[nodiscard]] const Builtin& builtin(BuiltinId id);
/// The row called `name` in `module` (empty for unqualified names), or null.
[[nodiscard]] const Builtin* find_builtin(std::string_view module, std::string_view name);
/// "Migration.create_table", or "println".
[[nodiscard]] std::string qualified_name(const Builtin& builtin);
/// "Migration.create_table(pool :: PoolHandle, …) -> Result<Int, String>".
[[nodiscard]] std::string signature_text(const Builtin& builtin);

}  // namespace mesh::runtime

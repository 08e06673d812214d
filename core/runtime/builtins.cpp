#include "runtime/builtins.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mesh::runtime {
namespace {

constexpr auto spelled_rows = std::to_array<Builtin>({
#define MESH_PARAMETERS(...) \
  {                          \
    { __VA_ARGS__ }          \
  }
#define MESH_BUILTIN(id, module, name, symbol, parameters, result, effect, documentation) \
  {module, name, parameters, result, CallEffect::effect, documentation, false},
#define MESH_DERIVED(id, module, name, parameters, result, documentation) \
  {module, name, parameters, result, CallEffect::compute, documentation, true},
#include "runtime/builtins.def"
});

constexpr bool is_method(const Builtin& row) {
  const Parameter& first = row.slots.front();
  return find_kind(row.module) != nullptr && !first.name.empty() && first.type.kind() != Kind::word;
}

constexpr auto rows = [] {
  auto all = spelled_rows;
  for (Builtin& row : all) row.is_method = is_method(row);
  return all;
}();

}  // namespace

std::span<const Parameter> Builtin::parameters() const {
  const auto* const end = std::find_if(slots.begin(), slots.end(), [](const Parameter& slot) { return slot.name.empty(); });
  return {slots.data(), static_cast<size_t>(end - slots.begin())};
}

std::span<const Builtin> builtins() { return rows; }

BuiltinId id_of(const Builtin& builtin) { return static_cast<BuiltinId>(&builtin - rows.data()); }

const Builtin& builtin(BuiltinId id) { return rows[static_cast<size_t>(id)]; }

const Builtin* find_builtin(std::string_view module, std::string_view name) {
  const auto* row = std::find_if(rows.begin(), rows.end(),
                                 [&](const Builtin& candidate) { return candidate.module == module && candidate.name == name; });
  return row == rows.end() ? nullptr : row;
}

bool is_unqualified(std::string_view name, std::string_view module, std::string_view function) {
  const size_t size = module.size();
  const auto is_small = [](char letter, char small) {
    return to_ascii_upper(small) == to_ascii_upper(letter) && !is_ascii_upper(small);
  };
  return name.size() == size + 1 + function.size() && name[size] == '_' && name.ends_with(function) &&
         std::equal(module.begin(), module.end(), name.begin(), is_small);
}

const Builtin* find_unqualified(std::string_view name) {
  const auto* row = std::find_if(rows.begin(), rows.end(), [&](const Builtin& candidate) {
    return candidate.module.empty() ? candidate.name == name : is_unqualified(name, candidate.module, candidate.name);
  });
  return row == rows.end() ? nullptr : row;
}

std::string qualified_name(const Builtin& builtin) {
  if (builtin.module.empty()) return std::string(builtin.name);
  return std::string(builtin.module) + "." + std::string(builtin.name);
}

std::string signature_text(const Builtin& builtin) {
  std::string text = qualified_name(builtin) + "(";
  std::string_view separator;
  for (const Parameter& parameter : builtin.parameters()) {
    text.append(separator).append(parameter.name).append(" :: ").append(type_text(parameter.type));
    separator = ", ";
  }
  return text.append(") -> ").append(type_text(builtin.result));
}

}  // namespace mesh::runtime

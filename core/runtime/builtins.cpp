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

/// "Migration.create_table", or ".println" for a function without a module.
constexpr auto dotted_names = std::to_array<std::string_view>({
#define MESH_PARAMETERS(...)
#define MESH_BUILTIN(id, module, name, ...) module "." name,
#define MESH_DERIVED(id, module, name, ...) module "." name,
#include "runtime/builtins.def"
});

constexpr bool is_method(const Builtin& row) {
  const Parameter& first = row.slots.front();
  return find_kind(row.module) != nullptr && !first.name.empty() && first.type.kind() != Kind::word;
}

constexpr uint8_t parameter_count(const Builtin& row) {
  const auto* const end = std::find_if(row.slots.begin(), row.slots.end(), [](const Parameter& slot) { return slot.name.empty(); });
  return static_cast<uint8_t>(end - row.slots.begin());
}

constexpr auto rows = [] {
  auto all = spelled_rows;
  for (size_t index = 0; index < all.size(); ++index) {
    Builtin& row = all[index];
    row.is_method = is_method(row);
    row.parameter_count = parameter_count(row);
    // Both lie in one text, which is the qualified name.
    const size_t dot = row.module.size();
    row.module = dotted_names[index].substr(0, dot);
    row.name = dotted_names[index].substr(dot + 1);
  }
  return all;
}();

constexpr size_t hash_of(std::string_view module, std::string_view name) {
  size_t hash = module.size();
  for (const char letter : module.substr(0, 4)) hash = hash * 31 + static_cast<unsigned char>(letter);
  for (const char letter : name) hash = hash * 31 + static_cast<unsigned char>(letter);
  return hash;
}

/// The rows by the hash of their names, each plus 1, in the first free place from there on.
constexpr auto row_places = [] {
  std::array<uint8_t, 512> places{};
  static_assert(rows.size() * 2 <= places.size() && rows.size() < UINT8_MAX);
  for (size_t row = 0; row < rows.size(); ++row) {
    size_t place = hash_of(rows[row].module, rows[row].name) % places.size();
    while (places[place] != 0) place = (place + 1) % places.size();
    places[place] = static_cast<uint8_t>(row + 1);
  }
  return places;
}();

}  // namespace

std::span<const Builtin> builtins() { return rows; }

BuiltinId id_of(const Builtin& builtin) { return static_cast<BuiltinId>(&builtin - rows.data()); }

const Builtin& builtin(BuiltinId id) { return rows[static_cast<size_t>(id)]; }

const Builtin* find_builtin(std::string_view module, std::string_view name) {
  size_t place = hash_of(module, name) % row_places.size();
  for (; row_places[place] != 0; place = (place + 1) % row_places.size()) {
    const Builtin& row = rows[row_places[place] - size_t{1}];
    if (row.name == name && row.module == module) return &row;
  }
  return nullptr;
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

std::string_view qualified_name(const Builtin& builtin) {
  if (builtin.module.empty()) return builtin.name;
  return {builtin.module.data(), builtin.module.size() + 1 + builtin.name.size()};
}

std::string signature_text(const Builtin& builtin) {
  std::string text(qualified_name(builtin));
  text += '(';
  std::string_view separator;
  for (const Parameter& parameter : builtin.parameters()) {
    text.append(separator).append(parameter.name).append(" :: ").append(type_text(parameter.type));
    separator = ", ";
  }
  return text.append(") -> ").append(type_text(builtin.result));
}

}  // namespace mesh::runtime

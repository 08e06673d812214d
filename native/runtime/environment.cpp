#include <mesh/runtime.h>

#include <cstdlib>
#include <optional>
#include <string>

#include "base/text.hpp"
#include "runtime/layout.hpp"
#include "runtime/values.hpp"

namespace {

/// The variable's text, unless it is not set or no UTF-8, which no Mesh string can hold.
std::optional<std::string_view> variable(const MeshString* name) {
  const char* value = std::getenv(std::string(mesh::runtime::text_of(name)).c_str());
  if (value == nullptr || !mesh::is_utf8(value)) return std::nullopt;
  return value;
}

}  // namespace

MeshOption* mesh_env_get(const MeshString* name) {
  const auto value = variable(name);
  return value ? mesh::runtime::some(mesh::runtime::new_string(*value)) : mesh::runtime::none();
}

MeshString* mesh_env_get_with_default(const MeshString* name, MeshString* otherwise) {
  const auto value = variable(name);
  return value ? mesh::runtime::new_string(*value) : otherwise;
}

int64_t mesh_env_get_int(const MeshString* name, int64_t otherwise) {
  const auto value = variable(name);
  return value ? mesh::runtime::integer_of(*value).value_or(otherwise) : otherwise;
}

#include "runtime/environment.hpp"

#include <mesh/runtime.h>

#include <cstdlib>

#include "base/text.hpp"
#include "runtime/layout.hpp"
#include "runtime/values.hpp"

using mesh::runtime::environment_variable;

std::optional<std::string> mesh::runtime::environment_variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr || !is_utf8(value)) return std::nullopt;
  return value;
}

MeshOption* mesh_env_get(const MeshString* name) {
  const auto value = environment_variable(mesh::runtime::text_of(name));
  return value ? mesh::runtime::some(mesh::runtime::new_string(*value)) : mesh::runtime::none();
}

MeshString* mesh_env_get_with_default(const MeshString* name, MeshString* otherwise) {
  const auto value = environment_variable(mesh::runtime::text_of(name));
  return value ? mesh::runtime::new_string(*value) : otherwise;
}

int64_t mesh_env_get_int(const MeshString* name, int64_t otherwise) {
  const auto value = environment_variable(mesh::runtime::text_of(name));
  return value ? mesh::runtime::integer_of(*value).value_or(otherwise) : otherwise;
}

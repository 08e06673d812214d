#include "process/environment.hpp"

#include <mesh/runtime.h>

#include <cstdlib>
#include <fstream>

#include "base/text.hpp"
#include "runtime/collections.hpp"
#include "runtime/layout.hpp"
#include "runtime/values.hpp"

using mesh::process::environment_variable;

namespace {

std::string as_utf8(std::string_view bytes) {
  std::string text;
  for (size_t at = 0; at < bytes.size();) {
    const mesh::CodePoint point = mesh::decode_utf8(bytes, at);
    text += point.is_well_formed ? bytes.substr(at, point.size) : "\uFFFD";
    at += point.size;
  }
  return text;
}

}  // namespace

std::optional<std::string> mesh::process::environment_variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr || !is_utf8(value)) return std::nullopt;
  return value;
}

/// A library is not the one whose main is given the arguments, so they are the kernel's to tell.
std::vector<std::string> mesh::process::arguments() {
  std::ifstream words("/proc/self/cmdline", std::ios::binary);
  std::vector<std::string> arguments;
  for (std::string word; std::getline(words, word, '\0');) arguments.push_back(as_utf8(word));
  return arguments;
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

MeshList* mesh_env_args() { return mesh::runtime::list_of_texts(mesh::process::arguments()); }

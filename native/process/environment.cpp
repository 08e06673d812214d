#include "process/environment.hpp"

#include <mesh/runtime.h>

#include <cstdlib>
#include <fstream>
#include <new>

#include "base/text.hpp"
#include "runtime/collections.hpp"
#include "runtime/layout.hpp"
#include "runtime/spent.hpp"
#include "runtime/values.hpp"

using mesh::process::environment_variable;
using namespace mesh::runtime;

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
  // A line that there is no memory for ends the stream without a throw.
  if (words.bad()) throw std::bad_alloc();
  return arguments;
}

MeshOption* mesh_env_get(const MeshString* name) {
  return null_if_spent([&] {
    const auto value = environment_variable(text_of(name));
    return value ? some_made(new_string(*value)) : none();
  });
}

MeshString* mesh_env_get_with_default(const MeshString* name, MeshString* otherwise) {
  return null_if_spent([&] {
    const auto value = environment_variable(text_of(name));
    return value ? new_string(*value) : otherwise;
  });
}

int64_t mesh_env_get_int(const MeshString* name, int64_t otherwise) try {
  const auto value = environment_variable(text_of(name));
  return value ? integer_of(*value).value_or(otherwise) : otherwise;
} catch (const std::bad_alloc&) {
  return otherwise;
}

MeshList* mesh_env_args() {
  return null_if_spent([] { return list_of_texts(mesh::process::arguments()); });
}

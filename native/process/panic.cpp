// How a compiled program ends that goes wrong.
#include <mesh/runtime.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "process/exit_code.hpp"

namespace {

std::string text_of(const uint8_t* bytes, int64_t size) {
  return {reinterpret_cast<const char*>(bytes), static_cast<size_t>(size)};
}

}  // namespace

void mesh_panic(const uint8_t* message, int64_t size, const uint8_t* file, int64_t file_size, int32_t line) {
  const std::string place = file_size > 0 ? " at " + text_of(file, file_size) + ":" + std::to_string(line) : "";
  const std::string text = "Mesh panic" + place + ": " + text_of(message, size) + "\n";
  std::fflush(stdout);
  std::fputs(text.c_str(), stderr);
  // Other threads may still run, so nothing of theirs is destroyed.
  std::_Exit(status_of(mesh::process::ExitCode::panicked));
}

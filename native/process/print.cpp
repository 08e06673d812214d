// What a compiled program prints.
#include <mesh/runtime.h>

#include <cstdio>
#include <string_view>

#include "runtime/layout.hpp"

namespace {

/// A line at a time, so that those of several threads do not mix; at once, so that a panic or a crash loses none.
void print(const MeshString* text, std::string_view end, std::FILE* stream) {
  const std::string_view bytes = mesh::runtime::text_of(text);
  flockfile(stream);
  std::fwrite(bytes.data(), 1, bytes.size(), stream);
  std::fwrite(end.data(), 1, end.size(), stream);
  std::fflush(stream);
  funlockfile(stream);
}

}  // namespace

void mesh_print(const MeshString* text) { print(text, "", stdout); }

void mesh_println(const MeshString* text) { print(text, "\n", stdout); }

void mesh_io_eprintln(const MeshString* text) { print(text, "\n", stderr); }

// What a compiled program prints.
#include <mesh/runtime.h>

#include <cstdio>
#include <string>

#include "runtime/layout.hpp"

namespace {

/// One write, so that lines of several threads do not mix; at once, so that a panic or a crash loses none.
void print(const std::string& text, std::FILE* stream) {
  std::fwrite(text.data(), 1, text.size(), stream);
  std::fflush(stream);
}

std::string line_of(const MeshString* text) { return std::string(mesh::runtime::text_of(text)) + '\n'; }

}  // namespace

void mesh_print(const MeshString* text) { print(std::string(mesh::runtime::text_of(text)), stdout); }

void mesh_println(const MeshString* text) { print(line_of(text), stdout); }

void mesh_io_eprintln(const MeshString* text) { print(line_of(text), stderr); }

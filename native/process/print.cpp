// What a compiled program prints.
#include <mesh/runtime.h>

#include <cstdio>
#include <string>

#include "runtime/layout.hpp"

namespace {

/// One write, so that lines of several threads do not mix; at once, so that a panic or a crash loses none.
void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

}  // namespace

void mesh_print(const MeshString* text) { print(std::string(mesh::runtime::text_of(text))); }

void mesh_println(const MeshString* text) { print(std::string(mesh::runtime::text_of(text)) + '\n'); }

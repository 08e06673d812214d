#include "base/bug.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace mesh {

void bug(const char* what, const char* file, int line) {
  const std::string text = std::string("mesh-ddl bug: ") + what + " (" + file + ":" + std::to_string(line) + ")\n";
  std::fputs(text.c_str(), stderr);
  std::abort();
}

}  // namespace mesh

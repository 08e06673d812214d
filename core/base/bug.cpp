#include "base/bug.hpp"

#include <mesh/result.hpp>

#include <cstdio>
#include <cstdlib>

#include "base/text.hpp"

namespace mesh {

void bug(const char* what, const char* file, int line) {
  const std::string text = cat({"mesh-ddl bug: ", what, " (", file, ":", decimal(line), ")\n"});
  std::fputs(text.c_str(), stderr);
  std::abort();
}

void misread(const char* how) { bug(how); }

}  // namespace mesh

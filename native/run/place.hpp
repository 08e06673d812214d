// Where in a migration's source a run is.
#pragma once

#include <cstdint>
#include <string>

namespace mesh::run {

/// A call, and the function that it stands in. Line and column count from 1, as those of diagnostics do (base/source.hpp).
struct Place {
  std::string file;
  uint32_t line = 1;
  uint32_t column = 1;
  std::string function;
};

}  // namespace mesh::run

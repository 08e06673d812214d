// The text of a file that a bench is given.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace bench {

inline std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace bench

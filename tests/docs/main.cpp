// library_page FILE            fails where the file differs from what the table of library functions gives
// library_page --update FILE   writes what it gives instead; refused where CI is set
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "library_page.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

int compare(const fs::path& path) {
  const std::string want = read(path);
  const std::string got = docs::library_page();
  if (want == got) return EXIT_SUCCESS;
  const auto [differs, _] = std::mismatch(want.begin(), want.end(), got.begin(), got.end());
  std::cerr << path.string() << ':' << 1 + std::count(want.begin(), differs, '\n') << ": differs from what builtins.def gives\n"
            << "If the table is right: library_page --update " << path.string() << '\n';
  return EXIT_FAILURE;
}

int update(const fs::path& path) {
  if (std::getenv("CI") != nullptr) throw std::runtime_error("not updated: CI is set");
  std::ofstream out(path, std::ios::binary);
  out << docs::library_page() << std::flush;
  if (!out) throw std::runtime_error(path.string() + ": cannot be written");
  return EXIT_SUCCESS;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "--update") return update(arguments[1]);
  if (arguments.size() == 1) return compare(arguments[0]);
  throw std::runtime_error("library_page [--update] FILE");
}

}  // namespace

int main(int count, char** values) {
  try {
    return run({values + 1, values + count});
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return EXIT_FAILURE;
  }
}

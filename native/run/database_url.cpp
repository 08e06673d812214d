#include "run/database_url.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "base/address.hpp"
#include "base/text.hpp"

namespace mesh::run {
namespace {

/// Far more than any address has.
constexpr size_t longest_address = size_t{1} << 16U;

DatabaseError problem(std::string message) { return {.message = std::move(message)}; }

Result<std::string, DatabaseError> read(const std::string& name) {
  const bool is_input = name == "-";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(is_input ? nullptr : std::fopen(name.c_str(), "r"),
                                                               [](std::FILE* file) { return std::fclose(file); });
  std::FILE* file = is_input ? stdin : opened.get();
  const std::string called = is_input ? "standard input" : name;
  if (file == nullptr) return problem(cat({called, ": ", std::strerror(errno)}));
  std::string text(longest_address + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  if (std::ferror(file) != 0) return problem(cat({called, ": ", std::strerror(errno)}));
  if (text.size() > longest_address) return problem(cat({called, " holds more than the address of a database"}));
  const std::string_view address = trim(text);
  if (address.empty()) return problem(cat({called, " is empty: it holds an address such as ", example_address}));
  return std::string(address);
}

}  // namespace

Result<std::string, DatabaseError> database_address(const DatabaseOptions& options) {
  if (options.address && options.file) return problem("--database and --database-file are both given: give one");
  if (options.address && options.address->empty()) return problem(cat({"--database is empty: it takes ", example_address}));
  if (options.address) return *options.address;
  if (options.file) return read(*options.file);
  const char* variable = std::getenv("DATABASE_URL");
  if (const std::string_view address = trim(variable == nullptr ? "" : variable); !address.empty()) return std::string(address);
  return problem(
      cat({"no database: give --database ", example_address, ", --database-file with a file that holds it, or set DATABASE_URL"}));
}

}  // namespace mesh::run

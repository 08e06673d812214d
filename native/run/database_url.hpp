// Where the address of a database comes from. On a command line every process of the machine reads it, with its password.
#pragma once

#include <mesh/outcome.hpp>

#include <optional>
#include <string>

namespace mesh::run {

/// What a command line says of it.
struct DatabaseOptions {
  std::optional<std::string> address;
  /// A file that holds it, `-` for standard input.
  std::optional<std::string> file;
};

/// The address: what is given, what the file holds without blanks around it, or what DATABASE_URL says.
///
/// Errors:  two that are given; one that is empty; a file that cannot be read; none at all. Each says what to write.
[[nodiscard]] Result<std::string, DatabaseError> database_address(const DatabaseOptions& options);

}  // namespace mesh::run

// Random migrations without mistakes, each with the statements that it must send.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mesh::test {

struct Program {
  std::string text;
  /// Each statement's SQL and parameters, joined by `|`.
  std::vector<std::string> sent;
  /// The same as a snippet, and what it imports: the file helpers.mpl.
  std::string snippet;
  std::string helpers;
};

/// The program that the choices lead to; fewer and smaller ones lead to less of it.
///
/// Errors: TooLong when it does more than a test has time for.
[[nodiscard]] Program random_program(std::vector<uint8_t> choices);

}  // namespace mesh::test

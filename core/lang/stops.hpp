// What is said of a run that does not end by itself: by the interpreter, and by the runtime of compiled code.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "lang/limits.hpp"

namespace mesh::lang {

/// The words of a diagnostic.
struct Ending {
  std::string message;
  std::string_view hint;
};

/// What a message about a budget begins with, and one about a panic of the program's own.
inline constexpr std::string_view ends_early = "the migration ends early";
inline constexpr std::string_view stops_here = "the migration stops here: ";
inline constexpr std::string_view division_by_zero = "division by zero";

inline Ending steps_spent(uint64_t steps) {
  return {cat({ends_early, ", after ", decimal(steps), " steps"}), "does this loop or recursion have an end?"};
}

inline Ending depth_spent() {
  return {cat({ends_early, ": calls are nested more than ", decimal(most_depth), " deep"}), "does this recursion have an end?"};
}

inline Ending callbacks_spent() {
  return {cat({ends_early, ": library functions that call functions are nested more than ", decimal(most_callbacks), " deep"}),
          "does this recursion have an end?"};
}

inline std::string text_of_size(size_t bytes) {
  if (bytes >> 20U != 0) return decimal(bytes >> 20U) + " MiB";
  return bytes >> 10U != 0 ? decimal(bytes >> 10U) + " KiB" : decimal(bytes) + " bytes";
}

/// Of a run whose values may take `most` bytes; nothing where it is the machine that has no more.
inline Ending memory_spent(std::optional<size_t> most) {
  return {most ? cat({ends_early, ": its values take more than ", text_of_size(*most)})
               : cat({ends_early, ": the machine has no more memory for its values"}),
          "does what this builds have an end?"};
}

/// As one text.
inline std::string text_of(const Ending& ending) {
  return ending.hint.empty() ? ending.message : cat({ending.message, "; hint: ", ending.hint});
}

/// What is said of a panic with this message.
inline std::string text_of_panic(std::string_view message) {
  return message.starts_with(ends_early) ? std::string(message) : cat({stops_here, message});
}

}  // namespace mesh::lang

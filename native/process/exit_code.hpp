// What the programs here end with: the command, and the programs that it builds.
#pragma once

#include <array>
#include <cstdint>

namespace mesh::process {

/// exit_code.def says what each means.
enum class ExitCode : uint8_t {
#define MESH_EXIT_CODE(name, status, meaning) name = status,
#include "process/exit_code.def"
};

struct ExitCodeRow {
  ExitCode code;
  const char* meaning;
};

/// All of them, the least first.
inline constexpr auto exit_code_rows = std::to_array<ExitCodeRow>({
#define MESH_EXIT_CODE(name, status, meaning) {ExitCode::name, meaning},
#include "process/exit_code.def"
});

/// What is said where standard output takes nothing more.
inline constexpr const char* lost_output = "the output cannot be written";

/// The code as `main` returns it.
[[nodiscard]] constexpr int status_of(ExitCode code) { return static_cast<int>(code); }

}  // namespace mesh::process

// What the programs here end with: the command, and the programs that it builds.
#pragma once

#include <cstdint>

namespace mesh::process {

enum class ExitCode : uint8_t {
  /// The work is done, whatever the source has been warned of.
  clean = 0,
  /// The migration is at fault: its source has an error, or what counts as one, or its run failed and was rolled back.
  failed = 1,
  /// The arguments, or what they name, are: a file that cannot be read or written, a URL that is none.
  wrong_use = 2,
  /// The migration is committed, but what it printed could not all be written.
  output_lost = 3,
  /// The database cannot be reached, so nothing was sent.
  no_connection = 4,
  /// Compiled code panicked (mesh_panic) in a host without a hook for that. The command and the programs that it builds have one.
  panicked = 101,
};

/// The code as `main` returns it.
[[nodiscard]] constexpr int status_of(ExitCode code) { return static_cast<int>(code); }

}  // namespace mesh::process

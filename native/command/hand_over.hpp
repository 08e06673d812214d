// From mesh-ddl to mesh-ddl-native, which has the subcommands that need libpq, LLVM or PostgreSQL's grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "process/exit_code.hpp"

namespace mesh::command {

/// Whether the subcommand is one of mesh-ddl-native's.
[[nodiscard]] bool is_handed_over(std::string_view subcommand);

/// Becomes mesh-ddl-native, which stands beside this program, with these words. Comes back only when it cannot, with the
/// exit code and the problem printed.
[[nodiscard]] process::ExitCode hand_over(std::vector<std::string> words);

}  // namespace mesh::command

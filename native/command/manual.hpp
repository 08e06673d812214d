// `mesh-ddl man`: the manual's page of the command.
#pragma once

#include <string>

#include "command/interface.hpp"
#include "process/exit_code.hpp"

namespace mesh::command {

/// The page in roff with the macros of man(7), for section 1.
[[nodiscard]] std::string manual(const CommandWords& words);

/// Prints the page.
[[nodiscard]] process::ExitCode print_manual(const CommandWords& words);

}  // namespace mesh::command

// `mesh-ddl preview`: files in, SQL or JSON out, diagnostics to standard error.
#pragma once

#include <string>
#include <vector>

#include "process/exit_code.hpp"
#include "schema/schema.hpp"

namespace mesh::command {

struct PreviewCommand {
  std::vector<std::string> files;
  /// What comes before each of them.
  std::vector<std::string> before;
  std::string function;
  bool is_pretty = false;
  bool is_json = false;
  bool counts_utf16 = false;
  /// The major version of PostgreSQL that the migrations are for.
  unsigned postgres = schema::default_postgres;
};

/// Previews each file in turn and gives the worst of their exit codes: failed when a source has an error, wrong_use when a file
/// cannot be read or the output cannot be written. A file that cannot be read does not keep the others from being previewed.
[[nodiscard]] process::ExitCode run(const PreviewCommand& command);

}  // namespace mesh::command

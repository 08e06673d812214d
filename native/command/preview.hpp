// `mesh-ddl preview`: files in, SQL or JSON out, diagnostics to standard error.
#pragma once

#include <string>
#include <vector>

namespace mesh::command {

struct PreviewCommand {
  std::vector<std::string> files;
  std::string function;
  bool is_pretty = false;
  bool is_json = false;
  bool counts_utf16 = false;
};

/// Previews each file in turn and gives the exit code: 0 clean, 1 when a source has an error, 2 when a file cannot be read or the
/// output cannot be written. A file that cannot be read does not keep the others from being previewed.
[[nodiscard]] int run(const PreviewCommand& command);

}  // namespace mesh::command

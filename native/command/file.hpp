// Reads a file or standard input, up to a little more than the most that is previewed.
#pragma once

#include <string>

namespace mesh::command {

struct FileText {
  std::string content;
  /// Why there is no content, such as "a.mpl: No such file or directory"; empty when there is.
  std::string problem;
};

/// The bytes of the file called `name`; `-` is standard input. What lies beyond 1 MiB and a byte is left unread: the preview
/// refuses such a source by its size.
[[nodiscard]] FileText read_file(const std::string& name);

}  // namespace mesh::command

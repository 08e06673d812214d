// How other programs are told which file is meant.
#pragma once

#include <string>
#include <string_view>

namespace mesh::command {

/// The path from the folder that the command was called in, where the file lies there or below; else the path as it is. No `.` or
/// needless `..` is in it.
[[nodiscard]] std::string path_here(std::string_view name);

/// path_here as a URI (RFC 3986): a relative one, or a `file:` one where the path is absolute.
///
/// Example: db/a b.mpl → db/a%20b.mpl
[[nodiscard]] std::string file_uri(std::string_view name);

}  // namespace mesh::command

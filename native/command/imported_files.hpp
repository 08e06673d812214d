// The files that a migration imports, read from its folder.
#pragma once

#include "base/source.hpp"

namespace mesh::command {

/// Adds to `source` every file that its imports name, and theirs. A file must be a regular one in the folder of the first file or
/// below it, also where a link leads to it; any other counts as missing, and the preview says so.
///
/// Bounds: lang::most_files files, and as many bytes as are previewed.
void add_imported_files(Source& source);

}  // namespace mesh::command

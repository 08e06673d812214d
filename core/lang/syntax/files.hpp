// The files of a source: which of them its imports name, and all of them as one tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "lang/syntax/ast.hpp"

namespace mesh::lang {

/// The file that a module is, beside the one that is previewed.
///
/// Example: Db.UserNames → db/user_names.mpl
[[nodiscard]] std::string file_of_module(std::string_view module);

/// The names of the files that imports in `file` ask for, standard modules aside, whether or not `source` has them. They begin with
/// the folder of the first file's name. None of a source that is too large to be previewed.
[[nodiscard]] std::vector<std::string> imported_files(const Source& source, const SourceFile& file);

/// Parses the texts before the first file, then it, and every file that they import, however indirectly. A file's functions come
/// after those of the files it imports.
///
/// Errors:  those of `lex` and `parse`; import_cycle, whose import counts for nothing.
/// Bounds:  each file once; `most_files` of them.
[[nodiscard]] Ast parse_files(const Source& source, Diagnostics& diagnostics);

}  // namespace mesh::lang

// The migrations of a folder, in the order in which they are to be run.
#pragma once

#include <string>
#include <vector>

namespace mesh::command {

struct MigrationFolder {
  /// The names of the files, the folder's before them.
  std::vector<std::string> files;
  /// Why there are none; empty when there are.
  std::string problem;
  /// A sentence for each file that is none of them, although its name begins with a number as no module's can.
  std::vector<std::string> remarks = {};
};

/// Whether it is a folder, and not a file or standard input.
[[nodiscard]] bool is_folder(const std::string& name);

/// Why a folder is not taken where one file is, and which of its migrations to name.
[[nodiscard]] std::string not_one_file_text(const std::string& folder);

/// The files called NUMBER_NAME.mpl, by their numbers, which may have any length. What else lies in the folder is none of its
/// migrations, such as a module that they import.
///
/// Errors:  a folder that cannot be read, one without such a file, and two files with one number, of which one is meant to come
///          first without saying so.
[[nodiscard]] MigrationFolder migrations_in(const std::string& folder);

}  // namespace mesh::command

// `mesh-ddl check`: migrations in, what is to be said of them out, for people and for what reviews a change.
#pragma once

#include <string>
#include <vector>

#include "process/exit_code.hpp"
#include "schema/schema.hpp"

namespace mesh::command {

struct CheckCommand {
  /// Files, `-` for standard input, and folders of migrations.
  std::vector<std::string> names;
  /// `text`, `json`, `github` or `sarif`.
  std::string format = "text";
  /// Whether warnings count as errors.
  bool is_strict = false;
  /// Codes that count as errors, whatever they are.
  std::vector<std::string> denied;
  /// Whether the text says advice that counts as no more than a remark, too.
  bool shows_notes = false;
  /// Whether the database is empty before the first migration of a folder, and before a file.
  bool starts_empty = false;
  /// The major version of PostgreSQL that the migrations are for.
  unsigned postgres = schema::default_postgres;
};

/// Checks each file by itself, and the migrations of a folder one after the other, each from what `up` of those before it leaves.
/// Gives failed when something counts as an error, and wrong_use when a file or folder cannot be read, a code to deny is none, or
/// the report cannot be written. What can be read is checked all the same.
[[nodiscard]] process::ExitCode run(const CheckCommand& command);

}  // namespace mesh::command

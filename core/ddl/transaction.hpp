// What can be told from a statement's first words about the transaction that it is sent in.
#pragma once

#include <optional>
#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// The command that begins or ends a transaction or sets a point in one.
struct TransactionCommand {
  /// Its words in upper case, such as PREPARE TRANSACTION.
  std::string_view name;
  TextRange words;
};

/// A command that PostgreSQL carries out only outside a transaction.
struct LoneCommand {
  TextRange words;
  /// True where the command without the word CONCURRENTLY may be inside one.
  bool is_concurrent;
};

/// What to do about a statement that PostgreSQL refuses inside a transaction, as a hint begins (lang/syntax/tool_comment reads it).
inline constexpr std::string_view ask_for_no_transaction =
    "write `# mesh-ddl: no transaction` on the file's first line, so that each statement is a transaction of its own";

/// BEGIN, COMMIT, SAVEPOINT, PREPARE TRANSACTION and the like, or nothing for any other statement.
[[nodiscard]] std::optional<TransactionCommand> transaction_command(std::string_view sql);

/// What PostgreSQL refuses inside a transaction by its words alone, with SQLSTATE 25001, or nothing. It refuses some statements for
/// what is in the database, too, such as REINDEX of a partitioned table.
///
/// Source:  PostgreSQL 15's reference pages of VACUUM, CLUSTER, DISCARD, REINDEX, ALTER SYSTEM and ALTER TABLE, and those of
///          CREATE, ALTER and DROP for databases, tablespaces and indexes; and a server asked for each.
[[nodiscard]] std::optional<LoneCommand> lone_command(std::string_view sql);

}  // namespace mesh::ddl

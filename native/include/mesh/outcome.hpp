// What became of a statement: what the server did and said, or why it failed.
#pragma once

#include <mesh/migration.h>
#include <mesh/result.hpp>
#include <mesh/standard_library.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesh {

// Every member has an initialiser, so that a designated one may name some of them.

/// What a statement did, as far as the server's notices tell.
enum class Effect : uint8_t {
  applied,
  /// It had nothing to do: what IF NOT EXISTS would make is there, or what IF EXISTS would drop is not. One of whose several parts
  /// some had something to do is applied, and its notices tell of the others.
  skipped,
  /// It was carried out with a name that was cut to 63 bytes.
  clipped,
};

/// What the server said beside a statement's result.
struct ServerNotice {
  /// NOTICE, WARNING, INFO, ..., in English whatever the server's language.
  std::string severity{};
  std::string sqlstate{};
  std::string message{};
  std::string detail{};
  std::string hint{};
  /// What the notice says that the statement did.
  Effect effect = Effect::applied;
};

/// Why an operation failed. What the server says comes with a SQLSTATE; without one the message is the connection's or ours.
struct MESH_API DatabaseError {
  std::string sqlstate{};
  std::string message{};
  std::string detail{};
  std::string hint{};
  std::string schema{};
  std::string table{};
  std::string column{};
  std::string constraint{};
  /// The character of the statement that the server points at, from 1; 0 where it points at none.
  uint32_t position = 0;
  /// Whether nobody can say if the statement, or the commit, took effect, since the connection went before its end was read.
  bool is_outcome_unknown = false;
  /// Whether it was not sent since PostgreSQL refuses it in a transaction, so that a StatementSequence is the place for it.
  bool is_for_sequence = false;
  /// What the server said before it.
  std::vector<ServerNotice> notices{};

  /// The error as the C ABI says it: SQLSTATE, constraint, table, column and message, joined by tabs, with ` (at character N)`
  /// after the message where there is a position. Only the message where there is no SQLSTATE.
  [[nodiscard]] std::string text() const;
};

struct Executed {
  /// The number that the command tag ends with: rows for INSERT and its like, 0 for DDL.
  int64_t rows = 0;
  /// By the notices; skipped is graver than clipped. Needs client_min_messages at `notice`, as by default.
  Effect effect = Effect::applied;
  std::vector<ServerNotice> notices{};
};

/// A type as the catalog numbers it: pg_type's row, and what a column's brackets say, -1 where they say nothing.
struct ColumnType {
  uint32_t oid = 0;
  int32_t modifier = -1;
  friend bool operator==(ColumnType, ColumnType) = default;
};

struct QueryRows {
  std::vector<std::string> columns{};
  /// A type for each column.
  std::vector<ColumnType> types{};
  /// A row each, with a text for each column; none for NULL.
  std::vector<std::vector<std::optional<std::string>>> rows{};
};

/// A statement that went to the server, and what became of it.
struct SentStatement {
  std::string sql{};
  Result<Executed, DatabaseError> outcome;
  /// From the moment that it was sent until its end was read.
  std::chrono::microseconds duration{};
};

/// The texts for $1, $2 and so on.
using Parameters = std::span<const std::string_view>;

}  // namespace mesh

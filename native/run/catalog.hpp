// What a database holds, asked for by number. Private to the sources of existing.hpp and waiting.cpp.
#pragma once

#include <initializer_list>
#include <mesh/database.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/facts.hpp"

namespace mesh::run {

using Row = std::vector<std::optional<std::string>>;
using Texts = std::vector<std::string>;

[[nodiscard]] inline std::string text_of(const std::optional<std::string>& text) { return text.value_or(""); }
[[nodiscard]] inline bool is_true(const std::optional<std::string>& text) { return text == "t"; }

/// A name as the server's functions read it.
[[nodiscard]] std::string quoted(const ddl::ObjectName& name);
[[nodiscard]] std::string joined(const Texts& texts);

class Catalog {
 public:
  explicit Catalog(const Ask& ask) : ask_(ask) {}

  [[nodiscard]] std::vector<Row> rows(std::string_view sql, std::initializer_list<std::string_view> parameters) const;
  /// The type that SQL means by a text, as a column has it.
  [[nodiscard]] std::optional<ColumnType> type(std::string_view text) const;
  [[nodiscard]] std::string type_text(ColumnType type) const;

 private:
  const Ask& ask_;
};

/// The kind and the number of the relation of the name $1 in the schema $2, or in the one that new things lie in.
inline constexpr std::string_view relation_named =
    "SELECT c.relkind, c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relname = $1 AND n.nspname = coalesce(nullif($2, ''), pg_catalog.current_schema())";

/// The table that a statement finds by the quoted name $1, unless it is temporary.
inline constexpr std::string_view table_found =
    "SELECT c.relkind, c.oid, n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.oid = pg_catalog.to_regclass($1) AND c.relpersistence <> 't'";

inline constexpr std::string_view columns_of_table =
    "SELECT a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.atthasdef OR a.attidentity <> '' FROM pg_catalog.pg_attribute a "
    "WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped";

/// `a table`, `a view`, ..., of what pg_class calls a kind.
[[nodiscard]] std::string_view kind_of(std::string_view relkind);

}  // namespace mesh::run

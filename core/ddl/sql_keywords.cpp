// The words that DDL is made of, for colouring. Nothing is refused or accepted by this list.
#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"
#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {
namespace {

constexpr auto keywords = std::to_array<std::string_view>({
    "ADD",          "ALL",
    "ALTER",        "ALWAYS",
    "AND",          "ANY",
    "AS",           "ASC",
    "BEGIN",        "BETWEEN",
    "BIGINT",       "BIGSERIAL",
    "BIT",          "BOOL",
    "BOOLEAN",      "BY",
    "BYTEA",        "CASCADE",
    "CASE",         "CAST",
    "CHAR",         "CHARACTER",
    "CHECK",        "CIDR",
    "COLLATE",      "COLUMN",
    "COMMENT",      "COMMIT",
    "CONCURRENTLY", "CONFLICT",
    "CONSTRAINT",   "CREATE",
    "CURRENT_DATE", "CURRENT_TIMESTAMP",
    "DATE",         "DECIMAL",
    "DECLARE",      "DEFAULT",
    "DEFERRABLE",   "DEFERRED",
    "DELETE",       "DESC",
    "DISTINCT",     "DO",
    "DOUBLE",       "DROP",
    "ELSE",         "END",
    "EXCLUDE",      "EXECUTE",
    "EXISTS",       "EXTENSION",
    "FALSE",        "FIRST",
    "FLOAT",        "FOR",
    "FOREIGN",      "FROM",
    "FUNCTION",     "GENERATED",
    "GIN",          "GIST",
    "GRANT",        "GROUP",
    "HAVING",       "IDENTITY",
    "IF",           "ILIKE",
    "IMMEDIATE",    "IN",
    "INCLUDE",      "INCLUDING",
    "INDEX",        "INET",
    "INITIALLY",    "INSERT",
    "INT",          "INT2",
    "INT4",         "INT8",
    "INTEGER",      "INTERVAL",
    "INTO",         "IS",
    "JOIN",         "JSON",
    "JSONB",        "KEY",
    "LAST",         "LEFT",
    "LIKE",         "LIMIT",
    "LIST",         "MATERIALIZED",
    "NO",           "NOT",
    "NOW",          "NULL",
    "NULLS",        "NUMERIC",
    "OF",           "ON",
    "ONLY",         "OR",
    "ORDER",        "PARTITION",
    "PRECISION",    "PRIMARY",
    "RANGE",        "REAL",
    "REFERENCES",   "RENAME",
    "REPLACE",      "RESTRICT",
    "RETURNING",    "REVOKE",
    "ROLLBACK",     "SCHEMA",
    "SELECT",       "SEQUENCE",
    "SERIAL",       "SET",
    "SMALLINT",     "SMALLSERIAL",
    "STORED",       "TABLE",
    "TEXT",         "THEN",
    "TIME",         "TIMESTAMP",
    "TIMESTAMPTZ",  "TO",
    "TRIGGER",      "TRUE",
    "TRUNCATE",     "TYPE",
    "UNIQUE",       "UPDATE",
    "USING",        "UUID",
    "VALUES",       "VARCHAR",
    "VARYING",      "VIEW",
    "WHEN",         "WHERE",
    "WITH",         "WITHOUT",
    "ZONE",
});

constexpr bool is_sorted() {
  for (size_t at = 1; at < keywords.size(); ++at) {
    if (keywords[at - 1] >= keywords[at]) return false;
  }
  return true;
}
static_assert(is_sorted(), "the key words are looked up by binary search");

bool is_less_ignoring_case(std::string_view upper, std::string_view word) {
  return std::lexicographical_compare(upper.begin(), upper.end(), word.begin(), word.end(),
                                      [](char a, char b) { return to_ascii_upper(a) < to_ascii_upper(b); });
}

}  // namespace

bool is_sql_keyword(std::string_view word) {
  const auto* found = std::lower_bound(keywords.begin(), keywords.end(), word, is_less_ignoring_case);
  return found != keywords.end() && equals_ignoring_case(*found, word);
}

}  // namespace mesh::ddl

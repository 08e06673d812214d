// Columns, constraints and elements of indexes.
#include <algorithm>

#include "model/statements.hpp"

namespace mesh::test {
namespace {

/// A default that fits the type, if one is known.
std::string default_for(const std::string& type) {
  const auto begins = [&](const char* with) { return type.starts_with(with); };
  if (type.ends_with(']')) return "'{}'";
  if (begins("INT") || begins("BIGINT") || begins("int") || begins("NUMERIC") || begins("DOUBLE")) return "0";
  if (begins("TEXT") || begins("VARCHAR") || begins("CHAR") || begins("text")) return "'x'";
  if (begins("TIMESTAMP") || begins("DATE")) return "now()";
  if (begins("UUID")) return "gen_random_uuid()";
  if (begins("BOOL")) return "false";
  return begins("JSON") ? "'{}'" : "NULL";
}

/// What often fits no type.
std::string any_value(Dice& dice) {
  return dice.one_of({"0",
                      "1.5",
                      "-1",
                      "true",
                      "''",
                      "'x'",
                      "'1'",
                      "'sad'",
                      "'mad'",
                      "now()",
                      "CURRENT_DATE",
                      "NULL::int",
                      "'1'::int",
                      "'x'::text",
                      "'{}'::jsonb",
                      "CAST('1' AS bigint)",
                      "(SELECT 1)",
                      "max(1)",
                      "count(*)",
                      "generate_series(1, 2)",
                      "nowhere()",
                      "gen_random_uuid()",
                      "nextval('s1')",
                      "now() + interval '1 day'",
                      "'sad'::mood",
                      "lower('X')",
                      "coalesce(NULL, 'x')",
                      "ARRAY[1]",
                      "random()",
                      "100000",
                      "'2024-02-28'"});
}

/// A condition over a column that may be of any type.
std::string condition_of(Dice& dice, const std::string& column) {
  const std::string self = '"' + column + '"';
  return dice.one_of({"", "NOT "}) + self +
         dice.one_of({" > 0", " = 'x'", " IN ('a', 'b')", " IN (1, 2)", " BETWEEN 1 AND 2", " LIKE 'a%'", " <> true",
                      " > '2024-02-28'", " = now()", " + 1 > 2", " || 'x' = 'y'", "::text = 'x'", "::int > 1", "", " ~ 'x'"}) +
         dice.maybe(10, " OR max(1) > 0") + dice.maybe(5, " OR EXISTS (SELECT 1)") + dice.maybe(10, " OR lower('x') = 'x'");
}

/// One that is the same at all times.
std::string constant_for(const std::string& type) {
  const std::string value = default_for(type);
  return value.ends_with("()") ? "NULL" : value;
}

/// Whether a constraint says what a column holds of itself, which only one may.
bool has_value(const std::string& constraint) {
  return constraint.find("DEFAULT") != std::string::npos || constraint.find("GENERATED") != std::string::npos;
}

bool is_integer(const std::string& type) {
  return !type.ends_with(']') &&
         (type.starts_with("INT") || type.starts_with("int") || type.starts_with("BIGINT") || type.starts_with("SERIAL"));
}

}  // namespace

Statements::Column Statements::new_column_of(const Table& table, bool is_first) {
  if (is_first && dice_.chance(70)) {
    return {"id", dice_.one_of({"INT", "BIGINT", "SERIAL", "BIGSERIAL", "UUID"}),
            dice_.chance(85) ? "PRIMARY KEY" : dice_.one_of({"", "NOT NULL", "UNIQUE"})};
  }
  std::string type = dice_.one_of({"INT",
                                   "INTEGER",
                                   "BIGINT",
                                   "int4",
                                   "TEXT",
                                   "text",
                                   "VARCHAR(20)",
                                   "VARCHAR",
                                   "NUMERIC(10, 2)",
                                   "NUMERIC(10)",
                                   "TIMESTAMPTZ",
                                   "TIMESTAMP",
                                   "TIMESTAMP(3) WITH TIME ZONE",
                                   "DATE",
                                   "UUID",
                                   "JSONB",
                                   "JSON",
                                   "BOOLEAN",
                                   "BOOLEAN",
                                   "DOUBLE PRECISION",
                                   "CHAR(3)",
                                   "CHAR",
                                   "INT[]",
                                   "TEXT[][]",
                                   "INTEGER ARRAY[4]",
                                   "SERIAL"});
  if (!seen_->types.empty() ? dice_.chance(15) : dice_.chance(1)) type = some_type();
  if (dice_.chance(2))
    type = dice_.one_of({"TEXT(10)", "VARCHAR(0)", "NUMERIC(2000)", "NUMERIC(3, 5)", "UUID(1)", "CHAR(0)", "BIT(0)"});
  if (dice_.chance(2)) type = dice_.one_of({"POINT", "STRING", "REAL", "BIT(3)", "BYTEA", "SMALLSERIAL", "pg_catalog.int8"});
  std::string name = new_column();
  const auto is_there = [&] { return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end(); };
  if (is_there() && dice_.chance(70)) name = new_column();
  std::string constraints;
  for (size_t count = dice_.below(3); count > 0; --count) {
    const std::string more = column_constraint(table, name, type);
    const bool may_conflict = !constraints.empty() && (has_value(constraints) || type == "SERIAL") && has_value(more);
    if (!may_conflict || dice_.chance(5)) constraints += (constraints.empty() ? "" : " ") + more;
  }
  return {name, type, constraints};
}

std::string Statements::column_constraint(const Table& table, const std::string& column, const std::string& type) {
  const std::string named = dice_.maybe(15, "CONSTRAINT " + written(constraint_name()) + ' ');
  const std::string self = '"' + column + '"';
  size_t which = dice_.below(20);
  // Keys and identities are mostly integers.
  if ((which == 14 || which > 16) && !is_integer(type) && dice_.chance(85)) which = 0;
  switch (which) {
    case 0:
    case 1:
    case 2:
    case 3: return "NOT NULL";
    case 4:
    case 5:
    case 6: return "DEFAULT " + (dice_.chance(85) ? default_for(type) : any_value(dice_));
    case 7: return is_integer(type) && dice_.chance(50) ? "DEFAULT 1 + 1" : dice_.one_of({"NULL", "DEFAULT NULL"});
    case 8:
    case 9: return named + "UNIQUE" + dice_.maybe(5, " NULLS NOT DISTINCT") + dice_.maybe(5, " DEFERRABLE");
    case 10: return named + "PRIMARY KEY";
    case 11:
    case 12: return named + "CHECK (" + self + " IS NOT NULL)" + dice_.maybe(10, " NO INHERIT");
    case 13:
      if (dice_.chance(20)) return named + "CHECK (" + condition_of(dice_, column) + ')';
      return named + "CHECK (\"" + (dice_.chance(90) ? column : new_column()) + (is_integer(type) ? "\" > 0)" : "\" IS NULL)");
    case 14: return "GENERATED " + dice_.one_of({"ALWAYS", "BY DEFAULT"}) + " AS IDENTITY";
    case 15:
      return type == "BOOLEAN" ? "GENERATED ALWAYS AS (\"" + column_of(table) + "\" IS NULL) STORED"
                               : "GENERATED ALWAYS AS (" + (dice_.chance(85) ? constant_for(type) : any_value(dice_)) + ") STORED";
    case 16: return type == "TEXT" || type == "text" ? "COLLATE \"C\"" : "NOT NULL";
    default: return named + reference(table);
  }
}

std::string Statements::reference(const Table& from) {
  const Table to = dice_.chance(10) || seen_->of_kind("rp").empty() ? from : some_table();
  std::string sql = "REFERENCES " + written(to);
  if (dice_.chance(50)) sql += '(' + written(dice_.chance(75) ? "id" : column_of(to)) + ')';
  sql += dice_.maybe(25, " ON DELETE " + dice_.one_of({"CASCADE", "SET NULL", "RESTRICT", "NO ACTION", "SET DEFAULT"}));
  sql += dice_.maybe(8, " ON UPDATE CASCADE");
  return sql + dice_.maybe(8, " DEFERRABLE INITIALLY DEFERRED");
}

std::string Statements::table_constraint(const Table& table) {
  const std::string named = dice_.maybe(50, "CONSTRAINT " + written(constraint_name()) + ' ');
  const std::string first = column_of(table);
  const std::string second = column_of(table);
  std::string columns = written(first);
  if (first == second ? dice_.chance(3) : dice_.chance(50)) columns += ", " + written(second);
  switch (dice_.below(10)) {
    case 0:
    case 1: return named + "PRIMARY KEY (" + columns + ')';
    case 2:
    case 3:
    case 4: return named + "UNIQUE (" + columns + ')' + dice_.maybe(10, " INCLUDE (" + written(column_of(table)) + ')');
    case 5:
    case 6: return named + "CHECK (" + written(column_of(table)) + " IS NOT NULL)";
    case 7:
      return dice_.chance(30) ? named + "EXCLUDE USING btree (" + written(column_of(table)) + " WITH =)" : named + "CHECK (1 > 0)";
    default: return named + "FOREIGN KEY (" + written(column_of(table)) + ") " + reference(table);
  }
}

std::string Statements::written(const Column& column) {
  return written(column.name) + ' ' + column.type + (column.constraints.empty() ? "" : ' ' + column.constraints);
}

std::string Statements::entry(const Column& column) {
  return column.name + ':' + column.type + (column.constraints.empty() ? "" : ':' + column.constraints);
}

std::string Statements::index_element(const Table& table) {
  const std::string column = column_of(table);
  if (dice_.chance(85)) return column;
  const std::string self = '"' + column + '"';
  if (dice_.chance(30)) {
    return "((" +
           dice_.one_of(
               {"lower(", "date_trunc('day', ", "date(", "to_tsvector(", "to_tsvector('english', ", "length(", "(", "max("}) +
           self + ')' + dice_.one_of({"", "", "::text", "::date", "::int", " || 'x'", " + 1"}) + "))";
  }
  return dice_.chance(50) ? "(coalesce(\"" + column + "\", NULL))" : "((\"" + column + "\" IS NULL))";
}

}  // namespace mesh::test

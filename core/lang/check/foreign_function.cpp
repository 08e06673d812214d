#include "lang/check/foreign_function.hpp"

#include <algorithm>
#include <array>

namespace mesh::lang {
namespace {

constexpr std::string_view change_type = "ALTER TABLE … ALTER COLUMN … TYPE …";
constexpr std::string_view add_constraint = "ALTER TABLE … ADD CONSTRAINT …";
constexpr std::string_view add_foreign_key = "ALTER TABLE … ADD FOREIGN KEY (…) REFERENCES … (…)";
constexpr std::string_view drop_constraint = "ALTER TABLE … DROP CONSTRAINT …";
constexpr std::string_view create_enum = "CREATE TYPE … AS ENUM (…)";

constexpr auto foreign_functions = std::to_array<ForeignFunction>({
    {"add_index", "create_index", {}},
    {"remove_index", "drop_index", {}},
    {"remove_column", "drop_column", {}},
    {"delete_column", "drop_column", {}},
    {"delete_table", "drop_table", {}},
    {"remove_table", "drop_table", {}},
    {"exec", "execute", {}},
    {"raw", "execute", {}},
    {"run_sql", "execute", {}},
    {"sql", "execute", {}},
    {"rename_table", {}, "ALTER TABLE … RENAME TO …"},
    {"rename_index", {}, "ALTER INDEX … RENAME TO …"},
    {"alter_table", {}, "ALTER TABLE …"},
    {"alter_column", {}, change_type},
    {"change_column", {}, change_type},
    {"modify_column", {}, change_type},
    {"change_column_default", {}, "ALTER TABLE … ALTER COLUMN … SET DEFAULT …"},
    {"change_column_null", {}, "ALTER TABLE … ALTER COLUMN … SET NOT NULL"},
    {"add_constraint", {}, add_constraint},
    {"create_constraint", {}, add_constraint},
    {"add_check_constraint", {}, "ALTER TABLE … ADD CHECK (…)"},
    {"add_unique_constraint", {}, "ALTER TABLE … ADD UNIQUE (…)"},
    {"add_primary_key", {}, "ALTER TABLE … ADD PRIMARY KEY (…)"},
    {"add_foreign_key", {}, add_foreign_key},
    {"add_reference", {}, add_foreign_key},
    {"create_foreign_key", {}, add_foreign_key},
    {"drop_constraint", {}, drop_constraint},
    {"remove_constraint", {}, drop_constraint},
    {"drop_foreign_key", {}, drop_constraint},
    {"remove_foreign_key", {}, drop_constraint},
    {"create_enum", {}, create_enum},
    {"create_type", {}, create_enum},
    {"drop_type", {}, "DROP TYPE …"},
    {"create_schema", {}, "CREATE SCHEMA …"},
    {"create_view", {}, "CREATE VIEW … AS …"},
    {"drop_view", {}, "DROP VIEW …"},
    {"create_function", {}, "CREATE FUNCTION … AS $$ … $$"},
    {"create_trigger", {}, "CREATE TRIGGER …"},
    {"truncate_table", {}, "TRUNCATE …"},
    {"insert", {}, "INSERT INTO … VALUES (…)"},
});

}  // namespace

const ForeignFunction* find_foreign_function(std::string_view name) {
  const auto* found = std::find_if(foreign_functions.begin(), foreign_functions.end(),
                                   [&](const ForeignFunction& function) { return function.name == name; });
  return found == foreign_functions.end() ? nullptr : found;
}

}  // namespace mesh::lang

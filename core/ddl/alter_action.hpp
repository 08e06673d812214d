// Reads one of the actions of ALTER TABLE.
#pragma once

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Source:  PostgreSQL 15 `gram.y`, alter_table_cmd and partition_cmd.
void read_alter_action(SqlReader& reader, AlterAction& into);

}  // namespace mesh::ddl

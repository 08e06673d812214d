// Reads CREATE of what the model keeps.
#pragma once

#include <string>

#include "ddl/facts.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::ddl {

/// Reads what follows CREATE.
///
/// Gives:   Opaque for any kind of object that the model does not keep.
[[nodiscard]] Facts read_create(SqlReader& reader);

/// Reads what follows CREATE TYPE or CREATE DOMAIN.
///
/// Source:  PostgreSQL 15 `gram.y`, DefineStmt and CreateDomainStmt.
[[nodiscard]] CreateType read_create_type(SqlReader& reader);
[[nodiscard]] CreateType read_create_domain(SqlReader& reader);

/// Takes what stands before TABLE, SEQUENCE or VIEW of how long it is to be there.
[[nodiscard]] Persistence read_persistence(SqlReader& reader);

/// Takes a sequence's options to the end, one after the other. True where OWNED BY is among them.
///
/// Source:  PostgreSQL 15 `gram.y`, SeqOptElem.
bool read_sequence_options(SqlReader& reader, SequenceFacts& into);

}  // namespace mesh::ddl

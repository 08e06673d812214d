// The tables of a schema model and those of a server, as lines that can be compared.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "client.hpp"
#include "schema/schema.hpp"

namespace mesh::test {

/// By schema.name, the lines of each table:
///
///   table p range (at)
///   column 1 id int4 not null default
///   constraint c_fkey f (a) -> public.t (id) c a
///   index i unique btree (a, ()) include (b) where
using TableLines = std::map<std::string, std::vector<std::string>>;

/// All of the server's but temporary ones.
[[nodiscard]] TableLines tables_of(Client& client);
/// Those that the model holds as whole.
[[nodiscard]] TableLines tables_of(const schema::Schema& schema);

/// What is no table and lies in none, such as `view public.v`; without the schema public, and sequences that a column
/// owns.
[[nodiscard]] std::vector<std::string> objects_of(Client& client);
[[nodiscard]] std::vector<std::string> objects_of(const schema::Schema& schema);

/// What the model has that the server has not, and the other way round: a line each, or nothing. With `is_open` the numbers at the
/// end of names are not compared: PostgreSQL chooses them by what was there before.
[[nodiscard]] std::string difference(const schema::Schema& schema, Client& client, bool is_open);

}  // namespace mesh::test

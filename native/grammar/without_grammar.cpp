// What stands for the grammar in a build without libpg_query.
#include "grammar/grammar.hpp"

namespace mesh::grammar {

std::optional<unsigned> version() { return std::nullopt; }

std::string_view absence() { return "this mesh-ddl was built without libpg_query (Debian: libpg-query-dev)"; }

std::optional<Fault> fault_of(std::string_view) { return std::nullopt; }

}  // namespace mesh::grammar

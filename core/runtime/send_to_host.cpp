// Statements go to the host's own mesh_pool_execute, and what it gives is the call's result.
#include <mesh/runtime.h>

#include "runtime/send.hpp"
#include "runtime/values.hpp"

namespace mesh::runtime {

void* send(uint64_t pool, ddl::Statement&& statement) {
  const MeshString* sql = new_string(statement.sql);
  MeshList* parameters = sql == nullptr ? nullptr : mesh_list_new();
  return parameters == nullptr ? nullptr : mesh_pool_execute(pool, sql, parameters);
}

void tell_refusal(uint64_t /*pool*/, const ddl::Refusal& /*refusal*/) {}

}  // namespace mesh::runtime

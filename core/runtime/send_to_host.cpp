// Statements go to the host's own mesh_pool_execute, and what it gives is the call's result.
#include <mesh/runtime.h>

#include "runtime/send.hpp"
#include "runtime/values.hpp"

namespace mesh::runtime {

void* send(uint64_t pool, const ddl::Statement& statement) {
  return mesh_pool_execute(pool, new_string(statement.sql), mesh_list_new());
}

void tell_refusal(uint64_t /*pool*/, const ddl::Refusal& /*refusal*/) {}

}  // namespace mesh::runtime

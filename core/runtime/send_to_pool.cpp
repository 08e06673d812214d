// Statements go to the Pool behind the handle, a recorder or a server.
#include <mesh/runtime.h>

#include "runtime/call.hpp"
#include "runtime/pool.hpp"
#include "runtime/send.hpp"
#include "runtime/values.hpp"

namespace mesh::runtime {
namespace {

void* execute_on(uint64_t pool, const ddl::Statement& statement, ddl::Strings parameters) {
  const std::shared_ptr<Pool> found = find_pool(pool);
  if (found == nullptr) return err_result(not_open);
  const Outcome outcome = found->execute(statement, parameters);
  return outcome ? ok_result(*outcome) : err_result(outcome.error());
}

}  // namespace

void* send(uint64_t pool, const ddl::Statement& statement) { return execute_on(pool, statement, {}); }

void tell_refusal(uint64_t pool, const ddl::Refusal& refusal) {
  if (const auto found = find_pool(pool)) found->refused(refusal);
}

}  // namespace mesh::runtime

void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* parameters) {
  mesh::runtime::Call call(mesh::runtime::BuiltinId::pool_execute, pool);
  const auto text = call.text(1, sql);
  const auto values = call.texts(2, parameters);
  return call.finish([&](mesh::ddl::Statement& into) { return mesh::ddl::take_sql(text, values, into); },
                     [&](uint64_t to, const mesh::ddl::Statement& built) { return mesh::runtime::execute_on(to, built, values); });
}

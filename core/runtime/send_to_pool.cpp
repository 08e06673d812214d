// Statements go to the Pool behind the handle, a recorder or a server.
#include <mesh/runtime.h>

#include <utility>

#include "runtime/call.hpp"
#include "runtime/collections.hpp"
#include "runtime/pool.hpp"
#include "runtime/send.hpp"

namespace mesh::runtime {
namespace {

void* execute_on(uint64_t pool, ddl::Statement&& statement, ddl::Strings parameters) {
  const std::shared_ptr<Pool> found = find_pool(pool);
  if (found == nullptr) return err_result(not_open);
  const Outcome outcome = found->execute(std::move(statement), parameters);
  return outcome ? ok_result(*outcome) : err_result(outcome.error());
}

/// A map for each row, from the column's name to its text.
MeshList* maps_of(const Rows& found) {
  const MeshList* names = list_of_texts(found.columns);
  MeshList* maps = names == nullptr ? nullptr : list_of_length(found.rows.size());
  for (size_t index = 0; maps != nullptr && index < found.rows.size(); ++index) {
    const MeshList* texts = list_of_texts(found.rows[index]);
    const MeshMap* map = texts == nullptr ? nullptr : map_of(words_of(names), words_of(texts), true);
    if (map == nullptr) return nullptr;
    elements_of(maps)[index] = word_of(map);
  }
  return maps;
}

void* query_on(uint64_t pool, ddl::Statement&& statement, ddl::Strings parameters) {
  const std::shared_ptr<Pool> found = find_pool(pool);
  if (found == nullptr) return err_result(not_open);
  const auto rows = found->query(std::move(statement), parameters);
  if (!rows) return err_result(rows.error());
  MeshList* maps = maps_of(*rows);
  return maps == nullptr ? nullptr : mesh_alloc_result(tag_ok, maps);
}

using Sender = void* (*)(uint64_t pool, ddl::Statement&& statement, ddl::Strings parameters);

/// Sends one statement as it is written, with its parameters.
void* send_sql(BuiltinId function, uint64_t pool, const MeshString* sql, const void* parameters, Sender sender) {
  return in_call(function, pool, [&](Call& call) {
    const auto text = call.text(1, sql);
    const auto values = call.texts(2, parameters);
    return call.finish([&](ddl::Statement& into) { return ddl::take_sql(text, values, into); },
                       [&](uint64_t to, ddl::Statement&& built) { return sender(to, std::move(built), values); });
  });
}

}  // namespace

void* send(uint64_t pool, ddl::Statement&& statement) { return execute_on(pool, std::move(statement), {}); }

void tell_refusal(uint64_t pool, const ddl::Refusal& refusal) {
  if (const auto found = find_pool(pool)) found->refused(refusal);
}

}  // namespace mesh::runtime

using namespace mesh::runtime;

void* mesh_pool_execute(uint64_t pool, const MeshString* sql, void* parameters) {
  return send_sql(BuiltinId::pool_execute, pool, sql, parameters, execute_on);
}

void* mesh_pool_query(uint64_t pool, const MeshString* sql, void* parameters) {
  return send_sql(BuiltinId::pool_query, pool, sql, parameters, query_on);
}

void* mesh_repo_execute_raw(uint64_t pool, const MeshString* sql, void* parameters) {
  return send_sql(BuiltinId::repo_execute_raw, pool, sql, parameters, execute_on);
}

void* mesh_repo_query_raw(uint64_t pool, const MeshString* sql, void* parameters) {
  return send_sql(BuiltinId::repo_query_raw, pool, sql, parameters, query_on);
}

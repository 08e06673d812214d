#include "pool/statement_pool.hpp"

#include <new>
#include <utility>

#include "runtime/spent.hpp"

namespace mesh::pool {

Result<QueryRows, DatabaseError> StatementPool::rows_of(std::string_view sql, Parameters parameters) {
  QueryRows rows;
  auto outcome = run(sql, parameters, &rows);
  if (!outcome) return std::move(outcome).error();
  return rows;
}

runtime::Outcome StatementPool::execute(const ddl::Statement& statement, Parameters parameters) noexcept try {
  const auto outcome = run(statement.sql, parameters, nullptr);
  if (!outcome) return outcome.error().text();
  return outcome->rows;
} catch (const std::bad_alloc&) {
  return spent();
}

Result<runtime::Rows, std::string> StatementPool::query(const ddl::Statement& statement, Parameters parameters) noexcept try {
  auto found = rows_of(statement.sql, parameters);
  if (!found) return found.error().text();
  runtime::Rows rows{.columns = std::move(found->columns), .rows = {}};
  for (auto& row : found->rows) {
    auto& texts = rows.rows.emplace_back();
    for (auto& text : row) texts.push_back(std::move(text).value_or(""));
  }
  return rows;
} catch (const std::bad_alloc&) {
  return spent();
}

std::string StatementPool::spent() noexcept {
  refused({.code = Code::bad_value, .part = {}, .message = std::string(runtime::memory_is_spent), .hint = {}});
  return std::string(runtime::memory_is_spent);
}

}  // namespace mesh::pool

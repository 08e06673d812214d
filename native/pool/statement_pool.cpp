#include "pool/statement_pool.hpp"

#include <new>
#include <utility>

#include "pool/last_outcome.hpp"
#include "runtime/spent.hpp"

namespace mesh::pool {
namespace {

DatabaseError error_of(const ddl::Refusal& refusal) noexcept try {
  return {.message = refusal.message, .hint = refusal.hint};
} catch (const std::bad_alloc&) {
  return {.message = std::string(runtime::memory_is_spent)};
}

}  // namespace

Result<QueryRows, DatabaseError> StatementPool::rows_of(std::string_view sql, Parameters parameters) {
  QueryRows rows;
  auto outcome = run(sql, parameters, &rows);
  if (!outcome) return std::move(outcome).error();
  return rows;
}

runtime::Outcome StatementPool::execute(ddl::Statement&& statement, Parameters parameters) noexcept try {
  auto outcome = run(statement.sql, parameters, nullptr);
  runtime::Outcome told = outcome ? runtime::Outcome(outcome->rows) : outcome.error().text();
  note_outcome(statement.sql, std::move(outcome));
  return told;
} catch (const std::bad_alloc&) {
  return spent();
}

Result<runtime::Rows, std::string> StatementPool::query(ddl::Statement&& statement, Parameters parameters) noexcept try {
  QueryRows found;
  auto outcome = run(statement.sql, parameters, &found);
  const std::string error = outcome ? "" : outcome.error().text();
  const bool is_ok = outcome.has_value();
  note_outcome(statement.sql, std::move(outcome));
  if (!is_ok) return error;
  runtime::Rows rows{.columns = std::move(found.columns), .rows = {}};
  for (auto& row : found.rows) {
    auto& texts = rows.rows.emplace_back();
    for (auto& text : row) texts.push_back(std::move(text).value_or(""));
  }
  return rows;
} catch (const std::bad_alloc&) {
  return spent();
}

void StatementPool::refused(const ddl::Refusal& refusal) noexcept { note_outcome("", error_of(refusal)); }

std::string StatementPool::spent() noexcept {
  refused({.code = Code::bad_value, .part = {}, .message = std::string(runtime::memory_is_spent), .hint = {}});
  return std::string(runtime::memory_is_spent);
}

}  // namespace mesh::pool

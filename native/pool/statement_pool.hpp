// What a pool, a session and a transaction have in common: they send statements, for C++ and, behind a handle, for the C ABI.
#pragma once

#include <mesh/outcome.hpp>

#include <string_view>

#include "runtime/pool.hpp"

namespace mesh::pool {

class StatementPool : public runtime::Pool {
 public:
  /// Sends one statement and waits for its end. Its rows go to `rows`, unless that is null.
  [[nodiscard]] virtual Result<Executed, DatabaseError> run(std::string_view sql, Parameters parameters, QueryRows* rows) = 0;

  /// Lets go of what it holds. Whoever waits inside, and every later call, gets an Err.
  virtual void close() = 0;

  [[nodiscard]] Result<QueryRows, DatabaseError> rows_of(std::string_view sql, Parameters parameters);

  // Called from C. Where memory is spent, the error is `memory is spent`, and a transaction has failed.
  [[nodiscard]] runtime::Outcome execute(ddl::Statement&& statement, Parameters parameters) noexcept final;
  [[nodiscard]] Result<runtime::Rows, std::string> query(ddl::Statement&& statement, Parameters parameters) noexcept final;
  void refused(const ddl::Refusal& refusal) noexcept override;

 private:
  [[nodiscard]] std::string spent() noexcept;
};

}  // namespace mesh::pool

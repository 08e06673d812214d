// The one seam: what a migration's statements are sent to, and the table of handles that name it.
#pragma once

#include <mesh/result.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/statement.hpp"

namespace mesh::runtime {

/// What became of one statement: the number PostgreSQL's command tag ends with (rows for INSERT, 0 for DDL), or the error's text.
using Outcome = Result<int64_t, std::string>;

/// What a query found: the names of its columns and, a row each, their texts. A NULL is the empty text.
struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// Somewhere to send statements: a server, or a recorder. Calls come from any thread that holds the handle.
class Pool {
 public:
  virtual ~Pool() = default;

  /// Sends one statement with its text parameters ($1, $2, ...). The pool may take what the statement holds.
  [[nodiscard]] virtual Outcome execute(ddl::Statement&& statement, std::span<const std::string_view> parameters) = 0;

  /// Sends one query and gives its rows.
  [[nodiscard]] virtual Result<Rows, std::string> query(ddl::Statement&& statement,
                                                        std::span<const std::string_view> parameters) = 0;

  /// Told of a call that has no statement, with the argument numbered as in the call (0 is the pool). The caller gets an Err.
  virtual void refused(const ddl::Refusal& refusal) = 0;
};

/// Gives `pool` a handle: an index and a generation, never 0.
[[nodiscard]] uint64_t register_pool(std::shared_ptr<Pool> pool);
/// Ends a handle. A later use of it finds nothing, also when its place has been given away again.
void release_pool(uint64_t handle);
/// The pool behind `handle`, or null for a forged, released or zero handle. It lives on while a call holds it, also when its handle
/// ends meanwhile.
[[nodiscard]] std::shared_ptr<Pool> find_pool(uint64_t handle);
/// What a call with such a handle is told.
inline constexpr std::string_view not_open = "the pool handle is not open: it was closed, or never came from Pool.open";

}  // namespace mesh::runtime

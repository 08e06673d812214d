#include "pool/server_pool.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "ddl/transaction.hpp"
#include "pool/server_error.hpp"
#include "pool/statement_rules.hpp"

namespace mesh::pool {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds ask_always{-1};
constexpr milliseconds shortest_wait{100};
/// Far enough away, and still a time that a clock can hold.
constexpr milliseconds longest_wait{INT32_MAX};

PoolLimits limits_of(const PoolOptions& options) {
  const int min = std::max(options.min, 0);
  return {
      .min = static_cast<size_t>(min),
      .max = static_cast<size_t>(std::max({options.max, min, 1})),
      .checkout_timeout = std::clamp(options.checkout_timeout, shortest_wait, longest_wait),
      .idle_before_check = std::clamp(options.idle_before_check, ask_always, longest_wait),
  };
}

}  // namespace

Result<std::shared_ptr<ServerPool>, DatabaseError> ServerPool::open(std::string_view url, PoolOptions options) {
  auto read = ConnectionUrl::parse(url, options.connect_timeout, options.takes_words);
  if (!read) return prefixed("pool open: ", std::move(read).error());
  auto connections = ConnectionPool::open(std::move(*read), limits_of(options));
  if (!connections) return std::move(connections).error();
  return std::make_shared<ServerPool>(
      std::move(*connections),
      Observer{std::move(options.before_statement), std::move(options.on_statement), std::move(options.on_refusal)});
}

Result<Executed, DatabaseError> ServerPool::run(std::string_view sql, Parameters parameters, QueryRows* rows) {
  if (auto problem = cannot_be_sent(sql, parameters)) return *std::move(problem);
  if (const auto command = ddl::transaction_command(sql)) {
    return DatabaseError{.message = cat({command->name,
                                         " is not sent through a pool, where the next statement may take another connection: "
                                         "use a mesh::Transaction, or a mesh::Session"})};
  }
  std::optional<SentStatement> statement;
  {
    const auto lease = checkout();
    if (!lease) return lease.error();
    statement = observed(observer_, sql, [&] { return (*lease)->run(sql, parameters, rows); });
  }
  static_cast<void>(observer_.sent(*statement));
  return std::move(statement->outcome);
}

}  // namespace mesh::pool

#include "pool/transaction_steps.hpp"

#include <charconv>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "ddl/string_constant.hpp"
#include "pool/server_error.hpp"
#include "runtime/spent.hpp"

namespace mesh::pool {
namespace {

struct Setting {
  std::string_view name;
  /// As pg_settings has it: milliseconds for a time.
  std::string value;
  /// Whether the statement cannot do without it.
  bool is_needed = true;
};

constexpr std::string_view client_check = "client_connection_check_interval";

/// What a statement relies on, in a transaction or out of one. `checks_client`: whether the server can look for its client.
std::vector<Setting> settings_of(const TransactionOptions& options, bool checks_client) {
  std::vector<Setting> settings{{"client_min_messages", "notice"}};
  if (checks_client) settings.push_back({client_check, "1000", false});
  if (options.lock_timeout.count() > 0) settings.push_back({"lock_timeout", decimal(options.lock_timeout.count())});
  if (options.statement_timeout.count() > 0) settings.push_back({"statement_timeout", decimal(options.statement_timeout.count())});
  if (!options.application_name.empty()) settings.push_back({"application_name", options.application_name, false});
  return settings;
}

void append_assignment(std::string& sql, std::string_view command, const Setting& setting) {
  append(sql, {command, setting.name, " = "});
  ddl::append_string_constant(sql, setting.value);
}

std::string begin_command(const TransactionOptions& options, bool checks_client) {
  std::string sql = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
  for (const Setting& setting : settings_of(options, checks_client)) append_assignment(sql, "; SET LOCAL ", setting);
  return sql + "; SELECT pg_catalog.pg_backend_pid()";
}

bool may_check_client(const Connection& connection) {
  constexpr int first_with_checks = 140000;
  return connection.server_version() >= first_with_checks;
}

/// Some systems cannot tell whether a client is there.
bool cannot_check_client(const DatabaseError& error) { return error.sqlstate == "22023"; }

int number_of(const std::optional<std::string>& digits) {
  int number = 0;
  if (digits) std::from_chars(digits->data(), digits->data() + digits->size(), number);
  return number;
}

}  // namespace

DatabaseError cancelled() { return {.sqlstate = "57014", .message = "the transaction was cancelled"}; }

DatabaseError refused_call(const ddl::Refusal& refusal) noexcept {
  try {
    return {.message = cat({"a call was refused: ", refusal.message})};
  } catch (const std::bad_alloc&) {
    DatabaseError error;
    error.message = runtime::memory_is_spent;
    return error;
  }
}

Result<int, DatabaseError> begin_transaction(Connection& connection, const TransactionOptions& options,
                                             const Cancellation* cancellation) {
  const bool may_check = may_check_client(connection);
  connection.expect_timeout({});
  QueryRows found;
  auto begun = connection.command(begin_command(options, may_check), cancellation, &found);
  if (!begun && may_check && cannot_check_client(begun.error())) {
    static_cast<void>(connection.command("ROLLBACK"));
    begun = connection.command(begin_command(options, false), cancellation, &found);
  }
  if (!begun) return std::move(begun).error();
  // Not before: a pooler may keep a BEGIN until it has a session for it.
  connection.expect_timeout(options.statement_timeout);
  return number_of(found.rows.at(0).at(0));
}

Result<Unit, DatabaseError> commit_transaction(Connection& connection, const Cancellation* cancellation) {
  // PostgreSQL takes the time of no COMMIT, but that of what constraints have put off until then.
  auto committed = connection.command("SET CONSTRAINTS ALL IMMEDIATE; COMMIT", cancellation);
  if (committed) return Unit{};
  if (!connection.is_lost()) return std::move(committed).error();
  DatabaseError error = prefixed("read commit: ", std::move(committed).error());
  error.message += "; it is unknown whether the transaction was committed";
  error.is_outcome_unknown = true;
  return error;
}

Result<SessionSettings, DatabaseError> set_for_session(Connection& connection, const TransactionOptions& options, bool has_patience,
                                                       const Cancellation* cancellation) {
  connection.expect_timeout({});
  std::vector<Setting> wanted = settings_of(options, may_check_client(connection));
  wanted.push_back({"default_transaction_read_only", "off"});
  if (has_patience) {
    std::erase_if(wanted, [](const Setting& setting) { return setting.name == "lock_timeout"; });
    wanted.push_back({"lock_timeout", "0"});
  }
  std::string condition;
  for (const Setting& setting : wanted) {
    append(condition, {condition.empty() ? "(name, setting) <> ('" : " AND (name, setting) <> ('", setting.name, "', "});
    ddl::append_string_constant(condition, setting.value);
    condition += ')';
  }
  std::string names;
  for (const Setting& setting : wanted) append(names, {names.empty() ? "'" : ", '", setting.name, "'"});
  QueryRows found;
  auto asked =
      connection.command(cat({"SELECT pg_catalog.pg_backend_pid(), name FROM (SELECT) one LEFT JOIN pg_catalog.pg_settings "
                              "ON name IN (",
                              names, ") AND ", condition}),
                         cancellation, &found);
  if (!asked) return std::move(asked).error();
  SessionSettings session{.server_process = number_of(found.rows.at(0).at(0)), .undo = {}};
  const bool is_pooled = session.server_process != connection.announced_process();
  for (const auto& row : found.rows) {
    for (const Setting& setting : wanted) {
      if (row.at(1) != setting.name || (is_pooled && !setting.is_needed)) continue;
      if (is_pooled) {
        return DatabaseError{.message = cat({"this statement stands by itself and needs ", setting.name, " = ", setting.value,
                                             ", which the role or the database sets otherwise, and a pooler gives each statement "
                                             "whichever session it likes: connect to the server itself"})};
      }
      std::string sql;
      append_assignment(sql, "SET ", setting);
      const auto set = connection.run(sql, {}, nullptr, cancellation);
      if (!set && setting.name == client_check && cannot_check_client(set.error())) continue;
      if (!set) return set.error();
      append(session.undo, {"RESET ", setting.name, ";"});
    }
  }
  connection.expect_timeout(options.statement_timeout);
  return session;
}

}  // namespace mesh::pool

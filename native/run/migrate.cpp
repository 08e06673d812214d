#include "run/migrate.hpp"

#include <cstdio>
#include <cstdlib>
#include <mesh/database.hpp>

#include "base/terminal.hpp"
#include "ddl/closed_sql.hpp"
#include "run/held_signals.hpp"

namespace mesh::run {

using process::ExitCode;

namespace {

void say(std::string_view text) {
  std::string line;
  append_harmless(line, text);
  std::fputs((line + "\n").c_str(), stderr);
}

std::string_view word_of(Effect effect) {
  switch (effect) {
    case Effect::applied: return "";
    case Effect::skipped: return "  -- skipped: there was nothing to do";
    case Effect::clipped: return "  -- carried out with a name cut to 63 bytes";
  }
  return "";
}

void say_what_became_of(const SentStatement& statement) {
  const std::string_view word = statement.outcome ? word_of(statement.outcome->effect) : "  -- failed";
  std::string lines;
  append_harmless_lines(lines, ddl::closed_sql(statement.sql) + std::string(word) + "\n");
  std::fputs(lines.c_str(), stderr);
}

std::string text_of(const DatabaseError& error) {
  std::string text = error.sqlstate.empty() ? error.message : error.sqlstate + ": " + error.message;
  if (!error.detail.empty()) text += " (" + error.detail + ")";
  if (!error.hint.empty()) text += "; hint: " + error.hint;
  constexpr std::string_view lock_not_available = "55P03";
  if (error.sqlstate == lock_not_available)
    text += "; hint: another transaction holds the lock: run it again when that has ended, or let it wait longer";
  return text;
}

/// What the server said of the statement that failed, where one did; that says more than the Mesh program's own error.
Failure reason_of(const Transaction& transaction, Failure failure) {
  for (const SentStatement& statement : transaction.executed()) {
    if (failure && !statement.outcome) return text_of(statement.outcome.error());
  }
  return failure;
}

ExitCode fail(std::string_view what, std::string_view why, ExitCode code) {
  say(std::string(what) + ": " + std::string(why));
  return code;
}

/// Commits, or rolls back, and says which.
ExitCode end_transaction(Transaction& transaction, const Failure& failure) {
  const Failure why = reason_of(transaction, failure);
  if (HeldSignals::has_come()) {
    transaction.rollback();
    say("interrupted, and nothing of it was kept");
    return ExitCode::failed;
  }
  if (why) {
    transaction.rollback();
    return fail("failed, and nothing of it was kept", *why, ExitCode::failed);
  }
  const size_t statements = transaction.executed().size();
  const Result<Unit, DatabaseError> committed = transaction.commit();
  if (!committed) return fail("failed at the commit", text_of(committed.error()), ExitCode::failed);
  say("committed: " + std::to_string(statements) + (statements == 1 ? " statement" : " statements"));
  return ExitCode::clean;
}

/// The code to end with, of a run that ended with `code`.
ExitCode with_output(ExitCode code) {
  if (std::ferror(stdout) == 0) return code;
  say("what the migration printed could not all be written");
  return code == ExitCode::clean ? ExitCode::output_lost : code;
}

ExitCode run_in_transaction(const std::string& url, const Limits& limits, const Program& program) {
  PoolOptions options;
  options.max = 1;
  options.on_statement = say_what_became_of;
  Result<Database, DatabaseError> database = Database::open(url, options);
  if (!database) return fail("the database cannot be opened", text_of(database.error()), ExitCode::wrong_use);
  Result<Transaction, DatabaseError> transaction =
      Transaction::begin(*database, {.lock_timeout = limits.lock_timeout, .statement_timeout = limits.statement_timeout});
  if (!transaction) return fail("the database cannot be reached", text_of(transaction.error()), ExitCode::no_connection);
  std::optional<HeldSignals> signals(std::in_place, *transaction);
  const Stop stop = [&](const std::string& why) {
    const ExitCode code = with_output(end_transaction(*transaction, why));
    std::fflush(stdout);
    signals.reset();
    // What is on the way is not destroyed, since it does not come back.
    std::_Exit(status_of(code));
  };
  return end_transaction(*transaction, program.run(transaction->handle(), stop));
}

}  // namespace

ExitCode migrate(const std::string& url, const Limits& limits, const Program& program) {
  return with_output(run_in_transaction(url, limits, program));
}

}  // namespace mesh::run

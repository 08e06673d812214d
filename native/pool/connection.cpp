#include "pool/connection.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <new>
#include <system_error>
#include <thread>
#include <utility>

#include "base/text.hpp"
#include "ddl/transaction.hpp"
#include "pool/effect.hpp"
#include "pool/is_one_of.hpp"
#include "pool/server_error.hpp"
#include "pool/statement_rules.hpp"

namespace mesh::pool {
namespace {

/// The number at the end of a command tag such as `INSERT 0 5`, or 0.
int64_t last_number(std::string_view tag) {
  const std::string_view word = tag.substr(tag.rfind(' ') + 1);
  int64_t number = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
  return problem == std::errc() && end == word.data() + word.size() ? number : 0;
}

bool is_failure(ExecStatusType status) { return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE; }

bool is_copy(ExecStatusType status) { return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH; }

QueryRows rows_of(const PGresult* result) {
  QueryRows read;
  const int width = PQnfields(result);
  for (int column = 0; column < width; ++column) {
    read.columns.emplace_back(PQfname(result, column));
    read.types.push_back({.oid = PQftype(result, column), .modifier = PQfmod(result, column)});
  }
  read.rows.resize(static_cast<size_t>(PQntuples(result)));
  for (int at = 0; at < PQntuples(result); ++at) {
    auto& row = read.rows[static_cast<size_t>(at)];
    for (int column = 0; column < width; ++column) {
      if (PQgetisnull(result, at, column) == 1) {
        row.emplace_back(std::nullopt);
      } else {
        row.emplace_back(std::string(PQgetvalue(result, at, column), static_cast<size_t>(PQgetlength(result, at, column))));
      }
    }
  }
  return read;
}

/// The error of a statement whose connection went before its end was read.
DatabaseError lost_while_reading(DatabaseError error, bool is_rolled_back) {
  error.message = cat({"read execute: ", error.message,
                       is_rolled_back ? "; the transaction is lost with its connection, and nothing of it took effect"
                                      : "; it is unknown whether the statement took effect"});
  error.is_outcome_unknown = !is_rolled_back;
  return error;
}

}  // namespace

Result<std::unique_ptr<Connection>, DatabaseError> Connection::open(const ConnectionUrl& url) {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : url.parameters()) {
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  std::unique_ptr<Connection> made(new Connection(PQconnectdbParams(keywords.data(), values.data(), 0)));
  if (made->is_lost() || !made->read_strings_as_standard()) {
    return DatabaseError{.message = url.without_password(made->last_message())};
  }
  return made;
}

Connection::Connection(PGconn* connection) : connection_(connection) { PQsetNoticeReceiver(connection_.get(), take_notice, this); }

void Connection::take_notice(void* connection, const PGresult* notice) noexcept try {
  static_cast<Connection*>(connection)->notices_.push_back(notice_of(notice));
} catch (const std::bad_alloc&) {
  static_cast<Connection*>(connection)->has_lost_notice_ = true;
}

Result<Executed, DatabaseError> Connection::run(std::string_view sql, Parameters parameters, QueryRows* rows,
                                                const Cancellation* cancellation) {
  notices_.clear();
  has_lost_notice_ = false;
  auto outcome = carry_out(sql, parameters, rows, cancellation);
  if (outcome) return outcome;
  DatabaseError error = std::move(outcome).error();
  error.notices = std::exchange(notices_, {});
  return error;
}

Result<Executed, DatabaseError> Connection::carry_out(std::string_view sql, Parameters parameters, QueryRows* rows,
                                                      const Cancellation* cancellation) {
  if (may_change_session(sql)) may_differ_ = true;
  const auto command = ddl::transaction_command(sql);
  // A transaction that is not about to end goes with its connection; of anything else, only the server knows.
  const bool goes_with_connection = PQtransactionStatus(connection_.get()) != PQTRANS_IDLE && !command;
  if (!send(sql, parameters)) {
    return DatabaseError{.message = cat({"send execute: ", last_message(), "; the statement was not sent"})};
  }
  const ResultPtr result = receive(cancellation);
  if (is_lost()) {
    DatabaseError error = result ? error_of(result.get()) : DatabaseError{.message = last_message()};
    return lost_while_reading(std::move(error), goes_with_connection);
  }
  if (is_failure(PQresultStatus(result.get()))) return error_of(result.get());
  if (is_copy(PQresultStatus(result.get()))) {
    return DatabaseError{.message = "COPY TO STDOUT has nowhere to go: copy to a file, or select the rows"};
  }
  const std::string_view tag = PQcmdStatus(result.get());
  if (tag == "ROLLBACK" && command && is_one_of(command->name, {"COMMIT", "END", "PREPARE TRANSACTION"})) {
    return DatabaseError{.sqlstate = "25P02", .message = "the transaction had failed and was rolled back"};
  }
  if (has_lost_notice_) throw std::bad_alloc();
  if (rows != nullptr) *rows = rows_of(result.get());
  return Executed{.rows = last_number(tag), .effect = effect_of(sql, notices_), .notices = std::exchange(notices_, {})};
}

Result<std::string, DatabaseError> Connection::command(const std::string& sql, const Cancellation* cancellation, QueryRows* rows) {
  notices_.clear();
  if (PQsendQuery(connection_.get(), sql.c_str()) == 0) return DatabaseError{.message = last_message()};
  const ResultPtr result = receive(cancellation);
  if (is_lost() || is_failure(PQresultStatus(result.get()))) {
    return result ? error_of(result.get()) : DatabaseError{.message = last_message()};
  }
  if (rows != nullptr) *rows = rows_of(result.get());
  return std::string(PQcmdStatus(result.get()));
}

bool Connection::is_alive(bool ask) {
  pollfd socket{.fd = PQsocket(connection_.get()), .events = POLLIN, .revents = 0};
  if (is_lost() || socket.fd < 0 || poll(&socket, 1, 0) < 0) return false;
  const bool has_input = socket.revents != 0;
  if (has_input && PQconsumeInput(connection_.get()) == 0) return false;
  return !(ask || has_input) || command("").has_value();
}

bool Connection::is_in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(connection_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool Connection::restore() {
  statement_timeout_ = {};
  // What is still asked to be cancelled might be the next borrower's.
  if (is_lost() || *is_cancelling_) return false;
  if (is_in_transaction()) {
    if (!command("ROLLBACK")) return false;
  } else if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) {
    return false;
  }
  if (may_differ_ && !(command("DISCARD ALL") && read_strings_as_standard())) return false;
  may_differ_ = false;
  return !is_lost();
}

bool Connection::read_strings_as_standard() {
  constexpr const char* setting = "standard_conforming_strings";
  const char* value = PQparameterStatus(connection_.get(), setting);
  const bool is_standard = value != nullptr && std::string_view(value) == "on";
  return is_standard || command(cat({"SET ", setting, " = on"})).has_value();
}

bool Connection::send(std::string_view sql, Parameters parameters) {
  const std::string text(sql);
  const std::vector<std::string> texts(parameters.begin(), parameters.end());
  std::vector<const char*> values;
  values.reserve(texts.size());
  for (const std::string& value : texts) values.push_back(value.c_str());
  return PQsendQueryParams(connection_.get(), text.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                           nullptr, 0) == 1;
}

Connection::ResultPtr Connection::receive(const Cancellation* cancellation) {
  ResultPtr kept;
  while (true) {
    if (cancellation != nullptr) wait_for_result(*cancellation);
    if (given_up_ != GivenUp::no) return nullptr;
    ResultPtr next{PQgetResult(connection_.get())};
    if (!next) return kept;
    const ExecStatusType status = PQresultStatus(next.get());
    if (is_copy(status)) end_copy(status);
    // Of several, an error decides: the failure of a deferred constraint comes after the statement's own success.
    const bool has_failed = kept && is_failure(PQresultStatus(kept.get()));
    const bool is_end_of_copy = kept && is_copy(PQresultStatus(kept.get())) && !is_failure(status);
    if (!has_failed && !is_end_of_copy) kept = std::move(next);
  }
}

void Connection::wait_for_result(const Cancellation& cancellation) {
  using Clock = std::chrono::steady_clock;
  constexpr int milliseconds = 100;
  const Clock::time_point began = Clock::now();
  std::optional<Clock::time_point> cancelled_at;
  while (!is_lost() && PQisBusy(connection_.get()) == 1) {
    if (cancellation) {
      if (!cancelled_at) cancelled_at = Clock::now();
      if (Clock::now() - *cancelled_at > longest_silence) {
        given_up_ = GivenUp::after_cancellation;
        return;
      }
      // More than once: a server that has yet to begin with the statement takes no notice.
      cancel();
    } else if (statement_timeout_.count() > 0 && Clock::now() - began > statement_timeout_ + longest_silence) {
      given_up_ = GivenUp::after_timeout;
      return;
    }
    pollfd socket{.fd = PQsocket(connection_.get()), .events = POLLIN, .revents = 0};
    const int ready = poll(&socket, 1, milliseconds);
    if (ready < 0 && errno != EINTR) return;
    if (ready > 0 && PQconsumeInput(connection_.get()) == 0) return;
  }
}

void Connection::cancel() {
  if (is_cancelling_->exchange(true)) return;
  try {
    const std::shared_ptr<PGcancel> request(PQgetCancel(connection_.get()), PQfreeCancel);
    std::thread([request, is_asked = is_cancelling_] {
      std::array<char, 256> problem{};
      PQcancel(request.get(), problem.data(), static_cast<int>(problem.size()));
      *is_asked = false;
    }).detach();
  } catch (const std::system_error&) {
    *is_cancelling_ = false;
  } catch (const std::bad_alloc&) {
    *is_cancelling_ = false;
  }
}

void Connection::end_copy(ExecStatusType status) {
  if (status == PGRES_COPY_IN) {
    PQputCopyEnd(connection_.get(), "COPY FROM STDIN has nothing to read here: copy from a file, or insert the rows");
    return;
  }
  char* line = nullptr;
  while (PQgetCopyData(connection_.get(), &line, 0) > 0) PQfreemem(line);
}

std::string Connection::last_message() const {
  const std::string silence = decimal(longest_silence.count()) + " s";
  switch (given_up_) {
    case GivenUp::after_cancellation: return cat({"the server has not answered for ", silence, ", nor was it to cancel"});
    case GivenUp::after_timeout: return cat({"the server has not answered ", silence, " after the statement's time was over"});
    case GivenUp::no: break;
  }
  return one_line(PQerrorMessage(connection_.get()));
}

}  // namespace mesh::pool

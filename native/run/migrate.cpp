#include "run/migrate.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <mesh/database.hpp>
#include <variant>

#include "base/text.hpp"
#include "run/existing.hpp"
#include "run/held_signals.hpp"
#include "run/report_json.hpp"
#include "run/waiting.hpp"

namespace mesh::run {

using process::ExitCode;

namespace {

/// What the statements are sent by.
using Sender = std::variant<Transaction, StatementSequence>;

DatabaseError error_of(std::string message) { return {.message = std::move(message)}; }

/// pg_stat_activity shows 63 bytes, so the file's name comes without its folder.
std::string title_of(const Request& request) {
  // The server takes no other text.
  if (!is_utf8(request.file)) return "mesh-ddl " + request.function;
  return cat({"mesh-ddl ", request.function, " ", request.file.substr(request.file.rfind('/') + 1)});
}

class Run {
 public:
  Run(const Request& request, const Program& program) : request_(request), program_(program), report_(request.volume) {}

  ExitCode carry_out() {
    const IgnoredPipe no_signal;
    Result<Database, DatabaseError> database = Database::open(request_.database, observed());
    if (!database) return ended({.ending = Ending::not_connected, .code = ExitCode::wrong_use, .error = database.error()});
    if (const auto failed = begin(*database)) {
      // What the server says of BEGIN has an SQLSTATE; a connection that cannot be made has none.
      const bool is_reached = !failed->sqlstate.empty();
      return ended({.ending = is_reached ? Ending::not_begun : Ending::not_connected,
                    .code = is_reached ? ExitCode::failed : ExitCode::no_connection,
                    .error = *failed});
    }
    std::optional<HeldSignals> signals(std::in_place, sender());
    waiting_.emplace(request_.database, request_.limits.lock_timeout, report_);
    const auto leave = [&](ExitCode code) {
      std::fflush(stdout);
      signals.reset();
      std::_Exit(status_of(code));
    };
    const Stop stop = [&](const std::string& why) {
      stopped_at_ = program_.place();
      // What is on the way is not destroyed, since it does not come back.
      leave(finish(why));
    };
    const ExitCode code = finish(program_.run(sender().handle(), stop));
    // Its thread may still be asking a server that does not answer, which what happens at an ordinary end must not meet.
    if (!waiting_->stop()) leave(code);
    return code;
  }

 private:
  PoolOptions observed() {
    PoolOptions options;
    options.max = 1;
    options.takes_words = true;
    options.before_statement = [this](std::string_view sql) {
      report_.sending(sql, program_.place());
      waiting_->begin([this] { return sender().server_process(); });
    };
    options.on_statement = [this](const SentStatement& statement) { sent(statement); };
    options.on_refusal = [this](const DatabaseError&) { refused_at_ = program_.place(); };
    return options;
  }

  std::optional<DatabaseError> begin(Database& database) {
    const TransactionOptions options{.lock_timeout = request_.limits.lock_timeout,
                                     .statement_timeout = request_.limits.statement_timeout,
                                     .application_name = title_of(request_)};
    const auto keep = [this](auto begun) -> std::optional<DatabaseError> {
      if (!begun) return std::move(begun).error();
      sender_.emplace(*std::move(begun));
      return std::nullopt;
    };
    return request_.is_transaction ? keep(Transaction::begin(database, options))
                                   : keep(StatementSequence::begin(database, options));
  }

  [[nodiscard]] GuardedStatements& sender() {
    return std::visit([](auto& sender) -> GuardedStatements& { return sender; }, *sender_);
  }

  void sent(const SentStatement& statement) {
    waiting_->end();
    report_.sent(statement);
    if (!statement.outcome) return;
    const bool is_skipped = statement.outcome->effect == Effect::skipped;
    const std::vector<ServerNotice>& notices = statement.outcome->notices;
    const auto tells_of_skip = [](const ServerNotice& notice) { return notice.effect == Effect::skipped; };
    if (!is_skipped && std::none_of(notices.begin(), notices.end(), tells_of_skip)) return;
    std::vector<std::string> differences;
    const Inspection look = [&](const Ask& ask) { differences = differences_of_existing(statement.sql, ask); };
    sender().inspect(look);
    for (const std::string& difference : differences) report_.found(difference);
    if (!request_.is_strict || differences.empty()) return;
    const DatabaseError why =
        error_of(cat({"--strict: ", is_skipped ? "a" : "a part of a", " statement was skipped, and ", differences.front()}));
    sender().refuse(why);
    strict_ = why;
  }

  /// The failure of a statement, or of --strict, says more than the Mesh program's own error.
  [[nodiscard]] End end_of(const Failure& failure) {
    End end;
    end.signal = HeldSignals::which();
    end.is_transaction = request_.is_transaction;
    for (const ReportedStatement& each : report_.statements()) {
      if (each.sent.outcome) continue;
      end.error = each.sent.outcome.error();
      end.place = each.place;
      end.sql = each.sent.sql;
    }
    if (end.signal != 0) {
      // What has become of an interrupted statement needs no word of the server's.
      end.error.reset();
      end.place.reset();
      return end;
    }
    if (!end.error && strict_) {
      end.error = strict_;
      end.place = report_.statements().back().place;
    } else if (!end.error && failure) {
      // An Err that goes on to be the function's has more to it than its text.
      const auto first = sender().failure();
      end.error = first && first->text() == *failure ? *first : error_of(*failure);
      end.place = stopped_at_ ? stopped_at_ : refused_at_;
    }
    return end;
  }

  ExitCode finish(const Failure& failure) {
    End end = end_of(failure);
    const bool has_failed = end.signal != 0 || failure || strict_;
    std::visit([&](auto& sender) { close(sender, has_failed, end); }, *sender_);
    return ended(std::move(end));
  }

  void close(Transaction& transaction, bool has_failed, End& end) const {
    if (has_failed) {
      transaction.rollback();
      end.ending = Ending::rolled_back;
      end.code = ExitCode::failed;
      return;
    }
    const Result<Unit, DatabaseError> committed = transaction.commit();
    if (committed) return;
    const bool is_unknown = committed.error().is_outcome_unknown;
    end.ending = is_unknown ? Ending::unknown : Ending::rolled_back;
    end.code = is_unknown ? ExitCode::unknown : ExitCode::failed;
    end.signal = HeldSignals::which();
    if (!end.error) {
      end.error = committed.error();
      end.place = refused_at_;
    }
  }

  void close(StatementSequence& sequence, bool has_failed, End& end) {
    const std::optional<DatabaseError> failed = sequence.failure();
    if (failed || has_failed) {
      const bool is_unknown = failed && failed->is_outcome_unknown;
      end.ending = is_unknown ? Ending::unknown : kept_of(report_.statements()) == 0 ? Ending::rolled_back : Ending::partly_kept;
      end.code = is_unknown ? ExitCode::unknown : ExitCode::failed;
      if (!end.error && end.signal == 0) {
        end.error = failed;
        end.place = refused_at_;
      }
    }
    sequence.end();
    if (end.sql.empty() || end.ending == Ending::unknown) return;
    // On a connection of its own, since nothing more is sent on that of a sequence that has failed.
    Result<Database, DatabaseError> database =
        Database::open(request_.database, {.max = 1, .connect_timeout = std::chrono::seconds(3), .takes_words = true});
    if (!database) return;
    const Ask ask = [&](std::string_view sql, Parameters parameters) { return database->query(sql, parameters); };
    end.left = invalid_indexes(end.sql, ask);
    for (const std::string& text : end.left) report_.left(text);
  }

  ExitCode ended(End end) {
    report_.ended(end);
    if (std::ferror(stdout) != 0) {
      std::fputs("what the migration printed could not all be written\n", stderr);
      if (end.code == ExitCode::clean) end.code = ExitCode::output_lost;
    }
    if (request_.document) end.code = write_document(*request_.document, end);
    return end.code;
  }

  [[nodiscard]] ExitCode write_document(int descriptor, const End& end) const {
    const std::string document = report_json(request_.file, request_.function, report_, end);
    for (size_t at = 0; at < document.size();) {
      const ssize_t written = write(descriptor, document.data() + at, document.size() - at);
      if (written <= 0) return end.code == ExitCode::clean ? ExitCode::output_lost : end.code;
      at += static_cast<size_t>(written);
    }
    return end.code;
  }

  const Request& request_;
  const Program& program_;
  Report report_;
  std::optional<Sender> sender_;
  std::optional<Waiting> waiting_;
  std::optional<DatabaseError> strict_;
  std::optional<Place> refused_at_;
  std::optional<Place> stopped_at_;
};

}  // namespace

ExitCode migrate(const Request& request, const Program& program) { return Run(request, program).carry_out(); }

}  // namespace mesh::run

// What a run says while it goes on, for people, and what it keeps for its document.
#pragma once

#include <chrono>
#include <mesh/outcome.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "process/exit_code.hpp"
#include "run/place.hpp"

namespace mesh::run {

/// A statement that was sent, and what became of it.
struct ReportedStatement {
  SentStatement sent;
  std::optional<Place> place = {};
  /// What is there already and is otherwise than the statement would have made it, a sentence each.
  std::vector<std::string> differences = {};
  /// What was seen of it while it took long.
  std::vector<std::string> remarks = {};
};

enum class Ending : uint8_t {
  /// Everything is in the database.
  committed,
  /// Nothing is.
  rolled_back,
  /// What was carried out before the end is, since there was no transaction around it all.
  partly_kept,
  /// The connection was lost during the commit, or, without a transaction around it all, during the last statement.
  unknown,
  /// The server was reached, and does not begin a transaction. Nothing was sent.
  not_begun,
  /// Nothing was sent.
  not_connected,
};

/// `committed`, `rolled back`, ..., as the document has them.
[[nodiscard]] std::string_view ending_text(Ending ending);

/// How a run ended.
struct End {
  Ending ending = Ending::committed;
  process::ExitCode code = process::ExitCode::clean;
  /// The signal that interrupted it; 0 where none did.
  int signal = 0;
  bool is_transaction = true;
  /// Why it failed; nothing where it did not.
  std::optional<DatabaseError> error = {};
  /// Where the call stands that failed.
  std::optional<Place> place = {};
  /// The statement that failed, as it was sent; empty where none was.
  std::string sql = {};
  /// What it has left behind, a sentence each.
  std::vector<std::string> left = {};
};

/// How many of the statements have done something that stays where there is no transaction around them.
[[nodiscard]] size_t kept_of(const std::vector<ReportedStatement>& statements);

enum class Volume : uint8_t {
  /// How it ended, and why.
  quiet,
  /// Every statement, before it is sent and when it is done.
  normal,
};

/// Says it all on standard error. A remark may come from any thread, all else from the one that runs.
class Report {
 public:
  explicit Report(Volume volume) : volume_(volume) {}

  /// A statement is about to be sent.
  void sending(std::string_view sql, std::optional<Place> place);
  /// It is done.
  void sent(const SentStatement& statement);
  /// What the last statement has found in place of what it would make.
  void found(std::string difference);
  /// What a statement that failed has left behind.
  void left(std::string_view text);
  /// What the statement at work waits for, or how far it is.
  void remark(std::string text);
  void ended(const End& end);

  [[nodiscard]] const std::vector<ReportedStatement>& statements() const { return statements_; }

 private:
  void say(std::string_view lines);

  const Volume volume_;
  std::mutex mutex_;
  /// Of the statement at work.
  std::vector<std::string> remarks_;
  std::vector<ReportedStatement> statements_;
  std::optional<Place> place_;
};

}  // namespace mesh::run

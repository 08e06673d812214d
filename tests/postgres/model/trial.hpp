// A model and a server that are given the same statements, and what they disagree about.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client.hpp"
#include "model/seen.hpp"
#include "schema/schema.hpp"

namespace mesh::test {

/// Stand among statements. What is before the first is in the database, and the model did not see it.
inline const std::string setup_ends = "-- setup ends";
/// A function ends, with a commit, and another begins; with the second, in another migration.
inline const std::string function_ends = "-- function ends";
inline const std::string migration_ends = "-- migration ends";

struct Migration {
  schema::Start start = schema::Start::empty;
  /// Whether what fails is taken back from the model too, as a savepoint takes it from the server.
  bool forgets_failures = true;
  /// Whether its functions are committed, or all of it is one transaction that is rolled back.
  bool commits = false;
  std::vector<std::string> statements = {};

  [[nodiscard]] std::string text() const;
};

struct Mismatch {
  /// What kind of mismatch it is: shrinking keeps it.
  std::string kind;
  /// The prediction and the server's answer, or the differences of tables.
  std::string text;
};

/// Whether a statement must stand outside a transaction, such as one with CONCURRENTLY.
[[nodiscard]] bool needs_no_transaction(const std::string& sql);

/// Outcomes that were predicted, by schema::OutcomeKind.
using Tally = std::array<size_t, 4>;

/// One migration on one database, which is empty before.
class Trial {
 public:
  Trial(std::string url, const Migration& plan);

  /// Gives the statement to both, or does what it stands for.
  [[nodiscard]] std::optional<Mismatch> apply(const std::string& statement, const std::vector<std::string>& parameters = {});
  /// Compares the tables.
  [[nodiscard]] std::optional<Mismatch> compare_tables();

  [[nodiscard]] Client& client() { return *client_; }
  [[nodiscard]] schema::Schema& schema() { return schema_; }
  [[nodiscard]] const Tally& tally() const { return tally_; }
  /// The disagreements over what the model does not answer for: a premise that does not hold.
  [[nodiscard]] size_t excused() const { return excused_; }
  /// Whether the last statement was carried out, and the model said so.
  [[nodiscard]] bool has_applied() const { return has_applied_; }
  /// Whether a commit has failed, after which nothing is comparable.
  [[nodiscard]] bool is_over() const { return is_over_; }

 private:
  void begin();
  [[nodiscard]] Reply send(const std::string& statement, const std::vector<std::string>& parameters);
  void end_function();
  [[nodiscard]] bool breaks_premise(const ddl::Facts& facts, const schema::Outcome& predicted, const Reply& reply) const;

  std::string url_;
  schema::Start start_;
  bool forgets_failures_;
  bool commits_;
  std::unique_ptr<Client> client_;
  schema::Schema schema_;
  std::optional<Seen> setup_;
  bool is_in_setup_;
  bool has_applied_ = false;
  bool is_over_ = false;
  uint32_t number_ = 0;
  size_t excused_ = 0;
  Tally tally_{};
};

/// Makes a database as empty as it was when it was new.
void make_empty(Client& client);

/// Replays a migration on an empty database and gives the first mismatch; the database is empty afterwards.
[[nodiscard]] std::optional<Mismatch> replay(const std::string& url, const Migration& migration);

/// Leaves out of a migration what its mismatch does not need.
[[nodiscard]] Migration shrink(const std::string& url, Migration migration, const std::string& kind);

}  // namespace mesh::test

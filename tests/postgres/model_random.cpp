// What the model of the database says of random migrations is what a server does.
//
// MESH_MODEL_SEED begins elsewhere, MESH_MODEL_RUNS makes more of each kind, and with MESH_MODEL_EACH the tables are compared after
// each statement.
#include <chrono>
#include <cstdlib>
#include <map>

#include "catch.hpp"
#include "cluster.hpp"
#include "model/statements.hpp"
#include "model/trial.hpp"

using namespace mesh::test;
using mesh::schema::OutcomeKind;
using mesh::schema::Start;

namespace {

uint64_t number_from(const char* variable, uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// What random migrations of a kind have found.
struct Findings {
  /// By the kind of mismatch: how often, and the first one, shrunk.
  std::map<std::string, std::pair<size_t, std::string>> mismatches;
  Tally tally{};
  size_t excused = 0;
  size_t runs = 0;

  [[nodiscard]] size_t statements() const {
    size_t sum = 0;
    for (const size_t count : tally) sum += count;
    return sum;
  }
  [[nodiscard]] double share(OutcomeKind kind) const {
    return static_cast<double>(tally[static_cast<size_t>(kind)]) / static_cast<double>(statements());
  }
  /// Of a thousand statements, those about which model and server disagree for a premise, and for nothing that excuses it.
  [[nodiscard]] size_t excused_of_a_thousand() const { return excused * 1000 / statements(); }
  [[nodiscard]] size_t wrong_of_a_thousand() const {
    size_t wrong = 0;
    for (const auto& [kind, found] : mismatches) wrong += found.first;
    return wrong * 1000 / statements();
  }
  [[nodiscard]] std::string text() const;
};

/// What is still wrong: the code of a statement with several faults, a table of which a lost one may have a key, and a name that
/// may mean the same in two schemas. To become 0.
constexpr size_t most_wrong = 2;
/// From an empty start, only what was lost is taken to be there.
constexpr size_t most_excused = 6;

std::string Findings::text() const {
  std::string text = std::to_string(runs) + " migrations, " + std::to_string(statements()) + " statements, " +
                     std::to_string(excused) + " excused:";
  for (const OutcomeKind kind : {OutcomeKind::applied, OutcomeKind::skipped, OutcomeKind::fails, OutcomeKind::unknown}) {
    text +=
        ' ' + std::string(kind_text(kind)) + ' ' + std::to_string(static_cast<int>(share(kind) * 1000) / 10.0).substr(0, 4) + " %";
  }
  text += '\n';
  for (const auto& [kind, found] : mismatches) {
    text += "\n== " + kind + " (" + std::to_string(found.first) + ")\n" + found.second;
  }
  return text;
}

/// Runs one migration while it is written, and gives its first mismatch.
std::optional<Mismatch> write_and_run(const std::string& url, Migration& migration, uint64_t seed, Findings& findings) {
  static const bool compares_each = std::getenv("MESH_MODEL_EACH") != nullptr;
  Statements statements(seed);
  Dice dice(~seed);
  const size_t setup = migration.start == Start::open ? 1 + dice.below(15) : 0;
  const size_t length = setup + 20 + dice.below(21);
  std::optional<Mismatch> mismatch;
  Trial trial(url, migration);
  for (size_t at = 0; at < length && !mismatch && !trial.is_over(); ++at) {
    std::string sql = statements.next(see(trial.client()));
    // A session's own tables end with it.
    if (migration.commits ? sql.find("TEMP ") != std::string::npos : needs_no_transaction(sql)) continue;
    if (at == setup && setup > 0) sql = setup_ends;
    if (migration.commits && dice.chance(20)) sql = dice.chance(25) ? migration_ends : function_ends;
    if (needs_no_transaction(sql)) {
      migration.statements.push_back(function_ends);
      mismatch = trial.apply(function_ends);
      if (trial.is_over()) break;
    }
    migration.statements.push_back(sql);
    mismatch = trial.apply(sql);
    if (compares_each && !mismatch) mismatch = trial.compare_tables();
  }
  if (!mismatch) mismatch = trial.compare_tables();
  for (size_t kind = 0; kind < trial.tally().size(); ++kind) findings.tally[kind] += trial.tally()[kind];
  findings.excused += trial.excused();
  return mismatch;
}

/// Runs random migrations that begin as `plan` says until `runs` have been made.
Findings try_random(const Migration& plan, uint64_t runs) {
  const FreshDatabase database(Cluster::shared());
  const uint64_t first = number_from("MESH_MODEL_SEED", 1);
  Findings findings;
  for (uint64_t seed = first; seed < first + runs; ++seed, ++findings.runs) {
    Migration migration = plan;
    const std::optional<Mismatch> mismatch = write_and_run(database.url(), migration, seed, findings);
    if (plan.commits) {
      Client client(database.url());
      make_empty(client);
    }
    if (!mismatch) continue;
    auto& [count, text] = findings.mismatches[mismatch->kind];
    if (count++ > 0) continue;
    const Migration least = shrink(database.url(), migration, mismatch->kind);
    const std::optional<Mismatch> again = replay(database.url(), least);
    text = "seed " + std::to_string(seed) + ", " + least.text() + (again ? again->text : mismatch->text);
  }
  WARN(findings.text());
  return findings;
}

Findings try_random(const Migration& plan) { return try_random(plan, number_from("MESH_MODEL_RUNS", 80)); }

}  // namespace

TEST_CASE("from an empty start, a model says of random migrations what a server does") {
  const Findings findings = try_random({.start = Start::empty});
  CHECK(findings.wrong_of_a_thousand() <= most_wrong);
  CHECK(findings.excused_of_a_thousand() <= most_excused);
  CHECK(findings.share(OutcomeKind::unknown) <= 0.2);
}

TEST_CASE("what a model says after a failure holds") {
  const Findings findings = try_random({.start = Start::empty, .forgets_failures = false});
  CHECK(findings.wrong_of_a_thousand() <= most_wrong);
  CHECK(findings.excused_of_a_thousand() <= most_excused);
}

TEST_CASE("a model follows functions that are committed one after another") {
  const Findings findings = try_random({.start = Start::empty, .commits = true});
  CHECK(findings.wrong_of_a_thousand() <= most_wrong);
  CHECK(findings.excused_of_a_thousand() <= most_excused);
}

TEST_CASE("from an open start, what a model says of random migrations is what a server does") {
  const Findings findings = try_random({.start = Start::open});
  CHECK(findings.wrong_of_a_thousand() <= most_wrong);
  // What is there is taken not to be, and the other way round, and its types to fit.
  CHECK(findings.excused_of_a_thousand() <= 35);
  CHECK(findings.share(OutcomeKind::unknown) <= 0.57);
}

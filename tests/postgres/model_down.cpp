// The model of the database over `up` and then `down`, beside a server.
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.hpp"
#include "catch.hpp"
#include "cluster.hpp"
#include "ddl/build.hpp"
#include "ddl/transaction.hpp"
#include "golden_file.hpp"
#include "model/statements.hpp"
#include "model/tables.hpp"
#include "model/trial.hpp"
#include "preview/preview.hpp"

using namespace mesh::test;
using mesh::schema::Start;

namespace {

std::string quoted(const mesh::ddl::ObjectName& name) {
  return name.schema.empty() ? mesh::cat({"\"", name.name, "\""}) : mesh::cat({"\"", name.schema, "\".\"", name.name, "\""});
}

/// What takes back the statement that was read as `facts`; nothing where no one statement does.
std::string inverse_of(const mesh::ddl::Facts& facts) {
  using namespace mesh::ddl;
  if (const auto* made = std::get_if<CreateTable>(&facts)) return "DROP TABLE IF EXISTS " + quoted(made->table);
  if (const auto* made = std::get_if<CreateView>(&facts)) {
    return (made->is_materialized ? "DROP MATERIALIZED VIEW " : "DROP VIEW ") + quoted(made->view);
  }
  if (const auto* made = std::get_if<CreateSequence>(&facts)) return "DROP SEQUENCE " + quoted(made->sequence);
  if (const auto* made = std::get_if<CreateType>(&facts)) return "DROP TYPE " + quoted(made->type);
  if (const auto* made = std::get_if<CreateSchema>(&facts)) return mesh::cat({"DROP SCHEMA \"", made->schema, "\""});
  if (const auto* made = std::get_if<CreateIndex>(&facts); made != nullptr && !made->index.name.empty()) {
    return "DROP INDEX IF EXISTS " + quoted({made->table.schema, made->index.name, {}});
  }
  if (const auto* made = std::get_if<AlterTable>(&facts); made != nullptr && made->actions.size() == 1) {
    const AlterAction& action = made->actions.front();
    const std::string table = "ALTER TABLE " + quoted(made->table);
    if (action.kind == AlterKind::add_column) return mesh::cat({table, " DROP COLUMN IF EXISTS \"", action.column.name, "\""});
    if (action.kind == AlterKind::add_constraint && !action.constraint.name.empty()) {
      return mesh::cat({table, " DROP CONSTRAINT IF EXISTS \"", action.constraint.name, "\""});
    }
  }
  if (const auto* made = std::get_if<Rename>(&facts); made != nullptr && made->kind == ObjectKind::column) {
    return mesh::cat({"ALTER TABLE ", quoted(made->object), " RENAME COLUMN \"", made->to, "\" TO \"", made->from, "\""});
  }
  return {};
}

/// Both ways of one migration, beside a server.
class Ways {
 public:
  Ways(const std::string& url, uint64_t seed) : url_(url), statements_(seed), trial_(std::make_unique<Trial>(url, migration_)) {}

  /// A random `up`, and a `down` that takes back what it did. Gives the first mismatch, shrunk, or nothing.
  [[nodiscard]] std::string go() {
    for (size_t at = 0; at < 15; ++at) {
      const std::string sql = statements_.next(see(trial_->client()));
      if (needs_no_transaction(sql)) continue;
      if (!agree_about(sql)) return shrunk();
      mesh::Arena arena;
      if (trial_->has_applied()) down_.push_back(inverse_of(mesh::ddl::read_sql(sql, arena)));
    }
    const mesh::schema::Schema after_up = trial_->schema();
    const TableLines tables = tables_of(after_up);
    std::reverse(down_.begin(), down_.end());
    for (const std::string& sql : down_) {
      if (!sql.empty() && !agree_about(sql)) return shrunk();
    }
    return tables_of(after_up) == tables ? std::string() : "a copy of the schema has not gone its own way";
  }

 private:
  [[nodiscard]] bool agree_about(const std::string& sql) {
    migration_.statements.push_back(sql);
    mismatch_ = trial_->apply(sql);
    if (!mismatch_) mismatch_ = trial_->compare_tables();
    return !mismatch_;
  }
  [[nodiscard]] std::string shrunk() {
    // Its transaction would keep the others waiting.
    trial_.reset();
    return shrink(url_, migration_, mismatch_->kind).text() + mismatch_->text;
  }

  std::string url_;
  Statements statements_;
  Migration migration_;
  std::unique_ptr<Trial> trial_;
  std::vector<std::string> down_;
  std::optional<Mismatch> mismatch_;
};

/// Applies the statement and compares; gives what is wrong, after all the statements so far.
std::string judge(Trial& trial, std::string& so_far, std::string_view sql, std::span<const std::string_view> parameters = {}) {
  so_far.append(sql).append(";\n");
  std::optional<Mismatch> mismatch = trial.apply(std::string(sql), {parameters.begin(), parameters.end()});
  if (!mismatch) mismatch = trial.compare_tables();
  return mismatch ? so_far + mismatch->text : std::string();
}

bool suits_a_trial(const mesh::Preview& preview) {
  return std::none_of(preview.statements.begin(), preview.statements.end(), [](const mesh::PreviewedStatement& statement) {
    return statement.is_partial || mesh::ddl::transaction_command(statement.sql).has_value();
  });
}

}  // namespace

TEST_CASE("a model follows the way up and the way down again") {
  const FreshDatabase database(Cluster::shared());
  const char* runs = std::getenv("MESH_MODEL_RUNS");
  const uint64_t ways = runs == nullptr ? 15 : std::strtoull(runs, nullptr, 10);
  uint64_t wrong = 0;
  for (uint64_t seed = 1; seed <= ways; ++seed) {
    const std::string mismatch = Ways(database.url(), 1'000'000 + seed).go();
    if (mismatch.empty()) continue;
    ++wrong;
    WARN("seed " << seed << ", " << mismatch);
  }
  CHECK(wrong == 0);
}

TEST_CASE("of every golden migration, a model says what a server does") {
  const FreshDatabase database(Cluster::shared());
  size_t statements = 0;
  for (const auto& path : golden::files(MESH_GOLDENS)) {
    const mesh::Preview preview = mesh::preview(golden::read(path).source());
    if (preview.statements.empty() || !suits_a_trial(preview)) continue;
    INFO(path.string());
    std::string so_far;
    {
      Trial trial(database.url(), {.start = Start::empty, .commits = true});
      std::string_view function = preview.statements.front().function;
      for (const mesh::PreviewedStatement& statement : preview.statements) {
        if (statement.function != function) CHECK(judge(trial, so_far, function_ends).empty());
        function = statement.function;
        if (trial.is_over()) break;
        const std::string wrong = judge(trial, so_far, statement.sql, statement.parameters);
        CHECK(wrong == "");
        ++statements;
        if (!wrong.empty()) break;
      }
    }
    Client client(database.url());
    make_empty(client);
  }
  CHECK(statements > 200);
}

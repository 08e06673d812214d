#include <array>

#include "advice/work_builder.hpp"
#include "base/text.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::advice {
namespace {

/// A command that leaves alone what the model keeps, and what it locks.
struct Command {
  /// Its first words.
  ddl::SqlWords words;
  /// The word that its table's name stands behind; empty where the name follows the first words.
  ddl::SqlWords before_name;
  LockMode mode;
  bool is_rewritten = false;
  bool is_scanned = false;
};

/// Of two that begin alike the longer stands first.
constexpr std::array commands{
    Command{"COMMENT ON TABLE", "", LockMode::share_update_exclusive},
    Command{"CREATE TRIGGER", "ON", LockMode::share_row_exclusive},
    Command{"CREATE OR REPLACE TRIGGER", "ON", LockMode::share_row_exclusive},
    Command{"CREATE CONSTRAINT TRIGGER", "ON", LockMode::share_row_exclusive},
    Command{"DROP TRIGGER", "ON", LockMode::access_exclusive},
    Command{"CREATE POLICY", "ON", LockMode::access_exclusive},
    Command{"ALTER POLICY", "ON", LockMode::access_exclusive},
    Command{"DROP POLICY", "ON", LockMode::access_exclusive},
    Command{"CREATE RULE", "TO", LockMode::access_exclusive},
    Command{"CREATE OR REPLACE RULE", "TO", LockMode::access_exclusive},
    Command{"CLUSTER VERBOSE", "", LockMode::access_exclusive, true, true},
    Command{"CLUSTER _ ON", "", LockMode::access_exclusive, true, true},
    Command{"CLUSTER", "", LockMode::access_exclusive, true, true},
    Command{"VACUUM FULL", "", LockMode::access_exclusive, true, true},
    Command{"VACUUM ( FULL )", "", LockMode::access_exclusive, true, true},
    Command{"REINDEX TABLE", "", LockMode::share, false, true},
    Command{"REFRESH MATERIALIZED VIEW CONCURRENTLY", "", LockMode::exclusive},
    Command{"REFRESH MATERIALIZED VIEW", "", LockMode::access_exclusive, true, true},
};

/// What LOCK may ask for.
struct ModeRow {
  ddl::SqlWords words;
  LockMode mode;
};

constexpr std::array mode_rows{
    ModeRow{"ACCESS SHARE", LockMode::access_share},
    ModeRow{"ROW SHARE", LockMode::row_share},
    ModeRow{"ROW EXCLUSIVE", LockMode::row_exclusive},
    ModeRow{"SHARE UPDATE EXCLUSIVE", LockMode::share_update_exclusive},
    ModeRow{"SHARE ROW EXCLUSIVE", LockMode::share_row_exclusive},
    ModeRow{"SHARE", LockMode::share},
    ModeRow{"EXCLUSIVE", LockMode::exclusive},
};

/// Takes `IN ... MODE`, which may be left out.
LockMode mode_asked_for(ddl::SqlReader& reader) {
  if (!reader.take("IN")) return LockMode::access_exclusive;
  for (const ModeRow& row : mode_rows) {
    if (reader.take(row.words)) return row.mode;
  }
  return LockMode::access_exclusive;
}

}  // namespace

void WorkBuilder::lock_tables(ddl::SqlReader& reader) {
  reader.take("TABLE");
  const bool is_only = reader.take("ONLY");
  const ArenaList<ddl::ObjectName> tables = reader.objects();
  const LockMode mode = mode_asked_for(reader);
  // Every query takes that one.
  if (mode == LockMode::access_share) return;
  for (const ddl::ObjectName& name : tables) {
    lock(name, mode);
    const schema::Table* table = find(name);
    if (table != nullptr && !is_only) do_to_children(*table, {.relation = {}, .mode = mode});
  }
}

void WorkBuilder::other() {
  ddl::SqlReader reader(sql_);
  if (reader.take("LOCK")) return lock_tables(reader);
  for (const Command& command : commands) {
    if (!reader.take(command.words)) continue;
    while (!command.before_name.is_empty() && !reader.at_end() && !reader.take(command.before_name)) reader.skip_whole();
    const ddl::ObjectName name = reader.object();
    if (reader.has_failed()) break;
    RelationWork& work = lock(name, command.mode);
    work.is_rewritten = command.is_rewritten;
    work.is_scanned = command.is_scanned;
    while (!reader.at_end() && !reader.is("ROW")) reader.skip();
    const schema::Table* table = reader.at_end() ? nullptr : find(name);
    // A trigger for each row is its partitions', too.
    if (table != nullptr && command.mode == LockMode::share_row_exclusive && table->partition_by != ddl::PartitionStrategy::none)
      do_to_children(*table, {.relation = {}, .mode = command.mode});
    return;
  }
  lose();
}

}  // namespace mesh::advice

#include "advice/work.hpp"

#include <algorithm>
#include <utility>

#include "advice/work_builder.hpp"
#include "base/lookup.hpp"
#include "base/text.hpp"

namespace mesh::advice {
namespace {

bool is_of(const ddl::ObjectName& name, const ddl::ObjectName& other) {
  return name.name == other.name && (name.schema == other.schema || name.schema.empty() || other.schema.empty());
}

ddl::ObjectName target_of(const schema::Constraint& key) {
  return {.schema = key.referenced_schema, .name = key.referenced_table, .text = {}};
}

/// Work of each kind of statement but those that have files of their own.
class Reading {
 public:
  explicit Reading(WorkBuilder& work) : work_(work) {}

  void operator()(const ddl::Opaque&) { work_.lose(); }
  void operator()(const ddl::NoEffect&) { work_.other(); }
  void operator()(const ddl::AlterTable& facts) { work_.alter(facts); }

  void operator()(const ddl::CreateTable& facts) {
    if (!facts.partition_of.name.empty()) {
      work_.lock(facts.partition_of, LockMode::access_exclusive);
      if (const schema::Table* parent = work_.find(facts.partition_of)) {
        work_.lock_referenced(*parent, LockMode::share_row_exclusive);
        work_.lock_referencing(*parent, LockMode::share_row_exclusive);
      }
    }
    for (const ddl::ObjectName& parent : facts.parents) work_.lock(parent, LockMode::share_update_exclusive);
    work_.lock_for_keys(facts.table, facts.constraints);
    for (const ddl::ColumnFacts& column : facts.columns) work_.lock_for_keys(facts.table, column.constraints);
  }

  void operator()(const ddl::CreateIndex& facts) {
    const schema::Table* table = work_.find(facts.table);
    work_.lock_before_looking(table);
    RelationWork& own = work_.lock(facts.table, table, facts.is_concurrent ? LockMode::share_update_exclusive : LockMode::share);
    own.is_scanned = true;
    if (table == nullptr || table->partition_by == ddl::PartitionStrategy::none) return;
    if (!facts.is_only) work_.do_to_children(*table, RelationWork(own));
    work_.leave_rows(*table);
  }

  void operator()(const ddl::Rename& facts) {
    const bool is_part = facts.kind == ddl::ObjectKind::column || facts.kind == ddl::ObjectKind::constraint;
    const schema::Table* table =
        relation(facts.object, is_part ? facts.holder : facts.kind,
                 facts.kind == ddl::ObjectKind::index ? LockMode::share_update_exclusive : LockMode::access_exclusive);
    if (facts.kind == ddl::ObjectKind::column && table != nullptr)
      work_.do_to_children(*table, {.relation = {}, .mode = LockMode::access_exclusive});
  }

  void operator()(const ddl::SetSchema& facts) { relation(facts.object, facts.kind, LockMode::access_exclusive); }

  void operator()(const ddl::Drop& facts) {
    const LockMode mode = facts.is_concurrent ? LockMode::share_update_exclusive : LockMode::access_exclusive;
    for (const ddl::ObjectName& object : facts.objects) {
      if (facts.kind == ddl::ObjectKind::index) {
        if (const schema::Table* table = work_.moment().before.table_of_index(object)) drop_index(*table, object, facts, mode);
      }
      const schema::Table* dropped = relation(object, facts.kind, mode);
      if (facts.kind == ddl::ObjectKind::table && dropped != nullptr) work_.drop_table(*dropped, facts.is_cascade);
      if (facts.kind == ddl::ObjectKind::schema && facts.is_cascade) drop_schema(object.name);
    }
  }

  void operator()(const ddl::Write& facts) {
    const bool is_truncate = facts.kind == ddl::WriteKind::truncate;
    for (const ddl::ObjectName& name : facts.tables) {
      work_.lock(name, is_truncate ? LockMode::access_exclusive : LockMode::row_exclusive);
      const schema::Table* table = work_.find(name);
      const bool is_changed = facts.kind == ddl::WriteKind::update || facts.kind == ddl::WriteKind::delete_rows;
      if (is_changed && table != nullptr && reaches_children(*table))
        work_.do_to_children(*table, {.relation = {}, .mode = LockMode::row_exclusive});
      if (!is_truncate || table == nullptr) continue;
      work_.do_to_children(*table, {.relation = {}, .mode = LockMode::access_exclusive});
      if (facts.is_cascade) work_.lock_truncated(*table);
    }
  }

  void operator()(const ddl::OwnSequence& facts) { work_.lock(facts.sequence, LockMode::share_row_exclusive); }

  /// Nothing that was there before is touched.
  void operator()(const ddl::TransactionControl&) {}
  void operator()(const ddl::CreateType&) {}
  void operator()(const ddl::AddEnumValue&) {}
  void operator()(const ddl::CreateSchema&) {}
  void operator()(const ddl::CreateSequence&) {}
  void operator()(const ddl::CreateExtension&) {}
  void operator()(const ddl::SetSearchPath&) {}
  void operator()(const ddl::CreateView& facts) {
    // Whether there is a view to be replaced is not known.
    if (facts.is_or_replace) work_.lose();
  }

 private:
  /// Locks what is a relation, and gives what is known of it.
  const schema::Table* relation(const ddl::ObjectName& name, ddl::ObjectKind kind, LockMode mode) {
    const schema::Table* table = nullptr;
    switch (kind) {
      case ddl::ObjectKind::index:
      case ddl::ObjectKind::table:
      case ddl::ObjectKind::sequence:
      case ddl::ObjectKind::view:
      case ddl::ObjectKind::materialized_view:
        table = work_.find(name);
        work_.lock(name, table, mode).is_index = kind == ddl::ObjectKind::index;
        return table;
      default: return table;
    }
  }

  void drop_index(const schema::Table& table, const ddl::ObjectName& name, const ddl::Drop& facts, LockMode mode) {
    work_.lock(table, mode);
    if (table.partition_by != ddl::PartitionStrategy::none) work_.do_to_children(table, {.relation = {}, .mode = mode});
    for (const schema::Index& index : table.indexes) {
      if (facts.is_cascade && index.is_unique && index.name == name.name) work_.lock_referencing(table, mode, index.keys);
    }
  }

  /// Whether UPDATE or DELETE is for all that inherits from a table. Of partitions, those are left out that WHERE leaves out.
  [[nodiscard]] bool reaches_children(const schema::Table& table) const {
    const bool is_partitioned = table.partition_by != ddl::PartitionStrategy::none;
    ddl::SqlReader reader(work_.sql());
    for (; !reader.at_end(); reader.skip()) {
      if (reader.is("ONLY") || (is_partitioned && reader.is("WHERE"))) return false;
    }
    return true;
  }

  void drop_schema(std::string_view schema) {
    for (const schema::Table* table : work_.moment().before.tables()) {
      if (table->schema != schema) continue;
      work_.lock(*table, LockMode::access_exclusive);
      work_.drop_table(*table, true);
    }
  }

  WorkBuilder& work_;
};

}  // namespace

RelationWork& WorkBuilder::entry(std::string_view schema, std::string_view name, LockMode mode) {
  const std::string_view relation = schema.empty() ? arena_.copy(name) : arena_.copy(cat({schema, ".", name}));
  ArenaList<RelationWork>& all = work_.relations;
  size_t at = 0;
  while (at < all.size() && all[at].relation != relation) ++at;
  // Most statements lock one.
  if (all.empty()) all.reserve(arena_, 1);
  if (at == all.size()) all.add(arena_).relation = relation;
  all[at].mode = std::max(all[at].mode, mode);
  return all[at];
}

RelationWork& WorkBuilder::lock(const ddl::ObjectName& name, LockMode mode) { return lock(name, find(name), mode); }

RelationWork& WorkBuilder::lock(const ddl::ObjectName& name, const schema::Table* table, LockMode mode) {
  if (table != nullptr) return lock(*table, mode);
  RelationWork& work = entry(name.schema, name.name, mode);
  work.is_new = moment_.is_temporary(name) || moment_.is_new(moment_.before.maker_of(name));
  work.is_made_here = moment_.is_made_here(name);
  return work;
}

RelationWork& WorkBuilder::lock(const schema::Table& table, LockMode mode) {
  RelationWork& work = entry(table.schema == "public" ? schema::Text() : table.schema, table.name, mode);
  work.is_new = moment_.is_new(table.made_by);
  work.is_made_here = table.made_by != schema::before_all;
  return work;
}

void WorkBuilder::lock_target(const schema::Constraint& key, LockMode mode) { lock_whole(target_of(key), mode); }

void WorkBuilder::lock_whole(const ddl::ObjectName& name, LockMode mode) {
  const schema::Table* table = find(name);
  lock(name, table, mode);
  if (table != nullptr && table->partition_by != ddl::PartitionStrategy::none)
    do_to_children(*table, {.relation = {}, .mode = mode});
}

void WorkBuilder::lock_referenced(const schema::Table& table, LockMode mode, std::string_view column) {
  for (const schema::Constraint& key : table.constraints) {
    if (key.kind != ddl::ConstraintKind::foreign_key || (!column.empty() && !contains(key.columns, column))) continue;
    lock_target(key, mode);
  }
}

void WorkBuilder::lock_truncated(const schema::Table& table) {
  // So many that who reads of them reads that all stands still.
  constexpr size_t most = 100;
  std::vector<const schema::Table*> found{&table};
  NumberLookup seen;
  seen.set(reinterpret_cast<uintptr_t>(&table), 0);
  for (size_t done = 0; done < found.size();) {
    if (found.size() > most) return lose();
    const schema::Table& next = *found[done++];
    lock_referencing(next, LockMode::access_exclusive);
    for (const schema::Table* other : moment_.before.relatives(next, schema::Relation::referrer)) {
      const auto number = static_cast<uint32_t>(found.size());
      if (seen.add(reinterpret_cast<uintptr_t>(other), number) == number) found.push_back(other);
    }
  }
}

void WorkBuilder::lock_referencing(const schema::Table& table, LockMode mode, std::span<const std::string_view> columns,
                                   bool is_scanned) {
  for (const schema::Table* other : moment_.before.relatives(table, schema::Relation::referrer)) {
    for (const schema::Constraint& key : other->constraints) {
      if (key.kind != ddl::ConstraintKind::foreign_key || find(target_of(key)) != &table) continue;
      const bool is_apart = !key.referenced_columns.empty() &&
                            std::any_of(columns.begin(), columns.end(),
                                        [&](std::string_view column) { return !contains(key.referenced_columns, column); });
      if (is_apart) continue;
      RelationWork& work = lock(*other, mode);
      work.is_scanned = work.is_scanned || is_scanned;
    }
  }
}

void WorkBuilder::do_to_children(const schema::Table& table, const RelationWork& work) {
  // A table may come from another in several ways.
  NumberLookup seen;
  std::vector<const schema::Table*> found;
  const auto add_children = [&](const schema::Table& of) {
    for (const schema::Table* child : moment_.before.relatives(of, schema::Relation::child)) {
      const auto next = static_cast<uint32_t>(found.size() + 1);
      if (child != &table && seen.add(reinterpret_cast<uintptr_t>(child), next) == next) found.push_back(child);
    }
  };
  add_children(table);
  for (size_t done = 0; done < found.size();) {
    const schema::Table& next = *found[done++];
    RelationWork& child = lock(next, work.mode);
    child.is_rewritten = work.is_rewritten;
    child.may_be_rewritten = work.may_be_rewritten;
    child.is_scanned = work.is_scanned;
    add_children(next);
  }
}

void WorkBuilder::leave_rows(const schema::Table& table) {
  if (table.partition_by == ddl::PartitionStrategy::none) return;
  RelationWork& work = lock(table, LockMode::none);
  work.is_rewritten = work.may_be_rewritten = work.is_scanned = false;
}

void WorkBuilder::lock_for_keys(const ddl::ObjectName& table, std::span<const ddl::ConstraintFacts> constraints) {
  for (const ddl::ConstraintFacts& constraint : constraints) {
    if (constraint.kind != ddl::ConstraintKind::foreign_key || is_of(constraint.referenced, table)) continue;
    lock_whole(constraint.referenced, LockMode::share_row_exclusive);
  }
}

void WorkBuilder::drop_table(const schema::Table& table, bool is_cascade) {
  lock_referenced(table, LockMode::access_exclusive);
  for (const schema::Table* parent : moment_.before.relatives(table, schema::Relation::parent)) {
    if (parent->partition_by != ddl::PartitionStrategy::none) lock(*parent, LockMode::access_exclusive);
  }
  const bool takes_children = is_cascade || table.partition_by != ddl::PartitionStrategy::none;
  if (takes_children) do_to_children(table, {.relation = {}, .mode = LockMode::access_exclusive});
  if (is_cascade) lock_referencing(table, LockMode::access_exclusive);
}

const schema::Column* find_column(const schema::Table* table, std::string_view name) {
  if (table == nullptr) return nullptr;
  const auto found =
      std::find_if(table->columns.begin(), table->columns.end(), [&](const schema::Column& column) { return column.name == name; });
  return found == table->columns.end() ? nullptr : &*found;
}

const schema::Constraint* find_constraint(const schema::Table* table, std::string_view name) {
  if (table == nullptr) return nullptr;
  const auto found = std::find_if(table->constraints.begin(), table->constraints.end(),
                                  [&](const schema::Constraint& constraint) { return constraint.name == name; });
  return found == table->constraints.end() ? nullptr : &*found;
}

bool has_column(const schema::Constraint& constraint, std::string_view column) { return contains(constraint.columns, column); }

bool Moment::is_temporary(const ddl::ObjectName& relation) const {
  const bool is_known = relation.schema.empty() && temporary != nullptr && contains(*temporary, relation.name);
  return is_known || relation.schema == "pg_temp";
}

bool Moment::is_made_here(const ddl::ObjectName& relation) const {
  return is_temporary(relation) || before.maker_of(relation) != schema::before_all;
}

Work work_of(const ddl::Facts& facts, std::string_view sql, const Moment& moment, Arena& arena) {
  WorkBuilder builder(sql, moment, arena);
  builder.know();
  std::visit(Reading(builder), facts);
  return builder.work();
}

Work work_of_skipped(const Work& work, Arena& arena) {
  Work left{.is_known = work.is_known, .locks_before_it_looks = work.locks_before_it_looks, .relations = {}};
  if (!work.locks_before_it_looks || work.relations.empty()) return left;
  RelationWork& own = left.relations.add(arena, work.relations.front());
  own.is_rewritten = own.may_be_rewritten = own.is_scanned = false;
  return left;
}

}  // namespace mesh::advice

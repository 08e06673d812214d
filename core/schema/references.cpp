// Foreign keys, from either end.
#include <algorithm>
#include <utility>

#include "schema/run.hpp"

namespace mesh::schema {
namespace {

bool is_same_set(const Names& left, const Names& right) {
  return left.size() == right.size() &&
         std::all_of(left.begin(), left.end(), [&](std::string_view name) { return contains(right, name); });
}

/// Whether it is a full unique index over the columns, in any order.
bool is_key_over(const Index& index, const Names& columns) {
  return index.is_unique && index.predicate.empty() && is_same_set(index.keys, columns);
}

bool is_to(const Constraint& constraint, const Table& table) {
  return constraint.kind == ddl::ConstraintKind::foreign_key && constraint.referenced_table == table.name &&
         constraint.referenced_schema == table.schema;
}

}  // namespace

bool contains_number(const std::vector<uint32_t>& numbers, uint32_t number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

bool has_column_of(const Entity& user, const Table& type) {
  return std::any_of(user.table.columns.begin(), user.table.columns.end(), [&](const Column& column) {
    return column.type.name == type.name && (column.type.schema.empty() || column.type.schema == type.schema);
  });
}

/// The columns that a foreign key references. Empty where they are not known or the statement fails.
Names Run::referenced_columns(Entity& parent, const ddl::ConstraintFacts& facts) {
  Names columns = facts.referenced_columns;
  std::string_view primary;
  if (columns.empty()) {
    for (const Constraint& key : parent.table.constraints) {
      if (key.kind == ddl::ConstraintKind::primary_key) columns = key.columns, primary = key.name;
    }
    if (columns.empty()) {
      if (!parent.table.is_whole) return doubt(Cause::existence, "42704"), columns;
      fail("42704", "$ has no primary key to reference|give it one, or name the columns of a UNIQUE after its name",
           {parent.table.name}, parent.made_by, facts.text);
      return {};
    }
  }
  if (columns.size() != facts.columns.size()) {
    fail("42830", "a foreign key needs as many columns as it references, not % for %",
         {decimal(facts.columns.size()), decimal(columns.size())}, before_all, facts.text);
    return {};
  }
  for (const std::string_view name : columns) {
    if (column(parent, name, facts.text) == nullptr) return {};
  }
  const Index* deferrable = nullptr;
  for (const Index& index : parent.table.indexes) {
    if (!is_key_over(index, columns) || (!primary.empty() && index.name != primary)) continue;
    if (!index.is_deferrable) return columns;
    deferrable = &index;
  }
  if (deferrable != nullptr && (parent.table.is_whole || !primary.empty())) {
    fail("55000", "no foreign key can reference $, which is deferrable|make it anew without DEFERRABLE", {deferrable->name},
         deferrable->made_by, facts.text);
    return {};
  }
  if (!parent.table.is_whole) return doubt(Cause::existence, "42830"), columns;
  fail("42830",
       "$ has no UNIQUE or PRIMARY KEY over % alone, which a foreign key needs|make them unique first; an index with WHERE is not "
       "enough",
       {parent.table.name, joined(std::as_const(columns))}, parent.made_by, facts.text);
  return {};
}

void Run::make_foreign_key(Entity& table, const ddl::ConstraintFacts& facts) {
  if (!is_constraint_free(table.table, facts.name, facts.text)) return;
  Entity* parent = referenced_table(facts.referenced);
  if (facts.is_not_valid && table.table.partition_by != ddl::PartitionStrategy::none && !has_failed())
    return fail("42809", "$ is partitioned, whose foreign keys cannot be NOT VALID", {table.table.name}, table.made_by, facts.text);
  if (has_failed()) return;
  // ALTER of a table that is altered already is refused.
  const std::vector<Entity*> below = descendants(table);
  if (std::find(below.begin(), below.end(), parent) != below.end()) doubt(Cause::existence, "55006");
  const bool may_be_permanent = table.table.persistence == ddl::Persistence::permanent;
  if (parent != nullptr && parent->table.persistence != ddl::Persistence::permanent && may_be_permanent) {
    if (!table.table.is_whole) doubt(Cause::existence, "42P16");
    if (table.table.is_whole)
      return fail("42P16", "a key of a permanent table cannot reference $, which is unlogged", {parent->table.name},
                  parent->made_by, facts.text);
  }
  for (const std::string_view name : facts.columns) {
    const Column* found = column(table, name, facts.text);
    if (has_failed()) return;
    const bool changes = facts.on_delete > ddl::KeyAction::restrict || facts.on_update > ddl::KeyAction::restrict;
    if (changes && found != nullptr && found->generated != ddl::Generated::none) doubt(Cause::existence, "42601");
  }
  for (const std::string_view name : facts.set_columns) {
    (void)column(table, name, facts.text);
    if (!has_failed() && !contains(facts.columns, name))
      fail("42P10", "$ is none of the columns of the foreign key, which ON DELETE can set", {name}, before_all, facts.text);
    if (has_failed()) return;
  }
  const Names referenced = parent == nullptr ? facts.referenced_columns : referenced_columns(*parent, facts);
  if (has_failed()) return;
  if (parent != nullptr && referenced.size() == facts.columns.size()) compare_keys(table, *parent, facts, referenced);
  if (has_failed()) return;
  Text name = state.kept(facts.name);
  if (name.empty()) name = choose_constraint(table.table.schema, table.table.name, join_names(facts.columns), "fkey");
  add_constraint(table, facts, name, state.kept(facts.columns));
  Constraint& made = table.table.constraints.back();
  made.referenced_table = state.kept(facts.referenced.name);
  made.referenced_schema = state.kept(facts.referenced.schema);
  made.referenced_columns = state.kept(referenced);
  if (parent == nullptr) return;
  made.referenced_schema = parent->table.schema;
  const uint32_t number = number_of(table);
  if (parent->referrers.empty() || parent->referrers.back() != number) parent->referrers.push_back(number);
  if (facts.is_initially_deferred) table.has_deferred = parent->has_deferred = true;
}

void Run::make_foreign_keys(Entity& table, const ConstraintRow& constraints) {
  for (const ddl::ConstraintFacts* facts : constraints) {
    if (facts->kind == ddl::ConstraintKind::foreign_key && !has_failed()) make_foreign_key(table, *facts);
  }
}

void Run::compare_keys(Entity& table, Entity& parent, const ddl::ConstraintFacts& facts, const Names& referenced) {
  for (size_t at = 0; at < referenced.size(); ++at) {
    const Column* key = column(table, facts.columns[at]);
    const Column* other = column(parent, referenced[at]);
    if (key == nullptr || other == nullptr) return;
    const Comparable comparable = compare(base_type(key->type), base_type(other->type));
    if (comparable == Comparable::unknown) doubt(Cause::existence, "42804");
    if (comparable != Comparable::no) continue;
    // Whether there is a key is looked at first.
    if (outcome.kind == OutcomeKind::unknown && outcome.code == "42830") return;
    return fail("42804", "the column $ of type $ cannot reference $ of type $|give both columns one type",
                {key->name, key->type.name, other->name, other->type.name},
                other->made_by == statement ? before_all : other->made_by, facts.text);
  }
}

void Run::leave_references(Entity& table, const Names* columns, bool is_cascade, std::string_view what, std::string_view name) {
  for (const uint32_t number : table.referrers) {
    Entity* referrer = state.living(number);
    if (referrer == nullptr) {
      if (state.is_lost(number)) doubt(Cause::after_failure, "2BP01");
      continue;
    }
    const bool is_user = columns == nullptr && referrer != &table && !contains_number(together_, number);
    if (is_user && has_column_of(*referrer, table.table)) {
      if (!is_cascade)
        return fail("2BP01", "a column of $ is of the type of %$|drop that first", {referrer->table.name, what, name},
                    referrer->made_by);
      doubt(Cause::existence);
      std::vector<Column>& others = referrer->table.columns;
      for (size_t at = others.size(); at-- > 0;) {
        if (others[at].type.name == table.table.name) remove_column(*referrer, others[at].name);
      }
    }
    std::vector<Constraint>& all = referrer->table.constraints;
    for (size_t at = 0; at < all.size();) {
      const Constraint& constraint = all[at];
      bool depends = is_to(constraint, table.table) && (columns != nullptr || referrer != &table);
      if (depends && columns != nullptr) {
        depends = std::any_of(columns->begin(), columns->end(),
                              [&](std::string_view column) { return contains(constraint.referenced_columns, column); });
        // It goes with a column of its own.
        const bool goes = referrer == &table && std::any_of(columns->begin(), columns->end(), [&](std::string_view column) {
                            return contains(constraint.columns, column);
                          });
        depends = depends && !goes;
      }
      if (!depends) {
        ++at;
      } else if (is_cascade) {
        remove_constraint(*referrer, constraint.name);
      } else {
        return fail("2BP01", "the foreign key $ of $ needs %$|drop $ or its key first",
                    {constraint.name, referrer->table.name, what, name, referrer->table.name}, constraint.made_by);
      }
    }
  }
}

void Run::leave_keys(Entity& table, Names columns, bool is_cascade, std::string_view what, std::string_view name) {
  const auto keys = std::count_if(table.table.indexes.begin(), table.table.indexes.end(),
                                  [&](const Index& index) { return is_key_over(index, columns); });
  std::vector<std::pair<Entity*, std::string_view>> falling;
  for (const uint32_t number : table.referrers) {
    Entity* referrer = state.living(number);
    if (referrer == nullptr) {
      if (state.is_lost(number)) doubt(Cause::after_failure, "2BP01");
      continue;
    }
    for (const Constraint& constraint : referrer->table.constraints) {
      if (!is_to(constraint, table.table) || !is_same_set(constraint.referenced_columns, columns)) continue;
      // Which of several keys it depends on is not followed.
      if (keys > 1) {
        lose(Cause::existence);
      } else if (is_cascade) {
        falling.emplace_back(referrer, constraint.name);
      } else {
        return fail("2BP01", "the foreign key $ of $ needs %$|drop that first", {constraint.name, referrer->table.name, what, name},
                    constraint.made_by);
      }
    }
  }
  for (const auto& [referrer, constraint] : falling) remove_constraint(*referrer, constraint);
  if (!table.table.is_whole) doubt(Cause::existence, "2BP01");
}

}  // namespace mesh::schema

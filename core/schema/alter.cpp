// ALTER TABLE, action by action.
#include <algorithm>
#include <utility>

#include "schema/run.hpp"

namespace mesh::schema {
namespace {

using ddl::AlterKind;

constexpr int column_pass = 2;
constexpr int key_pass = 4;
constexpr int reference_pass = 5;
constexpr int last_pass = 6;

/// PostgreSQL goes through the actions of one statement in passes.
int pass_of(const ddl::AlterAction& action) {
  switch (action.kind) {
    case AlterKind::drop_column:
    case AlterKind::drop_constraint:
    case AlterKind::drop_default:
    case AlterKind::drop_not_null:
    case AlterKind::drop_expression:
    case AlterKind::drop_identity: return 0;
    case AlterKind::alter_type: return 1;
    case AlterKind::add_column: return column_pass;
    case AlterKind::set_not_null: return 3;
    case AlterKind::add_constraint: return key_pass;
    default: return last_pass;
  }
}

/// Whether all of it can be said of a view or a sequence, too.
bool fits_others(const ddl::AlterTable& facts, unsigned postgres) {
  constexpr unsigned first_with_unlogged_sequences = 15;
  for (const ddl::AlterAction& action : facts.actions) {
    const bool sets_persistence = action.kind == AlterKind::set_logged || action.kind == AlterKind::set_unlogged;
    const bool is_of_identity =
        action.kind == AlterKind::add_identity || action.kind == AlterKind::set_identity || action.kind == AlterKind::drop_identity;
    const bool fits = action.kind == AlterKind::other || action.kind == AlterKind::set_default ||
                      action.kind == AlterKind::drop_default || is_of_identity ||
                      (sets_persistence && postgres >= first_with_unlogged_sequences);
    if (!fits) return false;
  }
  return true;
}

}  // namespace

/// Whether the action adds a column, and it was not there before.
bool Run::is_added(const Entity& table, const ddl::AlterAction& action) const {
  Column* column = nullptr;
  uint32_t gone_by = before_all;
  return action.kind == AlterKind::add_column && look_for(table, action.column.name, column, gone_by) == Presence::present &&
         column->made_by == statement;
}

void Run::check_pending(const Entity& table) {
  if (table.pending != state.round) return;
  warn(Cause::rows, "55006",
       "this fails where the rows of $ that this transaction wrote wait for a deferred foreign key|run SET CONSTRAINTS ALL "
       "IMMEDIATE before it",
       {table.table.name});
}

/// What PostgreSQL looks at before it begins with the statement's actions.
void Run::read_type_change(Entity& table, const ddl::AlterAction& action) {
  if (action.expression.end != 0) {
    check_columns(table, action.expression);
    (void)judge(&table, action.expression, Use::nothing);
  }
  Column* found = has_failed() ? nullptr : column(table, action.name, action.text);
  if (found == nullptr) return;
  if (action.expression.end != 0 && found->generated != ddl::Generated::none)
    return fail("42611", "the column $ is generated, and has no USING", {action.name}, found->made_by, action.text);
  check_own(table, action.name);
  for (const std::string_view key : table.table.partition_columns) {
    if (key == action.name) return fail("42P16", "$ is partitioned by $", {table.table.name, action.name}, table.made_by);
    if (key.empty()) doubt(Cause::existence, "42P16");
  }
  const ddl::TypeFacts to = stored_type(action.type);
  check_collation(action.column.collation, to);
  if (!has_failed()) check_pseudo_type(action.type);
  if (found->identity != ddl::Identity::none && !has_failed()) check_identity(to, action.name);
  if (has_failed()) return;
  if (is_serial(action.type))
    return fail("42704", "$ is a type for new columns alone", {action.type.name}, before_all, action.type.text);
  if (action.expression.end != 0) {
    (void)judge(&table, action.expression, Use::value, to);
    return;
  }
  const Comparable fits = converts(base_type(found->type), base_type(to));
  if (fits == Comparable::unknown) doubt(Cause::existence, "42804");
  if (fits != Comparable::no) return;
  fail("42804", "the column $ of type $ does not become $ by itself|say how with USING, such as: USING %::%",
       {action.name, found->type.name, to.name, printable(action.name), printable(to.name)}, found->made_by, action.type.text);
}

/// The DEFAULT stays what it was, and becomes of the new type.
void Run::change_default(Entity& table, Column& column, const ddl::TypeFacts& to) {
  if (column.identity != ddl::Identity::none) check_identity(to, column.name);
  if (column.default_value.empty() || column.generated != ddl::Generated::none || has_failed()) return;
  Outcome of_value;
  Run apart(state, column.default_value, statement, of_value);
  const Value value = apart.judge(nullptr, {0, static_cast<uint32_t>(column.default_value.size())}, Use::nothing);
  const ddl::TypeFacts from = base_type(value.is_literal ? column.type : value.type);
  const Comparable becomes = fits(from, base_type(to));
  if (becomes == Comparable::unknown) return doubt(Cause::expression, "42804");
  if (becomes == Comparable::no)
    return fail("42804", "the DEFAULT of $, of type %, does not become % by itself|drop it first, and set another after it",
                {column.name, shown(from), shown(to)}, column.made_by);
  if (!value.is_literal || is_built_in(column.type.name)) return;
  column.default_value = state.kept(cat({column.default_value, "::\"", column.type.name, "\""}));
  note_use(column.type.schema, column.type.name, number_of(table));
}

void Run::change_type(Entity& table, const ddl::AlterAction& action) {
  Column* found = column(table, action.name, action.text);
  if (found == nullptr) return;
  check_only(table);
  if (has_failed()) return;
  ddl::TypeFacts to = state.kept(stored_type(action.type));
  change_default(table, *found, to);
  if (has_failed()) return;
  for (const Column& other : table.table.columns) {
    if (other.generated == ddl::Generated::none || &other == found || !mentions(other.default_value, action.name)) continue;
    return fail("0A000", "the generated column $ needs the column $", {other.name, action.name}, other.made_by);
  }
  const Comparable fits = converts(base_type(found->type), base_type(to));
  if (fits != Comparable::yes && action.expression.end == 0) doubt(Cause::existence, "42804");
  if (!state.is_empty(table)) doubt(Cause::rows);
  for (const Index& index : table.table.indexes) {
    if (contains(index.uses, action.name)) doubt(Cause::existence, "42804");
  }
  for (const Constraint& constraint : table.table.constraints) {
    if (contains(constraint.columns, action.name)) doubt(Cause::existence, "42804");
  }
  if (!table.referrers.empty()) doubt(Cause::existence, "42804");
  leave_views(table, action.name, false, "0A000");
  if (!table.children.empty()) doubt(Cause::existence);
  for (const uint32_t number : table.children) {
    Entity* child = state.living(number);
    for (size_t at = 0; child != nullptr && at < child->table.columns.size(); ++at) {
      if (child->table.columns[at].name == action.name) child->table.columns[at].type = to;
    }
  }
  if (Entity* type = this->type(action.type); type != nullptr) type->referrers.push_back(number_of(table));
  found->type = to;
  found->collation = action.column.collation.name == "default" ? Text() : state.kept(action.column.collation.name);
}

void Run::alter(Entity& table, const ddl::AlterAction& action) {
  switch (action.kind) {
    case AlterKind::add_column: return add_column(table, action);
    case AlterKind::drop_column: return drop_column(table, action);
    case AlterKind::alter_type: return change_type(table, action);
    case AlterKind::drop_constraint: return drop_constraint(table, action);
    case AlterKind::validate_constraint:
      if (Constraint* found = constraint(table, action.name, false); found != nullptr) {
        if (found->kind != ddl::ConstraintKind::check && found->kind != ddl::ConstraintKind::foreign_key) {
          return fail("42809", "the constraint $ is neither a foreign key nor a check", {found->name}, found->made_by);
        }
        const bool is_check = found->kind == ddl::ConstraintKind::check;
        if (!found->is_valid && is_check) check_only(table);
        if (!found->is_valid && !state.is_empty(table)) doubt(Cause::rows, is_check ? "23514" : "23503");
        found->is_valid = true;
      }
      return;
    case AlterKind::attach_partition:
    case AlterKind::detach_partition:
    case AlterKind::inherit:
    case AlterKind::no_inherit: return change_parent(table, action);
    case AlterKind::set_unlogged:
    case AlterKind::set_logged:
      // What is published is not unlogged.
      if (action.kind == AlterKind::set_unlogged && state.has_code) doubt(Cause::opaque, "55000");
      if (!table.referrers.empty() || !table.table.is_whole) doubt(Cause::existence, "42P16");
      for (const Constraint& constraint : table.table.constraints) {
        if (constraint.kind == ddl::ConstraintKind::foreign_key) doubt(Cause::existence, "42P16");
      }
      // A partitioned table has no rows of its own.
      if (table.table.partition_by != ddl::PartitionStrategy::none) return;
      table.table.persistence = action.kind == AlterKind::set_logged ? ddl::Persistence::permanent : ddl::Persistence::unlogged;
      return;
    case AlterKind::other: {
      // What else it may name is not followed.
      const std::string_view said = text(action.text);
      if (said.substr(0, 5) == "SET (" && table.table.partition_by == ddl::PartitionStrategy::none)
        check_options({action.text.begin + 5, action.text.end - 1}, {}, &table.table.options);
      if (said.starts_with("RESET (")) reset_options({action.text.begin + 7, action.text.end - 1}, table.table.options);
      const bool is_plain = said.substr(0, 5) == "SET (" || said.find("ROW LEVEL SECURITY") != std::string_view::npos;
      if (!is_plain || !table.table.is_whole || table.table.partition_by != ddl::PartitionStrategy::none) doubt(Cause::existence);
      return;
    }
    default:
      alter_column(table, action);
      if (!has_failed() && !is_only) alter_children(table, action.name, action.kind);
      return;
  }
}

void Run::add_constraints(Entity& table, const ddl::AlterAction& action, bool is_foreign) {
  ConstraintRow constraints;
  if (action.kind == AlterKind::add_constraint) {
    constraints.add(arena, &action.constraint);
  } else {
    for (const ddl::ConstraintFacts& each : action.column.constraints) constraints.add(arena, &each);
  }
  const bool is_partitioned = table.table.partition_by != ddl::PartitionStrategy::none;
  bool is_followed = true;
  for (const ddl::ConstraintFacts* each : constraints) {
    const bool is_key = each->kind == ddl::ConstraintKind::primary_key || each->kind == ddl::ConstraintKind::unique;
    is_followed = is_followed && is_key && is_partitioned;
    // That its partitions need it, too, may be said first.
    may_fail_ = may_fail_ || (is_key && is_partitioned && is_only && !table.children.empty());
    if (each->kind == ddl::ConstraintKind::check && !is_foreign && !each->is_no_inherit) check_only(table);
    if (each->kind != ddl::ConstraintKind::foreign_key || !is_foreign || !is_only || !is_partitioned) continue;
    return fail("42809", "a foreign key of $ is its partitions', too|leave ONLY out", {table.table.name}, table.made_by);
  }
  if (is_foreign) {
    make_foreign_keys(table, constraints);
  } else if (!has_failed()) {
    make_constraints(table, constraints, true);
  }
  // What a parent's other constraints become in its children is not followed.
  for (const uint32_t number : is_followed ? std::vector<uint32_t>() : table.children) {
    if (Entity* child = state.living(number); child != nullptr) child->table.is_whole = false;
  }
  const ddl::ConstraintFacts& facts = action.constraint;
  if (action.kind != AlterKind::add_constraint || state.is_empty(table) || facts.is_not_valid) return;
  const bool is_key = facts.kind == ddl::ConstraintKind::primary_key || facts.kind == ddl::ConstraintKind::unique;
  if (is_key && facts.index.empty()) doubt(Cause::rows, "23505");
  if (facts.kind == ddl::ConstraintKind::check) doubt(Cause::rows, "23514");
  if (facts.kind == ddl::ConstraintKind::foreign_key && is_foreign) doubt(Cause::rows, "23503");
}

void Run::alter_table(const ddl::AlterTable& facts) {
  Entity* found = fits_others(facts, state.postgres) ? relation(facts.table, Kind::table, facts.is_if_exists)
                                                     : table(facts.table, facts.is_if_exists);
  if (found == nullptr) {
    const bool is_cascade =
        std::any_of(facts.actions.begin(), facts.actions.end(), [](const ddl::AlterAction& action) { return action.is_cascade; });
    // It may take along any view of what is not known.
    if (is_cascade && !has_failed()) lose_views();
    if (outcome.kind != OutcomeKind::skipped && !has_failed()) note_lost_user();
    return;
  }
  if (found->kind != Kind::table) return doubt(Cause::existence, "42809");
  check_pending(*found);
  is_only = facts.is_only;
  for (const uint32_t number : found->referrers) {
    const Entity* user = state.living(number);
    if (user != nullptr && user != found && has_column_of(*user, found->table)) doubt(Cause::existence, "0A000");
  }
  bool sets_persistence = false;
  for (const ddl::AlterAction& action : facts.actions) {
    const bool sets = action.kind == AlterKind::set_logged || action.kind == AlterKind::set_unlogged;
    if (sets && sets_persistence) doubt(Cause::existence, "0A000");
    sets_persistence = sets_persistence || sets;
    changes_type_ = changes_type_ || action.kind == AlterKind::alter_type;
    if (action.kind == AlterKind::alter_type && !has_failed()) read_type_change(*found, action);
  }
  Outcome skipped;
  bool has_applied = false;
  for (int pass = 0; pass <= last_pass; ++pass) {
    for (const ddl::AlterAction& action : facts.actions) {
      if (has_failed()) return;
      if (pass == key_pass || pass == reference_pass) {
        const bool adds = action.kind == AlterKind::add_constraint || is_added(*found, action);
        if (adds) add_constraints(*found, action, pass == reference_pass);
        has_applied = has_applied || adds;
        continue;
      }
      if (pass_of(action) != pass) continue;
      alter(*found, action);
      if (outcome.kind == OutcomeKind::skipped) {
        skipped = std::exchange(outcome, {});
      } else {
        has_applied = true;
      }
    }
  }
  if (!has_applied && skipped.kind == OutcomeKind::skipped) outcome = std::move(skipped);
}

}  // namespace mesh::schema

#include "advice/rules.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "advice/work_builder.hpp"
#include "base/text.hpp"
#include "schema/types.hpp"

namespace mesh::advice {
namespace {

using ddl::AlterKind;
using ddl::ConstraintKind;
using ddl::ObjectKind;

/// Columns that PostgreSQL gives an index.
constexpr size_t longest_key = 32;

class Rules {
 public:
  explicit Rules(const Case& about) : about_(about) {}

  template <typename Silent>
  void operator()(const Silent&) {}

  void operator()(const ddl::Opaque&) { say(Rule::opaque, {}); }

  /// What leaves the catalog alone, and may still keep others waiting.
  void operator()(const ddl::NoEffect&) {
    if (about_.work.relations.empty() || about_.work.relations.front().is_made_here) return;
    const RelationWork& own = about_.work.relations.front();
    table_ = own.relation;
    if (own.is_rewritten)
      return say(own.mode == LockMode::access_exclusive && is_refresh() ? Rule::refreshed : Rule::rewritten, {});
    if (own.is_scanned) say(Rule::rebuilt_indexes, {});
  }

  void operator()(const ddl::Write& facts) {
    for (const ddl::ObjectName& object : facts.tables) {
      if (facts.kind != ddl::WriteKind::truncate || about_.is_down() || about_.is_made_here(object)) continue;
      table_ = object.name;
      say(Rule::emptied_table, object.text);
      if (facts.is_cascade) about_.notes.of(Rule::emptied_table).message += ", and those of each table that references it";
    }
  }

  void operator()(const ddl::CreateTable& facts) {
    if (about_.is_down() || facts.persistence == ddl::Persistence::temporary) return key_locks(facts.table);
    name_rules(facts.table.name, facts.table.text, about_);
    for (const ddl::ColumnFacts& column : facts.columns) {
      column_rules(column, about_);
      for (const ddl::ConstraintFacts& constraint : column.constraints) key_rules(constraint, facts.columns);
    }
    for (const ddl::ConstraintFacts& constraint : facts.constraints) key_rules(constraint, facts.columns);
    key_locks(facts.table);
  }

  void operator()(const ddl::AlterTable& facts) {
    table_ = facts.table.name;
    const bool is_made_here = about_.is_own_made_here(facts.table);
    for (const ddl::AlterAction& action : facts.actions) {
      if (action.kind == AlterKind::add_column && !about_.is_down() && !about_.moment.is_temporary(facts.table)) {
        column_rules(action.column, about_);
        for (const ddl::ConstraintFacts& constraint : action.column.constraints) key_rules(constraint, {&action.column, 1});
      }
      if (!is_made_here) alter(action, about_.moment.before.find_table(facts.table));
    }
  }

  void operator()(const ddl::CreateIndex& facts) {
    table_ = facts.table.name;
    const bool may_be_left = !about_.past.has_dropped(facts.index.name);
    if (facts.is_concurrent && facts.is_if_not_exists && may_be_left) say(Rule::invalid_index, facts.index.text, facts.index.name);
    for (size_t at = 1; at < facts.keys.size() && at < longest_key; ++at) {
      const ddl::IndexKey& key = facts.keys[at];
      const auto is_same = [&](const ddl::IndexKey& other) {
        return other.column == key.column && other.operator_class == key.operator_class;
      };
      const auto* const end = facts.keys.begin() + static_cast<std::ptrdiff_t>(at);
      if (!key.column.empty() && std::any_of(facts.keys.begin(), end, is_same)) say(Rule::repeated_key, key.text, key.column);
    }
    if (about_.is_own_made_here(facts.table)) return;
    if (!facts.is_concurrent) say(Rule::blocking_index, {});
    if (!facts.is_unique) return;
    std::string columns;
    for (const ddl::IndexKey& key : facts.keys) {
      append(columns, {columns.empty() ? "" : ", ", key.column.empty() ? about_.text(key.text) : std::string_view(key.column)});
    }
    say(Rule::unique_index, {}, columns);
  }

  void operator()(const ddl::Rename& facts) {
    const bool is_column = facts.kind == ObjectKind::column && facts.holder == ObjectKind::table;
    const bool is_read =
        facts.kind == ObjectKind::table || facts.kind == ObjectKind::view || facts.kind == ObjectKind::materialized_view;
    if ((!is_column && !is_read) || about_.is_down()) return;
    name_rules(facts.to, {}, about_);
    const schema::Column* column = is_column ? find_column(about_.moment.before.find_table(facts.object), facts.from) : nullptr;
    const bool is_new = column != nullptr && column->made_by != schema::before_all;
    if (is_new || about_.is_made_here(facts.object)) return;
    const bool is_given =
        is_column ? about_.past.has_given(facts.object.name, facts.from) : about_.past.has_given({}, facts.object.name);
    if (is_given) return;
    say(Rule::renamed, {}, is_column ? facts.from : facts.object.name);
  }

  void operator()(const ddl::Drop& facts) {
    for (const ddl::ObjectName& object : facts.objects) {
      table_ = object.name;
      if (facts.kind == ObjectKind::index) drop_index(facts, object);
      if (facts.kind == ObjectKind::schema && facts.is_cascade &&
          about_.moment.before.maker_of_schema(object.name) == schema::before_all) {
        about_.drop(Rule::dropped_schema, object.name, {}, object.text);
      }
      if (facts.kind != ObjectKind::table || about_.is_made_here(object)) continue;
      about_.drop(Rule::dropped_table, object.name, object.name, object.text);
      const schema::Table* table = about_.moment.before.find_table(object);
      if (table == nullptr) continue;
      for (const schema::Constraint& key : table->constraints) reference_rule(key);
    }
  }

 private:
  void say(Rule rule, ddl::TextRange text, std::string_view thing = {}) { about_.notes.add(rule, thing, table_, text); }

  /// What the keys of a new table lock.
  void key_locks(const ddl::ObjectName& table) {
    for (const RelationWork& work : about_.work.relations) {
      if (work.mode != LockMode::share_row_exclusive || work.is_made_here) continue;
      about_.notes.add(Rule::new_foreign_key, work.relation, table.name);
    }
  }

  [[nodiscard]] bool is_refresh() const { return ddl::SqlReader(about_.sql).is("REFRESH"); }

  void alter(const ddl::AlterAction& action, const schema::Table* table) {
    const schema::Column* column = find_column(table, action.name);
    switch (action.kind) {
      case AlterKind::add_column: added_column_rules(action.column, table_, about_); return;
      case AlterKind::add_constraint: added_constraint(action.constraint); return;
      case AlterKind::drop_column:
        if (column == nullptr || column->made_by == schema::before_all) drop_column(action, table);
        return;
      case AlterKind::alter_type:
        switch (rewrites(column, action.type, about_.text(action.expression))) {
          case Certainty::no: return;
          case Certainty::maybe: return say(Rule::unknown_change, action.type.text, action.name);
          case Certainty::yes: return say(Rule::changed_type, action.type.text, action.name);
        }
        return;
      case AlterKind::set_logged:
      case AlterKind::set_unlogged:
        if (about_.work.relations.front().is_rewritten) say(Rule::rewritten, action.text);
        return;
      case AlterKind::set_default: default_rules(action, column, table_, about_); return;
      case AlterKind::set_not_null:
        if (about_.work.relations.front().is_scanned) say(Rule::set_not_null, action.text, action.name);
        return;
      case AlterKind::drop_constraint:
        if (const schema::Constraint* constraint = find_constraint(table, action.name)) reference_rule(*constraint);
        return;
      default: return;
    }
  }

  void added_constraint(const ddl::ConstraintFacts& constraint) {
    std::string columns;
    for (const std::string_view column : constraint.columns) append(columns, {columns.empty() ? "" : ", ", column});
    if (constraint.is_not_valid || !constraint.index.empty()) {
      if (constraint.kind == ConstraintKind::foreign_key) key_rule(constraint, table_, about_);
      return;
    }
    switch (constraint.kind) {
      case ConstraintKind::check: say(Rule::checked_rows, constraint.text); return;
      case ConstraintKind::unique: say(Rule::unique_constraint, constraint.text, columns); return;
      case ConstraintKind::primary_key: say(Rule::primary_key, constraint.text, columns); return;
      case ConstraintKind::foreign_key: say(Rule::checked_key, constraint.text, constraint.referenced.name); return;
      case ConstraintKind::exclusion: return;
    }
  }

  void drop_column(const ddl::AlterAction& action, const schema::Table* table) {
    about_.drop(Rule::dropped_column, action.name, table_, action.text);
    if (table == nullptr || about_.is_down()) return;
    std::string with_it;
    for (const schema::Index& index : table->indexes) {
      const bool is_shared =
          index.uses.size() > 1 && std::find(index.uses.begin(), index.uses.end(), action.name) != index.uses.end();
      if (is_shared) append(with_it, {with_it.empty() ? "" : ", ", "`", printable(index.name), "`"});
    }
    if (with_it.empty()) return;
    Note& note = about_.notes.of(Rule::dropped_column);
    append(note.message, {"; the index on this and other columns goes with it: ", with_it});
  }

  void drop_index(const ddl::Drop& facts, const ddl::ObjectName& object) {
    const schema::Table* table = about_.moment.before.table_of_index(object);
    const bool is_of_own_table = table != nullptr && table->made_by != schema::before_all;
    if (!facts.is_concurrent && !is_of_own_table && !about_.is_made_here(object))
      about_.drop(Rule::dropped_index, object.name, object.name, object.text);
  }

  void reference_rule(const schema::Constraint& key) {
    if (key.kind != ConstraintKind::foreign_key || key.referenced_table == table_) return;
    if (about_.is_made_here({.schema = key.referenced_schema, .name = key.referenced_table, .text = {}})) return;
    about_.notes.add(Rule::dropped_reference, key.referenced_table, table_);
  }

  /// A key of one column of a small type.
  void key_rules(const ddl::ConstraintFacts& constraint, std::span<const ddl::ColumnFacts> columns) {
    if (constraint.kind != ConstraintKind::primary_key || constraint.columns.size() != 1) return;
    constexpr auto small_types = std::to_array<std::string_view>({"int2", "int4", "serial", "serial2", "serial4", "smallserial"});
    for (const ddl::ColumnFacts& column : columns) {
      if (column.name != constraint.columns.front() || !column.type.schema.empty()) continue;
      if (std::find(small_types.begin(), small_types.end(), column.type.name) != small_types.end()) {
        about_.notes.add(Rule::small_key, column.name, {}, column.type.text);
      }
    }
  }

  const Case& about_;
  std::string_view table_;
};

}  // namespace

void statement_rules(const ddl::Facts& facts, const Case& about) { std::visit(Rules(about), facts); }

}  // namespace mesh::advice

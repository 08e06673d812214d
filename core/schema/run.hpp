// One statement on its way through what a schema keeps. Private to core/schema.
//
// run.cpp          what a statement's outcome is put together from
// lookups.cpp      from a written name to what is known of it
// names.cpp        the names that PostgreSQL chooses
// expressions.cpp  what an expression mentions; see expressions.hpp
// values.cpp       what an expression gives, and whether it may; see judge.hpp
// literals.cpp     which texts are values of which types
// types.cpp        types, and which of them compare
// made_types.cpp   CREATE TYPE, ADD VALUE
// collations.cpp   which collations a type has
// settings.cpp     what parameters may be set to
// storage.cpp      how tables and indexes are stored
// sequences.cpp    sequences and identities
// tables.cpp       CREATE TABLE
// columns.cpp      columns that are added and changed
// dropped_columns.cpp  columns that are dropped
// constraints.cpp  keys, checks
// references.cpp   foreign keys
// indexes.cpp      CREATE INDEX
// partitions.cpp   partitions and children
// alter.cpp        ALTER TABLE, action by action
// drops.cpp        DROP
// dependents.cpp   what uses a thing that is dropped
// near_names.cpp   what a DROP of nothing may have been meant for
// renames.cpp      RENAME, SET SCHEMA
// creations.cpp    schemas, views, rows, search_path
// refused.cpp      a call that is refused
// versions.cpp     what an older PostgreSQL cannot parse
// schema.cpp       a statement, by its kind
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena_list.hpp"
#include "base/text.hpp"
#include "ddl/query_use.hpp"
#include "schema/compared_types.hpp"
#include "schema/expressions.hpp"
#include "schema/names.hpp"
#include "schema/state.hpp"
#include "schema/value.hpp"

namespace mesh::schema {

/// The constraints of a statement, be they of a table or of its columns.
using ConstraintRow = ArenaList<const ddl::ConstraintFacts*>;

/// One statement on its way through the state.
class Run {
 public:
  /// `into`: what becomes of it, which is taken for applied so far.
  Run(State& with, std::string_view text, uint32_t number, Outcome& into)
      : state(with), sql(text), statement(number), outcome(into), arena(*with.scratch), recorded_(with.gone.size()) {}

  State& state;
  std::string_view sql;
  uint32_t statement;
  Outcome& outcome;
  /// What is read of expressions and is no part of the SQL.
  Arena& arena;
  /// Whether ONLY keeps what inherits from the table out of it.
  bool is_only = false;

  // run.cpp
  /// The first failure counts.
  ///
  /// Takes:   `said`, the reason, and after a `|` the hint; for each `$` in it a name, shown in backticks, for each `%` a text.
  void fail(const char* code, const char* said, const Pieces& names = {}, uint32_t because = before_all, ddl::TextRange text = {});
  void skip(const char* said, const Pieces& names = {}, uint32_t because = before_all);
  /// Makes an outcome that does not fail unknown. A table, column or schema that is only taken to be there is taken to fit; with
  /// any other doubt a later failure has no code, and no statement is skipped for certain.
  void doubt(Cause cause, const char* code = "", uint32_t because = before_all);
  /// The same, with words that warn.
  void warn(Cause cause, const char* code, const char* said, const Pieces& names = {}, uint32_t because = before_all);
  /// What the statement names is not known after it.
  void lose(Cause cause, uint32_t because = before_all);
  /// Ends the statement: what it named is lost where that must be.
  void finish();
  /// Keeps on record that what was there before the first statement has gone.
  void record(ddl::ObjectKind kind, Piece schema, Piece table, Piece name, Piece became = {}, Piece to_schema = {});
  /// The same of a relation that is lost, if it is on record that it came to its name.
  void record_lost(const ddl::ObjectName& object, Piece became = {}, Piece to_schema = {});
  [[nodiscard]] bool has_lost() const { return lost_ != Cause::none; }
  [[nodiscard]] bool has_failed() const { return outcome.kind == OutcomeKind::fails; }
  [[nodiscard]] std::string_view text(ddl::TextRange range) const { return sql.substr(range.begin, range.end - range.begin); }

  // lookups.cpp
  /// The schema that something new without one lies in; the slot of its name.
  [[nodiscard]] Slot* place_for(Space space, const ddl::ObjectName& name, uint32_t& number);
  /// The slot that a name means, where something is to be there.
  [[nodiscard]] Slot* meaning_of(Space space, const ddl::ObjectName& name, uint32_t& number);
  /// The relation of a name, of any kind. Null with the outcome said where it is not there or not known.
  [[nodiscard]] Entity* relation(const ddl::ObjectName& name, Kind kind, bool is_if_exists = false);
  /// The table of a name, likewise; what is no table fails.
  [[nodiscard]] Entity* table(const ddl::ObjectName& name, bool is_if_exists = false);
  /// A table that is only referred to: an unknown one costs the certainty of this statement alone.
  [[nodiscard]] Entity* referenced_table(const ddl::ObjectName& name);
  /// The type of a name, or null for what is built in, an array, or not known.
  [[nodiscard]] Entity* type(const ddl::TypeFacts& type);
  /// The column; null where it is not there, or not known, which is said as failure and doubt.
  [[nodiscard]] Column* column(Entity& table, std::string_view name, ddl::TextRange text = {});
  /// The same without a failure; `gone_by` is the statement that dropped it.
  [[nodiscard]] static Presence look_for(const Entity& table, std::string_view name, Column*& found, uint32_t& gone_by);
  /// Fails for a column that a table does not have, with the one that may be meant. `gone_by` has dropped it.
  void fail_no_column(const Table& table, std::string_view name, uint32_t gone_by, ddl::TextRange text);
  /// Whether a schema may be there. Where it is not, the statement fails, or is skipped.
  [[nodiscard]] bool knows_schema(std::string_view schema, bool is_skipped);
  /// Whether a new object may have the name. Where not, the statement fails or is skipped, or it is not known what it does.
  [[nodiscard]] bool is_free(Slot& slot, bool is_if_not_exists);
  /// The same of the type that comes with a table, a view or a sequence.
  [[nodiscard]] bool is_type_free(const Slot& slot);
  [[nodiscard]] Cause cause_of(const Slot& slot) const;
  /// A slot's object, which is taken for there where nobody has spoken of it. Null for what is not there, or lost.
  [[nodiscard]] Entity* assumed(Slot& slot, uint32_t number, Kind kind);
  [[nodiscard]] Slot* named(Space space, std::string_view schema, std::string_view name, uint32_t& number);

  // names.cpp
  /// What a relation is called, which a constraint may come with; `number` becomes that of its slot.
  [[nodiscard]] Text choose_relation(std::string_view schema, std::string_view name1, std::string_view name2,
                                     std::string_view label, bool is_constraint, uint32_t& number);
  [[nodiscard]] Text choose_constraint(std::string_view schema, std::string_view name1, std::string_view name2,
                                       std::string_view label);
  [[nodiscard]] Text choose(std::string_view schema, std::string_view name1, std::string_view name2, std::string_view label,
                            bool is_constraint, uint32_t* relation_number);

  // types.cpp
  /// Looks at a column's type and gives it as it is stored.
  [[nodiscard]] ddl::TypeFacts stored_type(const ddl::TypeFacts& written);
  /// What stands in brackets after a type.
  void check_modifiers(const ddl::TypeFacts& written);
  /// Fails for a type that no column has.
  void check_pseudo_type(const ddl::TypeFacts& type, const char* code = "42P16");
  /// Whether a value becomes one of another type by itself where it is stored.
  [[nodiscard]] Comparable fits(const ddl::TypeFacts& from, const ddl::TypeFacts& to);
  /// The type with domains seen through.
  ///
  /// Gives:   `written` itself for any other type.
  [[nodiscard]] const ddl::TypeFacts& base_type(const ddl::TypeFacts& written) const;
  /// Fails for a type that the method has no operator class for.
  void check_operator_class(const Column& column, std::string_view method, std::string_view operator_class);

  // made_types.cpp
  void create_type(const ddl::CreateType& facts);
  void check_domain(const ddl::CreateType& facts);
  void add_enum_value(const ddl::AddEnumValue& facts);
  void check_fresh_default(const ddl::TypeFacts& written, std::string_view expression);
  void check_fresh_text();

  // collations.cpp
  /// Fails for a collation that is not there, or that a type has not.
  void check_collation(const ddl::ObjectName& collation, const ddl::TypeFacts& type);

  // settings.cpp
  /// Fails for a value that a well-known parameter does not take.
  void check_setting(const ddl::NoEffect& facts);

  // storage.cpp
  /// Fails for storage parameters that tables, or indexes of the method, do not have, and for values that they do not take.
  ///
  /// Takes:   `into`, what keeps them.
  void check_options(ddl::TextRange options, std::string_view method, Text* into);
  void reset_options(ddl::TextRange options, Text& from) const;
  void check_tablespace(std::string_view name);
  void check_table_method(std::string_view name);
  /// Looks at what a table is stored as, and at what its columns are.
  void check_storage(const ddl::CreateTable& facts, Text* into);
  void check_compression(const ddl::ColumnFacts& facts);

  // sequences.cpp
  void create_sequence(const ddl::CreateSequence& facts);
  void own_sequence(const ddl::OwnSequence& facts);
  void tie_sequence(Entity& sequence, const ddl::ObjectName& name, std::string_view column_name);
  /// Fails for numbers that a sequence of the type cannot have.
  void check_sequence(const ddl::SequenceFacts& facts, const ddl::TypeFacts& type);
  /// The same of an identity, and what else its options need.
  void check_identity(const ddl::TypeFacts& type, std::string_view name, ddl::TextRange options = {});
  /// Makes the sequence of a SERIAL, or of an identity.
  void add_sequence(Entity& table, Column& column, bool is_identity, ddl::TextRange options = {});

  // values.cpp
  /// Looks at an expression. Fails where it is wrong for certain, and doubts what is not followed.
  ///
  /// Takes:   the table whose columns it may name, or null; for `value` and `generation` the type that is wanted.
  Value judge(const Entity* table, ddl::TextRange range, Use use, const ddl::TypeFacts& wanted = {});
  /// Looks for the relation that a text names, as nextval has it.
  void find_relation(std::string_view written);

  // tables.cpp
  void create_table(const ddl::CreateTable& facts);
  void create_temporary(Slot& slot);
  void lose_relatives(const ddl::CreateTable& facts);
  void create_from_query(Slot& slot, uint32_t number, const ddl::CreateTable& facts);
  void fill_table(Entity& made, const ddl::CreateTable& facts, const ConstraintRow& constraints);

  // columns.cpp
  /// What PostgreSQL looks at before it looks at the table.
  void read_column(const ddl::ColumnFacts& facts);
  void check_system_name(std::string_view name, ddl::TextRange range);
  void make_column(Entity& table, const ddl::ColumnFacts& facts);
  /// Looks at the DEFAULT or the generation of a column that the table has, and gives its value.
  Value check_expression(Entity& table, const ddl::ColumnFacts& facts);
  /// The same of a DEFAULT; one that is NULL is none.
  Value check_default(const Entity& table, Column& column, ddl::TextRange range);
  /// What depends on the rows that there are, and on the value that they get.
  void check_rows(const Entity& table, const ddl::ColumnFacts& facts, const Value& value);
  void add_column(Entity& table, const ddl::AlterAction& action);
  void alter_column(Entity& table, const ddl::AlterAction& action);
  /// Whether a check that holds for each row keeps the column from being null.
  [[nodiscard]] bool is_held_by_check(const Table& table, std::string_view column) const;

  // dropped_columns.cpp
  void drop_sequences(Entity& table, std::string_view column);
  void drop_column(Entity& table, const ddl::AlterAction& action);
  void remove_column(Entity& table, std::string_view name);
  /// Takes away the constraints and indexes that use a column.
  void remove_users(Entity& table, std::string_view name);

  // constraints.cpp
  /// Those that are no foreign keys, which come last; of ALTER the checks come last of these.
  void make_constraints(Entity& table, const ConstraintRow& constraints, bool is_altered = false);
  void drop_constraint(Entity& table, const ddl::AlterAction& action);
  [[nodiscard]] bool is_constraint_free(const Table& table, std::string_view name, ddl::TextRange text);
  void add_constraint(Entity& table, const ddl::ConstraintFacts& facts, Text name, const Names& columns);
  void make_check(Entity& table, const ddl::ConstraintFacts& facts);
  /// Looks at the columns of keys, as PostgreSQL does before it makes the table.
  void read_keys(const ConstraintRow& constraints, const ddl::CreateTable& facts);
  void fail_second_key(std::string_view table, bool is_same, uint32_t because, ddl::TextRange text);
  void make_key(Entity& table, const ddl::ConstraintFacts& facts, std::string_view given);
  void make_exclusion(Entity& table, const ddl::ConstraintFacts& facts);
  void adopt_index(Entity& table, const ddl::ConstraintFacts& facts);
  [[nodiscard]] Constraint* constraint(Entity& table, std::string_view name, bool is_if_exists);
  /// Takes a constraint away, with its index.
  void remove_constraint(Entity& table, std::string_view name);
  /// Counts a name in the space of constraints, or no longer.
  void count_constraint(const Table& table, std::string_view name, bool is_added);

  // references.cpp
  void make_foreign_keys(Entity& table, const ConstraintRow& constraints);
  void make_foreign_key(Entity& table, const ddl::ConstraintFacts& facts);
  [[nodiscard]] Names referenced_columns(Entity& parent, const ddl::ConstraintFacts& facts);
  void compare_keys(Entity& table, Entity& parent, const ddl::ConstraintFacts& facts, const Names& referenced);
  /// The same for the keys that need a unique index over the columns.
  void leave_keys(Entity& table, Names columns, bool is_cascade, std::string_view what, std::string_view name);
  /// Looks at the foreign keys of other tables that reference this one, or only these columns of it: takes them away, or fails.
  void leave_references(Entity& table, const Names* columns, bool is_cascade, std::string_view what, std::string_view name);

  // indexes.cpp
  void read_system_key(const ddl::CreateIndex& facts, const ddl::IndexKey& key, std::string_view name);
  [[nodiscard]] static std::string name_in_key(Entity& table, std::string_view key);
  void create_index(const ddl::CreateIndex& facts);
  void read_index(Entity& table, const ddl::CreateIndex& facts, Index& index, Names& names);
  void check_method(const ddl::CreateIndex& facts);
  /// Fails for a column in an expression that the table does not have.
  void check_columns(const Entity& table, ddl::TextRange range);
  void fail_query(ddl::TextRange text);
  void use_expression(const Entity& table, ddl::TextRange range, Names& uses) const;
  void compare_taken(const Slot& slot, const Entity& table, const Index& wanted);
  /// `number`: the slot of its name.
  void add_index(Entity& table, const Index& index, uint32_t number);
  void remove_index(Entity& table, std::string_view name);
  void drop_index(Entity& dropped, bool is_cascade);
  void check_partition_key(const Entity& table, const Names& keys);

  // partitions.cpp
  /// Looks at what a table is to be partitioned by.
  void check_partition_keys(Entity& table, const ddl::CreateTable& facts);
  /// Fails where columns of one name, of parents or written, do not fit together.
  void check_inherited(const ddl::CreateTable& facts);
  void note_objects(const Entity& user, const Table& source);
  void inherit(Entity& table, const ddl::CreateTable& facts);
  void change_parent(Entity& table, const ddl::AlterAction& action);
  /// Gives the children's columns of the name what ALTER COLUMN has given the table's.
  void alter_children(Entity& table, std::string_view name, ddl::AlterKind kind);
  /// The children, theirs and so on, each once.
  [[nodiscard]] std::vector<Entity*> descendants(const Entity& table);
  void add_to_children(Entity& table, const Column& column);
  /// Gives each partition an index of its own beside the table's newest, called after `names`, of its columns.
  void add_to_partitions(Entity& table, const Names& names, std::string_view label);
  void add_partition_index(Entity& partition, const Index& index, const std::string& columns, std::string_view label);
  /// Takes the partitions' indexes away with that of the whole table, or forgets those that may be meant.
  void drop_attached(Entity& table, const Index& index);
  /// Fails for ONLY where what inherits from the table has to change with it.
  void check_only(const Entity& table, const char* code = "42P16");
  /// Fails where a parent has the column.
  void check_own(const Entity& table, std::string_view column);

  // alter.cpp
  void alter_table(const ddl::AlterTable& facts);
  void alter(Entity& table, const ddl::AlterAction& action);
  void read_type_change(Entity& table, const ddl::AlterAction& action);
  void change_type(Entity& table, const ddl::AlterAction& action);
  void change_default(Entity& table, Column& column, const ddl::TypeFacts& to);
  [[nodiscard]] bool is_added(const Entity& table, const ddl::AlterAction& action) const;
  /// The constraints of an action, the foreign keys or all else.
  void add_constraints(Entity& table, const ddl::AlterAction& action, bool is_foreign);
  /// Warns of events of a deferred key, which ALTER, CREATE INDEX and DROP do not wait for.
  void check_pending(const Entity& table);

  // drops.cpp
  void drop(const ddl::Drop& facts);
  /// The relation of a name that is to go. Null with the outcome said where there is none.
  [[nodiscard]] Entity* find_dropped(const ddl::Drop& facts, const ddl::ObjectName& name);
  void drop_missing(const ddl::Drop& facts, const ddl::ObjectName& name, Slot& slot);
  void drop_relation(Entity& found, const ddl::Drop& facts);
  void drop_table(Entity& table, bool is_cascade);
  void remove_table(Entity& table);
  void drop_sequence(Entity& sequence, bool is_cascade);
  void drop_type(const ddl::Drop& facts, const ddl::ObjectName& name);
  void drop_schema(const ddl::Drop& facts, const ddl::ObjectName& name);

  // dependents.cpp
  /// Fails, or forgets, what views and code make of a thing that goes.
  void leave_views(Entity& relation, std::string_view column, bool is_cascade, const char* code = "2BP01");
  [[nodiscard]] static ddl::Use use_by(const Entity& view, const Entity& used, std::string_view column);
  /// The same of views that group by the primary key, which goes.
  void leave_grouped(Entity& table, bool is_cascade);
  void remove_uses(Entity& user, const Entity& used);
  void forget_dependents();
  /// CASCADE of what was there before may take along any view, by way of others.
  void lose_views();

  // near_names.cpp
  /// Remembers a relation by its name in small letters.
  void note_fold(uint32_t slot_number);
  /// What a name that nobody made may have been meant for; empty where there is nothing near.
  [[nodiscard]] std::string near_name(const Slot& slot, Kind kind, uint32_t& made_by);

  // renames.cpp
  void rename(const ddl::Rename& facts);
  void rename_relation(const ddl::Rename& facts);
  /// Whether a relation is what ALTER SEQUENCE or ALTER VIEW is for. Where not, the statement fails.
  [[nodiscard]] bool is_of_kind(const Entity& found, ddl::ObjectKind kind);
  void rename_column(Entity& table, const ddl::Rename& facts);
  /// The same of one table, of which it is known that it may be.
  void rename_own_column(Entity& table, const ddl::Rename& facts);
  void rename_constraint(Entity& table, const ddl::Rename& facts);
  void rename_type(const ddl::Rename& facts);
  /// Lets an object go by the name of another slot.
  void move_name(Slot& from, uint32_t to);
  void set_schema(const ddl::SetSchema& facts);

  // creations.cpp
  void create_schema(const ddl::CreateSchema& facts);
  void create_view(const ddl::CreateView& facts);
  void note_mentions(std::string_view written, uint32_t user);
  void note_lost_user();
  /// Takes a relation or type of the name, in the schema given or the first of the path that has it, for used by an object.
  void note_use(std::string_view given, std::string_view name, uint32_t user);
  /// Looks at the types that an expression casts to, and notes that the user needs them, and what texts in it name.
  ///
  /// Takes:   `is_object`, whether it is for a column of such as regclass.
  void note_casts(const Entity& user, ddl::TextRange range, bool is_object = false);
  void write(const ddl::Write& facts);
  /// Fails for a table that others reference, unless TRUNCATE is for them, too.
  void check_truncated(const Entity& table);
  void set_path(const ddl::SetSearchPath& facts);

  // refused.cpp
  /// Takes what the texts name for lost, the first of which is what the call is about.
  void refuse(const std::vector<std::string_view>& texts);
  void refuse_subject(std::string_view schema, std::string_view name, uint32_t& subject);
  void refuse_other(std::string_view schema, std::string_view name, uint32_t subject);

  // versions.cpp
  /// Fails for what only a newer PostgreSQL can parse, whatever else is wrong.
  void check_version(const ddl::Facts& facts);
  void check_version(const ddl::ColumnFacts& facts);
  void check_version(const ddl::ConstraintFacts& facts);
  void check_version(const ddl::NewerSyntax& newer);
  void need_version(unsigned version, std::string_view what, const char* hint, ddl::TextRange text);

 private:
  ArenaList<uint32_t> touched_;
  /// The tables that the statement drops.
  std::vector<uint32_t> together_;
  /// How much was on record before the statement.
  size_t recorded_;
  Cause lost_ = Cause::none;
  uint32_t lost_by_ = before_all;
  /// Whether it may fail with a code that was not claimed, and whether more is in doubt than what is only taken to be there.
  bool may_fail_ = false;
  bool is_doubted_ = false;
  /// Whether ALTER TABLE changes the type of a column.
  bool changes_type_ = false;
};

// indexes.cpp
/// Whether two indexes hold the same.
[[nodiscard]] bool is_same(const Index& left, const Index& right);

// references.cpp
[[nodiscard]] bool contains_number(const std::vector<uint32_t>& numbers, uint32_t number);
/// Whether a column is of a table's own type.
[[nodiscard]] bool has_column_of(const Entity& user, const Table& type);

}  // namespace mesh::schema

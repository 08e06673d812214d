// A model of the catalog: what is there after each statement of a migration.
//
// What it says is certain under these premises, and it says nothing else:
// P1. What a migration creates was not there before, unless history says so.
// P2. Names without a schema lie in one schema until search_path changes, which ends with the function.
// P3. No trigger changes the catalog.
// P4. One function is one transaction, unless each statement of it is one.
// P5. Functions and casts that go by the names of PostgreSQL's own are PostgreSQL's own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena_list.hpp"
#include "ddl/facts.hpp"
#include "schema/outcome.hpp"

namespace mesh::schema {

/// What is there before the first statement.
enum class Start : uint8_t {
  /// Anything: what no statement made is taken to exist, and nothing is said of what it is like.
  open,
  /// An empty database, with PostgreSQL's own objects and the schema `public`.
  empty,
};

/// Major versions of PostgreSQL: the model knows them from the oldest on, takes an older one for that and a newer for the newest.
inline constexpr unsigned oldest_postgres = 12;
inline constexpr unsigned default_postgres = 15;
inline constexpr unsigned newest_postgres = 18;

/// The number of the statement that made something, or this for what was there before the first or is only taken to exist.
inline constexpr uint32_t before_all = UINT32_MAX;

/// A text that lives as long as the schema that has it, or a copy of that. No other becomes one unless that is said.
struct Text : std::string_view {
  Text() = default;
  explicit Text(std::string_view text) : std::string_view(text) {}
};

/// A row of such texts, which nobody changes once it is made, since the copies of a schema share it.
using Names = ArenaList<std::string_view>;

struct Column {
  Text name;
  /// As it is stored: int4 for SERIAL.
  ddl::TypeFacts type;
  bool is_not_null = false;
  ddl::Identity identity = ddl::Identity::none;
  ddl::Generated generated = ddl::Generated::none;
  /// The expression as written, or what PostgreSQL makes of SERIAL; empty where there is none, or NULL.
  Text default_value;
  uint32_t made_by = before_all;
  /// Without its schema; empty for that of the type.
  Text collation = {};
};

struct Constraint {
  ddl::ConstraintKind kind = ddl::ConstraintKind::check;
  /// Never empty: what PostgreSQL chooses where none is given.
  Text name;
  Names columns;
  Text referenced_schema;
  Text referenced_table;
  /// Empty where they are not known.
  Names referenced_columns;
  ddl::KeyAction on_delete = ddl::KeyAction::no_action;
  ddl::KeyAction on_update = ddl::KeyAction::no_action;
  /// CHECK's condition, or all that EXCLUDE says, as written.
  Text expression;
  /// What else SQL says of it, such as ` INCLUDE (b) DEFERRABLE`.
  Text rest;
  bool is_valid = true;
  uint32_t made_by = before_all;
};

struct Index {
  Text name;
  bool is_unique = false;
  Text method;
  /// Columns by name, expressions as written.
  Names keys;
  /// Of each key what is not as it would be by itself, such as ` COLLATE "C" text_pattern_ops DESC`.
  Names orders;
  Names included;
  /// As written; empty where there is none.
  Text predicate;
  /// Its storage parameters by name, each with a blank before it, such as ` fillfactor=70`.
  Text options;
  /// All columns that it falls with when one of them is dropped.
  Names uses;
  /// Whether a constraint of the same name has made it.
  bool is_of_constraint = false;
  bool is_deferrable = false;
  bool has_nulls_not_distinct = false;
  /// Whether an operator class or a collation was named of which it is not known that a key would have it by itself.
  bool may_be_ordered_otherwise = false;
  uint32_t made_by = before_all;
};

struct Table {
  Text schema;
  Text name;
  ddl::Persistence persistence = ddl::Persistence::permanent;
  std::vector<Column> columns;
  std::vector<Constraint> constraints;
  std::vector<Index> indexes;
  ddl::PartitionStrategy partition_by = ddl::PartitionStrategy::none;
  /// Empty texts for expressions.
  Names partition_columns;
  /// Whether it is a partition, or inherits from another.
  bool is_child = false;
  /// As those of an index.
  Text options;
  /// False for a table that nobody made, whose further columns, constraints and indexes are not known.
  bool is_whole = true;
  /// Whether it was made here and no statement has put rows into it.
  bool is_empty = false;
  uint32_t made_by = before_all;
  /// By which its schema knows it.
  uint32_t number = UINT32_MAX;
};

/// Something that was there before the first statement, as far as is known or taken to be, and that a statement has dropped or
/// renamed. It stays on record when something of its name is made again.
struct Gone {
  ddl::ObjectKind kind = ddl::ObjectKind::table;
  std::string schema;
  /// The table of a column, an index or a constraint.
  std::string table;
  std::string name;
  /// What it is called now and where it lies, where it was renamed or moved.
  std::string became;
  std::string to_schema;
  uint32_t taken_by = before_all;
};

/// What is no table and lies in no table: a type, a domain, a view, a sequence that no column owns, a schema.
struct Object {
  ddl::ObjectKind kind = ddl::ObjectKind::type;
  Text schema;
  Text name;
  uint32_t made_by = before_all;
  /// What it is, as SQL says it in part, or a view's query; empty where that is not known.
  std::string_view text = {};
};

/// What a table may be to another.
enum class Relation : uint8_t {
  /// It has had a foreign key to the other.
  referrer,
  /// It is a partition of the other, or inherits from it.
  child,
  parent,
};

struct State;

/// The catalog at one moment. A value: a copy goes its own way, and costs nothing until it or what it was made of changes. Both
/// write to memory that they share, so they stay in one thread.
class Schema {
 public:
  explicit Schema(Start start, unsigned postgres = default_postgres);

  /// Begins a function, in a transaction of its own: search_path is as at the start, and no earlier failure counts.
  void begin_function();
  /// Ends a transaction within a function whose statements are one each.
  void end_transaction();

  /// Says what becomes of a statement, and follows what it does.
  ///
  /// Takes:   `facts`, read from `sql`; `statement`, its number, by which later outcomes name it.
  /// Gives:   `applied` or `skipped` or `fails` only where it is certain under the premises. After `fails` and `unknown` what the
  ///          statement names is not known any more, except that what it depends on is then taken to be as it wants it.
  /// Bounds:  grows with the statement and with the tables it names, and only for DROP SCHEMA with all that there is;
  ///          `most_objects` objects are followed, and with the next one everything becomes unknown.
  [[nodiscard]] Outcome apply(const ddl::Facts& facts, std::string_view sql, uint32_t statement);

  /// Makes what is there now what was there before the first statement, which may hold rows; what is gone is forgotten.
  void settle();

  /// What the statements since the last call have told of earlier ones, in their order. Ask before the next function begins.
  [[nodiscard]] std::vector<Hindsight> take_hindsights();

  /// Makes unknown what a call names that was refused before anything was sent.
  ///
  /// Takes:   `texts`, its arguments, the name of what it is about first; `statement`, the number of the next statement.
  /// Bounds:  grows with the texts, not with what is there; `most_objects` objects are followed, as by `apply`.
  void refuse(const std::vector<std::string_view>& texts, uint32_t statement);

  /// Makes everything unknown: a call was not previewed, or the function's preview ended early.
  void lose_everything(uint32_t statement);

  /// The tables that are known to be there, in the order in which they were made or first named.
  [[nodiscard]] std::vector<const Table*> tables() const;
  /// Those of them that `other` does not share, and at least those that have changed since `settle` was last called.
  ///
  /// Bounds:  grows with what has changed; only a row of pointers is looked at for dozens of what is shared.
  [[nodiscard]] std::vector<const Table*> tables_unlike(const Schema& other) const;
  [[nodiscard]] std::vector<const Table*> unsettled_tables() const;
  /// The table of that name as the next statement would find it, or null where there is none or it is not known.
  [[nodiscard]] const Table* find_table(const ddl::ObjectName& name) const;
  /// The statement that made the relation of that name, be it a table, an index or a view; `before_all` where none is known.
  [[nodiscard]] uint32_t maker_of(const ddl::ObjectName& name) const;
  /// The same of a schema.
  [[nodiscard]] uint32_t maker_of_schema(std::string_view name) const;
  /// What else is known to be there, in that order too.
  [[nodiscard]] std::vector<Object> objects() const;
  [[nodiscard]] std::vector<Object> objects_unlike(const Schema& other) const;
  /// In the order in which it went.
  [[nodiscard]] const std::vector<Gone>& gone() const;
  /// The tables of that relation to a table, as far as they are known.
  [[nodiscard]] std::vector<const Table*> relatives(const Table& table, Relation relation) const;
  /// The table that an index lies in, or null where it is not known.
  [[nodiscard]] const Table* table_of_index(const ddl::ObjectName& name) const;
  /// Whether a type is known to take each value that its text may have, as a domain may not.
  [[nodiscard]] bool is_without_demands(const ddl::TypeFacts& type) const;
  /// The major version of the server.
  [[nodiscard]] unsigned postgres() const;
  /// Whether everything that is there is known, since the start was empty and nothing opaque has been.
  [[nodiscard]] bool is_whole() const;
  /// Whether nothing of it is known until the function ends.
  [[nodiscard]] bool is_opaque() const;

 private:
  /// The state, which is no other schema's from now on.
  [[nodiscard]] State& own();

  std::shared_ptr<State> state_;
};

/// Objects that one schema follows.
inline constexpr size_t most_objects = 100'000;

}  // namespace mesh::schema

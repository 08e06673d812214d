// What a statement does to the catalog, as data that views the statement.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "ddl/part_facts.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

enum class PartitionStrategy : uint8_t { none, range, list, hash };

struct CreateTable {
  ObjectName table;
  Persistence persistence = Persistence::permanent;
  bool is_if_not_exists = false;
  /// Those of PARTITION OF and OF have no type: it is their table's.
  ArenaList<ColumnFacts> columns;
  ArenaList<ConstraintFacts> constraints;
  ArenaList<LikeFacts> likes;
  ArenaList<ObjectName> parents;
  PartitionStrategy partition_by = PartitionStrategy::none;
  ArenaList<IndexKey> partition_keys;
  StorageFacts storage;
  /// Of PARTITION OF; an empty name where it is none.
  ObjectName partition_of;
  /// Whether its columns are those of a query, or of a type (OF type_name): they are not known.
  bool has_unknown_columns = false;
  /// The type of OF; an empty name where there is none.
  ObjectName of_type;
  /// ON COMMIT DROP or DELETE ROWS.
  bool has_on_commit = false;
  NewerSyntax newer;
};

struct CreateIndex {
  /// An empty name where PostgreSQL chooses one.
  ObjectName index;
  bool is_unique = false;
  bool is_concurrent = false;
  bool is_if_not_exists = false;
  bool is_only = false;
  ObjectName table;
  /// Folded; btree where none is given.
  std::string_view method;
  ArenaList<IndexKey> keys;
  ArenaList<std::string_view> included;
  bool has_nulls_not_distinct = false;
  StorageFacts storage;
  /// WHERE's condition; empty where there is none.
  TextRange predicate;
};

enum class AlterKind : uint8_t {
  add_column,
  drop_column,
  alter_type,
  set_default,
  drop_default,
  set_not_null,
  drop_not_null,
  drop_expression,
  add_identity,
  drop_identity,
  /// SET GENERATED ALWAYS or BY DEFAULT.
  set_identity,
  add_constraint,
  drop_constraint,
  validate_constraint,
  attach_partition,
  detach_partition,
  inherit,
  no_inherit,
  set_unlogged,
  set_logged,
  /// What changes nothing that the model keeps, such as OWNER TO, SET (fillfactor = 70), ENABLE ROW LEVEL SECURITY.
  other,
};

struct AlterAction {
  AlterKind kind = AlterKind::other;
  /// The column or constraint it is about.
  std::string_view name;
  bool is_if_exists = false;
  bool is_if_not_exists = false;
  bool is_cascade = false;
  bool is_concurrent = false;
  /// Of add_column; of add_identity and set_identity its identity alone, of alter_type its collation.
  ColumnFacts column;
  /// Of add_constraint.
  ConstraintFacts constraint;
  /// Of alter_type.
  TypeFacts type;
  /// Of alter_type's USING and of set_default.
  TextRange expression;
  /// Of attach_partition, detach_partition, inherit, no_inherit.
  ObjectName other_table;
  TextRange text;
};

/// ALTER TABLE with its actions. What renames or moves is Rename or SetSchema.
struct AlterTable {
  ObjectName table;
  bool is_if_exists = false;
  bool is_only = false;
  ArenaList<AlterAction> actions;
  NewerSyntax newer;
};

enum class ObjectKind : uint8_t {
  table,
  index,
  sequence,
  view,
  materialized_view,
  type,
  domain,
  schema,
  extension,
  column,
  constraint,
  enum_value,
  attribute,
};

/// ALTER ... RENAME TO, RENAME COLUMN, RENAME CONSTRAINT, RENAME VALUE.
struct Rename {
  /// What is renamed. For column, constraint, enum_value and attribute `object` is what holds it, of the kind `holder`.
  ObjectKind kind = ObjectKind::table;
  ObjectKind holder = ObjectKind::table;
  ObjectName object;
  bool is_if_exists = false;
  bool is_only = false;
  std::string_view from;
  std::string_view to;
};

struct SetSchema {
  ObjectKind kind = ObjectKind::table;
  ObjectName object;
  bool is_if_exists = false;
  std::string_view schema;
};

struct Drop {
  ObjectKind kind = ObjectKind::table;
  ArenaList<ObjectName> objects;
  bool is_if_exists = false;
  bool is_cascade = false;
  bool is_concurrent = false;
};

enum class TypeKind : uint8_t { enumeration, composite, range, base, shell, domain };

struct CreateType {
  ObjectName type;
  TypeKind kind = TypeKind::enumeration;
  /// An enumeration's, as they are stored.
  ArenaList<std::string_view> labels;
  /// A composite's columns.
  ArenaList<ColumnFacts> attributes;
  /// A domain's base type and what it demands.
  TypeFacts base;
  ObjectName collation;
  bool is_not_null = false;
  TextRange default_value;
  ArenaList<TextRange> checks;
};

struct AddEnumValue {
  ObjectName type;
  std::string_view value;
  /// The one it is to stand beside; empty for none.
  std::string_view beside;
  bool is_before = false;
  bool is_if_not_exists = false;
};

struct CreateSchema {
  std::string_view schema;
  bool is_if_not_exists = false;
};

/// The numbers that a sequence's options give.
enum SequenceNumber : uint8_t { of_increment, of_least, of_most, of_start, of_restart, of_cache };

/// A sequence's options, which an identity has, too.
struct SequenceFacts {
  /// By SequenceNumber; those with more than 18 digits are as large as can be.
  std::array<std::optional<int64_t>, of_cache + 1> numbers;
  /// An empty name where there is no AS.
  TypeFacts type;
  /// OWNED BY table.column; an empty name for none or NONE.
  ObjectName owner;
  std::string_view owner_column;
  /// SEQUENCE NAME of an identity.
  ObjectName name;
  /// Whether something stands twice.
  bool is_repeated = false;
  /// Whether another word stands for NAME, which no PostgreSQL parses.
  bool is_misnamed = false;
};

struct CreateSequence {
  ObjectName sequence;
  Persistence persistence = Persistence::permanent;
  bool is_if_not_exists = false;
  SequenceFacts options;
};

/// ALTER SEQUENCE ... OWNED BY. An empty owner's name for NONE.
struct OwnSequence {
  ObjectName sequence;
  bool is_if_exists = false;
  ObjectName owner;
  std::string_view owner_column;
};

struct CreateView {
  ObjectName view;
  Persistence persistence = Persistence::permanent;
  bool is_materialized = false;
  bool is_or_replace = false;
  bool is_if_not_exists = false;
  TextRange query;
};

struct CreateExtension {
  std::string_view extension;
  bool is_if_not_exists = false;
};

enum class WriteKind : uint8_t { insert, update, delete_rows, truncate, merge, copy };

/// A statement that changes rows. What its queries call is known to have no effect on the catalog.
struct Write {
  /// Where a WITH clause changes rows, too: the one that may put rows in, if any does.
  WriteKind kind = WriteKind::insert;
  ArenaList<ObjectName> tables;
  bool is_cascade = false;
};

/// SET search_path, or what does the same. `schemas` empty: to a value that is not known, DEFAULT among them. `$user` stands as it
/// is written.
struct SetSearchPath {
  ArenaList<std::string_view> schemas;
  bool is_local = false;
};

/// A statement that leaves what the model keeps as it is.
struct NoEffect {
  /// Whether it names nothing that must be there.
  bool names_nothing = false;
  /// Whether it makes something, such as a policy or a function, which may depend on what is there, and whose code may write rows.
  bool is_create = false;
  /// SET CONSTRAINTS.
  bool ends_events = false;
  /// Whether it limits how long the next statements wait for locks, or waits for none itself.
  bool limits_waits = false;
  /// Of SET: the parameter, as folded, and all that it is set to.
  std::string_view parameter;
  TextRange value;
};

/// BEGIN, COMMIT, SAVEPOINT and the like.
struct TransactionControl {};

/// A statement that may do anything to the catalog.
struct Opaque {};

using Facts =
    std::variant<Opaque, NoEffect, TransactionControl, CreateTable, AlterTable, CreateIndex, Rename, SetSchema, Drop, CreateType,
                 AddEnumValue, CreateSchema, CreateSequence, OwnSequence, CreateView, CreateExtension, Write, SetSearchPath>;

/// Columns, constraints, keys, actions and names that a statement has at most, so that they may be compared with each other.
/// PostgreSQL takes 1,600 columns.
inline constexpr size_t most_parts = 5'000;

/// Reads what a statement does.
///
/// Takes:   `sql`, one statement of UTF-8, whether a builder wrote it or a person. Ranges in what is given are of `sql`;
///          `arena`, which what is given needs as long as it needs `sql`.
/// Gives:   Opaque for what cannot be read for certain, what PostgreSQL would not parse included, and for more
///          than `most_parts`; never a guess. Expressions in brackets, conditions and queries are taken as they stand, and so is
///          what follows the first words of a command that has no effect: their grammar is not judged.
/// Bounds:  one pass over the tokens; nothing recurses.
/// Source:  PostgreSQL 15 part VI "SQL Commands", and `gram.y`.
[[nodiscard]] Facts read_sql(std::string_view sql, Arena& arena);

}  // namespace mesh::ddl

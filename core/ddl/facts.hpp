// What a statement does to the catalog, as data.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ddl/statement.hpp"

namespace mesh::ddl {

/// An object's name as PostgreSQL stores it: ASCII letters outside quotes small, each part cut to 63 bytes.
struct ObjectName {
  /// Empty where none is given.
  std::string schema;
  std::string name;
  /// Where it stands in the SQL, its schema included.
  TextRange text;
};

/// Whether what a statement makes is to be there only as long as its session or transaction.
enum class Persistence : uint8_t { permanent, unlogged, temporary };

/// A type as it is written.
struct TypeFacts {
  std::string schema;
  /// Folded as a name is. What the grammar has words for is called as the catalog calls it: `int4` for INTEGER, `timestamptz` for
  /// TIMESTAMP WITH TIME ZONE, `bpchar` for CHARACTER. SERIAL and its kin stay what they are.
  std::string name;
  /// What stands in brackets after the name, blanks taken out and words folded, such as `10,2`. Empty where nothing does, but `1`
  /// for CHARACTER and BIT, whose length that is. An interval's fields, such as `day to second(3)`.
  std::string modifiers;
  uint32_t array_dimensions = 0;
  TextRange text;
};

/// SERIAL and its kin.
[[nodiscard]] bool is_serial(const TypeFacts& type);

/// What is written that PostgreSQL has not known from the beginning, of that the newest.
struct NewerSyntax {
  /// The version that brought it; 0 where there is none.
  unsigned version = 0;
  TextRange text;
};

/// What a foreign key does to its rows when the row they name goes or changes.
enum class KeyAction : uint8_t { no_action, restrict, cascade, set_null, set_default };

/// How something is stored, as far as it is written.
struct StorageFacts {
  /// What stands in the brackets after WITH; empty where there are none.
  TextRange options;
  /// Empty for the default.
  std::string tablespace;
  /// Of a table, after USING; likewise.
  std::string method;
};

/// One column or expression of an index.
struct IndexKey {
  /// Empty for an expression.
  std::string column;
  /// The column or expression alone, brackets and all.
  TextRange text;
  ObjectName collation;
  /// With its schema and a dot where one is given; empty where none is.
  std::string operator_class;
  /// `DESC`, `NULLS FIRST` or `DESC NULLS LAST`; empty for the order that an index has by itself.
  std::string_view order;
};

/// The columns of keys, with empty texts for expressions.
[[nodiscard]] inline std::vector<std::string> columns_of(const std::vector<IndexKey>& keys) {
  std::vector<std::string> columns;
  columns.reserve(keys.size());
  for (const IndexKey& key : keys) columns.push_back(key.column);
  return columns;
}

enum class ConstraintKind : uint8_t { check, unique, primary_key, foreign_key, exclusion };

struct ConstraintFacts {
  ConstraintKind kind = ConstraintKind::check;
  /// As given; empty where PostgreSQL chooses one.
  std::string name;
  /// The keys of UNIQUE, PRIMARY KEY and FOREIGN KEY. For a constraint of a column, that column.
  std::vector<std::string> columns;
  std::vector<std::string> included;
  /// What a foreign key references; no columns stand for the primary key.
  ObjectName referenced;
  std::vector<std::string> referenced_columns;
  KeyAction on_delete = KeyAction::no_action;
  KeyAction on_update = KeyAction::no_action;
  /// The columns after ON DELETE SET NULL or SET DEFAULT, where some are named.
  std::vector<std::string> set_columns;
  /// What EXCLUDE compares.
  std::vector<IndexKey> elements;
  /// CHECK's condition, without its brackets, or all that EXCLUDE says.
  TextRange expression;
  /// Of ADD CONSTRAINT ... USING INDEX.
  std::string index;
  /// Of the index of a key.
  StorageFacts storage;
  bool is_of_column = false;
  bool is_not_valid = false;
  bool is_deferrable = false;
  bool is_initially_deferred = false;
  bool is_no_inherit = false;
  bool has_nulls_not_distinct = false;
  TextRange text;
};

enum class Identity : uint8_t { none, always, by_default };
enum class Generated : uint8_t { none, stored, computed };

struct ColumnFacts {
  std::string name;
  TypeFacts type;
  /// NOT NULL, as written; a primary key, an identity and a serial imply it.
  bool is_not_null = false;
  /// NULL, as written.
  bool is_null = false;
  Identity identity = Identity::none;
  /// What stands in brackets after IDENTITY; empty where nothing does.
  TextRange identity_options;
  Generated generated = Generated::none;
  /// DEFAULT's or GENERATED's expression, without the brackets of the latter. Empty where there is none.
  TextRange default_value;
  TextRange generation;
  ObjectName collation;
  /// Of STORAGE and COMPRESSION, as folded; empty where none is given.
  std::string storage;
  std::string compression;
  /// Those of the column: CHECK, UNIQUE, PRIMARY KEY, REFERENCES, in order.
  std::vector<ConstraintFacts> constraints;
  /// Where something is said twice or against something else, such as two DEFAULTs, NULL beside NOT NULL, or a DEFAULT beside
  /// GENERATED: what PostgreSQL answers with 42601. Otherwise empty.
  TextRange conflict;
  /// The whole of it, and the name alone.
  TextRange text;
  TextRange name_text;
};

/// LIKE source among the columns of CREATE TABLE.
struct LikeFacts {
  ObjectName source;
  /// Whether INCLUDING or EXCLUDING options follow.
  bool has_options = false;
};

enum class PartitionStrategy : uint8_t { none, range, list, hash };

struct CreateTable {
  ObjectName table;
  Persistence persistence = Persistence::permanent;
  bool is_if_not_exists = false;
  /// Those of PARTITION OF and OF have no type: it is their table's.
  std::vector<ColumnFacts> columns;
  std::vector<ConstraintFacts> constraints;
  std::vector<LikeFacts> likes;
  std::vector<ObjectName> parents;
  PartitionStrategy partition_by = PartitionStrategy::none;
  std::vector<IndexKey> partition_keys;
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
  std::string method;
  std::vector<IndexKey> keys;
  std::vector<std::string> included;
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
  std::string name;
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
  std::vector<AlterAction> actions;
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
  std::string from;
  std::string to;
};

struct SetSchema {
  ObjectKind kind = ObjectKind::table;
  ObjectName object;
  bool is_if_exists = false;
  std::string schema;
};

struct Drop {
  ObjectKind kind = ObjectKind::table;
  std::vector<ObjectName> objects;
  bool is_if_exists = false;
  bool is_cascade = false;
  bool is_concurrent = false;
};

enum class TypeKind : uint8_t { enumeration, composite, range, base, shell, domain };

struct CreateType {
  ObjectName type;
  TypeKind kind = TypeKind::enumeration;
  /// An enumeration's, as they are stored.
  std::vector<std::string> labels;
  /// A composite's columns.
  std::vector<ColumnFacts> attributes;
  /// A domain's base type and what it demands.
  TypeFacts base;
  ObjectName collation;
  bool is_not_null = false;
  TextRange default_value;
  std::vector<TextRange> checks;
};

struct AddEnumValue {
  ObjectName type;
  std::string value;
  /// The one it is to stand beside; empty for none.
  std::string beside;
  bool is_before = false;
  bool is_if_not_exists = false;
};

struct CreateSchema {
  std::string schema;
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
  std::string owner_column;
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
  std::string owner_column;
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
  std::string extension;
  bool is_if_not_exists = false;
};

enum class WriteKind : uint8_t { insert, update, delete_rows, truncate, merge, copy };

/// A statement that changes rows. What its queries call is known to have no effect on the catalog.
struct Write {
  /// Where a WITH clause changes rows, too: the one that may put rows in, if any does.
  WriteKind kind = WriteKind::insert;
  std::vector<ObjectName> tables;
  bool is_cascade = false;
};

/// SET search_path, or what does the same. `schemas` empty: to a value that is not known, DEFAULT among them. `$user` stands as it
/// is written.
struct SetSearchPath {
  std::vector<std::string> schemas;
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
  std::string parameter;
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
/// Takes:   `sql`, one statement of UTF-8, whether a builder wrote it or a person. Ranges in what is given are of `sql`.
/// Gives:   Opaque for what cannot be read for certain, what PostgreSQL would not parse included, and for more
///          than `most_parts`; never a guess. Expressions in brackets, conditions and queries are taken as they stand, and so is
///          what follows the first words of a command that has no effect: their grammar is not judged.
/// Bounds:  one pass over the tokens; nothing recurses.
/// Source:  PostgreSQL 15 part VI "SQL Commands", and `gram.y`.
[[nodiscard]] Facts read_sql(std::string_view sql);

}  // namespace mesh::ddl

// What statements name and are made of: objects, types, keys, constraints, columns. Their texts and lists are the SQL's, or lie in
// the arena that it was read into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena_list.hpp"
#include "ddl/statement.hpp"

namespace mesh::ddl {

/// An object's name as PostgreSQL stores it: ASCII letters outside quotes small, each part cut to 63 bytes.
struct ObjectName {
  /// Empty where none is given.
  std::string_view schema;
  std::string_view name;
  /// Where it stands in the SQL, its schema included.
  TextRange text;
};

/// Whether what a statement makes is to be there only as long as its session or transaction.
enum class Persistence : uint8_t { permanent, unlogged, temporary };

/// A type as it is written.
struct TypeFacts {
  std::string_view schema;
  /// Folded as a name is. What the grammar has words for is called as the catalog calls it: `int4` for INTEGER, `timestamptz` for
  /// TIMESTAMP WITH TIME ZONE, `bpchar` for CHARACTER. SERIAL and its kin stay what they are.
  std::string_view name;
  /// What stands in brackets after the name, blanks taken out and words folded, such as `10,2`. Empty where nothing does, but `1`
  /// for CHARACTER and BIT, whose length that is. An interval's fields, such as `day to second(3)`.
  std::string_view modifiers;
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
  std::string_view tablespace;
  /// Of a table, after USING; likewise.
  std::string_view method;
};

/// One column or expression of an index.
struct IndexKey {
  /// Empty for an expression.
  std::string_view column;
  /// The column or expression alone, brackets and all.
  TextRange text;
  ObjectName collation;
  /// With its schema and a dot where one is given; empty where none is.
  std::string_view operator_class;
  /// `DESC`, `NULLS FIRST` or `DESC NULLS LAST`; empty for the order that an index has by itself.
  std::string_view order;
};

/// The columns of keys, with empty texts for expressions.
[[nodiscard]] inline std::vector<std::string> columns_of(std::span<const IndexKey> keys) {
  std::vector<std::string> columns;
  columns.reserve(keys.size());
  for (const IndexKey& key : keys) columns.emplace_back(key.column);
  return columns;
}

enum class ConstraintKind : uint8_t { check, unique, primary_key, foreign_key, exclusion };

struct ConstraintFacts {
  ConstraintKind kind = ConstraintKind::check;
  /// As given; empty where PostgreSQL chooses one.
  std::string_view name;
  /// The keys of UNIQUE, PRIMARY KEY and FOREIGN KEY. For a constraint of a column, that column.
  ArenaList<std::string_view> columns;
  ArenaList<std::string_view> included;
  /// What a foreign key references; no columns stand for the primary key.
  ObjectName referenced;
  ArenaList<std::string_view> referenced_columns;
  KeyAction on_delete = KeyAction::no_action;
  KeyAction on_update = KeyAction::no_action;
  /// The columns after ON DELETE SET NULL or SET DEFAULT, where some are named.
  ArenaList<std::string_view> set_columns;
  /// What EXCLUDE compares.
  ArenaList<IndexKey> elements;
  /// CHECK's condition, without its brackets, or all that EXCLUDE says.
  TextRange expression;
  /// Of ADD CONSTRAINT ... USING INDEX.
  std::string_view index;
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
  std::string_view name;
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
  std::string_view storage;
  std::string_view compression;
  /// Those of the column: CHECK, UNIQUE, PRIMARY KEY, REFERENCES, in order.
  ArenaList<ConstraintFacts> constraints;
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

}  // namespace mesh::ddl

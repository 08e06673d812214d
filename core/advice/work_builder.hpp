// How work_of is put together. Private to core/advice.
//
// work.cpp          a statement, by its kind
// alter_work.cpp    ALTER TABLE, action by action
// type_change.cpp   which changes of a type leave the rows as they are
// other_work.cpp    what leaves the catalog alone and still locks
#pragma once

#include <span>
#include <string_view>

#include "advice/work.hpp"
#include "ddl/sql_reader.hpp"

namespace mesh::advice {

enum class Certainty : uint8_t { no, maybe, yes };

class WorkBuilder {
 public:
  WorkBuilder(std::string_view sql, const Moment& moment, Arena& arena) : sql_(sql), moment_(moment), arena_(arena) {}

  /// Notes a lock, and gives what is known of its relation. The result lives until the next call.
  RelationWork& lock(const ddl::ObjectName& name, LockMode mode);
  RelationWork& lock(const schema::Table& table, LockMode mode);
  /// The same, where `table` is what is known of the name, or null.
  RelationWork& lock(const ddl::ObjectName& name, const schema::Table* table, LockMode mode);
  /// Locks what a foreign key references, with its partitions.
  void lock_target(const schema::Constraint& key, LockMode mode);
  void lock_whole(const ddl::ObjectName& name, LockMode mode);
  /// Locks what a table's foreign keys reference, those aside that do not have the column, where one is given.
  void lock_referenced(const schema::Table& table, LockMode mode, std::string_view column = {});
  /// Locks the tables whose foreign keys reference a table, those aside that do not reference these columns, where some are given,
  /// and says whether those are checked anew.
  void lock_referencing(const schema::Table& table, LockMode mode, std::span<const std::string_view> columns = {},
                        bool is_scanned = false);
  /// Locks the tables that TRUNCATE takes along by their foreign keys.
  void lock_truncated(const schema::Table& table);
  /// Notes for partitions and tables that inherit what is done to their table.
  void do_to_children(const schema::Table& table, const RelationWork& work);
  /// A table with partitions has no rows of its own.
  void leave_rows(const schema::Table& table);
  /// Locks what a table's foreign keys reference as they are made.
  void lock_for_keys(const ddl::ObjectName& table, std::span<const ddl::ConstraintFacts> constraints);
  void drop_table(const schema::Table& table, bool is_cascade);

  void alter(const ddl::AlterTable& facts);
  void other();
  /// LOCK, whose first word is taken.
  void lock_tables(ddl::SqlReader& reader);

  [[nodiscard]] const schema::Table* find(const ddl::ObjectName& name) const { return moment_.before.find_table(name); }
  [[nodiscard]] const Moment& moment() const { return moment_; }
  [[nodiscard]] std::string_view sql() const { return sql_; }
  [[nodiscard]] std::string_view text(ddl::TextRange range) const { return sql_.substr(range.begin, range.end - range.begin); }
  [[nodiscard]] const Work& work() const { return work_; }
  void lose() { work_ = {}; }
  void know() { work_.is_known = true; }
  /// Notes that the statement's table is locked first, if it is known.
  void lock_before_looking(const schema::Table* table) { work_.locks_before_it_looks = table != nullptr; }

 private:
  RelationWork& entry(std::string_view schema, std::string_view name, LockMode mode);

  std::string_view sql_;
  const Moment& moment_;
  Arena& arena_;
  Work work_;
};

/// The column of a table, or null where it is not known.
[[nodiscard]] const schema::Column* find_column(const schema::Table* table, std::string_view name);
/// The constraint of a table, or null where it is not known.
[[nodiscard]] const schema::Constraint* find_constraint(const schema::Table* table, std::string_view name);
[[nodiscard]] bool has_column(const schema::Constraint& constraint, std::string_view column);

/// Whether adding the column makes PostgreSQL write each row anew.
[[nodiscard]] Certainty rewrites(const ddl::ColumnFacts& column, std::string_view default_value, const schema::Schema& before);
/// Whether a change of a column's type does. The column is null where it is not known; `conversion` is USING's expression.
[[nodiscard]] Certainty rewrites(const schema::Column* column, const ddl::TypeFacts& to, std::string_view conversion);
/// Whether the foreign key of a column that is added is checked, since its rows may have a value.
[[nodiscard]] bool is_looked_up(const ddl::ColumnFacts& column);
/// Whether a default is NULL by its words.
[[nodiscard]] bool is_null(std::string_view default_value);

}  // namespace mesh::advice

// Random statements over a few names, so that they meet each other often.
#pragma once

#include <string>
#include <vector>

#include "model/dice.hpp"
#include "model/seen.hpp"

namespace mesh::test {

/// Writes a statement at a time for a database whose names have just been seen. Most of them succeed there.
class Statements {
 public:
  explicit Statements(uint64_t seed) : dice_(seed) {}

  [[nodiscard]] std::string next(const Seen& seen);

 private:
  using Form = std::string (Statements::*)();
  struct Weighted {
    size_t weight;
    Form form;
    /// The kinds of relations, or T for a type, of which it mostly needs one.
    const char* needs = "";
  };
  static const std::vector<Weighted> forms;
  [[nodiscard]] bool suits(const Weighted& one);

  // Names. Those that end in `_written` are SQL.
  struct Table {
    std::string schema;
    std::string name;
    std::vector<std::string> columns;
  };
  [[nodiscard]] std::string written(const std::string& name);
  [[nodiscard]] std::string written(const std::string& schema, const std::string& name);
  [[nodiscard]] std::string written(const Table& table) { return written(table.schema, table.name); }
  /// As a builder takes it.
  [[nodiscard]] static std::string dotted(const Table& table);
  /// A table that is there, or seldom another name.
  [[nodiscard]] Table some_table();
  [[nodiscard]] Table table_of_kind(const std::string& kinds);
  /// A name that may be taken.
  [[nodiscard]] Table new_relation();
  [[nodiscard]] std::string some_schema();
  [[nodiscard]] std::string column_of(const Table& table);
  [[nodiscard]] std::string new_column();
  [[nodiscard]] std::string index_name();
  [[nodiscard]] std::string constraint_name();
  [[nodiscard]] std::string constraint_of(const Table& table);
  [[nodiscard]] std::string some_type();
  [[nodiscard]] std::string behavior() { return dice_.one_of({"", "", "", " CASCADE", " RESTRICT"}); }

  // Parts of tables.
  struct Column {
    std::string name;
    std::string type;
    std::string constraints;
  };
  [[nodiscard]] Column new_column_of(const Table& table, bool is_first);
  [[nodiscard]] std::string column_constraint(const Table& table, const std::string& column, const std::string& type);
  [[nodiscard]] std::string reference(const Table& from);
  [[nodiscard]] std::string table_constraint(const Table& table);
  [[nodiscard]] std::string written(const Column& column);
  [[nodiscard]] static std::string entry(const Column& column);
  [[nodiscard]] std::string index_element(const Table& table);

  // With the builders.
  [[nodiscard]] std::string build_create_table();
  [[nodiscard]] std::string build_drop_table();
  [[nodiscard]] std::string build_add_column();
  [[nodiscard]] std::string build_drop_column();
  [[nodiscard]] std::string build_rename_column();
  [[nodiscard]] std::string build_create_index();
  [[nodiscard]] std::string build_drop_index();

  // Tables.
  [[nodiscard]] std::string create_table();
  [[nodiscard]] std::string create_partitioned_table();
  [[nodiscard]] std::string create_partition();
  [[nodiscard]] std::string create_other_table();
  [[nodiscard]] std::string drop_table();
  [[nodiscard]] std::string insert();
  [[nodiscard]] std::string change_rows();

  // ALTER TABLE.
  [[nodiscard]] std::string action(const Table& table);
  [[nodiscard]] std::string add_column_action(const Table& table);
  [[nodiscard]] std::string add_constraint_action(const Table& table);
  [[nodiscard]] std::string alter_column_action(const Table& table);
  [[nodiscard]] std::string alter_table();
  [[nodiscard]] std::string add_constraint();
  [[nodiscard]] std::string drop_constraint();
  [[nodiscard]] std::string rename_column();
  [[nodiscard]] std::string rename_constraint();
  [[nodiscard]] std::string rename_relation();
  [[nodiscard]] std::string attach_or_detach();
  [[nodiscard]] std::string set_schema();

  // Other objects.
  [[nodiscard]] std::string create_index();
  [[nodiscard]] std::string drop_index();
  [[nodiscard]] std::string create_view();
  [[nodiscard]] std::string drop_view();
  [[nodiscard]] std::string create_sequence();
  [[nodiscard]] std::string drop_sequence();
  [[nodiscard]] std::string create_type();
  [[nodiscard]] std::string alter_type();
  [[nodiscard]] std::string drop_type();
  [[nodiscard]] std::string create_schema();
  [[nodiscard]] std::string drop_schema();
  [[nodiscard]] std::string set_search_path();
  [[nodiscard]] std::string without_effect();

  Dice dice_;
  const Seen* seen_ = nullptr;
};

}  // namespace mesh::test

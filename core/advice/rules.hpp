// The rules that one statement alone decides. Private to core/advice.
//
// rules.cpp         a statement, by its kind
// column_rules.cpp  a column that is added, and any new column
#pragma once

#include <string>
#include <string_view>

#include "advice/adviser.hpp"
#include "advice/note.hpp"
#include "advice/work.hpp"

namespace mesh::advice {

struct Case {
  std::string_view sql;
  const Moment& moment;
  const Function& function;
  const Work& work;
  Notes& notes;

  [[nodiscard]] std::string_view text(ddl::TextRange range) const { return sql.substr(range.begin, range.end - range.begin); }
  /// Whether the migration's file made the table: nobody uses it yet, and nobody will miss it.
  [[nodiscard]] bool is_made_here(const ddl::ObjectName& table) const {
    const schema::Table* found = moment.before.find_table(table);
    return found != nullptr && found->made_by != schema::before_all;
  }
  /// The notes about what is dropped while it may be in use. To take back is what `down` is for.
  void drop(Rule rule, std::string_view thing, std::string_view table, ddl::TextRange text) const {
    if (function.name == "down") return;
    notes.add(rule, thing, table, text);
    if (function.name == "up" && !function.has_down) notes.add(Rule::no_way_back, thing, table, text);
  }
};

void statement_rules(const ddl::Facts& facts, const Case& about);

/// Rules for a column of a table that may be large and in use.
void added_column_rules(const ddl::ColumnFacts& column, std::string_view table, const Case& about);
/// Rules for a column that is new, in whatever table.
void column_rules(const ddl::ColumnFacts& column, const Case& about);
/// Rules for the name of a new table or column.
void name_rules(std::string_view name, ddl::TextRange text, const Case& about);

}  // namespace mesh::advice

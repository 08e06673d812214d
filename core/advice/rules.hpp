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
  const Past& past;
  Notes& notes;

  [[nodiscard]] std::string_view text(ddl::TextRange range) const { return sql.substr(range.begin, range.end - range.begin); }
  [[nodiscard]] bool is_made_here(const ddl::ObjectName& relation) const { return moment.is_made_here(relation); }
  /// The same of the relation whose work comes first.
  [[nodiscard]] bool is_own_made_here(const ddl::ObjectName& own) const {
    return moment.is_temporary(own) || work.relations.front().is_made_here;
  }
  /// Whether the statement takes back what another has done: it makes things as they were, and drops what it may.
  [[nodiscard]] bool is_down() const { return function.name == "down"; }
  /// The notes about what is dropped while it may be in use.
  void drop(Rule rule, std::string_view thing, std::string_view table, ddl::TextRange text) const {
    if (is_down()) return;
    notes.add(rule, thing, table, text);
    if (function.name == "up" && !function.has_down) notes.add(Rule::no_way_back, thing, table, text);
  }
};

void statement_rules(const ddl::Facts& facts, const Case& about);

/// Rules for a column of a table that may be large and in use.
void added_column_rules(const ddl::ColumnFacts& column, std::string_view table, const Case& about);
/// Rules for a column that is new, in whatever table.
void column_rules(const ddl::ColumnFacts& column, const Case& about);
/// Rules for SET DEFAULT. The column is null where it is not known.
void default_rules(const ddl::AlterAction& action, const schema::Column* column, std::string_view table, const Case& about);
/// Says what a foreign key locks whose rows are not looked up.
void key_rule(const ddl::ConstraintFacts& key, std::string_view table, const Case& about);
/// Rules for the name of a new table or column.
void name_rules(std::string_view name, ddl::TextRange text, const Case& about);

}  // namespace mesh::advice

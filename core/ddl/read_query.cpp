#include "ddl/read_query.hpp"

#include "ddl/functions.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

/// Words that brackets may follow, and that are none of a call's there. Reserved words are none either.
constexpr WordList before_brackets =
    " BERNOULLI BY CONFLICT ESCAPE FILTER INSERT INTERVAL MATERIALIZED OVER SET SETS SYSTEM WITHIN ";

bool is_harmless(SqlReader& reader, bool is_qualified) {
  // Any setting may be set by set_config, search_path among them.
  const std::string_view name = stored_name(reader.text(), reader.arena());
  if (volatility_of(name) != Volatility::unknown) return name != "set_config";
  const bool is_word = reader.kind() == SqlTokenKind::word && !is_qualified;
  return is_word && (is_reserved_word(name) || is_listed(before_brackets, name));
}

/// Passes a name and those after its dots, with the bracket that may follow. False for a call that is not known.
bool pass_name(SqlReader& reader, bool may_call) {
  const bool is_of_server = reader.is("PG_CATALOG .");
  const bool is_qualified = reader.is(".", 1);
  while (reader.is(".", 1) && reader.kind(2) != SqlTokenKind::symbol) {
    reader.skip();
    reader.skip();
  }
  const bool is_known = !may_call || !reader.is("(", 1) || ((is_of_server || !is_qualified) && is_harmless(reader, is_qualified));
  reader.skip();
  return is_known;
}

}  // namespace

void skip_harmless(SqlReader& reader, size_t end) {
  // After these a name with brackets is a table with its columns, or a type.
  bool may_call = true;
  while (!reader.at_end() && reader.place() < end) {
    const auto kind = reader.kind();
    if (kind != SqlTokenKind::word && kind != SqlTokenKind::quoted_identifier) {
      may_call = !reader.is(")") && !reader.is("::");
      reader.skip();
      continue;
    }
    const bool is_before_name = reader.is_one_of({"AS", "COPY", "INTO"});
    if (!pass_name(reader, may_call)) return reader.fail();
    may_call = !is_before_name;
  }
}

bool begins_query(const SqlReader& reader) { return reader.is("(") || reader.is_one_of({"SELECT", "TABLE", "VALUES", "WITH"}); }

void skip_harmless_query(SqlReader& reader) {
  if (!begins_query(reader)) return reader.fail();
  const size_t first = reader.place();
  for (; !reader.at_end(); reader.skip()) {
    if (reader.is_one_of({"DELETE", "INSERT", "INTO", "MERGE", "UPDATE"})) return reader.fail();
  }
  reader.go_to(first);
  skip_harmless(reader);
}

}  // namespace mesh::ddl

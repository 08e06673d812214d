#include "grammar/grammar.hpp"

#include <pg_query.h>

#include "base/text.hpp"

namespace mesh::grammar {
std::optional<unsigned> version() { return PG_VERSION_NUM / 10'000; }

std::string_view absence() { return {}; }

std::optional<Fault> fault_of(std::string_view sql) {
  if (sql.find('\0') != std::string_view::npos || !is_utf8(sql)) return std::nullopt;
  // Of what libpg_query can be asked, this alone parses without a walk over the tree, which would recurse.
  const PgQuerySplitResult result = pg_query_split_with_parser(std::string(sql).c_str());
  std::optional<Fault> fault;
  if (result.error != nullptr) fault = fault_at(sql, result.error->message, result.error->cursorpos);
  pg_query_free_split_result(result);
  return fault;
}

}  // namespace mesh::grammar

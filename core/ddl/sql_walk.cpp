#include "ddl/sql_walk.hpp"

#include "ddl/sql_bytes.hpp"

namespace mesh::ddl {

std::optional<SqlToken> SqlWalk::next() {
  while (at_ < sql_.size()) {
    if (is_sql_blank(sql_[at_])) {
      ++at_;
      continue;
    }
    const SqlToken token = next_sql_token(sql_, at_);
    at_ = token.end;
    if (token.kind != SqlTokenKind::comment) return token;
  }
  return std::nullopt;
}

std::optional<SqlToken> SqlWalk::next_beginning() {
  std::optional<SqlToken> token = next();
  while (token && text(*token) == ";") token = next();
  return token;
}

}  // namespace mesh::ddl

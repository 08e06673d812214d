#include "ddl/sql_walk.hpp"

namespace mesh::ddl {

std::optional<SqlToken> SqlWalk::next() {
  while (at_ < sql_.size()) {
    const SqlToken token = next_sql_token(sql_, at_);
    at_ = token.end;
    if (token.kind != SqlTokenKind::blank && token.kind != SqlTokenKind::comment) return token;
  }
  return std::nullopt;
}

std::optional<SqlToken> SqlWalk::next_beginning() {
  std::optional<SqlToken> token = next();
  while (token && text(*token) == ";") token = next();
  return token;
}

}  // namespace mesh::ddl

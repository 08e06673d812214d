// A walk over the tokens of SQL text that mean something.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ddl/sql_lexer.hpp"

namespace mesh::ddl {

class SqlWalk {
 public:
  /// `sql` must outlive the walk.
  explicit SqlWalk(std::string_view sql) : sql_(sql) {}

  /// The next token that is neither blank nor comment, or nothing at the end.
  [[nodiscard]] std::optional<SqlToken> next();
  /// The next token that a statement begins with. Empty statements before it are passed, as the server does.
  [[nodiscard]] std::optional<SqlToken> next_beginning();

  [[nodiscard]] std::string_view text(const SqlToken& token) const { return sql_.substr(token.begin, token.end - token.begin); }

 private:
  std::string_view sql_;
  uint32_t at_ = 0;
};

}  // namespace mesh::ddl

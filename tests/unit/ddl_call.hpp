// Calls a builder and gives its statement or its refusal; the other outcome fails the test, and so does a careless one of either.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "ddl/build.hpp"
#include "ddl/postgres.hpp"

namespace mesh::test {

using List = std::vector<std::string_view>;

/// The call's statement. Its clauses must lie in the SQL, in order.
template <typename Builder, typename... Arguments>
ddl::Statement accept(Builder build, const Arguments&... arguments) {
  ddl::Statement statement;
  const ddl::Status status = build(arguments..., statement);
  if (!status) FAIL("refused: " << status.error().message);
  const auto by_begin = [](const ddl::Clause& a, const ddl::Clause& b) { return a.sql.begin < b.sql.begin; };
  REQUIRE(std::is_sorted(statement.clauses.begin(), statement.clauses.end(), by_begin));
  for (const ddl::Clause& clause : statement.clauses) {
    REQUIRE(clause.sql.begin < clause.sql.end);
    REQUIRE(clause.sql.end <= statement.sql.size());
  }
  return statement;
}

template <typename Builder, typename... Arguments>
std::string sql(Builder build, const Arguments&... arguments) {
  return accept(build, arguments...).sql;
}

/// The call's refusal. Its message must be a phrase and its hint an action.
template <typename Builder, typename... Arguments>
ddl::Refusal refuse(Builder build, const Arguments&... arguments) {
  ddl::Statement statement;
  const ddl::Status status = build(arguments..., statement);
  if (status) FAIL("accepted: " << statement.sql);
  REQUIRE_FALSE(status.error().message.empty());
  REQUIRE(status.error().message.back() != '.');
  REQUIRE(status.error().hint.starts_with("write "));
  return status.error();
}

/// The part as "argument", "argument/element" or either with "[begin,end)".
inline std::string shown(const ddl::Part& part) {
  std::string out = std::to_string(part.argument);
  if (part.element != ddl::no_element) out += '/' + std::to_string(part.element);
  return out + '[' + std::to_string(part.bytes.begin) + ',' + std::to_string(part.bytes.end) + ')';
}

/// The statement's clauses as lines "part → SQL".
inline std::vector<std::string> shown_clauses(const ddl::Statement& statement) {
  std::vector<std::string> out;
  for (const ddl::Clause& clause : statement.clauses) {
    out.push_back(shown(clause.part) + " → " + statement.sql.substr(clause.sql.begin, clause.sql.end - clause.sql.begin));
  }
  return out;
}

}  // namespace mesh::test

// Our lexer reads SQL as PostgreSQL's does, and showing a statement on several lines changes none of its tokens.
#include <rapidcheck/catch.h>

#include "catch.hpp"
#include "ddl/build.hpp"
#include "ddl/fragment.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_lexer.hpp"
#include "pg_query.hpp"
#include "random_sql.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

std::vector<TextRange> tokens(std::string_view sql) {
  std::vector<TextRange> out;
  for (uint32_t at = 0; at < sql.size();) {
    const SqlToken token = next_sql_token(sql, at);
    if (token.kind != SqlTokenKind::blank) out.push_back({token.begin, token.end});
    at = token.end;
  }
  return out;
}

std::vector<std::string> texts(const std::string& sql) {
  std::vector<std::string> out;
  for (const TextRange token : tokens(sql)) out.push_back(sql.substr(token.begin, token.end - token.begin));
  return out;
}

/// libpg_query does not tell where U&'' and U&"" end, so of those only the beginnings are compared.
void expect_same_tokens(std::string_view sql, const std::vector<TextRange>& ours, const std::vector<TextRange>& theirs) {
  RC_ASSERT(ours.size() == theirs.size());
  for (size_t at = 0; at < ours.size(); ++at) {
    RC_ASSERT(ours[at].begin == theirs[at].begin);
    const std::string_view text = sql.substr(ours[at].begin);
    if (!text.starts_with("U&'") && !text.starts_with("U&\"")) RC_ASSERT(ours[at].end == theirs[at].end);
  }
}

void expect_same_when_pretty(const Statement& statement) {
  const std::string shown = pretty(statement);
  RC_ASSERT(texts(shown) == texts(statement.sql));
  const std::string of_statement = fingerprint(statement.sql);
  RC_ASSERT(!of_statement.empty());
  RC_ASSERT(fingerprint(shown) == of_statement);
}

}  // namespace

TEST_CASE("tokens tile any bytes") {
  rc::prop("next_sql_token", [] {
    const auto sql = *rc::gen::oneOf(any_bytes(), hostile_fragment());
    uint32_t at = 0;
    while (at < sql.size()) {
      const SqlToken token = next_sql_token(sql, at);
      RC_ASSERT(token.begin == at);
      RC_ASSERT(token.end > at);
      at = token.end;
    }
    RC_ASSERT(at == sql.size());
  });
}

TEST_CASE("an accepted fragment has the tokens that PostgreSQL reads in it") {
  int compared = 0;
  rc::prop("check_fragment", [&] {
    const auto sql = *hostile_fragment();
    if (!check_fragment(sql, Slot::constraints, whole_part(sql, 0))) return;
    const auto read = scan(sql);
    if (!read) return;
    ++compared;
    expect_same_tokens(sql, tokens(sql), *read);
  });
  CHECK(compared > 50);
}

TEST_CASE("an accepted fragment swallows nothing that follows it") {
  int compared = 0;
  rc::prop("check_fragment", [&] {
    const auto sql = *hostile_fragment();
    if (!check_fragment(sql, Slot::constraints, whole_part(sql, 0))) return;
    const auto read = scan(sql + " )");
    if (!read) return;
    ++compared;
    const auto size = static_cast<uint32_t>(sql.size());
    RC_ASSERT(read->back() == (TextRange{size + 1, size + 2}));
  });
  CHECK(compared > 50);
}

TEST_CASE("pretty text has the statement's tokens") {
  rc::prop("create_table", [] {
    const auto table = (*hostile_table()).text();
    std::vector<std::string> entries;
    for (const std::string& name : *rc::gen::container<std::vector<std::string>>(hostile_column_name())) {
      entries.push_back(name + ":" + *good_type() + ":" + *good_constraints());
    }
    const std::vector<std::string_view> list(entries.begin(), entries.end());
    Statement statement;
    RC_ASSERT(build_create_table_sql(table, list, statement).has_value());
    expect_same_when_pretty(statement);
  });
  rc::prop("create_index", [] {
    const auto table = (*hostile_table()).text();
    const std::vector<std::string_view> columns{"a:DESC", "b"};
    Statement statement;
    RC_ASSERT(build_create_index_sql(table, columns, "where:" + *good_predicate(), statement).has_value());
    expect_same_when_pretty(statement);
  });
  rc::prop("add_column, rename_column", [] {
    const auto table = (*hostile_table()).text();
    const auto name = *hostile_column_name();
    Statement statement;
    RC_ASSERT(build_add_column_sql(table, name + ":" + *good_type() + ":" + *good_constraints(), statement).has_value());
    expect_same_when_pretty(statement);
    RC_ASSERT(build_rename_column_sql(table, name, name, statement).has_value());
    expect_same_when_pretty(statement);
  });
}

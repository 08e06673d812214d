// Whatever the arguments are, a refusal says which bytes of which of them are wrong.
#include <rapidcheck/catch.h>

#include "base/text.hpp"
#include "catch.hpp"
#include "ddl/build.hpp"
#include "ddl/postgres.hpp"
#include "random_sql.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

/// One argument of a call: a text, or a list of texts.
struct Argument {
  List texts;
  bool is_list;
};

rc::Gen<std::string> any_text() { return rc::gen::oneOf(any_bytes(), hostile_name(), hostile_fragment()); }

/// The part must be one of the arguments, and its bytes must lie within it.
void expect_inside(const Part& part, const std::vector<Argument>& arguments) {
  RC_ASSERT(part.argument < arguments.size());
  const Argument& argument = arguments[part.argument];
  RC_ASSERT(part.bytes.begin <= part.bytes.end);
  if (part.element == no_element) {
    RC_ASSERT(part.bytes.end <= (argument.is_list ? 0 : argument.texts[0].size()));
    return;
  }
  RC_ASSERT(argument.is_list);
  RC_ASSERT(static_cast<size_t>(part.element) < argument.texts.size());
  RC_ASSERT(part.bytes.end <= argument.texts[static_cast<size_t>(part.element)].size());
}

void expect_sound(const Status& status, const Statement& statement, const std::vector<Argument>& arguments) {
  if (!status) {
    expect_inside(status.error().part, arguments);
    RC_ASSERT(mesh::is_utf8(status.error().message));
    RC_ASSERT(mesh::is_utf8(status.error().hint));
    RC_ASSERT(status.error().hint.starts_with("write "));
    return;
  }
  RC_ASSERT(mesh::is_utf8(statement.sql));
  RC_ASSERT(statement.sql.find('\0') == std::string::npos);
  for (const Clause& clause : statement.clauses) expect_inside(clause.part, arguments);
  for (const Notice& notice : statement.notices) expect_inside(notice.part, arguments);
}

}  // namespace

TEST_CASE("tables are made or refused with a reason") {
  rc::prop("create_table, add_column", [] {
    const auto table = *any_text();
    const auto entries = *rc::gen::container<List>(any_text());
    const auto column = *any_text();
    Statement statement;
    expect_sound(build_create_table_sql(table, views(entries), statement), statement, {{{table}, false}, {entries, true}});
    expect_sound(build_add_column_sql(table, column, statement), statement, {{{table}, false}, {{column}, false}});
  });
}

TEST_CASE("columns are dropped and renamed or refused with a reason") {
  rc::prop("drop_column, rename_column", [] {
    const auto table = *any_text();
    const auto column = *any_text();
    const auto to = *any_text();
    Statement statement;
    expect_sound(build_drop_column_sql(table, column, statement), statement, {{{table}, false}, {{column}, false}});
    expect_sound(build_rename_column_sql(table, column, to, statement), statement,
                 {{{table}, false}, {{column}, false}, {{to}, false}});
  });
}

TEST_CASE("indexes are made and dropped or refused with a reason") {
  rc::prop("create_index, drop_index", [] {
    const auto table = *any_text();
    const auto columns = *rc::gen::container<List>(any_text());
    const auto options = *rc::gen::element<std::string>("", "where:", "name:", "unique:", "unique:true unique:true ") + *any_text();
    Statement statement;
    const std::vector<Argument> arguments{{{table}, false}, {columns, true}, {{options}, false}};
    expect_sound(build_create_index_sql(table, views(columns), options, statement), statement, arguments);
    expect_sound(build_drop_index_sql(table, views(columns), statement), statement, arguments);
  });
}

TEST_CASE("partitions are made or refused with a reason") {
  rc::prop("create_range_partitioned_table, create_daily_partition", [] {
    const auto table = *any_text();
    const auto entries = *rc::gen::container<List>(any_text());
    const auto column = *any_text();
    const auto days = *rc::gen::arbitrary<int64_t>();
    Statement statement;
    expect_sound(build_create_range_partitioned_table_sql(table, views(entries), column, statement), statement,
                 {{{table}, false}, {entries, true}, {{column}, false}});
    expect_sound(build_create_daily_partition_sql(table, days, statement), statement, {{{table}, false}, {{""}, false}});
    expect_sound(build_list_daily_partitions_before_sql(table, days, statement), statement, {{{table}, false}, {{""}, false}});
  });
}

TEST_CASE("GIN indexes are made or refused with a reason") {
  rc::prop("create_gin_index", [] {
    const auto texts = *rc::gen::container<List>(4, any_text());
    Statement statement;
    expect_sound(build_create_gin_index_sql(texts[0], texts[1], texts[2], texts[3], statement), statement,
                 {{{texts[0]}, false}, {{texts[1]}, false}, {{texts[2]}, false}, {{texts[3]}, false}});
  });
}

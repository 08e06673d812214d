// Whatever a name holds, the statement's parse tree names exactly it, cut to the bytes that PostgreSQL keeps.
#include <rapidcheck/catch.h>

#include "base/text.hpp"
#include "catch.hpp"
#include "ddl/build.hpp"
#include "ddl/identifier.hpp"
#include "ddl/postgres.hpp"
#include "pg_query.hpp"
#include "random_sql.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

/// The names, schema first, of what a statement drops.
List dropped(const nlohmann::json& tree) {
  List names;
  for (const auto& item : tree["objects"][0]["List"]["items"]) names.push_back(item["String"]["sval"]);
  return names;
}

List stored_in(const RandomTable& table, std::string_view name) {
  return table.schema.empty() ? List{stored(name)} : List{stored(table.schema), stored(name)};
}

/// The relation of a tree must be the table, in its schema if it is in one.
void expect_relation(const nlohmann::json& relation, const RandomTable& table) {
  RC_ASSERT(relation["relname"] == stored(table.name));
  RC_ASSERT(relation.contains("schemaname") == !table.schema.empty());
  if (!table.schema.empty()) RC_ASSERT(relation["schemaname"] == stored(table.schema));
}

/// The SQL of a clause that must be exactly one quoted name.
void expect_quoted(const Statement& statement, const Clause& clause, std::string_view name) {
  const auto checked = make_name(name, {"name", {}});
  RC_ASSERT(checked.has_value());
  RC_ASSERT(statement.sql.substr(clause.sql.begin, clause.sql.end - clause.sql.begin) == quote_ident(*checked));
}

/// A name that is trimmed, and may be an index's column: it reads neither as an expression nor as ending in an operator class.
rc::Gen<std::string> index_column() {
  const auto names = rc::gen::map(hostile_column_name(), [](const std::string& name) { return without(name, "(."); });
  return rc::gen::suchThat(names, [](const std::string& name) { return !mesh::trim(name).empty(); });
}

/// A table that a drop takes for one.
rc::Gen<RandomTable> droppable_table() {
  return rc::gen::map(hostile_table(), [](const RandomTable& table) {
    return RandomTable{table.schema.empty() ? "" : without(table.schema, ","), without(table.name, ",")};
  });
}

std::string derived_name(std::string_view table, const List& columns) {
  std::string name = "idx_" + std::string(table);
  for (const std::string& column : columns) (name += '_') += mesh::trim(column);
  return name;
}

}  // namespace

TEST_CASE("dropped tables and partitions are those that were named") {
  rc::prop("drop_table", [] {
    const auto table = *droppable_table();
    Statement statement;
    RC_ASSERT(build_drop_table_sql(table.text(), statement).has_value());
    const auto tree = parse_one(statement.sql, "DropStmt");
    RC_ASSERT(tree["removeType"] == "OBJECT_TABLE");
    RC_ASSERT(dropped(tree) == stored_in(table, table.name));
    if (table.schema.empty()) expect_quoted(statement, statement.clauses.at(0), table.name);
  });
  rc::prop("drop_partition", [] {
    const auto partition = *droppable_table();
    Statement statement;
    RC_ASSERT(build_drop_partition_sql(" " + partition.text() + "\n", statement).has_value());
    RC_ASSERT(dropped(parse_one(statement.sql, "DropStmt")) == stored_in(partition, partition.name));
  });
}

TEST_CASE("dropped and renamed columns are those that were named") {
  rc::prop("drop_column", [] {
    const auto table = *hostile_table();
    const auto column = without(*hostile_name(), ",");
    Statement statement;
    RC_ASSERT(build_drop_column_sql(table.text(), column, statement).has_value());
    const auto tree = parse_one(statement.sql, "AlterTableStmt");
    expect_relation(tree["relation"], table);
    RC_ASSERT(tree["cmds"].size() == 1U);
    RC_ASSERT(tree["cmds"][0]["AlterTableCmd"]["subtype"] == "AT_DropColumn");
    RC_ASSERT(tree["cmds"][0]["AlterTableCmd"]["name"] == stored(column));
  });
  rc::prop("rename_column", [] {
    const auto table = *hostile_table();
    const auto from = *hostile_name();
    const auto to = *hostile_name();
    Statement statement;
    RC_ASSERT(build_rename_column_sql(table.text(), from, to, statement).has_value());
    const auto tree = parse_one(statement.sql, "RenameStmt");
    RC_ASSERT(tree["renameType"] == "OBJECT_COLUMN");
    expect_relation(tree["relation"], table);
    RC_ASSERT(tree["subname"] == stored(from));
    RC_ASSERT(tree["newname"] == stored(to));
    expect_quoted(statement, statement.clauses.at(2), to);
  });
}

TEST_CASE("a table has the columns it was given") {
  rc::prop("create_table", [] {
    const auto table = *hostile_table();
    const auto names = *rc::gen::container<List>(hostile_column_name());
    List entries;
    for (const std::string& name : names) entries.push_back(name + ":" + *good_type() + ":" + *good_constraints());
    Statement statement;
    RC_ASSERT(build_create_table_sql(table.text(), views(entries), statement).has_value());
    const auto tree = parse_one(statement.sql, "CreateStmt");
    expect_relation(tree["relation"], table);
    RC_ASSERT(statement.clauses.size() == names.size() + 1);
    for (size_t at = 0; at < names.size(); ++at) RC_ASSERT(tree["tableElts"][at]["ColumnDef"]["colname"] == stored(names[at]));
  });
}

TEST_CASE("an added column has the name and the type it was given") {
  rc::prop("add_column", [] {
    const auto table = *hostile_table();
    const auto name = *hostile_column_name();
    const auto type = *good_type();
    Statement statement;
    RC_ASSERT(build_add_column_sql(table.text(), name + ":" + type, statement).has_value());
    const auto tree = parse_one(statement.sql, "AlterTableStmt");
    expect_relation(tree["relation"], table);
    RC_ASSERT(tree["cmds"].size() == 1U);
    RC_ASSERT(tree["cmds"][0]["AlterTableCmd"]["def"]["ColumnDef"]["colname"] == stored(name));
    RC_ASSERT(statement.sql.ends_with(" " + type));
  });
}

TEST_CASE("drop_index names the index that create_index makes") {
  rc::prop("create_index and drop_index", [] {
    const auto table = *hostile_table();
    const auto columns = *rc::gen::nonEmpty(rc::gen::container<List>(index_column()));
    List entries;
    for (const std::string& column : columns) entries.push_back(column + *rc::gen::element<std::string>("", ":asc", " : DESC "));
    Statement created;
    Statement dropping;
    RC_ASSERT(build_create_index_sql(table.text(), views(entries), "", created).has_value());
    RC_ASSERT(build_drop_index_sql(table.text(), views(entries), dropping).has_value());
    const auto index = parse_one(created.sql, "IndexStmt");
    RC_ASSERT(index["idxname"] == stored(derived_name(table.name, columns)));
    expect_relation(index["relation"], table);
    RC_ASSERT(index["indexParams"].size() == columns.size());
    for (size_t at = 0; at < columns.size(); ++at) {
      RC_ASSERT(index["indexParams"][at]["IndexElem"]["name"] == stored(mesh::trim(columns[at])));
    }
    RC_ASSERT(dropped(parse_one(dropping.sql, "DropStmt")) == stored_in(table, derived_name(table.name, columns)));
  });
}

TEST_CASE("an index has the name, the uniqueness and the predicate that its options give") {
  rc::prop("create_index", [] {
    const auto name = *rc::gen::suchThat(hostile_name(),
                                         [](const std::string& text) { return text.find_first_of(" \t\n") == std::string::npos; });
    const bool is_unique = *rc::gen::arbitrary<bool>();
    const auto predicate = *good_predicate();
    const std::string options = "name:" + name + (is_unique ? " unique:true" : "") + " where:" + predicate;
    const std::vector<std::string_view> columns{"a"};
    Statement statement;
    RC_ASSERT(build_create_index_sql("t", columns, options, statement).has_value());
    const auto tree = parse_one(statement.sql, "IndexStmt");
    RC_ASSERT(tree["idxname"] == stored(name));
    RC_ASSERT(tree.contains("unique") == is_unique);
    RC_ASSERT(tree.contains("whereClause"));
    RC_ASSERT(statement.sql.ends_with(" WHERE " + predicate));
  });
}

TEST_CASE("a GIN index has the names it was given") {
  rc::prop("create_gin_index", [] {
    const auto table = *hostile_table();
    const auto index = *index_column();
    const auto column = *index_column();
    Statement statement;
    RC_ASSERT(build_create_gin_index_sql(table.text() + " ", index, column, "public.ops", statement).has_value());
    const auto tree = parse_one(statement.sql, "IndexStmt");
    expect_relation(tree["relation"], table);
    RC_ASSERT(tree["idxname"] == stored(mesh::trim(index)));
    RC_ASSERT(tree["accessMethod"] == "gin");
    RC_ASSERT(tree["indexParams"][0]["IndexElem"]["name"] == stored(mesh::trim(column)));
  });
}

TEST_CASE("a partition's table name stays inside its constants") {
  rc::prop("create_daily_partition and list_daily_partitions_before", [] {
    const auto table = *rc::gen::suchThat(hostile_table(), [](const RandomTable& random) { return random.name.size() <= 53; });
    Statement statement;
    RC_ASSERT(build_create_daily_partition_sql(table.text(), 1, statement).has_value());
    const auto block = parse_one(statement.sql, "DoStmt");
    RC_ASSERT(block["args"].size() == 1U);
    const std::string body = block["args"][0]["DefElem"]["arg"]["String"]["sval"];
    RC_ASSERT(body.ends_with("END\n"));
    // The declarations, as one query for their values.
    std::string values = body.substr(0, body.rfind(";\n  day date"));
    values.replace(0, values.find(":= ") + 3, "SELECT ");
    if (!table.schema.empty()) {
      const size_t next = values.rfind(";\n  parent text := ");
      values.replace(next, std::string_view(";\n  parent text := ").size(), ", ");
    }
    const auto value = parse_one(values, "SelectStmt");
    RC_ASSERT(value["targetList"].size() == (table.schema.empty() ? 1U : 2U));
    RC_ASSERT(value["targetList"].back()["ResTarget"]["val"]["A_Const"]["sval"]["sval"] == table.name);
    if (!table.schema.empty()) RC_ASSERT(value["targetList"][0]["ResTarget"]["val"]["A_Const"]["sval"]["sval"] == table.schema);
    RC_ASSERT(build_list_daily_partitions_before_sql(table.text(), 1, statement).has_value());
    parse_one(statement.sql, "SelectStmt");
  });
}

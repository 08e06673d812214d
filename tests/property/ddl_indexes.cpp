// Whatever an index's entries and options hold, its parse tree has exactly what they say, each in its place.
#include <rapidcheck/catch.h>

#include <algorithm>

#include "base/text.hpp"
#include "catch.hpp"
#include "ddl/build.hpp"
#include "ddl/identifier.hpp"
#include "ddl/index_entry.hpp"
#include "pg_query.hpp"
#include "random_sql.hpp"

using namespace mesh::ddl;
using namespace mesh::test;

namespace {

/// A name as an entry or an option can hold it.
rc::Gen<std::string> plain_name() {
  return rc::gen::map(hostile_name(), [](const std::string& name) { return without(name, "(:,. \t\n"); });
}

/// What may follow an entry's colon, and what it is in the parse tree.
struct RandomSuffix {
  std::string text;
  List collation;
  List operator_class;
  std::string ordering = "SORTBY_DEFAULT";
  std::string nulls = "SORTBY_NULLS_DEFAULT";
};

RandomSuffix any_suffix() {
  RandomSuffix suffix;
  const auto add = [&](std::string_view text) { suffix.text += (suffix.text.empty() ? "" : " ") + std::string(text); };
  if (*rc::gen::arbitrary<bool>()) {
    const bool is_long = *rc::gen::arbitrary<bool>();
    add(is_long ? "collate pg_catalog.\"C\"" : "COLLATE \"de-x\"\"icu\"");
    suffix.collation = is_long ? List{"pg_catalog", "C"} : List{"de-x\"icu"};
  }
  if (*rc::gen::arbitrary<bool>()) {
    const bool is_long = *rc::gen::arbitrary<bool>();
    add(is_long ? "\"a.b\".c" : "text_PATTERN_ops");
    suffix.operator_class = is_long ? List{"a.b", "c"} : List{"text_pattern_ops"};
  }
  const int order = *rc::gen::inRange(0, 3);
  if (order > 0) {
    add(order == 1 ? "asc" : "DESC");
    suffix.ordering = order == 1 ? "SORTBY_ASC" : "SORTBY_DESC";
  }
  const int nulls = *rc::gen::inRange(0, 3);
  if (nulls > 0) {
    add(nulls == 1 ? "nulls  first" : "NULLS\nLAST");
    suffix.nulls = nulls == 1 ? "SORTBY_NULLS_FIRST" : "SORTBY_NULLS_LAST";
  }
  return suffix;
}

/// An entry, and the column or the expression that it is.
struct RandomEntry {
  std::string text;
  std::string column;
  std::string expression;
  RandomSuffix suffix;
};

RandomEntry any_entry() {
  RandomEntry entry;
  *rc::gen::arbitrary<bool>() ? entry.column = *plain_name() : entry.expression = *good_expression();
  entry.suffix = any_suffix();
  entry.text = entry.expression.empty() ? entry.column : "(" + entry.expression + ")";
  if (!entry.suffix.text.empty()) entry.text += *rc::gen::element<std::string>(":", " : ") + entry.suffix.text;
  return entry;
}

/// The tree without the places where its parts stand in the text.
nlohmann::json placeless(const nlohmann::json& tree) {
  if (!tree.is_structured()) return tree;
  nlohmann::json out = tree.is_array() ? nlohmann::json::array() : nlohmann::json::object();
  for (const auto& [key, value] : tree.items()) {
    if (tree.is_array()) {
      out.push_back(placeless(value));
    } else if (key != "location") {
      out[key] = placeless(value);
    }
  }
  return out;
}

List names_of(const nlohmann::json& element, const char* key) {
  List names;
  if (!element.contains(key)) return names;
  for (const auto& item : element[key]) names.push_back(item["String"]["sval"]);
  return names;
}

void expect_element(const nlohmann::json& element, const RandomEntry& entry) {
  RC_ASSERT(element.contains("expr") == entry.column.empty());
  if (entry.column.empty()) {
    const auto selected = parse_one("SELECT " + entry.expression, "SelectStmt");
    RC_ASSERT(placeless(element["expr"]) == placeless(selected["targetList"][0]["ResTarget"]["val"]));
  } else {
    RC_ASSERT(element["name"] == stored(entry.column));
  }
  RC_ASSERT(names_of(element, "collation") == entry.suffix.collation);
  RC_ASSERT(names_of(element, "opclass") == entry.suffix.operator_class);
  RC_ASSERT(element["ordering"] == entry.suffix.ordering);
  RC_ASSERT(element["nulls_ordering"] == entry.suffix.nulls);
}

/// Options in some order, and what they are in the parse tree.
struct RandomOptions {
  std::string name;
  std::string method = "btree";
  List included;
  bool is_unique = false;
  bool is_distinct = true;
  bool is_concurrent = false;
  std::string predicate;
  std::string text;
};

RandomOptions any_options() {
  RandomOptions options;
  options.name = *plain_name();
  options.is_unique = *rc::gen::arbitrary<bool>();
  options.is_distinct = !options.is_unique || *rc::gen::arbitrary<bool>();
  options.is_concurrent = *rc::gen::arbitrary<bool>();
  options.included = *rc::gen::scale(0.1, rc::gen::container<List>(plain_name()));
  if (*rc::gen::arbitrary<bool>()) options.method = *rc::gen::element<std::string>("gin", "hash", "my_method");
  if (*rc::gen::arbitrary<bool>()) options.predicate = *good_predicate();
  List words{"name:" + options.name};
  if (options.is_unique) words.emplace_back("unique:true");
  if (!options.is_distinct) words.emplace_back("nulls_not_distinct:true");
  if (options.is_concurrent) words.emplace_back("concurrently:true");
  if (options.method != "btree") words.push_back("using:" + options.method);
  if (!options.included.empty()) {
    std::string list = "include:" + options.included[0];
    for (size_t at = 1; at < options.included.size(); ++at) list += ',' + options.included[at];
    words.push_back(list);
  }
  std::rotate(words.begin(), words.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(words.size())),
              words.end());
  for (const std::string& word : words) options.text += word + ' ';
  if (!options.predicate.empty()) options.text += "where:" + options.predicate;
  return options;
}

}  // namespace

TEST_CASE("an index has the entries and the options that it was given, each in its place") {
  rc::prop("create_index", [] {
    const auto table = *hostile_table();
    std::vector<RandomEntry> entries;
    List texts;
    for (int count = *rc::gen::inRange(1, 4); count > 0; --count) texts.push_back(entries.emplace_back(any_entry()).text);
    const RandomOptions options = any_options();
    RC_LOG() << options.text;
    for (const std::string& text : texts) RC_LOG() << " | " << text;
    Statement statement;
    RC_ASSERT(build_create_index_sql(table.text(), views(texts), options.text, statement).has_value());
    const auto tree = parse_one(statement.sql, "IndexStmt");
    RC_ASSERT(tree["idxname"] == stored(options.name));
    RC_ASSERT(tree["relation"]["relname"] == stored(table.name));
    RC_ASSERT(tree["relation"].contains("schemaname") == !table.schema.empty());
    RC_ASSERT(tree["accessMethod"] == options.method);
    RC_ASSERT(tree.contains("unique") == options.is_unique);
    RC_ASSERT(tree.contains("nulls_not_distinct") == !options.is_distinct);
    RC_ASSERT(tree.contains("concurrent") == options.is_concurrent);
    RC_ASSERT(tree.contains("whereClause") == !options.predicate.empty());
    RC_ASSERT(tree["indexParams"].size() == entries.size());
    for (size_t at = 0; at < entries.size(); ++at) expect_element(tree["indexParams"][at]["IndexElem"], entries[at]);
    RC_ASSERT(tree.contains("indexIncludingParams") == !options.included.empty());
    for (size_t at = 0; at < options.included.size(); ++at) {
      RC_ASSERT(tree["indexIncludingParams"][at]["IndexElem"]["name"] == stored(options.included[at]));
    }
  });
}

TEST_CASE("an index is dropped by the very name") {
  rc::prop("drop_index", [] {
    const auto table = *hostile_table();
    // `name:DESC` alone would be a column.
    const auto name = "i" + *plain_name();
    const bool is_concurrent = *rc::gen::arbitrary<bool>();
    List entries{"name:" + name};
    if (is_concurrent) entries.insert(entries.begin() + *rc::gen::inRange(0, 2), "concurrently:true");
    Statement statement;
    RC_ASSERT(build_drop_index_sql(table.text(), views(entries), statement).has_value());
    const auto tree = parse_one(statement.sql, "DropStmt");
    RC_ASSERT(tree.contains("concurrent") == is_concurrent);
    const auto items = tree["objects"][0]["List"]["items"];
    RC_ASSERT(items.size() == (table.schema.empty() ? 1U : 2U));
    RC_ASSERT(items.back()["String"]["sval"] == stored(name));
    if (!table.schema.empty()) RC_ASSERT(items[0]["String"]["sval"] == stored(table.schema));
  });
}

TEST_CASE("no entry and no option changes an index outside its place") {
  int parsed = 0;
  rc::prop("create_index", [&] {
    const std::string piece = *hostile_fragment();
    const std::string entry =
        *rc::gen::element<std::string>("(" + *good_expression() + piece + ")", "(" + piece + ")", "(a)" + piece, "(a):" + piece,
                                       "a:" + piece, "a:COLLATE \"C\"" + piece, piece);
    const std::string options = *rc::gen::element<std::string>("", "using:gin" + piece, "include:b" + piece, "using:" + piece);
    const List entries{"x", entry, "z"};
    Statement statement;
    if (!build_create_index_sql("t", views(entries), "name:n " + options, statement)) return;
    if (!parse_statements(statement.sql)) return;
    ++parsed;
    const auto tree = parse_one(statement.sql, "IndexStmt");
    RC_ASSERT(tree["idxname"] == "n");
    RC_ASSERT(tree["relation"]["relname"] == "t");
    RC_ASSERT(!tree.contains("whereClause"));
    RC_ASSERT(!tree.contains("tableSpace"));
    RC_ASSERT(!tree.contains("options"));
    RC_ASSERT(tree["indexParams"].size() == 3U);
    RC_ASSERT(tree["indexParams"][0]["IndexElem"]["name"] == "x");
    RC_ASSERT(!tree["indexParams"][1]["IndexElem"].contains("opclassopts"));
    RC_ASSERT(tree["indexParams"][2]["IndexElem"]["name"] == "z");
  });
  CHECK(parsed > 100);
}

TEST_CASE("an entry that is offered for another is a good one") {
  int offered = 0;
  rc::prop("create_index", [&] {
    const std::string entry = *rc::gen::element<std::string>("", "a ", "lower(a) ", "(a)") + *good_expression() +
                              *rc::gen::element<std::string>("", " DESC", ":NULLS LAST", " x_ops") + *hostile_fragment();
    Statement statement;
    const Status status = build_create_index_sql("t", views({entry}), "name:n", statement);
    if (status || status.error().edits.empty()) return;
    ++offered;
    const PartEdit& edit = status.error().edits[0];
    std::string mended = entry;
    mended.replace(edit.part.bytes.begin, edit.part.bytes.end - edit.part.bytes.begin, edit.text);
    RC_ASSERT(build_create_index_sql("t", views({mended}), "name:n", statement).has_value());
    RC_ASSERT(mesh::is_utf8(mended));
  });
  CHECK(offered > 100);
}

#include "engine/schema_json.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ddl/type_text.hpp"

namespace mesh {

namespace {

using schema::kind_text;

std::string_view kind_text(ddl::ConstraintKind kind) {
  constexpr auto texts = std::to_array<std::string_view>({"check", "unique", "primary key", "foreign key", "exclude"});
  return texts[static_cast<size_t>(kind)];
}

std::string_view action_text(ddl::KeyAction action) {
  constexpr auto texts = std::to_array<std::string_view>({"", "restrict", "cascade", "set null", "set default"});
  return texts[static_cast<size_t>(action)];
}

class SchemaWriter {
 public:
  explicit SchemaWriter(JsonWriter& json) : json_(json) {}

  void unless_empty(std::string_view name, std::string_view text) {
    if (!text.empty()) json_.key(name).string(text);
  }

  void texts(std::string_view name, const schema::Names& all) {
    json_.array(name);
    for (const std::string_view text : all) json_.string(text);
    json_.end_array();
  }

  void statement(std::string_view name, uint32_t number) {
    json_.key(name);
    number == schema::before_all ? json_.null() : json_.number(number);
  }

  void table(const schema::Table& table) {
    unless_empty("schema", table.schema);
    json_.key("name").string(table.name).key("whole").boolean(table.is_whole);
    statement("madeBy", table.made_by);
    json_.each("columns", table.columns, [&](const schema::Column& one) { column(one); });
    json_.each("constraints", table.constraints, [&](const schema::Constraint& one) { constraint(one); });
    json_.each("indexes", table.indexes, [&](const schema::Index& one) { index(one); });
  }

 private:
  void column(const schema::Column& column) {
    json_.key("name").string(column.name).key("type").string(ddl::type_text(column.type));
    json_.key("notNull").boolean(column.is_not_null);
    if (column.identity != ddl::Identity::none) {
      json_.key("identity").string(column.identity == ddl::Identity::always ? "always" : "by default");
    }
    if (column.generated != ddl::Generated::none) {
      json_.key("generated").string(column.generated == ddl::Generated::stored ? "stored" : "virtual");
    }
    unless_empty("default", column.default_value);
    statement("madeBy", column.made_by);
  }

  void constraint(const schema::Constraint& constraint) {
    json_.key("kind").string(kind_text(constraint.kind)).key("name").string(constraint.name);
    texts("columns", constraint.columns);
    if (constraint.kind == ddl::ConstraintKind::foreign_key) {
      json_.object("references");
      unless_empty("schema", constraint.referenced_schema);
      json_.key("table").string(constraint.referenced_table);
      texts("columns", constraint.referenced_columns);
      unless_empty("onDelete", action_text(constraint.on_delete));
      unless_empty("onUpdate", action_text(constraint.on_update));
      json_.end_object();
    }
    unless_empty("expression", constraint.expression);
    json_.key("valid").boolean(constraint.is_valid);
    statement("madeBy", constraint.made_by);
  }

  void index(const schema::Index& index) {
    json_.key("name").string(index.name).key("unique").boolean(index.is_unique).key("method").string(index.method);
    texts("keys", index.keys);
    texts("include", index.included);
    unless_empty("where", index.predicate);
    json_.key("constraint").boolean(index.is_of_constraint);
    statement("madeBy", index.made_by);
  }

  JsonWriter& json_;
};

}  // namespace

void write_schema(JsonWriter& json, const schema::Schema& schema) {
  SchemaWriter writer(json);
  json.key("whole").boolean(schema.is_whole());
  json.each("tables", schema.tables(), [&](const schema::Table* table) { writer.table(*table); });
  json.each("others", schema.objects(), [&](const schema::Object& object) {
    json.key("kind").string(kind_text(object.kind));
    writer.unless_empty("schema", object.schema);
    json.key("name").string(object.name);
    writer.statement("madeBy", object.made_by);
  });
}

void write_difference(JsonWriter& json, const schema::Difference& difference) {
  SchemaWriter writer(json);
  json.key("change").string(change_text(difference.change)).key("kind").string(kind_text(difference.kind));
  writer.unless_empty("schema", difference.schema);
  writer.unless_empty("table", difference.table);
  json.key("name").string(difference.name);
  writer.unless_empty("was", difference.was);
  writer.unless_empty("is", difference.is);
  writer.statement("statement", difference.statement);
}

}  // namespace mesh

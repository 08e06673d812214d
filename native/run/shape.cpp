#include "run/shape.hpp"

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "schema/difference.hpp"
#include "schema/schema.hpp"

namespace mesh::run {
namespace {

std::string quoted(std::string_view name) {
  std::string out = "\"";
  ddl::append_ident_piece(out, name);
  return out + '"';
}

class Model {
 public:
  void apply(const std::string& sql) { static_cast<void>(schema_.apply(ddl::read_sql(sql), sql, next_++)); }
  /// What follows is compared with what is there now.
  void keep() {
    schema_.settle();
    before_ = schema_;
  }
  [[nodiscard]] std::vector<schema::Difference> differences() const { return schema::differences(before_, schema_); }

 private:
  schema::Schema schema_{schema::Start::open};
  schema::Schema before_{schema::Start::open};
  uint32_t next_ = 0;
};

/// The table's name as the statement writes it, so that both mean one table.
std::string table_in(const Shape& shape, const ddl::Facts& facts) {
  std::string schema;
  if (const auto* table = std::get_if<ddl::CreateTable>(&facts)) schema = table->table.schema;
  if (const auto* index = std::get_if<ddl::CreateIndex>(&facts)) schema = index->table.schema;
  if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) schema = altered->table.schema;
  return schema.empty() ? quoted(shape.table) : cat({quoted(schema), ".", quoted(shape.table)});
}

/// The statement that takes away what is there, so that the other makes it anew.
std::string removal(const Shape& shape, Wanted wanted, const ddl::Facts& facts) {
  const std::string table = table_in(shape, facts);
  switch (wanted) {
    case Wanted::table: return cat({"DROP TABLE ", table});
    case Wanted::column:
      return cat({"ALTER TABLE ", table, " DROP COLUMN ", quoted(std::get<ddl::AlterTable>(facts).actions.front().column.name),
                  " CASCADE"});
    case Wanted::index: {
      const auto& index = std::get<ddl::CreateIndex>(facts);
      const std::string schema = index.table.schema.empty() ? std::string() : quoted(index.table.schema) + ".";
      return cat({"DROP INDEX ", schema, quoted(index.index.name)});
    }
  }
  return {};
}

/// Whether a difference is one of what the statement was about.
bool is_meant(const schema::Difference& difference, Wanted wanted, const ddl::Facts& facts) {
  using ddl::ObjectKind;
  switch (wanted) {
    case Wanted::table:
      return difference.change != schema::Change::anew && difference.kind != ObjectKind::index &&
             difference.kind != ObjectKind::sequence;
    case Wanted::column:
      return difference.change == schema::Change::different && difference.kind == ObjectKind::column &&
             difference.name == std::get<ddl::AlterTable>(facts).actions.front().column.name;
    case Wanted::index:
      return difference.change == schema::Change::different && difference.kind == ObjectKind::index &&
             difference.name == std::get<ddl::CreateIndex>(facts).index.name;
  }
  return false;
}

std::string sentence(const schema::Difference& difference) {
  const std::string thing = cat({schema::kind_text(difference.kind), " `", difference.name, "`"});
  switch (difference.change) {
    case schema::Change::left: return cat({"the table that is there has no ", thing});
    case schema::Change::lost: return cat({"the table that is there has a ", thing, " more"});
    case schema::Change::different: return cat({"the ", thing, " that is there is ", difference.was, ", not ", difference.is});
    case schema::Change::anew: break;
  }
  return {};
}

}  // namespace

std::vector<std::string> differences_from(const Shape& shape, Wanted wanted, std::string_view sql, const ddl::Facts& facts) {
  Model model;
  model.apply(cat({"CREATE TABLE ", table_in(shape, facts), " (", shape.body, ")", shape.rest}));
  for (const std::string& index : shape.indexes) model.apply(index);
  model.keep();
  model.apply(removal(shape, wanted, facts));
  model.apply(std::string(sql));
  std::vector<std::string> said;
  for (const schema::Difference& difference : model.differences()) {
    if (is_meant(difference, wanted, facts)) said.push_back(sentence(difference));
  }
  return said;
}

}  // namespace mesh::run

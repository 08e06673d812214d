// Any bytes have facts, whose ranges lie inside them.
#include <string_view>
#include <variant>

#include "ddl/expression_names.hpp"
#include "ddl/facts.hpp"

namespace {

using namespace mesh::ddl;

void expect_inside(TextRange range, size_t size) {
  if (range.begin > range.end || range.end > size) __builtin_trap();
}

void expect_inside(const ConstraintFacts& constraint, size_t size) {
  expect_inside(constraint.text, size);
  expect_inside(constraint.expression, size);
  expect_inside(constraint.referenced.text, size);
}

void expect_inside(const ColumnFacts& column, size_t size) {
  for (const TextRange range :
       {column.text, column.name_text, column.type.text, column.default_value, column.generation, column.conflict}) {
    expect_inside(range, size);
  }
  for (const ConstraintFacts& constraint : column.constraints) expect_inside(constraint, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view sql(reinterpret_cast<const char*>(data), size);
  (void)expression_names(sql);
  mesh::Arena arena;
  const Facts facts = read_sql(sql, arena);
  if (const auto* table = std::get_if<CreateTable>(&facts)) {
    expect_inside(table->table.text, size);
    for (const ColumnFacts& column : table->columns) expect_inside(column, size);
    for (const ConstraintFacts& constraint : table->constraints) expect_inside(constraint, size);
  } else if (const auto* altered = std::get_if<AlterTable>(&facts)) {
    expect_inside(altered->table.text, size);
    for (const AlterAction& action : altered->actions) {
      expect_inside(action.text, size);
      expect_inside(action.expression, size);
      expect_inside(action.column, size);
      expect_inside(action.constraint, size);
    }
  } else if (const auto* index = std::get_if<CreateIndex>(&facts)) {
    expect_inside(index->predicate, size);
    for (const IndexKey& key : index->keys) expect_inside(key.text, size);
  }
  return 0;
}

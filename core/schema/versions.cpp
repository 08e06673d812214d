// What an older PostgreSQL cannot parse, which it says before anything else.
#include "schema/run.hpp"

namespace mesh::schema {

void Run::need_version(unsigned version, const char* what, const char* hint, ddl::TextRange text) {
  if (state.postgres >= version) return;
  outcome = {};
  may_fail_ = false;
  fail("42601", "PostgreSQL % does not know %, which came with %|%", {decimal(state.postgres), what, decimal(version), hint},
       before_all, text);
}

void Run::check_version(const ddl::ConstraintFacts& facts) {
  if (facts.has_nulls_not_distinct) need_version(15, "NULLS NOT DISTINCT", "", facts.text);
}

void Run::check_version(const ddl::ColumnFacts& facts) {
  if (facts.generated == ddl::Generated::computed)
    need_version(18, "a generated column without STORED", "write STORED after the expression", facts.generation);
  for (const ddl::ConstraintFacts& each : facts.constraints) check_version(each);
}

void Run::check_version(const ddl::Facts& facts) {
  if (const auto* made = std::get_if<ddl::CreateTable>(&facts)) {
    for (const ddl::ColumnFacts& each : made->columns) check_version(each);
    for (const ddl::ConstraintFacts& each : made->constraints) check_version(each);
  } else if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) {
    for (const ddl::AlterAction& each : altered->actions) {
      check_version(each.column);
      check_version(each.constraint);
    }
  } else if (const auto* index = std::get_if<ddl::CreateIndex>(&facts); index != nullptr && index->has_nulls_not_distinct) {
    need_version(15, "NULLS NOT DISTINCT", "", {});
  }
}

}  // namespace mesh::schema

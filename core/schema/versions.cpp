// What an older PostgreSQL cannot parse, which it says before anything else.
#include <string_view>

#include "ddl/sql_reader.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {

void Run::need_version(unsigned version, std::string_view what, const char* hint, ddl::TextRange text) {
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

void Run::check_version(const ddl::NewerSyntax& newer) {
  if (state.postgres >= newer.version) return;
  need_version(newer.version, cat({"`", printable(text(newer.text)), "`"}), "", newer.text);
}

void Run::check_version(const ddl::Facts& facts) {
  if (const auto* made = std::get_if<ddl::CreateTable>(&facts)) {
    check_version(made->newer);
    for (const ddl::ColumnFacts& each : made->columns) check_version(each);
    for (const ddl::ConstraintFacts& each : made->constraints) check_version(each);
  } else if (const auto* altered = std::get_if<ddl::AlterTable>(&facts)) {
    check_version(altered->newer);
    for (const ddl::AlterAction& each : altered->actions) {
      check_version(each.column);
      check_version(each.constraint);
    }
  } else if (const auto* index = std::get_if<ddl::CreateIndex>(&facts); index != nullptr && index->has_nulls_not_distinct) {
    need_version(15, "NULLS NOT DISTINCT", "", {});
  } else if (const auto* written = std::get_if<ddl::Write>(&facts); written != nullptr && written->kind == ddl::WriteKind::merge) {
    need_version(15, "MERGE", "", {});
  } else if (std::holds_alternative<ddl::NoEffect>(facts) && std::get<ddl::NoEffect>(facts).is_create &&
             ddl::SqlReader(sql).is("CREATE OR REPLACE TRIGGER")) {
    need_version(14, "OR REPLACE of a trigger", "", {});
  } else if (const auto* renamed = std::get_if<ddl::Rename>(&facts);
             renamed != nullptr && renamed->kind == ddl::ObjectKind::column && renamed->holder == ddl::ObjectKind::view) {
    need_version(13, "RENAME COLUMN of a view", "write ALTER TABLE", {});
  }
}

unsigned first_version_of(std::string_view type) {
  if (type.ends_with("multirange")) return 14;
  return type.starts_with("anycompatible") || ddl::is_listed(" PG_SNAPSHOT REGCOLLATION XID8 ", type) ? 13 : 0;
}

}  // namespace mesh::schema

#include "command/leftover.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/terminal.hpp"
#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/index.hpp"
#include "engine/schema_json.hpp"

namespace mesh::command {
namespace {

using ddl::ObjectKind;
using schema::Change;
using schema::Difference;

/// As Migration's functions take it, and SQL too.
std::string with_schema(std::string_view schema, std::string_view name) {
  return schema.empty() || schema == "public" ? std::string(name) : fmt::format("{}.{}", schema, name);
}

std::string shown(const Difference& thing) {
  std::string text = fmt::format("the {} `{}`", kind_text(thing.kind), printable(thing.name));
  if (!thing.table.empty()) text += fmt::format(" of `{}`", printable(with_schema(thing.schema, thing.table)));
  return text;
}

/// The call of drop_index: with the columns where they make the name, else with the name.
std::string drop_of_index(const Difference& thing, const schema::Schema& schema) {
  const std::string table = with_schema(thing.schema, thing.table);
  std::string by_name = fmt::format("Migration.drop_index(pool, \"{}\", [\"name:{}\"])?", table, thing.name);
  const schema::Table* found = schema.find_table({thing.schema, thing.table, {}});
  if (found == nullptr) return by_name;
  const auto index = std::find_if(found->indexes.begin(), found->indexes.end(),
                                  [&](const schema::Index& each) { return each.name == thing.name; });
  if (index == found->indexes.end() || !std::all_of(index->keys.begin(), index->keys.end(), ddl::needs_no_quotes)) return by_name;
  if (!ddl::is_derived_index_name(thing.name, thing.table, index->keys)) return by_name;
  return fmt::format("Migration.drop_index(pool, \"{}\", [\"{}\"])?", table, fmt::join(index->keys, "\", \""));
}

/// The call that removes what is left, or nothing.
std::string removal(const Difference& thing, const schema::Schema& schema) {
  const bool is_simple = ddl::needs_no_quotes(thing.name) && (thing.table.empty() || ddl::needs_no_quotes(thing.table)) &&
                         (thing.schema.empty() || ddl::needs_no_quotes(thing.schema));
  if (!is_simple) return {};
  const std::string table = with_schema(thing.schema, thing.table);
  switch (thing.kind) {
    case ObjectKind::table: return fmt::format("Migration.drop_table(pool, \"{}\")?", with_schema(thing.schema, thing.name));
    case ObjectKind::column: return fmt::format("Migration.drop_column(pool, \"{}\", \"{}\")?", table, thing.name);
    case ObjectKind::index: return drop_of_index(thing, schema);
    case ObjectKind::constraint:
      return fmt::format("Migration.execute(pool, \"ALTER TABLE {} DROP CONSTRAINT {}\")?", table, thing.name);
    case ObjectKind::sequence:
    case ObjectKind::view:
    case ObjectKind::materialized_view:
    case ObjectKind::type:
    case ObjectKind::domain:
    case ObjectKind::schema: {
      std::string kind(kind_text(thing.kind));
      for (char& byte : kind) byte = to_ascii_upper(byte);
      return fmt::format("Migration.execute(pool, \"DROP {} {}\")?", kind, with_schema(thing.schema, thing.name));
    }
    case ObjectKind::extension:
    case ObjectKind::enum_value:
    case ObjectKind::attribute: return {};
  }
  return {};
}

Diagnostic remark(Span span, std::string message, std::string hint) {
  return {.code = Code::not_put_back,
          .span = span,
          .message = std::move(message),
          .labels = {},
          .hint = std::move(hint),
          .statement = {}};
}

std::string message_of(const Difference& thing) {
  const std::string name = shown(thing);
  switch (thing.change) {
    case Change::left: return fmt::format("`down` leaves {}, which this makes", name);
    case Change::lost: return fmt::format("`down` does not make {} again, which this takes away", name);
    case Change::different:
      return fmt::format("`down` does not leave {} as it was: what is `{}` was `{}`", name, printable(thing.is),
                         printable(thing.was));
    case Change::anew: return {};
  }
  return {};
}

}  // namespace

std::vector<Diagnostic> leftover_diagnostics(const Preview& preview) {
  std::vector<Diagnostic> told;
  const auto down = std::find_if(preview.functions.begin(), preview.functions.end(),
                                 [](const PreviewedFunction& function) { return function.name == "down"; });
  if (down == preview.functions.end() || preview.leftover.empty()) return told;
  const bool sends_any = std::any_of(preview.statements.begin(), preview.statements.end(),
                                     [](const PreviewedStatement& statement) { return statement.function == "down"; });
  if (!sends_any) return {remark(down->span, "`down` sends nothing, so what `up` does stays", "")};
  for (const Difference& thing : preview.leftover) {
    if (thing.change == Change::anew) continue;
    const bool is_known = thing.statement < preview.statements.size();
    Diagnostic& last =
        told.emplace_back(remark(is_known ? preview.statements[thing.statement].span : down->span, message_of(thing), ""));
    const std::string call = thing.change == Change::left ? removal(thing, down->after) : std::string();
    if (!call.empty()) last.hint = fmt::format("write {} in `down`", call);
    if (is_known) last.statement = thing.statement;
  }
  return told;
}

}  // namespace mesh::command

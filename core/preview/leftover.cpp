#include "preview/leftover.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/fix.hpp"
#include "base/suggest.hpp"
#include "base/terminal.hpp"
#include "base/text.hpp"
#include "ddl/facts.hpp"
#include "ddl/identifier.hpp"
#include "ddl/index.hpp"
#include "preview/literal_fix.hpp"

namespace mesh {
namespace {

using ddl::ObjectKind;
using ddl::written_ident;
using schema::Change;
using schema::Difference;

/// Whether a function of Migration takes a name for itself, be it a word of SQL or not.
bool is_word(std::string_view name) {
  return !name.empty() && !is_ascii_digit(name[0]) && std::all_of(name.begin(), name.end(), [](char byte) {
    return is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '_';
  });
}

/// As Migration's functions take it, and SQL too.
std::string with_schema(std::string_view schema, std::string_view name) {
  return schema.empty() || schema == "public" ? std::string(name) : cat({schema, ".", name});
}

/// A call that removes something, and the statement that it sends, or one that does the same.
struct Removal {
  std::string call;
  std::string sql;
};

/// The columns by which drop_index finds an index, as its list has them; empty where they do not make the name.
std::string columns_of_index(const Difference& thing, const schema::Schema& schema) {
  const schema::Table* table = schema.find_table({thing.schema, thing.table, {}});
  if (table == nullptr) return {};
  const auto index = std::find_if(table->indexes.begin(), table->indexes.end(),
                                  [&](const schema::Index& each) { return each.name == thing.name; });
  if (index == table->indexes.end() || !std::all_of(index->keys.begin(), index->keys.end(), is_word)) return {};
  const std::vector<std::string> keys(index->keys.begin(), index->keys.end());
  if (!ddl::is_derived_index_name(thing.name, thing.table, keys)) return {};
  std::string columns;
  for (const std::string& key : keys) append(columns, {columns.empty() ? "" : ", ", literal(key)});
  return columns;
}

/// How what is left is removed, where that is one statement.
Removal removal_of(const Difference& thing, const schema::Schema& schema, std::string_view pool) {
  if (printable(thing.name) != thing.name || printable(thing.table) != thing.table) return {};
  const bool is_in_public = thing.schema.empty() || thing.schema == "public";
  const auto path = [&](std::string_view name) {
    return is_in_public ? written_ident(name) : cat({written_ident(thing.schema), ".", written_ident(name)});
  };
  std::string sql;
  std::string call;
  const std::string table = literal(with_schema(thing.schema, thing.table));
  switch (thing.kind) {
    case ObjectKind::extension:
    case ObjectKind::enum_value:
    case ObjectKind::attribute: return {};
    case ObjectKind::table:
      sql = cat({"DROP TABLE ", path(thing.name)});
      call = cat({"drop_table(", pool, ", ", literal(with_schema(thing.schema, thing.name))});
      break;
    case ObjectKind::column:
      sql = cat({"ALTER TABLE ", path(thing.table), " DROP COLUMN ", written_ident(thing.name)});
      call = cat({"drop_column(", pool, ", ", table, ", ", literal(thing.name)});
      break;
    case ObjectKind::index: {
      sql = cat({"DROP INDEX ", path(thing.name)});
      const std::string columns = columns_of_index(thing, schema);
      call = cat({"drop_index(", pool, ", ", table, ", [", columns.empty() ? literal("name:" + thing.name) : columns, "]"});
      break;
    }
    case ObjectKind::constraint:
      sql = cat({"ALTER TABLE ", path(thing.table), " DROP CONSTRAINT ", written_ident(thing.name)});
      break;
    default: {
      std::string kind(schema::kind_text(thing.kind));
      for (char& byte : kind) byte = to_ascii_upper(byte);
      sql = cat({"DROP ", kind, " ", thing.kind == ObjectKind::schema ? written_ident(thing.name) : path(thing.name)});
    }
  }
  const bool are_words =
      is_word(thing.name) && (thing.table.empty() || is_word(thing.table)) && (is_in_public || is_word(thing.schema));
  if (call.empty() || !are_words) call = cat({"execute(", pool, ", ", literal(sql)});
  return {cat({"Migration.", call, ")?"}), std::move(sql)};
}

/// Whether a value calls nothing, so that nothing is sent where it is worked out.
bool calls_nothing(std::string_view value) {
  if (value.starts_with("Ok(")) value.remove_prefix(3);
  return value.find('(') == std::string_view::npos && value.find("|>") == std::string_view::npos;
}

/// The fix that writes a call before the value of `down`, where that stands alone in its line and sends nothing.
Fix put_last(std::string_view call, const Source& source, const lang::Entry& entry) {
  const uint32_t at = entry.value.begin;
  if (entry.value.empty() || entry.pool == "_") return {};
  const std::string_view line = source.text({source.line_at(at).begin, at});
  if (line.find_first_not_of(" \t") != std::string_view::npos) return {};
  return calls_nothing(source.text(entry.value)) ? insert(at, cat({call, "\n", line})) : Fix();
}

std::string message_of(const Difference& thing) {
  std::string name = cat({"the ", schema::kind_text(thing.kind), " `", printable(thing.name), "`"});
  if (!thing.table.empty()) append(name, {" of `", printable(with_schema(thing.schema, thing.table)), "`"});
  if (thing.change == Change::left) return cat({"`down` leaves ", name, ", which this makes"});
  if (thing.change == Change::lost) return cat({"`down` does not make ", name, " again, which this takes away"});
  return cat({"`down` does not leave ", name, " as it was: what is `", printable(thing.is), "` was `", printable(thing.was), "`"});
}

/// An index that `down` drops and of which nobody knows, and one that it leaves, for which it may be meant.
struct Misspelt {
  const Leftover* lost;
  std::string_view meant;
};

/// Whether a statement drops an index of which it is not known whether it is there.
bool drops_unknown(const Difference& thing, const Preview& preview) {
  if (thing.kind != ObjectKind::index || thing.change != Change::lost || thing.statement >= preview.statements.size()) return false;
  const schema::Outcome& outcome = preview.statements[thing.statement].outcome;
  return outcome.kind == schema::OutcomeKind::unknown && outcome.cause == schema::Cause::existence && !outcome.is_warning;
}

std::vector<Misspelt> misspelt_in(const Preview& preview) {
  // So few that each may be compared with each.
  constexpr size_t most = 50;
  std::vector<std::string_view> left;
  std::vector<Misspelt> found;
  for (const Leftover& each : preview.leftover) {
    const bool is_index = each.thing.kind == ObjectKind::index && each.thing.change == Change::left;
    if (is_index && left.size() < most) left.push_back(each.thing.name);
  }
  for (const Leftover& each : preview.leftover) {
    if (left.empty() || found.size() == most) break;
    if (!drops_unknown(each.thing, preview)) continue;
    if (const std::string_view meant = nearest(each.thing.name, left); !meant.empty()) found.push_back({&each, meant});
  }
  return found;
}

Diagnostic diagnostic_of(const Misspelt& misspelt, const Preview& preview) {
  const Difference& thing = misspelt.lost->thing;
  const PreviewedStatement& statement = preview.statements[thing.statement];
  return {.code = Code::statement_depends,
          .span = statement.span,
          .message = cat({statement.outcome.code.empty() ? "this drops nothing unless `" : "this fails unless `",
                          printable(thing.name), "` is there already"}),
          .labels = {},
          .hint = cat({"the index that `up` makes is called `", printable(misspelt.meant), "`"}),
          .fix = {},
          .statement = thing.statement};
}

}  // namespace

std::vector<Leftover> leftover_of(const Source& source, const schema::Schema& start, const PreviewedFunction& down,
                                  const lang::Entry& entry, uint32_t next_statement) {
  std::vector<Leftover> leftover;
  for (Difference& thing : schema::differences(start, down.after)) {
    Leftover& last = leftover.emplace_back(Leftover{std::move(thing)});
    if (last.thing.change != Change::left || leftover.size() > Diagnostics::most) continue;
    const Removal removal = removal_of(last.thing, down.after, entry.pool == "_" ? "pool" : entry.pool);
    if (removal.call.empty()) continue;
    last.hint = cat({"write ", removal.call, " in `down`"});
    schema::Schema then = down.after;
    Arena arena;
    const ddl::Facts facts = ddl::read_sql(removal.sql, arena);
    const schema::Outcome outcome = then.apply(facts, removal.sql, next_statement);
    if (outcome.kind == schema::OutcomeKind::applied) last.fix = put_last(removal.call, source, entry);
  }
  return leftover;
}

void tell_leftover(const Preview& preview, const PreviewedFunction& down, Diagnostics& diagnostics) {
  const auto told_once = [](const Leftover& left) { return left.thing.change == Change::anew; };
  if (std::all_of(preview.leftover.begin(), preview.leftover.end(), told_once)) return;
  const bool sends_any = std::any_of(preview.statements.begin(), preview.statements.end(),
                                     [](const PreviewedStatement& statement) { return statement.function == "down"; });
  if (!sends_any) {
    diagnostics.report(Code::not_put_back, down.span, {"`down` sends nothing, so what `up` does stays"});
    return;
  }
  const std::vector<Misspelt> misspelt = misspelt_in(preview);
  for (const Leftover& left : preview.leftover) {
    if (told_once(left)) continue;
    const auto told = std::find_if(misspelt.begin(), misspelt.end(), [&](const Misspelt& each) { return each.lost == &left; });
    if (told != misspelt.end()) {
      diagnostics.add(diagnostic_of(*told, preview));
      continue;
    }
    Diagnostic remark{.code = Code::not_put_back,
                      .span = down.span,
                      .message = message_of(left.thing),
                      .labels = {},
                      .hint = left.hint,
                      .fix = left.fix,
                      .statement = {}};
    if (left.thing.statement < preview.statements.size()) {
      remark.span = preview.statements[left.thing.statement].span;
      remark.statement = left.thing.statement;
    }
    diagnostics.add(std::move(remark));
  }
}

}  // namespace mesh

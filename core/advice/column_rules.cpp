#include <algorithm>
#include <array>

#include "advice/rules.hpp"
#include "advice/work_builder.hpp"
#include "base/text.hpp"
#include "ddl/functions.hpp"
#include "ddl/sql_walk.hpp"
#include "schema/types.hpp"

namespace mesh::advice {
namespace {

using ddl::ConstraintKind;

const ddl::ConstraintFacts* find(const ddl::ColumnFacts& column, ConstraintKind kind) {
  const auto found = std::find_if(column.constraints.begin(), column.constraints.end(),
                                  [&](const ddl::ConstraintFacts& constraint) { return constraint.kind == kind; });
  return found == column.constraints.end() ? nullptr : &*found;
}

/// A type that is rarely what is meant, and the rule that says so.
struct TypeRow {
  std::string_view name;
  Rule rule;
  bool needs_length = false;
};

constexpr std::array type_rows{
    TypeRow{"json", Rule::json},
    TypeRow{"timestamp", Rule::timestamp},
    TypeRow{"bpchar", Rule::padded_text, true},
    TypeRow{"varchar", Rule::limited_text, true},
};

/// Whether a default is the word of a moment in quotes, which is looked up once.
bool is_frozen(std::string_view default_value) {
  constexpr std::array moments{std::string_view("'now'"), std::string_view("'today'"), std::string_view("'tomorrow'"),
                               std::string_view("'yesterday'")};
  ddl::SqlWalk walk(default_value);
  const auto value = walk.next();
  const auto is_value = [&](std::string_view moment) { return equals_ignoring_case(walk.text(*value), moment); };
  if (!value || std::none_of(moments.begin(), moments.end(), is_value)) return false;
  if (!walk.next()) return true;
  const auto type = walk.next();
  return type && (walk.text(*type).starts_with("time") || walk.text(*type).starts_with("date"));
}

bool is_time(const ddl::TypeFacts& type) {
  return type.schema.empty() && (type.name == "date" || type.name.starts_with("time")) && type.array_dimensions == 0;
}

void rewriting_rules(const ddl::ColumnFacts& column, std::string_view table, const Case& about) {
  const auto say = [&](Rule rule, ddl::TextRange text) { about.notes.add(rule, column.name, table, text); };
  if (is_serial(column.type)) return say(Rule::counted_column, column.type.text);
  if (column.identity != ddl::Identity::none) return say(Rule::counted_column, column.name_text);
  if (column.generated == ddl::Generated::stored) return say(Rule::stored_column, column.generation);
  const ddl::Volatility volatility = ddl::volatility_in(about.text(column.default_value));
  if (volatility == ddl::Volatility::is_volatile) return say(Rule::volatile_default, column.default_value);
  if (volatility == ddl::Volatility::unknown) say(Rule::unknown_default, column.default_value);
  if (rewrites(column, {}, about.moment.before) == Certainty::maybe) say(Rule::domain_column, column.type.text);
}

bool has_value(const ddl::ColumnFacts& column, std::string_view default_value) {
  const bool is_given = !default_value.empty() && !is_null(default_value);
  return is_given || is_serial(column.type) || column.identity != ddl::Identity::none ||
         column.generated != ddl::Generated::none;
}

}  // namespace

void added_column_rules(const ddl::ColumnFacts& column, std::string_view table, const Case& about) {
  rewriting_rules(column, table, about);
  const auto say = [&](Rule rule, ddl::TextRange text, std::string_view thing) { about.notes.add(rule, thing, table, text); };
  const std::string_view default_value = about.text(column.default_value);
  const ddl::ConstraintFacts* primary_key = find(column, ConstraintKind::primary_key);
  if (const auto* unique = find(column, ConstraintKind::unique)) say(Rule::unique_constraint, unique->text, column.name);
  if (primary_key != nullptr) say(Rule::primary_key, primary_key->text, column.name);
  if (const auto* check = find(column, ConstraintKind::check)) say(Rule::checked_rows, check->text, column.name);
  if (const auto* key = find(column, ConstraintKind::foreign_key)) {
    say(is_looked_up(column) ? Rule::checked_key : Rule::foreign_key, key->text, key->referenced.name);
  }
  // A domain may have a default of its own.
  const bool is_required = column.is_not_null || primary_key != nullptr;
  if (is_required && !has_value(column, default_value) && rewrites(column, {}, about.moment.before) == Certainty::no) {
    say(Rule::required_column, column.name_text, column.name);
  }
}

void column_rules(const ddl::ColumnFacts& column, const Case& about) {
  const auto say = [&](Rule rule, ddl::TextRange text) { about.notes.add(rule, column.name, {}, text); };
  name_rules(column.name, column.name_text, about);
  if (is_time(column.type) && is_frozen(about.text(column.default_value))) say(Rule::frozen_time, column.default_value);
  if (!column.type.schema.empty()) return;
  if (is_serial(column.type)) say(Rule::serial, column.type.text);
  for (const TypeRow& row : type_rows) {
    if (row.name == column.type.name && (!row.needs_length || !column.type.modifiers.empty())) say(row.rule, column.type.text);
  }
}

void name_rules(std::string_view name, ddl::TextRange text, const Case& about) {
  if (std::any_of(name.begin(), name.end(), is_ascii_upper)) about.notes.add(Rule::upper_case, name, {}, text);
}

}  // namespace mesh::advice

#include <algorithm>
#include <array>

#include "advice/rules.hpp"
#include "advice/work_builder.hpp"
#include "base/text.hpp"
#include "ddl/functions.hpp"
#include "ddl/sql_reader.hpp"
#include "schema/types.hpp"

namespace mesh::advice {
namespace {

using ddl::ConstraintKind;

const ddl::ConstraintFacts* find(const ddl::ColumnFacts& column, ConstraintKind kind) {
  const auto* const found = std::find_if(column.constraints.begin(), column.constraints.end(),
                                         [&](const ddl::ConstraintFacts& constraint) { return constraint.kind == kind; });
  return found == column.constraints.end() ? nullptr : found;
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

/// Whether a string is the word of a moment, which PostgreSQL reads past blanks and with empty brackets, too.
bool is_moment(std::string_view string) {
  constexpr std::array moments{std::string_view("now"), std::string_view("today"), std::string_view("tomorrow"),
                               std::string_view("yesterday")};
  if (string.size() < 2 || string.front() != '\'') return false;
  const std::string_view written = trim(string.substr(1, string.size() - 2));
  size_t end = 0;
  while (end < written.size() && is_ascii_letter(written[end])) ++end;
  const std::string_view word = written.substr(0, end);
  return std::any_of(moments.begin(), moments.end(), [&](std::string_view moment) { return equals_ignoring_case(word, moment); });
}

bool may_hold_moment(std::string_view expression) {
  for (size_t at = expression.find('\''); at != std::string_view::npos; at = expression.find('\'', at + 1)) {
    if (is_moment(expression.substr(at))) return true;
  }
  return false;
}

bool is_time_word(std::string_view word) {
  return equals_ignoring_case(word.substr(0, 4), "time") || equals_ignoring_case(word, "date");
}

/// Whether a default is a moment that is looked up once: as the text of a time, be that said here or by the column's type.
bool is_frozen(std::string_view default_value, bool is_of_time) {
  if (!may_hold_moment(default_value)) return false;
  ddl::SqlReader reader(default_value);
  while (reader.take("(")) {
  }
  const bool is_cast = reader.take("CAST (");
  if (is_time_word(reader.text())) {
    is_of_time = true;
    reader.skip();
  }
  if (!is_moment(reader.text())) return false;
  reader.skip();
  while (reader.take(")")) {
  }
  if (is_cast ? reader.take("AS") : reader.take("::")) return is_time_word(reader.text());
  return is_of_time && reader.at_end();
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
  return is_given || is_serial(column.type) || column.identity != ddl::Identity::none || column.generated != ddl::Generated::none;
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
    if (is_looked_up(column)) {
      say(Rule::checked_key, key->text, key->referenced.name);
    } else if (key->referenced.name != table) {
      key_rule(*key, table, about);
    }
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
  if (is_frozen(about.text(column.default_value), is_time(column.type))) say(Rule::frozen_time, column.default_value);
  if (!column.type.schema.empty()) return;
  if (is_serial(column.type)) say(Rule::serial, column.type.text);
  for (const TypeRow& row : type_rows) {
    if (row.name == column.type.name && (!row.needs_length || !column.type.modifiers.empty())) say(row.rule, column.type.text);
  }
}

void default_rules(const ddl::AlterAction& action, const schema::Column* column, std::string_view table, const Case& about) {
  const bool is_frozen_time = is_frozen(about.text(action.expression), column != nullptr && is_time(column->type));
  if (is_frozen_time && !about.is_down()) about.notes.add(Rule::frozen_time, action.name, table, action.expression);
}

void key_rule(const ddl::ConstraintFacts& key, std::string_view table, const Case& about) {
  if (!about.is_made_here(key.referenced)) about.notes.add(Rule::foreign_key, key.referenced.name, table, key.text);
}

void name_rules(std::string_view name, ddl::TextRange text, const Case& about) {
  if (std::any_of(name.begin(), name.end(), is_ascii_upper)) about.notes.add(Rule::upper_case, name, {}, text);
}

}  // namespace mesh::advice

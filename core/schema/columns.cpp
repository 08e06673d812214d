// Columns that are added and changed.
#include <utility>

#include "base/text.hpp"
#include "ddl/b_expression.hpp"
#include "ddl/sql_lexer.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// Whether a value may be too long for a column. Only what is written tells.
bool may_be_too_long(const Value& value, const ddl::TypeFacts& type) {
  constexpr size_t digits_of_int2 = 4;
  constexpr size_t digits_of_int4 = 9;
  const size_t length = value.literal.size();
  if (type.name == "int2") return length > digits_of_int2;
  if (type.name == "int4") return length > digits_of_int4;
  if (type.modifiers.empty() || is_day_type(type)) return false;
  if (length == 0) return !value.is_literal && !value.is_null;
  const auto number = [&](size_t begin) {
    return ddl::parameter_number(
        cat({"$", std::string_view(type.modifiers).substr(begin, type.modifiers.find(',', begin) - begin)}));
  };
  const size_t comma = type.modifiers.find(',');
  const size_t point = value.literal.find('.');
  if (type.name == "numeric")
    return (point == std::string::npos ? length : point) + (comma == std::string::npos ? 0 : number(comma + 1)) > number(0);
  return !is_text_type(type) || length > number(0);
}

const ddl::ConstraintFacts* find_kind(const ddl::ColumnFacts& column, ddl::ConstraintKind kind) {
  for (const ddl::ConstraintFacts& constraint : column.constraints) {
    if (constraint.kind == kind) return &constraint;
  }
  return nullptr;
}

/// The value that a word in the place of a DEFAULT is meant for, as SQL has it; empty where it may be anything.
std::string meant_default(std::string_view word, const ddl::TypeFacts& type) {
  const bool is_time = is_day_type(type);
  const bool is_text = is_text_type(type);
  if (type.array_dimensions > 0 || (!is_time && !is_text && type.name != "bool" && type.name != "uuid")) return {};
  const ddl::WordList words = is_time               ? ddl::WordList(" CURRENT_DATE CURRENT_TIMESTAMP LOCALTIMESTAMP NOW ")
                              : type.name == "bool" ? ddl::WordList(" FALSE TRUE ")
                              : is_text             ? ddl::WordList(" GEN_RANDOM_UUID NOW ")
                                                    : ddl::WordList(" GEN_RANDOM_UUID ");
  std::string_view meant = ddl::is_listed(words, word) ? word : std::string_view();
  // Of a text any other word may be the value itself.
  if (meant.empty() && !is_text) meant = ddl::nearest_listed(words, word);
  return meant.empty() || ddl::is_value_word(meant) ? std::string(meant) : in_small_letters(meant) + "()";
}

}  // namespace

std::string next_of(std::string_view sequence) { return cat({"nextval('", sequence, "'::regclass)"}); }

/// What PostgreSQL looks at before it looks at the table.
void Run::read_column(const ddl::ColumnFacts& facts) {
  const ddl::TypeFacts type = stored_type(facts.type);
  // Of several things that are wrong it is not known which one is said.
  may_fail_ = may_fail_ || (facts.conflict.end != 0 && !facts.collation.name.empty());
  if (facts.conflict.end == 0) check_collation(facts.collation, type);
  const bool is_serial = ddl::is_serial(facts.type);
  const bool has_default = facts.default_value.end != 0;
  const bool has_identity = facts.identity != ddl::Identity::none;
  if (facts.conflict.end != 0 || (is_serial && (has_default || has_identity)) || (facts.is_null && (is_serial || has_identity))) {
    const ddl::TextRange text = facts.conflict.end != 0 ? facts.conflict : has_default ? facts.default_value : facts.text;
    fail("42601", "the column $ says two things against each other", {facts.name}, before_all, text);
  }
}

Value Run::check_default(const Entity& table, Column& column, ddl::TextRange range) {
  const std::string_view expression = text(range);
  const uint32_t query = query_in(expression);
  const ddl::TextRange name = column_in(expression.substr(0, query == UINT32_MAX ? query : query + 1));
  if (name.end == 0) {
    if (query < expression.size()) fail_query({range.begin + query, range.end});
  } else if (!has_failed()) {
    const std::string_view word = expression.substr(name.begin, name.end - name.begin);
    const bool is_lone = trim(expression) == word && word.front() != '"';
    std::string meant = is_lone ? meant_default(word, column.type) : std::string();
    std::string hint;
    if (!meant.empty()) {
      hint = cat({"write `", meant, "`"});
    } else if (is_lone && (is_text_type(column.type) || !is_built_in(column.type.name))) {
      meant = cat({"'", word, "'"});
      hint = cat({"write a text in single quotes: ", printable(meant)});
    }
    fail("0A000", "a DEFAULT cannot name a column, as $ does|%", {word, hint}, before_all,
         {range.begin + name.begin, range.begin + name.end});
    outcome.instead = std::move(meant);
  }
  Value value = judge(nullptr, range, Use::value, column.type);
  check_fresh_default(column.type, expression);
  note_casts(table, range, column.type.name.starts_with("reg"));
  const bool is_none = value.is_null && !value.is_computed;
  column.default_value = is_none ? Text() : state.kept(text(range));
  return value;
}

void Run::check_system_name(std::string_view name, ddl::TextRange range) {
  if (is_system_column(name)) {
    fail("42701", "$ is the name of a column that every table has|choose another name", {name}, before_all, range);
  }
}

void Run::make_column(Entity& table, const ddl::ColumnFacts& facts) {
  const bool is_serial = ddl::is_serial(facts.type);
  const bool has_identity = facts.identity != ddl::Identity::none;
  Column* same = nullptr;
  uint32_t gone_by = before_all;
  // A column that comes from a parent may be written once more.
  (void)look_for(table, facts.name, same, gone_by);
  Column other;
  Column& column = same == nullptr ? table.table.columns.emplace_back() : other;
  column.name = state.kept(facts.name);
  column.type = state.kept(as_stored(facts.type, is_serial));
  column.is_not_null = facts.is_not_null || is_serial || has_identity;
  column.identity = facts.identity;
  column.generated = facts.generated;
  if (facts.collation.name != "default") column.collation = state.kept(facts.collation.name);
  column.made_by = statement;
  if (facts.generated != ddl::Generated::none) column.default_value = state.kept(text(facts.generation));
  if (Entity* type = this->type(facts.type); type != nullptr) type->referrers.push_back(number_of(table));
  if (same != nullptr) {
    column.is_not_null = column.is_not_null || same->is_not_null;
    if (column.default_value.empty()) {
      column.default_value = same->default_value;
      column.generated = same->generated;
    }
    *same = other;
  } else {
    ++table.attributes;
    same = &column;
  }
  if (is_serial || has_identity) add_sequence(table, *same, has_identity, facts.identity_options);
}

Value Run::check_expression(Entity& table, const ddl::ColumnFacts& facts) {
  if (facts.default_value.end == 0 && facts.generated == ddl::Generated::none) return {};
  Column* column = nullptr;
  uint32_t gone_by = before_all;
  if (look_for(table, facts.name, column, gone_by) != Presence::present) return {};
  if (facts.default_value.end != 0) return check_default(table, *column, facts.default_value);
  check_columns(table, facts.generation);
  const std::string_view expression = text(facts.generation);
  for (const Column& other : table.table.columns) {
    if (other.generated == ddl::Generated::none || !mentions(expression, other.name)) continue;
    fail("42P17", "a generated column cannot use $, which is generated too", {other.name}, before_all, facts.generation);
  }
  Value value = judge(&table, facts.generation, Use::generation, column->type);
  if (value.is_literal && !is_built_in(column->type.name)) doubt(Cause::expression, "22P02");
  note_casts(table, facts.generation);
  return value;
}

void Run::add_column(Entity& table, const ddl::AlterAction& action) {
  const ddl::ColumnFacts& facts = action.column;
  if (!table.base.name.empty()) return fail("42809", "$ has the columns of its type", {table.table.name}, table.made_by);
  check_system_name(facts.name, facts.name_text);
  if (has_failed()) return;
  if (table.is_partition) {
    fail("42809", "$ is a partition, which has the columns of its table|add the column to that", {table.table.name}, table.made_by);
    return;
  }
  if (facts.identity != ddl::Identity::none && !table.children.empty()) doubt(Cause::existence, "42P16");
  // PostgreSQL's grammar takes one COLLATE.
  if (facts.conflict.end != 0 && equals_ignoring_case(text(facts.conflict).substr(0, 7), "COLLATE")) read_column(facts);
  if (has_failed()) return;
  Column* same = nullptr;
  uint32_t gone_by = before_all;
  const Presence presence = look_for(table, facts.name, same, gone_by);
  if (presence == Presence::present) {
    for (const Noted& noted : table.assumed_columns) {
      if (noted.name != facts.name || same->made_by != before_all) continue;
      doubt(Cause::existence);
      if (noted.function != state.function) return;
      state.hindsights.push_back({noted.by, cat({"this fails unless ", shown(facts.name), " is there already (42703)"}),
                                  "add the column before it is needed", statement});
      return;
    }
    const std::string reason = cat({shown(table.table), " has a column ", shown(facts.name), " already"});
    if (!action.is_if_not_exists) return fail("42701", "%", {reason}, same->made_by, facts.name_text);
    const bool differs = !is_serial(facts.type) && compare(facts.type, same->type) == Comparable::no;
    return skip("%|%", {reason, differs ? cat({"its type stays ", shown(same->type)}) : std::string()}, same->made_by);
  }
  if (presence == Presence::unmentioned) doubt(Cause::existence, action.is_if_not_exists ? "" : "42701");
  if (table.attributes >= most_columns) return fail("54011", "a table has at most 1600 columns");
  check_only(table);
  if (facts.type.name == table.table.name && !is_built_in(facts.type.name)) doubt(Cause::existence, "42P16");
  if (!has_failed()) read_column(facts);
  size_t keys = 0;
  for (const ddl::ConstraintFacts& each : facts.constraints) {
    if (each.kind == ddl::ConstraintKind::primary_key && ++keys > 1) fail_second_key(table.table.name, true, before_all, each.text);
  }
  if (!has_failed() && facts.identity != ddl::Identity::none) check_identity(facts.type, facts.name, facts.identity_options);
  if (!has_failed()) check_pseudo_type(facts.type);
  check_compression(facts);
  if (has_failed()) return;
  make_column(table, facts);
  const Value value = check_expression(table, facts);
  if (has_failed()) return;
  check_rows(table, facts, value);
  add_to_children(table, Column(table.table.columns.back()));
}

void Run::check_rows(const Entity& table, const ddl::ColumnFacts& facts, const Value& value) {
  const Column& made = table.table.columns.back();
  const bool is_empty = state.is_empty(table);
  const bool is_generated = made.generated != ddl::Generated::none;
  // A DEFAULT is worked out at once, rows or none.
  const ddl::TypeFacts type = base_type(made.type);
  const bool is_at_once =
      is_generated ? mentioned_columns(made.default_value, table.table, arena).empty() : facts.default_value.end != 0;
  if (is_at_once && (value.is_computed || may_be_too_long(value, type)))
    doubt(Cause::expression, value.is_computed ? "" : is_text_type(type) ? "22001" : "22003");
  if (is_empty) return;
  const bool has_value = !made.default_value.empty();
  const bool is_numbered = is_serial(facts.type) || made.identity != ddl::Identity::none;
  const ddl::ConstraintFacts* unique = find_kind(facts, ddl::ConstraintKind::unique);
  const bool is_key = find_kind(facts, ddl::ConstraintKind::primary_key) != nullptr;
  if (is_generated && value.is_computed) doubt(Cause::rows, "");
  if (!is_numbered) {
    const bool may_be_null = !has_value || is_generated || value.may_be_null();
    if (may_be_null && (made.is_not_null || is_key)) doubt(Cause::rows, "23502");
    if (has_value ? is_key || unique != nullptr : unique != nullptr && unique->has_nulls_not_distinct) doubt(Cause::rows, "23505");
    if (has_value && find_kind(facts, ddl::ConstraintKind::foreign_key) != nullptr) doubt(Cause::rows, "23503");
  }
  const Entity* domain = this->type(made.type);
  if (domain != nullptr && domain->demand != nullptr) doubt(Cause::rows, domain->demand);
  if (find_kind(facts, ddl::ConstraintKind::check) != nullptr) doubt(Cause::rows, "23514");
}

bool Run::is_held_by_check(const Table& table, std::string_view column) const {
  // USING may give what the check refuses.
  if (changes_type_) return false;
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& check) {
    // One without NO INHERIT holds in the children, too.
    return check.kind == ddl::ConstraintKind::check && check.is_valid && check.rest.empty() &&
           demands_value(check.expression, column);
  });
}

void Run::alter_column(Entity& table, const ddl::AlterAction& action) {
  Column* found = column(table, action.name, action.text);
  if (found == nullptr) return;
  const std::string_view name = action.name;
  const bool is_identity = found->identity != ddl::Identity::none;
  const bool is_generated = found->generated != ddl::Generated::none;
  const bool is_partitioned = table.table.partition_by != ddl::PartitionStrategy::none;
  switch (action.kind) {
    case ddl::AlterKind::set_default:
    case ddl::AlterKind::drop_default:
      if (is_identity || is_generated)
        return fail("42601", "the column $ has values of its own, no DEFAULT", {name}, found->made_by);
      found->default_value = {};
      if (action.kind == ddl::AlterKind::set_default) (void)check_default(table, *found, action.expression);
      return;
    case ddl::AlterKind::set_not_null:
      if (is_partitioned) check_only(table);
      if (!found->is_not_null && !state.is_empty(table) && !is_held_by_check(table.table, action.name)) doubt(Cause::rows, "23502");
      found->is_not_null = true;
      return;
    case ddl::AlterKind::drop_not_null:
      if (is_partitioned) check_only(table);
      if (has_failed()) return;
      if (is_identity) return fail("42601", "the column $ is an identity", {name}, found->made_by);
      for (const Constraint& key : table.table.constraints) {
        if (key.kind == ddl::ConstraintKind::primary_key && contains(key.columns, action.name)) {
          return fail("42P16", "the column $ is in the primary key", {name}, key.made_by);
        }
      }
      if (!table.table.is_whole || !table.parents.empty()) doubt(Cause::existence, "42P16");
      found->is_not_null = false;
      return;
    case ddl::AlterKind::drop_expression:
      check_only(table, "0A000");
      check_own(table, action.name);
      if (!is_generated && found->type.name.empty()) doubt(Cause::existence, action.is_if_exists ? "" : "55000");
      if (!is_generated && !found->type.name.empty()) {
        if (action.is_if_exists) return skip("the column $ is not generated", {name}, found->made_by);
        return fail("55000", "the column $ is not generated", {name}, found->made_by);
      }
      found->generated = ddl::Generated::none;
      found->default_value = {};
      return;
    case ddl::AlterKind::add_identity:
      if (found->type.name.empty()) return doubt(Cause::existence, "55000");
      check_identity(found->type, action.name, action.column.identity_options);
      if (has_failed() || !is_built_in(found->type.name)) return;
      if (is_identity || !found->default_value.empty() || !found->is_not_null) {
        return fail("55000", "an identity needs a column that is NOT NULL and has neither DEFAULT nor identity, unlike $", {name},
                    found->made_by);
      }
      found->identity = action.column.identity;
      return add_sequence(table, *found, true, action.column.identity_options);
    case ddl::AlterKind::set_identity:
      if (found->type.name.empty()) return doubt(Cause::existence, "55000");
      if (!is_identity) return fail("55000", "the column $ is no identity", {name}, found->made_by);
      found->identity = action.column.identity;
      return;
    case ddl::AlterKind::drop_identity:
      if (found->type.name.empty()) return doubt(Cause::existence, "55000");
      if (!is_identity) {
        if (action.is_if_exists) return skip("the column $ is no identity", {name}, found->made_by);
        return fail("55000", "the column $ is no identity", {name}, found->made_by);
      }
      found->identity = ddl::Identity::none;
      return drop_sequences(table, action.name);
    default: return;
  }
}

}  // namespace mesh::schema

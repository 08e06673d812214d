// CREATE INDEX, and what becomes of indexes.
#include <algorithm>
#include <utility>

#include "ddl/sql_reader.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/word_list.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

constexpr ddl::WordList known_methods = " BRIN BTREE GIN GIST HASH SPGIST ";
constexpr ddl::WordList methods_of_one_column = " HASH SPGIST ";
constexpr ddl::WordList methods_with_include = " BTREE GIST SPGIST ";

/// Classes that are no type's own.
constexpr ddl::WordList further_classes =
    " BPCHAR_PATTERN_OPS GIN_TRGM_OPS GIST_TRGM_OPS JSONB_PATH_OPS TEXT_PATTERN_OPS VARCHAR_OPS VARCHAR_PATTERN_OPS ";

/// Notes how a key is ordered, of the index's newest key.
///
/// Takes:   `column`, which is all of the key, or null.
void note_order(const State& state, Index& index, const ddl::IndexKey& key, const Column* column) {
  std::string order;
  const std::string_view collation = key.collation.name;
  const std::string_view operator_class = key.operator_class;
  const bool is_known = column != nullptr && is_built_in(column->type.name) && column->type.schema.empty();
  const std::string_view own = is_known && !column->collation.empty() ? std::string_view(column->collation) : "default";
  if (!collation.empty() && !is_known) {
    index.may_be_ordered_otherwise = true;
  } else if (!collation.empty() && collation != own) {
    append(order, {" COLLATE \"", collation, "\""});
  }
  if (operator_class.empty()) {
    // It is the type's own.
  } else if (ddl::is_listed(further_classes, operator_class)) {
    append(order, {" ", operator_class});
  } else if (!is_known || operator_class != cat({column->type.name, "_ops"})) {
    index.may_be_ordered_otherwise = true;
  }
  if (!key.order.empty()) append(order, {" ", key.order});
  index.orders.add(*state.texts, state.kept(order));
}

}  // namespace

bool is_same(const Index& left, const Index& right) {
  return left.keys == right.keys && left.is_unique == right.is_unique && left.predicate == right.predicate &&
         left.method == right.method;
}

void Run::check_partition_key(const Entity& table, const Names& keys) {
  for (const std::string_view column : table.table.partition_columns) {
    if (contains(keys, column)) continue;
    return fail("0A000", "what is unique in $ must hold its partition key%%|add it to the columns",
                {table.table.name, column.empty() ? "" : " ", column.empty() ? std::string() : shown(column)}, table.made_by);
  }
}

/// Whether a statement says in which order a key goes.
bool has_order(std::string_view sql) {
  ddl::SqlWalk walk(sql);
  for (auto token = walk.next(); token; token = walk.next()) {
    if (ddl::is_listed(" ASC DESC NULLS ", walk.text(*token))) return true;
  }
  return false;
}

/// Whether the method can do what the index asks of it.
void Run::check_method(const ddl::CreateIndex& facts) {
  const std::string_view method = facts.method;
  if (facts.keys.size() + facts.included.size() > most_keys) return fail("54011", "an index has at most 32 columns");
  if (!ddl::is_listed(known_methods, method)) {
    if (!state.starts_empty() || state.has_extension) return doubt(Cause::existence, "42704");
    return fail("42704", "there is no index method $", {method});
  }
  if (method != "btree" && has_order(sql)) doubt(Cause::existence, "0A000");
  if (facts.is_unique && method != "btree") return fail("0A000", "a % index cannot be unique|use btree", {method});
  if (!facts.included.empty() && !ddl::is_listed(methods_with_include, method)) {
    return fail("0A000", "a % index cannot include columns", {method});
  }
  if (facts.keys.size() > 1 && ddl::is_listed(methods_of_one_column, method)) {
    fail("0A000", "a % index has one column", {method});
  }
}

uint32_t query_in(std::string_view expression) {
  if (expression.find('(') == std::string_view::npos) return UINT32_MAX;
  ddl::SqlWalk walk(expression);
  uint32_t bracket = UINT32_MAX;
  for (auto token = walk.next(); token; token = walk.next()) {
    if (bracket != UINT32_MAX && equals_ignoring_case(walk.text(*token), "SELECT")) return bracket;
    bracket = walk.text(*token) == "(" ? token->begin : UINT32_MAX;
  }
  return UINT32_MAX;
}

namespace {

/// Whether PostgreSQL may refuse something in the text before it comes to the query behind it. It does not where there is no more
/// than one name or number and the operator behind it.
bool may_be_refused(std::string_view before_query) {
  bool has_operand = false;
  bool has_operator = false;
  ddl::SqlWalk walk(before_query);
  for (auto token = walk.next(); token; token = walk.next()) {
    const std::string_view text = walk.text(*token);
    if (text == "(" || ddl::is_listed(" ALL ANY EXISTS IN NOT SOME ", text)) continue;
    const bool is_operator = token->kind == ddl::SqlTokenKind::symbol && text != ")" && text != "," && text != ".";
    const bool is_operand = token->kind == ddl::SqlTokenKind::word || token->kind == ddl::SqlTokenKind::quoted_identifier ||
                            token->kind == ddl::SqlTokenKind::number;
    if (is_operand ? has_operand || has_operator || equals_ignoring_case(text, "DEFAULT") : !is_operator) return true;
    has_operand = has_operand || is_operand;
    has_operator = has_operator || is_operator;
  }
  return false;
}

}  // namespace

void Run::fail_query(ddl::TextRange text) {
  fail("0A000", "neither a column nor a constraint nor an index may ask a query", {}, before_all, text);
}

void Run::check_columns(const Entity& table, ddl::TextRange range) {
  if (table.kind != Kind::table) return;
  const uint32_t query = query_in(text(range));
  const std::string_view expression = text(range).substr(0, query == UINT32_MAX ? query : query + 1);
  const ddl::TextRange unknown = unknown_column(expression, table.table);
  if (unknown.end == 0) {
    if (query >= text(range).size()) return;
    may_fail_ = may_fail_ || may_be_refused(expression);
    return fail_query({range.begin + query, range.end});
  }
  if (!table.table.is_whole) return doubt(Cause::existence, "42703");
  // A query behind it may be looked at first.
  may_fail_ = may_fail_ || query < text(range).size();
  const std::string_view name = expression.substr(unknown.begin, unknown.end - unknown.begin);
  fail_no_column(table.table, ddl::stored_name(name).value_or(std::string(name)), before_all,
                 {range.begin + unknown.begin, range.begin + unknown.end});
}

void Run::use_expression(const Entity& table, ddl::TextRange range, Names& uses) const {
  const std::string_view expression = text(range);
  for (const std::string_view name : mentioned_columns(expression, table.table, arena)) {
    if (!contains(uses, name)) uses.add(*state.texts, name);
  }
}

void Run::read_system_key(const ddl::CreateIndex& facts, const ddl::IndexKey& key, std::string_view name) {
  const bool is_plain = key.operator_class.empty() && key.collation.name.empty();
  const bool is_unordered = name != "ctid" && name != "tableoid";
  if (is_plain && facts.method == "btree" && is_unordered) fail("42704", "no btree index can hold $", {name}, before_all, key.text);
  // Whether there is an operator class for it is looked at before that no index can hold it.
  may_fail_ = may_fail_ || !is_plain || (facts.method != "btree" && facts.method != "hash");
}

/// The column that a key in brackets is: PostgreSQL leaves a cast to the type that it has out.
std::string Run::name_in_key(Entity& table, std::string_view key) {
  Arena arena;
  const std::optional<Cast> cast = cast_of(key, arena);
  std::string name = lone_name(cast ? cast->of : key);
  if (!cast) return name;
  Column* column = nullptr;
  uint32_t gone_by = before_all;
  if (look_for(table, name, column, gone_by) != Presence::present) return {};
  if (column->type.name != cast->type.name) return {};
  const bool is_same = column->type.schema == cast->type.schema && column->type.array_dimensions == cast->type.array_dimensions &&
                       cast->type.modifiers == column->type.modifiers;
  // Another spelling may be the same type, and the key so the column.
  if (!is_same) table.table.is_whole = false;
  return is_same ? name : std::string();
}

void Run::read_index(Entity& table, const ddl::CreateIndex& facts, Index& index, Names& names) {
  index.is_unique = facts.is_unique;
  index.method = state.kept(facts.method);
  index.has_nulls_not_distinct = facts.has_nulls_not_distinct;
  // The columns of a materialized view are not known.
  const bool is_view = table.kind != Kind::table;
  if (is_view) doubt(Cause::existence, "42703");
  if (facts.predicate.end != 0) {
    index.predicate = state.kept(text(facts.predicate));
    (void)judge(&table, facts.predicate, Use::predicate);
    note_casts(table, facts.predicate);
    check_fresh_text();
  }
  check_options(facts.storage.options, facts.method, &index.options);
  for (const ddl::IndexKey& key : facts.keys) {
    if (has_failed()) return;
    const Text name = state.kept(key.column.empty() ? name_in_key(table, text(key.text)) : std::string(key.column));
    if (name.empty()) {
      add_index_column_name(names, arena.copy(name_of_expression(text(key.text))), arena);
      index.keys.add(*state.texts, state.kept(text(key.text)));
      const Value value = judge(&table, key.text, Use::index);
      note_order(state, index, key, nullptr);
      check_collation(key.collation, value.type);
      note_casts(table, key.text);
      use_expression(table, key.text, index.uses);
      for (const Column& column : table.table.columns) {
        if (contains(index.uses, column.name) && is_without_order(column.type)) doubt(Cause::existence, "42704");
      }
      if (facts.method != "btree" || !key.operator_class.empty()) doubt(Cause::existence, "42704");
      continue;
    }
    add_index_column_name(names, name, arena);
    index.keys.add(*state.texts, name);
    index.uses.add(*state.texts, name);
    if (is_system_column(name)) read_system_key(facts, key, name);
    Column* column = is_view || is_system_column(name) ? nullptr : this->column(table, name, key.text);
    note_order(state, index, key, column);
    if (column != nullptr) check_collation(key.collation, column->type);
    if (column != nullptr && !has_failed()) check_operator_class(*column, facts.method, key.operator_class);
  }
  for (const std::string_view included : facts.included) {
    add_index_column_name(names, included, arena);
    index.included.add(*state.texts, state.kept(included));
    index.uses.add(*state.texts, index.included.back());
    if (!is_view && !has_failed()) (void)column(table, included);
  }
  if (facts.predicate.end != 0) use_expression(table, facts.predicate, index.uses);
  if (facts.is_unique) check_partition_key(table, index.keys);
  for (const ddl::IndexKey& key : facts.keys) {
    if (is_system_column(key.column)) fail("0A000", "no index can hold $", {key.column}, before_all, key.text);
  }
}

void Run::create_index(const ddl::CreateIndex& facts) {
  Entity* found = relation(facts.table, Kind::table);
  if (found == nullptr) {
    uint32_t number = none;
    if (!has_failed() && !facts.index.name.empty())
      (void)meaning_of(Space::relation, {facts.table.schema, facts.index.name, {}}, number);
    if (!has_failed()) note_lost_user();
    return;
  }
  Entity& table = *found;
  bool has_expression = facts.predicate.end != 0;
  for (const ddl::IndexKey& key : facts.keys) {
    has_expression = has_expression || key.column.empty();
    if (key.column.empty() && !has_failed()) check_columns(table, key.text);
    if (key.column.empty() && table.kind == Kind::table) (void)judge(&table, key.text, Use::nothing);
  }
  if (facts.predicate.end != 0 && !has_failed()) check_columns(table, facts.predicate);
  if (facts.predicate.end != 0 && table.kind == Kind::table) (void)judge(&table, facts.predicate, Use::check);
  if (table.kind != Kind::table && table.kind != Kind::materialized_view) {
    // An expression of it is looked at first.
    if (has_expression) return doubt(Cause::existence, "42809");
    return fail("42809", "$ is no table but %", {facts.table.name, a_kind(table.kind)}, table.made_by, facts.table.text);
  }
  if (table.kind != Kind::table && has_expression) {
    // Its columns are not known.
    doubt(Cause::existence, "42703");
    return state.lose(state.slot(Space::relation, table.table.schema, facts.index.name), Cause::existence, statement);
  }
  check_pending(table);
  if (facts.is_concurrent && table.table.partition_by != ddl::PartitionStrategy::none) {
    fail("0A000", "$ is partitioned, and CONCURRENTLY is for single tables", {table.table.name}, table.made_by);
  }
  check_tablespace(facts.storage.tablespace);
  check_method(facts);
  Index index;
  Names names;
  read_index(table, facts, index, names);
  if (has_failed()) return;
  uint32_t number = none;
  if (facts.index.name.empty()) {
    index.name = choose_relation(table.table.schema, table.table.name, join_names(names), "idx", false, number);
  } else {
    Slot* slot = named(Space::relation, table.table.schema, facts.index.name, number);
    if (slot == nullptr) return;
    if (!is_free(*slot, facts.is_if_not_exists)) return compare_taken(*slot, table, index);
    index.name = name_in(*slot);
  }
  if (facts.is_unique && !state.is_empty(table)) doubt(Cause::rows, "23505");
  add_index(table, index, number);
  if (!facts.is_only) add_to_partitions(table, names, "idx");
}

/// Says what the index that has the name already lacks of the one that was to be made.
void Run::compare_taken(const Slot& slot, const Entity& table, const Index& wanted) {
  Entity* held = outcome.kind == OutcomeKind::skipped ? state.living(slot.object) : nullptr;
  if (held == nullptr) return;
  if (held->kind == Kind::index) {
    Entity* owner = state.living(held->owner);
    if (owner == nullptr) return;
    for (const Index& index : owner->table.indexes) {
      if (index.name != held->table.name) continue;
      if (owner == &table && is_same(index, wanted)) return;
      append(outcome.reason, {", ", index.is_unique ? "unique " : "", "over ", joined(index.keys), " of ", shown(owner->table)});
    }
  }
  outcome.hint = "give the new index another name, or drop the other first";
}

void Run::add_index(Entity& table, const Index& index, uint32_t number) {
  touched_.add(arena, number);
  Entity& made = state.add(Kind::index, number, statement);
  made.owner = number_of(table);
  made.table.schema = table.table.schema;
  made.table.name = index.name;
  note_fold(number);
  table.table.indexes.push_back(index);
  table.table.indexes.back().made_by = statement;
}

void Run::remove_index(Entity& table, std::string_view name) {
  std::vector<Index>& all = table.table.indexes;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Index& index) { return index.name == name; });
  if (at == all.end()) return;
  if (at->made_by == before_all && !at->is_of_constraint)
    record(ddl::ObjectKind::index, table.table.schema, table.table.name, at->name);
  state.free(state.slot(Space::relation, table.table.schema, at->name), statement);
  all.erase(at);
}

void Run::drop_index(Entity& dropped, bool is_cascade) {
  Entity* table = state.living(dropped.owner);
  if (table == nullptr) {
    if (dropped.owner != none) return lose(Cause::after_failure);
    record(ddl::ObjectKind::index, dropped.table.schema, {}, dropped.table.name);
    return state.free(*state.slots[dropped.slot], statement);
  }
  const Text name = dropped.table.name;
  check_pending(*table);
  const bool goes_with_whole = std::any_of(together_.begin(), together_.end(), [&](uint32_t number) {
    const Entity* other = state.living(number);
    return other != nullptr && other->kind == Kind::index && contains_number(table->parents, other->owner);
  });
  if (contains(table->attached, name) && !goes_with_whole) {
    return fail("2BP01", "the index $ belongs to that of the whole table|drop that index", {name}, dropped.made_by);
  }
  for (const Index& index : table->table.indexes) {
    if (index.name != name) continue;
    if (index.is_of_constraint) {
      return fail("2BP01", "the index $ belongs to the constraint of that name|write ALTER TABLE $ DROP CONSTRAINT $",
                  {name, table->table.name, name}, dropped.made_by);
    }
    if (index.is_unique && index.predicate.empty()) leave_keys(*table, index.keys, is_cascade, "the index ", name);
    if (!has_failed()) drop_attached(*table, index);
    break;
  }
  leave_views(dropped, {}, is_cascade);
  if (has_failed()) return;
  remove_index(*table, name);
}

}  // namespace mesh::schema

// Types that are made, and values that an enumeration gets, which its transaction cannot use yet.
#include <algorithm>
#include <span>

#include "ddl/sql_walk.hpp"
#include "ddl/type_text.hpp"
#include "schema/run.hpp"

namespace mesh::schema {

void Run::create_type(const ddl::CreateType& facts) {
  uint32_t number = none;
  Slot* slot = place_for(Space::type, facts.type, number);
  if (slot == nullptr) return;
  uint32_t relation_number = none;
  Slot* relation = place_for(Space::relation, facts.type, relation_number);
  if (relation == nullptr) return;
  if (relation->presence == Presence::lost) return lose(cause_of(*relation), relation->by);
  // A table's own type bears its name.
  const bool is_composite = facts.kind == ddl::TypeKind::composite;
  const bool has_type = relation->presence == Presence::present && has_row_type(state.object(relation->object).kind);
  if (has_type || (is_composite && relation->presence != Presence::absent)) {
    // What its attributes lack is said first.
    const bool may_lack = std::any_of(facts.attributes.begin(), facts.attributes.end(),
                                      [](const ddl::ColumnFacts& each) { return !is_built_in(each.type.name); });
    may_fail_ = may_fail_ || may_lack;
    if (!is_free(*relation, false)) {
      if (has_failed() && has_type && !may_lack) outcome.code = "42710";
      return;
    }
  }
  if (!is_free(*slot, false)) return;
  for (size_t at = 0; at < facts.labels.size() && at < 1000; ++at) {
    for (size_t before = 0; before < at; ++before) {
      if (facts.labels[before] == facts.labels[at]) fail("23505", "the value $ stands twice", {facts.labels[at]});
    }
  }
  const bool is_domain = facts.kind == ddl::TypeKind::domain;
  if (is_domain) check_domain(facts);
  for (const ddl::ColumnFacts& attribute : facts.attributes) {
    const ddl::TypeFacts type = stored_type(attribute.type);
    check_collation(attribute.collation, type);
  }
  for (size_t at = 0; at < facts.attributes.size() && at < most_columns; ++at) {
    for (size_t before = 0; before < at; ++before) {
      if (facts.attributes[before].name != facts.attributes[at].name) continue;
      fail("42701", "the column $ stands twice", {facts.attributes[at].name}, before_all, facts.attributes[at].name_text);
    }
  }
  for (const ddl::ColumnFacts& attribute : facts.attributes) check_pseudo_type(attribute.type);
  if (has_failed()) return;
  Kind kind = is_domain ? Kind::domain : Kind::type;
  if (facts.kind == ddl::TypeKind::enumeration) kind = Kind::enumeration;
  Entity& made = is_composite ? state.add(Kind::composite, relation_number, statement) : state.add(kind, number, statement);
  made.base = state.kept(facts.base);
  made.table.schema = schema_in(*slot);
  made.table.name = name_in(*slot);
  for (const std::string_view label : facts.labels) append(made.text, {"\n", label, "\n"});
  if (is_domain) {
    made.text = cat({ddl::type_text(facts.base), facts.is_not_null ? " NOT NULL" : ""});
    if (facts.default_value.end != 0) append(made.text, {" DEFAULT ", text(facts.default_value)});
    for (const ddl::TextRange& check : facts.checks) append(made.text, {" CHECK (", text(check), ")"});
  }
  for (const ddl::ColumnFacts& attribute : facts.attributes)
    append(made.text, {made.text.empty() ? "" : ", ", attribute.name, " ", ddl::type_text(attribute.type)});
  const uint32_t self = number_of(made);
  if (is_domain) {
    note_use(facts.base.schema, facts.base.name, self);
    note_casts(made, {0, static_cast<uint32_t>(sql.size())}, facts.base.name.starts_with("reg"));
  }
  for (const ddl::ColumnFacts& attribute : facts.attributes) note_use(attribute.type.schema, attribute.type.name, self);
  if (facts.is_not_null) made.demand = facts.checks.empty() ? "23502" : "";
  if (!facts.is_not_null && !facts.checks.empty()) made.demand = "23514";
  if (const Entity* base = is_composite ? nullptr : type(facts.base); base != nullptr && base->demand != nullptr) made.demand = "";
}

void Run::check_domain(const ddl::CreateType& facts) {
  const ddl::TypeFacts base = stored_type(facts.base);
  if (!has_failed()) check_pseudo_type(facts.base, "42804");
  check_collation(facts.collation, base);
  Entity domain;
  domain.table.columns.push_back({Text("value"), base, false, ddl::Identity::none, ddl::Generated::none, {}, before_all});
  if (facts.default_value.end != 0) (void)judge(nullptr, facts.default_value, Use::value, base);
  for (const ddl::TextRange& check : facts.checks) (void)judge(&domain, check, Use::check);
}

void Run::add_enum_value(const ddl::AddEnumValue& facts) {
  Entity* found = type({facts.type.schema, facts.type.name, {}, 0, facts.type.text});
  if (found == nullptr) {
    doubt(Cause::existence, "42704");
    return;
  }
  if (found->kind != Kind::enumeration && found->kind != Kind::type) {
    fail("42809", "$ is no enumeration", {facts.type.name}, found->made_by);
    return;
  }
  const bool is_known = found->kind == Kind::enumeration;
  const std::string label = cat({"\n", facts.value, "\n"});
  if (found->text.find(label) != std::string::npos) {
    const std::string reason = cat({shown(facts.type.name), " has the value ", shown(facts.value), " already"});
    if (facts.is_if_not_exists) {
      skip("%", {reason}, found->made_by);
    } else {
      fail("42710", "%", {reason}, found->made_by);
    }
    return;
  }
  if (!facts.beside.empty() && found->text.find(cat({"\n", facts.beside, "\n"})) == std::string::npos) {
    if (is_known) {
      fail("22023", "$ has no value $", {facts.type.name, facts.beside}, found->made_by);
      return;
    }
    doubt(Cause::existence, "22023");
  }
  if (!is_known) doubt(Cause::existence, facts.is_if_not_exists ? "" : "42710");
  const size_t beside = facts.beside.empty() ? std::string::npos : found->text.find(cat({"\n", facts.beside, "\n"}));
  if (beside == std::string::npos) {
    found->text += label;
  } else {
    found->text.insert(beside + (facts.is_before ? 0 : facts.beside.size() + 2), label);
  }
  if (!is_known && !facts.is_if_not_exists && found->made_by == before_all)
    record(ddl::ObjectKind::enum_value, found->table.schema, found->table.name, facts.value);
  // A type that the transaction has made itself may be used whole.
  constexpr unsigned first_lenient = 17;
  if (found->function == state.function && state.postgres >= first_lenient) return;
  state.fresh.push_back({number_of(*found), statement, std::string(facts.value)});
}

void Run::check_fresh_default(const ddl::TypeFacts& written, std::string_view expression) {
  if (state.fresh.empty()) return;
  const std::string_view literal = literal_of(expression);
  const Entity* found = literal.empty() || written.array_dimensions > 0 ? nullptr : type(written);
  if (found == nullptr) return;
  for (const FreshValue& value : state.fresh) {
    if (value.value != literal || value.type != number_of(*found)) continue;
    const std::string reason = cat({"the value ", shown(value.value), " is new in this transaction, which cannot use it yet"});
    const std::string_view hint = "add the value in a migration before this one";
    if (found->kind == Kind::enumeration) {
      fail("55P04", "%|%", {reason, hint}, value.by);
    } else {
      warn(Cause::existence, "55P04", "%|%", {reason, hint}, value.by);
    }
  }
}

void Run::check_fresh_text() {
  constexpr size_t most_values = 64;
  for (const FreshValue& value : std::span(state.fresh).first(std::min(state.fresh.size(), most_values))) {
    ddl::SqlWalk walk(sql);
    for (auto token = walk.next(); token; token = walk.next()) {
      if (token->kind != ddl::SqlTokenKind::string || literal_of(walk.text(*token)) != value.value) continue;
      warn(Cause::existence, "55P04",
           "this fails where it uses the value $, which the enumeration has only since this transaction|add the value in a "
           "migration before this one",
           {value.value}, value.by);
      return;
    }
  }
}

}  // namespace mesh::schema

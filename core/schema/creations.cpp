// Schemas and views that are made; rows that are written; search_path.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_walk.hpp"
#include "schema/run.hpp"

namespace mesh::schema {

void Run::create_schema(const ddl::CreateSchema& facts) {
  if (facts.schema.substr(0, 3) == "pg_")
    return fail("42939", "names that begin with `pg_` are PostgreSQL's own|choose another name");
  if (facts.schema == "information_schema") {
    constexpr const char* said = "every database has a schema `information_schema`";
    return facts.is_if_not_exists ? skip(said) : fail("42P06", said);
  }
  uint32_t number = none;
  Slot& slot = state.slot(Space::schema, "", facts.schema, &number);
  if (facts.schema == "public" && slot.presence != Presence::absent)
    return doubt(Cause::existence, facts.is_if_not_exists ? "" : "42P06");
  if (is_free(slot, facts.is_if_not_exists)) state.add(Kind::schema, number, statement).table.name = name_in(slot);
}

void Run::create_view(const ddl::CreateView& facts) {
  uint32_t number = none;
  Slot* slot = place_for(Space::relation, facts.view, number);
  if (slot == nullptr) {
    // What its query lacks is said first.
    if (has_failed()) outcome = {};
    return doubt(Cause::existence, "42P01");
  }
  if (facts.persistence == ddl::Persistence::temporary) return create_temporary(*slot);
  const Kind kind = facts.is_materialized ? Kind::materialized_view : Kind::view;
  Entity* held = slot->presence == Presence::present ? state.living(slot->object) : nullptr;
  if (held != nullptr && facts.is_or_replace) {
    // What its query lacks is said first.
    may_fail_ = may_fail_ || held->kind != kind;
    if (held->kind != kind) return fail("42809", "$ is no view but %", {facts.view.name, a_kind(held->kind)}, held->made_by);
    // Whether its columns begin with those of the old one is not followed.
    doubt(Cause::existence, "42P16");
  } else {
    if (!is_free(*slot, facts.is_if_not_exists) || !is_type_free(*slot)) {
      if (outcome.kind != OutcomeKind::fails && outcome.kind != OutcomeKind::skipped) return note_lost_user();
      // What its query lacks may be said first.
      outcome.kind = OutcomeKind::unknown;
      outcome.cause = Cause::existence;
      outcome.is_warning = true;
      return;
    }
    held = &state.add(kind, number, statement);
    held->table.schema = schema_in(*slot);
    held->table.name = name_in(*slot);
    note_fold(number);
  }
  held->text = text(facts.query);
  held->read_by = statement;
  // What its query needs is not read: each name in it may be a relation's.
  doubt(Cause::existence);
  const uint32_t view = number_of(*held);
  state.views.push_back(view);
  note_mentions(held->text, view);
  // One of a temporary table is temporary itself.
  if (state.has_temporary) state.lose(*slot, Cause::existence, statement);
}

/// Takes each name in a text for that of something that `user` uses.
void Run::note_mentions(std::string_view written, uint32_t user) {
  ddl::SqlWalk walk(written);
  std::string schema;
  std::string before;
  for (auto token = walk.next(); token; token = walk.next()) {
    const bool is_quoted = token->kind == ddl::SqlTokenKind::quoted_identifier;
    if (token->kind == ddl::SqlTokenKind::string) {
      // nextval and casts name what they need in a text.
      const std::string_view said = walk.text(*token);
      if (said.size() > 2) note_use({}, said.substr(1, said.size() - 2), user);
    }
    if (!is_quoted && token->kind != ddl::SqlTokenKind::word) {
      schema = walk.text(*token) == "." ? std::exchange(before, {}) : std::string();
      continue;
    }
    const std::string name = is_quoted ? ddl::unquote_ident(walk.text(*token)) : in_small_letters(walk.text(*token));
    before = clip_utf8(name, ddl::longest_name);
    note_use(std::exchange(schema, {}), before, user);
  }
}

/// What the statement names may be used by something that is not known.
void Run::note_lost_user() {
  const auto number = static_cast<uint32_t>(state.objects.size());
  state.objects.add().is_lost = true;
  note_mentions(sql, number);
}

void Run::note_casts(const Entity& user, ddl::TextRange range, bool is_object) {
  for (ddl::TypeFacts& each : casts_in(text(range), arena)) {
    each.text = range;
    if (type(each) != nullptr) note_use(each.schema, each.name, number_of(user));
  }
  for (const ddl::ObjectName& each : objects_in(text(range), is_object, arena)) note_use(each.schema, each.name, number_of(user));
}

/// Takes a relation or type of the name, in the schema given or the first of the path that has it, for used by the user.
void Run::note_use(std::string_view given, std::string_view name, uint32_t user) {
  for (const Space space : {Space::relation, Space::type}) {
    for (const std::string& schema : given.empty() ? state.path : std::vector<std::string>{std::string(given)}) {
      const Slot* slot = state.find(space, schema, name);
      if (slot == nullptr) slot = state.find_twin(space, schema, name);
      Entity* used = slot != nullptr && slot->presence == Presence::present ? state.living(slot->object) : nullptr;
      if (used == nullptr) continue;
      if (number_of(*used) != user && (used->views.empty() || used->views.back() != user)) used->views.push_back(user);
      break;
    }
  }
}

void Run::check_truncated(const Entity& table) {
  for (const uint32_t number : table.referrers) {
    const Entity* referrer = contains_number(together_, number) ? nullptr : state.living(number);
    for (size_t at = 0; referrer != nullptr && at < referrer->table.constraints.size(); ++at) {
      const Constraint& key = referrer->table.constraints[at];
      if (key.kind != ddl::ConstraintKind::foreign_key || key.referenced_table != table.table.name ||
          key.referenced_schema != table.table.schema)
        continue;
      // A partition goes with its table.
      if (referrer->is_partition) return doubt(Cause::existence, "0A000");
      return fail("0A000", "the foreign key $ of $ references $|truncate both at once, or write CASCADE",
                  {key.name, referrer->table.name, table.table.name}, key.made_by);
    }
  }
}

void Run::write(const ddl::Write& facts) {
  check_fresh_text();
  const bool adds = facts.kind != ddl::WriteKind::delete_rows && facts.kind != ddl::WriteKind::truncate;
  state.has_written = state.has_written || adds;
  for (const ddl::ObjectName& name : facts.tables) {
    Entity* found = relation(name, Kind::table);
    // A query looks for the table alone.
    if (has_failed() && facts.kind != ddl::WriteKind::truncate) outcome.code = "42P01";
    if (has_failed()) return;
    if (found == nullptr) continue;
    if (found->kind == Kind::index) return fail("42809", "$ is an index", {name.name}, found->made_by, name.text);
    if (facts.kind == ddl::WriteKind::truncate) together_.push_back(number_of(*found));
    if (found->has_deferred && facts.kind != ddl::WriteKind::truncate) found->pending = state.round;
    if (!adds) continue;
    found->table.is_empty = false;
    if (!found->children.empty() || !found->parents.empty()) state.has_written_tree = true;
  }
  // What the rows are, and whether the columns fit, is not read.
  doubt(Cause::rows);
  for (const uint32_t number : facts.is_cascade ? std::vector<uint32_t>() : together_) check_truncated(state.object(number));
}

void Run::set_path(const ddl::SetSearchPath& facts) {
  state.path.clear();
  bool is_sure = false;
  bool is_known = true;
  for (const std::string_view schema : facts.schemas) {
    // Whether there is a schema called as the user is not known, but what PostgreSQL begins with counts as one schema.
    const bool is_at_start = facts.schemas.size() == 2 && facts.schemas.back() == "public";
    if (schema == "$user") is_known = is_known && is_at_start;
    // What is made goes there where no schema before it is there.
    const bool is_system = schema == "pg_temp" || schema == "pg_catalog";
    if (schema.substr(0, 3) == "pg_") is_known = is_known && is_system && is_sure;
    if (schema == "$user" || is_system) continue;
    const bool is_public = schema == "public" && state.start == Start::open;
    std::string name(is_public ? std::string_view() : schema);
    is_sure = is_sure || is_public || state.slot(Space::schema, "", schema).presence == Presence::present;
    if (!contains(state.path, name)) state.path.push_back(std::move(name));
  }
  if (is_known && !state.path.empty()) return;
  state.is_opaque = true;
  state.was_opaque = true;
  state.opaque_by = statement;
}

}  // namespace mesh::schema

#include <array>

#include "base/suggest.hpp"
#include "ddl/identifier.hpp"
#include "ddl/sql_reader.hpp"
#include "ddl/sql_walk.hpp"
#include "ddl/sql_word.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// What PostgreSQL keeps for itself and the model does not know.
bool is_system_schema(std::string_view schema) { return schema.substr(0, 3) == "pg_" || schema == "information_schema"; }

/// Whether a type may be one of the server's that migrations hardly name, or of an array, which has its element's name behind a
/// `_`.
bool may_be_of_server(const ddl::TypeFacts& type) {
  const std::string_view name = type.name;
  return is_system_schema(type.schema) || name.front() == '_' || name.substr(0, 3) == "pg_" || name == "aclitem" ||
         name == "gtsvector";
}

const char* code_of(Kind kind) {
  if (kind == Kind::schema) return "3F000";
  return kind >= Kind::enumeration ? "42704" : "42P01";
}

/// Where a name stands in a part of the SQL, or in all of it where that is empty: nothing where it stands there more than once.
ddl::TextRange only_place(std::string_view sql, std::string_view name, ddl::TextRange part) {
  if (part.end == 0) part = {0, static_cast<uint32_t>(sql.size())};
  ddl::TextRange found;
  ddl::SqlWalk walk(sql.substr(0, part.end));
  for (auto token = walk.next(); token; token = walk.next()) {
    const bool is_name = token->kind == ddl::SqlTokenKind::word || token->kind == ddl::SqlTokenKind::quoted_identifier;
    if (!is_name || token->begin < part.begin || ddl::stored_name(walk.text(*token)) != name) continue;
    if (found.end != 0) return {};
    found = {token->begin, token->end};
  }
  return found;
}

}  // namespace

Text schema_in(const Slot& slot) {
  const std::string_view key = slot.key;
  return Text(key.substr(1, key.find('\0') - 1));
}

Text name_in(const Slot& slot) {
  const std::string_view key = slot.key;
  return Text(key.substr(key.find('\0') + 1));
}

ddl::ObjectKind object_kind(Kind kind) {
  constexpr auto kinds =
      std::to_array({ddl::ObjectKind::table, ddl::ObjectKind::index, ddl::ObjectKind::sequence, ddl::ObjectKind::view,
                     ddl::ObjectKind::materialized_view, ddl::ObjectKind::type, ddl::ObjectKind::type, ddl::ObjectKind::domain,
                     ddl::ObjectKind::type, ddl::ObjectKind::schema});
  return kinds[static_cast<size_t>(kind)];
}

std::string a_kind(Kind kind) { return cat({kind == Kind::index ? "an " : "a ", kind_name(kind)}); }

std::string_view kind_name(Kind kind) {
  constexpr auto names = std::to_array<std::string_view>(
      {"table", "index", "sequence", "view", "materialized view", "type", "type", "domain", "type", "schema"});
  return names[static_cast<size_t>(kind)];
}

bool has_row_type(Kind kind) { return kind != Kind::index && kind != Kind::sequence; }

Cause Run::cause_of(const Slot& slot) const {
  return slot.cause == Cause::after_failure && slot.function != state.function ? Cause::existence : slot.cause;
}

Slot* Run::named(Space space, std::string_view schema, std::string_view name, uint32_t& number) {
  if (is_system_schema(schema) || (schema.empty() && name.substr(0, 3) == "pg_")) {
    lose(Cause::existence);
    return nullptr;
  }
  Slot& slot = state.slot(space, schema, name, &number);
  state.doubt_absence(slot);
  touched_.add(arena, number);
  const Slot* other = state.find_twin(space, schema, name);
  if (other == nullptr || other->presence == Presence::unmentioned) return &slot;
  uint32_t second = none;
  (void)state.slot(space, schema_in(*other), name, &second);
  touched_.add(arena, second);
  lose(Cause::existence);
  return nullptr;
}

bool Run::knows_schema(std::string_view schema, bool is_skipped) {
  if (schema.empty()) return true;
  if (is_system_schema(schema)) {
    doubt(Cause::existence, "3F000");
    return true;
  }
  uint32_t number = none;
  Slot& slot = state.slot(Space::schema, "", schema, &number);
  if (slot.presence == Presence::present) return true;
  if (slot.presence == Presence::unmentioned && schema == "public" && !state.was_opaque) return true;
  if (slot.presence == Presence::absent) {
    const std::string name = shown(schema);
    if (is_skipped) {
      skip("there is no schema %", {name}, slot.by);
    } else {
      fail("3F000", "there is no schema %|create it first", {name}, slot.by);
    }
    return false;
  }
  doubt(Cause::existence, "3F000");
  if (is_skipped) return true;
  return assumed(slot, number, Kind::schema) != nullptr;
}

Slot* Run::place_for(Space space, const ddl::ObjectName& name, uint32_t& number) {
  if (!name.schema.empty()) return knows_schema(name.schema, false) ? named(space, name.schema, name.name, number) : nullptr;
  if (state.path.size() == 1) {
    const std::string& schema = state.path.front();
    return knows_schema(schema, false) ? named(space, schema, name.name, number) : nullptr;
  }
  bool is_unsure = false;
  for (const std::string& schema : state.path) {
    const Slot* known = schema.empty() ? nullptr : &state.slot(Space::schema, "", schema);
    if (known != nullptr && known->presence == Presence::absent) continue;
    Slot* slot = named(space, schema, name.name, number);
    const Entity* held = known == nullptr || known->presence != Presence::present ? nullptr : state.living(known->object);
    const bool is_there = known == nullptr || schema == "public" || (held != nullptr && !held->is_assumed);
    if (is_there && !is_unsure) return slot;
    // It may be made here, or in one of the next.
    is_unsure = true;
    if (is_there) break;
  }
  if (is_unsure) {
    lose(Cause::existence);
  } else {
    fail("3F000", "no schema of search_path is there");
  }
  return nullptr;
}

Slot* Run::meaning_of(Space space, const ddl::ObjectName& name, uint32_t& number) {
  if (!name.schema.empty()) return named(space, name.schema, name.name, number);
  if (name.name.substr(0, 3) == "pg_") {
    // Before any other schema comes PostgreSQL's own.
    for (const std::string& schema : state.path) (void)named(space, schema, name.name, number);
    lose(Cause::existence);
    return nullptr;
  }
  Slot* slot = nullptr;
  bool is_unsure = false;
  for (const std::string& schema : state.path) {
    slot = named(space, schema, name.name, number);
    if (slot == nullptr) return nullptr;
    if (slot->presence == Presence::present) break;
    is_unsure = is_unsure || (slot->presence != Presence::absent && &schema != &state.path.back());
  }
  if (!is_unsure) return slot;
  lose(Cause::existence);
  return nullptr;
}

Entity* Run::assumed(Slot& slot, uint32_t number, Kind kind) {
  if (slot.presence != Presence::unmentioned && kind != Kind::schema) return nullptr;
  Entity& made = state.add(kind, number, before_all);
  made.is_assumed = true;
  made.assumed_by = statement;
  made.assumed_in = state.function;
  made.table.schema = schema_in(slot);
  made.table.name = name_in(slot);
  made.table.is_whole = false;
  return &made;
}

Entity* Run::relation(const ddl::ObjectName& name, Kind kind, bool is_if_exists) {
  if (!name.schema.empty() && !knows_schema(name.schema, is_if_exists)) return nullptr;
  uint32_t number = none;
  Slot* slot = meaning_of(Space::relation, name, number);
  if (slot == nullptr) return nullptr;
  if (slot->presence == Presence::present) return &state.object(slot->object);
  if (slot->presence == Presence::lost) {
    lose(cause_of(*slot), slot->by);
    return nullptr;
  }
  if (slot->presence == Presence::absent && state.has_temporary) {
    doubt(Cause::existence, "42P01");
    return nullptr;
  }
  if (slot->presence == Presence::absent) {
    const bool was_there = slot->by != before_all;
    const std::string_view what = was_there ? " is not there any more" : " is not there";
    if (is_if_exists) {
      skip("the % $%", {kind_name(kind), name.name, what}, slot->by);
    } else {
      fail("42P01", "the % $%", {kind_name(kind), name.name, what}, slot->by, name.text);
    }
    return nullptr;
  }
  doubt(Cause::existence, code_of(kind));
  return is_if_exists ? nullptr : assumed(*slot, number, kind);
}

Entity* Run::table(const ddl::ObjectName& name, bool is_if_exists) {
  Entity* found = relation(name, Kind::table, is_if_exists);
  if (found == nullptr || found->kind == Kind::table) return found;
  fail("42809", "$ is no table but %", {name.name, a_kind(found->kind)}, found->made_by, name.text);
  return nullptr;
}

Entity* Run::referenced_table(const ddl::ObjectName& name) {
  const Cause lost = lost_;
  const uint32_t by = lost_by_;
  Entity* found = table(name);
  lost_ = lost;
  lost_by_ = by;
  // What is lost is not taken to fit.
  may_fail_ = may_fail_ || found == nullptr;
  return found;
}

Entity* Run::type(const ddl::TypeFacts& type) {
  if (type.schema == "pg_catalog" || type.name.empty()) return nullptr;
  const bool is_own = type.schema.empty() && is_built_in(type.name);
  const unsigned first = is_own && state.postgres < last_with_new_types ? first_version_of(type.name) : 0;
  const bool is_newer = state.postgres < first;
  if (is_own && !is_newer) return nullptr;
  if (!type.schema.empty() && !knows_schema(type.schema, false)) return nullptr;
  const ddl::ObjectName name{type.schema, type.name, type.text};
  const Cause lost = lost_;
  const uint32_t by = lost_by_;
  uint32_t number = none;
  Entity* found = nullptr;
  const Slot* row = meaning_of(Space::relation, name, number);
  // An index or a sequence has no type.
  if (row != nullptr && row->presence == Presence::present && has_row_type(state.object(row->object).kind)) {
    found = &state.object(row->object);
  } else if (Slot* slot = meaning_of(Space::type, name, number); slot != nullptr) {
    if (slot->presence == Presence::present) {
      found = &state.object(slot->object);
    } else if (row == nullptr || row->presence == Presence::lost) {
      doubt(row == nullptr ? Cause::existence : cause_of(*row), "42704", row == nullptr ? before_all : row->by);
    } else if (slot->presence == Presence::absent && may_be_of_server(type)) {
      doubt(Cause::existence, "42704");
    } else if (slot->presence == Presence::absent && !state.has_extension) {
      fail("42704", "there is no type $|%",
           {type.name, is_newer ? cat({"it came with PostgreSQL ", decimal(first)}) : std::string()}, slot->by, type.text);
    } else {
      doubt(slot->presence == Presence::lost ? cause_of(*slot) : Cause::existence, "42704", slot->by);
      found = assumed(*slot, number, Kind::type);
    }
  }
  lost_ = lost;
  lost_by_ = by;
  return found;
}

bool Run::is_free(Slot& slot, bool is_if_not_exists) {
  if (slot.presence == Presence::lost) {
    lose(cause_of(slot), slot.by);
    return false;
  }
  if (slot.presence != Presence::present) return true;
  Entity& held = state.object(slot.object);
  const std::string name = shown(name_in(slot));
  if (held.is_assumed) {
    doubt(Cause::existence);
    // From now on it is there, whichever statement has made it.
    held.is_assumed = false;
    held.made_by = statement;
    if (held.assumed_in != state.function || held.assumed_by == statement) return false;
    state.hindsights.push_back({held.assumed_by, cat({"this fails unless ", name, " is there already (", code_of(held.kind), ")"}),
                                "make it before it is needed", statement, code_of(held.kind)});
    return false;
  }
  const std::string reason = held.made_by == before_all
                                 ? cat({name, " is there already, as ", a_kind(held.kind)})
                                 : cat({"the migration has made ", a_kind(held.kind), " ", name, " already"});
  if (is_if_not_exists) {
    skip("%", {reason}, held.made_by);
  } else {
    fail(held.kind == Kind::schema ? "42P06" : held.kind >= Kind::enumeration ? "42710" : "42P07", "%", {reason}, held.made_by);
  }
  return false;
}

bool Run::is_type_free(const Slot& slot) {
  uint32_t number = none;
  Slot& type = state.slot(Space::type, schema_in(slot), name_in(slot), &number);
  return is_free(type, false);
}

Presence Run::look_for(const Entity& table, std::string_view name, Column*& found, uint32_t& gone_by) {
  gone_by = before_all;
  for (const Column& column : table.table.columns) {
    if (column.name != name) continue;
    found = const_cast<Column*>(&column);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return Presence::present;
  }
  for (const Noted& gone : table.gone) {
    if (gone.name != name) continue;
    gone_by = gone.by;
    return Presence::absent;
  }
  return table.table.is_whole ? Presence::absent : Presence::unmentioned;
}

Column* Run::column(Entity& table, std::string_view name, ddl::TextRange text) {
  Column* found = nullptr;
  uint32_t gone_by = before_all;
  const Presence presence = look_for(table, name, found, gone_by);
  if (presence == Presence::present) return found;
  if (is_system_column(name)) {
    doubt(Cause::existence, "0A000");
    return nullptr;
  }
  if (presence == Presence::unmentioned) {
    doubt(Cause::existence, "42703");
    // What others have made is not taken to fit.
    may_fail_ = may_fail_ || !table.is_assumed;
    is_doubted_ = is_doubted_ || !table.is_assumed;
    if (table.table.columns.size() >= most_columns) return nullptr;
    const Text kept = state.kept(name);
    table.assumed_columns.push_back({kept, statement, state.function});
    table.table.columns.push_back({kept, {}, false, ddl::Identity::none, ddl::Generated::none, {}, before_all});
    return &table.table.columns.back();
  }
  fail_no_column(table.table, name, gone_by, text);
  return nullptr;
}

void Run::fail_no_column(const Table& table, std::string_view name, uint32_t gone_by, ddl::TextRange text) {
  if (has_failed()) return;
  std::vector<std::string_view> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  const std::string_view meant = nearest(name, names);
  const ddl::TextRange place = only_place(sql, name, text);
  const std::string_view what = gone_by == before_all ? " has no column " : " has no longer a column ";
  const uint32_t because = gone_by == before_all ? table.made_by : gone_by;
  fail("42703", "$%$|%", {table.name, what, name, meant.empty() ? "" : cat({"did you mean `", printable(meant), "`?"})},
       because == statement ? before_all : because, place.end == 0 ? text : place);
  if (!meant.empty() && place.end != 0) outcome.instead = ddl::written_ident(meant, sql[place.begin] == '"');
}

}  // namespace mesh::schema

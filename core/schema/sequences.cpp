// Sequences, alone or of columns.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "ddl/read_create.hpp"
#include "ddl/sql_reader.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

bool is_whole_number(const ddl::TypeFacts& type) { return type.name == "int2" || type.name == "int4" || type.name == "int8"; }

std::optional<ddl::SequenceFacts> options_in(std::string_view written, Arena& arena) {
  ddl::SequenceFacts facts;
  ddl::SqlReader reader(written, arena);
  (void)ddl::read_sequence_options(reader, facts);
  return reader.has_failed() ? std::nullopt : std::optional(facts);
}

/// What a sequence is given beside what it would have by itself.
std::string description(const ddl::SequenceFacts& facts) {
  constexpr auto words = std::to_array<std::string_view>({" INCREMENT ", " MINVALUE ", " MAXVALUE ", " START ", "", " CACHE "});
  std::string text = cat({"AS ", facts.type.name.empty() ? std::string_view("int8") : facts.type.name});
  const bool is_down = facts.numbers[ddl::of_increment].value_or(1) < 0;
  for (size_t at = 0; at < words.size(); ++at) {
    const bool is_least = at == ddl::of_least || (at == ddl::of_start && !facts.numbers[ddl::of_least]);
    const bool is_plain = at == ddl::of_restart || !facts.numbers[at] ||
                          (*facts.numbers[at] == 1 && !is_down && (is_least || at == ddl::of_increment || at == ddl::of_cache));
    if (!is_plain) append(text, {words[at], decimal(*facts.numbers[at])});
  }
  return text;
}

}  // namespace

void Run::create_sequence(const ddl::CreateSequence& facts) {
  uint32_t number = none;
  Slot* slot = place_for(Space::relation, facts.sequence, number);
  if (slot == nullptr) return;
  if (facts.persistence == ddl::Persistence::temporary) return create_temporary(*slot);
  if (facts.options.is_misnamed) return fail("42601", "SEQUENCE is no option of a sequence|leave it out");
  if (facts.is_if_not_exists && !is_free(*slot, true)) return;
  constexpr unsigned first_unlogged = 15;
  if (facts.persistence == ddl::Persistence::unlogged && state.postgres < first_unlogged)
    return fail("0A000", "there are no unlogged sequences before PostgreSQL 15");
  if (!facts.options.name.name.empty()) return fail("42601", "a sequence has the name that stands before its options alone");
  const ddl::TypeFacts& type = facts.options.type;
  const Entity* named_type = this->type(type);
  if (ddl::is_serial(type)) return fail("42704", "$ is a type for columns alone", {type.name});
  if (!type.name.empty() && !is_whole_number(type) && !has_failed())
    return is_built_in(type.name) || (named_type != nullptr && named_type->kind != Kind::type)
               ? fail("22023", "a sequence counts in SMALLINT, INTEGER or BIGINT, not in $", {type.name})
               : doubt(Cause::existence, "22023");
  check_sequence(facts.options, type);
  if (has_failed()) return;
  if (!is_free(*slot, false) || !is_type_free(*slot)) return;
  Entity& made = state.add(Kind::sequence, number, statement);
  made.table.schema = schema_in(*slot);
  made.table.name = name_in(*slot);
  made.text = description(facts.options);
  note_fold(number);
  if (facts.options.owner.name.empty()) return;
  tie_sequence(made, facts.options.owner, facts.options.owner_column);
}

void Run::tie_sequence(Entity& sequence, const ddl::ObjectName& name, std::string_view column_name) {
  Entity* owner = relation(name, Kind::table);
  // A view may own one, too.
  if (owner != nullptr && owner->kind != Kind::table) return doubt(Cause::existence, "42809");
  if (owner == nullptr) return;
  const bool is_unsure = state.start == Start::open && cat({owner->table.schema, sequence.table.schema}) == "public";
  if (is_unsure) doubt(Cause::existence, "55000");
  if (owner->table.schema != sequence.table.schema && !is_unsure)
    return fail("55000", "a sequence lies in the schema of the table that owns it");
  if (!is_system_column(column_name) && column(*owner, column_name) == nullptr) return;
  sequence.owner = number_of(*owner);
  sequence.owner_column = state.kept(column_name);
  owner->owned.push_back(number_of(sequence));
}

void Run::own_sequence(const ddl::OwnSequence& facts) {
  Entity* found = relation(facts.sequence, Kind::sequence, facts.is_if_exists);
  if (found == nullptr) return;
  if (found->kind != Kind::sequence) return fail("42809", "$ is no sequence", {facts.sequence.name}, found->made_by);
  if (found->is_identity) return fail("0A000", "the identity of a column owns $", {facts.sequence.name}, found->made_by);
  if (Entity* before = state.living(found->owner); before != nullptr) {
    before->owned.erase(std::remove(before->owned.begin(), before->owned.end(), number_of(*found)), before->owned.end());
  }
  found->owner = none;
  if (!facts.owner.name.empty()) tie_sequence(*found, facts.owner, facts.owner_column);
}

void Run::check_sequence(const ddl::SequenceFacts& facts, const ddl::TypeFacts& type) {
  if (has_failed()) return;
  if (facts.is_repeated) return fail("42601", "an option of the sequence stands twice");
  const auto number = [&](ddl::SequenceNumber which, int64_t otherwise) { return facts.numbers[which].value_or(otherwise); };
  const int64_t largest = type.name == "int2" ? INT16_MAX : type.name == "int4" ? INT32_MAX : INT64_MAX;
  const int64_t increment = number(ddl::of_increment, 1);
  const bool is_up = increment > 0;
  const int64_t most = number(ddl::of_most, is_up ? largest : -1);
  const int64_t least = number(ddl::of_least, is_up ? 1 : -largest - 1);
  const int64_t start = number(ddl::of_start, is_up ? least : most);
  const int64_t restart = number(ddl::of_restart, start);
  const char* wrong = increment == 0                           ? "INCREMENT is not 0"
                      : number(ddl::of_cache, 1) < 1           ? "CACHE is 1 or more"
                      : least >= most                          ? "MINVALUE is less than MAXVALUE"
                      : most > largest || least < -largest - 1 ? "a sequence stays within its type"
                      : start < least || start > most          ? "START lies from MINVALUE to MAXVALUE"
                      : restart < least || restart > most      ? "RESTART lies from MINVALUE to MAXVALUE"
                                                               : nullptr;
  for (const std::optional<int64_t>& each : facts.numbers) {
    // Whether a number with so many digits is one is not known.
    if (each && (*each == INT64_MAX || *each == -INT64_MAX)) return doubt(Cause::expression, "22003");
  }
  if (wrong != nullptr) fail("22023", "%", {wrong});
}

void Run::check_identity(const ddl::TypeFacts& type, std::string_view name, ddl::TextRange options) {
  if (!is_whole_number(type) || type.array_dimensions > 0) {
    const Entity* made = this->type(type);
    if (!is_built_in(type.name) && (made == nullptr || made->kind == Kind::type)) return doubt(Cause::existence, "22023");
    return fail("22023", "an identity counts in SMALLINT, INTEGER or BIGINT, not in $ as $", {type.name, name});
  }
  if (options.end == 0) return;
  const std::optional<ddl::SequenceFacts> read = options_in(text(options), arena);
  if (!read) return doubt(Cause::expression, "42601");
  const ddl::SequenceFacts& facts = *read;
  if (facts.is_misnamed) return fail("42601", "after SEQUENCE stands NAME", {}, before_all, options);
  if (!facts.type.name.empty()) return fail("42601", "an identity has the type of its column", {}, before_all, options);
  // It names a table that is not there yet.
  if (!facts.owner.name.empty()) doubt(Cause::existence, "42P01");
  check_sequence(facts, type);
  uint32_t number = none;
  Slot* slot = facts.name.name.empty() || has_failed() ? nullptr : place_for(Space::relation, facts.name, number);
  if (slot != nullptr) (void)is_free(*slot, false);
}

void Run::add_sequence(Entity& table, Column& column, bool is_identity, ddl::TextRange options) {
  const std::optional<ddl::SequenceFacts> facts = options.end == 0 ? std::nullopt : options_in(text(options), arena);
  const std::string_view given = facts ? facts->name.name : std::string_view();
  uint32_t number = none;
  const Text name = given.empty() ? choose_relation(table.table.schema, table.table.name, column.name, "seq", false, number)
                                  : name_in(state.slot(Space::relation, table.table.schema, given, &number));
  touched_.add(arena, number);
  Entity& sequence = state.add(Kind::sequence, number, statement);
  sequence.owner = number_of(table);
  sequence.owner_column = column.name;
  sequence.is_identity = is_identity;
  sequence.table.schema = table.table.schema;
  sequence.table.name = name;
  table.owned.push_back(number_of(sequence));
  if (!is_identity) column.default_value = state.kept(next_of(name));
}

}  // namespace mesh::schema

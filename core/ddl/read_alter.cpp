#include "ddl/read_alter.hpp"

#include <array>
#include <optional>
#include <utility>

#include "ddl/alter_action.hpp"
#include "ddl/read_constraint.hpp"
#include "ddl/read_create.hpp"
#include "ddl/read_index.hpp"
#include "ddl/read_type.hpp"

namespace mesh::ddl {
namespace {

/// What follows ALTER and its kind: the object, and what all kinds can be asked.
struct Altered {
  ObjectKind kind = ObjectKind::table;
  ObjectName object;
  bool is_if_exists = false;
  bool is_only = false;
};

/// A part of an object that can be renamed, and the kinds that have it.
struct RenamedPart {
  SqlWords words;
  ObjectKind part;
  std::array<ObjectKind, 3> holders;
};
constexpr auto renamed_parts = std::to_array<RenamedPart>({
    {"CONSTRAINT", ObjectKind::constraint, {ObjectKind::table, ObjectKind::domain, ObjectKind::domain}},
    {"ATTRIBUTE", ObjectKind::attribute, {ObjectKind::type, ObjectKind::type, ObjectKind::type}},
    {"VALUE", ObjectKind::enum_value, {ObjectKind::type, ObjectKind::type, ObjectKind::type}},
    {"COLUMN", ObjectKind::column, {ObjectKind::table, ObjectKind::view, ObjectKind::materialized_view}},
    {"", ObjectKind::column, {ObjectKind::table, ObjectKind::view, ObjectKind::materialized_view}},
});

bool has_part(const RenamedPart& part, ObjectKind kind) {
  return part.holders[0] == kind || part.holders[1] == kind || part.holders[2] == kind;
}

/// What follows RENAME.
Rename read_rename(SqlReader& reader, const Altered& altered) {
  Rename rename{altered.kind, altered.kind, altered.object, altered.is_if_exists, altered.is_only, {}, {}};
  if (reader.take("TO")) {
    rename.to = reader.name();
    return rename;
  }
  for (const RenamedPart& part : renamed_parts) {
    if (!has_part(part, altered.kind) || !reader.take(part.words)) continue;
    const bool is_text = part.part == ObjectKind::enum_value;
    rename.kind = part.part;
    rename.from = is_text ? reader.string() : reader.name();
    reader.expect("TO");
    rename.to = is_text ? reader.string() : reader.name();
    if (part.part == ObjectKind::attribute) (void)reader.take_one_of({"CASCADE", "RESTRICT"});
    return rename;
  }
  reader.fail();
  return rename;
}

Facts read_actions_of_table(SqlReader& reader, const Altered& altered) {
  AlterTable table{altered.object, altered.is_if_exists, altered.is_only, {}, {}};
  do read_alter_action(reader, table.actions.add(reader.arena()));
  while (reader.take(","));
  // These stand alone.
  for (const AlterAction& action : table.actions) {
    const bool is_alone = action.kind == AlterKind::attach_partition || action.kind == AlterKind::detach_partition;
    if (is_alone && table.actions.size() > 1) reader.fail();
  }
  table.newer = reader.newer();
  return table;
}

Facts read_options_of_sequence(SqlReader& reader, const Altered& altered) {
  SequenceFacts options;
  const bool is_owned = read_sequence_options(reader, options);
  if (options.is_misnamed) reader.fail();
  if (!is_owned) return NoEffect{};
  return OwnSequence{altered.object, altered.is_if_exists, options.owner, options.owner_column};
}

AddEnumValue read_add_value(SqlReader& reader, const Altered& altered) {
  AddEnumValue add{altered.object, {}, {}, false, false};
  add.is_if_not_exists = reader.take("IF NOT EXISTS");
  add.value = reader.string();
  add.is_before = reader.take("BEFORE");
  if (add.is_before || reader.take("AFTER")) add.beside = reader.string();
  return add;
}

/// ADD, DROP and ALTER of a composite type's attributes, which no fact keeps. With CASCADE they change tables, too.
Facts read_attributes_of_type(SqlReader& reader) {
  do {
    if (reader.take("DROP ATTRIBUTE")) {
      (void)reader.take("IF EXISTS");
      (void)reader.name();
    } else {
      const bool is_new = reader.take("ADD ATTRIBUTE");
      if (!is_new) reader.expect("ALTER ATTRIBUTE");
      (void)reader.name();
      if (!is_new && !reader.take_one_of({"TYPE", "SET DATA TYPE"})) reader.fail();
      (void)read_type(reader);
      if (reader.take("COLLATE")) (void)dotted_name(reader);
    }
    (void)reader.take("RESTRICT");
  } while (reader.take(","));
  return NoEffect{};
}

/// What an object of another kind than a table can be asked besides.
Facts read_rest(SqlReader& reader, const Altered& altered) {
  static constexpr std::initializer_list<SqlWords> owners = {"OWNER TO _", "OWNER TO CURRENT_USER", "OWNER TO CURRENT_ROLE",
                                                             "OWNER TO SESSION_USER"};
  if (altered.kind != ObjectKind::index && reader.take_one_of(owners)) return NoEffect{};
  switch (altered.kind) {
    case ObjectKind::sequence: return read_options_of_sequence(reader, altered);
    case ObjectKind::type:
      if (reader.take("ADD VALUE")) return read_add_value(reader, altered);
      return read_attributes_of_type(reader);
    case ObjectKind::index:
      if (reader.take("ALTER")) {
        (void)reader.take("COLUMN");
        reader.expect("# SET STATISTICS #");
      } else if (!reader.take_one_of({"SET ()", "RESET ()", "SET TABLESPACE _"})) {
        break;
      }
      return NoEffect{};
    case ObjectKind::view:
      if (!reader.take_one_of({"SET ()", "RESET ()"})) break;
      return NoEffect{};
    default: break;
  }
  reader.fail();
  return Opaque{};
}

bool may_be_missing(ObjectKind kind) {
  return kind != ObjectKind::type && kind != ObjectKind::domain && kind != ObjectKind::schema;
}

}  // namespace

Facts read_alter(SqlReader& reader) {
  const std::optional<ObjectKind> kind = reader.object_kind();
  if (!kind || kind == ObjectKind::extension) return Opaque{};
  Altered altered;
  altered.kind = *kind;
  altered.is_if_exists = may_be_missing(altered.kind) && reader.take("IF EXISTS");
  if (altered.kind == ObjectKind::table) {
    altered.is_only = read_relation(reader, altered.object);
  } else {
    altered.object = reader.object();
  }
  if (altered.kind == ObjectKind::schema && !altered.object.schema.empty()) reader.fail();
  if (reader.take("RENAME")) return read_rename(reader, altered);
  const bool has_schema = altered.kind != ObjectKind::index && altered.kind != ObjectKind::schema;
  if (has_schema && reader.take("SET SCHEMA")) {
    return SetSchema{altered.kind, altered.object, altered.is_if_exists, reader.name()};
  }
  return altered.kind == ObjectKind::table ? read_actions_of_table(reader, altered) : read_rest(reader, altered);
}

}  // namespace mesh::ddl

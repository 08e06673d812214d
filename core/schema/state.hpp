// What a schema keeps. Private to core/schema.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "base/lookup.hpp"
#include "base/text.hpp"
#include "schema/schema.hpp"
#include "schema/shared_list.hpp"
#include "schema/shared_names.hpp"

namespace mesh::schema {

inline constexpr uint32_t none = UINT32_MAX;
/// Columns that PostgreSQL gives a table, dropped ones included, and an index.
inline constexpr size_t most_columns = 1600;
inline constexpr size_t most_keys = 32;
/// Lost relations whose names are compared with one that is not there; with more of them it is not known.
inline constexpr size_t most_lost = 64;

/// What has its names apart from others. Two of one space and one schema never share a name.
enum class Space : char { relation = 'r', type = 't', constraint = 'c', schema = 's', folded = 'f' };

enum class Presence : uint8_t {
  /// Nobody has spoken of it.
  unmentioned,
  /// It was known once.
  lost,
  absent,
  present,
};

/// What is known of a name.
struct Slot {
  std::string_view key;
  Presence presence = Presence::unmentioned;
  /// Of what is lost.
  Cause cause = Cause::none;
  /// The statement that dropped or lost it, and the function of that.
  uint32_t by = before_all;
  uint32_t function = none;
  /// Of what is present. In the space of constraints, how many have the name.
  uint32_t object = none;
};

/// As a message calls them, see `kind_name`.
enum class Kind : uint8_t { table, index, sequence, view, materialized_view, composite, enumeration, domain, type, schema };

/// A column's name and the statement that dropped it, or first took it for there.
struct Noted {
  Text name;
  uint32_t by = before_all;
  uint32_t function = none;
};

/// A value that a transaction gave an enumeration, which it cannot use itself.
struct FreshValue {
  uint32_t type = none;
  uint32_t by = before_all;
  std::string value;
};

struct Entity {
  Kind kind = Kind::table;
  /// The slot of its name, or `none` once that is free again or lost.
  uint32_t slot = none;
  uint32_t made_by = before_all;
  /// The function that made it, or `none`.
  uint32_t function = none;
  /// Whether nobody made it. The first statement that took it for there, and the function of that.
  bool is_assumed = false;
  uint32_t assumed_by = before_all;
  uint32_t assumed_in = none;
  /// Of an index or a sequence that is owned: the table, and the column.
  uint32_t owner = none;
  Text owner_column;
  bool is_identity = false;
  /// Of a domain: its base. Of a table: the name of the type that it is of.
  ddl::TypeFacts base;
  /// Of a domain: the SQLSTATE of a value that it does not take, empty where there are several; null where it takes each.
  const char* demand = nullptr;
  /// Of a view: the statement that has its query.
  uint32_t read_by = before_all;
  /// Of a view: its query. Of an enumeration: its values, each between line breaks.
  std::string text;

  /// Of a table, and the name and schema of what else is a relation.
  Table table;
  /// Columns that are known not to be there, and those that nobody made.
  std::vector<Noted> gone;
  std::vector<Noted> assumed_columns;
  /// Tables that have had a foreign key to it, or a column of the type; views that may use it; sequences that it owns.
  std::vector<uint32_t> referrers;
  std::vector<uint32_t> views;
  std::vector<uint32_t> owned;
  /// Names of indexes that belong to the parent's.
  std::vector<std::string> attached;
  /// Tables that inherit from it or are its partitions, and those that it inherits from.
  std::vector<uint32_t> children;
  std::vector<uint32_t> parents;
  bool is_partition = false;
  /// Whether it has, or is referenced by, a key that waits for the transaction's end.
  bool has_deferred = false;
  /// Whether it is not known any more, rather than not there.
  bool is_lost = false;
  /// Whether a table was made with what this one says of its columns, its sequences among them.
  bool is_copied = false;
  /// Columns it has ever had.
  uint32_t attributes = 0;
  /// The round of events in which a write may have left some of a deferred key to it.
  uint32_t pending = none;
};

/// By which other objects know it.
[[nodiscard]] inline uint32_t number_of(const Entity& object) { return object.table.number; }

struct State {
  Start start = Start::open;
  unsigned postgres = default_postgres;
  /// What names, types and expressions view, which lives as long as this or a copy.
  std::shared_ptr<Arena> texts = std::make_shared<Arena>();
  /// What one statement needs and nobody keeps.
  std::shared_ptr<Arena> scratch = std::make_shared<Arena>();
  SharedList<Slot> slots;
  SharedNames places;
  /// Whether a name has been spoken of with the schema `public`.
  bool has_public = false;
  SharedList<Entity> objects;
  /// What stands there for each that is gone, and the numbers of those that a statement has freed.
  std::shared_ptr<Entity> nothing = std::make_shared<Entity>();
  std::vector<uint32_t> freed;
  /// Both as they were when they were last settled: what is not the same now may hold what `settle` forgets.
  SharedList<Slot> settled_slots;
  SharedList<Entity> settled_objects;
  std::vector<std::string> path;
  /// Whether something opaque was met, in this function and ever.
  bool is_opaque = false;
  bool was_opaque = false;
  uint32_t opaque_by = before_all;
  /// Whether functions, rules or policies may depend on things, and whether their code may have run.
  bool has_code = false;
  bool has_extension = false;
  /// Whether a temporary table may hide what is there, and whether something known was lost.
  bool has_temporary = false;
  bool has_lost = false;
  /// The keys of the relations that were lost, in order, and without a function of those that have indexes copied.
  std::vector<Noted> lost;
  /// What the names of their indexes begin with, as the slots of the relations have it: 1 where that is not their whole name.
  NameLookup copies;
  /// Views that were made.
  std::vector<uint32_t> views;
  /// Tables that this transaction has made, which are empty until it writes into them.
  std::vector<uint32_t> new_tables;
  bool has_written = false;
  /// Whether rows have come into a table with parents or children.
  bool has_written_tree = false;
  uint32_t function = 0;
  /// The last statement so far.
  uint32_t now = before_all;
  /// Begins anew with each function and with SET CONSTRAINTS.
  uint32_t round = 0;
  std::vector<FreshValue> fresh;
  std::vector<Hindsight> hindsights;
  std::vector<Gone> gone;

  /// The slot of a name; made where it is new.
  [[nodiscard]] Slot& slot(Space space, std::string_view schema, std::string_view name, uint32_t* number = nullptr);
  [[nodiscard]] const Slot* find(Space space, std::string_view schema, std::string_view name) const;
  /// From an open start it is not known whether names without a schema lie in `public`: the slot of the same name in the other of
  /// the two. Null where there is none.
  [[nodiscard]] const Slot* find_twin(Space space, std::string_view schema, std::string_view name) const;
  /// The relation of that name as the next statement would find it, or null where there is none or it is not known.
  [[nodiscard]] const Entity* relation(const ddl::ObjectName& name) const;
  /// What lives as long as the schema or a copy of it.
  [[nodiscard]] Text kept(std::string_view text) const { return text.empty() ? Text() : Text(texts->copy(text)); }
  [[nodiscard]] Names kept(const Names& names) const;
  [[nodiscard]] ddl::TypeFacts kept(const ddl::TypeFacts& type) const;
  [[nodiscard]] bool starts_empty() const { return start == Start::empty && !was_opaque; }

  /// Adds an object and lets the slot hold it.
  Entity& add(Kind kind, uint32_t slot_number, uint32_t statement);
  [[nodiscard]] Entity& object(uint32_t number) { return *objects[number]; }
  [[nodiscard]] const Entity& object(uint32_t number) const { return *objects[number]; }
  /// Whether what had the number is not known any more, rather than gone.
  [[nodiscard]] bool is_lost(uint32_t number) const { return objects[number]->is_lost; }
  /// The table that an index or a foreign key's referrer is, or null where it is not known any more.
  [[nodiscard]] const Entity* living(uint32_t number) const {
    return number != none && objects[number]->slot != none ? objects[number] : nullptr;
  }
  [[nodiscard]] Entity* living(uint32_t number) {
    return std::as_const(*this).living(number) != nullptr ? objects[number] : nullptr;
  }
  void forget_all();
  /// What Schema::settle says.
  void settle();
  /// Whether a table has no rows for certain.
  [[nodiscard]] bool is_empty(const Entity& table) const {
    const bool is_in_tree = !table.children.empty() || !table.parents.empty();
    return table.table.is_empty && !(has_code && has_written) && !(is_in_tree && has_written_tree);
  }
  void lose(Slot& slot, Cause cause, uint32_t statement);
  void free(Slot& slot, uint32_t statement);
  /// Lets go of what the statement has freed, unless it has another name by now.
  void bury();
  /// Notes that a table has indexes and sequences copied, whose names are not followed.
  void note_copy(const Slot& table);
  [[nodiscard]] bool may_be_of_copy(std::string_view key) const;
  /// Whether a name that is not there may have been chosen for what a lost relation has; `lost_in` is the function of the loss.
  [[nodiscard]] bool may_be_of_lost(const Slot& slot, uint32_t& lost_in) const;
  /// Makes a name that is not there unknown where a lost table may have an index or a sequence called so.
  void doubt_absence(Slot& slot) const;
};

}  // namespace mesh::schema

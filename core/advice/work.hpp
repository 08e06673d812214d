// What a statement makes the server do while others wait: the locks it takes, the tables it writes anew or reads whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "advice/lock_mode.hpp"
#include "base/arena.hpp"
#include "base/arena_list.hpp"
#include "ddl/facts.hpp"
#include "schema/schema.hpp"

namespace mesh::advice {

/// What a statement does with a relation that was there before it.
struct RelationWork {
  /// With its schema and a dot where the statement gives one.
  std::string_view relation;
  LockMode mode = LockMode::none;
  /// Whether it is an index, which nobody reads by its name: its table is locked, too, and stands before it where it is known.
  bool is_index = false;
  /// Whether the same function made it: nobody else can see it, so nobody waits.
  bool is_new = false;
  /// Whether a function of the same file made it: what runs now does not know it.
  bool is_made_here = false;
  bool is_rewritten = false;
  /// Whether it is rewritten depends on what is not known: a function's volatility or a type's constraints.
  bool may_be_rewritten = false;
  /// Whether each row is read, be it for an index.
  bool is_scanned = false;
};

struct Work {
  /// False for a statement that may do anything.
  bool is_known = false;
  /// Whether PostgreSQL locks the statement's table before it looks whether to skip the statement.
  bool locks_before_it_looks = false;
  /// The statement's own table first. Locks of ACCESS SHARE, which every query takes, are left out, and so are indexes and
  /// sequences that the statement does not name, views that fall with what they show, and the default partition, which a new
  /// partition locks.
  ArenaList<RelationWork> relations;
};

/// Where a statement stands.
struct Moment {
  const schema::Schema& before;
  /// The number of the function's first statement.
  uint32_t first_statement = 0;
  /// The names of what the function has made for its session only; null for none.
  const std::vector<std::string>* temporary = nullptr;

  /// Whether the same function made it, by the number of the statement that did.
  [[nodiscard]] bool is_new(uint32_t made_by) const { return made_by != schema::before_all && made_by >= first_statement; }
  [[nodiscard]] bool is_temporary(const ddl::ObjectName& relation) const;
  /// Whether the migration's file made it: nobody uses it yet, and nobody will miss it.
  [[nodiscard]] bool is_made_here(const ddl::ObjectName& relation) const;
};

/// What a statement does when it is carried out.
///
/// Takes:   `arena`, in which what it gives lies.
/// Gives:   what is certain on PostgreSQL 12 to 18 under the premises of schema/schema.hpp, for the tables that `before` knows
/// whole;
///          for others, what follows from the statement alone.
/// Bounds:  grows with the statement and the tables that have to do with those that it names; DROP SCHEMA, with all.
/// Source:  a server that was asked; tests/postgres/locks.cpp asks it again.
[[nodiscard]] Work work_of(const ddl::Facts& facts, std::string_view sql, const Moment& moment, Arena& arena);

/// What is left of `work` where PostgreSQL skips the statement.
[[nodiscard]] Work work_of_skipped(const Work& work, Arena& arena);

}  // namespace mesh::advice

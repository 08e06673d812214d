// What becomes of a statement when a server is asked to carry it out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ddl/statement.hpp"

namespace mesh::schema {

enum class OutcomeKind : uint8_t { applied, skipped, fails, unknown };

/// What an unknown outcome depends on.
enum class Cause : uint8_t {
  none,
  /// Whether something is there that no statement so far has made, or what it is like.
  existence,
  /// Which rows there are.
  rows,
  /// A statement before it that may have done anything.
  opaque,
  /// A statement before it that fails.
  after_failure,
  /// What an expression calls, or whether its types fit, which is not followed.
  expression,
};

/// The SQLSTATE of what cannot run inside a transaction, by the name that PostgreSQL gives it.
inline constexpr std::string_view active_transaction = "25001";

/// How PostgreSQL answers a statement, as far as it is certain under the premises of schema/schema.hpp.
struct Outcome {
  OutcomeKind kind = OutcomeKind::applied;
  Cause cause = Cause::none;
  /// The SQLSTATE that `fails` with, or that `unknown` would fail with if what it depends on is not as wanted. Else empty, as where
  /// a statement has several faults and it is not known which of them PostgreSQL meets first.
  std::string_view code = {};
  /// Why, as a sentence without its full stop that names the objects. Empty for `applied`.
  std::string reason = {};
  /// What to write instead, where that can be said. May be empty.
  std::string hint = {};
  /// The bytes of the statement's SQL that are at fault; empty for the whole.
  ddl::TextRange text = {};
  /// SQL that stands well in the place of `text`; may be empty.
  std::string instead = {};
  /// The statement, by the number given to `apply`, that made, dropped or spoiled what this one meets.
  std::optional<uint32_t> because_of = {};
  /// Whether the author should be warned, although nothing is certain: a later statement of the same function makes what this one
  /// needs, or a name is near to one that this one does not meet.
  bool is_warning = false;
  /// Whether it fails by its first words alone, of which W0413 or W0414 tells.
  bool is_told = false;
};

/// What only a later statement of the same function tells of an earlier one: that it makes what the earlier one needs.
struct Hindsight {
  /// The earlier statement, by its number.
  uint32_t statement = 0;
  /// A sentence without its full stop, such as: this fails unless `events` is there already (42P01)
  std::string reason;
  std::string hint;
  /// The later statement.
  std::optional<uint32_t> because_of = {};
  std::string_view code = {};
};

/// `applied`, `skipped`, `fails`, `unknown`, as JSON has them.
[[nodiscard]] std::string_view kind_text(OutcomeKind kind);
/// `existence`, `rows`, `opaque`, `after a failure`; empty for none.
[[nodiscard]] std::string_view cause_text(Cause cause);

}  // namespace mesh::schema

#include <algorithm>
#include <array>

#include "advice/work_builder.hpp"
#include "base/text.hpp"
#include "ddl/sql_walk.hpp"
#include "schema/types.hpp"

namespace mesh::advice {
namespace {

using ddl::AlterKind;
using ddl::ConstraintKind;

/// What an action locks: its table, and the other table that it names.
struct AlterRow {
  AlterKind kind;
  LockMode own = LockMode::access_exclusive;
  LockMode other = LockMode::none;
};

/// Actions that are not here take ACCESS EXCLUSIVE.
constexpr std::array alter_rows{
    AlterRow{AlterKind::validate_constraint, LockMode::share_update_exclusive},
    AlterRow{AlterKind::attach_partition, LockMode::share_update_exclusive, LockMode::access_exclusive},
    AlterRow{AlterKind::detach_partition, LockMode::access_exclusive, LockMode::access_exclusive},
    AlterRow{AlterKind::inherit, LockMode::access_exclusive, LockMode::share_update_exclusive},
};

/// The first words of an action that the model does not follow, in upper case; `_` is a name.
struct OtherRow {
  std::string_view words;
  LockMode own;
  /// Whether it is for what inherits from the table, too.
  bool is_inherited = false;
};

/// Those that are not here take ACCESS EXCLUSIVE.
constexpr std::array other_rows{
    OtherRow{"SET (", LockMode::share_update_exclusive},
    OtherRow{"RESET (", LockMode::share_update_exclusive},
    OtherRow{"CLUSTER ON", LockMode::share_update_exclusive},
    OtherRow{"SET WITHOUT CLUSTER", LockMode::share_update_exclusive},
    OtherRow{"ALTER _ SET STATISTICS", LockMode::share_update_exclusive, true},
    OtherRow{"ALTER COLUMN _ SET STATISTICS", LockMode::share_update_exclusive, true},
    OtherRow{"ALTER _ SET STORAGE", LockMode::access_exclusive, true},
    OtherRow{"ALTER COLUMN _ SET STORAGE", LockMode::access_exclusive, true},
    OtherRow{"ALTER _ SET (", LockMode::share_update_exclusive},
    OtherRow{"ALTER COLUMN _ SET (", LockMode::share_update_exclusive},
    OtherRow{"ALTER _ RESET (", LockMode::share_update_exclusive},
    OtherRow{"ALTER COLUMN _ RESET (", LockMode::share_update_exclusive},
    OtherRow{"ENABLE TRIGGER", LockMode::share_row_exclusive},
    OtherRow{"DISABLE TRIGGER", LockMode::share_row_exclusive},
    OtherRow{"ENABLE ALWAYS TRIGGER", LockMode::share_row_exclusive},
    OtherRow{"ENABLE REPLICA TRIGGER", LockMode::share_row_exclusive},
};

bool begins_with(std::string_view text, std::string_view words) {
  ddl::SqlWalk walk(text);
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    const std::string_view word = words.substr(0, end);
    const auto token = walk.next();
    if (!token || (word != "_" && !equals_ignoring_case(walk.text(*token), word))) return false;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return true;
}

/// Follows the actions of one statement.
class Actions {
 public:
  Actions(WorkBuilder& work, const ddl::AlterTable& facts) : work_(work), facts_(facts), table_(work.find(facts.table)) {}

  void all() {
    work_.lock_before_looking(table_);
    work_.lock(facts_.table, table_, LockMode::none);
    for (const ddl::AlterAction& action : facts_.actions) begin(action);
    RelationWork& own = work_.lock(facts_.table, table_, mode_);
    own.is_rewritten = rewritten_ == Certainty::yes;
    own.may_be_rewritten = rewritten_ == Certainty::maybe;
    own.is_scanned = is_scanned_ || own.is_rewritten;
    if (table_ == nullptr) return;
    RelationWork done = own;
    done.mode = mode_of_children_;
    if (!facts_.is_only && mode_of_children_ != LockMode::none) work_.do_to_children(*table_, done);
    work_.leave_rows(*table_);
  }

 private:
  void rewrite(Certainty certainty) { rewritten_ = std::max(rewritten_, certainty); }

  static const OtherRow* row_of(const ddl::AlterAction& action, std::string_view text) {
    for (const OtherRow& row : other_rows) {
      if (action.kind == AlterKind::other && begins_with(text, row.words)) return &row;
    }
    return nullptr;
  }

  static LockMode mode_of(const ddl::AlterAction& action, std::string_view text, LockMode& other) {
    if (const OtherRow* row = row_of(action, text)) return row->own;
    const bool is_key = action.kind == AlterKind::add_constraint && action.constraint.kind == ConstraintKind::foreign_key;
    if (is_key) return LockMode::share_row_exclusive;
    for (const AlterRow& row : alter_rows) {
      if (row.kind != action.kind) continue;
      other = action.is_concurrent ? LockMode::share_update_exclusive : row.other;
      return action.is_concurrent ? LockMode::share_update_exclusive : row.own;
    }
    return LockMode::access_exclusive;
  }

  void begin(const ddl::AlterAction& action) {
    LockMode other = LockMode::none;
    const LockMode own = mode_of(action, work_.text(action.text), other);
    mode_ = std::max(mode_, own);
    if (is_inherited(action)) mode_of_children_ = std::max(mode_of_children_, mode_for_children(action, own));
    if (other != LockMode::none) {
      work_.lock(action.other_table, other).is_scanned = action.kind == AlterKind::attach_partition;
      const bool is_attached = action.kind == AlterKind::attach_partition;
      if (table_ != nullptr && (is_attached || action.kind == AlterKind::detach_partition)) {
        work_.lock_referenced(*table_, LockMode::share_row_exclusive);
        work_.lock_referencing(*table_, is_attached ? LockMode::share_row_exclusive : LockMode::access_exclusive);
      }
    }
    switch (action.kind) {
      case AlterKind::add_column: add_column(action.column); return;
      case AlterKind::drop_column: drop_column(action); return;
      case AlterKind::alter_type: alter_type(action); return;
      case AlterKind::set_not_null: is_scanned_ = is_scanned_ || may_hold_null(action.name); return;
      case AlterKind::add_constraint: add_constraint(action.constraint); return;
      case AlterKind::drop_constraint: drop_constraint(action); return;
      case AlterKind::validate_constraint: validate(action); return;
      case AlterKind::set_logged: rewrite_unless(ddl::Persistence::permanent); return;
      case AlterKind::set_unlogged: rewrite_unless(ddl::Persistence::unlogged); return;
      case AlterKind::other:
        if (begins_with(work_.text(action.text), "SET TABLESPACE") || begins_with(work_.text(action.text), "SET ACCESS METHOD")) {
          rewrite(Certainty::maybe);
        }
        return;
      default: return;
    }
  }

  /// Whether what is done to a table is done to its partitions and to those that inherit from it.
  [[nodiscard]] bool is_inherited(const ddl::AlterAction& action) const {
    switch (action.kind) {
      case AlterKind::add_column:
      case AlterKind::drop_column:
      case AlterKind::alter_type:
      case AlterKind::set_default:
      case AlterKind::drop_default:
      case AlterKind::set_not_null:
      case AlterKind::drop_not_null:
      case AlterKind::drop_expression:
      case AlterKind::drop_constraint:
      case AlterKind::validate_constraint: return true;
      case AlterKind::add_constraint:
        if (table_ != nullptr && table_->partition_by != ddl::PartitionStrategy::none) return true;
        return action.constraint.kind == ConstraintKind::check && !action.constraint.is_no_inherit;
      case AlterKind::other: {
        const OtherRow* row = row_of(action, work_.text(action.text));
        return row != nullptr && row->is_inherited;
      }
      default: return false;
    }
  }

  /// A key that has an index only has it built in a partition, and a primary key's columns set NOT NULL.
  [[nodiscard]] LockMode mode_for_children(const ddl::AlterAction& action, LockMode own) const {
    const ddl::ConstraintFacts& constraint = action.constraint;
    const bool is_other = constraint.kind == ConstraintKind::check || constraint.kind == ConstraintKind::foreign_key;
    if (action.kind != AlterKind::add_constraint || is_other) return own;
    const bool sets_not_null =
        constraint.kind == ConstraintKind::primary_key && std::any_of(constraint.columns.begin(), constraint.columns.end(),
                                                                      [&](std::string_view name) { return may_hold_null(name); });
    return sets_not_null ? own : LockMode::share;
  }

  void rewrite_unless(ddl::Persistence persistence) {
    const bool is_already = table_ != nullptr && table_->is_whole && table_->persistence == persistence;
    rewrite(is_already ? Certainty::no : Certainty::yes);
  }

  void add_column(const ddl::ColumnFacts& column) {
    const std::string_view default_value = work_.text(column.default_value);
    const Certainty certainty = rewrites(column, default_value, work_.moment().before);
    rewrite(certainty);
    const bool has_value = (!default_value.empty() && !is_null(default_value)) || certainty == Certainty::yes;
    work_.lock_for_keys(facts_.table, column.constraints);
    bool is_not_null = column.is_not_null;
    for (const ddl::ConstraintFacts& constraint : column.constraints) {
      is_not_null = is_not_null || constraint.kind == ConstraintKind::primary_key;
      is_scanned_ = is_scanned_ || constraint.kind != ConstraintKind::foreign_key || is_looked_up(column);
    }
    is_scanned_ = is_scanned_ || (is_not_null && !has_value && certainty == Certainty::no);
  }

  void drop_column(const ddl::AlterAction& action) {
    if (table_ == nullptr) return;
    work_.lock_referenced(*table_, LockMode::access_exclusive, action.name);
    if (action.is_cascade) work_.lock_referencing(*table_, LockMode::access_exclusive, {&action.name, 1});
  }

  void alter_type(const ddl::AlterAction& action) {
    const Certainty certainty = rewrites(find_column(table_, action.name), action.type, work_.text(action.expression));
    rewrite(certainty);
    if (table_ == nullptr) return;
    work_.lock_referenced(*table_, LockMode::access_exclusive, action.name);
    for (const schema::Constraint& constraint : table_->constraints) {
      if (!has_column(constraint, action.name)) continue;
      is_scanned_ = is_scanned_ || constraint.kind == ConstraintKind::check;
    }
    work_.lock_referencing(*table_, LockMode::access_exclusive, {&action.name, 1}, certainty == Certainty::yes);
  }

  /// False for what is known to be NOT NULL, or may be held so by a CHECK.
  [[nodiscard]] bool may_hold_null(std::string_view name) const {
    const schema::Column* column = find_column(table_, name);
    if (column != nullptr && column->is_not_null) return false;
    if (table_ == nullptr) return true;
    return std::none_of(table_->constraints.begin(), table_->constraints.end(), [&](const schema::Constraint& constraint) {
      return constraint.kind == ConstraintKind::check && constraint.is_valid && demands_value(constraint.expression, name);
    });
  }

  /// Whether `name IS NOT NULL` stands in a condition.
  static bool demands_value(std::string_view condition, std::string_view name) {
    constexpr std::array words{std::string_view("IS"), std::string_view("NOT"), std::string_view("NULL")};
    ddl::SqlWalk walk(condition);
    size_t at = 0;
    for (auto token = walk.next(); token; token = walk.next()) {
      const std::string_view text = walk.text(*token);
      const bool is_name = equals_ignoring_case(text, name) || text == cat({"\"", name, "\""});
      if (is_name) {
        at = 1;
      } else if (text != ")") {
        at = at > 0 && equals_ignoring_case(text, words[at - 1]) ? at + 1 : 0;
      }
      if (at > words.size()) return true;
    }
    return false;
  }

  void add_constraint(const ddl::ConstraintFacts& constraint) {
    const bool is_key = constraint.kind == ConstraintKind::foreign_key;
    const bool is_read = !constraint.is_not_valid && constraint.index.empty();
    is_scanned_ = is_scanned_ || is_read;
    if (is_key) work_.lock_for_keys(facts_.table, {&constraint, 1});
    if (constraint.kind == ConstraintKind::primary_key && !constraint.index.empty()) {
      for (const std::string_view column : columns_of_index(constraint.index)) is_scanned_ = is_scanned_ || may_hold_null(column);
    }
  }

  [[nodiscard]] schema::Names columns_of_index(std::string_view name) const {
    if (table_ == nullptr) return {};
    for (const schema::Index& index : table_->indexes) {
      if (index.name == name) return index.keys;
    }
    return {};
  }

  void drop_constraint(const ddl::AlterAction& action) {
    const schema::Constraint* constraint = find_constraint(table_, action.name);
    if (constraint == nullptr) return;
    if (constraint->kind == ConstraintKind::foreign_key) {
      work_.lock_target(*constraint, LockMode::access_exclusive);
    } else if (action.is_cascade && constraint->kind != ConstraintKind::check) {
      work_.lock_referencing(*table_, LockMode::access_exclusive, constraint->columns);
    }
  }

  void validate(const ddl::AlterAction& action) {
    const schema::Constraint* constraint = find_constraint(table_, action.name);
    if (constraint == nullptr) {
      is_scanned_ = true;
      return;
    }
    is_scanned_ = is_scanned_ || !constraint->is_valid;
    if (constraint->kind != ConstraintKind::foreign_key || constraint->is_valid) return;
    work_.lock_target(*constraint, LockMode::row_share);
  }

  WorkBuilder& work_;
  const ddl::AlterTable& facts_;
  const schema::Table* table_;
  LockMode mode_ = LockMode::none;
  Certainty rewritten_ = Certainty::no;
  bool is_scanned_ = false;
  /// `none` where nothing reaches them.
  LockMode mode_of_children_ = LockMode::none;
};

}  // namespace

void WorkBuilder::alter(const ddl::AlterTable& facts) { Actions(*this, facts).all(); }

}  // namespace mesh::advice

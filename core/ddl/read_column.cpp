#include "ddl/read_column.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ddl/b_expression.hpp"
#include "ddl/read_constraint.hpp"
#include "ddl/read_type.hpp"
#include "ddl/serial_types.hpp"
#include "ddl/word_list.hpp"

namespace mesh::ddl {
namespace {

bool is_given(TextRange range) { return range.end > 0; }

/// The constraints of one column, one after the other.
class ColumnConstraints {
 public:
  ColumnConstraints(SqlReader& reader, ColumnFacts& into) : reader_(reader), column_(into) {}

  void read() {
    while (!reader_.at_end() && !reader_.is(",") && !reader_.is(")")) read_one();
    if (!is_serial(column_.type) || column_.type.array_dimensions > 0) return;
    for (const TextRange other : {column_.default_value, null_, identity_, column_.generation}) {
      if (is_given(other)) set_conflict(other);
    }
  }

 private:
  void read_one() {
    begin_ = reader_.begin();
    name_ = read_constraint_name(reader_);
    const bool is_named = reader_.begin() != begin_;
    if (read_value() || read_constraint()) return;
    if (is_named || !(read_collation() || read_attribute())) reader_.fail();
  }

  void set_conflict(TextRange text) {
    if (!is_given(column_.conflict)) column_.conflict = text;
  }
  void set_conflict_if(bool is_against) {
    if (is_against) set_conflict(reader_.since(begin_));
  }

  /// NULL, NOT NULL, DEFAULT and GENERATED.
  bool read_value() {
    if (reader_.take("NOT NULL")) {
      if (reader_.take("NO INHERIT")) reader_.note_newer(18, begin_);
      column_.is_not_null = true;
      set_conflict_if(is_given(null_));
    } else if (reader_.take("NULL")) {
      column_.is_null = true;
      null_ = reader_.since(begin_);
      set_conflict_if(column_.is_not_null || is_given(identity_));
    } else if (reader_.take("DEFAULT")) {
      const bool is_second = is_given(column_.default_value) || is_given(identity_) || is_given(column_.generation);
      column_.default_value = read_b_expression(reader_);
      set_conflict_if(is_second);
    } else if (reader_.take("GENERATED")) {
      read_generated();
    } else {
      return false;
    }
    can_defer_ = false;
    return true;
  }

  void read_generated() {
    const bool is_second = is_given(column_.default_value) || is_given(identity_) || is_given(column_.generation);
    if (reader_.is("ALWAYS AS (")) {
      reader_.expect("ALWAYS AS");
      column_.generation = reader_.brackets();
      column_.generated = reader_.take("STORED") ? Generated::stored : Generated::computed;
      if (column_.generated == Generated::computed) (void)reader_.take("VIRTUAL");
      set_conflict_if(is_second);
      return;
    }
    column_.identity = read_identity(reader_, column_.identity_options);
    identity_ = reader_.since(begin_);
    set_conflict_if(is_second || is_given(null_));
  }

  /// CHECK, UNIQUE, PRIMARY KEY and REFERENCES.
  bool read_constraint() {
    if (!reader_.is_one_of({"CHECK", "UNIQUE", "PRIMARY KEY", "REFERENCES"})) return false;
    ConstraintFacts& constraint = column_.constraints.add(reader_.arena());
    if (reader_.take("CHECK")) {
      constraint.expression = reader_.brackets();
      constraint.is_no_inherit = reader_.take("NO INHERIT");
    } else if (reader_.take("UNIQUE")) {
      constraint.kind = ConstraintKind::unique;
      constraint.has_nulls_not_distinct = take_nulls_not_distinct(reader_);
      read_index_storage(reader_, constraint.storage);
    } else if (reader_.take("PRIMARY KEY")) {
      constraint.kind = ConstraintKind::primary_key;
      read_index_storage(reader_, constraint.storage);
    } else {
      reader_.expect("REFERENCES");
      constraint.kind = ConstraintKind::foreign_key;
      read_references(reader_, constraint);
    }
    constraint.name = name_;
    constraint.columns.add(reader_.arena(), column_.name);
    constraint.is_of_column = true;
    constraint.text = reader_.since(begin_);
    can_defer_ = constraint.kind != ConstraintKind::check;
    has_deferrable_ = has_initially_ = is_not_deferrable_ = false;
    return true;
  }

  bool read_collation() {
    if (!reader_.take("COLLATE")) return false;
    const bool is_second = !column_.collation.name.empty();
    column_.collation = reader_.object();
    set_conflict_if(is_second);
    return true;
  }

  /// What follows a constraint, and is one of its own to the grammar.
  bool read_attribute() {
    const bool is_not_deferrable = reader_.take("NOT DEFERRABLE");
    const bool is_deferrable = !is_not_deferrable && reader_.take("DEFERRABLE");
    const bool is_deferred = reader_.take("INITIALLY DEFERRED");
    const bool is_initially = is_deferred || reader_.take("INITIALLY IMMEDIATE");
    const bool is_deferrability = is_not_deferrable || is_deferrable;
    if (!is_deferrability && !is_initially) return false;
    const bool is_second = (is_deferrability && has_deferrable_) || (is_initially && has_initially_);
    set_conflict_if(!can_defer_ || is_second || (is_deferred && (is_not_deferrable || is_not_deferrable_)));
    if (!can_defer_) return true;
    has_deferrable_ = has_deferrable_ || is_deferrability;
    has_initially_ = has_initially_ || is_initially;
    is_not_deferrable_ = is_not_deferrable_ || is_not_deferrable;
    ConstraintFacts& constraint = column_.constraints.back();
    set_conflict_if(is_not_deferrable && constraint.is_initially_deferred);
    constraint.is_deferrable = constraint.is_deferrable || is_deferrable || is_deferred;
    constraint.is_initially_deferred = constraint.is_initially_deferred || is_deferred;
    constraint.text.end = reader_.end();
    return true;
  }

  SqlReader& reader_;
  ColumnFacts& column_;
  uint32_t begin_ = 0;
  std::string_view name_;
  TextRange null_;
  TextRange identity_;
  /// Whether the last constraint may be deferred, and what of that has been said of it.
  bool can_defer_ = false;
  bool has_deferrable_ = false;
  bool has_initially_ = false;
  bool is_not_deferrable_ = false;
};

/// What stands after a word that came with a version, if that stands here: a name or DEFAULT.
std::string_view read_after(SqlReader& reader, SqlWords word, unsigned version) {
  const uint32_t begin = reader.begin();
  if (!reader.take(word)) return {};
  const std::string_view name = reader.take("DEFAULT") ? "default" : reader.name();
  reader.note_newer(version, begin);
  return name;
}

}  // namespace

bool is_serial(const TypeFacts& type) {
  const std::string_view name = type.name;
  const size_t begin = name.find("serial");
  // What stands in quotes has kept its capital letters.
  return begin != std::string_view::npos && type.schema.empty() && is_listed(serial_types, name) &&
         std::none_of(name.begin(), name.end(), is_ascii_upper);
}

Identity read_identity(SqlReader& reader, TextRange& options) {
  const bool is_always = reader.take("ALWAYS");
  if (!is_always) reader.expect("BY DEFAULT");
  reader.expect("AS IDENTITY");
  if (reader.is("(")) options = reader.brackets();
  return is_always ? Identity::always : Identity::by_default;
}

void read_column_constraints(SqlReader& reader, ColumnFacts& into) { ColumnConstraints(reader, into).read(); }

void read_column(SqlReader& reader, ColumnFacts& into) {
  const uint32_t begin = reader.begin();
  into.name = reader.name();
  into.name_text = reader.since(begin);
  into.type = read_type(reader);
  into.storage = read_after(reader, "STORAGE", 16);
  into.compression = read_after(reader, "COMPRESSION", 14);
  read_column_constraints(reader, into);
  into.text = reader.since(begin);
}

}  // namespace mesh::ddl

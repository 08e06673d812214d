#include "schema/difference.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <utility>

#include "base/lookup.hpp"
#include "base/text.hpp"
#include "ddl/type_text.hpp"

namespace mesh::schema {
namespace {

/// What an object is called, and what it is. No name holds a NUL.
struct Where {
  ddl::ObjectKind kind;
  std::string_view schema;
  std::string_view table;
  std::string_view name;

  [[nodiscard]] std::string key() const {
    constexpr std::string_view separator("\0", 1);
    return cat({decimal(static_cast<int>(kind)), separator, schema, separator, table, separator, name});
  }
};

/// Numbers by where they belong.
class Places {
 public:
  void add(const Where& where, uint32_t number) {
    keys_.push_back(where.key());
    lookup_.add(keys_.back(), number);
  }
  [[nodiscard]] std::optional<uint32_t> find(const Where& where) const { return lookup_.find(where.key()); }
  [[nodiscard]] bool has(const Where& where) const { return find(where).has_value(); }

 private:
  std::deque<std::string> keys_;
  NameLookup lookup_;
};

/// What a schema has, to be found by name.
class Inventory {
 public:
  explicit Inventory(const Schema& schema) : tables_(schema.tables()) {
    for (size_t at = 0; at < tables_.size(); ++at) {
      places_.add({ddl::ObjectKind::table, tables_[at]->schema, {}, tables_[at]->name}, static_cast<uint32_t>(at));
    }
    for (const Object& object : schema.objects()) places_.add({object.kind, object.schema, {}, object.name}, 0);
  }

  [[nodiscard]] const std::vector<const Table*>& tables() const { return tables_; }
  [[nodiscard]] const Table* table(std::string_view schema, std::string_view name) const {
    const auto at = places_.find({ddl::ObjectKind::table, schema, {}, name});
    return at ? tables_[*at] : nullptr;
  }
  [[nodiscard]] bool has(const Where& where) const { return places_.has(where); }

 private:
  std::vector<const Table*> tables_;
  Places places_;
};

template <typename Part>
const Part* find_named(const std::vector<Part>& parts, std::string_view name) {
  const auto at = std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.name == name; });
  return at == parts.end() ? nullptr : &*at;
}

class Comparison {
 public:
  Comparison(const Schema& before, const Schema& after) : before_(before), after_(after) {
    for (const Gone& gone : after.gone()) gone_.add({gone.kind, gone.schema, gone.table, gone.name}, gone.taken_by);
  }

  std::vector<Difference> run(const Schema& after) {
    for (const Table* table : after_.tables()) compare(*table);
    for (const Object& object : after.objects()) tell_if_made({object.kind, object.schema, {}, object.name}, object.made_by);
    for (const Gone& gone : after.gone()) look_for(gone);
    return std::move(found_);
  }

 private:
  void add(Change change, const Where& where, uint32_t statement, std::string was = {}, std::string is = {}) {
    found_.push_back({change, where.kind, std::string(where.schema), std::string(where.table), std::string(where.name),
                      std::move(was), std::move(is), statement});
  }

  /// Of something that is there: whether it is left, or made anew.
  void tell_if_made(const Where& where, uint32_t made_by, bool was_there = false) {
    if (made_by == before_all) return;
    const std::optional<uint32_t> taken_by = gone_.find(where);
    if (taken_by) return add(Change::anew, where, *taken_by);
    if (!was_there && !before_.has(where)) add(Change::left, where, made_by);
  }

  void compare(const Table& table) {
    const Where where{ddl::ObjectKind::table, table.schema, {}, table.name};
    const Table* old = before_.table(table.schema, table.name);
    tell_if_made(where, table.made_by);
    // Of a table that was only taken to be there nothing else is known.
    if (old == nullptr && table.made_by != before_all) return;
    compare_columns(table, old);
    compare_parts(table, table.constraints, old == nullptr ? nullptr : &old->constraints, ddl::ObjectKind::constraint);
    compare_parts(table, table.indexes, old == nullptr ? nullptr : &old->indexes, ddl::ObjectKind::index);
  }

  void compare_columns(const Table& table, const Table* old) {
    for (const Column& column : table.columns) {
      const Column* known = old == nullptr ? nullptr : find_named(old->columns, column.name);
      const Where where{ddl::ObjectKind::column, table.schema, table.name, column.name};
      std::string was = known == nullptr ? std::string() : description(*known);
      std::string is = known == nullptr ? std::string() : description(column);
      if (was != is) {
        add(Change::different, where, column.made_by, std::move(was), std::move(is));
      } else {
        tell_if_made(where, column.made_by, known != nullptr);
      }
    }
  }

  template <typename Part>
  void compare_parts(const Table& table, const std::vector<Part>& parts, const std::vector<Part>* old, ddl::ObjectKind kind) {
    for (const Part& part : parts) {
      if (old != nullptr && find_named(*old, part.name) != nullptr) continue;
      tell_if_made({kind, table.schema, table.name, part.name}, part.made_by);
    }
  }

  /// Tells what is gone, unless something of its name is there again or its table is gone, too.
  void look_for(const Gone& gone) {
    const Where where{gone.kind, gone.schema, gone.table, gone.name};
    if (!told_.has(where) && !is_there(where)) {
      told_.add(where, 0);
      tell_gone(gone, where);
    }
  }

  void tell_gone(const Gone& gone, const Where& where) {
    if (!gone.table.empty() && after_.table(gone.schema, gone.table) == nullptr) return;
    const bool is_renamed = !gone.became.empty() && is_there({gone.kind, gone.schema, gone.table, gone.became});
    if (!is_renamed) return add(Change::lost, where, gone.taken_by);
    add(Change::different, where, gone.taken_by, gone.name, gone.became);
  }

  [[nodiscard]] bool is_there(const Where& where) const {
    if (where.table.empty()) return after_.has(where);
    const Table* table = after_.table(where.schema, where.table);
    if (table == nullptr) return false;
    if (where.kind == ddl::ObjectKind::column) return find_named(table->columns, where.name) != nullptr;
    if (where.kind == ddl::ObjectKind::index) return find_named(table->indexes, where.name) != nullptr;
    return find_named(table->constraints, where.name) != nullptr;
  }

  Inventory before_;
  Inventory after_;
  Places gone_;
  /// What is gone may be on record more than once.
  Places told_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const Schema& before, const Schema& after) { return Comparison(before, after).run(after); }

std::string description(const Column& column) {
  std::string text = ddl::type_text(column.type);
  if (column.is_not_null) text += " NOT NULL";
  if (column.generated != ddl::Generated::none) {
    append(text, {" GENERATED ALWAYS AS (", column.default_value, ")",
                  column.generated == ddl::Generated::stored ? " STORED" : " VIRTUAL"});
  } else if (column.identity != ddl::Identity::none) {
    append(text, {" GENERATED ", column.identity == ddl::Identity::always ? "ALWAYS" : "BY DEFAULT", " AS IDENTITY"});
  } else if (!column.default_value.empty()) {
    append(text, {" DEFAULT ", column.default_value});
  }
  return text;
}

std::string_view change_text(Change change) {
  constexpr auto texts = std::to_array<std::string_view>({"left", "lost", "different", "anew"});
  return texts[static_cast<size_t>(change)];
}

}  // namespace mesh::schema

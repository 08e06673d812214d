#include "schema/difference.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "base/lookup.hpp"
#include "base/text.hpp"
#include "ddl/type_text.hpp"
#include "schema/same_text.hpp"

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
  void add(const Where& where, uint32_t number) { lookup_.add(keep(where), number); }
  /// The same in the place of what is known.
  void set(const Where& where, uint32_t number) { lookup_.set(keep(where), number); }
  [[nodiscard]] std::optional<uint32_t> find(const Where& where) const { return lookup_.find(where.key()); }
  [[nodiscard]] bool has(const Where& where) const { return find(where).has_value(); }

 private:
  std::string_view keep(const Where& where) { return *keys_.emplace_back(std::make_unique<std::string>(where.key())); }

  std::vector<std::unique_ptr<std::string>> keys_;
  NameLookup lookup_;
};

/// What a schema has, to be found by name.
class Inventory {
 public:
  /// Leaves out what `other` shares, since nobody has changed it.
  Inventory(const Schema& schema, const Schema& other) : tables_(schema.tables_unlike(other)) {
    for (size_t at = 0; at < tables_.size(); ++at) {
      places_.add({ddl::ObjectKind::table, tables_[at]->schema, {}, tables_[at]->name}, static_cast<uint32_t>(at));
      for (const Index& index : tables_[at]->indexes) {
        places_.add({ddl::ObjectKind::index, tables_[at]->schema, {}, index.name}, static_cast<uint32_t>(at));
      }
    }
    for (const Object& object : schema.objects_unlike(other)) places_.add({object.kind, object.schema, {}, object.name}, 0);
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

bool comes_with_constraint(const Constraint&) { return false; }
bool comes_with_constraint(const Index& index) { return index.is_of_constraint; }

std::string in_brackets(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) append(text, {text.empty() ? " (" : ", ", name});
  return text.empty() ? text : text + ")";
}

/// An index as SQL says it, as far as it is followed.
std::string description(const Index& index, const Index&) {
  std::string text = cat({index.is_unique ? "UNIQUE " : "", index.method, in_brackets(index.keys)});
  if (!index.included.empty()) append(text, {" INCLUDE", in_brackets(index.included)});
  if (!index.predicate.empty()) append(text, {" WHERE ", index.predicate});
  return text;
}

/// A constraint as SQL says it, without what is not known of the one that it is compared with.
std::string description(const Constraint& constraint, const Constraint& other) {
  constexpr auto kinds = std::to_array<std::string_view>({"CHECK", "UNIQUE", "PRIMARY KEY", "FOREIGN KEY", "EXCLUDE"});
  constexpr auto actions = std::to_array<std::string_view>({"", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"});
  std::string text(kinds[static_cast<size_t>(constraint.kind)]);
  if (!constraint.expression.empty()) append(text, {" (", constraint.expression, ")"});
  if (constraint.kind != ddl::ConstraintKind::check) text += in_brackets(constraint.columns);
  if (constraint.kind == ddl::ConstraintKind::foreign_key) {
    append(text, {" REFERENCES ", constraint.referenced_table});
    if (!other.referenced_columns.empty()) text += in_brackets(constraint.referenced_columns);
    const std::string_view on_delete = actions[static_cast<size_t>(constraint.on_delete)];
    const std::string_view on_update = actions[static_cast<size_t>(constraint.on_update)];
    if (!on_delete.empty()) append(text, {" ON DELETE ", on_delete});
    if (!on_update.empty()) append(text, {" ON UPDATE ", on_update});
  }
  return constraint.is_valid ? text : text + " NOT VALID";
}

/// Where something of that name would lie. An index is found by its own name: nobody need know its table.
Where where_of(const Gone& gone, std::string_view name) {
  const bool is_index = gone.kind == ddl::ObjectKind::index;
  return {gone.kind, gone.schema, is_index ? std::string_view() : std::string_view(gone.table), name};
}

/// What tables were called before the first statement, and are called in the end.
class TableNames {
 public:
  void rename(const Gone& gone) {
    const Where from{ddl::ObjectKind::table, gone.schema, {}, gone.name};
    const auto known = places_.find(from);
    const auto place = known && *known < names_.size() ? *known : static_cast<uint32_t>(names_.size());
    if (place == names_.size()) {
      names_.push_back({gone.name, {}});
      firsts_.set(from, place);
    }
    names_[place].now = gone.became;
    places_.set(from, UINT32_MAX);
    places_.set({ddl::ObjectKind::table, gone.schema, {}, gone.became}, place);
  }
  [[nodiscard]] std::string_view first_of(std::string_view schema, std::string_view name) const {
    const auto known = places_.find({ddl::ObjectKind::table, schema, {}, name});
    return known && *known < names_.size() ? std::string_view(names_[*known].first) : name;
  }
  [[nodiscard]] std::string_view now_of(std::string_view schema, std::string_view first) const {
    const auto known = firsts_.find({ddl::ObjectKind::table, schema, {}, first});
    return known ? std::string_view(names_[*known].now) : first;
  }

 private:
  struct Names {
    std::string first;
    std::string now;
  };
  /// By what a table is called now, and was called first.
  Places places_;
  Places firsts_;
  std::vector<Names> names_;
};

/// What is gone by the names that it and its table had before the first statement, and what that is called in the end: nothing for
/// what was renamed and renamed back.
std::vector<Gone> net_of(const std::vector<Gone>& all, TableNames& tables) {
  std::vector<Gone> net;
  Places renamed;
  for (Gone gone : all) {
    gone.table = std::string(tables.first_of(gone.schema, gone.table));
    if (gone.kind == ddl::ObjectKind::table && !gone.became.empty()) tables.rename(gone);
    const auto known = renamed.find(where_of(gone, gone.name));
    const uint32_t place = known && *known < net.size() ? *known : static_cast<uint32_t>(net.size());
    if (place == net.size()) net.push_back(gone);
    net[place].became = gone.became;
    net[place].taken_by = gone.taken_by;
    if (known) renamed.set(where_of(gone, gone.name), UINT32_MAX);
    if (!gone.became.empty()) renamed.set(where_of(gone, gone.became), place);
  }
  net.erase(std::remove_if(net.begin(), net.end(), [](const Gone& gone) { return gone.became == gone.name; }), net.end());
  return net;
}

class Comparison {
 public:
  Comparison(const Schema& before, const Schema& after)
      : before_(before, after), after_(after, before), net_(net_of(after.gone(), names_)) {
    for (const Gone& gone : net_) gone_.add(where_of(gone, gone.name), gone.taken_by);
  }

  std::vector<Difference> run(const Schema& before, const Schema& after) {
    for (const Table* table : after_.tables()) compare(*table);
    for (const Object& object : after.objects_unlike(before))
      tell_if_made({object.kind, object.schema, {}, object.name}, object.made_by);
    for (const Gone& gone : net_) look_for(gone);
    return std::move(found_);
  }

 private:
  void add(Change change, const Where& where, uint32_t statement, std::string was = {}, std::string is = {}) {
    found_.push_back({change, where.kind, std::string(where.schema), std::string(where.table), std::string(where.name),
                      std::move(was), std::move(is), statement});
  }

  /// Of something that is there: whether it is left, or made anew.
  ///
  /// Takes:   `where`, to look for it; `table`, the one that an index is on.
  void tell_if_made(const Where& where, uint32_t made_by, bool was_there = false, std::string_view table = {}) {
    if (made_by == before_all) return;
    const Where whole{where.kind, where.schema, table.empty() ? where.table : table, where.name};
    const std::optional<uint32_t> taken_by =
        gone_.find({where.kind, where.schema, names_.first_of(where.schema, where.table), where.name});
    if (taken_by) return add(Change::anew, whole, *taken_by);
    if (!was_there && !before_.has(where)) add(Change::left, whole, made_by);
  }

  void compare(const Table& table) {
    const Where where{ddl::ObjectKind::table, table.schema, {}, table.name};
    const Table* old = before_.table(table.schema, names_.first_of(table.schema, table.name));
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
      if (!reads_alike(was, is)) {
        add(Change::different, where, column.made_by, std::move(was), std::move(is));
      } else {
        tell_if_made(where, column.made_by, known != nullptr);
      }
    }
  }

  template <typename Part>
  void compare_parts(const Table& table, const std::vector<Part>& parts, const std::vector<Part>* old, ddl::ObjectKind kind) {
    for (const Part& part : parts) {
      if (comes_with_constraint(part)) continue;
      const Part* known = old == nullptr ? nullptr : find_named(*old, part.name);
      std::string was = known == nullptr || part.made_by == before_all ? std::string() : description(*known, part);
      std::string is = was.empty() ? std::string() : description(part, *known);
      if (!reads_alike(was, is)) {
        add(Change::different, {kind, table.schema, table.name, part.name}, part.made_by, std::move(was), std::move(is));
        continue;
      }
      const std::string_view own_table = kind == ddl::ObjectKind::index ? std::string_view() : std::string_view(table.name);
      tell_if_made({kind, table.schema, own_table, part.name}, part.made_by, known != nullptr, table.name);
    }
  }

  /// Tells what is gone, unless something of its name is there again or its table is gone, too.
  void look_for(const Gone& gone) {
    const Where where = where_of(gone, gone.name);
    if (!told_.has(where) && !is_there(where)) {
      told_.add(where, 0);
      tell_gone(gone);
    }
  }

  void tell_gone(const Gone& gone) {
    const std::string_view table = names_.now_of(gone.schema, gone.table);
    if (!gone.table.empty() && after_.table(gone.schema, table) == nullptr) return;
    const bool is_renamed = !gone.became.empty() && is_there(where_of(gone, gone.became));
    const Where whole{gone.kind, gone.schema, table, gone.name};
    if (!is_renamed) return add(Change::lost, whole, gone.taken_by);
    add(Change::different, whole, gone.taken_by, gone.name, gone.became);
  }

  [[nodiscard]] bool is_there(const Where& where) const {
    if (where.table.empty()) return after_.has(where);
    const Table* table = after_.table(where.schema, names_.now_of(where.schema, where.table));
    if (table == nullptr) return false;
    if (where.kind == ddl::ObjectKind::column) return find_named(table->columns, where.name) != nullptr;
    return find_named(table->constraints, where.name) != nullptr;
  }

  Inventory before_;
  Inventory after_;
  TableNames names_;
  std::vector<Gone> net_;
  Places gone_;
  /// What is gone may be on record more than once.
  Places told_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const Schema& before, const Schema& after) {
  return Comparison(before, after).run(before, after);
}

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

std::string_view kind_text(ddl::ObjectKind kind) {
  constexpr auto texts =
      std::to_array<std::string_view>({"table", "index", "sequence", "view", "materialized view", "type", "domain", "schema",
                                       "extension", "column", "constraint", "enum value", "attribute"});
  return texts[static_cast<size_t>(kind)];
}

std::string_view change_text(Change change) {
  constexpr auto texts = std::to_array<std::string_view>({"left", "lost", "different", "anew"});
  return texts[static_cast<size_t>(change)];
}

}  // namespace mesh::schema

#include "schema/difference.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/lookup.hpp"
#include "base/text.hpp"
#include "schema/description.hpp"
#include "schema/same_text.hpp"
#include "schema/types.hpp"

namespace mesh::schema {
namespace {

/// What an object is called, and what it is. No name holds a NUL.
struct Where {
  ddl::ObjectKind kind;
  std::string_view schema;
  std::string_view table;
  std::string_view name;

  /// A domain is a type, too, and what is in `public` has its schema or not.
  [[nodiscard]] std::string key() const {
    constexpr std::string_view separator("\0", 1);
    const ddl::ObjectKind plain = kind == ddl::ObjectKind::domain ? ddl::ObjectKind::type : kind;
    return cat({decimal(static_cast<int>(plain)), separator, schema == "public" ? std::string_view() : schema, separator, table,
                separator, name});
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
  Inventory(const Schema& schema, const Schema& other)
      : tables_(schema.tables_unlike(other)), objects_(schema.objects_unlike(other)) {
    for (size_t at = 0; at < tables_.size(); ++at) {
      places_.add({ddl::ObjectKind::table, tables_[at]->schema, {}, tables_[at]->name}, static_cast<uint32_t>(at));
      for (const Index& index : tables_[at]->indexes) {
        places_.add({ddl::ObjectKind::index, tables_[at]->schema, {}, index.name}, static_cast<uint32_t>(at));
      }
    }
    for (size_t at = 0; at < objects_.size(); ++at) {
      const Object& object = objects_[at];
      places_.add({object.kind, object.schema, {}, object.name}, static_cast<uint32_t>(at));
    }
  }

  [[nodiscard]] const std::vector<const Table*>& tables() const { return tables_; }
  [[nodiscard]] const std::vector<Object>& objects() const { return objects_; }
  [[nodiscard]] const Table* table(std::string_view schema, std::string_view name) const {
    return table({ddl::ObjectKind::table, schema, {}, name});
  }
  /// The table of that name, or that of the index of that name.
  [[nodiscard]] const Table* table(const Where& where) const {
    const auto at = places_.find(where);
    return at ? tables_[*at] : nullptr;
  }
  [[nodiscard]] const Object* object(const Where& where) const {
    const auto at = places_.find(where);
    return at && *at < objects_.size() ? &objects_[*at] : nullptr;
  }
  [[nodiscard]] bool has(const Where& where) const { return places_.has(where); }

 private:
  std::vector<const Table*> tables_;
  std::vector<Object> objects_;
  Places places_;
};

/// Whether strings in a constraint, or in a DEFAULT, are texts.
bool has_texts(const Column& column) { return is_text_type(column.type); }
bool has_texts(const Constraint& constraint, const Table& table) {
  return std::all_of(constraint.columns.begin(), constraint.columns.end(), [&](std::string_view name) {
    const Column* column = find_named(table.columns, name);
    return column != nullptr && has_texts(*column);
  });
}
bool has_texts(const Index&, const Table&) { return false; }

bool is_index_of_constraint(const Index& index) { return index.is_of_constraint; }
template <typename Part>
bool is_index_of_constraint(const Part&) {
  return false;
}
bool is_valid(const Constraint& constraint) { return constraint.is_valid; }
bool is_valid(const Index&) { return true; }

/// Where something of that name would lie. An index is found by its own name: nobody need know its table.
Where where_of(const Gone& gone, std::string_view name) {
  const bool is_index = gone.kind == ddl::ObjectKind::index;
  return {gone.kind, gone.schema, is_index ? std::string_view() : std::string_view(gone.table), name};
}

/// Where what was renamed or moved lies.
Where target_of(const Gone& gone) {
  Where where = where_of(gone, gone.became);
  where.schema = gone.to_schema;
  return where;
}

/// What tables were called before the first statement, and are called in the end.
class TableNames {
 public:
  void rename(const Gone& gone) {
    const Where from{ddl::ObjectKind::table, gone.schema, {}, gone.name};
    const auto known = places_.find(from);
    const auto place = known && *known < names_.size() ? *known : static_cast<uint32_t>(names_.size());
    if (place == names_.size()) {
      names_.push_back({gone.schema, gone.name, {}, {}});
      firsts_.set(from, place);
    }
    names_[place].now = gone.became;
    names_[place].now_in = gone.to_schema;
    places_.set(from, UINT32_MAX);
    places_.set({ddl::ObjectKind::table, gone.to_schema, {}, gone.became}, place);
  }
  [[nodiscard]] Where first_of(std::string_view schema, std::string_view name) const {
    const Where now{ddl::ObjectKind::table, schema, {}, name};
    const auto known = places_.find(now);
    if (!known || *known >= names_.size()) return now;
    return {now.kind, names_[*known].first_in, {}, names_[*known].first};
  }
  [[nodiscard]] Where now_of(std::string_view schema, std::string_view name) const {
    const Where first{ddl::ObjectKind::table, schema, {}, name};
    const auto known = firsts_.find(first);
    return known ? Where{first.kind, names_[*known].now_in, {}, names_[*known].now} : first;
  }

 private:
  struct Names {
    std::string first_in;
    std::string first;
    std::string now_in;
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
    if (!gone.table.empty()) {
      const Where first = tables.first_of(gone.schema, gone.table);
      if (gone.kind == ddl::ObjectKind::column || gone.kind == ddl::ObjectKind::constraint) gone.to_schema = first.schema;
      if (gone.kind != ddl::ObjectKind::index) gone.schema = std::string(first.schema);
      gone.table = std::string(first.name);
    }
    if (gone.kind == ddl::ObjectKind::table && gone.table.empty() && !gone.became.empty()) tables.rename(gone);
    const auto known = renamed.find(where_of(gone, gone.name));
    const uint32_t place = known && *known < net.size() ? *known : static_cast<uint32_t>(net.size());
    if (place == net.size()) net.push_back(gone);
    net[place].became = gone.became;
    net[place].to_schema = gone.to_schema;
    net[place].taken_by = gone.taken_by;
    if (known) renamed.set(where_of(gone, gone.name), UINT32_MAX);
    if (!gone.became.empty()) renamed.set(target_of(gone), place);
  }
  std::erase_if(net,
                [](const Gone& gone) { return !gone.became.empty() && target_of(gone).key() == where_of(gone, gone.name).key(); });
  return net;
}

class Comparison {
 public:
  Comparison(const Schema& before, const Schema& after)
      : before_(before, after), after_(after, before), net_(net_of(after.gone(), names_)) {
    for (const Gone& gone : net_) {
      gone_.add(where_of(gone, gone.name), gone.taken_by);
      if (!gone.became.empty()) arrived_.add(target_of(gone), 0);
    }
  }

  std::vector<Difference> run() {
    for (const Table* table : after_.tables()) compare(*table);
    for (const Object& object : after_.objects()) compare(object);
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
    const std::optional<uint32_t> taken_by = gone_.find(first_of(where));
    if (taken_by) return add(Change::anew, whole, *taken_by);
    if (!was_there && !before_.has(where) && !arrived_.has(where)) add(Change::left, whole, made_by);
  }

  /// Where it lay before the first statement, if its table was there.
  [[nodiscard]] Where first_of(const Where& where) const {
    if (where.table.empty()) return where;
    const Where table = names_.first_of(where.schema, where.table);
    return {where.kind, table.schema, table.name, where.name};
  }

  void compare(const Table& table) {
    const Where where{ddl::ObjectKind::table, table.schema, {}, table.name};
    const Table* old = before_.table(names_.first_of(table.schema, table.name));
    tell_if_made(where, table.made_by);
    // Of a table that was only taken to be there nothing else is known.
    if (old == nullptr && table.made_by != before_all) return;
    const bool is_anew = table.made_by != before_all && old->is_whole && table.is_whole;
    if (old != nullptr) {
      const auto child = [&](const Table& one) { return is_anew && one.is_child ? " of another" : ""; };
      std::string was = cat({description(*old), child(*old)});
      std::string is = cat({description(table), child(table)});
      if (was != is && old->is_whole) add(Change::different, where, table.made_by, std::move(was), std::move(is));
    }
    compare_columns(table, old);
    compare_parts(table, table.constraints, old == nullptr ? nullptr : &old->constraints, ddl::ObjectKind::constraint, old);
    compare_parts(table, table.indexes, old == nullptr ? nullptr : &old->indexes, ddl::ObjectKind::index, old);
    if (!is_anew) return;
    tell_missing(table, ddl::ObjectKind::column, old->columns, table.columns);
    tell_missing(table, ddl::ObjectKind::constraint, old->constraints, table.constraints);
    tell_missing(table, ddl::ObjectKind::index, old->indexes, table.indexes);
  }

  /// Tells what a table that is made anew has no more.
  template <typename Part>
  void tell_missing(const Table& table, ddl::ObjectKind kind, const std::vector<Part>& old, const std::vector<Part>& now) {
    for (const Part& part : old) {
      if (!is_index_of_constraint(part) && find_named(now, part.name) == nullptr) tell_missing(table, kind, part.name);
    }
  }

  void tell_missing(const Table& table, ddl::ObjectKind kind, std::string_view name) {
    const bool is_index = kind == ddl::ObjectKind::index;
    const Where where{kind, table.schema, is_index ? std::string_view() : std::string_view(table.name), name};
    if (told_.has(where) || (is_index && after_.has(where))) return;
    told_.add(where, 0);
    const std::optional<uint32_t> taken_by = gone_.find({ddl::ObjectKind::table, table.schema, {}, table.name});
    add(Change::lost, {kind, table.schema, table.name, name}, taken_by.value_or(table.made_by));
  }

  void compare(const Object& object) {
    const Where where{object.kind, object.schema, {}, object.name};
    const Object* old = before_.object(where);
    const bool is_known = old != nullptr && !old->text.empty() && !object.text.empty();
    if (is_known &&
        (object.kind == ddl::ObjectKind::type && old->text.front() == '\n' ? old->text != object.text
                                                                           : differ_for_certain(old->text, object.text)))
      return add(Change::different, where, object.made_by, in_one_line(old->text), in_one_line(object.text));
    tell_if_made(where, object.made_by);
  }

  void compare_columns(const Table& table, const Table* old) {
    for (const Column& column : table.columns) {
      const Column* known = old == nullptr ? nullptr : find_named(old->columns, column.name);
      const Where where{ddl::ObjectKind::column, table.schema, table.name, column.name};
      std::string was = known == nullptr ? std::string() : description(*known);
      std::string is = known == nullptr ? std::string() : description(column);
      if (differ_for_certain(was, is, has_texts(column))) {
        add(Change::different, where, column.made_by, std::move(was), std::move(is));
      } else {
        tell_if_made(where, column.made_by, known != nullptr);
      }
    }
  }

  template <typename Part>
  void compare_parts(const Table& table, const std::vector<Part>& parts, const std::vector<Part>* old, ddl::ObjectKind kind,
                     const Table* old_table) {
    for (const Part& part : parts) {
      if (is_index_of_constraint(part)) continue;
      const Part* known = old == nullptr ? nullptr : find_named(*old, part.name);
      std::string moved;
      if constexpr (std::is_same_v<Part, Index>) {
        // It may have been on another table.
        const Table* other = known == nullptr ? before_.table({kind, table.schema, {}, part.name}) : nullptr;
        if (other != nullptr) known = find_named(other->indexes, part.name), old_table = other, moved = " ON ";
      }
      const bool is_kept = known == nullptr || (part.made_by == before_all && is_valid(*known) == is_valid(part));
      std::string was = is_kept ? std::string() : description(*known, part, *old_table);
      std::string is = is_kept ? std::string() : description(part, *known, table);
      if (!moved.empty()) was += cat({moved, old_table->name}), is += cat({moved, table.name});
      if (!is_kept && differ_for_certain(was, is, has_texts(part, table))) {
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
    if (told_.has(where) || is_there(where)) return;
    told_.add(where, 0);
    tell_gone(gone);
  }

  void tell_gone(const Gone& gone) {
    const bool is_value = gone.kind == ddl::ObjectKind::enum_value;
    const Where table =
        is_value ? Where{ddl::ObjectKind::type, gone.schema, {}, gone.table} : names_.now_of(gone.schema, gone.table);
    if (is_value ? gone_.has(table) : !gone.table.empty() && after_.table(table) == nullptr) return;
    // What becomes of a table itself is on record beside its names.
    if (gone.kind == table.kind && !gone.table.empty()) return add(Change::different, table, gone.taken_by, gone.name, gone.became);
    const Where whole{gone.kind, table.schema, table.name, gone.name};
    if (gone.became.empty()) return add(is_value ? Change::left : Change::lost, whole, gone.taken_by);
    if (where_of(gone, gone.became).key() == target_of(gone).key())
      return add(Change::different, whole, gone.taken_by, gone.name, gone.became);
    add(Change::different, whole, gone.taken_by, with_schema(gone.schema, gone.name), with_schema(gone.to_schema, gone.became));
  }

  static std::string with_schema(std::string_view schema, std::string_view name) {
    return cat({schema.empty() ? std::string_view("public") : schema, ".", name});
  }

  [[nodiscard]] bool is_there(const Where& where) const {
    if (arrived_.has(where)) return true;
    if (where.table.empty()) return after_.has(where);
    const Table* table = after_.table(names_.now_of(where.schema, where.table));
    if (table == nullptr) return false;
    if (where.kind == ddl::ObjectKind::column) return find_named(table->columns, where.name) != nullptr;
    return where.kind == ddl::ObjectKind::constraint && find_named(table->constraints, where.name) != nullptr;
  }

  Inventory before_;
  Inventory after_;
  TableNames names_;
  std::vector<Gone> net_;
  Places gone_;
  /// Where what was renamed or moved lies.
  Places arrived_;
  /// What is gone may be on record more than once.
  Places told_;
  std::vector<Difference> found_;
};

}  // namespace

std::vector<Difference> differences(const Schema& before, const Schema& after) {
  // What has been put back is not known then.
  return after.is_opaque() ? std::vector<Difference>() : Comparison(before, after).run();
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

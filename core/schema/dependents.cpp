// What uses a thing that is dropped: it holds it back, or CASCADE takes it along.
#include <algorithm>

#include "ddl/query_use.hpp"
#include "schema/run.hpp"

namespace mesh::schema {
namespace {

/// Whether an expression names an object of that name as a type or in a text.
bool names(std::string_view expression, std::string_view name) {
  Arena arena;
  for (const ddl::TypeFacts& each : casts_in(expression, arena)) {
    if (each.name == name) return true;
  }
  for (const ddl::ObjectName& each : objects_in(expression, true, arena)) {
    if (each.name == name) return true;
  }
  return false;
}

/// Whether a table or a type may still use another object.
bool may_use(const Entity& user, const Entity& used) {
  return user.kind != Kind::table || user.text == "*" || user.base.name == used.table.name ||
         names(expressions_of(user.table), used.table.name);
}

}  // namespace

/// Whether a view, a table or a type uses another, or the column of it.
ddl::Use Run::use_by(const Entity& view, const Entity& used, std::string_view column) {
  if (view.kind != Kind::view && view.kind != Kind::materialized_view) return may_use(view, used) ? ddl::Use::yes : ddl::Use::no;
  if (used.kind >= Kind::composite) return ddl::Use::yes;
  // What came later is not among its columns.
  const Table& table = used.table;
  const auto at = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& each) { return each.name == column; });
  const bool is_newer =
      at != table.columns.end() && at->made_by != before_all && (view.read_by == before_all || at->made_by > view.read_by);
  if (is_newer) return ddl::Use::no;
  // The text of a view whose columns were renamed does not tell.
  if (view.text == "*") return ddl::Use::yes;
  const ddl::Use use = ddl::use_in_query(view.text, table.schema, table.name, column);
  // Of what earlier migrations made it is not known which came first.
  const bool is_order_lost = at != table.columns.end() && at->made_by == before_all && view.read_by == before_all;
  const bool may_be_all = is_order_lost && view.text.find('*') != std::string::npos;
  return use == ddl::Use::yes && may_be_all ? ddl::Use::maybe : use;
}

void Run::leave_views(Entity& relation, std::string_view column, bool is_cascade, const char* code) {
  if (state.has_code) doubt(Cause::opaque, code);
  for (const uint32_t number : relation.views) {
    // What goes in the same statement holds nothing back.
    if (contains_number(together_, number)) continue;
    Entity* view = state.living(number);
    if (view == nullptr && state.is_lost(number)) doubt(Cause::existence, code);
    const ddl::Use use = view == nullptr ? ddl::Use::no : use_by(*view, relation, column);
    if (use == ddl::Use::no) continue;
    if (!is_cascade && view->base.name == relation.table.name && column.empty()) {
      return fail(code, "the % $ is made of $|drop that first", {kind_name(view->kind), view->table.name, relation.table.name},
                  view->made_by);
    }
    if (!is_cascade && use == ddl::Use::maybe) {
      doubt(Cause::existence, code, view->made_by);
    } else if (!is_cascade) {
      warn(Cause::existence, code, "this fails where the % $ uses %$|drop the % first",
           {kind_name(view->kind), view->table.name, column.empty() ? "" : "the column ",
            column.empty() ? std::string_view(relation.table.name) : column, kind_name(view->kind)},
           view->made_by);
    } else {
      doubt(Cause::existence);
      const bool is_followed =
          view->kind == Kind::table && view->text != "*" && view->base.name.empty() && view->table.partition_columns.empty();
      if (is_followed) {
        remove_uses(*view, relation);
      } else {
        state.lose(*state.slots[view->slot], Cause::existence, statement);
      }
    }
  }
}

void Run::leave_grouped(Entity& table, bool is_cascade) {
  if (state.has_code) doubt(Cause::opaque, "2BP01");
  for (const uint32_t number : table.views) {
    const Entity* view = state.living(number);
    const bool is_query = view != nullptr && (view->kind == Kind::view || view->kind == Kind::materialized_view);
    if (!is_query || (view->text != "*" && !mentions(view->text, "group"))) continue;
    doubt(Cause::existence, "2BP01", view->made_by);
    if (is_cascade) state.lose(*state.slots[view->slot], Cause::existence, statement);
  }
}

/// CASCADE takes away what it is in a table that uses another thing.
void Run::remove_uses(Entity& user, const Entity& used) {
  const std::string_view name = used.table.name;
  for (size_t at = user.table.columns.size(); at-- > 0;) {
    Column& column = user.table.columns[at];
    if (!names(column.default_value, name)) continue;
    if (column.generated != ddl::Generated::none) return state.lose(*state.slots[user.slot], Cause::existence, statement);
    column.default_value = {};
  }
  for (size_t at = user.table.constraints.size(); at-- > 0;) {
    const Constraint& constraint = user.table.constraints[at];
    if (names(constraint.expression, name)) remove_constraint(user, constraint.name);
  }
  for (size_t at = user.table.indexes.size(); at-- > 0;) {
    const Index& index = user.table.indexes[at];
    bool is_user = names(index.predicate, name);
    for (const std::string_view key : index.keys) is_user = is_user || (!contains(index.uses, key) && names(key, name));
    if (is_user) remove_index(user, index.name);
  }
}

void Run::lose_views() {
  for (const uint32_t number : state.views) {
    if (Entity* view = state.living(number); view != nullptr) state.lose(*state.slots[view->slot], Cause::existence, statement);
  }
}

/// CASCADE takes along what is not followed: nothing is known after it.
void Run::forget_dependents() {
  doubt(Cause::existence);
  state.is_opaque = true;
  state.was_opaque = true;
  state.opaque_by = statement;
}

}  // namespace mesh::schema

#include "ddl/identifier.hpp"
#include "schema/run.hpp"

namespace mesh::schema {

std::string shown(Piece name) { return cat({"`", printable(name.text()), "`"}); }

std::string shown(const Table& table) { return shown(table.name); }

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) append(out, {out.empty() ? "" : ", ", shown(name)});
  return out;
}

std::string make_object_name(std::string_view name1, std::string_view name2, std::string_view label) {
  const size_t overhead = (name2.empty() ? 0 : 1) + label.size() + 1;
  const size_t room = ddl::longest_name - overhead;
  size_t size1 = name1.size();
  size_t size2 = name2.size();
  while (size1 + size2 > room) --(size1 > size2 ? size1 : size2);
  return cat({clip_utf8(name1, size1), name2.empty() ? "" : "_", clip_utf8(name2, size2), "_", label});
}

std::string join_names(const Names& names) {
  std::string out;
  for (const std::string_view name : names) {
    append(out, {out.empty() ? "" : "_", name});
    if (out.size() > ddl::longest_name) break;
  }
  return out;
}

void add_index_column_name(Names& names, std::string_view name, Arena& arena) {
  std::string_view next = name;
  for (uint32_t number = 1; contains(names, next); ++number) {
    const std::string digits = decimal(number);
    next = arena.copy(cat({clip_utf8(name, ddl::longest_name - digits.size()), digits}));
  }
  names.add(arena, next);
}

Text Run::choose(std::string_view schema, std::string_view name1, std::string_view name2, std::string_view label,
                 bool is_constraint, uint32_t* relation_number) {
  const bool is_relation = relation_number != nullptr;
  constexpr size_t most_tries = 100;
  std::string numbered(label);
  for (size_t pass = 1;; ++pass) {
    const std::string name = make_object_name(name1, name2, numbered);
    const Slot* relation = is_relation ? &state.slot(Space::relation, schema, name, relation_number) : nullptr;
    const Slot* constraint = is_constraint ? state.find(Space::constraint, schema, name) : nullptr;
    const Presence presence = relation == nullptr ? Presence::absent : relation->presence;
    if (presence == Presence::lost) lose(cause_of(*relation), relation->by);
    const Slot* other = is_relation ? state.find_twin(Space::relation, schema, name) : nullptr;
    if (other != nullptr && (other->presence == Presence::present || other->presence == Presence::lost)) lose(Cause::existence);
    if (presence != Presence::present && (constraint == nullptr || constraint->object == none))
      return is_relation ? name_in(*relation) : state.kept(name);
    if (pass == most_tries) {
      // PostgreSQL goes on counting. Which number it ends with is not worth as many steps.
      lose(Cause::existence);
      pass += state.objects.size();
    }
    numbered = cat({label, decimal(pass)});
  }
}

Text Run::choose_relation(std::string_view schema, std::string_view name1, std::string_view name2, std::string_view label,
                          bool is_constraint, uint32_t& number) {
  return choose(schema, name1, name2, label, is_constraint, &number);
}

Text Run::choose_constraint(std::string_view schema, std::string_view name1, std::string_view name2, std::string_view label) {
  return choose(schema, name1, name2, label, true, nullptr);
}

}  // namespace mesh::schema

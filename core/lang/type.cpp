#include "lang/type.hpp"

#include <algorithm>

#include "base/bug.hpp"
#include "lang/limits.hpp"

namespace mesh::lang {

TypeTable::TypeTable() {
  for (auto kind = static_cast<uint8_t>(TypeKind::variable); kind <= static_cast<uint8_t>(TypeKind::connection); ++kind) {
    nodes_.push_back({.kind = static_cast<TypeKind>(kind), .level = 0, .first = {}, .second = {}, .place = {}});
  }
}

Type TypeTable::add(Node node) {
  if (!spend(0)) return broken();
  nodes_.push_back(node);
  return static_cast<Type>(nodes_.size() - 1);
}

/// Counts one step of a walk; false when the budget or the depth is spent.
bool TypeTable::spend(uint32_t depth) {
  if (depth > most_nesting) work_ = most_work;
  if (work_ <= most_work) ++work_;
  return work_ <= most_work;
}

Type TypeTable::fresh() { return add({.kind = TypeKind::variable, .level = level_, .first = {}, .second = {}, .place = {}}); }

Type TypeTable::list_of(Type element) {
  return add({.kind = TypeKind::list, .level = 0, .first = element, .second = {}, .place = {}});
}

Type TypeTable::result_of(Type value, Type error) {
  return add({.kind = TypeKind::result, .level = 0, .first = value, .second = error, .place = {}});
}

Type TypeTable::of(runtime::Kind kind) {
  const Type string = basic(TypeKind::string);
  switch (kind) {
    case runtime::Kind::unit: return basic(TypeKind::unit);
    case runtime::Kind::integer: return basic(TypeKind::integer);
    case runtime::Kind::string: return string;
    case runtime::Kind::strings: return list_of(string);
    case runtime::Kind::pool: return basic(TypeKind::pool);
    case runtime::Kind::result_integer: return result_of(basic(TypeKind::integer), string);
    case runtime::Kind::result_strings: return result_of(list_of(string), string);
    case runtime::Kind::none: break;
  }
  bug("a builtin has a slot of no kind");
}

Type TypeTable::find(Type type) const {
  while (true) {
    Node& here = nodes_[static_cast<size_t>(type)];
    if (here.kind != TypeKind::variable || !here.first) return type;
    const Node& next = nodes_[static_cast<size_t>(*here.first)];
    if (next.kind == TypeKind::variable && next.first) here.first = next.first;
    type = *here.first;
  }
}

TypeKind TypeTable::kind(Type type) const { return is_exhausted() ? TypeKind::broken : node(type).kind; }

Type TypeTable::first(Type type) const { return node(type).first.value_or(broken()); }

Type TypeTable::second(Type type) const { return node(type).second.value_or(broken()); }

bool TypeTable::unify(Type a, Type b) { return unify(a, b, 0) || is_exhausted(); }

bool TypeTable::unify(Type a, Type b, uint32_t depth) {
  a = find(a);
  b = find(b);
  if (a == b) return true;
  if (!spend(depth)) return false;
  const Node left = node(a);
  const Node right = node(b);
  if (left.kind == TypeKind::variable) return bind(a, b);
  if (right.kind == TypeKind::variable) return bind(b, a);
  if (left.kind == TypeKind::broken || right.kind == TypeKind::broken) return true;
  if (left.kind != right.kind) return false;
  if (left.first && !unify(*left.first, *right.first, depth + 1)) return false;
  return !left.second || unify(*left.second, *right.second, depth + 1);
}

bool TypeTable::bind(Type variable, Type type) {
  if (occurs(variable, type, 0)) return false;
  nodes_[static_cast<size_t>(variable)].first = type;
  return true;
}

/// Whether `variable` stands inside `type`; on the way, the type's variables sink to the variable's level.
bool TypeTable::occurs(Type variable, Type type, uint32_t depth) {
  type = find(type);
  if (type == variable) return true;
  if (!spend(depth)) return false;
  Node& here = nodes_[static_cast<size_t>(type)];
  if (here.kind == TypeKind::variable) {
    here.level = std::min(here.level, nodes_[static_cast<size_t>(variable)].level);
    return false;
  }
  const auto first = here.first;
  const auto second = here.second;
  return (first && occurs(variable, *first, depth + 1)) || (second && occurs(variable, *second, depth + 1));
}

void TypeTable::collect_free(Type type, std::vector<Type>& found) { collect_free(type, found, 0); }

void TypeTable::collect_free(Type type, std::vector<Type>& found, uint32_t depth) {
  type = find(type);
  if (!spend(depth)) return;
  const Node here = node(type);
  if (here.kind == TypeKind::variable) {
    const bool is_known = std::find(found.begin(), found.end(), type) != found.end();
    if (here.level > level_ && !is_known) found.push_back(type);
    return;
  }
  if (here.first) collect_free(*here.first, found, depth + 1);
  if (here.second) collect_free(*here.second, found, depth + 1);
}

bool TypeTable::holds_broken(Type type) { return holds_broken(type, 0); }

bool TypeTable::holds_broken(Type type, uint32_t depth) {
  if (!spend(depth)) return true;
  const Node here = node(type);
  if (here.kind == TypeKind::broken) return true;
  if (here.kind == TypeKind::variable) return false;
  return (here.first && holds_broken(*here.first, depth + 1)) || (here.second && holds_broken(*here.second, depth + 1));
}

void TypeTable::quantify(std::span<const Type> variables) {
  for (uint32_t index = 0; index < variables.size(); ++index) nodes_[static_cast<size_t>(find(variables[index]))].place = index;
}

Substitution TypeTable::instantiate(size_t count) {
  Substitution substitution;
  for (size_t index = 0; index < count; ++index) substitution.push_back(fresh());
  return substitution;
}

Type TypeTable::substitute(Type type, const Substitution& substitution) {
  return substitution.empty() ? type : substitute(type, substitution, 0);
}

Type TypeTable::substitute(Type type, const Substitution& substitution, uint32_t depth) {
  type = find(type);
  if (!spend(depth)) return broken();
  const Node here = node(type);
  if (here.place && *here.place < substitution.size()) return substitution[*here.place];
  if (here.kind == TypeKind::variable || !here.first) return type;
  const Type first = substitute(*here.first, substitution, depth + 1);
  if (!here.second) return list_of(first);
  return result_of(first, substitute(*here.second, substitution, depth + 1));
}

std::string TypeTable::text(Type type) {
  std::string out;
  write(out, type, 0);
  return out;
}

void TypeTable::write(std::string& out, Type type, uint32_t depth) {
  constexpr uint32_t deepest_shown = 12;
  const Node here = node(type);
  if (depth > deepest_shown || !spend(depth)) {
    out += "…";
    return;
  }
  switch (here.kind) {
    case TypeKind::variable:
    case TypeKind::broken: out += '_'; return;
    case TypeKind::unit: out += "()"; return;
    case TypeKind::integer: out += "Int"; return;
    case TypeKind::floating: out += "Float"; return;
    case TypeKind::boolean: out += "Bool"; return;
    case TypeKind::string: out += "String"; return;
    case TypeKind::pool: out += "PoolHandle"; return;
    case TypeKind::connection: out += "PgConn"; return;
    case TypeKind::list:
      out += "List<";
      write(out, *here.first, depth + 1);
      break;
    case TypeKind::result:
      out += "Result<";
      write(out, *here.first, depth + 1);
      out += ", ";
      write(out, *here.second, depth + 1);
      break;
  }
  out += '>';
}

}  // namespace mesh::lang

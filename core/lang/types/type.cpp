#include "lang/types/type.hpp"

#include <algorithm>
#include <array>

#include "lang/limits.hpp"

namespace mesh::lang {

namespace {

constexpr auto known_kinds = std::to_array<NamedKind>({
    {"Int", TypeKind::integer, 0},
    {"Float", TypeKind::floating, 0},
    {"Bool", TypeKind::boolean, 0},
    {"String", TypeKind::string, 0},
    {"PoolHandle", TypeKind::pool, 0},
    {"PgConn", TypeKind::connection, 0},
    {"Range", TypeKind::range, 0},
    {"List", TypeKind::list, 1},
    {"Option", TypeKind::option, 1},
    {"Result", TypeKind::result, 2},
    {"Map", TypeKind::map, 2},
    {"Ordering", TypeKind::sum, 0},
});

}  // namespace

std::span<const NamedKind> named_kinds() { return known_kinds; }

bool is_replaceable(TypeName type) {
  const auto place = static_cast<size_t>(type);
  return place < known_kinds.size() && known_kinds[place].kind == TypeKind::sum;
}

TypeTable::TypeTable() : named_(known_kinds.begin(), known_kinds.end()) {
  for (auto kind = static_cast<uint8_t>(TypeKind::variable); kind <= static_cast<uint8_t>(TypeKind::range); ++kind) {
    nodes_.push_back({.kind = static_cast<TypeKind>(kind)});
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

Type TypeTable::fresh() { return add({.kind = TypeKind::variable, .level = level_}); }

Type TypeTable::make(TypeKind kind, std::span<const Type> arguments) {
  const auto begin = static_cast<uint32_t>(arguments_.size());
  const Type made = add({.kind = kind, .begin = begin, .arguments = static_cast<uint32_t>(arguments.size())});
  if (made != broken()) arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
  return made;
}

TypeName TypeTable::declare(const NamedKind& type) {
  named_.push_back(type);
  return static_cast<TypeName>(named_.size() - 1);
}

Type TypeTable::make(TypeName name, std::span<const Type> arguments) {
  const NamedKind& type = named_[static_cast<size_t>(name)];
  if (type.kind < TypeKind::list) return basic(type.kind);
  const Type made = make(type.kind, arguments);
  const bool is_declared = type.kind == TypeKind::structure || type.kind == TypeKind::sum;
  if (is_declared && made != broken()) nodes_[static_cast<size_t>(made)].name = name;
  return made;
}

std::optional<TypeName> TypeTable::name_of(Type type) const {
  const Node& here = node(type);
  if (here.kind == TypeKind::structure || here.kind == TypeKind::sum) return here.name;
  const auto is_it = [&](const NamedKind& named) { return named.kind == here.kind; };
  const auto* const found = std::find_if(known_kinds.begin(), known_kinds.end(), is_it);
  if (found == known_kinds.end()) return std::nullopt;
  return static_cast<TypeName>(found - known_kinds.begin());
}

Type TypeTable::parameter(size_t place) {
  while (parameters_.size() <= place) {
    const Type made = fresh();
    if (made == broken()) return made;
    quantify({{made}});
    parameters_.push_back(made);
  }
  return parameters_[place];
}

Type TypeTable::part(Type made, Type declared) {
  std::vector<Type> given;
  for (size_t index = 0; index < arguments(made); ++index) given.push_back(argument(made, index));
  return substitute_parameters(declared, given);
}

Type TypeTable::substitute_parameters(Type declared, std::span<const Type> types) {
  return substitute(declared, give(std::span(parameters_).first(std::min(parameters_.size(), types.size())), types));
}

Type TypeTable::find(Type type) const {
  while (true) {
    Node& here = nodes_[static_cast<size_t>(type)];
    if (here.kind != TypeKind::variable || !here.target) return type;
    const Node& next = nodes_[static_cast<size_t>(*here.target)];
    if (next.kind == TypeKind::variable && next.target) here.target = next.target;
    type = *here.target;
  }
}

TypeKind TypeTable::kind(Type type) const { return is_exhausted() ? TypeKind::broken : node(type).kind; }

Type TypeTable::argument(Type type, size_t index) const {
  const Node& here = node(type);
  return index < here.arguments ? argument(here, index) : broken();
}

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
  if (left.kind != right.kind || left.arguments != right.arguments || left.name != right.name) return false;
  for (size_t index = 0; index < left.arguments; ++index) {
    if (!unify(argument(left, index), argument(right, index), depth + 1)) return false;
  }
  return true;
}

bool TypeTable::are_alike(Type a, Type b, uint32_t levels) {
  if (levels == 0 || !spend(0)) return false;
  const auto is_open = [](const Node& node) { return node.kind == TypeKind::variable || node.kind == TypeKind::broken; };
  const Node left = node(a);
  const Node right = node(b);
  if (is_open(left) || is_open(right)) return is_open(left) && is_open(right);
  if (left.kind != right.kind || left.arguments != right.arguments || left.name != right.name) return false;
  for (size_t index = 0; index < left.arguments; ++index) {
    if (!are_alike(argument(left, index), argument(right, index), levels - 1)) return false;
  }
  return true;
}

bool TypeTable::bind(Type variable, Type type) {
  if (occurs(variable, type, 0)) return false;
  nodes_[static_cast<size_t>(variable)].target = type;
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
  const Node copy = here;
  for (size_t index = 0; index < copy.arguments; ++index) {
    if (occurs(variable, argument(copy, index), depth + 1)) return true;
  }
  return false;
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
  for (size_t index = 0; index < here.arguments; ++index) collect_free(argument(here, index), found, depth + 1);
}

bool TypeTable::holds(Type type, bool (*is_wanted)(TypeKind), uint32_t depth) {
  if (!spend(depth)) return true;
  const Node here = node(type);
  if (is_wanted(here.kind)) return true;
  for (size_t index = 0; index < here.arguments; ++index) {
    if (holds(argument(here, index), is_wanted, depth + 1)) return true;
  }
  return false;
}

void TypeTable::quantify(std::span<const Type> variables) {
  for (const Type variable : variables) nodes_[static_cast<size_t>(find(variable))].number = quantified_++;
}

Substitution TypeTable::instantiate(std::span<const Type> quantified) {
  std::vector<Type> types;
  while (types.size() < quantified.size() && !is_exhausted()) types.push_back(fresh());
  return give(quantified.first(types.size()), types);
}

Substitution TypeTable::give(std::span<const Type> quantified, std::span<const Type> types) const {
  Substitution substitution;
  for (size_t index = 0; index < quantified.size(); ++index) {
    const auto number = node(quantified[index]).number;
    if (number) substitution.push_back({*number, types[index]});
  }
  return substitution;
}

Type TypeTable::substitute(Type type, const Substitution& substitution) {
  return substitution.empty() ? type : substitute(type, substitution, 0);
}

Type TypeTable::substitute(Type type, const Substitution& substitution, uint32_t depth) {
  type = find(type);
  if (!spend(depth)) return broken();
  const Node here = node(type);
  if (here.number) {
    const auto given = std::lower_bound(substitution.begin(), substitution.end(), *here.number,
                                        [](const Given& each, uint32_t number) { return each.variable < number; });
    return given != substitution.end() && given->variable == *here.number ? given->type : type;
  }
  if (here.arguments == 0) return type;
  std::vector<Type> arguments;
  for (size_t index = 0; index < here.arguments; ++index) {
    arguments.push_back(substitute(argument(here, index), substitution, depth + 1));
  }
  const Type made = make(here.kind, arguments);
  if (made != broken()) nodes_[static_cast<size_t>(made)].name = here.name;
  return made;
}

std::string TypeTable::text(Type type) {
  std::string out;
  write(out, type, levels_shown);
  return out;
}

std::string TypeTable::key(Type type) {
  std::string out;
  write(out, type, most_nesting);
  return out;
}

/// Writes `levels` of a type; what is deeper is left out.
void TypeTable::write(std::string& out, Type type, uint32_t levels) {
  const Node here = node(type);
  if (levels == 0 || !spend(0)) {
    out += "…";
    return;
  }
  if (here.kind == TypeKind::variable || here.kind == TypeKind::broken) {
    out += '_';
  } else if (here.kind == TypeKind::unit) {
    out += "()";
  } else if (here.kind == TypeKind::tuple || here.kind == TypeKind::function) {
    const bool is_function = here.kind == TypeKind::function;
    out += '(';
    write_arguments(out, here, here.arguments - (is_function ? 1 : 0), levels);
    out += ')';
    if (!is_function) return;
    out += " -> ";
    write(out, argument(here, here.arguments - 1), levels - 1);
  } else {
    const NamedKind& named = named_[static_cast<size_t>(*name_of(type))];
    if (named.is_replaced) out += "Mesh's ";
    out += named.name;
    if (here.arguments == 0) return;
    out += '<';
    write_arguments(out, here, here.arguments, levels);
    out += '>';
  }
}

void TypeTable::write_arguments(std::string& out, const Node& node, size_t count, uint32_t levels) {
  for (size_t index = 0; index < count; ++index) {
    if (index > 0) out += ", ";
    write(out, argument(node, index), levels - 1);
  }
}

}  // namespace mesh::lang

#include "lang/types/type.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
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

std::optional<TypeName> find_named_kind(std::string_view name) {
  const auto* const found =
      std::find_if(known_kinds.begin(), known_kinds.end(), [&](const NamedKind& named) { return named.name == name; });
  if (found == known_kinds.end()) return std::nullopt;
  return static_cast<TypeName>(found - known_kinds.begin());
}

bool is_replaceable(TypeName type) {
  const auto place = static_cast<size_t>(type);
  return place < known_kinds.size() && known_kinds[place].kind == TypeKind::sum;
}

TypeTable::TypeTable() : named_(known_kinds.begin(), known_kinds.end()) {
  constexpr size_t types_of_a_small_file = 64;
  nodes_.reserve(types_of_a_small_file);
  for (auto kind = static_cast<uint8_t>(TypeKind::variable); kind <= static_cast<uint8_t>(TypeKind::range); ++kind) {
    nodes_.push_back({.kind = static_cast<TypeKind>(kind)});
  }
}

Type TypeTable::add(Node node) {
  if (!spend(0)) return broken();
  nodes_.push_back(node);
  return static_cast<Type>(nodes_.size() - 1);
}

bool TypeTable::spend(uint32_t depth) {
  if (depth > most_nesting) work_ = most_work;
  if (work_ <= most_work) ++work_;
  return work_ <= most_work;
}

/// Counts one step of the walk; true where `type` can be gone into, and the walk comes to it for the first time.
bool TypeTable::is_new(Type type, uint32_t depth) {
  if (!spend(depth)) return false;
  return std::exchange(nodes_[static_cast<size_t>(type)].walk, walk_) != walk_;
}

Type TypeTable::fresh() { return add({.kind = TypeKind::variable, .level = level_}); }

Type TypeTable::fresh_outside() { return add({.kind = TypeKind::variable}); }

Type TypeTable::make(TypeKind kind, std::span<const Type> arguments) {
  work_ = static_cast<uint32_t>(std::min<size_t>(most_work + 1, work_ + arguments.size()));
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

Type TypeTable::find_target(Type type) const {
  while (true) {
    Node& here = nodes_[static_cast<size_t>(type)];
    if (!here.target) return type;
    const Node& next = nodes_[static_cast<size_t>(*here.target)];
    if (next.target) here.target = next.target;
    type = *here.target;
  }
}

bool TypeTable::unify(Type a, Type b) {
  differing_ = {a, b};
  return unify(a, b, 0) != Agreement::none || is_exhausted();
}

/// What was found to be the same becomes one, so that nothing is gone through twice.
TypeTable::Agreement TypeTable::unify(Type a, Type b, uint32_t depth) {
  a = find(a);
  b = find(b);
  if (a == b) return Agreement::same;
  if (!spend(depth)) return Agreement::none;
  const Node left = node(a);
  const Node right = node(b);
  if (left.kind == TypeKind::variable) return bind(a, b) ? Agreement::same : Agreement::none;
  if (right.kind == TypeKind::variable) return bind(b, a) ? Agreement::same : Agreement::none;
  if (left.kind == TypeKind::broken || right.kind == TypeKind::broken) return Agreement::agree;
  if (left.kind != right.kind || left.arguments != right.arguments || left.name != right.name) {
    differing_ = {a, b};
    return Agreement::none;
  }
  Agreement all = Agreement::same;
  for (size_t index = 0; index < left.arguments; ++index) {
    const Agreement each = unify(argument(left, index), argument(right, index), depth + 1);
    if (each == Agreement::none) return each;
    all = std::min(all, each);
  }
  if (all == Agreement::same) nodes_[static_cast<size_t>(b)].target = a;
  return all;
}

bool TypeTable::are_alike(Type a, Type b) const {
  uint32_t steps_left = 300;
  return are_alike(a, b, steps_left);
}

bool TypeTable::are_alike(Type a, Type b, uint32_t& steps_left) const {
  if (find(a) == find(b)) return true;
  if (steps_left == 0) return false;
  --steps_left;
  const auto is_open = [](const Node& node) { return node.kind == TypeKind::variable || node.kind == TypeKind::broken; };
  const Node& left = node(a);
  const Node& right = node(b);
  if (is_open(left) || is_open(right)) return is_open(left) && is_open(right);
  if (left.kind != right.kind || left.arguments != right.arguments || left.name != right.name) return false;
  for (size_t index = 0; index < left.arguments; ++index) {
    if (!are_alike(argument(left, index), argument(right, index), steps_left)) return false;
  }
  return true;
}

bool TypeTable::bind(Type variable, Type type) {
  ++walk_;
  if (occurs(variable, type, 0)) return false;
  nodes_[static_cast<size_t>(variable)].target = type;
  return true;
}

/// Whether `variable` stands inside `type`; on the way, the type's variables sink to the variable's level.
bool TypeTable::occurs(Type variable, Type type, uint32_t depth) {
  type = find(type);
  if (type == variable) return true;
  if (!is_new(type, depth)) return false;
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

std::vector<Type> TypeTable::free_in(std::span<const Type> types) {
  std::vector<Type> free;
  ++walk_;
  for (const Type type : types) collect_free(type, free, 0);
  return free;
}

void TypeTable::collect_free(Type type, std::vector<Type>& free, uint32_t depth) {
  type = find(type);
  if (!is_new(type, depth)) return;
  const Node here = node(type);
  if (here.kind == TypeKind::variable && here.level > level_) free.push_back(type);
  for (size_t index = 0; index < here.arguments; ++index) collect_free(argument(here, index), free, depth + 1);
}

bool TypeTable::holds(Type type, bool (*is_wanted)(TypeKind)) {
  if (is_basic(type)) return is_exhausted() || is_wanted(static_cast<TypeKind>(type));
  ++walk_;
  return holds(type, is_wanted, 0);
}

bool TypeTable::holds(Type type, bool (*is_wanted)(TypeKind), uint32_t depth) {
  type = find(type);
  if (!is_new(type, depth)) return is_exhausted();
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

Type TypeTable::substitute_any(Type type, std::span<const Given> substitution) {
  ++walk_;
  return substitute(type, substitution, 0);
}

Type TypeTable::substitute(Type type, std::span<const Given> substitution, uint32_t depth) {
  type = find(type);
  if (!spend(depth)) return broken();
  const Node here = node(type);
  if (here.walk == walk_) return static_cast<Type>(here.found);
  Type made = type;
  if (here.number) {
    const auto given = std::lower_bound(substitution.begin(), substitution.end(), *here.number,
                                        [](const Given& each, uint32_t number) { return each.variable < number; });
    if (given != substitution.end() && given->variable == *here.number) made = given->type;
  }
  std::vector<Type> arguments;
  bool is_other = false;
  for (size_t index = 0; index < here.arguments; ++index) {
    const Type before = argument(here, index);
    arguments.push_back(substitute(before, substitution, depth + 1));
    is_other = is_other || find(arguments.back()) != find(before);
  }
  if (is_other) {
    made = make(here.kind, arguments);
    if (made != broken()) nodes_[static_cast<size_t>(made)].name = here.name;
  }
  nodes_[static_cast<size_t>(type)].walk = walk_;
  nodes_[static_cast<size_t>(type)].found = static_cast<uint32_t>(made);
  return made;
}

uint32_t TypeTable::join(uint32_t first, uint32_t second) {
  const uint32_t number = numbers_.add(uint64_t{first} << 32U | second, next_number_);
  if (number == next_number_) ++next_number_;
  return number;
}

uint32_t TypeTable::number(Type type) {
  ++walk_;
  return number(type, 0);
}

uint32_t TypeTable::number(Type type, uint32_t depth) {
  type = find(type);
  if (!spend(depth)) return 0;
  const Node here = node(type);
  if (here.walk == walk_) return here.found;
  uint32_t made = join(static_cast<uint32_t>(here.kind), static_cast<uint32_t>(here.name));
  for (size_t index = 0; index < here.arguments; ++index) made = join(made, number(argument(here, index), depth + 1));
  nodes_[static_cast<size_t>(type)].walk = walk_;
  nodes_[static_cast<size_t>(type)].found = made;
  return made;
}

/// Shows as much of it as fits: fewer levels, and of many parts only the first and the last.
std::string TypeTable::text(Type type) const {
  std::string out;
  for (uint32_t levels = levels_shown; levels > 0; levels -= levels / 4 + 1) {
    out.clear();
    write(out, type, levels);
    if (out.size() <= most_text) break;
  }
  return out;
}

/// Writes `levels` of a type; what is deeper is left out, and so is the rest of what does not fit.
void TypeTable::write(std::string& out, Type type, uint32_t levels) const {
  if (out.size() > most_text) return;
  const Node& here = node(type);
  if (levels == 0) {
    out += "…";
  } else if (here.kind == TypeKind::variable || here.kind == TypeKind::broken) {
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
    constexpr size_t most_name = 80;
    const NamedKind& named = named_[static_cast<size_t>(*name_of(type))];
    const std::string_view shown = clip_utf8(named.name, most_name);
    append(out, {named.is_replaced ? "Mesh's " : "", shown, shown == named.name ? "" : "…"});
    if (here.arguments == 0) return;
    out += '<';
    write_arguments(out, here, here.arguments, levels);
    out += '>';
  }
}

void TypeTable::write_arguments(std::string& out, const Node& node, size_t count, uint32_t levels) const {
  const bool are_all_shown = levels == levels_shown || count <= levels + 1;
  const size_t first = are_all_shown ? count : (levels + 1) / 2;
  for (size_t index = 0; index < count && out.size() <= most_text; ++index) {
    if (index > 0) out += ", ";
    if (index == first) {
      out += "…, ";
      index = count - levels / 2;
    }
    if (index < count) write(out, argument(node, index), levels - 1);
  }
}

}  // namespace mesh::lang

// Types as a file writes and declares them.
#include <algorithm>
#include <array>
#include <utility>

#include "base/match.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"
#include "lang/limits.hpp"

namespace mesh::lang {
namespace {

/// Types of the language that a preview does not know.
constexpr auto later_types = std::to_array<std::string_view>(
    {"Atom", "DateTime", "Json", "Pid", "Ptr", "Queue", "Regex", "Request", "Response", "Router", "Set", "SqliteConn", "Tuple"});

/// How many variants a tag can tell apart.
constexpr size_t most_variants = 256;

}  // namespace

/// Names every type of a text before any is looked into, since they may mention each other.
void Checker::declare_types(size_t end) {
  const std::vector<TypeDeclaration>& all = program_.ast.declarations;
  aliases_.resize(end);
  std::vector<std::optional<TypeName>> names(checked_to_.declarations);
  for (auto index = static_cast<uint32_t>(names.size()); index < end; ++index) names.push_back(name_declaration(index));
  for (auto index = static_cast<uint32_t>(checked_to_.declarations); index < end; ++index) {
    const TypeDeclaration& node = all[index];
    if (std::holds_alternative<AliasBody>(node.body)) static_cast<void>(alias(index, node.name.span));
    if (!names[index]) continue;
    name_type_parameters(node);
    if (const auto* body = std::get_if<StructBody>(&node.body)) declare_fields(*names[index], *body);
    if (const auto* body = std::get_if<SumBody>(&node.body)) declare_variants(*names[index], *body);
    if (!node.is_complete) program_.data.mark_incomplete(*names[index]);
  }
}

/// Makes a name known, in the place of a type of a text before; false where this text has a type of that name.
bool Checker::take_type_name(uint32_t index) {
  const Name& name = program_.ast.declarations[index].name;
  const uint32_t known = declaration_by_name_.add(name.text, index);
  if (known == index) return true;
  const Name& before = program_.ast.declarations[known].name;
  if (known >= checked_to_.declarations) {
    report(Code::defined_twice, name.span, {"the type `", name.text, "` is defined twice"}, {"rename one of the two"},
           {before.span, "first defined here"});
    return false;
  }
  report_replaced(name, before);
  declaration_by_name_.set(name.text, index);
  return true;
}

/// The name of a struct or a type with variants; nothing for an alias and for one whose name is taken.
std::optional<TypeName> Checker::name_declaration(uint32_t index) {
  const TypeDeclaration& node = program_.ast.declarations[index];
  const std::string_view name = node.name.text;
  if (name.empty() || !take_type_name(index)) return std::nullopt;
  const auto taken = find_named_kind(name);
  if (taken && !is_replaceable(*taken)) {
    report(Code::defined_twice, node.name.span, {"`", name, "` is a type of the language"}, {"choose another name"});
    return std::nullopt;
  }
  if (taken) types_.replace(*taken);
  type_by_name_.set(name, out_of_scope);
  if (std::holds_alternative<AliasBody>(node.body)) return std::nullopt;
  const TypeKind kind = std::holds_alternative<StructBody>(node.body) ? TypeKind::structure : TypeKind::sum;
  const TypeName made = types_.declare({name, kind, node.parameters.size()});
  type_by_name_.set(name, static_cast<uint32_t>(made));
  return made;
}

/// The struct, the type with variants or the type of the language that a name means now.
std::optional<uint32_t> Checker::find_type(std::string_view name) const {
  if (const auto found = type_by_name_.find(name)) return found == out_of_scope ? std::nullopt : found;
  const auto known = find_named_kind(name);
  return known ? std::optional(static_cast<uint32_t>(*known)) : std::nullopt;
}

/// Makes the type parameters of a declaration the ones that annotations mean.
void Checker::name_type_parameters(const TypeDeclaration& node) {
  type_parameters_.clear();
  for (size_t place = 0; place < node.parameters.size(); ++place) {
    type_parameters_.add(node.parameters[place].text, static_cast<uint32_t>(types_.parameter(place)));
  }
}

void Checker::declare_fields(TypeName type, const StructBody& body) {
  for (const FieldNode& node : body.fields) {
    const Field field{node.name, annotation(node.type)};
    if (node.name.text.empty()) {
      program_.data.mark_incomplete(type);
      continue;
    }
    if (!program_.data.declare(type, field)) {
      report(Code::bad_field, node.name.span, {"the field `", node.name.text, "` stands here twice"}, {"remove one of the two"});
    }
    const auto struct_of = static_cast<uint32_t>(type);
    const uint32_t known = struct_by_field_.add(node.name.text, struct_of);
    if (known == struct_of) continue;
    const bool is_replaced = known != several_structs && types_.named()[known].name == types_.named()[struct_of].name;
    struct_by_field_.set(node.name.text, is_replaced ? struct_of : several_structs);
  }
}

void Checker::declare_variants(TypeName type, const SumBody& body) {
  for (size_t tag = 0; tag < body.variants.size(); ++tag) {
    const VariantNode& node = body.variants[tag];
    if (tag == most_variants) {
      return report(Code::not_yet_supported, node.name.span, {"a type with more than 256 variants cannot be previewed yet"});
    }
    ConstructorInfo constructor{node.name, type, static_cast<uint8_t>(program_.data.of(type).size()), {}};
    for (const FieldNode& field : node.fields) constructor.fields.push_back({field.name, annotation(field.type)});
    if (program_.data.declare(std::move(constructor), first_type_)) continue;
    const ConstructorInfo& known = program_.data[*program_.data.find(node.name.text)];
    const std::string_view owner = types_.named()[static_cast<size_t>(known.type)].name;
    SecondPlace first;
    if (!known.name.span.empty()) first = {known.name.span, "first defined here"};
    report(Code::defined_twice, node.name.span, {"`", node.name.text, "` is a variant of `", owner, "` already"},
           {"choose another name"}, first);
  }
}

/// What an alias stands for, with type parameters in it.
Type Checker::alias(uint32_t index, Span use) {
  Alias& known = aliases_[index];
  const TypeDeclaration& node = program_.ast.declarations[index];
  if (known.is_open) {
    report(Code::infinite_type, use, {"the type `", node.name.text, "` stands for itself"}, {"make it a `struct`"});
    return types_.broken();
  }
  if (known.type) return *known.type;
  if (alias_depth_ == most_nesting) {
    report(Code::nested_too_deeply, use, {"this stands for a type that stands for another, more than 256 times"});
    return types_.broken();
  }
  known.is_open = true;
  ++alias_depth_;
  NameLookup outer = std::exchange(type_parameters_, {});
  name_type_parameters(node);
  const Type type = annotation(std::get<AliasBody>(node.body).type);
  type_parameters_ = std::move(outer);
  --alias_depth_;
  aliases_[index] = {type, false};
  return type;
}

Type Checker::annotation(TypeNodeId id) {
  const TypeNode& node = program_.ast[id];
  const auto all = [&](std::span<const TypeNodeId> nodes) {
    std::vector<Type> types;
    types.reserve(nodes.size());
    for (const TypeNodeId each : nodes) types.push_back(annotation(each));
    return types;
  };
  return std::visit(
      Match{[&](const BrokenType&) { return types_.broken(); }, [&](const NamedType& named) { return named_type(node, named); },
            [&](const TupleType& tuple) {
              if (tuple.elements.empty()) return types_.basic(TypeKind::unit);
              return tuple.elements.size() == 1 ? annotation(tuple.elements.front())
                                                : types_.make(TypeKind::tuple, all(tuple.elements));
            },
            [&](const FunctionType& function) {
              std::vector<Type> types = all(function.parameters);
              types.push_back(annotation(function.result));
              return types_.make(TypeKind::function, types);
            },
            [&](const OptionType& option) { return types_.option_of(annotation(option.value)); },
            [&](const ResultType& result) {
              const Type value = annotation(result.value);
              return types_.result_of(value, annotation(result.error));
            }},
      node.node);
}

Type Checker::named_type(const TypeNode& node, const NamedType& named) {
  const std::string_view name = named.name.text;
  const uint32_t generic = type_parameters_.find(name).value_or(out_of_scope);
  if (generic != out_of_scope) return static_cast<Type>(generic);
  const auto known = find_type(name);
  const auto declared = declaration_by_name_.find(name);
  if (!known && !declared) return unknown_type(node, named);
  const size_t wanted = known ? types_.named()[*known].arguments : program_.ast.declarations[*declared].parameters.size();
  const size_t given = named.arguments.size();
  std::vector<Type> arguments;
  for (const TypeNodeId argument : named.arguments) arguments.push_back(annotation(argument));
  if (wanted != given) {
    report(Code::type_mismatch, node.span,
           {"`", name, "` takes ", decimal(wanted), (wanted == 1 ? " type" : " types"), ", but ", decimal(given),
            (given == 1 ? " is given" : " are given")});
    return types_.broken();
  }
  if (known) return types_.make(static_cast<TypeName>(*known), arguments);
  return types_.substitute_parameters(alias(*declared, node.span), arguments);
}

Type Checker::unknown_type(const TypeNode& node, const NamedType& named) {
  const std::string_view name = named.name.text;
  if (std::find(later_types.begin(), later_types.end(), name) != later_types.end()) {
    report(Code::not_yet_supported, node.span, {"the type `", name, "` cannot be previewed yet"});
    return types_.broken();
  }
  if (name == "Pool") {
    report(Code::unknown_name, named.name.span, {"there is no type `Pool`"}, {"a pool's type is `PoolHandle`"}, {},
           replace_with(named.name.span, "PoolHandle"));
    return types_.basic(TypeKind::pool);
  }
  const std::vector<Diagnostic>& all = diagnostics_.all();
  const bool is_lost = std::any_of(all.begin(), all.end(), [](const Diagnostic& known) { return known.code == Code::syntax; });
  // Where something could not be read, that may be the type.
  report_misspelt(Code::unknown_name, named.name, {"there is no type `", name, "`"}, type_names(), !is_lost);
  return types_.broken();
}

std::vector<std::string_view> Checker::type_names() const {
  std::vector<std::string_view> names;
  if (diagnostics_.is_full()) return names;
  for (const NamedKind& type : types_.named()) names.push_back(type.name);
  for (const TypeDeclaration& node : program_.ast.declarations) {
    if (std::holds_alternative<AliasBody>(node.body)) names.push_back(node.name.text);
  }
  return names;
}

}  // namespace mesh::lang

// Calls of library functions, whose types are read from their rows in builtins.def.
#include <algorithm>
#include <utility>

#include "base/bug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {
namespace {

/// The kind of type that a row spells.
TypeKind kind_of(runtime::Kind kind) {
  switch (kind) {
    case runtime::Kind::unit: return TypeKind::unit;
    case runtime::Kind::integer: return TypeKind::integer;
    case runtime::Kind::floating: return TypeKind::floating;
    case runtime::Kind::boolean: return TypeKind::boolean;
    case runtime::Kind::handle: return TypeKind::pool;
    case runtime::Kind::word: return TypeKind::variable;
    case runtime::Kind::function: return TypeKind::function;
    case runtime::Kind::string: return TypeKind::string;
    case runtime::Kind::list: return TypeKind::list;
    case runtime::Kind::tuple: return TypeKind::tuple;
    case runtime::Kind::range: return TypeKind::range;
    case runtime::Kind::map: return TypeKind::map;
    case runtime::Kind::option: return TypeKind::option;
    case runtime::Kind::result: return TypeKind::result;
    case runtime::Kind::ordering: return TypeKind::sum;
  }
  bug("a kind of a library function's type is none of the language");
}

/// Makes the types that one row spells.
class RowTypes {
 public:
  RowTypes(TypeTable& types, TypeName ordering) : types_(types), ordering_(ordering) {}

  Type make(const runtime::LibraryType& written) {
    const TypeKind kind = kind_of(written.kind());
    if (kind == TypeKind::variable) return open_type(written.letter());
    if (kind < TypeKind::list) return types_.basic(kind);
    if (kind == TypeKind::sum) return types_.make(ordering_, {});
    std::vector<Type> arguments;
    for (size_t index = 0; index < written.arguments(); ++index) arguments.push_back(make(written.argument(index)));
    return types_.make(kind, arguments);
  }

  /// Those that letters stand for, in the order in which they came.
  [[nodiscard]] std::vector<Type> take_open() { return std::move(open_); }

 private:
  Type open_type(char letter) {
    const size_t known = letters_.find(letter);
    if (known != std::string::npos) return open_[known];
    letters_ += letter;
    return open_.emplace_back(types_.fresh());
  }

  TypeTable& types_;
  TypeName ordering_;
  std::string letters_;
  std::vector<Type> open_;
};

}  // namespace

/// The type of a library function, for all uses of it.
const Checker::QuantifiedType& Checker::row_type(const runtime::Builtin& builtin) {
  uint32_t& number = library_type_of_[static_cast<size_t>(runtime::id_of(builtin))];
  if (number == 0) {
    library_types_.push_back(make_library_type(builtin));
    number = static_cast<uint32_t>(library_types_.size());
  }
  return library_types_[number - 1];
}

/// The type of a library function, for one use of it.
Type Checker::library_type(const runtime::Builtin& builtin) {
  const QuantifiedType& known = row_type(builtin);
  if (known.open.empty()) return known.function;
  return types_.substitute(known.function, types_.instantiate(known.open));
}

/// Asks what a library function that `name` names asks of its types; `name` is spoiled if they are others.
void Checker::need_types(ExprId name, const runtime::Builtin& builtin, Type function) {
  const std::optional<AskedType> asked = row_type(builtin).open.empty() ? std::nullopt : asked_type(types_, builtin, function);
  if (!asked) return;
  need({name, program_.ast[name].span, asked->operand, asked->type,
        std::string(asked->operand == Operand::key ? "a map" : runtime::qualified_name(builtin))});
}

/// The type of a name, of `Module.name` or of `value.name`, that stands as a value.
Type Checker::named_value(ExprId id, Type type) {
  if (const auto* method = std::get_if<MethodUse>(&program_.meaning(id))) {
    report(Code::unknown_method, program_.ast[id].span,
           {"a method must be called, and ", runtime::qualified_name(*method->builtin), " is not called here"},
           {"write `.", method->builtin->name, "(…)`"});
    return give_up(id);
  }
  const auto* builtin = std::get_if<const runtime::Builtin*>(&program_.meaning(id));
  if (builtin == nullptr) return type;
  if (runtime::id_of(**builtin) == runtime::BuiltinId::tuple_nth) return tuple_function_value(id);
  need_types(id, **builtin, type);
  return type;
}

Checker::QuantifiedType Checker::make_library_type(const runtime::Builtin& builtin) {
  // What a row calls Ordering is the language's, also where a file has one of its own.
  RowTypes row(types_, program_.data[Constructor::less].type);
  std::vector<Type> types;
  for (const runtime::Parameter& parameter : builtin.parameters()) types.push_back(row.make(parameter.type));
  types.push_back(row.make(builtin.result));
  const Type function = types_.make(TypeKind::function, types);
  std::vector<Type> open = row.take_open();
  types_.quantify(open);
  return {function, std::move(open)};
}

Type Checker::call_builtin(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  switch (runtime::id_of(builtin)) {
    case runtime::BuiltinId::tuple_nth:
    case runtime::BuiltinId::tuple_first:
    case runtime::BuiltinId::tuple_second: return call_tuple(id, node, builtin);
    default: return call_library(id, node, builtin, 0);
  }
}

Type Checker::call_method(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  const ExprId object = std::get<MemberExpr>(program_.ast[node.callee].node).object;
  const Expectation expected{types_.argument(program_.type(node.callee), 0), cat({"the value before `.", builtin.name, "`"}), {}};
  if (!types_.unify(expected.type, program_.type(object))) mismatch(object, expected, program_.type(object));
  return call_library(id, node, builtin, 1);
}

/// Checks a call whose first argument is that for parameter number `before`.
Type Checker::call_library(ExprId id, const CallExpr& node, const runtime::Builtin& builtin, size_t before) {
  const auto parameters = builtin.parameters();
  const Type function = program_.type(node.callee);
  const Type result = types_.argument(function, parameters.size());
  need_types(node.callee, builtin, function);
  bool all_fit = node.arguments.size() == parameters.size() - before;
  for (size_t index = 0; all_fit && index < node.arguments.size(); ++index) {
    all_fit = fits_at_sight(node.arguments[index], types_.argument(function, before + index));
  }
  if (all_fit) {
    for (size_t index = 0; index < node.arguments.size(); ++index) {
      take_at_sight(node.arguments[index], types_.argument(function, before + index));
    }
    return result;
  }
  if (reports_named_options(id, node, builtin) || reports_parameters(id, node, builtin)) return result;
  const std::string what = before == 0 ? std::string(runtime::qualified_name(builtin)) : cat({"the method `", builtin.name, "`"});
  if (!has_arguments(id, parameters.size() - before)) {
    std::vector<std::string> wanted;
    for (const runtime::Parameter& parameter : parameters.subspan(before)) {
      wanted.push_back(cat({"`", parameter.name, " :: ", runtime::type_text(parameter.type), "`"}));
    }
    wrong_count(id, node, what, function, wanted, before);
    return result;
  }
  std::vector<Expectation> expected;
  for (size_t index = 0; index < node.arguments.size(); ++index) {
    const size_t place = before + index;
    expected.push_back({types_.argument(function, place), cat({"`", parameters[place].name, "` of ", what}), {}});
    expected.back().is_read = runtime::sends(builtin.effect) && parameters[place].name != "table";
  }
  check_arguments(node, expected);
  return result;
}

/// Reports the parameters that Migration.execute is given, and does not take; false where there are none.
bool Checker::reports_parameters(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  const size_t wanted = builtin.parameters().size();
  if (runtime::id_of(builtin) != runtime::BuiltinId::migration_execute || node.arguments.size() != wanted + 1) return false;
  const auto seen = at_sight(node.arguments.back());
  if (!seen || seen->kind != TypeKind::list) return false;
  infer_arguments(id, node);
  const runtime::Builtin& other = runtime::builtin(runtime::BuiltinId::pool_execute);
  const bool is_sure =
      may_be_call_of(other, &node) && fits_at_sight(node.arguments.back(), types_.list_of(types_.basic(TypeKind::string)));
  report(Code::argument_count, program_.ast[node.arguments.back()].span, {runtime::qualified_name(builtin), " takes no parameters"},
         {"write `", runtime::qualified_name(other), "`"}, {},
         is_sure ? replace_with(program_.ast[node.callee].span, runtime::qualified_name(other)) : Fix{});
  return true;
}

/// Whether a call has as many arguments as a library function takes, none that is sure to be of another type, and a place that may
/// take what it gives. A function that is not called may be any.
bool Checker::may_be_call_of(const runtime::Builtin& builtin, const CallExpr* call) const {
  if (call == nullptr) return true;
  const auto parameters = builtin.parameters();
  const auto may_be_alike = [](TypeKind a, TypeKind b) { return a == b || a <= TypeKind::broken || b <= TypeKind::broken; };
  if (call == checked_call_ && !may_be_alike(kind_of(builtin.result.kind()), types_.kind(sought_))) return false;
  const auto may_be = [&](ExprId argument, const runtime::Parameter& parameter) {
    const auto seen = at_sight(argument);
    return !seen || may_be_alike(seen->kind, kind_of(parameter.type.kind()));
  };
  return std::equal(call->arguments.begin(), call->arguments.end(), parameters.begin(), parameters.end(), may_be);
}

/// Reports the options of an index that are arguments with names, as other languages have them, in the place of the text that they
/// stand in, or behind it; false where there are none.
bool Checker::reports_named_options(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  const size_t wanted = builtin.parameters().size();
  if (runtime::id_of(builtin) != runtime::BuiltinId::migration_create_index || node.arguments.size() < wanted) return false;
  const Expr& last = program_.ast[node.arguments.back()];
  const auto* map = std::get_if<MapExpr>(&last.node);
  if (map == nullptr || !map->is_of_arguments || node.arguments.size() > wanted + 1) return false;
  infer_arguments(id, node);
  const std::string options = options_text(*map);
  const bool is_instead = node.arguments.size() == wanted;
  // Of the others only the builder knows which there are.
  const bool is_sure = is_instead && (options == "\"unique:true\"" || options == "\"unique:false\"");
  report(Code::type_mismatch, last.span, {"the options of an index stand in one text, and have no names as arguments do"},
         {"write `", options, is_instead ? "`" : "` with those in the text before"}, {},
         is_sure ? replace_with(last.span, options) : Fix{});
  return true;
}

/// The method whose first parameter takes `object`. Where its type is open, the only one of that name that is not for a Range, an
/// Option or a Result.
const runtime::Builtin* Checker::find_method(Type object, std::string_view name) {
  const TypeKind kind = types_.kind(object);
  const bool is_open = kind == TypeKind::variable;
  const runtime::Builtin* found = nullptr;
  for (const runtime::Builtin& candidate : runtime::builtins()) {
    if (!candidate.is_method || candidate.name != name) continue;
    const runtime::Kind taken = candidate.slots.front().type.kind();
    const bool is_rare = taken == runtime::Kind::range || taken >= runtime::Kind::option;
    if (is_open ? is_rare : kind_of(taken) != kind) continue;
    if (found != nullptr) return nullptr;
    found = &candidate;
  }
  return found;
}

void Checker::unknown_method(Type object, const Name& method) {
  if (types_.is(object, TypeKind::variable)) {
    return report(Code::unknown_method, method.span, {"the type of the value before `.", method.text, "` is not known here"},
                  {"give the name its type: `name :: Type`"});
  }
  const std::string message = cat({types_.text(object), " has no method `", method.text, "`"});
  if (const auto* builtin = runtime::find_builtin("Migration", method.text)) {
    return report(Code::unknown_method, method.span, {message},
                  {"write `Migration.", builtin->name, "(…)` with the pool as its first argument"});
  }
  std::vector<std::string_view> names;
  for (const runtime::Builtin& candidate : runtime::builtins()) {
    if (diagnostics_.is_full()) break;
    if (find_method(object, candidate.name) == &candidate) names.push_back(candidate.name);
  }
  report(Code::unknown_method, method.span, {message}, {did_you_mean(method.text, names)});
}

}  // namespace mesh::lang

// Calls of library functions, whose types are read from their rows in builtins.def.
#include <algorithm>
#include <utility>

#include "base/bug.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"
#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser.hpp"

namespace mesh::lang {
namespace {

/// The letters that stand for open types in a type.
std::vector<std::string_view> open_types(std::string_view type) {
  constexpr std::string_view between = "(), <>-";
  std::vector<std::string_view> letters;
  size_t end = 0;
  for (size_t begin = type.find_first_not_of(between); begin < type.size(); begin = type.find_first_not_of(between, end)) {
    end = std::min(type.find_first_of(between, begin), type.size());
    if (end - begin == 1) letters.push_back(type.substr(begin, 1));
  }
  return letters;
}

}  // namespace

/// The type of a library function, for one use of it.
Type Checker::library_type(const runtime::Builtin& builtin) {
  const auto row = static_cast<uint64_t>(&builtin - runtime::builtins().data());
  const auto next = static_cast<uint32_t>(library_types_.size());
  const uint32_t place = library_type_of_.add(row, next);
  if (place == next) library_types_.push_back(read_library_type(builtin));
  const LibraryType& known = library_types_[place];
  return types_.substitute(known.function, types_.instantiate(known.open));
}

/// Asks what a library function that `name` names asks of its types; `name` is spoiled if they are others.
void Checker::need_types(ExprId name, const runtime::Builtin& builtin, Type function) {
  const std::optional<AskedType> asked = asked_type(types_, builtin, function);
  if (!asked) return;
  need({name, program_.ast[name].span, asked->operand, asked->type,
        asked->operand == Operand::key ? "a map" : runtime::qualified_name(builtin)});
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

Checker::LibraryType Checker::read_library_type(const runtime::Builtin& builtin) {
  const Source source(runtime::function_type_text(builtin));
  Diagnostics mistakes;
  const WrittenType written = parse_type(source, lex(source, mistakes), mistakes);
  if (!mistakes.all().empty()) bug("a row of builtins.def has a type that is none");
  const NameLookup outer = std::exchange(type_parameters_, {});
  std::vector<Type> open;
  for (const std::string_view letter : open_types(source.text())) {
    if (type_parameters_.find(letter)) continue;
    open.push_back(types_.fresh());
    type_parameters_.set(letter, static_cast<uint32_t>(open.back()));
  }
  types_.quantify(open);
  // What a row calls Ordering is the language's, also where a file has one of its own.
  std::swap(type_by_name_, language_types_);
  const Type function = annotation(written.ast, written.type);
  std::swap(type_by_name_, language_types_);
  type_parameters_ = outer;
  return {function, std::move(open)};
}

Type Checker::call_builtin(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  return builtin.module == "Tuple" ? call_tuple(id, node, builtin) : call_library(id, node, builtin, 0);
}

Type Checker::call_method(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  const ExprId object = std::get<MemberExpr>(program_.ast[node.callee].node).object;
  const Expectation expected{types_.argument(program_.type(node.callee), 0), cat({"the value before `.", builtin.name, "`"}), {}};
  if (!types_.unify(expected.type, program_.type(object))) mismatch(object, expected, program_.type(object));
  return call_library(id, node, builtin, 1);
}

/// Checks a call whose first argument is that for parameter number `before`.
Type Checker::call_library(ExprId id, const CallExpr& node, const runtime::Builtin& builtin, size_t before) {
  const std::string what = before == 0 ? runtime::qualified_name(builtin) : cat({"the method `", builtin.name, "`"});
  const auto parameters = builtin.parameters();
  const Type function = program_.type(node.callee);
  const Type result = types_.argument(function, parameters.size());
  need_types(node.callee, builtin, function);
  if (node.arguments.size() + before != parameters.size()) {
    std::vector<std::string> wanted;
    for (const runtime::Parameter& parameter : parameters.subspan(before)) {
      wanted.push_back(cat({"`", parameter.name, " :: ", parameter.type, "`"}));
    }
    static_cast<void>(count_arguments(id, node, what, wanted));
    return result;
  }
  std::vector<Expectation> expected;
  for (size_t index = 0; index < node.arguments.size(); ++index) {
    const size_t place = before + index;
    expected.push_back({types_.argument(function, place),
                        cat({"argument ", decimal(index + 1), " `", parameters[place].name, "` of ", what}),
                        {}});
  }
  check_arguments(node, expected);
  return result;
}

/// The function of the modules named after types whose first parameter takes `object`. Where its type is open, the only one of that
/// name that is not for an Option or a Result.
const runtime::Builtin* Checker::find_method(Type object, std::string_view name) {
  const bool is_open = types_.is(object, TypeKind::variable);
  const std::optional<TypeName> type = types_.name_of(object);
  if (!is_open && !type) return nullptr;
  const runtime::Kind kind = type ? runtime::kind_of(types_.named()[static_cast<size_t>(*type)].name) : runtime::Kind::word;
  const auto known = named_kinds();
  const runtime::Builtin* found = nullptr;
  for (const runtime::Builtin& candidate : runtime::builtins()) {
    if (candidate.name != name || candidate.parameters().empty()) continue;
    const bool is_of_values =
        std::any_of(known.begin(), known.end(), [&](const NamedKind& each) { return each.name == candidate.module; });
    const runtime::Kind taken = runtime::kind_of(candidate.parameters().front().type);
    if (!is_of_values || taken == runtime::Kind::word || (is_open ? taken >= runtime::Kind::option : taken != kind)) continue;
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
    if (find_method(object, candidate.name) == &candidate) names.push_back(candidate.name);
  }
  report(Code::unknown_method, method.span, {message}, {did_you_mean(method.text, names)});
}

}  // namespace mesh::lang

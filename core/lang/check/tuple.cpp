// Calls of the Tuple module, whose functions take tuples of any size.
#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {
namespace {

constexpr std::string_view take_apart = "take the tuple apart: `let (a, b) = …`";

}  // namespace

Type Checker::call_tuple(ExprId id, const CallExpr& node, const runtime::Builtin& builtin) {
  if (node.arguments.size() != builtin.parameters().size()) return call_library(id, node, builtin, 0);
  const ExprId tuple = node.arguments.front();
  const Type given = infer(tuple);
  const std::optional<size_t> place = tuple_place(node, builtin);
  if (types_.is(given, TypeKind::broken) || !place) return give_up(id);
  const Type function = program_.type(node.callee);
  const bool is_tuple = types_.is(given, TypeKind::tuple);
  const bool is_nth = runtime::id_of(builtin) == runtime::BuiltinId::tuple_nth;
  if (!is_tuple && (!is_nth || !types_.is(given, TypeKind::variable))) {
    const Expectation expected{types_.argument(function, 0), cat({"`tuple` of ", runtime::qualified_name(builtin)}), {}};
    if (!types_.unify(expected.type, given)) mismatch(tuple, expected, given);
    return is_nth ? give_up(id) : types_.argument(function, 1);
  }
  if (!is_tuple) {
    report(Code::bad_field, program_.ast[tuple].span, {"the type of this tuple is not known here"},
           {"give the name its type: `name :: (A, B)`"});
    return give_up(id);
  }
  if (*place >= types_.arguments(given)) {
    report(Code::bad_field, program_.ast[node.arguments.back()].span, {types_.text(given), " has nothing at ", decimal(*place)},
           {"the first place is 0"});
    return give_up(id);
  }
  const Type result = types_.argument(given, *place);
  std::vector<Type> types{given, result};
  if (is_nth) types.insert(types.begin() + 1, types_.basic(TypeKind::integer));
  program_.type_of[static_cast<size_t>(node.callee)] = types_.make(TypeKind::function, types);
  return result;
}

/// The place that a call of the module means; what stands for the index of another is reported.
std::optional<size_t> Checker::tuple_place(const CallExpr& node, const runtime::Builtin& builtin) {
  if (runtime::id_of(builtin) != runtime::BuiltinId::tuple_nth) {
    return runtime::id_of(builtin) == runtime::BuiltinId::tuple_second ? 1 : 0;
  }
  const ExprId index = node.arguments.back();
  const auto* number = std::get_if<IntegerExpr>(&program_.ast[index].node);
  if (!types_.is(infer(index), TypeKind::broken) && (number == nullptr || number->value < 0)) {
    report(Code::bad_field, program_.ast[index].span, {"the index must be a number from 0, since each place has a type of its own"},
           {take_apart});
  }
  if (number == nullptr || number->value < 0) return std::nullopt;
  return static_cast<size_t>(number->value);
}

/// `Tuple.nth` as a value would have no type.
Type Checker::tuple_function_value(ExprId id) {
  report(Code::bad_field, program_.ast[id].span, {"`Tuple.nth` must be called here, since each place has a type of its own"},
         {take_apart});
  return give_up(id);
}

}  // namespace mesh::lang

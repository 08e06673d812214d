// Calls and functions as values to instructions.
#include "base/text.hpp"
#include "lang/lowering.hpp"

namespace mesh::lang {

/// A call of a library function of the type `function`, still without arguments.
mir::CallRuntime FunctionLowering::runtime_call(const runtime::Builtin& builtin, Type function) const {
  const TypeTable& types = all_.program.types;
  mir::CallRuntime call{};
  call.builtin = &builtin;
  const auto parameters = builtin.parameters();
  for (size_t index = 0; index < parameters.size(); ++index) {
    const bool is_open = runtime::kind_of(parameters[index].type) == runtime::Kind::word;
    call.are_pointers.push_back(is_open && is_pointer(types.argument(function, index)));
  }
  const Type result = types.argument(function, parameters.size());
  const bool is_found = builtin.effect == runtime::Effect::read && types.is(result, TypeKind::option);
  call.gives_pointer = is_pointer(is_found ? types.first(result) : result);
  call.has_string_keys = types.is(result, TypeKind::map) && types.is(types.first(result), TypeKind::string);
  return call;
}

Register FunctionLowering::call(ExprId id, const CallExpr& node) {
  std::vector<Register> arguments;
  std::vector<SiteId> sites;
  const auto add_argument = [&](ExprId argument) {
    arguments.push_back(value(argument));
    sites.push_back(site(argument));
  };
  const Meaning& meaning = all_.program.meaning(node.callee);
  const auto* method = std::get_if<MethodUse>(&meaning);
  if (method != nullptr) add_argument(std::get<MemberExpr>(ast()[node.callee].node).object);
  for (const ExprId argument : node.arguments) add_argument(argument);
  const auto* named = std::get_if<const runtime::Builtin*>(&meaning);
  if (named != nullptr || method != nullptr) {
    const runtime::Builtin& builtin = method != nullptr ? *method->builtin : **named;
    if (runtime::id_of(builtin) == runtime::BuiltinId::tuple_nth) return tuple_element(id, node, arguments.front());
    return call_library(id, node.callee, builtin, std::move(arguments), std::move(sites));
  }
  if (const auto* constructor = std::get_if<Constructor>(&meaning)) {
    return variant(site(id), *constructor, type(id), std::move(arguments));
  }
  if (const auto* use = std::get_if<FunctionUse>(&meaning)) {
    const auto called = instance(*use);
    return called ? emit(site(id), mir::Call{{}, *called, std::move(arguments)}) : emit(site(id), mir::Spoil{});
  }
  if (kind(node.callee) != TypeKind::function) return emit(site(id), mir::Spoil{});
  return emit(site(id), mir::CallValue{{}, value(node.callee), std::move(arguments)});
}

Register FunctionLowering::call_library(ExprId id, ExprId callee, const runtime::Builtin& builtin, std::vector<Register> arguments,
                                        std::vector<SiteId> sites) {
  const Type function = type(callee);
  if (!takes(builtin, callee)) return emit(site(id), mir::Spoil{});
  if (builtin.is_derived()) return call_derived(site(id), {Derived::What::library, function, &builtin}, std::move(arguments));
  mir::CallRuntime made = runtime_call(builtin, function);
  made.arguments = std::move(arguments);
  made.sites = std::move(sites);
  return emit(site(id), std::move(made));
}

/// Whether a library function, which `name` names, takes the types that it has here.
bool FunctionLowering::takes(const runtime::Builtin& builtin, ExprId name) {
  if (all_.program.broken(name)) return false;
  const auto asked = asked_type(all_.program.types, builtin, type(name));
  return !asked || takes(asked->operand, asked->type, ast()[name].span);
}

/// The MIR function that a use of a function of this file means.
std::optional<uint32_t> FunctionLowering::instance(const FunctionUse& use) {
  // A function that calls its own group uses it with its own types.
  Substitution concrete;
  for (const Type given : use.types.empty() ? all_.program.functions[static_cast<size_t>(use.function)].quantified : use.types) {
    concrete.push_back(all_.program.types.substitute(given, types_));
  }
  return all_.instance(static_cast<uint32_t>(use.function), concrete);
}

Register FunctionLowering::function_value(ExprId id, const Meaning& meaning) {
  std::optional<uint32_t> function;
  if (std::holds_alternative<MethodUse>(meaning)) value(std::get<MemberExpr>(ast()[id].node).object);
  if (const auto* use = std::get_if<FunctionUse>(&meaning)) function = instance(*use);
  const auto* named = std::get_if<const runtime::Builtin*>(&meaning);
  if (named != nullptr && (*named)->is_derived()) {
    if (takes(**named, id)) function = all_.derived({Derived::What::library, type(id), *named});
  } else if (named != nullptr) {
    const Type made = type(id);
    mir::CallRuntime call = runtime_call(**named, made);
    const auto parameters = static_cast<uint32_t>((*named)->parameters().size());
    call.into = static_cast<Register>(parameters);
    call.sites.resize(parameters);
    for (uint32_t index = 0; index < parameters; ++index) call.arguments.push_back(static_cast<Register>(index));
    function = all_.wrapper(runtime::qualified_name(**named), {{{}, std::move(call)}}, made);
  }
  if (const auto* constructor = std::get_if<Constructor>(&meaning)) {
    if (all_.program.data[*constructor].fields.empty()) return variant(site(id), *constructor, type(id), {});
    function = constructor_function(*constructor, type(id));
  }
  if (!function) return emit(site(id), mir::Spoil{});
  return emit(site(id), mir::MakeClosure{{}, *function, {}});
}

/// A closure is a function of its own, whose first parameters are the outer values that it uses.
Register FunctionLowering::closure(ExprId id, std::optional<uint32_t> self) {
  std::vector<uint32_t> captures = captured_in(id);
  mir::MakeClosure made{{}, 0, {}};
  for (const uint32_t captured : captures) made.captures.push_back(static_cast<Register>(*locals_.find(captured)));
  const auto function = all_.closure(pending_.function, types_, id, std::move(captures), self);
  if (!function) return emit(site(id), mir::Spoil{});
  made.function = *function;
  return emit(site(id), std::move(made));
}

/// Every name that is used inside `expr` and introduced outside of it.
std::vector<uint32_t> FunctionLowering::captured_in(ExprId expr) {
  std::vector<uint32_t> captures;
  NumberLookup known;
  std::vector<ExprId> left{expr};
  while (!left.empty()) {
    const ExprId next = left.back();
    left.pop_back();
    if (const auto* local = std::get_if<Local>(&all_.program.meaning(next))) {
      const auto number = static_cast<uint32_t>(*local);
      const auto place = static_cast<uint32_t>(captures.size());
      if (locals_.find(number) && known.add(number, place) == place) captures.push_back(number);
    }
    const std::vector<ExprId> inside = children(ast()[next]);
    left.insert(left.end(), inside.rbegin(), inside.rend());
  }
  return captures;
}

}  // namespace mesh::lang

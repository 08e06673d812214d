// Calls and functions as values to instructions.
#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "lang/lower/lowering.hpp"

namespace mesh::lang {

/// A call of a library function of the type `function` with `arguments`, the values of `given`. Where none are given, it does not
/// know where its arguments stand.
mir::CallRuntime FunctionLowering::runtime_call(const runtime::Builtin& builtin, Type function, std::span<const Register> arguments,
                                                std::span<const ExprId> given) {
  const TypeTable& types = all_.program.types;
  mir::CallRuntime call{};
  call.builtin = &builtin;
  const auto parameters = builtin.parameters();
  auto* made = all_.mir.arena.room_for<mir::CallRuntime::Argument>(parameters.size());
  for (size_t index = 0; index < parameters.size(); ++index) {
    const bool is_open = parameters[index].type.kind() == runtime::Kind::word;
    made[index] = {arguments[index], given.empty() ? SiteId{} : site(given[index]),
                   is_open && is_pointer(types.argument(function, index))};
  }
  call.arguments = {made, parameters.size()};
  const Type result = types.argument(function, parameters.size());
  const bool is_found = builtin.effect == runtime::CallEffect::read && types.is(result, TypeKind::option);
  call.gives_pointer = is_pointer(is_found ? types.first(result) : result);
  // A map that comes from elsewhere, such as out of a list, was told its type of keys there.
  const bool makes_map = builtin.result.kind() == runtime::Kind::map;
  call.has_string_keys = makes_map && types.is(types.first(result), TypeKind::string);
  return call;
}

Register FunctionLowering::call(ExprId id, const CallExpr& node) {
  const Meaning& meaning = all_.program.meaning(node.callee);
  const auto* method = std::get_if<MethodUse>(&meaning);
  std::vector<ExprId> with_object;
  if (method != nullptr) {
    with_object = {std::get<MemberExpr>(ast()[node.callee].node).object};
    with_object.insert(with_object.end(), node.arguments.begin(), node.arguments.end());
  }
  const std::span<const ExprId> given = method != nullptr ? with_object : node.arguments;
  const size_t first = pending_registers_.size();
  for (const ExprId argument : given) push_value(argument);
  const std::span<const Register> arguments = all_.mir.arena.take_end(pending_registers_, first);
  const auto* named = std::get_if<const runtime::Builtin*>(&meaning);
  if (named != nullptr || method != nullptr) {
    const runtime::Builtin& builtin = method != nullptr ? *method->builtin : **named;
    if (runtime::id_of(builtin) == runtime::BuiltinId::tuple_nth) return tuple_element(id, node, arguments.front());
    return call_library(id, node.callee, builtin, given, arguments);
  }
  if (const auto* constructor = std::get_if<Constructor>(&meaning)) {
    return variant(site(id), *constructor, type(id), arguments);
  }
  if (const auto* use = std::get_if<FunctionUse>(&meaning)) {
    const auto called = instance(*use);
    return called ? emit(site(id), mir::Call{{}, *called, arguments}) : emit(site(id), mir::Spoil{});
  }
  if (kind(node.callee) != TypeKind::function) return emit(site(id), mir::Spoil{});
  return emit(site(id), mir::CallValue{{}, value(node.callee), arguments});
}

/// Calls a library function with `arguments`, the values of `given`.
Register FunctionLowering::call_library(ExprId id, ExprId callee, const runtime::Builtin& builtin, std::span<const ExprId> given,
                                        std::span<const Register> arguments) {
  const Type function = type(callee);
  if (!takes(builtin, callee) || !all_.program.types.is(function, TypeKind::function)) return emit(site(id), mir::Spoil{});
  if (builtin.is_derived) return call_derived(site(id), {Derived::What::library, function, &builtin}, arguments);
  const mir::CallRuntime made = runtime_call(builtin, function, arguments, given);
  return emit(site(id), made);
}

/// What a call with a mistake was to call, where that sends something or is given a pool; empty for all else.
std::string_view FunctionLowering::call_that_may_send(const Expr& expr) {
  const auto* call = std::get_if<CallExpr>(&expr.node);
  if (call == nullptr) return {};
  const auto* const* named = std::get_if<const runtime::Builtin*>(&all_.program.meaning(call->callee));
  if (named != nullptr) return runtime::sends((*named)->effect) ? runtime::qualified_name(**named) : std::string_view();
  const auto is_pool = [&](ExprId argument) { return kind(argument) == TypeKind::pool; };
  const bool has_pool = std::any_of(call->arguments.begin(), call->arguments.end(), is_pool);
  if (const auto* name = std::get_if<NameExpr>(&ast()[call->callee].node)) return has_pool ? name->name.text : std::string_view();
  const auto* member = std::get_if<MemberExpr>(&ast()[call->callee].node);
  const auto* object = member != nullptr ? std::get_if<NameExpr>(&ast()[member->object].node) : nullptr;
  if (object == nullptr || member->member.text.empty()) return {};
  const auto is_module = [&](const runtime::Builtin& known) {
    return known.module == object->name.text && runtime::sends(known.effect);
  };
  const auto known = runtime::builtins();
  if (!has_pool && !is_pool(member->object) && std::none_of(known.begin(), known.end(), is_module)) return {};
  return all_.mir.arena.copy(cat({object->name.text, ".", member->member.text}));
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
  const std::vector<Type>& open = all_.program.functions[static_cast<size_t>(use.function)].quantified;
  Substitution types = use.types.empty() ? all_.program.types.give(open, open) : Substitution(use.types.begin(), use.types.end());
  for (Given& given : types) given.type = all_.program.types.substitute(given.type, types_);
  return all_.instance(static_cast<uint32_t>(use.function), types);
}

Register FunctionLowering::function_value(ExprId id, const Meaning& meaning) {
  std::optional<uint32_t> function;
  if (std::holds_alternative<MethodUse>(meaning)) value(std::get<MemberExpr>(ast()[id].node).object);
  if (const auto* use = std::get_if<FunctionUse>(&meaning)) function = instance(*use);
  const auto* named = std::get_if<const runtime::Builtin*>(&meaning);
  if (named != nullptr && (*named)->is_derived) {
    if (takes(**named, id)) function = all_.derived({Derived::What::library, type(id), *named});
  } else if (named != nullptr) {
    const Type made = type(id);
    const auto parameters = static_cast<uint32_t>((*named)->parameters().size());
    std::vector<Register> passed;
    for (uint32_t index = 0; index < parameters; ++index) passed.push_back(static_cast<Register>(index));
    mir::CallRuntime call = runtime_call(**named, made, passed, {});
    call.into = static_cast<Register>(parameters);
    const uint32_t key = all_.key(KeyTag::builtin, static_cast<uint32_t>(runtime::id_of(**named)));
    const Instruction calling{{}, call};
    function = all_.wrapper(key, std::string(runtime::qualified_name(**named)), {&calling, 1}, made);
  }
  if (const auto* constructor = std::get_if<Constructor>(&meaning)) {
    if (all_.program.data[*constructor].fields.empty()) return variant(site(id), *constructor, type(id), {});
    function = constructor_function(*constructor, type(id));
  }
  if (!function) return emit(site(id), mir::Spoil{});
  return emit(site(id), mir::MakeClosure{{}, *function, {}});
}

/// A closure is a function of its own, whose first parameters are the outer values that it uses. One with a key is lowered once.
Register FunctionLowering::closure(ExprId id, std::optional<uint32_t> self, uint32_t key) {
  auto function = all_.find(key);
  if (!function) {
    function = all_.closure({.function = pending_.function,
                             .types = types_,
                             .key = key,
                             .closure = id,
                             .captures = captured_in(id),
                             .self = self,
                             .called = called_});
  }
  if (!function || !all_.spend_on_captures(all_.captures(*function).size())) return emit(site(id), mir::Spoil{});
  std::vector<Register> captures;
  for (const uint32_t captured : all_.captures(*function)) {
    const auto known = locals_.find(captured);
    if (!known) return emit(site(id), mir::Spoil{});
    captures.push_back(static_cast<Register>(*known));
  }
  return emit(site(id), mir::MakeClosure{{}, *function, keep(captures)});
}

/// A closure that knows itself by a name makes itself anew, of what it took along.
void FunctionLowering::bind_self() {
  if (!pending_.self) return;
  std::vector<Register> captures;
  for (uint32_t index = 0; index < pending_.captures.size(); ++index) captures.push_back(static_cast<Register>(index));
  const mir::MakeClosure made{{}, static_cast<uint32_t>(all_.mir.functions.size()), keep(captures)};
  locals_.set(*pending_.self, static_cast<uint32_t>(emit(site(*pending_.closure), made)));
}

/// Makes the value of a name that is generic, for the types of one use.
Register FunctionLowering::generic_value(ExprId id, const LocalUse& use) {
  const auto number = static_cast<uint32_t>(use.local);
  const auto around = all_.types_at.find(number);
  if (!around) return emit(site(id), mir::Spoil{});
  const GenericLocal& known = *all_.program.generic(use.local);
  Substitution types(use.types.begin(), use.types.end());
  for (Given& given : types) given.type = all_.program.types.substitute(given.type, types_);
  types.insert(types.end(), types_.end() - static_cast<std::ptrdiff_t>(*around), types_.end());
  uint32_t key = all_.key(KeyTag::local, number);
  for (const Given& given : types) key = all_.program.types.join(key, all_.program.types.number(given.type));
  const Substitution outer_types = std::exchange(types_, std::move(types));
  const std::string_view outer_called = std::exchange(called_, known.name.text);
  const bool is_closure = std::holds_alternative<ClosureExpr>(ast()[known.value].node) && !is_spoiled(known.value);
  const auto self = known.knows_itself ? std::optional(number) : std::nullopt;
  const Register made = is_closure ? closure(known.value, self, key) : value(known.value);
  types_ = outer_types;
  called_ = outer_called;
  return made;
}

/// Every name that is used inside `expr` and introduced outside of it; of a generic one, those that its value uses.
std::vector<uint32_t> FunctionLowering::captured_in(ExprId expr) {
  std::vector<uint32_t> captures;
  NumberLookup known;
  uint32_t looked_at = 0;
  std::vector<ExprId> left{expr};
  while (!left.empty() && all_.spend_on_captures(1)) {
    const ExprId next = left.back();
    left.pop_back();
    ++looked_at;
    const auto* use = std::get_if<LocalUse>(&all_.program.meaning(next));
    if (use != nullptr && known.add(static_cast<uint32_t>(use->local), looked_at) == looked_at) {
      const auto number = static_cast<uint32_t>(use->local);
      if (!use->types.empty()) {
        left.push_back(all_.program.generic(use->local)->value);
      } else if (locals_.find(number)) {
        captures.push_back(number);
      }
    }
    const std::vector<ExprId> inside = children(ast()[next]);
    left.insert(left.end(), inside.rbegin(), inside.rend());
  }
  return captures;
}

}  // namespace mesh::lang

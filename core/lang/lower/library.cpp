// Library functions that lowering writes for the types at hand: the rows of builtins.def without a C function.
#include "base/bug.hpp"
#include "lang/lower/lowering.hpp"
#include "runtime/layout.hpp"

namespace mesh::lang {

using runtime::BuiltinId;

void FunctionLowering::write_library_function(const runtime::Builtin& builtin, Type function) {
  const TypeTable& types = all_.program.types;
  const size_t parameters = types.arguments(function) - 1;
  for (size_t index = 0; index < parameters; ++index) {
    static_cast<void>(fresh());
    function_.takes_pointers.push_back(is_pointer(types.argument(function, index)));
  }
  const Type result = types.argument(function, parameters);
  function_.parameters = function_.registers;
  function_.gives_pointer = is_pointer(result);
  constexpr Register first{0};
  constexpr Register second{1};
  const auto give = [&](Register value) { finish(nowhere, mir::Return{value}); };
  switch (runtime::id_of(builtin)) {
    case BuiltinId::string_from: return give(printed(nowhere, types.first(function), first));
    case BuiltinId::default_value: return give(default_value(result));
    case BuiltinId::compare: return write_compare(function, first, second);
    case BuiltinId::list_contains: return write_contains(types.first(function), first, second);
    case BuiltinId::tuple_first: return give(emit(nowhere, mir::ReadField{{}, is_pointer(result), first, 0}));
    case BuiltinId::tuple_second: return give(emit(nowhere, mir::ReadField{{}, is_pointer(result), first, 1}));
    // The checker takes it only in a call, which tuple_element is for.
    case BuiltinId::tuple_nth: return give(emit(nowhere, mir::Spoil{}));
    case BuiltinId::option_is_some: return give(has_tag(first, runtime::tag_some));
    case BuiltinId::option_is_none: return give(has_tag(first, runtime::tag_none));
    case BuiltinId::option_unwrap_or: return write_payload_function(false, runtime::tag_some, function);
    case BuiltinId::option_map: return write_payload_function(true, runtime::tag_some, function);
    case BuiltinId::result_is_ok: return give(has_tag(first, runtime::tag_ok));
    case BuiltinId::result_is_err: return give(has_tag(first, runtime::tag_err));
    case BuiltinId::result_unwrap_or: return write_payload_function(false, runtime::tag_ok, function);
    case BuiltinId::result_map: return write_payload_function(true, runtime::tag_ok, function);
    case BuiltinId::result_map_err: return write_payload_function(true, runtime::tag_err, function);
    default: bug("a derived row of builtins.def has no function");
  }
}

/// The value at a place of a tuple that is a number in the source.
Register FunctionLowering::tuple_element(ExprId id, const CallExpr& node, Register tuple) {
  const auto place = static_cast<uint32_t>(std::get<IntegerExpr>(ast()[node.arguments.back()].node).value);
  return emit(site(id), mir::ReadField{{}, is_pointer(type(id)), tuple, place});
}

Register FunctionLowering::has_tag(Register value, uint8_t tag) {
  const Register found = emit(nowhere, mir::ReadTag{{}, value});
  return emit(nowhere, mir::Compare{{}, mir::CompareOp::equal, found, integer(nowhere, tag)});
}

void FunctionLowering::write_contains(Type list, Register value, Register wanted) {
  const Type element = all_.program.types.first(list);
  const BlockId is_spoiled = new_block();
  count(emit(nowhere, mir::ReadLength{{}, value}), is_spoiled, [&](Register index) {
    const BlockId next = new_block();
    const Register found = emit(nowhere, mir::ReadElement{{}, is_pointer(element), value, index});
    test_equal(nowhere, equal(nowhere, element, found, wanted), {next, is_spoiled});
    finish(nowhere, mir::Return{integer(nowhere, 1)});
    continue_in(next);
  });
  finish(nowhere, mir::Return{integer(nowhere, 0)});
  continue_in(is_spoiled);
  finish(nowhere, mir::Return{emit(nowhere, mir::Spoil{})});
}

Register FunctionLowering::default_value(Type type) {
  switch (all_.program.types.kind(type)) {
    case TypeKind::string: return emit(nowhere, mir::Text{{}, all_.text("")});
    case TypeKind::floating: return emit(nowhere, mir::Float{{}, 0.0});
    default: return integer(nowhere, 0);
  }
}

void FunctionLowering::write_compare(Type function, Register left, Register right) {
  const TypeTable& types = all_.program.types;
  const TypeKind compared = types.kind(types.first(function));
  const auto give = [&](Constructor constructor) {
    finish(nowhere, mir::Return{variant(nowhere, constructor, types.argument(function, 2), {})});
  };
  const BlockId is_spoiled = new_block();
  const auto give_if = [&](mir::CompareOp op, Constructor constructor) {
    const BlockId otherwise = new_block();
    test_equal(nowhere, ordered(nowhere, op, compared, left, right), {otherwise, is_spoiled});
    give(constructor);
    continue_in(otherwise);
  };
  give_if(mir::CompareOp::less, Constructor::less);
  give_if(mir::CompareOp::equal, Constructor::equal);
  give(Constructor::greater);
  continue_in(is_spoiled);
  finish(nowhere, mir::Return{emit(nowhere, mir::Spoil{})});
}

/// Gives what is inside an Option or a Result with this tag, or, when `is_map`, the same with what the second argument makes of
/// that. One with the other tag gives the second argument, or itself.
void FunctionLowering::write_payload_function(bool is_map, uint8_t tag, Type function) {
  constexpr Register given{0};
  constexpr Register second{1};
  const TypeTable& types = all_.program.types;
  const size_t place = types.is(types.first(function), TypeKind::result) ? tag : 0;
  const auto is_boxed = [&](Type type) { return !is_pointer(types.argument(type, place)); };
  const Otherwise otherwise{new_block(), new_block()};
  test_equal(nowhere, has_tag(given, tag), otherwise);
  const Register held = emit(nowhere, mir::ReadPayload{{}, is_boxed(types.first(function)), given});
  if (is_map) {
    const Register made = emit(nowhere, mir::CallValue{{}, second, keep({&held, 1})});
    finish(nowhere, mir::Return{emit(nowhere, mir::MakeResult{{}, tag, is_boxed(types.argument(function, 2)), made})});
  } else {
    finish(nowhere, mir::Return{held});
  }
  continue_in(otherwise.fails);
  finish(nowhere, mir::Return{is_map ? given : second});
  continue_in(otherwise.is_spoiled);
  finish(nowhere, mir::Return{emit(nowhere, mir::Spoil{})});
}

}  // namespace mesh::lang

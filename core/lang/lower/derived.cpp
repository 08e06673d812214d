// What the language gives to every type made of others: a function that compares two values, and one that writes a value as text.
#include <array>

#include "base/text.hpp"
#include "lang/lower/lowering.hpp"

namespace mesh::lang {
namespace {

bool is_compound(TypeKind kind) { return kind >= TypeKind::range && kind <= TypeKind::sum; }

}  // namespace

std::optional<uint32_t> Lowering::derived(Derived derived) {
  // Types are no more what they were once their budget is spent.
  if (program.types.is_exhausted()) return std::nullopt;
  const uint32_t what = derived.builtin != nullptr ? key(KeyTag::builtin, static_cast<uint32_t>(runtime::id_of(*derived.builtin)))
                        : derived.what == Derived::What::equality ? key(KeyTag::equality, 0)
                                                                  : key(KeyTag::text, 0);
  const uint32_t key = program.types.join(what, program.types.number(derived.type));
  if (const auto known = instances_.find(key)) return known;
  Pending pending;
  pending.key = key;
  pending.derived = derived;
  return add(std::move(pending));
}

Register FunctionLowering::call_derived(SiteId site, Derived derived, std::span<const Register> arguments) {
  const auto function = all_.derived(derived);
  return function ? emit(site, mir::Call{{}, *function, keep(arguments)}) : emit(site, mir::Spoil{});
}

/// Whether two values of one type are equal, as a Bool.
Register FunctionLowering::equal(SiteId site, Type type, Register left, Register right) {
  if (all_.program.types.holds_broken(type)) return emit(site, mir::Spoil{});
  const TypeKind kind = all_.program.types.kind(type);
  switch (kind) {
    case TypeKind::integer:
    case TypeKind::boolean:
    case TypeKind::floating: return emit(site, mir::Compare{{}, mir::CompareOp::equal, left, right, number_kind(kind)});
    case TypeKind::string: return emit(site, mir::TextEqual{{}, left, right});
    case TypeKind::unit: return integer(site, 1);
    default: break;
  }
  if (is_compound(kind)) return call_derived(site, {Derived::What::equality, type}, std::array{left, right});
  return emit(site, mir::Spoil{});
}

/// The text of a value, as an interpolation writes it.
Register FunctionLowering::printed(SiteId site, Type type, Register value) {
  switch (all_.program.types.kind(type)) {
    case TypeKind::string: return value;
    case TypeKind::integer: return emit(site, mir::ToText{{}, mir::PrintedKind::integer, value});
    case TypeKind::floating: return emit(site, mir::ToText{{}, mir::PrintedKind::floating, value});
    case TypeKind::boolean: return emit(site, mir::ToText{{}, mir::PrintedKind::boolean, value});
    case TypeKind::list:
    case TypeKind::map: return call_derived(site, {Derived::What::text, type}, {&value, 1});
    default: return emit(site, mir::Spoil{});
  }
}

MirFunction FunctionLowering::run_derived(const Derived& derived) {
  const bool is_equality = derived.what == Derived::What::equality;
  const std::string_view name = derived.builtin != nullptr ? runtime::qualified_name(*derived.builtin)
                                : is_equality              ? "=="
                                                           : "text of";
  function_.name = cat({name, " ", all_.program.types.text(derived.type)});
  if (derived.builtin != nullptr) {
    write_library_function(*derived.builtin, derived.type);
    return std::move(function_);
  }
  const Register value = fresh();
  const Register other = is_equality ? fresh() : value;
  function_.parameters = function_.registers;
  function_.takes_pointers.assign(function_.parameters, true);
  function_.gives_pointer = !is_equality;
  if (is_equality) {
    derive_equality(derived.type, value, other);
  } else {
    finish(nowhere, mir::Return{derive_text(derived.type, value)});
  }
  return std::move(function_);
}

void FunctionLowering::derive_equality(Type type, Register left, Register right) {
  const Otherwise otherwise{new_block(), new_block()};
  switch (all_.program.types.kind(type)) {
    case TypeKind::range:
    case TypeKind::tuple:
    case TypeKind::structure: equal_fields(fields_of(type), left, right, otherwise); break;
    case TypeKind::list: equal_lists(type, left, right, otherwise); break;
    case TypeKind::map: equal_maps(type, left, right, otherwise); break;
    default: equal_variants(type, left, right, otherwise); break;
  }
  finish(nowhere, mir::Return{integer(nowhere, 1)});
  continue_in(otherwise.fails);
  finish(nowhere, mir::Return{integer(nowhere, 0)});
  continue_in(otherwise.is_spoiled);
  finish(nowhere, mir::Return{emit(nowhere, mir::Spoil{})});
}

/// The types of what a range, a tuple or a struct holds.
std::vector<Type> FunctionLowering::fields_of(Type type) {
  TypeTable& types = all_.program.types;
  std::vector<Type> fields;
  if (types.is(type, TypeKind::range)) {
    fields.assign(2, types.basic(TypeKind::integer));
  } else if (types.is(type, TypeKind::tuple)) {
    for (size_t index = 0; index < types.arguments(type); ++index) fields.push_back(types.argument(type, index));
  } else {
    for (const Field& field : all_.program.data[*types.name_of(type)].fields) fields.push_back(types.part(type, field.type));
  }
  return fields;
}

void FunctionLowering::equal_fields(std::span<const Type> fields, Register left, Register right, Otherwise otherwise) {
  for (uint32_t index = 0; index < fields.size(); ++index) {
    const bool is_address = is_pointer(fields[index]);
    const Register mine = emit(nowhere, mir::ReadField{{}, is_address, left, index});
    const Register other = emit(nowhere, mir::ReadField{{}, is_address, right, index});
    test_equal(nowhere, equal(nowhere, fields[index], mine, other), otherwise);
  }
}

void FunctionLowering::equal_lists(Type type, Register left, Register right, Otherwise otherwise) {
  const Type element = all_.program.types.first(type);
  const Register length = emit(nowhere, mir::ReadLength{{}, left});
  const Register other = emit(nowhere, mir::ReadLength{{}, right});
  test_equal(nowhere, emit(nowhere, mir::Compare{{}, mir::CompareOp::equal, length, other}), otherwise);
  count(length, otherwise.is_spoiled, [&](Register index) {
    const Register a = emit(nowhere, mir::ReadElement{{}, is_pointer(element), left, index});
    const Register b = emit(nowhere, mir::ReadElement{{}, is_pointer(element), right, index});
    test_equal(nowhere, equal(nowhere, element, a, b), otherwise);
  });
}

/// Maps are equal when they hold the same keys with equal values, in whatever order.
void FunctionLowering::equal_maps(Type type, Register left, Register right, Otherwise otherwise) {
  const Type key = all_.program.types.first(type);
  const Type value = all_.program.types.second(type);
  const Register size = emit(nowhere, mir::ReadSize{{}, left});
  const Register other = emit(nowhere, mir::ReadSize{{}, right});
  test_equal(nowhere, emit(nowhere, mir::Compare{{}, mir::CompareOp::equal, size, other}), otherwise);
  count(size, otherwise.is_spoiled, [&](Register index) {
    const Register wanted = emit(nowhere, mir::ReadEntry{{}, mir::EntryPart::key, is_pointer(key), left, index});
    const Register found = emit(nowhere, mir::FindEntry{{}, right, wanted});
    test_equal(nowhere, emit(nowhere, mir::Compare{{}, mir::CompareOp::less, found, size}), otherwise);
    const Register a = emit(nowhere, mir::ReadEntry{{}, mir::EntryPart::value, is_pointer(value), left, index});
    const Register b = emit(nowhere, mir::ReadEntry{{}, mir::EntryPart::value, is_pointer(value), right, found});
    test_equal(nowhere, equal(nowhere, value, a, b), otherwise);
  });
}

void FunctionLowering::equal_variants(Type type, Register left, Register right, Otherwise otherwise) {
  TypeTable& types = all_.program.types;
  const Register tag = emit(nowhere, mir::ReadTag{{}, left});
  const Register other = emit(nowhere, mir::ReadTag{{}, right});
  test_equal(nowhere, emit(nowhere, mir::Compare{{}, mir::CompareOp::equal, tag, other}), otherwise);
  const BlockId done = new_block();
  for (const ConstructorInfo& made : all_.program.data.of(*types.name_of(type))) {
    if (made.fields.empty()) continue;
    std::vector<Type> parts;
    for (const Field& field : made.fields) parts.push_back(types.part(type, field.type));
    const BlockId next = new_block();
    const Register is_made = emit(nowhere, mir::Compare{{}, mir::CompareOp::equal, tag, integer(nowhere, made.tag)});
    test_equal(nowhere, is_made, {next, otherwise.is_spoiled});
    const bool is_boxed = parts.size() == 1 && !is_pointer(parts.front());
    const Register mine = emit(nowhere, mir::ReadPayload{{}, is_boxed, left});
    const Register others = emit(nowhere, mir::ReadPayload{{}, is_boxed, right});
    if (parts.size() == 1) {
      test_equal(nowhere, equal(nowhere, parts.front(), mine, others), otherwise);
    } else {
      equal_fields(parts, mine, others, otherwise);
    }
    finish(nowhere, mir::Jump{done});
    continue_in(next);
  }
  finish(nowhere, mir::Jump{done});
  continue_in(done);
}

/// `[1, 2]`, or `%{a => 1, b => 2}`.
Register FunctionLowering::derive_text(Type type, Register value) {
  const bool is_map = all_.program.types.is(type, TypeKind::map);
  const auto text = [&](std::string_view bytes) { return emit(nowhere, mir::Text{{}, all_.text(bytes)}); };
  const Register joined = fresh();
  const Register separator = fresh();
  const auto add = [&](Register piece) { copy(nowhere, joined, emit(nowhere, mir::Join{{}, mir::JoinKind::text, joined, piece})); };
  copy(nowhere, joined, text(is_map ? "%{" : "["));
  copy(nowhere, separator, text(""));
  const BlockId is_spoiled = new_block();
  const Register length = is_map ? emit(nowhere, mir::ReadSize{{}, value}) : emit(nowhere, mir::ReadLength{{}, value});
  count(length, is_spoiled, [&](Register index) {
    add(separator);
    copy(nowhere, separator, text(", "));
    const auto add_part = [&](mir::EntryPart part) {
      const Type type_of_part = all_.program.types.argument(type, static_cast<size_t>(part));
      add(printed(nowhere, type_of_part, emit(nowhere, mir::ReadEntry{{}, part, is_pointer(type_of_part), value, index})));
    };
    if (!is_map) {
      const Type element = all_.program.types.first(type);
      add(printed(nowhere, element, emit(nowhere, mir::ReadElement{{}, is_pointer(element), value, index})));
      return;
    }
    add_part(mir::EntryPart::key);
    add(text(" => "));
    add_part(mir::EntryPart::value);
  });
  add(text(is_map ? "}" : "]"));
  const BlockId done = new_block();
  finish(nowhere, mir::Jump{done});
  continue_in(is_spoiled);
  finish(nowhere, mir::Return{emit(nowhere, mir::Spoil{})});
  continue_in(done);
  return joined;
}

}  // namespace mesh::lang

// Patterns as tests and reads.
#include "base/match.hpp"
#include "lang/lower/lowering.hpp"

namespace mesh::lang {

/// Goes on where `equal` holds.
void FunctionLowering::test_equal(SiteId site, Register equal, Otherwise otherwise) {
  const BlockId matched = new_block();
  finish(site, mir::Branch{equal, matched, otherwise.fails, otherwise.is_spoiled});
  continue_in(matched);
}

/// Goes on where `pattern` takes `value`, with its names bound.
void FunctionLowering::test(PatternId id, Register value, Type type, Otherwise otherwise) {
  const Pattern& pattern = ast()[id];
  const SiteId here_site = all_.site({pattern.span});
  const auto is_number = [&](Register wanted, mir::NumberKind kind) {
    test_equal(here_site, emit(here_site, mir::Compare{{}, mir::CompareOp::equal, value, wanted, kind}), otherwise);
  };
  const auto is_word = [&](int64_t word) { is_number(integer(here_site, word), mir::NumberKind::integer); };
  std::visit(
      Match{[](const BrokenPattern&) {}, [](const WildcardPattern&) {}, [&](const BindPattern& node) { bind(node.name, value); },
            [&](const IntegerPattern& node) { is_word(node.value); },
            [&](const FloatPattern& node) {
              is_number(emit(here_site, mir::Float{{}, node.value}), mir::NumberKind::floating);
            },
            [&](const BoolPattern& node) { is_word(node.value ? 1 : 0); },
            [&](const StringPattern& node) {
              const Register wanted = emit(here_site, mir::Text{{}, all_.text(node.value)});
              test_equal(here_site, emit(here_site, mir::TextEqual{{}, value, wanted}), otherwise);
            },
            [&](const ConstructorPattern& node) {
              if (const auto made = all_.program.constructor(id)) test_constructor(node, *made, here_site, value, type, otherwise);
            },
            [&](const TuplePattern& node) { test_tuple(node, here_site, value, type, otherwise); },
            [&](const ConsPattern& node) { test_cons(node, here_site, value, type, otherwise); },
            [&](const OrPattern& node) { test_either(node, here_site, value, type, otherwise); },
            [&](const AsPattern& node) {
              test(node.pattern, value, type, otherwise);
              bind(node.name, value);
            }},
      pattern.node);
}

void FunctionLowering::test_constructor(const ConstructorPattern& node, Constructor constructor, SiteId site, Register value,
                                        Type type, Otherwise otherwise) {
  TypeTable& types = all_.program.types;
  const ConstructorInfo& made = all_.program.data[constructor];
  const Register tag = emit(site, mir::ReadTag{{}, value});
  test_equal(site, emit(site, mir::Compare{{}, mir::CompareOp::equal, tag, integer(site, made.tag)}), otherwise);
  const size_t count = made.fields.size();
  if (count == 0 || node.arguments.size() != count) return;
  const bool is_boxed = count == 1 && !is_pointer(types.part(type, made.fields.front().type));
  const Register held = emit(site, mir::ReadPayload{{}, is_boxed, value});
  for (uint32_t index = 0; index < count; ++index) {
    const Type part = types.part(type, made.fields[index].type);
    Register inside = count == 1 ? held : emit(site, mir::ReadField{{}, is_pointer(part), held, index});
    if (types.holds_broken(part)) inside = emit(site, mir::Spoil{});
    test(node.arguments[index], inside, part, otherwise);
  }
}

void FunctionLowering::test_tuple(const TuplePattern& node, SiteId site, Register value, Type type, Otherwise otherwise) {
  for (uint32_t index = 0; index < node.elements.size(); ++index) {
    const Type element = all_.program.types.argument(type, index);
    const Register inside = emit(site, mir::ReadField{{}, is_pointer(element), value, index});
    test(node.elements[index], inside, element, otherwise);
  }
}

void FunctionLowering::test_cons(const ConsPattern& node, SiteId site, Register value, Type type, Otherwise otherwise) {
  const Register length = emit(site, mir::ReadLength{{}, value});
  const Register zero = integer(site, 0);
  test_equal(site, emit(site, mir::Compare{{}, mir::CompareOp::less, zero, length}), otherwise);
  const Type element = all_.program.types.first(type);
  test(node.head, emit(site, mir::ReadElement{{}, is_pointer(element), value, zero}), element, otherwise);
  test(node.tail, emit(site, mir::ReadTail{{}, value}), type, otherwise);
}

/// Tries one alternative after the other; the names of each give their values to those of the first.
void FunctionLowering::test_either(const OrPattern& node, SiteId site, Register value, Type type, Otherwise otherwise) {
  const std::vector<Name> names = bound_names(ast(), node.alternatives.front());
  std::vector<Register> shared;
  NameLookup place;
  for (uint32_t index = 0; index < names.size(); ++index) {
    shared.push_back(fresh());
    place.set(names[index].text, index);
  }
  const BlockId matched = new_block();
  for (const PatternId alternative : node.alternatives) {
    const BlockId next = new_block();
    test(alternative, value, type, {next, otherwise.is_spoiled});
    for (const Name& mine : bound_names(ast(), alternative)) {
      if (const auto index = place.find(mine.text)) copy_bound(site, shared[*index], mine);
    }
    finish(site, mir::Jump{matched});
    continue_in(next);
  }
  finish(site, mir::Jump{otherwise.fails});
  continue_in(matched);
  for (size_t index = 0; index < names.size(); ++index) bind(names[index], shared[index]);
}

}  // namespace mesh::lang

// Statements and the expressions that choose or repeat, as basic blocks.
#include "lang/lowering.hpp"

namespace mesh::lang {

/// Runs an expression whose value nobody uses.
void FunctionLowering::effect(ExprId id) {
  const Expr& expr = ast()[id];
  if (const auto* node = std::get_if<IfExpr>(&expr.node)) {
    if_value(id, *node, false);
  } else if (const auto* loop = std::get_if<ForExpr>(&expr.node)) {
    for_value(id, *loop, false);
  } else {
    value(id);
  }
}

Register FunctionLowering::block(ExprId id, const BlockExpr& node) {
  for (size_t index = 0; index < node.statements.size(); ++index) {
    const auto* expr = std::get_if<ExprId>(&node.statements[index].node);
    if (expr != nullptr && index + 1 == node.statements.size()) return value(*expr);
    statement(node.statements[index]);
  }
  return integer(site(id), 0);
}

/// What a `return` without a value gives: the unit, or a spoiled value where that was reported as a mistake.
Register FunctionLowering::nothing(SiteId site) {
  const Type result = all_.program.functions[function_.source_function].result;
  const TypeKind kind = all_.program.types.kind(all_.program.types.substitute(result, types_));
  return kind == TypeKind::unit ? integer(site, 0) : emit(site, mir::Spoil{});
}

void FunctionLowering::statement(const Statement& statement) {
  std::visit(Match{[&](const LetStatement& let) {
                     const Register bound = value(let.value);
                     if (let.name) bind(*let.name, bound);
                   },
                   [&](const ReturnStatement& node) {
                     const SiteId here_site = all_.site({statement.span, {}});
                     finish(here_site, mir::Return{node.value ? value(*node.value) : nothing(here_site)});
                     continue_in(new_block());
                   },
                   [&](ExprId expr) { effect(expr); }},
             statement.node);
}

Register FunctionLowering::if_value(ExprId id, const IfExpr& node, bool is_used) {
  const SiteId here_site = site(id);
  const Register result = fresh();
  const BlockId join = new_block();
  spoil(here_site, result);
  const auto branch = [&](ExprId body) {
    if (is_used) {
      copy(here_site, result, value(body));
    } else {
      effect(body);
    }
    finish(here_site, mir::Jump{join});
  };
  for (const IfArm& arm : node.arms) {
    const Register condition = value(arm.condition);
    const BlockId then = new_block();
    const BlockId otherwise = new_block();
    finish(site(arm.condition), mir::Branch{condition, then, otherwise, join});
    continue_in(then);
    branch(arm.body);
    continue_in(otherwise);
  }
  if (node.otherwise) {
    branch(*node.otherwise);
  } else {
    copy(here_site, result, integer(here_site, 0));
    finish(here_site, mir::Jump{join});
  }
  continue_in(join);
  return result;
}

Register FunctionLowering::case_value(ExprId id, const CaseExpr& node) {
  const SiteId here_site = site(id);
  const Register subject = value(node.subject);
  const Register result = fresh();
  const BlockId join = new_block();
  spoil(here_site, result);
  for (const CaseArm& arm : node.arms) {
    const BlockId next = new_block();
    test(arm.pattern, subject, type(node.subject), next, join);
    if (arm.guard) test_equal(site(*arm.guard), value(*arm.guard), next, join);
    copy(here_site, result, value(arm.body));
    finish(here_site, mir::Jump{join});
    continue_in(next);
  }
  finish(here_site, mir::Jump{join});
  continue_in(join);
  return result;
}

/// Goes on where `equal` holds.
void FunctionLowering::test_equal(SiteId site, Register equal, BlockId otherwise, BlockId when_broken) {
  const BlockId matched = new_block();
  finish(site, mir::Branch{equal, matched, otherwise, when_broken});
  continue_in(matched);
}

/// Goes on where `pattern` takes `value`, with its names bound.
void FunctionLowering::test(PatternId id, Register value, Type type, BlockId otherwise, BlockId when_broken) {
  const Pattern& pattern = ast()[id];
  const SiteId here_site = all_.site({pattern.span, {}});
  const auto is_word = [&](Register subject, int64_t word) {
    const Register wanted = integer(here_site, word);
    test_equal(here_site, emit(here_site, mir::Compare{{}, mir::CompareOp::equal, subject, wanted}), otherwise, when_broken);
  };
  std::visit(
      Match{[](const BrokenPattern&) {}, [](const WildcardPattern&) {}, [&](const BindPattern& node) { bind(node.name, value); },
            [&](const IntegerPattern& node) { is_word(value, node.value); },
            [&](const BoolPattern& node) { is_word(value, node.value ? 1 : 0); },
            [&](const StringPattern& node) {
              const Register wanted = emit(here_site, mir::Text{{}, all_.text(node.value)});
              test_equal(here_site, emit(here_site, mir::TextEqual{{}, value, wanted}), otherwise, when_broken);
            },
            [&](const ConstructorPattern& node) {
              const bool is_ok = node.name.text == "Ok";
              is_word(emit(here_site, mir::ReadTag{{}, value}), is_ok ? 0 : 1);
              const Type payload = is_ok ? all_.program.types.first(type) : all_.program.types.second(type);
              const Register inside = emit(here_site, mir::ReadPayload{{}, !is_pointer(payload), value});
              for (const PatternId argument : node.arguments) test(argument, inside, payload, otherwise, when_broken);
            }},
      pattern.node);
}

/// Sets up what a loop counts with; the loop's variable of a range is its index.
FunctionLowering::Loop FunctionLowering::begin_loop(const ForExpr& node, SiteId site) {
  const auto* range = std::get_if<BinaryExpr>(&ast()[node.iterable].node);
  if (range != nullptr && range->op == TokenKind::dot_dot) {
    const Register start = value(range->left);
    const Register end = value(range->right);
    const Register index = fresh();
    copy(site, index, start);
    const Register variable = fresh();
    return {variable, index, end, {}};
  }
  const Register list = value(node.iterable);
  const Register length = emit(site, mir::ReadLength{{}, list});
  const Register index = fresh();
  copy(site, index, integer(site, 0));
  return {fresh(), index, length, list};
}

Register FunctionLowering::for_value(ExprId id, const ForExpr& node, bool is_used) {
  const SiteId here_site = site(id);
  const Loop loop = begin_loop(node, here_site);
  std::optional<Register> builder;
  if (is_used) {
    const Register room = emit(here_site, mir::Arithmetic{{}, mir::ArithmeticOp::subtract, loop.end, loop.index});
    builder = emit(here_site, mir::NewBuilder{{}, room});
  }
  const BlockId head = new_block();
  const BlockId body = new_block();
  const BlockId next = new_block();
  const BlockId done = new_block();
  const BlockId spoiled = new_block();
  finish(here_site, mir::Jump{head});
  continue_in(spoiled);
  if (builder) spoil(here_site, *builder);
  finish(here_site, mir::Jump{next});
  continue_in(head);
  const Register goes_on = emit(here_site, mir::Compare{{}, mir::CompareOp::less, loop.index, loop.end});
  finish(here_site, mir::Branch{goes_on, body, done, done});
  continue_in(body);
  if (loop.list) {
    const bool is_pointers = is_pointer(all_.program.types.first(type(node.iterable)));
    here().instructions.push_back({here_site, mir::ReadElement{loop.variable, is_pointers, *loop.list, loop.index}});
  } else {
    copy(here_site, loop.variable, loop.index);
  }
  bind(node.variable, loop.variable);
  if (node.filter) test_equal(site(*node.filter), value(*node.filter), next, builder ? spoiled : next);
  if (builder) {
    const Register element = value(node.body);
    here().instructions.push_back({here_site, mir::Push{is_pointer(type(node.body)), *builder, element}});
  } else {
    effect(node.body);
  }
  finish(here_site, mir::Jump{next});
  continue_in(next);
  copy(here_site, loop.index, emit(here_site, mir::Arithmetic{{}, mir::ArithmeticOp::add, loop.index, integer(here_site, 1)}));
  finish(here_site, mir::Jump{head});
  continue_in(done);
  return builder ? *builder : integer(here_site, 0);
}

}  // namespace mesh::lang

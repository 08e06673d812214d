// Statements and the expressions that choose or repeat, as basic blocks.
#include "base/match.hpp"
#include "lang/lower/lowering.hpp"

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
  return all_.program.types.is(result_type(), TypeKind::unit) ? integer(site, 0) : emit(site, mir::Spoil{});
}

void FunctionLowering::statement(const Statement& statement) {
  std::visit(
      Match{[&](const LetStatement& node) { let(statement, node); }, [&](const LocalFunction& node) { local_function(node); },
            [&](const ReturnStatement& node) {
              const SiteId here_site = all_.site({statement.span});
              finish(here_site, mir::Return{node.value ? value(*node.value) : nothing(here_site)});
              continue_in(new_block());
            },
            [&](ExprId expr) { effect(expr); }},
      statement.node);
}

void FunctionLowering::let(const Statement& statement, const LetStatement& node) {
  const auto* name = std::get_if<BindPattern>(&ast()[node.pattern].node);
  if (name != nullptr && is_generic(name->name)) return;
  const Register bound = value(node.value);
  const std::vector<Name> names = bound_names(ast(), node.pattern);
  const bool is_spoiled = all_.program.broken(node.value) || all_.program.types.holds_broken(type(node.value));
  if (is_spoiled || name != nullptr) {
    for (const Name& each : names) bind(each, bound);
    return;
  }
  const SiteId here_site = all_.site({statement.span});
  std::vector<Register> registers;
  for (size_t index = 0; index < names.size(); ++index) registers.push_back(fresh());
  const Otherwise otherwise{new_block(), new_block()};
  const BlockId next = new_block();
  test(node.pattern, bound, type(node.value), otherwise);
  for (size_t index = 0; index < names.size(); ++index) copy_bound(here_site, registers[index], names[index]);
  finish(here_site, mir::Jump{next});
  continue_in(otherwise.fails);
  finish(here_site, mir::Panic{all_.text("the pattern of this `let` does not take its value")});
  continue_in(otherwise.is_spoiled);
  for (const Register each : registers) spoil(here_site, each);
  finish(here_site, mir::Jump{next});
  continue_in(next);
  for (size_t index = 0; index < names.size(); ++index) bind(names[index], registers[index]);
}

/// Whether `name` stands for a value of any type; if so, it is in scope from here on, and there is nothing to run.
bool FunctionLowering::is_generic(const Name& name) {
  const auto local = all_.program.local(name);
  if (!local || all_.program.generic(static_cast<Local>(*local)) == nullptr) return false;
  all_.types_at.set(*local, static_cast<uint32_t>(types_.size()));
  return true;
}

void FunctionLowering::local_function(const LocalFunction& node) {
  if (is_generic(node.name)) return;
  const SiteId here_site = site(node.closure);
  bind(node.name,
       is_spoiled(node.closure) ? emit(here_site, mir::Spoil{}) : closure(node.closure, all_.program.local(node.name), {}));
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
    const Otherwise otherwise{next, join};
    test(arm.pattern, subject, type(node.subject), otherwise);
    if (arm.guard) test_equal(site(*arm.guard), value(*arm.guard), otherwise);
    copy(here_site, result, value(arm.body));
    finish(here_site, mir::Jump{join});
    continue_in(next);
  }
  finish(here_site, mir::Jump{join});
  continue_in(join);
  return result;
}

/// Sets up what a loop counts with.
FunctionLowering::Loop FunctionLowering::begin_loop(const ForExpr& node, SiteId site) {
  const auto* range = std::get_if<BinaryExpr>(&ast()[node.iterable].node);
  const Register index = fresh();
  if (range != nullptr && range->op == TokenKind::dot_dot && !node.is_over_map) {
    copy(site, index, value(range->left));
    return {index, value(range->right), {}};
  }
  const Register over = value(node.iterable);
  if (kind(node.iterable) == TypeKind::range && !node.is_over_map) {
    copy(site, index, emit(site, mir::ReadField{{}, false, over, 0}));
    return {index, emit(site, mir::ReadField{{}, false, over, 1}), {}};
  }
  const Register length = node.is_over_map ? emit(site, mir::ReadSize{{}, over}) : emit(site, mir::ReadLength{{}, over});
  copy(site, index, integer(site, 0));
  return {index, length, over};
}

/// Reads the element at the loop's index into the names of its pattern.
void FunctionLowering::take_element(const ForExpr& node, const Loop& loop, SiteId site, BlockId next) {
  TypeTable& types = all_.program.types;
  const Otherwise otherwise{next, next};
  if (!loop.over) {
    const Register element = fresh();
    copy(site, element, loop.index);
    return test(node.pattern, element, types.basic(TypeKind::integer), otherwise);
  }
  const Type over = type(node.iterable);
  if (!node.is_over_map) {
    const Register element = emit(site, mir::ReadElement{{}, is_pointer(types.first(over)), *loop.over, loop.index});
    return test(node.pattern, element, types.first(over), otherwise);
  }
  const auto& parts = std::get<TuplePattern>(ast()[node.pattern].node).elements;
  for (const mir::EntryPart part : {mir::EntryPart::key, mir::EntryPart::value}) {
    const auto place = static_cast<size_t>(part);
    const Type element = types.argument(over, place);
    const Register word = emit(site, mir::ReadEntry{{}, part, is_pointer(element), *loop.over, loop.index});
    test(parts[place], word, element, otherwise);
  }
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
  take_element(node, loop, here_site, next);
  loops_.push_back({next, done});
  if (node.filter) test_equal(site(*node.filter), value(*node.filter), {next, builder ? spoiled : next});
  if (builder) {
    const Register element = value(node.body);
    emitted_.push_back({here_site, mir::Push{is_pointer(type(node.body)), *builder, element}});
  } else {
    effect(node.body);
  }
  loops_.pop_back();
  finish(here_site, mir::Jump{next});
  continue_in(next);
  copy(here_site, loop.index, emit(here_site, mir::Arithmetic{{}, mir::ArithmeticOp::add, loop.index, integer(here_site, 1)}));
  finish(here_site, mir::Jump{head});
  continue_in(done);
  return builder ? *builder : integer(here_site, 0);
}

Register FunctionLowering::while_loop(ExprId id, const WhileExpr& node) {
  const SiteId here_site = site(id);
  const BlockId head = new_block();
  const BlockId body = new_block();
  const BlockId done = new_block();
  finish(here_site, mir::Jump{head});
  continue_in(head);
  const Register goes_on = value(node.condition);
  finish(site(node.condition), mir::Branch{goes_on, body, done, done});
  continue_in(body);
  loops_.push_back({head, done});
  effect(node.body);
  loops_.pop_back();
  finish(here_site, mir::Jump{head});
  continue_in(done);
  return integer(here_site, 0);
}

/// `break` or `continue`; what stands after it in the block is never reached.
Register FunctionLowering::leave(ExprId id, bool is_break) {
  const SiteId here_site = site(id);
  finish(here_site, mir::Jump{is_break ? loops_.back().done : loops_.back().next});
  continue_in(new_block());
  return emit(here_site, mir::Spoil{});
}

}  // namespace mesh::lang

// Expressions to instructions.
#include <array>

#include "lang/lower/lowering.hpp"

namespace mesh::lang {
namespace {

bool holds_blocks(const Expr& expr) {
  return std::holds_alternative<BlockExpr>(expr.node) || std::holds_alternative<IfExpr>(expr.node) ||
         std::holds_alternative<CaseExpr>(expr.node) || std::holds_alternative<ForExpr>(expr.node) ||
         std::holds_alternative<WhileExpr>(expr.node);
}

}  // namespace

mir::NumberKind number_kind(TypeKind kind) {
  return kind == TypeKind::floating ? mir::NumberKind::floating : mir::NumberKind::integer;
}

/// The register that holds the value of `id`. Where a mistake was reported, or where one spoils the type, what is inside still runs
/// and the value is spoiled.
Register FunctionLowering::value(ExprId id) {
  const Expr& expr = ast()[id];
  if (!is_spoiled(id) || std::holds_alternative<BinaryExpr>(expr.node)) return node(id, expr);
  if (holds_blocks(expr)) {
    node(id, expr);
  } else if (!std::holds_alternative<ClosureExpr>(expr.node)) {
    for (const ExprId child : children(expr)) value(child);
  }
  return emit(site(id), mir::Spoil{{}, mir::Lack::mistake, call_that_may_send(expr)});
}

bool FunctionLowering::is_spoiled(ExprId id) {
  return (all_.may_be_spoiled || all_.program.types.is_exhausted()) &&
         (all_.program.broken(id) || all_.program.types.holds_broken(type(id)));
}

Register FunctionLowering::node(ExprId id, const Expr& expr) {
  struct Cases {
    FunctionLowering& to;
    ExprId id;
    Register operator()(const BrokenExpr& /*node*/) const { return to.emit(to.site(id), mir::Spoil{}); }
    Register operator()(const UnitExpr& /*node*/) const { return to.integer(to.site(id), 0); }
    Register operator()(const EllipsisExpr& /*node*/) const { return to.emit(to.site(id), mir::Spoil{{}, mir::Lack::ellipsis}); }
    Register operator()(const IntegerExpr& node) const { return to.integer(to.site(id), node.value); }
    Register operator()(const FloatExpr& node) const { return to.emit(to.site(id), mir::Float{{}, node.value}); }
    Register operator()(const BoolExpr& node) const { return to.integer(to.site(id), node.value ? 1 : 0); }
    Register operator()(const StringExpr& node) const { return to.string(id, node); }
    Register operator()(const NameExpr& /*node*/) const { return to.name(id); }
    Register operator()(const MemberExpr& node) const { return to.member(id, node); }
    Register operator()(const CallExpr& node) const { return to.call(id, node); }
    Register operator()(const ListExpr& node) const { return to.list(id, node); }
    Register operator()(const MapExpr& node) const { return to.map(id, node); }
    Register operator()(const TupleExpr& node) const { return to.tuple(id, node); }
    Register operator()(const UnaryExpr& node) const { return to.unary(id, node); }
    Register operator()(const BinaryExpr& /*node*/) const { return to.binary(id); }
    Register operator()(const TryExpr& node) const { return to.try_value(id, node); }
    Register operator()(const StructExpr& node) const { return to.struct_value(id, node); }
    Register operator()(const UpdateExpr& node) const { return to.struct_update(id, node); }
    Register operator()(const BlockExpr& node) const { return to.block(id, node); }
    Register operator()(const IfExpr& node) const { return to.if_value(id, node, true); }
    Register operator()(const CaseExpr& node) const { return to.case_value(id, node); }
    Register operator()(const ForExpr& node) const { return to.for_value(id, node, true); }
    Register operator()(const WhileExpr& node) const { return to.while_loop(id, node); }
    Register operator()(const BreakExpr& /*node*/) const { return to.leave(id, true); }
    Register operator()(const ContinueExpr& /*node*/) const { return to.leave(id, false); }
    Register operator()(const ClosureExpr& /*node*/) const { return to.closure(id, {}, 0); }
  };
  return std::visit(Cases{*this, id}, expr.node);
}

Register FunctionLowering::member(ExprId id, const MemberExpr& node) {
  const Meaning& meaning = all_.program.meaning(id);
  if (std::holds_alternative<LocalUse>(meaning)) return name(id);
  const auto* field = std::get_if<FieldUse>(&meaning);
  if (field == nullptr) return function_value(id, meaning);
  return emit(site(id), mir::ReadField{{}, is_pointer(type(id)), value(node.object), field->index});
}

Register FunctionLowering::string(ExprId id, const StringExpr& node) {
  const Span span = ast()[id].span;
  const auto* lone = node.segments.size() == 1 ? std::get_if<TextSegment>(&node.segments.front()) : nullptr;
  return lone != nullptr ? text(span, *lone) : joined(span, node);
}

Register FunctionLowering::text(Span literal, const TextSegment& piece) {
  return emit(all_.site({literal, piece.span, piece.indent}), mir::Text{{}, all_.text(piece.value)});
}

/// The text of a literal's pieces, one after the other.
Register FunctionLowering::joined(Span span, const StringExpr& node) {
  std::optional<Register> joined;
  // A lone interpolated value is where its string is, not where it was made.
  if (node.segments.size() < 2) joined = emit(all_.site({span}), mir::Text{{}, all_.text("")});
  Span place{span.begin, span.begin};
  for (const StringSegment& segment : node.segments) {
    const auto* piece = std::get_if<TextSegment>(&segment);
    // What is interpolated stands with its brackets.
    place = piece != nullptr ? piece->span : Span{place.end, ast()[std::get<ExprId>(segment)].span.end + 1};
    const Register made = piece != nullptr ? text(span, *piece) : interpolated(std::get<ExprId>(segment));
    joined = joined ? emit(all_.site({span, place}), mir::Join{{}, mir::JoinKind::text, *joined, made}) : made;
  }
  return *joined;
}

Register FunctionLowering::interpolated(ExprId id) {
  const Register inner = value(id);
  if (all_.program.broken(id) || !takes(Operand::printable, type(id), ast()[id].span)) return emit(site(id), mir::Spoil{});
  return printed(site(id), type(id), inner);
}

Register FunctionLowering::list(ExprId id, const ListExpr& node) {
  const bool is_pointers = is_pointer(all_.program.types.first(type(id)));
  const size_t first = pending_registers_.size();
  for (const ExprId element : node.elements) push_value(element);
  return emit(site(id), mir::List{{}, is_pointers, all_.mir.arena.take_end(pending_registers_, first)});
}

Register FunctionLowering::map(ExprId id, const MapExpr& node) {
  const Type key = all_.program.types.first(type(id));
  mir::Map made{{}, is_pointer(key), is_pointer(all_.program.types.second(type(id))), {}};
  std::vector<Register> keys;
  std::vector<Register> values;
  for (const MapEntry& entry : node.entries) {
    keys.push_back(value(entry.key));
    values.push_back(value(entry.value));
  }
  const Span span = ast()[node.entries.empty() ? id : node.entries.front().key].span;
  if (!takes(Operand::key, key, span)) return emit(site(id), mir::Spoil{});
  keys.insert(keys.end(), values.begin(), values.end());
  made.operands = keep(keys);
  return emit(site(id), made);
}

Register FunctionLowering::tuple(ExprId id, const TupleExpr& node) {
  const size_t first = pending_registers_.size();
  for (const ExprId element : node.elements) push_value(element);
  return emit(site(id), mir::Record{{}, all_.mir.arena.take_end(pending_registers_, first)});
}

Register FunctionLowering::name(ExprId id) {
  const Meaning& meaning = all_.program.meaning(id);
  const auto* use = std::get_if<LocalUse>(&meaning);
  if (use == nullptr) return function_value(id, meaning);
  if (!use->types.empty()) return generic_value(id, *use);
  if (all_.program.is_free(use->local)) return emit(site(id), mir::Spoil{{}, mir::Lack::free_name});
  const auto known = locals_.find(static_cast<uint32_t>(use->local));
  return known ? static_cast<Register>(*known) : emit(site(id), mir::Spoil{});
}

Register FunctionLowering::unary(ExprId id, const UnaryExpr& node) {
  const Register operand = value(node.operand);
  if (node.op != TokenKind::minus) return emit(site(id), mir::Not{{}, operand});
  if (!takes(Operand::number, type(node.operand), ast()[id].span)) return emit(site(id), mir::Spoil{});
  const bool is_floating = kind(node.operand) == TypeKind::floating;
  // 0.0 - 0.0 would lose the sign.
  const Register zero = is_floating ? emit(site(id), mir::Float{{}, -0.0}) : integer(site(id), 0);
  return emit(site(id), mir::Arithmetic{{}, mir::ArithmeticOp::subtract, zero, operand, number_kind(kind(node.operand))});
}

/// A chain of operators, from its first operand on.
Register FunctionLowering::binary(ExprId id) {
  const std::vector<ExprId> chain = left_chain(ast(), id);
  Register left = value(std::get<BinaryExpr>(ast()[chain.back()].node).left);
  for (auto next = chain.rbegin(); next != chain.rend(); ++next) {
    const auto& node = std::get<BinaryExpr>(ast()[*next].node);
    if (is_spoiled(*next)) {
      value(node.right);
      left = emit(site(*next), mir::Spoil{});
    } else {
      left = operation(*next, node, left);
    }
  }
  return left;
}

Register FunctionLowering::operation(ExprId id, const BinaryExpr& node, Register left) {
  if (node.op == TokenKind::kw_and || node.op == TokenKind::and_and) return logic(id, node, left, true);
  if (node.op == TokenKind::kw_or || node.op == TokenKind::or_or) return logic(id, node, left, false);
  const Register right = value(node.right);
  if (node.op == TokenKind::dot_dot) return emit(site(id), mir::Record{{}, keep(std::array{left, right})});
  const Operand operand = operand_of(node.op);
  const TypeKind operands = kind(node.left);
  if (!takes(operand, type(node.left), node.op_span)) return emit(site(id), mir::Spoil{});
  if (operand == Operand::joinable) {
    const auto join_kind = operands == TypeKind::string ? mir::JoinKind::text : mir::JoinKind::list;
    return emit(site(id), mir::Join{{}, join_kind, left, right});
  }
  if (operand != Operand::number) return compare(id, node, left, right);
  const auto op = node.op == TokenKind::plus    ? mir::ArithmeticOp::add
                  : node.op == TokenKind::minus ? mir::ArithmeticOp::subtract
                  : node.op == TokenKind::star  ? mir::ArithmeticOp::multiply
                  : node.op == TokenKind::slash ? mir::ArithmeticOp::divide
                                                : mir::ArithmeticOp::remainder;
  return emit(site(id), mir::Arithmetic{{}, op, left, right, number_kind(operands)});
}

Register FunctionLowering::compare(ExprId id, const BinaryExpr& node, Register left, Register right) {
  const SiteId here_site = site(id);
  if (operand_of(node.op) == Operand::equatable) {
    const Register is_equal = equal(here_site, type(node.left), left, right);
    return node.op == TokenKind::equal_equal ? is_equal : emit(here_site, mir::Not{{}, is_equal});
  }
  if (node.op == TokenKind::greater || node.op == TokenKind::greater_equal) std::swap(left, right);
  const bool is_strict = node.op == TokenKind::less || node.op == TokenKind::greater;
  return ordered(here_site, is_strict ? mir::CompareOp::less : mir::CompareOp::less_equal, kind(node.left), left, right);
}

/// Compares two numbers or two strings.
Register FunctionLowering::ordered(SiteId site, mir::CompareOp op, TypeKind kind, Register left, Register right) {
  if (kind != TypeKind::string) return emit(site, mir::Compare{{}, op, left, right, number_kind(kind)});
  const Register order = emit(site, mir::TextOrder{{}, left, right});
  return emit(site, mir::Compare{{}, op, order, integer(site, 0)});
}

/// `and` and `or` look at their right side only when the left one leaves the answer open.
Register FunctionLowering::logic(ExprId id, const BinaryExpr& node, Register left, bool is_and) {
  const SiteId here_site = site(id);
  const Register result = fresh();
  copy(here_site, result, left);
  const BlockId more = new_block();
  const BlockId join = new_block();
  finish(here_site, mir::Branch{left, is_and ? more : join, is_and ? join : more, join});
  continue_in(more);
  copy(here_site, result, value(node.right));
  finish(here_site, mir::Jump{join});
  continue_in(join);
  return result;
}

/// `operand?`: an Err or None is the function's own value, an Ok or Some gives what it holds.
Register FunctionLowering::try_value(ExprId id, const TryExpr& node) {
  const SiteId here_site = site(id);
  const Register operand = value(node.operand);
  const Register tag = emit(here_site, mir::ReadTag{{}, operand});
  const BlockId failed = new_block();
  const BlockId succeeded = new_block();
  finish(here_site, mir::Branch{tag, failed, succeeded, succeeded});
  continue_in(failed);
  finish(here_site, mir::Return{operand});
  continue_in(succeeded);
  return emit(here_site, mir::ReadPayload{{}, !is_pointer(type(id)), operand});
}

}  // namespace mesh::lang

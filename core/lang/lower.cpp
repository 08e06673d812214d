#include "lang/lower.hpp"

#include "base/text.hpp"
#include "lang/lowering.hpp"

namespace mesh::lang {
namespace {

/// Copies of generic functions beyond the functions themselves.
constexpr size_t most_copies = 1000;
constexpr size_t most_instructions = 500'000;

size_t count_instructions(const MirFunction& function) {
  size_t count = 0;
  for (const Block& block : function.blocks) count += block.instructions.size() + 1;
  return count;
}

}  // namespace

Mir lower(Program& program, std::span<const uint32_t> entries, Diagnostics& diagnostics) {
  return Lowering(program, diagnostics).run(entries);
}

Mir Lowering::run(std::span<const uint32_t> entries) {
  mir.sites.emplace_back();
  // The keys are looked up where they stand, so they must not move.
  pending_.reserve(program.functions.size() + most_copies);
  if (program.types.is_exhausted()) return {};
  program.types.restart();
  for (const uint32_t entry : entries) static_cast<void>(instance(entry, {}));
  size_t instructions = 0;
  for (size_t next = 0; next < pending_.size() && instructions <= most_instructions; ++next) {
    const Pending& pending = pending_[next];
    mir.functions.push_back(FunctionLowering(*this, pending.function, pending.types).run());
    instructions += count_instructions(mir.functions.back());
  }
  // What was lowered after a budget was spent may be wrong, so nothing of it runs.
  if (instructions <= most_instructions && !has_too_many_ && !program.types.is_exhausted()) return std::move(mir);
  const Function& first = program.ast.functions[entries.front()];
  diagnostics.report(Code::memory_budget, first.name.span,
                     {"this cannot be previewed: its generic functions take too many copies or too large types"},
                     {"give the parameters of helper functions their types"});
  return {};
}

std::optional<uint32_t> Lowering::instance(uint32_t function, const Substitution& types) {
  std::string key = decimal(function);
  for (const Type variable : program.functions[function].quantified) {
    append(key, {" ", program.types.text(program.types.substitute(variable, types))});
  }
  if (const auto known = instances_.find(key)) return known;
  has_too_many_ = pending_.size() >= program.functions.size() + most_copies;
  if (has_too_many_) return std::nullopt;
  const auto index = static_cast<uint32_t>(pending_.size());
  pending_.push_back({function, types, std::move(key)});
  instances_.add(pending_.back().key, index);
  return index;
}

uint32_t Lowering::text(std::string_view value) {
  const auto next = static_cast<uint32_t>(mir.texts.size());
  const uint32_t known = texts_.add(value, next);
  if (known == next) mir.texts.emplace_back(value);
  return known;
}

SiteId Lowering::site(const Site& site) {
  mir.sites.push_back(site);
  return static_cast<SiteId>(mir.sites.size() - 1);
}

FunctionLowering::FunctionLowering(Lowering& all, uint32_t function, const Substitution& types)
    : all_(all), source_(all.program.ast.functions[function]), types_(types) {
  function_.name = source_.name.text;
  function_.source_function = function;
  function_.parameters = static_cast<uint32_t>(source_.parameters.size());
}

MirFunction FunctionLowering::run() {
  current_ = new_block();
  for (const ParameterNode& parameter : source_.parameters) bind(parameter.name, fresh());
  const Type result_type = all_.program.types.substitute(all_.program.functions[function_.source_function].result, types_);
  function_.gives_result = all_.program.types.is(result_type, TypeKind::result);
  const Register result = value(source_.body);
  finish(all_.site({source_.name.span, {}}), mir::Return{result});
  return std::move(function_);
}

bool FunctionLowering::is_pointer(Type type) const {
  const TypeKind kind = all_.program.types.kind(type);
  return kind == TypeKind::string || kind >= TypeKind::list;
}

SiteId FunctionLowering::site(ExprId expr) {
  Site site{ast()[expr].span, {}};
  if (const auto* literal = std::get_if<StringExpr>(&ast()[expr].node); literal != nullptr && literal->segments.size() == 1) {
    const auto* text = std::get_if<TextSegment>(&literal->segments.front());
    if (text != nullptr && text->is_verbatim) site.content = text->span;
  }
  return all_.site(site);
}

BlockId FunctionLowering::new_block() {
  function_.blocks.emplace_back();
  return static_cast<BlockId>(function_.blocks.size() - 1);
}

void FunctionLowering::bind(const Name& name, Register value) {
  if (const auto local = all_.program.local(name)) locals_.set(*local, static_cast<uint32_t>(value));
}

Register FunctionLowering::integer(SiteId site, int64_t value) { return emit(site, mir::Integer{{}, value}); }

void FunctionLowering::copy(SiteId site, Register into, Register from) {
  here().instructions.push_back({site, mir::Copy{into, from}});
}

void FunctionLowering::spoil(SiteId site, Register into) { here().instructions.push_back({site, mir::Spoil{into}}); }

/// Whether an operator can take a type that was open while the generic function was checked.
bool FunctionLowering::takes(Operand operand, Type type, Span span) {
  const TypeKind kind = all_.program.types.kind(type);
  if (accepts(operand, kind)) return true;
  if (kind != TypeKind::variable) {
    all_.diagnostics.report(
        Code::operator_type, span,
        {"expected ", describe(operand), ", but in a call of `", function_.name, "` this is ", all_.program.types.text(type)});
  }
  return false;
}

}  // namespace mesh::lang

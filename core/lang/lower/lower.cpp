#include "lang/lower/lower.hpp"

#include <algorithm>

#include "base/bug.hpp"
#include "base/text.hpp"
#include "lang/lower/lowering.hpp"
#include "lang/mir/steps.hpp"
#include "runtime/layout.hpp"

namespace mesh::lang {
namespace {

/// Copies of generic functions, beyond the functions and closures of the file.
constexpr size_t most_copies = 1000;
constexpr size_t most_instructions = 500'000;
/// Expressions looked at for the names that closures take along, and those names.
constexpr size_t most_captured = 10'000'000;

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
  // Where a call is written with literals, that is a little more than there are: names of functions and modules have none.
  mir.sites.reserve(program.ast.exprs.size() * 5 / 8);
  mir.sites.emplace_back();
  if (program.types.is_exhausted()) return {};
  program.types.restart();
  for (const uint32_t entry : entries) {
    diagnostics.turn_to(program.ast.text_of(program.ast.functions[entry].file));
    // What they leave open stays so.
    static_cast<void>(instance(entry, {}));
  }
  size_t instructions = 0;
  for (size_t next = 0; next < pending_.size() && instructions <= most_instructions && !program.types.is_exhausted(); ++next) {
    Pending& pending = *pending_[next];
    diagnostics.turn_to(pending.text);
    mir.functions.push_back(pending.wrapper ? std::move(*pending.wrapper) : FunctionLowering(*this, pending).run());
    for (Block& block : mir.functions.back().blocks) block.steps = steps_of(block);
    instructions += count_instructions(mir.functions.back());
  }
  // What was lowered after a budget was spent may be wrong, so nothing of it runs.
  if (instructions <= most_instructions && !has_too_many_ && !program.types.is_exhausted()) return std::move(mir);
  const auto first = std::find_if(entries.begin(), entries.end(),
                                  [&](uint32_t entry) { return program.ast.text_of(program.ast.functions[entry].file) == 0; });
  diagnostics.turn_to(0);
  diagnostics.report(Code::memory_budget, first == entries.end() ? Span{} : program.ast.functions[*first].name.span,
                     {"this cannot be previewed: its generic functions take too many copies or too large types"},
                     {"give the parameters of helper functions their types"});
  return {};
}

std::optional<uint32_t> Lowering::instance(uint32_t function, const Substitution& types) {
  TypeTable& table = program.types;
  uint32_t key = this->key(KeyTag::instance, function);
  for (const Type variable : program.functions[function].quantified) {
    key = table.join(key, table.number(table.substitute(variable, types)));
  }
  if (const auto known = instances_.find(key)) return known;
  return add({.function = function, .types = types, .key = key, .closure = {}, .captures = {}, .wrapper = {}});
}

bool Lowering::spend_on_captures(size_t work) {
  captured_ += work;
  has_too_many_ = has_too_many_ || captured_ > most_captured;
  return !has_too_many_;
}

std::optional<uint32_t> Lowering::wrapper(uint32_t key, std::string name, std::span<const Instruction> instructions,
                                          Type function) {
  if (!program.types.is(function, TypeKind::function)) return std::nullopt;
  key = program.types.join(key, program.types.number(function));
  if (const auto known = instances_.find(key)) return known;
  const size_t parameters = program.types.arguments(function) - 1;
  MirFunction wrapper;
  wrapper.name = std::move(name);
  wrapper.parameters = static_cast<uint32_t>(parameters);
  wrapper.registers = wrapper.parameters + static_cast<uint32_t>(instructions.size());
  for (size_t index = 0; index < parameters; ++index) {
    wrapper.takes_pointers.push_back(is_pointer(program.types.argument(function, index)));
  }
  wrapper.gives_pointer = is_pointer(program.types.argument(function, parameters));
  wrapper.blocks.push_back({mir.arena.copy(instructions), {}, mir::Return{static_cast<Register>(wrapper.registers - 1)}});
  return add({.types = {}, .key = key, .closure = {}, .captures = {}, .wrapper = std::move(wrapper)});
}

std::optional<uint32_t> Lowering::add(Pending pending) {
  has_too_many_ = has_too_many_ || pending_.size() >= program.ast.functions.size() + program.ast.closures + most_copies;
  if (has_too_many_) return std::nullopt;
  const auto index = static_cast<uint32_t>(pending_.size());
  pending.text = diagnostics.text();
  if (pending.key != 0) instances_.add(pending.key, index);
  pending_.push_back(std::make_unique<Pending>(std::move(pending)));
  return index;
}

bool Lowering::is_pointer(Type type) const {
  const TypeKind kind = program.types.kind(type);
  return kind == TypeKind::string || kind >= TypeKind::range;
}

uint32_t Lowering::text(std::string_view value) {
  const auto next = static_cast<uint32_t>(mir.texts.size());
  const uint32_t known = texts_.add(value, next);
  if (known == next) mir.texts.push_back(mir.arena.copy(value));
  return known;
}

SiteId Lowering::site(const Site& site) {
  mir.sites.push_back(site);
  return static_cast<SiteId>(mir.sites.size() - 1);
}

FunctionLowering::FunctionLowering(Lowering& all, const Pending& pending) : all_(all), pending_(pending), types_(pending.types) {
  function_.source_function = pending.function;
  function_.name = all.program.ast.functions[pending.function].name.text;
  called_ = pending.called.empty() ? std::string_view(all.program.ast.functions[pending.function].name.text) : pending.called;
}

MirFunction FunctionLowering::run() {
  current_ = new_block();
  if (pending_.derived) return run_derived(*pending_.derived);
  for (const uint32_t captured : pending_.captures) locals_.set(captured, static_cast<uint32_t>(fresh()));
  const CheckedFunction& known = all_.program.functions[pending_.function];
  std::vector<Type> parameters = known.parameters;
  std::span<const Clause> all = all_.program.ast.functions[pending_.function].clauses;
  if (pending_.closure) {
    const Type made = all_.program.type(*pending_.closure);
    all = std::get<ClosureExpr>(ast()[*pending_.closure].node).clauses;
    parameters.clear();
    for (size_t index = 0; index < all.front().parameters.size(); ++index) {
      parameters.push_back(all_.program.types.argument(made, index));
    }
  }
  const bool is_snippet = !pending_.closure && ast().functions[pending_.function].is_snippet;
  if (is_snippet) take_outer(all.front().body);
  const Type result = result_type();
  function_.gives_result = all_.program.types.is(result, TypeKind::result);
  function_.has_text_errors =
      function_.gives_result && all_.program.types.is(all_.program.types.argument(result, 1), TypeKind::string);
  function_.gives_pointer = is_pointer(result);
  std::vector<Register> arguments;
  for (Type& parameter : parameters) {
    parameter = all_.program.types.substitute(parameter, types_);
    arguments.push_back(fresh());
    function_.takes_pointers.push_back(is_pointer(parameter));
  }
  function_.parameters = function_.registers;
  function_.captures = static_cast<uint32_t>(pending_.captures.size() + function_.outer.size());
  bind_self();
  clauses(all, parameters, arguments);
  if (is_snippet && ast().functions[pending_.function].file != FileId{}) leave_names(all.front().body);
  return std::move(function_);
}

/// Takes along what a snippet uses of those before it, as a closure does of what stands around it.
void FunctionLowering::take_outer(ExprId body) {
  for (const auto& name : all_.outer_names) locals_.set(name.local, 0);
  const std::vector<uint32_t> used = captured_in(body);
  locals_.clear();
  for (const uint32_t local : used) {
    locals_.set(local, static_cast<uint32_t>(fresh()));
    function_.outer.push_back(all_.outer_names[*all_.outer_at.find(local)].value);
  }
}

/// Says where a snippet leaves the values of its names. One that the run does not come to is as if the snippet did not say it.
void FunctionLowering::leave_names(ExprId body) {
  const auto function = static_cast<uint32_t>(all_.mir.functions.size());
  std::vector<Instruction> spoils;
  for (const Name& name : bound_names(ast(), std::get<BlockExpr>(ast()[body].node))) {
    const auto local = all_.program.local(name);
    const auto bound = local ? locals_.find(*local) : std::nullopt;
    if (!bound) continue;
    const OuterValue left{function, static_cast<Register>(*bound), all_.site({name.span})};
    all_.outer_at.set(*local, static_cast<uint32_t>(all_.outer_names.size()));
    all_.outer_names.push_back({*local, left});
    if (*bound >= function_.parameters) spoils.push_back({left.site, mir::Spoil{left.left_in, mir::Lack::free_name}});
  }
  std::span<const Instruction>& first = function_.blocks.front().instructions;
  spoils.insert(spoils.end(), first.begin(), first.end());
  first = all_.mir.arena.copy(std::span<const Instruction>(spoils));
}

/// What the function, or the closure, gives.
Type FunctionLowering::result_type() {
  TypeTable& types = all_.program.types;
  if (!pending_.closure) return types.substitute(all_.program.functions[pending_.function].result, types_);
  const Type made = type(*pending_.closure);
  return types.argument(made, types.arguments(made) - 1);
}

/// The first clause that takes the arguments gives the value; where none does, the migration ends.
void FunctionLowering::clauses(std::span<const Clause> all, const std::vector<Type>& parameters, std::vector<Register> arguments) {
  const BlockId is_spoiled = new_block();
  const SiteId here_site = all_.site({all.front().head});
  for (size_t index = 0; index < parameters.size(); ++index) {
    if (all_.program.types.holds_broken(parameters[index])) arguments[index] = emit(here_site, mir::Spoil{});
  }
  for (const Clause& clause : all) {
    const Otherwise otherwise{new_block(), is_spoiled};
    if (all_.program.unfit_clauses.find(clause.span.begin)) {
      finish(here_site, mir::Jump{is_spoiled});
      continue_in(otherwise.fails);
      continue;
    }
    for (size_t index = 0; index < std::min(clause.parameters.size(), parameters.size()); ++index) {
      test(clause.parameters[index].pattern, arguments[index], parameters[index], otherwise);
    }
    if (clause.guard) test_equal(site(*clause.guard), value(*clause.guard), otherwise);
    Register result = value(clause.body);
    const bool gives_nothing =
        !pending_.closure && ast().functions[pending_.function].is_snippet && kind(clause.body) != TypeKind::result;
    if (gives_nothing) {
      result = emit(here_site, mir::MakeResult{{}, runtime::tag_ok, true, integer(here_site, 0)});
    }
    finish(site(clause.body), mir::Return{result});
    continue_in(otherwise.fails);
  }
  finish(here_site, mir::Panic{all_.text("no clause takes these arguments")});
  continue_in(is_spoiled);
  finish(here_site, mir::Return{emit(here_site, mir::Spoil{})});
}

SiteId FunctionLowering::site(ExprId expr) { return all_.site({ast()[expr].span}); }

BlockId FunctionLowering::new_block() {
  function_.blocks.emplace_back();
  return static_cast<BlockId>(function_.blocks.size() - 1);
}

/// Each block is written in one go: from here up to where it is finished.
void FunctionLowering::continue_in(BlockId block) {
  if (!emitted_.empty()) bug("instructions stand behind the end of a block");
  current_ = block;
}

void FunctionLowering::bind(const Name& name, Register value) {
  if (const auto local = all_.program.local(name)) locals_.set(*local, static_cast<uint32_t>(value));
}

/// Copies what a pattern has bound `name` to, if it has.
void FunctionLowering::copy_bound(SiteId site, Register into, const Name& name) {
  const auto local = all_.program.local(name);
  const auto bound = local ? locals_.find(*local) : std::nullopt;
  if (bound) copy(site, into, static_cast<Register>(*bound));
}

Register FunctionLowering::integer(SiteId site, int64_t value) { return emit(site, mir::Integer{{}, value}); }

void FunctionLowering::copy(SiteId site, Register into, Register from) { emitted_.push_back({site, mir::Copy{into, from}}); }

void FunctionLowering::spoil(SiteId site, Register into) { emitted_.push_back({site, mir::Spoil{into, mir::Lack::still_to_come}}); }

/// Whose types a message speaks of.
std::string FunctionLowering::call_in_words() const {
  const Function& function = ast().functions[pending_.function];
  const bool is_snippet = function.is_snippet && called_ == function.name.text;
  return is_snippet ? "this snippet" : cat({"a call of `", called_, "`"});
}

/// Whether an operator can take a type that was open while the generic function was checked.
bool FunctionLowering::takes(Operand operand, Type type, Span span) {
  TypeTable& types = all_.program.types;
  if (types.is(type, TypeKind::variable)) {
    // Another mistake may be why it is open.
    if (operand == Operand::defaulted && !all_.diagnostics.has_errors()) {
      all_.diagnostics.report(Code::operator_type, span, {"nothing says what type of value this is to give in ", call_in_words()},
                              {"write the type that is meant: `let name :: Int = …`"});
    }
    // No value has a type that is still open, so a map whose keys would have it is an empty one.
    return operand == Operand::key;
  }
  if (accepts(operand, all_.program, type)) return true;
  all_.diagnostics.report(Code::operator_type, span,
                          {"expected ", describe(operand), ", but in ", call_in_words(), " this is ", types.text(type)});
  return false;
}

}  // namespace mesh::lang

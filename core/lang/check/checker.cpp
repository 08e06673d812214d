#include "lang/check/checker.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/call_graph.hpp"
#include "lang/check/checking.hpp"
#include "lang/syntax/files.hpp"

namespace mesh::lang {
Program check(Ast ast, Diagnostics& diagnostics) { return Checker(std::move(ast), diagnostics).run(); }

Checker::Checker(Ast ast, Diagnostics& diagnostics) : diagnostics_(diagnostics), types_(program_.types) {
  const size_t exprs = ast.exprs.size();
  program_.type_of.assign(exprs, types_.broken());
  program_.meaning_of.resize(exprs);
  program_.is_broken.resize(exprs);
  program_.constructor_of.resize(ast.patterns.size());
  program_.functions.resize(ast.functions.size());
  file_names_.resize(ast.modules.size() + 1);
  library_type_of_.resize(runtime::builtins().size());
  program_.ast = std::move(ast);
}

Program Checker::run() {
  for (const std::string_view module : program_.ast.modules) module_files_.push_back(file_of_module(module));
  const Ast& ast = program_.ast;
  const std::vector<std::vector<uint32_t>> groups = call_groups(ast);
  size_t next = 0;
  for (size_t index = 0; index <= ast.earlier.size(); ++index) {
    const bool is_last = index == ast.earlier.size();
    diagnostics_.turn_to(is_last ? 0 : index + 1);
    text(is_last ? EarlierText{{}, ast.functions.size(), ast.declarations.size(), ast.imports.size()} : ast.earlier[index]);
    for (; next < groups.size() && groups[next].front() < checked_to_.functions; ++next) group(groups[next]);
  }
  return std::move(program_);
}

/// Makes known what a text and what it imports have, which `end` ends.
void Checker::text(const EarlierText& end) {
  names_in(end.file).before = text_;
  text_ = end.file;
  first_type_ = static_cast<TypeName>(types_.named().size());
  declare_functions(end.functions);
  imports(end.imports);
  declare_types(end.declarations);
  checked_to_ = end;
}

void Checker::report(Code code, Span span, const Pieces& message, const Pieces& hint, SecondPlace second, const Fix& fix) {
  diagnostics_.report(code, span, message, hint, second, is_read_whole_ ? fix : no_fix);
}

void Checker::report_misspelt(Code code, const Name& name, const Pieces& message, std::span<const std::string_view> names,
                              bool is_sure) {
  const auto [meant, is_clear] = suggestion_for(name.text, names);
  if (meant.empty()) return report(code, name.span, message);
  report(code, name.span, message, {"did you mean `", meant, "`?"}, {},
         is_sure && is_clear ? replace_with(name.span, meant) : Fix{});
}

void Checker::declare_functions(size_t end) {
  for (auto index = static_cast<uint32_t>(checked_to_.functions); index < end; ++index) {
    const Function& node = program_.ast.functions[index];
    if (node.is_snippet || node.name.text.empty()) continue;
    const uint32_t known = names_in(node.file).functions.add(node.name.text, index);
    const auto before = names_in(node.file).before;
    if (known != index) {
      report(Code::clause_order, node.name.span, {"`", node.name.text, "` is defined twice"},
             {"clauses of one function stand together and take as many values; rename one of the two"},
             {program_.ast.functions[known].name.span, "first defined here"});
    } else if (before && !is_migration(node)) {
      const auto replaced = find_name(&FileNames::functions, node.name.text, *before);
      if (replaced) report_replaced(node.name, program_.ast.functions[*replaced].name);
    }
  }
}

/// Says that a name takes the place of one of a text before.
void Checker::report_replaced(const Name& name, const Name& before) {
  report(Code::defined_anew, name.span, {"`", name.text, "` is defined anew: from here on, this one counts"}, {},
         {before.span, "defined before here"});
}

/// What a name means to a file: of its own, or, in a text, through one before it. Each text has an `up` and a `down` of its own.
std::optional<uint32_t> Checker::find_name(NameLookup FileNames::*kind, std::string_view name, FileId file) const {
  const bool is_own = kind == &FileNames::functions && (name == "up" || name == "down");
  for (std::optional<FileId> at = file; at; at = file_names_[static_cast<size_t>(*at)].before) {
    if (const auto found = (file_names_[static_cast<size_t>(*at)].*kind).find(name)) return found;
    if (is_own) break;
  }
  return std::nullopt;
}

/// Names mean from now on what they do in this function.
void Checker::enter(const Function& node) {
  file_ = node.file;
  const Span span = node.span();
  const std::vector<Diagnostic>& all = diagnostics_.all();
  is_read_whole_ = std::none_of(all.begin(), all.end(), [&](const Diagnostic& known) {
    const bool is_inside = span.begin <= known.span.begin && known.span.begin <= span.end;
    return known.code == Code::unterminated || (known.code == Code::syntax && is_inside);
  });
}

void Checker::declare(FunctionId id) {
  const Function& node = function(id);
  enter(node);
  CheckedFunction& known = checked(id);
  for (size_t index = 0; index < node.type_parameters.size(); ++index) known.type_parameters.push_back(types_.fresh());
  name_type_parameters(id);
  known.parameters = parameter_types(node.clauses);
  known.result = node.result ? annotation(*node.result) : types_.fresh();
}

/// The types that the clauses give to the parameters they share.
std::vector<Type> Checker::parameter_types(std::span<const Clause> clauses) {
  std::vector<Type> types;
  for (size_t index = 0; index < clauses.front().parameters.size(); ++index) types.push_back(types_.fresh());
  for (const Clause& clause : clauses) {
    for (size_t index = 0; index < std::min(types.size(), clause.parameters.size()); ++index) {
      const ParameterNode& parameter = clause.parameters[index];
      if (!parameter.type) continue;
      const Type declared = annotation(*parameter.type);
      if (types_.unify(types[index], declared)) continue;
      report(Code::type_mismatch, program_.ast[*parameter.type].span,
             {"this parameter is ", types_.text(declared), " here, but ", types_.text(types[index]), " in a clause above"});
    }
  }
  return types;
}

/// Makes the type parameters of a function the ones that annotations mean.
void Checker::name_type_parameters(FunctionId id) {
  type_parameters_.clear();
  for (size_t index = 0; index < function(id).type_parameters.size(); ++index) {
    type_parameters_.add(function(id).type_parameters[index].text, static_cast<uint32_t>(checked(id).type_parameters[index]));
  }
}

void Checker::group(const std::vector<uint32_t>& members) {
  has_given_up_ = false;
  types_.enter_level();
  for (const uint32_t member : members) declare(static_cast<FunctionId>(member));
  for (const uint32_t member : members) migration_result(static_cast<FunctionId>(member));
  for (const uint32_t member : members) body(static_cast<FunctionId>(member));
  for (const uint32_t member : members) migration_signature(static_cast<FunctionId>(member));
  types_.leave_level();
  close_group(members);
}

void Checker::body(FunctionId id) {
  name_type_parameters(id);
  const Function& node = function(id);
  enter(node);
  const bool is_snippet = node.is_snippet;
  body_ = {checked(id).result, is_snippet ? "this snippet" : cat({"`", node.name.text, "`"}),
           node.result ? program_.ast[*node.result].span : node.name.span, 0};
  Expectation value{checked(id).result, cat({"the value of ", body_.what}), {}};
  if (node.result) value.because = Label{program_.ast[*node.result].span, "declared here"};
  if (is_snippet) {
    snippet(node.clauses.front(), value);
  } else {
    clauses(node.clauses, checked(id).parameters, value);
  }
  report_exhaustion(node);
}

/// Reports once that the budget of types is spent, in this function.
void Checker::report_exhaustion(const Function& node) {
  if (!types_.is_exhausted() || reported_exhaustion_) return;
  report(Code::nested_too_deeply, node.name.span,
         {"the types of this ", node.is_snippet ? "snippet" : "function", " are too large to check"},
         {"make values of fewer parts, such as a struct in the place of tuples in tuples"});
  reported_exhaustion_ = true;
}

/// Checks every clause against the types of the parameters and the value, and whether together they take every argument.
void Checker::clauses(std::span<const Clause> all, const std::vector<Type>& parameters, const Expectation& value) {
  PatternRows unguarded;
  MatchBudget budget(patterns_left_);
  bool all_fit = true;
  for (const Clause& clause : all) {
    const Scope scope(*this);
    PatternRow row;
    bool fits = clause.parameters.size() == parameters.size();
    if (clause.parameters.size() != parameters.size()) {
      report(
          Code::clause_order, clause.head,
          {"this clause takes ", decimal(clause.parameters.size()), " values, but the first takes ", decimal(parameters.size())});
    }
    for (size_t index = 0; index < clause.parameters.size(); ++index) {
      const PatternId node = clause.parameters[index].pattern;
      fits = pattern(node, index < parameters.size() ? parameters[index] : types_.broken()) && fits;
      row.emplace_back(node);
    }
    row.resize(parameters.size());
    if (!fits) program_.unfit_clauses.set(clause.span.begin, 1);
    all_fit = all_fit && fits;
    if (clause.guard) require(*clause.guard, TypeKind::boolean, "the condition of `when`");
    check(clause.body, value);
    if (all_fit && is_covered(program_, row, unguarded, parameters, budget)) {
      report(Code::clause_order, clause.head, {"this clause of ", body_.what, " is never reached: those above take all it takes"},
             {"put it above them, or remove it"});
    }
    if (!clause.guard) unguarded.push_back(std::move(row));
  }
  const bool has_guard = unguarded.size() < all.size();
  const auto missing = all_fit && !has_guard ? missing_pattern(program_, unguarded, parameters, budget) : std::nullopt;
  if (!missing) return;
  report(Code::missing_pattern, all.front().head, {body_.what, " does not say what it gives for (", *missing, ")"},
         {"add a clause that takes it"});
}

/// Quantifies what is left open, and asks of every operator whose operands are known by now whether it can take them.
void Checker::close_group(const std::vector<uint32_t>& members) {
  std::vector<Type> types;
  for (const uint32_t member : members) {
    const CheckedFunction& known = checked(static_cast<FunctionId>(member));
    types.insert(types.end(), known.parameters.begin(), known.parameters.end());
    types.push_back(known.result);
  }
  const std::vector<Type> quantified = types_.free_in(types);
  types_.quantify(quantified);
  for (const uint32_t member : members) checked(static_cast<FunctionId>(member)).quantified = quantified;
  settle_free_names(static_cast<FunctionId>(members.back()));
  for (const Need& asked : needs_) {
    if (!is_met(asked)) program_.is_broken[static_cast<size_t>(asked.expr)] = true;
  }
  needs_.clear();
  report_exhaustion(function(static_cast<FunctionId>(members.front())));
}

/// Reports a type that had to become known, unless another mistake may be why it did not.
void Checker::left_open(const Need& asked) {
  if (!has_given_up_) {
    report(Code::operator_type, asked.span, {"nothing says what type of value ", asked.what, " is to give here"},
           {"give the value a type: `let name :: Int = default()`"});
  }
  static_cast<void>(types_.unify(asked.type, types_.broken()));
}

/// Whether a type is, or can become, what is asked of it; that it cannot is reported.
bool Checker::is_met(const Need& asked) {
  const TypeKind kind = types_.kind(asked.type);
  if (kind == TypeKind::variable && asked.operand == Operand::defaulted && !types_.is_quantified(asked.type)) {
    left_open(asked);
    return false;
  }
  if (kind == TypeKind::variable) return true;
  if (accepts(asked.operand, program_, asked.type)) return true;
  report(Code::operator_type, asked.span,
         {asked.what, asked.operand == Operand::defaulted ? " gives " : " takes ", describe(asked.operand), ", but this is ",
          types_.text(asked.type)},
         {operator_hint(asked.operand, kind)}, {},
         asked.infix == TokenKind::plus && kind == TypeKind::string ? replace_with(asked.span, "<>") : Fix{});
  return false;
}

/// Reports that `up` or `down` declares no Result. Nothing is asked of what its body gives then.
void Checker::migration_result(FunctionId id) {
  const Function& node = function(id);
  if (!is_migration(node) || !node.result) return;
  CheckedFunction& known = checked(id);
  if (types_.unify(known.result, types_.result_of(types_.fresh(), types_.fresh()))) return;
  const Span declared = program_.ast[*node.result].span;
  report(Code::migration_signature, declared,
         {"`", node.name.text, "` must give Result<Int, String>, but it gives ", types_.text(known.result)}, {"write `Int!String`"},
         {}, types_.is(known.result, TypeKind::integer) ? insert(declared.end, "!String") : Fix{});
  known.result = types_.broken();
}

/// `up` and `down` are called by the runner, which gives a pool and expects a result.
void Checker::migration_signature(FunctionId id) {
  const Function& node = function(id);
  const std::string_view name = node.name.text;
  if (!is_migration(node)) return;
  const std::string wanted = cat({"write `pub fn ", name, "(pool :: PoolHandle) -> Int!String do`"});
  CheckedFunction& known = checked(id);
  if (!node.is_public) {
    report(Code::private_migration, node.name.span, {"`", name, "` is private, so the runner cannot call it"}, {wanted}, {},
           insert(node.clauses.front().head.begin, "pub "));
  }
  if (known.parameters.size() != 1) {
    return report(Code::migration_signature, node.name.span,
                  {"`", name, "` takes one pool, but here it has ", decimal(known.parameters.size()), " parameters"}, {wanted});
  }
  if (!types_.unify(known.parameters.front(), types_.basic(TypeKind::pool))) {
    return report(Code::migration_signature, program_.ast[node.clauses.front().parameters.front().pattern].span,
                  {"`", name, "` takes a PoolHandle, but here it takes ", types_.text(known.parameters.front())}, {wanted});
  }
  if (!types_.unify(known.result, types_.result_of(types_.fresh(), types_.fresh()))) {
    report(Code::migration_signature, node.name.span,
           {"`", name, "` must give Result<Int, String>, but it gives ", types_.text(known.result)}, {"end it with `Ok(0)`"});
  }
}

Local Checker::introduce(const Name& name, Type type) {
  const auto local = static_cast<Local>(local_types_.size());
  local_types_.push_back(type);
  program_.local_at.add(name.span.begin, static_cast<uint32_t>(local));
  bring_into_scope(name.text, local);
  return local;
}

void Checker::bring_into_scope(std::string_view name, Local local) {
  undo_.push_back({name, local_by_name_.find(name).value_or(out_of_scope)});
  local_by_name_.set(name, static_cast<uint32_t>(local));
}

/// What quantified variables stand for in one use.
std::span<const Given> Checker::types_of_use(std::span<const Type> quantified) {
  return program_.ast.arena.copy(std::span<const Given>(types_.instantiate(quantified)));
}

/// A use of a name, with types of its own where its value is of any type.
LocalUse Checker::use_of(Local local) {
  const GenericLocal* generic = program_.generic(local);
  return {local, generic != nullptr ? types_of_use(generic->quantified) : std::span<const Given>()};
}

std::optional<Local> Checker::find_local(std::string_view name) const {
  const uint32_t found = local_by_name_.find(name).value_or(out_of_scope);
  if (found == out_of_scope) return std::nullopt;
  return static_cast<Local>(found);
}

Checker::Scope::~Scope() {
  for (; checker_.undo_.size() > before_; checker_.undo_.pop_back()) {
    const Undo& undo = checker_.undo_.back();
    checker_.local_by_name_.set(undo.name, undo.before);
  }
}

}  // namespace mesh::lang

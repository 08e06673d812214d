// Snippets: what they give, and the names in them that nothing binds.
#include <algorithm>

#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"
#include "lang/syntax/modules.hpp"

namespace mesh::lang {

/// Checks a snippet, whose value is its last statement's where that is a Result, and else `Ok(0)`.
void Checker::snippet(const Clause& clause, const Expectation& value) {
  const Scope scope(*this);
  is_in_snippet_ = true;
  free_names_.clear();
  first_free_ = program_.free_names.size();
  name_pool(clause.parameters.front().pattern);
  name_outer();
  const Type result = types_.result_of(types_.fresh(), types_.fresh());
  static_cast<void>(types_.unify(value.type, result));
  const Type given = infer(clause.body);
  const auto& body = std::get<BlockExpr>(program_.ast[clause.body].node);
  keep_names(body);
  const auto* last = std::get_if<ExprId>(&body.statements.back().node);
  if (types_.is(given, TypeKind::result)) {
    if (!types_.unify(result, given) && last != nullptr) mismatch(*last, value, given);
    return;
  }
  if (last != nullptr) dropped(*last);
  if (!types_.is(given, TypeKind::variable)) static_cast<void>(types_.unify(types_.first(result), types_.basic(TypeKind::integer)));
}

/// Introduces the pool of a snippet. It is one for all of them, so that what an earlier one names has that of whoever uses it.
void Checker::name_pool(PatternId pattern) {
  const Name& name = std::get<BindPattern>(program_.ast[pattern].node).name;
  if (!pool_) {
    pool_ = introduce(name, types_.basic(TypeKind::pool));
    return;
  }
  program_.local_at.add(name.span.begin, static_cast<uint32_t>(*pool_));
  bring_into_scope(name.text, *pool_);
}

/// Makes known what snippets before this one name.
void Checker::name_outer() {
  for (const OuterName& outer : outer_names_) bring_into_scope(outer.name, outer.local);
}

/// Keeps what a snippet names for those after it, but for what a mistake has left without a value.
void Checker::keep_names(const BlockExpr& body) {
  for (const Name& name : bound_names(program_.ast, body)) {
    const auto local = program_.local(name);
    if (!local || types_.holds_broken(local_types_[*local])) continue;
    outer_names_.push_back({name.text, static_cast<Local>(*local)});
  }
}

/// Whether a name that is bound was more likely meant, which a name of one or two letters, or one word of a longer name, does not
/// tell.
bool Checker::is_near_bound(std::string_view name) const {
  if (name.size() < 3) return false;
  std::vector<std::string_view> bound;
  for (const Undo& introduced : undo_) bound.push_back(introduced.name);
  for (const Import& import : program_.ast.imports) {
    for (const Name& imported : import.names) bound.push_back(imported.text);
  }
  const std::string_view found = nearest(name, bound);
  const bool is_word_of = found.size() > name.size() + 1 && (found.starts_with(name) || found.ends_with(name));
  return !found.empty() && !is_word_of;
}

/// The free name that an unbound one is in a snippet; nothing where it must be a mistake.
std::optional<Local> Checker::free_name(const Name& name) {
  const std::string_view text = name.text;
  if (!is_in_snippet_ || text.empty() || text == "_" || is_capital(text)) return std::nullopt;
  if (const auto known = free_names_.find(text)) return static_cast<Local>(*known);
  const bool has_own_report = find_name(&FileNames::unknown, text) || is_later_function("", text) || text == "null" ||
                              text == "undefined" || runtime::find_builtin("Migration", text) != nullptr;
  if (has_own_report || !takes_free_names() || is_near_bound(text)) return std::nullopt;
  const auto local = static_cast<uint32_t>(local_types_.size());
  local_types_.push_back(types_.fresh_outside());
  free_names_.add(text, local);
  program_.free_name_at.add(local, static_cast<uint32_t>(program_.free_names.size()));
  program_.free_names.push_back({name, static_cast<Local>(local)});
  return static_cast<Local>(local);
}

/// The free name that `name.field` is whose first name nothing binds.
std::optional<Local> Checker::free_member(const MemberExpr& node) {
  const auto* object = is_in_snippet_ ? std::get_if<NameExpr>(&program_.ast[node.object].node) : nullptr;
  if (object == nullptr || node.member.text.empty() || node.member.span.begin != object->name.span.end + 1) return std::nullopt;
  const Name& name = object->name;
  if (find_local(name.text)) return std::nullopt;
  const Span whole = join(name.span, node.member.span);
  const Name member{{name.text.data(), whole.size()}, whole};
  if (!takes_free_names() || free_names_.find(member.text)) return free_name(member);
  const bool is_bound = !std::holds_alternative<std::monostate>(name_meaning(name)) || find_name(&FileNames::modules, name.text) ||
                        !nearest(name.text, standard_modules()).empty();
  return is_bound || is_near_bound(name.text) ? std::nullopt : free_name(member);
}

/// Whether the name before a `.` is a free one, and no misspelt module.
bool Checker::is_free_object(const Name& name) {
  if (!is_in_snippet_) return false;
  const bool may_be_new = takes_free_names() && nearest(name.text, standard_modules()).empty();
  return (may_be_new || free_names_.find(name.text)) && free_name(name);
}

Type Checker::free_value(ExprId id, Local free) {
  program_.set_meaning(id, LocalUse{free, {}});
  return local_types_[static_cast<size_t>(free)];
}

/// Decides what is still open of the types of free names: a number where one is asked for, else a String. One that is a pool is the
/// snippet's own.
void Checker::settle_free_names(FunctionId snippet) {
  if (!is_in_snippet_) return;
  is_in_snippet_ = false;
  if (program_.free_names.size() == first_free_) return;
  const auto settle = [&](Type type, TypeKind kind) {
    const bool is_open = types_.is(type, TypeKind::variable) && !types_.is_quantified(type);
    if (is_open) static_cast<void>(types_.unify(type, types_.basic(kind)));
  };
  for (const Need& asked : needs_) {
    if (asked.operand == Operand::number) settle(asked.type, TypeKind::integer);
  }
  for (const Need& asked : needs_) {
    if (asked.operand != Operand::defaulted) settle(asked.type, TypeKind::string);
  }
  const auto is_pool = [&](Local local) { return types_.is(local_types_[static_cast<size_t>(local)], TypeKind::pool); };
  for (size_t index = first_free_; index < program_.free_names.size(); ++index) {
    const FreeName& found = program_.free_names[index];
    settle(local_types_[static_cast<size_t>(found.local)], TypeKind::string);
    if (is_pool(found.local)) {
      report(Code::free_name, found.name.span, {"`", found.name.text, "` is not bound in this snippet, and stands for the pool"});
    } else {
      report(Code::free_name, found.name.span, {"`", found.name.text, "` is not bound in this snippet"},
             {"what is made of it is left out; give it a value with `let` to see that too"});
    }
  }
  const Name& pool = std::get<BindPattern>(program_.ast[function(snippet).clauses.front().parameters.front().pattern].node).name;
  for (Meaning* const meaning : program_.meaning_of) {
    auto* use = std::get_if<LocalUse>(meaning);
    if (use != nullptr && program_.is_free(use->local) && is_pool(use->local))
      use->local = static_cast<Local>(*program_.local(pool));
  }
}

}  // namespace mesh::lang

// Calls: what the callee is, and what a call of a function, a constructor or a value gives.
#include "base/match.hpp"
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"
#include "lang/syntax/modules.hpp"

namespace mesh::lang {
namespace {

std::string quoted(std::string_view text) { return cat({"`", text, "`"}); }

}  // namespace

Meaning Checker::name_meaning(const Name& name) {
  if (const auto local = find_local(name.text)) return use_of(*local);
  if (const auto found = find_name(&FileNames::functions, name.text)) return use_of(*found);
  if (const auto found = find_name(&FileNames::imported, name.text)) return use_of(*found);
  if (const auto constructor = program_.data.find(name.text)) return *constructor;
  if (const auto found = find_name(&FileNames::builtins, name.text)) return &runtime::builtins()[*found];
  const auto* builtin = runtime::find_unqualified(name.text);
  if (builtin == nullptr) return {};
  const auto row = static_cast<size_t>(builtin - runtime::builtins().data());
  if (runtime::sends(builtin->effect) && find_name(&FileNames::builtins, builtin->name) != row) return {};
  return builtin;
}

/// Reports a name that means nothing; `call` is its call, if it is called.
void Checker::unknown_name(const Name& name, const CallExpr* call) {
  if (name.text.empty() || find_name(&FileNames::unknown, name.text)) return;
  if (is_later_function("", name.text)) {
    return report(Code::not_yet_supported, name.span, {quoted(name.text), " cannot be previewed yet"});
  }
  if (is_standard_module(name.text)) {
    return report(Code::unknown_name, name.span, {quoted(name.text), " is a module, not a value"},
                  {"write `", name.text, ".function(…)`"});
  }
  if (diagnostics_.is_full()) {
    return report(Code::unknown_name, name.span, {"there is nothing called ", quoted(name.text), " here"});
  }
  if (name.text == "null" || name.text == "undefined") {
    return report(Code::unknown_name, name.span, {"there is nothing called ", quoted(name.text), " in Mesh"},
                  {"an Option without a value is `None`"}, {}, replace_with(name.span, "None"));
  }
  if (const auto* builtin = runtime::find_unqualified(name.text)) {
    const std::string_view qualified = runtime::qualified_name(*builtin);
    return report(Code::unknown_name, name.span, {quoted(name.text), " is known once `", builtin->name, "` is imported"},
                  {"write `", qualified, "`"}, {}, may_be_call_of(*builtin, call) ? replace_with(name.span, qualified) : Fix{});
  }
  if (const auto* builtin = runtime::find_builtin("Migration", name.text)) {
    return report(Code::unknown_name, name.span, {"there is nothing called ", quoted(name.text), " here"},
                  {"did you mean `Migration.", name.text, "`?"}, {},
                  call != nullptr && may_be_call_of(*builtin, call) ? insert(name.span.begin, "Migration.") : Fix{});
  }
  std::vector<std::string_view> names;
  // Those that can be called so.
  std::vector<std::string_view> fitting;
  const auto add = [&](std::string_view known, bool fits) {
    names.push_back(known);
    if (fits) fitting.push_back(known);
  };
  const auto takes_as_many = [&](size_t taken) { return call == nullptr || call->arguments.size() == taken; };
  for (const runtime::Builtin& known : runtime::builtins()) {
    if (known.module.empty()) add(known.name, may_be_call_of(known, call));
  }
  for (const ConstructorInfo& known : program_.data.all()) add(known.name.text, takes_as_many(known.fields.size()));
  for (const std::string_view word : {"true", "false", "nil"}) add(word, takes_as_many(0));
  for (const Undo& introduced : undo_) add(introduced.name, true);
  for (const Function& known : program_.ast.functions) {
    if (known.file != file_ || known.is_snippet) continue;
    add(known.name.text, takes_as_many(known.clauses.front().parameters.size()));
  }
  report_misspelt(Code::unknown_name, name, {"there is nothing called ", quoted(name.text), " here"}, names,
                  nearest(name.text, fitting) == nearest(name.text, names));
}

/// What `value.name` means: a field or a method.
Meaning Checker::member_of_value(const MemberExpr& node) {
  const Type type = infer(node.object);
  if (node.member.text.empty()) return {};
  const auto field = field_use(node, type);
  if (field) return *field;
  if (types_.is(type, TypeKind::broken)) return {};
  if (types_.is(type, TypeKind::structure)) {
    unknown_field(*types_.name_of(type), node.member);
    return {};
  }
  if (const auto* method = find_method(type, node.member.text)) return MethodUse{method};
  unknown_method(type, node.member);
  return {};
}

/// Reports a function that only other tools have; `call` is as that of unknown_name.
void Checker::report_foreign(const Name& name, const ForeignFunction& foreign, const CallExpr* call) {
  const bool is_renamed = !foreign.function.empty();
  const bool fits = is_renamed && call != nullptr && may_be_call_of(*runtime::find_builtin("Migration", foreign.function), call);
  report(Code::unknown_name, name.span, {"`Migration` has no function ", quoted(name.text)},
         {is_renamed ? "write `" : "write Migration.execute with ", is_renamed ? foreign.function : foreign.sql,
          is_renamed ? "`" : ""},
         {}, fits ? replace_with(name.span, foreign.function) : Fix{});
}

/// What `Module.function` or `value.name` means; a mistake in it is reported. `call` is as that of unknown_name.
Meaning Checker::member_meaning(const MemberExpr& node, const CallExpr* call) {
  const auto* object = std::get_if<NameExpr>(&program_.ast[node.object].node);
  if (object == nullptr || find_local(object->name.text)) return member_of_value(node);
  if (node.member.text.empty()) return {};
  const std::string_view module = object->name.text;
  if (find_name(&FileNames::unknown, module)) return {};
  if (const auto import = find_name(&FileNames::modules, module)) {
    return member_of_file(node, *find_file(program_.ast.imports[*import].module.text));
  }
  if (const auto type = find_type(module); type && types_.named()[*type].kind >= TypeKind::list) {
    const auto variant = program_.data.find(static_cast<TypeName>(*type), node.member.text);
    if (variant) return *variant;
    if (!is_standard_module(module)) {
      unknown_variant(static_cast<TypeName>(*type), node.member);
      return {};
    }
  }
  if (const auto* builtin = runtime::find_builtin(module, node.member.text)) return builtin;
  if (is_later_function(module, node.member.text)) {
    const bool has_rows = module == "Pool" && node.member.text == "query_as";
    report(Code::not_yet_supported, node.member.span, {"`", module, ".", node.member.text, "` cannot be previewed yet"},
           {has_rows ? "Pool.query gives each row as a map, from each column's name to its text" : ""});
  } else if (const auto* foreign = module == "Migration" ? find_foreign_function(node.member.text) : nullptr) {
    report_foreign(node.member, *foreign, call);
  } else if (const std::vector<std::string_view> functions = functions_of(module); !functions.empty()) {
    const auto* meant = runtime::find_builtin(module, nearest(node.member.text, functions));
    report_misspelt(Code::unknown_name, node.member, {quoted(module), " has no function ", quoted(node.member.text)}, functions,
                    meant != nullptr && may_be_call_of(*meant, call));
  } else if (is_standard_module(module)) {
    report(Code::not_yet_supported, program_.ast[node.object].span, {"the module ", quoted(module), " cannot be previewed yet"});
  } else if (program_.data.find(module) || is_free_object(object->name)) {
    return member_of_value(node);
  } else {
    report_misspelt(Code::unknown_name, object->name, {"there is no module or name ", quoted(module)}, standard_modules());
  }
  return {};
}

const Meaning& Checker::callee(ExprId id, const CallExpr& call) {
  const Expr& expr = program_.ast[id];
  if (const auto* node = std::get_if<NameExpr>(&expr.node)) {
    const Meaning& meaning = program_.set_meaning(id, name_meaning(node->name));
    if (std::holds_alternative<std::monostate>(meaning)) unknown_name(node->name, &call);
    if (const auto* local = std::get_if<LocalUse>(&meaning)) program_.type_of[static_cast<size_t>(id)] = type_of(id, *local);
    const bool is_library = std::holds_alternative<const runtime::Builtin*>(meaning);
    if (is_library) program_.type_of[static_cast<size_t>(id)] = type_of_value(meaning);
  } else if (const auto* member = std::get_if<MemberExpr>(&expr.node)) {
    const Meaning& meaning = program_.set_meaning(id, member_meaning(*member, &call));
    program_.type_of[static_cast<size_t>(id)] = member_type(*member, meaning);
  } else {
    infer(id);
  }
  return program_.meaning(id);
}

Type Checker::call(ExprId id, const CallExpr& node) {
  const Meaning& meaning = callee(node.callee, node);
  if (const auto* builtin = std::get_if<const runtime::Builtin*>(&meaning)) return call_builtin(id, node, **builtin);
  if (const auto* method = std::get_if<MethodUse>(&meaning)) return call_method(id, node, *method->builtin);
  if (const auto* use = std::get_if<FunctionUse>(&meaning)) return call_function(id, node, *use);
  if (const auto* constructor = std::get_if<Constructor>(&meaning)) return call_constructor(id, node, *constructor, nullptr);
  return call_value(id, node, program_.type(node.callee));
}

/// The type of the local name that stands at `id`. One that is generic asks what the library function asks that it stands for.
Type Checker::type_of(ExprId id, const LocalUse& use) {
  const Type type = types_.substitute(local_types_[static_cast<size_t>(use.local)], use.types);
  const GenericLocal* generic = use.types.empty() ? nullptr : program_.generic(use.local);
  if (generic == nullptr) return type;
  const auto* builtin = std::get_if<const runtime::Builtin*>(&program_.meaning(generic->value));
  if (builtin != nullptr) need_types(id, **builtin, type);
  return type;
}

/// The type of a function or a constructor that stands as a value; member_type knows that of a field, type_of that of a local name.
Type Checker::type_of_value(const Meaning& meaning) {
  if (types_.is_exhausted()) return types_.broken();
  const auto function_type = [&](std::vector<Type> parameters, Type result) {
    parameters.push_back(result);
    return types_.make(TypeKind::function, parameters);
  };
  return std::visit(Match{[&](std::monostate) { return types_.broken(); }, [&](FieldUse) { return types_.broken(); },
                          [&](const LocalUse&) { return types_.broken(); },
                          [&](const FunctionUse& use) {
                            std::vector<Type> parameters;
                            for (const Type parameter : checked(use.function).parameters) {
                              parameters.push_back(types_.substitute(parameter, use.types));
                            }
                            return function_type(std::move(parameters), types_.substitute(checked(use.function).result, use.types));
                          },
                          [&](Constructor constructor) {
                            const ConstructorInfo& known = program_.data[constructor];
                            const Type made = open(known.type);
                            if (known.fields.empty()) return made;
                            std::vector<Type> parameters;
                            for (const Field& field : known.fields) parameters.push_back(types_.part(made, field.type));
                            return function_type(std::move(parameters), made);
                          },
                          [&](MethodUse method) { return library_type(*method.builtin); },
                          [&](const runtime::Builtin* builtin) { return library_type(*builtin); }},
                    meaning);
}

/// Calls what a local name or an expression gives.
Type Checker::call_value(ExprId id, const CallExpr& node, Type callee) {
  if (types_.is(callee, TypeKind::broken)) return infer_arguments(id, node);
  if (types_.is(callee, TypeKind::variable)) {
    std::vector<Type> types;
    for (size_t index = 0; index <= node.arguments.size(); ++index) types.push_back(types_.fresh());
    if (!types_.unify(callee, types_.make(TypeKind::function, types))) return infer_arguments(id, node);
  }
  if (!types_.is(callee, TypeKind::function)) {
    report(Code::not_a_function, program_.ast[node.callee].span, {"this is ", types_.text(callee), ", which cannot be called"});
    return infer_arguments(id, node);
  }
  const size_t count = types_.arguments(callee) - 1;
  const Type result = types_.argument(callee, count);
  if (!has_arguments(id, count)) {
    std::vector<std::string> told;
    for (size_t index = 0; index < std::min(count, most_parameters_told); ++index) {
      told.push_back(quoted(types_.text(types_.argument(callee, index))));
    }
    wrong_count(id, node, "this function", callee, told);
    return result;
  }
  std::vector<Expectation> expected;
  for (size_t index = 0; index < count; ++index) {
    expected.push_back({types_.argument(callee, index), cat({"argument ", decimal(index + 1), " of this function"}),
                        Label{program_.ast[node.callee].span, cat({"this is ", types_.text(callee)})}});
  }
  check_arguments(node, expected);
  return result;
}

Type Checker::call_function(ExprId id, const CallExpr& node, const FunctionUse& use) {
  const Function& called = function(use.function);
  const CheckedFunction& known = checked(use.function);
  const std::span<const ParameterNode> nodes = called.clauses.front().parameters;
  if (!has_arguments(id, nodes.size())) {
    std::vector<std::string> told;
    for (size_t index = 0; index < std::min(nodes.size(), most_parameters_told); ++index) {
      told.push_back(quoted(name_of(program_.ast, nodes[index])));
    }
    wrong_count(id, node, quoted(called.name.text), type_of_value(use), told);
    return types_.substitute(known.result, use.types);
  }
  std::vector<Expectation> expected;
  for (size_t index = 0; index < nodes.size(); ++index) {
    const ParameterNode& parameter = nodes[index];
    const std::string_view name = name_of(program_.ast, parameter);
    expected.push_back({types_.substitute(known.parameters[index], use.types),
                        cat({name == "_" ? cat({"argument ", decimal(index + 1)}) : quoted(name), " of `", called.name.text, "`"}),
                        Label{program_.ast[parameter.pattern].span, "the parameter"}});
  }
  check_arguments(node, expected);
  return types_.substitute(known.result, use.types);
}

/// What a constructor holds at `index`, in words.
std::string Checker::held_value(Constructor constructor, size_t index) const {
  const ConstructorInfo& made = program_.data[constructor];
  const std::string_view name = made.fields[index].name.text;
  if (constructor == Constructor::err) return "the error in `Err`";
  if (made.fields.size() == 1 && name.empty()) return cat({"the value in `", made.name.text, "`"});
  std::string words = cat({"value ", decimal(index + 1)});
  if (!name.empty()) append(words, {" `", name, "`"});
  return cat({words, " of `", made.name.text, "`"});
}

Type Checker::call_constructor(ExprId id, const CallExpr& node, Constructor constructor, const Expectation* expected) {
  const ConstructorInfo& made = program_.data[constructor];
  const Type type = expected != nullptr ? expected->type : open(made.type);
  const size_t wanted = made.fields.size();
  if (!has_arguments(id, wanted)) {
    std::vector<std::string> told;
    for (const Field& field : std::span(made.fields).first(std::min(wanted, most_parameters_told))) {
      const Type held = types_.part(type, field.type);
      const std::string held_text = types_.is(held, TypeKind::variable) ? "one value" : quoted(types_.text(held));
      told.push_back(field.name.text.empty() ? held_text : quoted(cat({field.name.text, " :: ", types_.text(held)})));
    }
    wrong_count(id, node, quoted(made.name.text), type_of_value(constructor), told);
    return type;
  }
  std::vector<Expectation> held;
  for (size_t index = 0; index < made.fields.size(); ++index) {
    held.push_back({types_.part(type, made.fields[index].type), held_value(constructor, index), {}});
    if (expected != nullptr) held.back().because = expected->because;
  }
  check_arguments(node, held);
  return type;
}

}  // namespace mesh::lang

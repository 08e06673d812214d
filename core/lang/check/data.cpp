// Structs and types with variants: the expressions that make them, and those that read and change a struct.
#include "base/suggest.hpp"
#include "base/text.hpp"
#include "lang/check/checking.hpp"

namespace mesh::lang {

/// A type that has this name, with open arguments.
Type Checker::open(TypeName name) {
  std::vector<Type> arguments;
  while (arguments.size() < types_.named()[static_cast<size_t>(name)].arguments) arguments.push_back(types_.fresh());
  return types_.make(name, arguments);
}

/// What a constructor makes, in words.
std::string Checker::described(TypeName name) const {
  const NamedKind& type = types_.named()[static_cast<size_t>(name)];
  if (type.kind == TypeKind::result) return "a Result";
  return type.kind == TypeKind::option ? "an Option" : cat({"`", type.name, "`"});
}

void Checker::unknown_variant(TypeName type, const Name& name) {
  if (!program_.data[type].is_complete) return;
  std::vector<std::string_view> names;
  for (const ConstructorInfo& known : program_.data.of(type)) names.push_back(known.name.text);
  report_misspelt(Code::unknown_variant, name,
                  {"`", types_.named()[static_cast<size_t>(type)].name, "` has no variant `", name.text, "`"}, names);
}

Type Checker::struct_value(ExprId id, const StructExpr& node, const Expectation* expected) {
  const auto name = find_type(node.type->text);
  const bool is_struct = name && types_.named()[*name].kind == TypeKind::structure;
  if (!is_struct) {
    const bool is_type = name || declaration_by_name_.find(node.type->text);
    if (is_type) {
      report(Code::unknown_name, node.type->span, {"this type is no struct: `", node.type->text, "`"});
    } else {
      report_misspelt(Code::unknown_name, *node.type, {"there is no struct `", node.type->text, "`"}, type_names());
    }
    for (const FieldValue& field : node.fields) infer(field.value);
    return give_up(id);
  }
  const auto type = static_cast<TypeName>(*name);
  const bool is_expected = expected != nullptr && types_.name_of(expected->type) == type;
  const Type made = is_expected ? expected->type : open(type);
  const size_t given = field_values(id, type, made, node.fields);
  const DataType& data = program_.data[type];
  if (given == data.fields.size()) return made;
  // Where a field's name is wrong, the field that was meant is no second mistake.
  if (!node.is_repaired && data.is_complete && !program_.broken(id)) missing_fields(node, data);
  program_.is_broken[static_cast<size_t>(id)] = true;
  return made;
}

/// Checks the values that are given to fields of the struct `made`. Gives how many of its fields they are.
size_t Checker::field_values(ExprId id, TypeName type, Type made, std::span<const FieldValue> fields) {
  const std::string_view struct_name = types_.named()[static_cast<size_t>(type)].name;
  const DataType& data = program_.data[type];
  NameLookup given;
  for (uint32_t place = 0; place < fields.size(); ++place) given.add(fields[place].name.text, place);
  size_t count = 0;
  for (uint32_t place = 0; place < fields.size(); ++place) {
    const Name& name = fields[place].name;
    const auto index = data.field_by_name.find(name.text);
    const uint32_t first = *given.find(name.text);
    if (!index || first != place) {
      if (!index) {
        unknown_field(type, name, &given);
      } else {
        report(Code::bad_field, name.span, {"the field `", name.text, "` is given twice"}, {"remove one of the two"},
               {fields[first].name.span, "first given here"});
      }
      infer(fields[place].value);
      program_.is_broken[static_cast<size_t>(id)] = true;
      continue;
    }
    ++count;
    const Field& field = data.fields[*index];
    check(fields[place].value, {types_.part(made, field.type), cat({"the field `", name.text, "` of `", struct_name, "`"}),
                                Label{field.name.span, "declared here"}});
  }
  return count;
}

/// Reports a field that a struct has not; those that are `given` are not meant, where it is not null.
void Checker::unknown_field(TypeName type, const Name& name, const NameLookup* given) {
  const DataType& data = program_.data[type];
  if (name.text.empty() || !data.is_complete) return;
  std::vector<std::string_view> names;
  if (!diagnostics_.is_full()) {
    for (const Field& field : data.fields) {
      if (given == nullptr || !given->find(field.name.text)) names.push_back(field.name.text);
    }
  }
  report_misspelt(Code::bad_field, name, {"`", types_.named()[static_cast<size_t>(type)].name, "` has no field `", name.text, "`"},
                  names);
}

void Checker::missing_fields(const StructExpr& node, const DataType& data) {
  constexpr size_t most_told = 3;
  NameLookup given;
  for (const FieldValue& field : node.fields) given.set(field.name.text, 1);
  std::string told;
  size_t missing = 0;
  for (const Field& field : data.fields) {
    if (given.find(field.name.text)) continue;
    if (++missing > most_told) break;
    append(told, {told.empty() ? "" : ", ", "`", field.name.text, "`"});
  }
  report(Code::bad_field, node.type->span,
         {"this `", node.type->text, "` lacks the ", (missing == 1 ? "field " : "fields "), told,
          (missing > most_told ? " and more" : "")},
         {"a struct needs a value for each of its fields"});
}

/// The struct that a value of `type` is, by a field that it has where the type is open yet. A mistake is reported.
std::optional<TypeName> Checker::struct_with(Type type, const Name& field, Span value) {
  if (types_.is(type, TypeKind::variable)) {
    const auto found = struct_by_field_.find(field.text);
    if (found && *found != several_structs) static_cast<void>(types_.unify(type, open(static_cast<TypeName>(*found))));
    if (found == several_structs) {
      report(Code::bad_field, value,
             {"several structs have a field `", field.text, "`, and which of them this is, is not known here"},
             {"give it its type: `name :: Type`"});
      static_cast<void>(types_.unify(type, types_.broken()));
    }
  }
  if (!types_.is(type, TypeKind::structure)) return std::nullopt;
  return types_.name_of(type);
}

Type Checker::struct_update(ExprId id, const UpdateExpr& node) {
  const Type base = infer(node.base);
  const Span span = program_.ast[node.base].span;
  const auto type = node.fields.empty() ? types_.name_of(base) : struct_with(base, node.fields.front().name, span);
  if (!type || !types_.is(base, TypeKind::structure)) {
    if (!types_.is(base, TypeKind::broken)) {
      report(Code::type_mismatch, span, {"`%{… | …}` copies a struct, but this is ", types_.text(base)});
    }
    for (const FieldValue& field : node.fields) infer(field.value);
    return give_up(id);
  }
  field_values(id, *type, base, node.fields);
  return base;
}

/// The field that `node` reads of a value of `object`; nothing where that is no struct.
std::optional<FieldUse> Checker::field_use(const MemberExpr& node, Type object) {
  const auto type = struct_with(object, node.member, program_.ast[node.object].span);
  const auto index = type ? program_.data[*type].field_by_name.find(node.member.text) : std::nullopt;
  if (!index) return std::nullopt;
  return FieldUse{*index};
}

/// The type of `node`, which means `meaning`.
Type Checker::member_type(const MemberExpr& node, const Meaning& meaning) {
  const auto* field = std::get_if<FieldUse>(&meaning);
  if (field == nullptr) return type_of_value(meaning);
  const Type object = program_.type(node.object);
  return types_.part(object, program_.data[*types_.name_of(object)].fields[field->index].type);
}

}  // namespace mesh::lang

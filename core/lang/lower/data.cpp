// Structs and variants to instructions: a struct is a tuple of its fields, a variant a tag with what it holds.
#include "base/text.hpp"
#include "lang/lower/lowering.hpp"

namespace mesh::lang {

/// The struct that the value of `id` is.
const DataType& FunctionLowering::struct_of(ExprId id) const {
  return all_.program.data[*all_.program.types.name_of(all_.program.type(id))];
}

Register FunctionLowering::struct_value(ExprId id, const StructExpr& node) {
  const DataType& data = struct_of(id);
  std::vector<Register> fields(data.fields.size());
  for (const FieldValue& field : node.fields) fields[*data.field_by_name.find(field.name.text)] = value(field.value);
  return emit(site(id), mir::Record{{}, keep(fields)});
}

Register FunctionLowering::struct_update(ExprId id, const UpdateExpr& node) {
  const DataType& data = struct_of(id);
  mir::CopyRecord made{{}, value(node.base), static_cast<uint32_t>(data.fields.size()), {}};
  std::vector<mir::CopyRecord::Change> changes;
  for (const FieldValue& field : node.fields) {
    changes.push_back({*data.field_by_name.find(field.name.text), value(field.value)});
  }
  made.changes = all_.mir.arena.copy(std::span<const mir::CopyRecord::Change>(changes));
  return emit(site(id), made);
}

/// Makes a variant of `type` around `held`, the values of its fields.
Register FunctionLowering::variant(SiteId site, Constructor constructor, Type type, std::span<const Register> held) {
  const ConstructorInfo& made = all_.program.data[constructor];
  if (held.empty()) return emit(site, mir::MakeResult{{}, made.tag, false, {}});
  if (held.size() > 1) {
    const Register tuple = emit(site, mir::Record{{}, keep(held)});
    return emit(site, mir::MakeResult{{}, made.tag, false, tuple});
  }
  const bool is_boxed = !is_pointer(all_.program.types.part(type, made.fields.front().type));
  return emit(site, mir::MakeResult{{}, made.tag, is_boxed, held.front()});
}

/// The MIR function of the type `function` that makes a variant of its parameters.
std::optional<uint32_t> FunctionLowering::constructor_function(Constructor constructor, Type function) {
  const ConstructorInfo& made = all_.program.data[constructor];
  const auto count = static_cast<uint32_t>(made.fields.size());
  std::vector<Instruction> instructions;
  Register held{};
  if (count > 1) {
    held = static_cast<Register>(count);
    std::vector<Register> fields;
    for (uint32_t index = 0; index < count; ++index) fields.push_back(static_cast<Register>(index));
    instructions.push_back({{}, mir::Record{held, keep(fields)}});
  }
  const bool is_boxed = count == 1 && !is_pointer(all_.program.types.first(function));
  const auto result = static_cast<Register>(count + instructions.size());
  instructions.push_back({{}, mir::MakeResult{result, made.tag, is_boxed, held}});
  return all_.wrapper(all_.key(KeyTag::constructor, static_cast<uint32_t>(constructor)), std::string(made.name.text), instructions,
                      function);
}

}  // namespace mesh::lang

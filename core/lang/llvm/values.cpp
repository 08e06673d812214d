// The steps that make values and look into them. Headers of the ABI's values are words: a list has its length and its capacity in
// front, a tuple its length; a result has its tag in the first byte and its payload in the second word.
#include "lang/llvm/writer.hpp"
#include "lang/stops.hpp"
#include "runtime/layout.hpp"

namespace mesh::lang {
namespace {

std::string_view operation(mir::ArithmeticOp op) {
  switch (op) {
    case mir::ArithmeticOp::add: return "add";
    case mir::ArithmeticOp::subtract: return "sub";
    case mir::ArithmeticOp::multiply: return "mul";
    case mir::ArithmeticOp::divide: return "sdiv";
    case mir::ArithmeticOp::remainder: return "srem";
  }
  return {};
}

std::string_view operation_on_floats(mir::ArithmeticOp op) {
  switch (op) {
    case mir::ArithmeticOp::add: return "fadd";
    case mir::ArithmeticOp::subtract: return "fsub";
    case mir::ArithmeticOp::multiply: return "fmul";
    case mir::ArithmeticOp::divide: return "fdiv";
    case mir::ArithmeticOp::remainder: return "frem";
  }
  return {};
}

std::string_view comparison(mir::CompareOp op) {
  switch (op) {
    case mir::CompareOp::equal: return "icmp eq i64";
    case mir::CompareOp::not_equal: return "icmp ne i64";
    case mir::CompareOp::less: return "icmp slt i64";
    case mir::CompareOp::less_equal: return "icmp sle i64";
  }
  return {};
}

/// Those of IEEE 754: a NaN is unequal to everything.
std::string_view comparison_of_floats(mir::CompareOp op) {
  switch (op) {
    case mir::CompareOp::equal: return "fcmp oeq double";
    case mir::CompareOp::not_equal: return "fcmp une double";
    case mir::CompareOp::less: return "fcmp olt double";
    case mir::CompareOp::less_equal: return "fcmp ole double";
  }
  return {};
}

}  // namespace

void LlvmFunction::step(const mir::Integer& node) { store(node.into, decimal(node.value)); }

void LlvmFunction::step(const mir::Float& node) { store(node.into, decimal(runtime::word_of(node.value))); }

void LlvmFunction::step(const mir::Text& node) {
  const std::string size = decimal(module_.mir.texts[node.text].size());
  store_pointer(node.into, call(CompiledCall::mesh_string_new, {module_.text_name(node.text), size}));
}

void LlvmFunction::step(const mir::Copy& node) {
  if (!is_read(node.into)) return;
  const Held* at_hand = held(node.from);
  if (at_hand != nullptr && at_hand->word.empty()) return store_pointer(node.into, pointer(node.from));
  store(node.into, load(node.from));
}

void LlvmFunction::step(const mir::Spoil& node) { store(node.into, "0"); }

void LlvmFunction::step(const mir::List& node) {
  const std::string size = decimal(node.elements.size());
  store_pointer(node.into, call(CompiledCall::mesh_list_from_array, {words_on_stack(node.elements), size}));
}

void LlvmFunction::step(const mir::Map& node) {
  for (const Register key : node.keys()) {
    if (node.has_text_keys) spend_on(runtime::Reading::compared_text, key);
  }
  const std::string keys = words_on_stack(node.keys());
  const std::string values = words_on_stack(node.values(), node.keys().size());
  const std::string size = decimal(node.keys().size());
  store_pointer(node.into, call(CompiledCall::mesh_map_from_arrays, {keys, values, size, node.has_text_keys ? "1" : "0"}));
}

std::string LlvmFunction::words_on_stack(std::span<const Register> registers, size_t from) {
  if (registers.empty()) return "null";
  most_words_ = std::max(most_words_, from + registers.size());
  for (size_t index = 0; index < registers.size(); ++index) {
    const std::string operand = typed(registers[index]);
    line({"store ", operand, ", ptr ", address("%words", decimal(from + index))});
  }
  return address("%words", decimal(from));
}

std::string LlvmFunction::address(std::string_view pointer, std::string_view index) {
  if (index == "0") return std::string(pointer);
  return value({"getelementptr i64, ptr ", pointer, ", i64 ", index});
}

std::string LlvmFunction::word_at(std::string_view pointer, std::string_view index) {
  return value({"load i64, ptr ", address(pointer, index)});
}

/// A tuple with room for so many fields.
std::string LlvmFunction::new_record(size_t fields) {
  return call(CompiledCall::mesh_gc_alloc_actor, {decimal(8 * (fields + 1)), "8"});
}

/// Takes:   `fields`, operands with their types.
void LlvmFunction::fill(std::string_view record, std::span<const std::string> fields) {
  line({"store i64 ", decimal(fields.size()), ", ptr ", record});
  for (size_t index = 0; index < fields.size(); ++index) {
    line({"store ", fields[index], ", ptr ", address(record, decimal(index + 1))});
  }
}

void LlvmFunction::step(const mir::Record& node) {
  const std::string record = new_record(node.fields.size());
  std::vector<std::string> fields;
  for (const Register field : node.fields) fields.push_back(typed(field));
  fill(record, fields);
  store_pointer(node.into, record);
}

void LlvmFunction::step(const mir::CopyRecord& node) {
  const std::string copy = new_record(node.fields);
  const std::string record = pointer(node.record);
  std::vector<std::string> fields(node.fields);
  for (const mir::CopyRecord::Change& change : node.changes) fields[change.index] = typed(change.value);
  for (uint32_t index = 0; index < node.fields; ++index) {
    if (fields[index].empty()) fields[index] = cat({"i64 ", word_at(record, decimal(index + 1))});
  }
  fill(copy, fields);
  store_pointer(node.into, copy);
}

void LlvmFunction::step(const mir::Arithmetic& node) {
  if (node.kind == mir::NumberKind::floating) {
    const std::string left = number(node.left);
    const std::string right = number(node.right);
    return store(node.into, as_word(CType::number, value({operation_on_floats(node.op), " double ", left, ", ", right})));
  }
  const std::string left = load(node.left);
  const std::string right = load(node.right);
  const bool divides = node.op == mir::ArithmeticOp::divide || node.op == mir::ArithmeticOp::remainder;
  store(node.into, divides ? divided(node.op, left, right) : value({operation(node.op), " i64 ", left, ", ", right}));
}

/// By 0 is a panic; by -1 wraps where the processor would trap.
std::string LlvmFunction::divided(mir::ArithmeticOp op, std::string_view left, std::string_view right) {
  const std::string is_zero = value({"icmp eq i64 ", right, ", 0"});
  const std::string fails = new_label();
  const std::string divides = new_label();
  note_place();
  line({"br i1 ", is_zero, ", label %", fails, ", label %", divides});
  append(body_, {fails, ":\n"});
  panic(division_by_zero);
  append(body_, {divides, ":\n"});
  const std::string is_minus_one = value({"icmp eq i64 ", right, ", -1"});
  const std::string safe = value({"select i1 ", is_minus_one, ", i64 1, i64 ", right});
  std::string made = value({operation(op), " i64 ", left, ", ", safe});
  if (op == mir::ArithmeticOp::remainder) return made;
  const std::string negated = value({"sub i64 0, ", left});
  return value({"select i1 ", is_minus_one, ", i64 ", negated, ", i64 ", made});
}

void LlvmFunction::step(const mir::Compare& node) {
  const bool is_floating = node.kind == mir::NumberKind::floating;
  const std::string left = is_floating ? number(node.left) : load(node.left);
  const std::string right = is_floating ? number(node.right) : load(node.right);
  const std::string bit = value({is_floating ? comparison_of_floats(node.op) : comparison(node.op), " ", left, ", ", right});
  store(node.into, value({"zext i1 ", bit, " to i64"}));
}

/// The two Strings of a comparison, whose reading is counted.
std::pair<std::string, std::string> LlvmFunction::compared(Register left, Register right) {
  spend_on(runtime::Reading::compared_text, left);
  std::string first = pointer(left);
  return {std::move(first), pointer(right)};
}

void LlvmFunction::step(const mir::TextEqual& node) {
  const auto [left, right] = compared(node.left, node.right);
  store(node.into, as_word(CType::byte, call(CompiledCall::mesh_string_eq, {left, right})));
}

void LlvmFunction::step(const mir::TextOrder& node) {
  const auto [left, right] = compared(node.left, node.right);
  store(node.into, call(CompiledCall::mesh_string_compare, {left, right}));
}

void LlvmFunction::step(const mir::Not& node) { store(node.into, value({"xor i64 ", load(node.from), ", 1"})); }

void LlvmFunction::step(const mir::Join& node) {
  const bool is_text = node.kind == mir::JoinKind::text;
  const std::string left = pointer(node.left);
  const std::string right = pointer(node.right);
  store_pointer(node.into, call(is_text ? CompiledCall::mesh_string_concat : CompiledCall::mesh_list_concat, {left, right}));
}

void LlvmFunction::step(const mir::ToText& node) {
  switch (node.kind) {
    case mir::PrintedKind::integer: return store_pointer(node.into, call(CompiledCall::mesh_int_to_string, {load(node.from)}));
    case mir::PrintedKind::floating: return store_pointer(node.into, call(CompiledCall::mesh_float_to_string, {number(node.from)}));
    case mir::PrintedKind::boolean:
      return store_pointer(node.into, call(CompiledCall::mesh_bool_to_string, {as_type(CType::byte, node.from)}));
  }
}

void LlvmFunction::step(const mir::ReadField& node) {
  if (is_read(node.into)) store(node.into, word_at(pointer(node.record), decimal(node.index + 1)));
}

void LlvmFunction::step(const mir::ReadTail& node) {
  spend_on(runtime::Reading::copied_list, node.list);
  store_pointer(node.into, call(CompiledCall::mesh_list_tail, {pointer(node.list)}));
}

/// The word in a cell of its own.
std::string LlvmFunction::boxed(Register id) {
  std::string cell = call(CompiledCall::mesh_gc_alloc_actor, {"8", "8"});
  line({"store ", typed(id), ", ptr ", cell});
  return cell;
}

void LlvmFunction::step(const mir::MakeResult& node) {
  std::string held = "null";
  if (node.payload) held = node.is_boxed ? boxed(*node.payload) : pointer(*node.payload);
  store_pointer(node.into, call(CompiledCall::mesh_alloc_result, {decimal(node.tag), held}));
}

void LlvmFunction::step(const mir::ReadTag& node) {
  const std::string tag = value({"load i8, ptr ", pointer(node.result)});
  store(node.into, value({"zext i8 ", tag, " to i64"}));
}

void LlvmFunction::step(const mir::ReadPayload& node) {
  if (!is_read(node.into)) return;
  const std::string place = value({"getelementptr {i8, ptr}, ptr ", pointer(node.result), ", i32 0, i32 1"});
  const std::string held = value({"load ptr, ptr ", place});
  node.is_boxed ? store(node.into, value({"load i64, ptr ", held})) : store_pointer(node.into, held);
}

void LlvmFunction::step(const mir::ReadLength& node) { store(node.into, value({"load i64, ptr ", pointer(node.list)})); }

void LlvmFunction::step(const mir::ReadElement& node) {
  const std::string index = value({"add i64 ", load(node.index), ", 2"});
  store(node.into, word_at(pointer(node.list), index));
}

void LlvmFunction::step(const mir::ReadSize& node) { store(node.into, call(CompiledCall::mesh_map_size, {pointer(node.map)})); }

void LlvmFunction::step(const mir::ReadEntry& node) {
  const std::string map = pointer(node.map);
  const bool is_key = node.part == mir::EntryPart::key;
  store(node.into, call(is_key ? CompiledCall::mesh_map_entry_key : CompiledCall::mesh_map_entry_value, {map, load(node.index)}));
}

void LlvmFunction::step(const mir::FindEntry& node) {
  spend_on(runtime::Reading::searched_map, node.map);
  const std::string map = pointer(node.map);
  store(node.into, call(CompiledCall::mesh_map_entry_index, {map, load(node.key)}));
}

void LlvmFunction::step(const mir::NewBuilder& node) {
  store_pointer(node.into, call(CompiledCall::mesh_list_builder_new, {load(node.capacity)}));
}

void LlvmFunction::step(const mir::Push& node) {
  const std::string list = pointer(node.list);
  static_cast<void>(call(CompiledCall::mesh_list_builder_push, {list, load(node.element)}));
}

}  // namespace mesh::lang

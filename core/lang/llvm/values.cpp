// The steps that make values and look into them. Headers of the ABI's values are words: a list has its length and its capacity in
// front, a tuple its length; a result has its tag in the first byte and its payload in the second word.
#include "lang/llvm/writer.hpp"
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

void LlvmFunction::step(const mir::Copy& node) { store(node.into, load(node.from)); }

void LlvmFunction::step(const mir::Spoil& node) { store(node.into, "0"); }

void LlvmFunction::step(const mir::List& node) {
  const std::vector<std::string> words = load_all(node.elements);
  const std::string size = decimal(words.size());
  store_pointer(node.into, call(CompiledCall::mesh_list_from_array, {words_on_stack(words), size}));
}

void LlvmFunction::step(const mir::Map& node) {
  std::string map = call(CompiledCall::mesh_map_new_typed, {node.has_text_keys ? "1" : "0"});
  for (size_t index = 0; index < node.keys.size(); ++index) {
    const std::string key = load(node.keys[index]);
    map = call(CompiledCall::mesh_map_put, {map, key, load(node.values[index])});
  }
  store_pointer(node.into, map);
}

/// The address of the words, in a place of the frame that is theirs alone.
std::string LlvmFunction::words_on_stack(std::span<const std::string> words) {
  if (words.empty()) return "null";
  std::string place = cat({"%s", decimal(next_stack_++)});
  append(entry_, {"  ", place, " = alloca [", decimal(words.size()), " x i64]\n"});
  for (size_t index = 0; index < words.size(); ++index) {
    line({"store i64 ", words[index], ", ptr ", address(place, decimal(index))});
  }
  return place;
}

std::string LlvmFunction::address(std::string_view pointer, std::string_view index) {
  return value({"getelementptr i64, ptr ", pointer, ", i64 ", index});
}

std::string LlvmFunction::word_at(std::string_view pointer, std::string_view index) {
  return value({"load i64, ptr ", address(pointer, index)});
}

/// A tuple of the words.
void LlvmFunction::store_record(Register into, std::span<const std::string> words) {
  const std::string record = call(CompiledCall::mesh_gc_alloc_actor, {decimal(8 * (words.size() + 1)), "8"});
  line({"store i64 ", decimal(words.size()), ", ptr ", record});
  for (size_t index = 0; index < words.size(); ++index) {
    line({"store i64 ", words[index], ", ptr ", address(record, decimal(index + 1))});
  }
  store_pointer(into, record);
}

void LlvmFunction::step(const mir::Record& node) { store_record(node.into, load_all(node.fields)); }

void LlvmFunction::step(const mir::CopyRecord& node) {
  const std::string record = pointer(node.record);
  std::vector<std::string> words(node.fields);
  for (const mir::CopyRecord::Change& change : node.changes) words[change.index] = load(change.value);
  for (uint32_t index = 0; index < node.fields; ++index) {
    if (words[index].empty()) words[index] = word_at(record, decimal(index + 1));
  }
  store_record(node.into, words);
}

void LlvmFunction::step(const mir::Arithmetic& node) {
  if (node.kind == mir::NumberKind::floating) {
    const std::string left = number(node.left);
    const std::string made = value({operation_on_floats(node.op), " double ", left, ", ", number(node.right)});
    return store(node.into, as_word(CType::number, made));
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
  line({"br i1 ", is_zero, ", label %", fails, ", label %", divides});
  append(body_, {fails, ":\n"});
  constexpr std::string_view message = "division by zero";
  panic(site_, module_.constant(message), message.size());
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

void LlvmFunction::step(const mir::TextEqual& node) {
  const std::string left = pointer(node.left);
  store(node.into, as_word(CType::byte, call(CompiledCall::mesh_string_eq, {left, pointer(node.right)})));
}

void LlvmFunction::step(const mir::TextOrder& node) {
  const std::string left = pointer(node.left);
  store(node.into, call(CompiledCall::mesh_string_compare, {left, pointer(node.right)}));
}

void LlvmFunction::step(const mir::Not& node) { store(node.into, value({"xor i64 ", load(node.from), ", 1"})); }

void LlvmFunction::step(const mir::Join& node) {
  const bool is_text = node.kind == mir::JoinKind::text;
  const std::string left = pointer(node.left);
  const std::string right = pointer(node.right);
  store_pointer(node.into, call(is_text ? CompiledCall::mesh_string_concat : CompiledCall::mesh_list_concat, {left, right}));
}

void LlvmFunction::step(const mir::ToText& node) {
  const std::string word = load(node.from);
  switch (node.kind) {
    case mir::PrintedKind::integer: return store_pointer(node.into, call(CompiledCall::mesh_int_to_string, {word}));
    case mir::PrintedKind::floating:
      return store_pointer(node.into, call(CompiledCall::mesh_float_to_string, {from_word(CType::number, word)}));
    case mir::PrintedKind::boolean:
      return store_pointer(node.into, call(CompiledCall::mesh_bool_to_string, {from_word(CType::byte, word)}));
  }
}

void LlvmFunction::step(const mir::ReadField& node) { store(node.into, word_at(pointer(node.record), decimal(node.index + 1))); }

void LlvmFunction::step(const mir::ReadTail& node) {
  store_pointer(node.into, call(CompiledCall::mesh_list_tail, {pointer(node.list)}));
}

/// The word in a cell of its own.
std::string LlvmFunction::boxed(std::string_view word) {
  std::string cell = call(CompiledCall::mesh_gc_alloc_actor, {"8", "8"});
  line({"store i64 ", word, ", ptr ", cell});
  return cell;
}

void LlvmFunction::step(const mir::MakeResult& node) {
  std::string held = "null";
  if (node.payload && node.is_boxed) {
    held = boxed(load(*node.payload));
  } else if (node.payload) {
    held = pointer(*node.payload);
  }
  store_pointer(node.into, call(CompiledCall::mesh_alloc_result, {decimal(node.tag), held}));
}

/// The tag of a result or an option, as a word.
std::string LlvmFunction::tag_of(std::string_view result) {
  const std::string tag = value({"load i8, ptr ", result});
  return value({"zext i8 ", tag, " to i64"});
}

/// Where a result or an option has its payload.
std::string LlvmFunction::payload_place(std::string_view result) {
  return value({"getelementptr {i8, ptr}, ptr ", result, ", i32 0, i32 1"});
}

void LlvmFunction::step(const mir::ReadTag& node) { store(node.into, tag_of(pointer(node.result))); }

void LlvmFunction::step(const mir::ReadPayload& node) {
  const std::string held = value({"load ptr, ptr ", payload_place(pointer(node.result))});
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

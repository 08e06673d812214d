// Steps that make values and look into them.
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/bug.hpp"
#include "base/text.hpp"
#include "lang/run/interpreting.hpp"
#include "runtime/collections.hpp"

namespace mesh::lang {
namespace {

int64_t wrapping(mir::ArithmeticOp op, int64_t left, int64_t right) {
  const auto a = static_cast<uint64_t>(left);
  const auto b = static_cast<uint64_t>(right);
  const bool overflows = left == std::numeric_limits<int64_t>::min() && right == -1;
  switch (op) {
    case mir::ArithmeticOp::add: return static_cast<int64_t>(a + b);
    case mir::ArithmeticOp::subtract: return static_cast<int64_t>(a - b);
    case mir::ArithmeticOp::multiply: return static_cast<int64_t>(a * b);
    case mir::ArithmeticOp::divide: return overflows ? left : left / right;
    case mir::ArithmeticOp::remainder: return overflows ? 0 : left % right;
  }
  bug("an arithmetic operator has no meaning");
}

double calculated(mir::ArithmeticOp op, double left, double right) {
  switch (op) {
    case mir::ArithmeticOp::add: return left + right;
    case mir::ArithmeticOp::subtract: return left - right;
    case mir::ArithmeticOp::multiply: return left * right;
    case mir::ArithmeticOp::divide: return left / right;
    case mir::ArithmeticOp::remainder: return std::fmod(left, right);
  }
  bug("an arithmetic operator has no meaning");
}

template <typename Number>
bool compare(mir::CompareOp op, Number left, Number right) {
  switch (op) {
    case mir::CompareOp::equal: return left == right;
    case mir::CompareOp::not_equal: return left != right;
    case mir::CompareOp::less: return left < right;
    case mir::CompareOp::less_equal: return left <= right;
  }
  bug("a comparison has no meaning");
}

}  // namespace

Knowledge Interpreter::least(Knowledge a, Knowledge b) {
  if (a == Knowledge::spoiled || b == Knowledge::spoiled) return Knowledge::spoiled;
  if (a == Knowledge::free || b == Knowledge::free) return Knowledge::free;
  if (a == Knowledge::run_time || b == Knowledge::run_time) return Knowledge::run_time;
  return Knowledge::known;
}

/// True when all `operands` can be read, or are left open where that may be; otherwise `into` is as little known as they are.
bool Interpreter::usable(Register into, std::span<const Register> operands, bool may_be_open) {
  if (std::all_of(operands.begin(), operands.end(), [&](Register operand) { return reg(operand).knowledge == Knowledge::known; })) {
    return true;
  }
  Knowledge knowledge = Knowledge::known;
  SiteId origin = site_;
  for (const Register operand : operands) {
    const Value& value = reg(operand);
    if (may_be_open && is_left_open(value)) continue;
    const Knowledge next = least(knowledge, value.knowledge);
    if (next != knowledge) origin = value.origin;
    knowledge = next;
  }
  if (knowledge == Knowledge::known) return true;
  set_unknown(into, knowledge, origin);
  return false;
}

void Interpreter::set_pointer(Register into, const void* pointer) {
  if (pointer == nullptr) return stop(Code::memory_budget, memory_spent(arena_.spent_budget()));
  set(into, word_of(pointer));
}

/// What was read out of a value that was written at `outside`.
Value Interpreter::inside(uint64_t word, bool is_pointer, SiteId outside) const {
  if (!is_pointer) return {word, site_, Knowledge::known};
  const Value known = recall(word);
  return {word, known.origin == SiteId{} ? outside : known.origin, known.knowledge};
}

void Interpreter::remember(const Value& value) {
  const auto next = static_cast<uint32_t>(facts_.size());
  const uint32_t place = fact_of_.add(value.word, next);
  if (place == next) facts_.emplace_back();
  facts_[place] = {value.origin, value.knowledge};
}

Value Interpreter::recall(uint64_t word) const {
  const auto place = fact_of_.find(word);
  return place ? Value{word, facts_[*place].origin, facts_[*place].knowledge} : Value{word, {}, Knowledge::known};
}

void Interpreter::step(const mir::Integer& node) { set(node.into, static_cast<uint64_t>(node.value)); }

void Interpreter::step(const mir::Float& node) { set(node.into, word_of(node.value)); }

void Interpreter::step(const mir::Text& node) { set_pointer(node.into, runtime::new_string(mir_.texts[node.text])); }

void Interpreter::step(const mir::Copy& node) { reg(node.into) = reg(node.from); }

void Interpreter::step(const mir::Spoil& node) {
  if (!node.call.empty()) {
    host_->left_out({node.call, site_, std::nullopt});
    stop_where_full();
  } else if (node.lack == mir::Lack::mistake) {
    host_->passed_over();
  }
  const bool is_free = node.lack == mir::Lack::free_name || node.lack == mir::Lack::ellipsis;
  set_unknown(node.into, is_free ? Knowledge::free : Knowledge::spoiled, site_);
  if (node.lack == mir::Lack::ellipsis) reg(node.into).word = word_of(runtime::left_open());
}

void Interpreter::step(const mir::List& node) {
  if (!usable(node.into, node.elements, true)) return;
  words_.clear();
  std::optional<SiteId> open;
  for (const Register element : node.elements) {
    const Value& value = reg(element);
    if (is_left_open(value)) {
      open = value.origin;
    } else if (node.is_pointers) {
      remember(value);
    }
    words_.push_back(value.word);
  }
  set_pointer(node.into, mesh_list_from_array(words_.data(), static_cast<int64_t>(words_.size())));
  // Only a call that sends the list takes it as it is.
  if (open && !is_stopped_) reg(node.into) = {reg(node.into).word, *open, Knowledge::free};
}

void Interpreter::step(const mir::Map& node) {
  std::vector<uint64_t> keys;
  std::vector<uint64_t> values;
  if (!usable(node.into, node.operands)) return;
  for (size_t index = 0; index < node.keys().size(); ++index) {
    const Value& key = reg(node.keys()[index]);
    const Value& value = reg(node.values()[index]);
    if (node.has_text_keys) {
      remember(key);
      spend_on(runtime::Reading::compared_text, node.keys()[index]);
    }
    if (node.has_pointer_values) remember(value);
    keys.push_back(key.word);
    values.push_back(value.word);
  }
  if (is_stopped_) return;
  set_pointer(node.into, runtime::map_of(keys, values, node.has_text_keys));
}

void Interpreter::step(const mir::Arithmetic& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  if (node.kind == mir::NumberKind::floating) {
    return set(node.into, word_of(calculated(node.op, floating(node.left), floating(node.right))));
  }
  const bool divides = node.op == mir::ArithmeticOp::divide || node.op == mir::ArithmeticOp::remainder;
  if (divides && number(node.right) == 0) return stop(Code::panic, {stops_here, division_by_zero});
  set(node.into, static_cast<uint64_t>(wrapping(node.op, number(node.left), number(node.right))));
}

void Interpreter::step(const mir::Compare& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  const bool holds = node.kind == mir::NumberKind::floating ? compare(node.op, floating(node.left), floating(node.right))
                                                            : compare(node.op, number(node.left), number(node.right));
  set(node.into, holds ? 1 : 0);
}

void Interpreter::step(const mir::TextEqual& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  spend_on(runtime::Reading::compared_text, node.left);
  set(node.into, static_cast<uint64_t>(mesh_string_eq(string(node.left), string(node.right))));
}

void Interpreter::step(const mir::TextOrder& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  spend_on(runtime::Reading::compared_text, node.left);
  set(node.into, static_cast<uint64_t>(mesh_string_compare(string(node.left), string(node.right))));
}

void Interpreter::step(const mir::Not& node) {
  if (usable(node.into, {node.from})) set(node.into, reg(node.from).word == 0 ? 1 : 0);
}

void Interpreter::step(const mir::Join& node) {
  if (!usable(node.into, {node.left, node.right})) return;
  if (node.kind == mir::JoinKind::text) {
    const Joined operands{reg(node.left), reg(node.right)};
    set_pointer(node.into, mesh_string_concat(string(node.left), string(node.right)));
    return remember_joined(node.into, operands);
  }
  const auto* left = pointer_of<const MeshList>(reg(node.left).word);
  set_pointer(node.into, mesh_list_concat(left, pointer_of<const MeshList>(reg(node.right).word)));
}

/// What was joined long ago is forgotten rather than let the run end for it.
void Interpreter::remember_joined(Register made, const Joined& operands) {
  if (is_stopped_ || !host_->asks_of_joined()) return;
  if (joined_.size() == most_joined) {
    joined_.clear();
    joined_at_.clear();
  }
  joined_at_.set(reg(made).word, static_cast<uint32_t>(joined_.size()));
  joined_.push_back(operands);
}

const Joined* Interpreter::joined(uint64_t word) const {
  const auto place = joined_at_.find(word);
  return place ? &joined_[*place] : nullptr;
}

void Interpreter::step(const mir::ToText& node) {
  if (!usable(node.into, {node.from})) return;
  set_pointer(node.into, printed(node));
}

MeshString* Interpreter::printed(const mir::ToText& node) {
  switch (node.kind) {
    case mir::PrintedKind::integer: return mesh_int_to_string(number(node.from));
    case mir::PrintedKind::floating: return mesh_float_to_string(floating(node.from));
    case mir::PrintedKind::boolean: return mesh_bool_to_string(reg(node.from).word != 0 ? 1 : 0);
  }
  bug("a kind of value has no text");
}

void Interpreter::step(const mir::Record& node) { make_record(node.into, {}, node.fields); }

/// A tuple of `words` and then `fields`. What is known of each field is kept beside it.
void Interpreter::make_record(Register into, std::vector<uint64_t> words, std::span<const Register> fields) {
  const size_t first = record_values_.size();
  for (const Register field : fields) {
    record_values_.push_back(reg(field));
    words.push_back(reg(field).word);
  }
  const MeshTuple* tuple = runtime::new_tuple(words);
  set_pointer(into, tuple);
  record_at_.set(word_of(tuple), static_cast<uint32_t>(first));
}

const Value* Interpreter::fields_of(const Value& record) const {
  const auto first = record_at_.find(record.word);
  return first ? record_values_.data() + *first : nullptr;
}

void Interpreter::step(const mir::CopyRecord& node) {
  if (!usable(node.into, {node.record})) return;
  const auto* original = pointer_of<const MeshTuple>(reg(node.record).word);
  const size_t old = record_at_.find(reg(node.record).word).value_or(0);
  const size_t first = record_values_.size();
  for (size_t index = 0; index < original->len; ++index) record_values_.emplace_back(record_values_[old + index]);
  for (const mir::CopyRecord::Change& change : node.changes) record_values_[first + change.index] = reg(change.value);
  std::vector<uint64_t> words;
  for (size_t index = first; index < record_values_.size(); ++index) words.push_back(record_values_[index].word);
  const MeshTuple* copy = runtime::new_tuple(words);
  set_pointer(node.into, copy);
  record_at_.set(word_of(copy), static_cast<uint32_t>(first));
}

void Interpreter::step(const mir::ReadField& node) {
  if (!usable(node.into, {node.record})) return;
  const Value record = reg(node.record);
  if (const Value* fields = fields_of(record)) {
    reg(node.into) = fields[node.index];
    return;
  }
  const auto words = runtime::words_of(pointer_of<const MeshTuple>(record.word));
  reg(node.into) = inside(words[node.index], node.is_pointer, record.origin);
}

void Interpreter::step(const mir::ReadTail& node) {
  if (!usable(node.into, {node.list})) return;
  const auto* list = pointer_of<const MeshList>(reg(node.list).word);
  spend_on(runtime::Reading::copied_list, node.list);
  const SiteId origin = reg(node.list).origin;
  set_pointer(node.into, mesh_list_from_array(runtime::elements_of(list) + 1, static_cast<int64_t>(list->len) - 1));
  if (!is_stopped_) reg(node.into).origin = origin;
}

void Interpreter::step(const mir::MakeResult& node) {
  if (!node.payload) return set_pointer(node.into, mesh_alloc_result(node.tag, nullptr));
  const Value payload = reg(*node.payload);
  if (payload.knowledge == Knowledge::spoiled) return set_unknown(node.into, Knowledge::spoiled, payload.origin);
  if (!node.is_boxed) remember(payload);
  void* held = node.is_boxed ? runtime::box(static_cast<int64_t>(payload.word)) : pointer_of<void>(payload.word);
  set_pointer(node.into, held == nullptr && node.is_boxed ? nullptr : mesh_alloc_result(node.tag, held));
  if (is_unknown(payload) && !is_stopped_) {
    const bool is_free = payload.knowledge == Knowledge::free;
    reg(node.into) = {reg(node.into).word, payload.origin, is_free ? Knowledge::free_payload : Knowledge::run_time_payload};
  }
}

void Interpreter::step(const mir::ReadTag& node) {
  if (usable(node.into, {node.result})) set(node.into, pointer_of<const MeshResult>(reg(node.result).word)->tag);
}

void Interpreter::step(const mir::ReadPayload& node) {
  const Value result = reg(node.result);
  if (const Knowledge inside = payload_of(result.knowledge); inside != Knowledge::known) {
    return set_unknown(node.into, inside, result.origin);
  }
  if (!usable(node.into, {node.result})) return;
  void* held = pointer_of<const MeshResult>(result.word)->value;
  reg(node.into) = inside(node.is_boxed ? *static_cast<const uint64_t*>(held) : word_of(held), !node.is_boxed, result.origin);
}

void Interpreter::step(const mir::ReadLength& node) {
  if (usable(node.into, {node.list})) set(node.into, pointer_of<const MeshList>(reg(node.list).word)->len);
}

void Interpreter::step(const mir::ReadElement& node) {
  if (!usable(node.into, {node.list, node.index})) return;
  const auto* list = pointer_of<const MeshList>(reg(node.list).word);
  reg(node.into) = inside(runtime::elements_of(list)[number(node.index)], node.is_pointer, reg(node.list).origin);
}

void Interpreter::step(const mir::ReadSize& node) {
  if (usable(node.into, {node.map}))
    set(node.into, static_cast<uint64_t>(mesh_map_size(pointer_of<const MeshMap>(reg(node.map).word))));
}

void Interpreter::step(const mir::ReadEntry& node) {
  if (!usable(node.into, {node.map, node.index})) return;
  const auto* map = pointer_of<const MeshMap>(reg(node.map).word);
  const bool is_key = node.part == mir::EntryPart::key;
  const uint64_t word = is_key ? mesh_map_entry_key(map, number(node.index)) : mesh_map_entry_value(map, number(node.index));
  reg(node.into) = inside(word, node.is_pointer, reg(node.map).origin);
}

void Interpreter::step(const mir::FindEntry& node) {
  if (!usable(node.into, {node.map, node.key})) return;
  const auto* map = pointer_of<const MeshMap>(reg(node.map).word);
  spend_on(runtime::Reading::searched_map, node.map);
  set(node.into, static_cast<uint64_t>(mesh_map_entry_index(map, reg(node.key).word)));
}

void Interpreter::step(const mir::NewBuilder& node) {
  if (usable(node.into, {node.capacity})) set_pointer(node.into, mesh_list_builder_new(number(node.capacity)));
}

void Interpreter::step(const mir::Push& node) {
  Value& list = reg(node.list);
  const Value element = reg(node.element);
  const Knowledge knowledge = least(list.knowledge, element.knowledge);
  if (knowledge != Knowledge::known) {
    if (list.knowledge != knowledge) list = {0, element.origin, knowledge};
    return;
  }
  if (node.is_pointer) remember(element);
  mesh_list_builder_push(pointer_of<MeshList>(list.word), element.word);
}

}  // namespace mesh::lang

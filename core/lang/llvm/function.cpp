// The text of one function. Registers lie in slots of the frame, but for what is used before the next call: LLVM's quickest code
// generator then has no value to keep over a call, for which it would take a place in the frame each.
#include <algorithm>

#include "base/match.hpp"
#include "lang/llvm/llvm_text.hpp"
#include "lang/llvm/writer.hpp"
#include "lang/mir/steps.hpp"

namespace mesh::lang {
namespace {

std::string label(BlockId id) { return cat({"b", decimal(static_cast<uint32_t>(id))}); }

}  // namespace

void LlvmFunction::write(uint32_t index) {
  function_ = &module_.mir.functions[index];
  slots_ = slots_of(*function_);
  place_at_hand_.assign(function_->registers, 0);
  reads_left_ = slots_.reads;
  append(out_, {"\ndefine internal i64 ", module_.function_name(index), "("});
  for (uint32_t parameter = 0; parameter < function_->parameters; ++parameter) {
    append(out_, {parameter == 0 ? "" : ", ", "i64 %a", decimal(parameter)});
  }
  out_ += ") {\n";
  for (uint32_t parameter = 0; parameter < function_->parameters; ++parameter) {
    const auto id = static_cast<Register>(parameter);
    if (is_read(id)) line({"store i64 %a", decimal(parameter), ", ptr ", slot(id)});
  }
  called_for_nothing({module_.call_text(CompiledCall::mesh_enter_frame, {decimal(function_->registers)})});
  std::string beginning = std::exchange(body_, {});
  for (uint32_t place = 0; place < function_->blocks.size(); ++place) {
    write_block(place, place == 0 ? steps_to_enter(*function_) : function_->blocks[place].steps);
  }
  if (notes_places_) append(beginning, {"  %place = ", module_.call_text(CompiledCall::mesh_place, {}), "\n"});
  beginning += "  br label %b0\n";
  for (uint32_t next = 0; next < slots_.count; ++next) append(out_, {"  %r", decimal(next), " = alloca i64\n"});
  if (most_words_ > 0) append(out_, {"  %words = alloca [", decimal(most_words_), " x i64]\n"});
  append(out_, {beginning, body_, "}\n"});
}

void LlvmFunction::write_block(uint32_t place, uint32_t steps) {
  const Block& block = function_->blocks[place];
  append(body_, {"b", decimal(place), ":\n"});
  noted_.reset();
  site_ = {};
  const auto* returned = std::get_if<mir::Return>(&block.terminator);
  if (returned != nullptr && block.instructions.empty()) {
    line({"call void ", module_.left(), "(i64 ", decimal(steps), ", i64 ", decimal(function_->registers), ")"});
    line({"ret i64 ", load(returned->value)});
    return forget();
  }
  called_for_nothing({module_.call_text(CompiledCall::mesh_spend, {decimal(steps)})});
  for (const Instruction& instruction : block.instructions) {
    stand_at(instruction.site);
    std::visit([this](const auto& node) { step(node); }, instruction.node);
  }
  stand_at(block.site);
  terminate(block);
  forget();
}

void LlvmFunction::line(const Pieces& pieces) {
  body_ += "  ";
  append(body_, pieces);
  body_ += '\n';
}

std::string LlvmFunction::value(const Pieces& pieces) {
  std::string name = cat({"%v", decimal(next_value_++)});
  append(body_, {"  ", name, " = "});
  append(body_, pieces);
  body_ += '\n';
  return name;
}

std::string LlvmFunction::new_label() { return cat({"l", decimal(next_label_++)}); }

std::string LlvmFunction::slot(Register id) const { return cat({"%r", decimal(slots_.of[static_cast<size_t>(id)])}); }

LlvmFunction::Held* LlvmFunction::held(Register id) {
  const uint32_t place = place_at_hand_[static_cast<size_t>(id)];
  return place == 0 ? nullptr : &at_hand_[place - 1];
}

void LlvmFunction::hold(Held value) {
  if (!is_read(value.id)) return;
  uint32_t& place = place_at_hand_[static_cast<size_t>(value.id)];
  if (place != 0) {
    at_hand_[place - 1] = std::move(value);
    return;
  }
  at_hand_.push_back(std::move(value));
  place = static_cast<uint32_t>(at_hand_.size());
}

void LlvmFunction::settle() {
  for (Held& each : at_hand_) {
    const auto id = static_cast<size_t>(each.id);
    if (each.is_stored || (!slots_.crosses_blocks[id] && reads_left_[id] == 0)) continue;
    const bool is_word = each.pointer.empty();
    line({"store ", is_word ? "i64 " : "ptr ", is_word ? each.word : each.pointer, ", ptr ", slot(each.id)});
  }
  forget();
}

void LlvmFunction::forget() {
  for (const Held& each : at_hand_) place_at_hand_[static_cast<size_t>(each.id)] = 0;
  at_hand_.clear();
}

std::string LlvmFunction::load(Register id) {
  --reads_left_[static_cast<size_t>(id)];
  Held* at_hand = held(id);
  if (at_hand == nullptr) {
    std::string word = value({"load i64, ptr ", slot(id)});
    hold({id, word, {}, true});
    return word;
  }
  if (at_hand->word.empty()) at_hand->word = as_word(CType::pointer, at_hand->pointer);
  return at_hand->word;
}

std::string LlvmFunction::pointer(Register id) {
  --reads_left_[static_cast<size_t>(id)];
  Held* at_hand = held(id);
  if (at_hand == nullptr) {
    std::string loaded = value({"load ptr, ptr ", slot(id)});
    hold({id, {}, loaded, true});
    return loaded;
  }
  if (at_hand->pointer.empty()) at_hand->pointer = as_pointer(at_hand->word);
  return at_hand->pointer;
}

std::string LlvmFunction::typed(Register id) {
  const Held* at_hand = held(id);
  if (at_hand != nullptr && at_hand->word.empty()) return cat({"ptr ", pointer(id)});
  return cat({"i64 ", load(id)});
}

std::vector<std::string> LlvmFunction::load_all(std::span<const Register> registers) {
  std::vector<std::string> words;
  for (const Register each : registers) words.push_back(load(each));
  return words;
}

std::string LlvmFunction::as_pointer(std::string_view word) { return value({"inttoptr i64 ", word, " to ptr"}); }

std::string LlvmFunction::number(Register id) { return as_type(CType::number, id); }

std::string LlvmFunction::as_word(CType type, std::string_view given) {
  switch (type) {
    case CType::byte: {
      const std::string bit = value({"trunc i8 ", given, " to i1"});
      return value({"zext i1 ", bit, " to i64"});
    }
    case CType::half: return value({"sext i32 ", given, " to i64"});
    case CType::number: return value({"bitcast double ", given, " to i64"});
    case CType::pointer: return value({"ptrtoint ptr ", given, " to i64"});
    case CType::word: return std::string(given);
    case CType::nothing: break;
  }
  return "0";
}

std::string LlvmFunction::as_type(CType type, Register id) {
  switch (type) {
    case CType::byte: return value({"trunc i64 ", load(id), " to i8"});
    case CType::half: return value({"trunc i64 ", load(id), " to i32"});
    case CType::number: return value({"bitcast i64 ", load(id), " to double"});
    case CType::pointer: return pointer(id);
    case CType::word:
    case CType::nothing: break;
  }
  return load(id);
}

std::string LlvmFunction::called(const Pieces& text) {
  settle();
  return value(text);
}

void LlvmFunction::called_for_nothing(const Pieces& text) {
  settle();
  line(text);
}

std::string LlvmFunction::call(CompiledCall called, std::initializer_list<std::string_view> arguments) {
  const CSymbol& symbol = runtime::c_symbol(called);
  if (symbol.signature.result != CType::pointer) {
    const std::string text = module_.call_text(called, arguments);
    if (symbol.signature.result != CType::nothing) return this->called({text});
    called_for_nothing({text});
    return {};
  }
  const std::string place = place_to_note(arguments.size() > 0);
  std::string text = cat({"call ptr ", module_.checked(symbol, !place.empty()), "(", place});
  size_t next = 0;
  for (const std::string_view argument : arguments) {
    append(text, {next == 0 ? "" : ", ", llvm_type(symbol.signature.parameters()[next]), " ", argument});
    ++next;
  }
  return this->called({text, ")"});
}

/// What has no place of its own stands where what was before it does.
void LlvmFunction::stand_at(SiteId site) {
  if (site != SiteId{}) site_ = site;
}

/// The place where the code is, unless that is noted already, as it counts from here on.
std::optional<uint32_t> LlvmFunction::new_place() {
  if (site_ == SiteId{}) return std::nullopt;
  const uint32_t place = module_.places.number(site_, function_->name);
  if (noted_ == place) return std::nullopt;
  noted_ = place;
  return place;
}

/// Says where the code is, for what is about to be called.
void LlvmFunction::note_place() {
  const auto place = new_place();
  if (!place) return;
  line({"store i32 ", decimal(*place), ", ptr %place"});
  notes_places_ = true;
}

std::string LlvmFunction::place_to_note(bool has_more) {
  const auto place = new_place();
  return place ? cat({"i32 ", decimal(*place), has_more ? ", " : ""}) : std::string();
}

/// Counts the reading of a register that is read again after it.
void LlvmFunction::spend_on(runtime::Reading reading, Register id) {
  note_place();
  ++reads_left_[static_cast<size_t>(id)];
  const std::string word = words_on_stack({&id, 1});
  const auto letter = static_cast<char>(reading);
  called_for_nothing({module_.call_text(CompiledCall::mesh_spend_on, {module_.constant({&letter, 1}), "1", word})});
}

void LlvmFunction::panic(std::string_view message) {
  note_place();
  line({module_.panic_text(message)});
  line({"unreachable"});
}

void LlvmFunction::terminate(const Block& block) {
  std::visit(Match{[&](const mir::Return& node) {
                     called_for_nothing({module_.call_text(CompiledCall::mesh_leave_frame, {decimal(function_->registers)})});
                     line({"ret i64 ", load(node.value)});
                   },
                   [&](const mir::Jump& node) {
                     note_place();
                     settle();
                     line({"br label %", label(node.to)});
                   },
                   [&](const mir::Branch& node) {
                     note_place();
                     const std::string is_true = value({"icmp ne i64 ", load(node.condition), ", 0"});
                     settle();
                     line({"br i1 ", is_true, ", label %", label(node.when_true), ", label %", label(node.when_false)});
                   },
                   [&](const mir::Panic& node) { panic(module_.mir.texts[node.text]); }},
             block.terminator);
}

}  // namespace mesh::lang

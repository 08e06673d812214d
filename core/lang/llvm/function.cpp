// The text of one function: registers are stack slots, which LLVM turns into values.
#include "base/match.hpp"
#include "lang/llvm/writer.hpp"

#include "lang/llvm/llvm_text.hpp"
#include "runtime/layout.hpp"

namespace mesh::lang {
namespace {

std::string label(BlockId id) { return cat({"b", decimal(static_cast<uint32_t>(id))}); }
std::string slot(Register id) { return cat({"%r", decimal(static_cast<uint32_t>(id))}); }

}  // namespace

void LlvmFunction::write(uint32_t index) {
  const MirFunction& function = module_.mir.functions[index];
  append(out_, {"\ndefine internal i64 ", module_.function_name(index), "("});
  for (uint32_t parameter = 0; parameter < function.parameters; ++parameter) {
    append(out_, {parameter == 0 ? "" : ", ", "i64 %a", decimal(parameter)});
  }
  out_ += ") {\n";
  for (uint32_t place = 0; place < function.registers; ++place) append(entry_, {"  %r", decimal(place), " = alloca i64\n"});
  for (uint32_t parameter = 0; parameter < function.parameters; ++parameter) {
    line({"store i64 %a", decimal(parameter), ", ptr %r", decimal(parameter)});
  }
  static_cast<void>(call(CompiledCall::mesh_enter_function, {}));
  line({"br label %b0"});
  for (uint32_t place = 0; place < function.blocks.size(); ++place) {
    const Block& block = function.blocks[place];
    block_ = static_cast<BlockId>(place);
    append(body_, {"b", decimal(place), ":\n"});
    for (const Instruction& instruction : block.instructions) {
      site_ = instruction.site;
      std::visit([this](const auto& node) { step(node); }, instruction.node);
    }
    terminate(block);
  }
  if (may_lack_memory_) {
    constexpr std::string_view message = "the migration's values take more memory than a run may use";
    body_ += "no_memory:\n";
    panic({}, module_.constant(message), message.size());
  }
  append(out_, {entry_, body_, "}\n"});
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

std::string LlvmFunction::load(Register id) { return value({"load i64, ptr ", slot(id)}); }

std::vector<std::string> LlvmFunction::load_all(std::span<const Register> registers) {
  std::vector<std::string> words;
  for (const Register each : registers) words.push_back(load(each));
  return words;
}

void LlvmFunction::store(Register into, std::string_view word) { line({"store i64 ", word, ", ptr ", slot(into)}); }

std::string LlvmFunction::as_pointer(std::string_view word) { return value({"inttoptr i64 ", word, " to ptr"}); }

std::string LlvmFunction::number(Register id) { return from_word(CType::number, load(id)); }

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

std::string LlvmFunction::from_word(CType type, std::string_view word) {
  switch (type) {
    case CType::byte: return value({"trunc i64 ", word, " to i8"});
    case CType::half: return value({"trunc i64 ", word, " to i32"});
    case CType::number: return value({"bitcast i64 ", word, " to double"});
    case CType::pointer: return as_pointer(word);
    case CType::word:
    case CType::nothing: break;
  }
  return std::string(word);
}

std::string LlvmFunction::call(const CSymbol& symbol, std::span<const std::string> arguments) {
  module_.called.insert(symbol.name);
  const auto parameters = symbol.signature.parameters();
  std::string text = cat({"call ", llvm_type(symbol.signature.result), " @", symbol.name, "("});
  for (size_t index = 0; index < parameters.size(); ++index) {
    append(text, {index == 0 ? "" : ", ", llvm_type(parameters[index]), " ", arguments[index]});
  }
  text += ')';
  if (symbol.signature.result == CType::nothing) {
    line({text});
    return {};
  }
  std::string given = value({text});
  if (symbol.signature.result == CType::pointer) require_memory(given);
  return given;
}

/// Whatever gives a pointer gives null where no memory is left.
void LlvmFunction::require_memory(std::string_view pointer) {
  const std::string is_null = value({"icmp eq ptr ", pointer, ", null"});
  const std::string next = new_label();
  line({"br i1 ", is_null, ", label %no_memory, label %", next});
  append(body_, {next, ":\n"});
  may_lack_memory_ = true;
}

std::string LlvmFunction::call(const CSymbol& symbol, std::initializer_list<std::string_view> arguments) {
  return call(symbol, std::vector<std::string>(arguments.begin(), arguments.end()));
}

void LlvmFunction::panic(SiteId site, std::string_view message, size_t size) {
  const uint32_t offset = module_.mir.site(site).span.begin;
  const std::string_view file = module_.source.file(offset).name;
  const Place place = module_.source.place(offset);
  static_cast<void>(
      call(CompiledCall::mesh_panic, {message, decimal(size), module_.constant(file), decimal(file.size()), decimal(place.line)}));
  line({"unreachable"});
}

void LlvmFunction::terminate(const Block& block) {
  std::visit(
      Match{[&](const mir::Return& node) {
              static_cast<void>(call(CompiledCall::mesh_leave_function, {}));
              line({"ret i64 ", load(node.value)});
            },
            [&](const mir::Jump& node) {
              check_budget(node.to, node.to);
              line({"br label %", label(node.to)});
            },
            [&](const mir::Branch& node) {
              check_budget(node.when_true, node.when_false);
              const std::string is_true = value({"icmp ne i64 ", load(node.condition), ", 0"});
              line({"br i1 ", is_true, ", label %", label(node.when_true), ", label %", label(node.when_false)});
            },
            [&](const mir::Panic& node) { panic(block.site, module_.text_name(node.text), module_.mir.texts[node.text].size()); }},
      block.terminator);
}

/// Every loop goes back somewhere, and is counted there.
void LlvmFunction::check_budget(BlockId first, BlockId second) {
  if (first > block_ && second > block_) return;
  static_cast<void>(call(CompiledCall::mesh_reduction_check, {}));
}

}  // namespace mesh::lang

#include "lang/llvm/llvm_text.hpp"

#include <algorithm>

#include "base/bug.hpp"
#include "lang/llvm/writer.hpp"

namespace mesh::lang {
namespace {

/// Bytes inside quotes, everything but plain ASCII as \XX (LLVM Language Reference, "Identifiers" and "Constants").
void append_bytes(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value >= 0x20 && value < 0x7F && byte != '"' && byte != '\\') {
      out += byte;
    } else {
      append(out, {"\\", digits.substr(value >> 4U, 1), digits.substr(value & 0xFU, 1)});
    }
  }
}

/// Whether a name needs no quotes for the byte.
bool is_plain(char byte) {
  return is_ascii_letter(byte) || is_ascii_digit(byte) || std::string_view("-$._").find(byte) != std::string_view::npos;
}

/// The function as it is called through a value: its captured values come out of the record that the value is.
void write_value_form(std::string& out, const LlvmModule& module, uint32_t function) {
  const MirFunction& called = module.mir.functions[function];
  const uint32_t arguments = called.parameters - called.captures;
  append(out, {"\ndefine internal i64 ", module.value_name(function), "(ptr %record"});
  for (uint32_t index = 0; index < arguments; ++index) append(out, {", i64 %a", decimal(index)});
  out += ") {\n";
  for (uint32_t index = 0; index < called.captures; ++index) {
    const std::string place = decimal(index);
    // The record holds its length and the function before them.
    append(out, {"  %p", place, " = getelementptr i64, ptr %record, i64 ", decimal(index + 2), "\n"});
    append(out, {"  %c", place, " = load i64, ptr %p", place, "\n"});
  }
  append(out, {"  %given = call i64 ", module.function_name(function), "("});
  for (uint32_t index = 0; index < called.parameters; ++index) {
    const bool is_captured = index < called.captures;
    append(out,
           {index == 0 ? "" : ", ", "i64 ", is_captured ? "%c" : "%a", decimal(is_captured ? index : index - called.captures)});
  }
  out += ")\n  ret i64 %given\n}\n";
}

/// From here on the numbers that the thread notes are of this module.
void write_entry(std::string& out, LlvmModule& module, uint32_t index, std::string_view name) {
  append(out, {"\ndefine ptr ", llvm_name(entry_symbol(module.prefix, name)),
               "(i64 %pool) {\n  %place = ", module.call_text(CompiledCall::mesh_place, {}), "\n  store i32 0, ptr %place\n"});
  append(out, {"  %table = getelementptr {i32, ptr}, ptr %place, i32 0, i32 1\n  store ptr ", module.name_of({"places.table"}),
               ", ptr %table\n"});
  append(out, {"  %word = call i64 ", module.function_name(index),
               "(i64 %pool)\n  %result = inttoptr i64 %word to ptr\n  ret ptr %result\n}\n"});
}

void write_declaration(std::string& out, const CSymbol& symbol) {
  const CSignature& types = symbol.signature;
  append(out, {"declare ", llvm_type(types.result), " @", symbol.name, "(", llvm_types(types.parameters()), ")\n"});
}

}  // namespace

void write_constant(std::string& out, std::string_view name, std::string_view bytes) {
  append(out, {name, " = private unnamed_addr constant [", decimal(bytes.size()), " x i8] c\""});
  append_bytes(out, bytes);
  out += "\"\n";
}

std::string llvm_name(std::string_view name) {
  if (std::all_of(name.begin(), name.end(), is_plain) && !is_ascii_digit(name.front())) return cat({"@", name});
  std::string quoted = "@\"";
  append_bytes(quoted, name);
  return quoted += '"';
}

std::string_view llvm_type(CType type) {
  switch (type) {
    case CType::nothing: return "void";
    case CType::byte: return "i8";
    case CType::half: return "i32";
    case CType::word: return "i64";
    case CType::number: return "double";
    case CType::pointer: return "ptr";
  }
  bug("a C type has no LLVM type");
}

std::string llvm_types(std::span<const CType> types) {
  std::string text;
  for (const CType type : types) append(text, {text.empty() ? "" : ", ", llvm_type(type)});
  return text;
}

std::string LlvmModule::function_name(uint32_t function) const {
  return llvm_name(cat({prefix, ".", mir.functions[function].name, ".", decimal(function)}));
}

std::string LlvmModule::value_name(uint32_t function) const {
  return llvm_name(cat({prefix, ".", mir.functions[function].name, ".", decimal(function), ".value"}));
}

std::string LlvmModule::text_name(uint32_t text) const { return llvm_name(cat({prefix, ".", decimal(text)})); }

std::string LlvmModule::constant(std::string_view text) {
  const auto next = static_cast<uint32_t>(mir.texts.size() + more_texts.size());
  const auto known = more_texts.find(text);
  return text_name(known == more_texts.end() ? more_texts.emplace(text, next).first->second : known->second);
}

std::string entry_symbol(std::string_view module, std::string_view name) { return cat({module, ".", name}); }

std::string llvm_text(const Executable& executable, const Source& source, std::string_view module) {
  const Mir& mir = executable.mir;
  LlvmModule shared(mir, source, module);
  std::string functions;
  for (uint32_t index = 0; index < executable.entries.size(); ++index) {
    write_entry(functions, shared, index, executable.entries[index].name);
  }
  for (uint32_t index = 0; index < mir.functions.size(); ++index) LlvmFunction(shared, functions).write(index);
  for (uint32_t index = 0; index < mir.functions.size(); ++index) {
    if (shared.is_value[index]) write_value_form(functions, shared, index);
  }
  std::string out;
  append(out, {"source_filename = \""});
  append_bytes(out, source.name());
  out += "\"\n\n";
  for (uint32_t index = 0; index < mir.texts.size(); ++index) write_constant(out, shared.text_name(index), mir.texts[index]);
  for (const auto& [text, place] : shared.more_texts) write_constant(out, shared.text_name(place), text);
  out += shared.places.text(module);
  for (const CSymbol& symbol : runtime::c_symbols()) {
    if (shared.declared.contains(symbol.name)) write_declaration(out, symbol);
  }
  return out += functions += shared.shared_text;
}

}  // namespace mesh::lang

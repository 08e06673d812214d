// What the functions of a module share. It makes what each of them says short, so that a migration of thousands of calls is read
// and compiled quickly: a call of the library is one instruction, and all that belongs to it stands here once.
#include "lang/llvm/llvm_text.hpp"
#include "lang/llvm/writer.hpp"
#include "lang/stops.hpp"
#include "runtime/layout.hpp"

#include <algorithm>

namespace mesh::lang {
namespace {

std::string place_of_words(size_t count) { return cat({"  %words = alloca [", decimal(count), " x i64]\n"}); }

/// Lines that end the run where `pointer` is null.
std::string required(std::string_view pointer, std::string_view panic) {
  return cat({"  %lacks = icmp eq ptr ", pointer, ", null\n  br i1 %lacks, label %without, label %with\nwithout:\n  ", panic,
              "\n  unreachable\nwith:\n"});
}

bool reads_any(std::string_view readings) {
  return readings.find_first_not_of(std::string{runtime::searches, static_cast<char>(runtime::Reading::nothing)}) !=
         std::string_view::npos;
}

/// Whether the steps of reading what the function gives are counted.
bool is_result_counted(const runtime::Builtin& builtin) {
  const bool computes = builtin.effect == runtime::CallEffect::compute || builtin.effect == runtime::CallEffect::read;
  return computes && runtime::reading_of(builtin.result) != runtime::Reading::nothing;
}

}  // namespace

std::string LlvmModule::name_of(std::initializer_list<std::string_view> parts) const {
  std::string name(prefix);
  for (const std::string_view part : parts) append(name, {".", part});
  return llvm_name(name);
}

std::string LlvmModule::call_text(const CSymbol& symbol, std::span<const std::string> arguments) {
  declared.insert(symbol.name);
  const auto parameters = symbol.signature.parameters();
  std::string text = cat({"call ", llvm_type(symbol.signature.result), " @", symbol.name, "("});
  for (size_t index = 0; index < parameters.size(); ++index) {
    append(text, {index == 0 ? "" : ", ", llvm_type(parameters[index]), " ", arguments[index]});
  }
  return text += ')';
}

std::string LlvmModule::call_text(CompiledCall called, std::initializer_list<std::string_view> arguments) {
  return call_text(runtime::c_symbol(called), std::vector<std::string>(arguments.begin(), arguments.end()));
}

void LlvmModule::define(std::string_view type, std::string_view name, std::string_view parameters, std::string_view lines) {
  append(shared_text, {"\ndefine internal ", type, " ", name, "(", parameters, ") {\n", lines, "}\n"});
}

LlvmModule::Noting LlvmModule::noting(bool notes_place, bool has_more) {
  if (!notes_place) return {};
  return {cat({"i32 %number", has_more ? ", " : ""}),
          cat({"  %place = ", call_text(CompiledCall::mesh_place, {}), "\n  store i32 %number, ptr %place\n"})};
}

/// The end of a function's block that only returns: its steps, and the function's registers.
std::string LlvmModule::left() {
  std::string name = name_of({"left"});
  if (!is_new(name)) return name;
  define("void", name, "i64 %steps, i64 %registers",
         cat({"  ", call_text(CompiledCall::mesh_spend, {"%steps"}), "\n  ",
              call_text(CompiledCall::mesh_leave_frame, {"%registers"}), "\n  ret void\n"}));
  return name;
}

/// A C function whose null is a panic.
std::string LlvmModule::checked(const CSymbol& symbol, bool notes_place) {
  std::string name = name_of({notes_place ? "checked_at" : "checked", symbol.name});
  if (!is_new(name)) return name;
  std::string parameters;
  std::vector<std::string> arguments;
  for (const CType type : symbol.signature.parameters()) {
    arguments.push_back(cat({"%a", decimal(arguments.size())}));
    append(parameters, {parameters.empty() ? "" : ", ", llvm_type(type), " ", arguments.back()});
  }
  const Noting noted = noting(notes_place, !parameters.empty());
  define("ptr", name, noted.parameter + parameters,
         cat({noted.lines, "  %given = ", call_text(symbol, arguments), "\n", required("%given", memory_panic_text()),
              "  ret ptr %given\n"}));
  return name;
}

/// A library function with what its call costs; what it gives is as all other code has it.
std::string LlvmModule::library_call(const mir::CallRuntime& node, bool notes_place) {
  const runtime::Builtin& builtin = *node.builtin;
  const CSymbol& symbol = runtime::c_symbol(builtin);
  const bool holds_word =
      builtin.effect == runtime::CallEffect::read && !node.gives_pointer && builtin.result.kind() == runtime::Kind::option;
  std::string name = name_of({notes_place ? "library_at" : "library", runtime::qualified_name(builtin),
                              holds_word ? "boxed" : "plain", node.has_string_keys ? "of_strings" : "as_given"});
  if (!is_new(name)) return name;

  const std::string readings = runtime::readings_of(builtin);
  const size_t first_reading = readings.starts_with(runtime::searches) ? 1 : 0;
  const Noting noted = noting(notes_place, !builtin.parameters().empty());
  std::string parameters = noted.parameter;
  std::string lines = place_of_words(std::max<size_t>(builtin.parameters().size(), 1)) + noted.lines;
  std::vector<std::string> arguments;
  for (size_t index = 0; index < builtin.parameters().size(); ++index) {
    const std::string parameter = cat({"%a", decimal(index)});
    const runtime::LibraryType& type = builtin.parameters()[index].type;
    const CType c_type = symbol.signature.parameters()[arguments.size()];
    append(parameters, {index == 0 ? "" : ", ", llvm_type(c_type), " ", parameter});
    if (type.kind() == runtime::Kind::function) arguments.push_back(called_back(type.arguments() - 1));
    arguments.push_back(parameter);
    if (readings[first_reading + index] == static_cast<char>(runtime::Reading::nothing)) continue;
    append(lines, {"  %w", decimal(index), " = getelementptr i64, ptr %words, i64 ", decimal(index), "\n  store ptr ", parameter,
                   ", ptr %w", decimal(index), "\n"});
  }
  const auto count = [&](std::string_view letters) {
    append(lines, {"  ", call_text(CompiledCall::mesh_spend_on, {constant(letters), decimal(letters.size()), "%words"}), "\n"});
  };
  if (reads_any(readings)) count(readings);

  const std::string_view type = llvm_type(symbol.signature.result);
  std::string given = symbol.signature.result == CType::nothing ? "" : "%given";
  append(lines, {"  ", given, given.empty() ? "" : " = ", call_text(symbol, arguments), "\n"});
  if (symbol.signature.result == CType::pointer) lines += required(given, memory_panic_text());
  if (holds_word) {
    append(lines, {"  %boxed = call ptr ", boxed_payload(), "(ptr ", given, ")\n"});
    given = "%boxed";
  }
  if (node.has_string_keys) {
    const std::string tagged = checked(runtime::c_symbol(CompiledCall::mesh_map_with_string_keys));
    append(lines, {"  %tagged = call ptr ", tagged, "(ptr ", given, ")\n"});
    given = "%tagged";
  }
  if (is_result_counted(builtin)) {
    append(lines, {"  store ptr ", given, ", ptr %words\n"});
    const auto letter = static_cast<char>(runtime::reading_of(builtin.result));
    count({&letter, 1});
  }
  append(lines, {"  ret ", type, given.empty() ? "" : " ", given, "\n"});
  define(type, name, parameters, lines);
  return name;
}

/// What the library is given for a function: it calls the one in the record that is its `env`, and comes back to where it was.
std::string LlvmModule::called_back(size_t arguments) {
  std::string name = name_of({"called_back", decimal(arguments)});
  if (!is_new(name)) return name;
  std::string words;
  for (size_t index = 0; index < arguments; ++index) append(words, {", i64 %a", decimal(index)});
  std::string lines = cat({"  ", call_text(CompiledCall::mesh_enter_callback, {}),
                           "\n  %place = ", call_text(CompiledCall::mesh_place, {}), "\n  %number = load i32, ptr %place\n"});
  append(lines, {"  %function = getelementptr i64, ptr %record, i64 1\n  %code = load ptr, ptr %function\n"});
  append(lines, {"  %given = call i64 %code(ptr %record", words, ")\n  store i32 %number, ptr %place\n"});
  append(lines, {"  ", call_text(CompiledCall::mesh_leave_callback, {}), "\n  ret i64 %given\n"});
  define("i64", name, cat({"ptr %record", words}), lines);
  return name;
}

/// An option with its payload in a cell of its own, as everything else makes it, of one from the library that has a word itself.
std::string LlvmModule::boxed_payload() {
  std::string name = name_of({"boxed_payload", "of_an_option"});
  if (!is_new(name)) return name;
  const std::string allocate = checked(runtime::c_symbol(CompiledCall::mesh_gc_alloc_actor));
  std::string lines = cat({"  %tag = load i8, ptr %option\n  %is_none = icmp eq i8 %tag, ", decimal(runtime::tag_none), "\n"});
  append(lines, {"  br i1 %is_none, label %done, label %box\nbox:\n"});
  append(lines, {"  %place = getelementptr {i8, ptr}, ptr %option, i32 0, i32 1\n  %word = load i64, ptr %place\n"});
  append(lines, {"  %cell = call ptr ", allocate, "(i64 8, i64 8)\n  store i64 %word, ptr %cell\n  store ptr %cell, ptr %place\n"});
  append(lines, {"  br label %done\ndone:\n  ret ptr %option\n"});
  define("ptr", name, "ptr %option", lines);
  return name;
}

/// Lines that find the %name of the file where the code is, its %length, and the %line.
std::string LlvmModule::place_lines() {
  std::string lines = cat({"  %place = ", call_text(CompiledCall::mesh_place, {}), "\n  %now = load i32, ptr %place\n"});
  append(lines, {"  %entry = getelementptr [4 x i32], ptr ", name_of({"places.entries"}), ", i32 %now\n"});
  append(lines, {"  %number = load i32, ptr %entry\n"});
  append(lines, {"  %file = getelementptr {ptr, i64}, ptr ", name_of({"places.files"}), ", i32 %number\n"});
  append(lines, {"  %name = load ptr, ptr %file\n"});
  append(lines, {"  %behind = getelementptr {ptr, i64}, ptr %file, i32 0, i32 1\n  %length = load i64, ptr %behind\n"});
  append(lines, {"  %beside = getelementptr i32, ptr %entry, i32 1\n  %line = load i32, ptr %beside\n"});
  return lines;
}

/// Ends the run with a message and the place where the code is.
std::string LlvmModule::panic() {
  std::string name = name_of({"panic", "here"});
  if (!is_new(name)) return name;
  const std::string call = call_text(CompiledCall::mesh_panic, {"%message", "%size", "%name", "%length", "%line"});
  define("void", name, "ptr %message, i64 %size", cat({place_lines(), "  ", call, "\n  unreachable\n"}));
  return name;
}

/// The same where memory is spent: how much a run may take is known when it runs.
std::string LlvmModule::memory_panic() {
  std::string name = name_of({"panic", "of_memory"});
  if (!is_new(name)) return name;
  const std::string call = call_text(CompiledCall::mesh_memory_panic, {"%name", "%length", "%line"});
  define("void", name, "", cat({place_lines(), "  ", call, "\n  unreachable\n"}));
  return name;
}

std::string LlvmModule::panic_text(std::string_view message) {
  return cat({"call void ", panic(), "(ptr ", constant(message), ", i64 ", decimal(message.size()), ")"});
}

}  // namespace mesh::lang

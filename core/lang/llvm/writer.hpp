// One function of LLVM IR while it is written; private to the sources of this folder.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "base/text.hpp"
#include "lang/mir/mir.hpp"
#include "runtime/c_symbols.hpp"

namespace mesh::lang {

using runtime::CompiledCall;
using runtime::CSignature;
using runtime::CSymbol;
using runtime::CType;

/// A name as LLVM quotes it: @"…" with every byte that is not plain as \XX.
[[nodiscard]] std::string llvm_name(std::string_view name);

/// What all functions of a module share.
struct LlvmModule {
  const Mir& mir;
  const Source& source;
  std::string_view prefix;
  /// The C functions that were called, by name.
  std::set<std::string_view> called;
  /// By function, whether it is a value somewhere.
  std::vector<bool> is_value;
  /// Texts beyond those of the Mir, such as a panic's, and their places after those.
  std::map<std::string, uint32_t, std::less<>> more_texts;

  [[nodiscard]] std::string function_name(uint32_t function) const;
  /// The form in which a function is a value: it takes its captured values from the record in front of its arguments.
  [[nodiscard]] std::string value_name(uint32_t function) const;
  [[nodiscard]] std::string text_name(uint32_t text) const;
  /// The name of a constant that is `text`.
  [[nodiscard]] std::string constant(std::string_view text);
};

class LlvmFunction {
 public:
  LlvmFunction(LlvmModule& module, std::string& out) : module_(module), out_(out) {}

  void write(uint32_t index);

 private:
  // What each instruction becomes: in call.cpp those of functions, in values.cpp all others.
#define MESH_INSTRUCTION(name) void step(const mir::name& node);
#include "lang/mir/mir.def"

  // function.cpp: lines and values, calls, and what a block ends with
  void line(const Pieces& pieces);
  /// Writes `%n = …` and gives `%n`.
  [[nodiscard]] std::string value(const Pieces& pieces);
  [[nodiscard]] std::string new_label();
  [[nodiscard]] std::string load(Register id);
  [[nodiscard]] std::vector<std::string> load_all(std::span<const Register> registers);
  void store(Register into, std::string_view word);
  void store_pointer(Register into, std::string_view pointer) { store(into, as_word(CType::pointer, pointer)); }
  [[nodiscard]] std::string pointer(Register id) { return as_pointer(load(id)); }
  [[nodiscard]] std::string as_pointer(std::string_view word);
  [[nodiscard]] std::string number(Register id);
  /// The word of a value of C type `type`.
  [[nodiscard]] std::string as_word(CType type, std::string_view given);
  /// A word as a value of C type `type`.
  [[nodiscard]] std::string from_word(CType type, std::string_view word);
  /// Takes:   `arguments`, of the C types of the function's parameters.
  [[nodiscard]] std::string call(const CSymbol& symbol, std::initializer_list<std::string_view> arguments);
  [[nodiscard]] std::string call(const CSymbol& symbol, std::span<const std::string> arguments);
  [[nodiscard]] std::string call(CompiledCall called, std::initializer_list<std::string_view> arguments) {
    return call(runtime::c_symbol(called), arguments);
  }
  void require_memory(std::string_view pointer);
  /// Takes:   `message`, the constant that holds it.
  void panic(SiteId site, std::string_view message, size_t size);
  void terminate(const Block& block);
  void check_budget(BlockId first, BlockId second);

  // values.cpp: values and what lies in them
  [[nodiscard]] std::string boxed(std::string_view word);
  [[nodiscard]] std::string tag_of(std::string_view result);
  [[nodiscard]] std::string payload_place(std::string_view result);
  [[nodiscard]] std::string words_on_stack(std::span<const std::string> words);
  void store_record(Register into, std::span<const std::string> words);
  /// The address of a word, counted from `pointer`, and what is there.
  [[nodiscard]] std::string address(std::string_view pointer, std::string_view index);
  [[nodiscard]] std::string word_at(std::string_view pointer, std::string_view index);
  [[nodiscard]] std::string divided(mir::ArithmeticOp op, std::string_view left, std::string_view right);

  // call.cpp: calls of functions, of function values and of the library
  [[nodiscard]] std::string with_boxed_payload(std::string_view option);

  LlvmModule& module_;
  std::string& out_;
  /// The allocas, which stand in the entry block.
  std::string entry_;
  std::string body_;
  SiteId site_{};
  BlockId block_{};
  uint32_t next_value_ = 0;
  uint32_t next_label_ = 0;
  uint32_t next_stack_ = 0;
  bool may_lack_memory_ = false;
};

}  // namespace mesh::lang

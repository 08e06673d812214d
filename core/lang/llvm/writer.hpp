// One function of LLVM IR while it is written; private to the sources of this folder.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.hpp"
#include "base/text.hpp"
#include "lang/llvm/places.hpp"
#include "lang/llvm/slots.hpp"
#include "lang/mir/mir.hpp"
#include "runtime/c_symbols.hpp"
#include "runtime/steps.hpp"

namespace mesh::lang {

using runtime::CompiledCall;
using runtime::CSignature;
using runtime::CSymbol;
using runtime::CType;

/// A name as LLVM writes it: @…, or, where not all of its bytes are plain, @"…" with those as \XX.
[[nodiscard]] std::string llvm_name(std::string_view name);
/// The line that defines the constant `name` of these bytes.
void write_constant(std::string& out, std::string_view name, std::string_view bytes);

/// What all functions of a module share.
struct LlvmModule {
  const Mir& mir;
  std::string_view prefix;
  LlvmPlaces places;
  /// The C functions that were called, by name.
  std::set<std::string_view> declared;
  /// By function, whether it is a value somewhere.
  std::vector<bool> is_value;
  /// Texts beyond those of the Mir, such as a panic's, and their places after those.
  std::map<std::string, uint32_t, std::less<>> more_texts;
  /// The functions of shared.cpp that were called, and their text.
  std::set<std::string, std::less<>> shared;
  std::string shared_text;

  LlvmModule(const Mir& of, const Source& source, std::string_view name)
      : mir(of), prefix(name), places(of, source), is_value(of.functions.size()) {}

  [[nodiscard]] std::string function_name(uint32_t function) const;
  /// The form in which a function is a value: it takes its captured values from the record in front of its arguments.
  [[nodiscard]] std::string value_name(uint32_t function) const;
  [[nodiscard]] std::string text_name(uint32_t text) const;
  /// The name of a constant that is `text`.
  [[nodiscard]] std::string constant(std::string_view text);

  // shared.cpp: functions that each module has once, by their names; whoever asks for one calls it
  [[nodiscard]] std::string name_of(std::initializer_list<std::string_view> parts) const;
  /// `call TYPE @name(…)` of a C function.
  [[nodiscard]] std::string call_text(const CSymbol& symbol, std::span<const std::string> arguments);
  [[nodiscard]] std::string call_text(CompiledCall called, std::initializer_list<std::string_view> arguments);
  /// `notes_place`: whether the number of the place where the code is comes before the arguments.
  [[nodiscard]] std::string checked(const CSymbol& symbol, bool notes_place = false);
  [[nodiscard]] std::string library_call(const mir::CallRuntime& node, bool notes_place);
  [[nodiscard]] std::string left();
  [[nodiscard]] std::string called_back(size_t arguments);
  [[nodiscard]] std::string panic();
  [[nodiscard]] std::string memory_panic();
  [[nodiscard]] std::string boxed_payload();
  /// `call void @panic(…)` with a message, and with what is said of spent memory.
  [[nodiscard]] std::string panic_text(std::string_view message);
  [[nodiscard]] std::string memory_panic_text() { return cat({"call void ", memory_panic(), "()"}); }

 private:
  /// Whether the function is still to be written; it is noted.
  [[nodiscard]] bool is_new(const std::string& name) { return shared.insert(name).second; }
  /// The parameter of a function that notes the place where the code is, and the lines that do.
  struct Noting {
    std::string parameter;
    std::string lines;
  };
  [[nodiscard]] Noting noting(bool notes_place, bool has_more);
  [[nodiscard]] std::string place_lines();
  void define(std::string_view type, std::string_view name, std::string_view parameters, std::string_view lines);
};

class LlvmFunction {
 public:
  LlvmFunction(LlvmModule& module, std::string& out) : module_(module), out_(out) {}

  void write(uint32_t index);

 private:
  /// A register's value while no call has come after it: as a word, as a pointer, or both.
  struct Held {
    Register id;
    std::string word;
    std::string pointer;
    bool is_stored = false;
  };

  // What each instruction becomes: in call.cpp those of functions, in values.cpp all others.
#define MESH_INSTRUCTION(name) void step(const mir::name& node);
#include "lang/mir/mir.def"

  // function.cpp: lines and values, calls, and what a block ends with
  void write_block(uint32_t place, uint32_t steps);
  void line(const Pieces& pieces);
  /// Writes `%n = …` and gives `%n`.
  [[nodiscard]] std::string value(const Pieces& pieces);
  [[nodiscard]] std::string new_label();
  [[nodiscard]] bool is_read(Register id) const { return slots_.reads[static_cast<size_t>(id)] != 0; }
  [[nodiscard]] std::string slot(Register id) const;
  /// The value that is at hand, or null.
  [[nodiscard]] Held* held(Register id);
  void hold(Held value);
  /// Stores what is needed later of what is at hand, since what is called now keeps no register.
  void settle();
  void forget();
  [[nodiscard]] std::string load(Register id);
  [[nodiscard]] std::string pointer(Register id);
  /// The register as an operand with its type, whichever that is.
  [[nodiscard]] std::string typed(Register id);
  [[nodiscard]] std::vector<std::string> load_all(std::span<const Register> registers);
  void store(Register into, std::string word) { hold({into, std::move(word), {}}); }
  void store_pointer(Register into, std::string pointer) { hold({into, {}, std::move(pointer)}); }
  [[nodiscard]] std::string as_pointer(std::string_view word);
  [[nodiscard]] std::string number(Register id);
  /// The word of a value of C type `type`.
  [[nodiscard]] std::string as_word(CType type, std::string_view given);
  /// A register as a value of C type `type`.
  [[nodiscard]] std::string as_type(CType type, Register id);
  /// A call of a C function of the language's own; null is a panic.
  /// Takes:   `arguments`, of the C types of the function's parameters.
  [[nodiscard]] std::string call(CompiledCall called, std::initializer_list<std::string_view> arguments);
  /// A call, written as `text`; gives the name of its value.
  [[nodiscard]] std::string called(const Pieces& text);
  void called_for_nothing(const Pieces& text);
  void stand_at(SiteId site);
  [[nodiscard]] std::optional<uint32_t> new_place();
  void note_place();
  /// The same for what is called to do: the argument that it is given, and `, ` where `has_more` follow; empty where the place is
  /// noted already.
  [[nodiscard]] std::string place_to_note(bool has_more);
  void spend_on(runtime::Reading reading, Register id);
  void panic(std::string_view message);
  void terminate(const Block& block);

  // values.cpp: values and what lies in them
  [[nodiscard]] std::string boxed(Register id);
  [[nodiscard]] std::pair<std::string, std::string> compared(Register left, Register right);
  /// The address of the registers' words, in a place of the frame that is no one's for long; `from` words behind its begin.
  [[nodiscard]] std::string words_on_stack(std::span<const Register> registers, size_t from = 0);
  [[nodiscard]] std::string new_record(size_t fields);
  void fill(std::string_view record, std::span<const std::string> fields);
  /// The address of a word, counted from `pointer`, and what is there.
  [[nodiscard]] std::string address(std::string_view pointer, std::string_view index);
  [[nodiscard]] std::string word_at(std::string_view pointer, std::string_view index);
  [[nodiscard]] std::string divided(mir::ArithmeticOp op, std::string_view left, std::string_view right);

  LlvmModule& module_;
  std::string& out_;
  const MirFunction* function_ = nullptr;
  Slots slots_;
  std::string body_;
  std::vector<Held> at_hand_;
  /// By register, its place in `at_hand_` and one more, or 0; and how many of its reads are still to be written.
  std::vector<uint32_t> place_at_hand_;
  std::vector<uint32_t> reads_left_;
  SiteId site_{};
  /// The place that was stored last, where that is known, and whether any is stored.
  std::optional<uint32_t> noted_;
  bool notes_places_ = false;
  uint32_t next_value_ = 0;
  uint32_t next_label_ = 0;
  size_t most_words_ = 0;
};

}  // namespace mesh::lang

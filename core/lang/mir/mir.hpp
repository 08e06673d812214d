// The middle representation: functions of basic blocks over registers, without sugar and without generic types. The interpreter
// runs it as it is. Every instruction knows the source it stands for, and owns no memory.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/arena.hpp"
#include "base/source.hpp"
#include "runtime/builtins.hpp"

namespace mesh::lang {

enum class Register : uint32_t {};
enum class BlockId : uint32_t {};
enum class SiteId : uint32_t {};

/// Where in the source something was written.
struct Site {
  static constexpr uint32_t none = UINT32_MAX;

  Span span;
  /// For a piece of the string literal at `span`, or for the text that ends with it: where it stands between the quotes.
  Span piece{none, none};
  /// For a piece that is text: the indentation that its lines have and its value has not.
  uint32_t indent = none;

  [[nodiscard]] bool has_piece() const { return piece.begin != none; }
  [[nodiscard]] bool is_text() const { return indent != none; }
};

namespace mir {

struct Integer {
  Register into;
  int64_t value;
};
struct Float {
  Register into;
  double value;
};
/// Constant text, by its place in Mir::texts.
struct Text {
  Register into;
  uint32_t text;
};
struct Copy {
  Register into;
  Register from;
};
struct List {
  Register into;
  bool is_pointers;
  std::span<const Register> elements;
};
struct Map {
  Register into;
  bool has_text_keys;
  bool has_pointer_values;
  /// The keys, and behind them as many values.
  std::span<const Register> operands;

  [[nodiscard]] std::span<const Register> keys() const { return operands.first(operands.size() / 2); }
  [[nodiscard]] std::span<const Register> values() const { return operands.subspan(operands.size() / 2); }
};
/// Which numbers an instruction works on; a Bool counts as an integer.
enum class NumberKind : uint8_t { integer, floating };
enum class ArithmeticOp : uint8_t { add, subtract, multiply, divide, remainder };
struct Arithmetic {
  Register into;
  ArithmeticOp op;
  Register left;
  Register right;
  NumberKind kind = NumberKind::integer;
};
enum class CompareOp : uint8_t { equal, not_equal, less, less_equal };
/// Compares numbers or Bools; gives 0 or 1.
struct Compare {
  Register into;
  CompareOp op;
  Register left;
  Register right;
  NumberKind kind = NumberKind::integer;
};
struct TextEqual {
  Register into;
  Register left;
  Register right;
};
/// Below, at or above 0 as `left` comes before, with or after `right`, byte by byte.
struct TextOrder {
  Register into;
  Register left;
  Register right;
};
struct Not {
  Register into;
  Register from;
};
enum class JoinKind : uint8_t { text, list };
struct Join {
  Register into;
  JoinKind kind;
  Register left;
  Register right;
};
enum class PrintedKind : uint8_t { integer, floating, boolean };
/// The text of a number or a Bool.
struct ToText {
  Register into;
  PrintedKind kind;
  Register from;
};
/// A tuple, a struct, or a range of its start and its end.
struct Record {
  Register into;
  std::span<const Register> fields;
};
/// A tuple like `record`, which has so many fields, with other values in some of them.
struct CopyRecord {
  struct Change {
    uint32_t index;
    Register value;
  };
  Register into;
  Register record;
  uint32_t fields;
  std::span<const Change> changes;
};
struct ReadField {
  Register into;
  bool is_pointer;
  Register record;
  uint32_t index;
};
/// A list without its first element.
struct ReadTail {
  Register into;
  Register list;
};
/// A Result or an Option. `is_boxed`: the payload is a plain word and gets a cell of its own.
struct MakeResult {
  Register into;
  uint8_t tag;
  bool is_boxed;
  std::optional<Register> payload;
};
struct ReadTag {
  Register into;
  Register result;
};
struct ReadPayload {
  Register into;
  bool is_boxed;
  Register result;
};
struct ReadLength {
  Register into;
  Register list;
};
/// The element at an index that is known to be inside the list.
struct ReadElement {
  Register into;
  bool is_pointer;
  Register list;
  Register index;
};
struct ReadSize {
  Register into;
  Register map;
};
enum class EntryPart : uint8_t { key, value };
/// A part of the entry at an index that is known to be inside the map.
struct ReadEntry {
  Register into;
  EntryPart part;
  bool is_pointer;
  Register map;
  Register index;
};
/// The index of the entry with a key, or the map's size.
struct FindEntry {
  Register into;
  Register map;
  Register key;
};
struct NewBuilder {
  Register into;
  Register capacity;
};
struct Push {
  bool is_pointer;
  Register list;
  Register element;
};
struct Call {
  Register into;
  uint32_t function;
  std::span<const Register> arguments;
};
/// A function as a value, with the values that it takes along.
struct MakeClosure {
  Register into;
  uint32_t function;
  std::span<const Register> captures;
};
/// Calls such a value. What it took along comes before the arguments.
struct CallValue {
  Register into;
  Register callee;
  std::span<const Register> arguments;
};
struct CallRuntime {
  struct Argument {
    Register value;
    /// Where it stands, which is nowhere for what a function value is called with.
    SiteId site;
    /// Whether it is a pointer where the function leaves its type open.
    bool is_open_pointer;
  };
  Register into;
  /// Whether the word that it gives is a pointer.
  bool gives_pointer = false;
  /// Whether it gives a map whose keys are Strings.
  bool has_string_keys = false;
  const runtime::Builtin* builtin;
  std::span<const Argument> arguments;
};
/// Why there is no value: a reported mistake has spoiled it, or a snippet uses a name that it does not bind, or leaves elements or
/// arguments open; or it is spoiled only as long as nothing takes its place.
enum class Lack : uint8_t { mistake, free_name, ellipsis, still_to_come };
struct Spoil {
  Register into;
  Lack lack = Lack::mistake;
  /// What was to be called, where a mistake stands in the way of a call that may send something.
  std::string_view call = {};
};

struct Jump {
  BlockId to;
};
/// Goes by a Bool; `when_broken` where a mistake has spoiled it.
struct Branch {
  Register condition;
  BlockId when_true;
  BlockId when_false;
  BlockId when_broken;
};
struct Return {
  Register value;
};
/// Ends the migration, with a text by its place in Mir::texts.
struct Panic {
  uint32_t text;
};

/// One of `Nodes`. `Nothing` stands in front of the first comma of a list that mir.def writes.
template <typename Nothing, typename... Nodes>
using OneOf = std::variant<Nodes...>;

using AnyInstruction = OneOf<void
#define MESH_INSTRUCTION(name) , name
#include "lang/mir/mir.def"
                             >;
using AnyTerminator = OneOf<void
#define MESH_TERMINATOR(name) , name
#include "lang/mir/mir.def"
                            >;

}  // namespace mir

struct Instruction {
  SiteId site;
  mir::AnyInstruction node;
};

static_assert(sizeof(Instruction) <= 48, "a function has many, and a preview's memory goes by them");

struct Block {
  std::span<const Instruction> instructions;
  SiteId site{};
  mir::AnyTerminator terminator;
  /// What running it costs at least, counted when it is entered (mir/steps).
  uint32_t steps = 0;
};

/// A name of a snippet that one after it uses: the register of the function in which its value is left.
struct OuterValue {
  uint32_t function;
  Register left_in;
  /// Where the name stands.
  SiteId site;
};

/// One function for one choice of its generic types. Parameters are the first registers; the first block is the entry.
struct MirFunction {
  std::string name;
  /// Its place among the file's functions.
  uint32_t source_function = 0;
  uint32_t parameters = 0;
  /// How many of the parameters, the first, are values that a closure, or a snippet, took along.
  uint32_t captures = 0;
  /// Of a snippet: where they come from.
  std::vector<OuterValue> outer;
  uint32_t registers = 0;
  bool gives_result = false;
  /// Whether the error of the Result that it gives is a String.
  bool has_text_errors = false;
  /// Of what is given to it beside the values that it takes along, and of its value: whether they are pointers.
  std::vector<bool> takes_pointers;
  bool gives_pointer = false;
  std::vector<Block> blocks;
};

struct Mir {
  /// What instructions and blocks have several of, and the bytes of the texts.
  Arena arena;
  std::vector<MirFunction> functions;
  std::vector<std::string_view> texts;
  std::vector<Site> sites;

  [[nodiscard]] const Site& site(SiteId id) const { return sites[static_cast<size_t>(id)]; }
};

}  // namespace mesh::lang

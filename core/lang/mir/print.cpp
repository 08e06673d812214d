#include "lang/mir/print.hpp"

#include <array>

#include "base/floating.hpp"
#include "base/json.hpp"
#include "base/match.hpp"
#include "base/text.hpp"

namespace mesh::lang {
namespace {

constexpr auto arithmetic_words = std::to_array<std::string_view>({"add", "subtract", "multiply", "divide", "remainder"});
constexpr auto compare_words = std::to_array<std::string_view>({"equal", "not equal", "less", "less or equal"});
constexpr auto printed_words = std::to_array<std::string_view>({"integer", "float", "boolean"});

std::string_view of_kind(mir::NumberKind kind) { return kind == mir::NumberKind::floating ? " floats " : " "; }

template <size_t size, typename Op>
std::string_view word_of(const std::array<std::string_view, size>& words, Op op) {
  return words[static_cast<size_t>(op)];
}

std::string number(Register id) { return cat({"%", decimal(static_cast<uint32_t>(id))}); }
std::string number(BlockId id) { return cat({"#", decimal(static_cast<uint32_t>(id))}); }

std::string list(std::span<const Register> registers) {
  std::string out;
  for (const Register next : registers) append(out, {out.empty() ? "" : ", ", number(next)});
  return out;
}

class MirPrinter {
 public:
  explicit MirPrinter(const Mir& mir) : mir_(mir) {}

  std::string run() {
    for (uint32_t index = 0; index < mir_.functions.size(); ++index) function(index);
    return std::move(out_);
  }

 private:
  void function(uint32_t index) {
    const MirFunction& node = mir_.functions[index];
    std::vector<Register> parameters;
    for (uint32_t at = 0; at < node.parameters; ++at) parameters.push_back(static_cast<Register>(at));
    append(out_, {index == 0 ? "" : "\n", "function ", name_of(index), "(", list(parameters), "), ", decimal(node.registers),
                  " registers\n"});
    for (uint32_t at = 0; at < node.blocks.size(); ++at) {
      append(out_, {number(static_cast<BlockId>(at)), ":\n"});
      for (const Instruction& instruction : node.blocks[at].instructions) line(instruction_text(instruction));
      line(terminator_text(node.blocks[at]));
    }
  }

  void line(std::string_view text) { append(out_, {"  ", text, "\n"}); }

  [[nodiscard]] std::string name_of(uint32_t function) const {
    return cat({decimal(function), " ", mir_.functions[function].name});
  }

  [[nodiscard]] std::string text(uint32_t index) const { return json_string(mir_.texts[index]); }

  [[nodiscard]] static std::string set(Register into, const Pieces& value) { return cat({number(into), " = ", cat(value)}); }

  [[nodiscard]] std::string instruction_text(const Instruction& instruction) const {
    return std::visit([this](const auto& node) { return this->text_of(node); }, instruction.node);
  }

  [[nodiscard]] static std::string text_of(const mir::Integer& node) { return set(node.into, {"integer ", decimal(node.value)}); }
  [[nodiscard]] static std::string text_of(const mir::Float& node) { return set(node.into, {"float ", decimal_of(node.value)}); }
  [[nodiscard]] std::string text_of(const mir::Text& node) const { return set(node.into, {"text ", text(node.text)}); }
  [[nodiscard]] static std::string text_of(const mir::Copy& node) { return set(node.into, {number(node.from)}); }
  [[nodiscard]] static std::string text_of(const mir::List& node) {
    return set(node.into, {node.is_pointers ? "list of pointers [" : "list [", list(node.elements), "]"});
  }
  [[nodiscard]] static std::string text_of(const mir::Map& node) {
    const std::string_view keys = node.has_text_keys ? "map of texts" : "map of integers";
    const std::string_view values = node.has_pointer_values ? " to pointers" : " to words";
    return set(node.into, {keys, values, " [", list(node.keys()), "] [", list(node.values()), "]"});
  }
  [[nodiscard]] static std::string text_of(const mir::Arithmetic& node) {
    return set(node.into, {word_of(arithmetic_words, node.op), of_kind(node.kind), list(std::array{node.left, node.right})});
  }
  [[nodiscard]] static std::string text_of(const mir::Compare& node) {
    return set(node.into, {word_of(compare_words, node.op), of_kind(node.kind), list(std::array{node.left, node.right})});
  }
  [[nodiscard]] static std::string text_of(const mir::TextEqual& node) {
    return set(node.into, {"equal texts ", list(std::array{node.left, node.right})});
  }
  [[nodiscard]] static std::string text_of(const mir::TextOrder& node) {
    return set(node.into, {"order of texts ", list(std::array{node.left, node.right})});
  }
  [[nodiscard]] static std::string text_of(const mir::Not& node) { return set(node.into, {"not ", number(node.from)}); }
  [[nodiscard]] static std::string text_of(const mir::Join& node) {
    return set(node.into,
               {node.kind == mir::JoinKind::text ? "join texts " : "join lists ", list(std::array{node.left, node.right})});
  }
  [[nodiscard]] static std::string text_of(const mir::ToText& node) {
    return set(node.into, {"text of ", word_of(printed_words, node.kind), " ", number(node.from)});
  }
  [[nodiscard]] static std::string text_of(const mir::Record& node) { return set(node.into, {"record (", list(node.fields), ")"}); }
  [[nodiscard]] static std::string text_of(const mir::CopyRecord& node) {
    std::string changes;
    for (const mir::CopyRecord::Change& change : node.changes) {
      append(changes, {" with ", decimal(change.index), " = ", number(change.value)});
    }
    return set(node.into, {"copy ", number(node.record), changes});
  }
  [[nodiscard]] static std::string text_of(const mir::ReadField& node) {
    return set(node.into, {"field ", decimal(node.index), " of ", number(node.record)});
  }
  [[nodiscard]] static std::string text_of(const mir::ReadTail& node) { return set(node.into, {"tail of ", number(node.list)}); }
  [[nodiscard]] static std::string text_of(const mir::MakeResult& node) {
    const std::string payload = node.payload ? cat({node.is_boxed ? " boxing " : " around ", number(*node.payload)}) : "";
    return set(node.into, {"tag ", decimal(node.tag), payload});
  }
  [[nodiscard]] static std::string text_of(const mir::ReadTag& node) { return set(node.into, {"tag of ", number(node.result)}); }
  [[nodiscard]] static std::string text_of(const mir::ReadPayload& node) {
    return set(node.into, {node.is_boxed ? "boxed payload of " : "payload of ", number(node.result)});
  }
  [[nodiscard]] static std::string text_of(const mir::ReadLength& node) {
    return set(node.into, {"length of ", number(node.list)});
  }
  [[nodiscard]] static std::string text_of(const mir::ReadElement& node) {
    return set(node.into, {node.is_pointer ? "pointer " : "element ", number(node.index), " of ", number(node.list)});
  }
  [[nodiscard]] static std::string text_of(const mir::ReadSize& node) { return set(node.into, {"size of ", number(node.map)}); }
  [[nodiscard]] static std::string text_of(const mir::ReadEntry& node) {
    const std::string_view part = node.part == mir::EntryPart::key ? "key " : "value ";
    return set(node.into, {node.is_pointer ? "pointer " : "", part, number(node.index), " of ", number(node.map)});
  }
  [[nodiscard]] static std::string text_of(const mir::FindEntry& node) {
    return set(node.into, {"find key ", number(node.key), " in ", number(node.map)});
  }
  [[nodiscard]] static std::string text_of(const mir::NewBuilder& node) {
    return set(node.into, {"new list for ", number(node.capacity)});
  }
  [[nodiscard]] static std::string text_of(const mir::Push& node) {
    return cat({node.is_pointer ? "push pointer " : "push ", number(node.element), " to ", number(node.list)});
  }
  [[nodiscard]] std::string text_of(const mir::Call& node) const {
    return set(node.into, {"call ", name_of(node.function), "(", list(node.arguments), ")"});
  }
  [[nodiscard]] std::string text_of(const mir::MakeClosure& node) const {
    return set(node.into, {"closure ", name_of(node.function), "(", list(node.captures), ")"});
  }
  [[nodiscard]] static std::string text_of(const mir::CallValue& node) {
    return set(node.into, {"call ", number(node.callee), "(", list(node.arguments), ")"});
  }
  [[nodiscard]] static std::string text_of(const mir::CallRuntime& node) {
    std::vector<Register> arguments;
    for (const auto& argument : node.arguments) arguments.push_back(argument.value);
    return set(node.into, {runtime::qualified_name(*node.builtin), "(", list(arguments), ")"});
  }
  [[nodiscard]] static std::string text_of(const mir::Spoil& node) {
    constexpr auto words = std::to_array<std::string_view>({"spoiled", "free", "left open", "spoiled"});
    return set(node.into, {words[static_cast<size_t>(node.lack)], node.call.empty() ? "" : " call of ", node.call});
  }

  [[nodiscard]] std::string terminator_text(const Block& block) const {
    return std::visit(Match{[&](const mir::Return& node) {
                              return cat({"return ", number(node.value)});
                            },
                            [&](const mir::Jump& node) {
                              return cat({"go to ", number(node.to)});
                            },
                            [&](const mir::Branch& node) {
                              return cat({"if ", number(node.condition), " go to ", number(node.when_true), " else ",
                                          number(node.when_false), ", spoiled ", number(node.when_broken)});
                            },
                            [&](const mir::Panic& node) {
                              return cat({"panic ", text(node.text)});
                            }},
                      block.terminator);
  }

  const Mir& mir_;
  std::string out_;
};

}  // namespace

std::string print(const Mir& mir) { return MirPrinter(mir).run(); }

}  // namespace mesh::lang

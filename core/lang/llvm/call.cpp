// Calls of functions, of function values and of the library.
#include "lang/llvm/writer.hpp"

namespace mesh::lang {

void LlvmFunction::step(const mir::Call& node) {
  std::string text = cat({"call i64 ", module_.function_name(node.function), "("});
  const std::vector<std::string> words = load_all(node.arguments);
  for (size_t index = 0; index < words.size(); ++index) append(text, {index == 0 ? "" : ", ", "i64 ", words[index]});
  store(node.into, value({text, ")"}));
}

/// A function as a value is a record: the function's value form, and what it took along.
void LlvmFunction::step(const mir::MakeClosure& node) {
  module_.is_value[node.function] = true;
  std::vector<std::string> words{as_word(CType::pointer, module_.value_name(node.function))};
  for (const std::string& captured : load_all(node.captures)) words.push_back(captured);
  store_record(node.into, words);
}

void LlvmFunction::step(const mir::CallValue& node) {
  const std::string record = pointer(node.callee);
  const std::vector<std::string> words = load_all(node.arguments);
  std::string text = cat({"call i64 ", as_pointer(word_at(record, "1")), "(ptr ", record});
  for (const std::string& word : words) append(text, {", i64 ", word});
  store(node.into, value({text, ")"}));
}

void LlvmFunction::step(const mir::CallRuntime& node) {
  const CSymbol& symbol = runtime::c_symbol(*node.builtin);
  const auto parameters = node.builtin->parameters();
  std::vector<std::string> arguments;
  for (size_t index = 0; index < parameters.size(); ++index) {
    const std::string word = load(node.arguments[index].value);
    if (parameters[index].type.kind() != runtime::Kind::function) {
      arguments.push_back(from_word(symbol.signature.parameters()[arguments.size()], word));
      continue;
    }
    // A function is given as its code and its env, which is the record that it is.
    const std::string record = as_pointer(word);
    arguments.push_back(as_pointer(word_at(record, "1")));
    arguments.push_back(record);
  }
  std::string given = call(symbol, arguments);
  if (node.has_string_keys) given = call(CompiledCall::mesh_map_with_string_keys, {given});
  const bool holds_word = node.builtin->effect == runtime::CallEffect::read && !node.gives_pointer &&
                          node.builtin->result.kind() == runtime::Kind::option;
  store(node.into, as_word(symbol.signature.result, holds_word ? with_boxed_payload(given) : given));
}

/// An option as everything else makes it, of one from the library whose payload is a word itself.
std::string LlvmFunction::with_boxed_payload(std::string_view option) {
  const std::string word = value({"load i64, ptr ", payload_place(option)});
  const std::string tag = tag_of(option);
  return call(CompiledCall::mesh_alloc_result, {tag, boxed(word)});
}

}  // namespace mesh::lang

// Calls of functions, of function values and of the library.
#include "lang/llvm/llvm_text.hpp"
#include "lang/llvm/writer.hpp"

namespace mesh::lang {

void LlvmFunction::step(const mir::Call& node) {
  note_place();
  std::string text = cat({"call i64 ", module_.function_name(node.function), "("});
  const std::vector<std::string> words = load_all(node.arguments);
  for (size_t index = 0; index < words.size(); ++index) append(text, {index == 0 ? "" : ", ", "i64 ", words[index]});
  store(node.into, called({text, ")"}));
  noted_.reset();
}

/// A function as a value is a record: the function's value form, and what it took along.
void LlvmFunction::step(const mir::MakeClosure& node) {
  module_.is_value[node.function] = true;
  std::vector<std::string> fields{cat({"ptr ", module_.value_name(node.function)})};
  // The record is made before its fields are put into it, and they are at hand no longer then.
  const std::string record = new_record(node.captures.size() + 1);
  for (const Register captured : node.captures) fields.push_back(typed(captured));
  fill(record, fields);
  store_pointer(node.into, record);
}

void LlvmFunction::step(const mir::CallValue& node) {
  note_place();
  const std::string record = pointer(node.callee);
  const std::vector<std::string> words = load_all(node.arguments);
  std::string text = cat({"call i64 ", as_pointer(word_at(record, "1")), "(ptr ", record});
  for (const std::string& word : words) append(text, {", i64 ", word});
  store(node.into, called({text, ")"}));
  noted_.reset();
}

void LlvmFunction::step(const mir::CallRuntime& node) {
  const CSymbol& symbol = runtime::c_symbol(*node.builtin);
  const auto parameters = node.builtin->parameters();
  std::string arguments;
  size_t next = 0;
  for (size_t index = 0; index < parameters.size(); ++index) {
    const bool is_function = parameters[index].type.kind() == runtime::Kind::function;
    const CType type = symbol.signature.parameters()[next];
    append(arguments, {index == 0 ? "" : ", ", llvm_type(type), " ", as_type(type, node.arguments[index].value)});
    // A function is given as its code and its env, of which one stands here.
    next += is_function ? 2 : 1;
  }
  const std::string place = place_to_note(!arguments.empty());
  const std::string name = module_.library_call(node, !place.empty());
  const CType type = symbol.signature.result;
  if (type == CType::nothing) {
    called_for_nothing({"call void ", name, "(", place, arguments, ")"});
    return store(node.into, "0");
  }
  const std::string given = called({"call ", llvm_type(type), " ", name, "(", place, arguments, ")"});
  type == CType::pointer ? store_pointer(node.into, given) : store(node.into, as_word(type, given));
}

}  // namespace mesh::lang

#include "ddl/type_text.hpp"

#include "base/text.hpp"

namespace mesh::ddl {

std::string type_text(const TypeFacts& type) {
  std::string text = cat({type.schema, type.schema.empty() ? "" : ".", type.name});
  if (!type.modifiers.empty()) append(text, {"(", type.modifiers, ")"});
  for (uint32_t dimension = 0; dimension < type.array_dimensions; ++dimension) text += "[]";
  return text;
}

}  // namespace mesh::ddl

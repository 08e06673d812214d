#include "ddl/string_constant.hpp"

namespace mesh::ddl {

void append_string_constant(std::string& out, std::string_view text) {
  const bool has_backslash = text.find('\\') != std::string_view::npos;
  out += has_backslash ? "E'" : "'";
  for (const char byte : text) {
    if (byte == '\'' || byte == '\\') out += byte;
    out += byte;
  }
  out += '\'';
}

}  // namespace mesh::ddl

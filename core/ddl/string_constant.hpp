// A text as SQL writes it.
#pragma once

#include <string>
#include <string_view>

namespace mesh::ddl {

/// Appends a string constant that reads the same whatever `standard_conforming_strings` is.
void append_string_constant(std::string& out, std::string_view text);

}  // namespace mesh::ddl

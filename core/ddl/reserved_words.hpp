// The key words of PostgreSQL that are no name without quotes.
#pragma once

#include <string_view>

namespace mesh::ddl {

/// True for a word, in any case, that is reserved, or may only name a function or a type.
///
/// Source:  PostgreSQL 15 appendix C "SQL Key Words", and SYSTEM_USER, which later versions reserve.
[[nodiscard]] bool is_reserved_word(std::string_view word);

}  // namespace mesh::ddl

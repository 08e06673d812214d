// PostgreSQL's own grammar, as libpg_query has it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/source.hpp"

namespace mesh::grammar {

/// Why the grammar refuses a text.
struct Fault {
  /// In PostgreSQL's words, such as: syntax error at or near "FORM"
  std::string message;
  /// The token at fault, or the last one where the text ends too early. Empty where there is none.
  Span token;
};

/// The major version of PostgreSQL whose grammar it is, or nothing where there is none, where no text has a fault.
[[nodiscard]] std::optional<unsigned> version();

/// Why there is none, where there is none, and how to get it.
[[nodiscard]] std::string_view absence();

/// What the grammar has against `sql`, which may hold several statements.
///
/// Gives:   nothing for what is no UTF-8 or holds a NUL, which a server refuses before it parses.
/// Bounds:  those of PostgreSQL's parser, which never recurses over its input.
/// Source:  PostgreSQL 15's `gram.y` and `scan.l`.
[[nodiscard]] std::optional<Fault> fault_of(std::string_view sql);

/// The fault that the grammar tells by a message and by the number, from 1, of the character where it is.
[[nodiscard]] Fault fault_at(std::string_view sql, std::string message, int cursor);

}  // namespace mesh::grammar

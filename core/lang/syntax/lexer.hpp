// Source text to tokens.
#pragma once

#include "base/diagnostic.hpp"
#include "lang/syntax/token.hpp"

namespace mesh::lang {

/// Cuts `source` into tokens. Blanks, comments and a byte-order mark are left out; a newline is a mark on the token after it.
///
/// Errors:  unterminated, unknown_character. Whatever cannot be read is reported and skipped; a string whose quote is missing ends
///          with its line, so that the rest of the file is still read. A file in UTF-16 is reported once and taken as empty.
/// Bounds:  one pass; recovery from what has no end reads the rest again, at most 20 times.
[[nodiscard]] Tokens lex(const Source& source, Diagnostics& diagnostics);
/// The same of one of the source's files instead of its first.
[[nodiscard]] Tokens lex(const Source& source, const SourceFile& file, Diagnostics& diagnostics);

}  // namespace mesh::lang

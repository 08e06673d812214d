// What the text between quotes means: escapes, and the indentation of heredocs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "lang/syntax/ast.hpp"

namespace mesh::lang {

/// Replaces \n \t \r \0 \\ and \"; a backslash before any other character stands for that character.
[[nodiscard]] std::string unescape(std::string_view raw);

/// Reports each backslash that `unescape` drops without a meaning, in what stands at `begin` of the source. That before `#{` or
/// `${` has one: it keeps them from interpolating.
void report_unknown_escapes(std::string_view raw, uint32_t begin, Diagnostics& diagnostics);

/// Takes the layout out of a `"""` literal whose text is as written: the newline after the opening quotes, the line of the closing
/// quotes, and from each line as much indentation as the last line of text has before it begins. An escape is no layout. What is
/// not in the source as it is comes to lie in `arena`.
void dedent(std::span<StringSegment> segments, Arena& arena);

/// Replaces the escapes in the text of a literal.
void unescape(std::span<StringSegment> segments, Arena& arena);

/// Where `bytes` of the value of a literal's text are written, whose span is `text`: escapes whole, and the layout between two
/// lines, but not before the first. Of no bytes, where others would be put in. Nothing where the value has not so many.
///
/// Bounds:  one pass up to the last of `bytes`.
[[nodiscard]] std::optional<Span> written(std::string_view source, Span text, uint32_t indent, Span bytes);

}  // namespace mesh::lang

// What the text between quotes means: escapes, and the indentation of heredocs.
#pragma once

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
/// quotes, and from each line as much indentation as the last line of text has before it begins. An escape is no layout.
void dedent(std::vector<StringSegment>& segments);

/// Replaces the escapes in the text of a literal.
void unescape(std::vector<StringSegment>& segments);

}  // namespace mesh::lang
